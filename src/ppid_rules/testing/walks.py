"""Walks through a case: in time step by step, or however things are recorded."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

from ..cases import Stage
from ..compliance import ClockStatus, Severity, StepKind
from ..law import TermKind, terms
from ..workdays import indonesia
from .acts import any_form, event_of, is_possible_in
from .choices import Act, Choices, Drawn
from .days_drawn import decreed_span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..cases import Event
    from ..compliance import Case, Clock, NextStep

__all__ = ["ENTRY", "StuckError", "Walk", "is_lawful"]

ENTRY = {
    Stage.REQUEST: "request_received",
    Stage.OBJECTION: "objection_filed",
    Stage.DISPUTE: "dispute_filed",
    Stage.COURT: "court_objection_filed",
}
"""The event that opens each procedure."""

_SPARSE = {Stage.COURT: ("decision_read",)}
"""What a procedure needs before it besides the procedures before it."""
_RECENT = 3
"""An event of a type that is among so many last ones is not drawn again at once."""
_MONTH = timedelta(30)
_MOST_STEPS = 12
"""No procedure has so many duties between two of its acts."""


class StuckError(Exception):
    """A walk cannot go on in time."""


class Walk:
    """A case that grows: what is recorded so far, and the day reached.

    Attributes:
        case: the case.
        day: the day of its last event, or on which it begins.
    """

    def __init__(self, case: Case, day: date, choices: Choices) -> None:
        self.case = case
        self.day = day
        self._choices = choices
        self._last = decreed_span(indonesia())[1]

    # -- in time -------------------------------------------------------------------------------

    def reach(self, *goals: Act) -> None:
        """Record each goal in time, and before it every duty whose last day comes first.

        Raises:
            StuckError: a goal cannot be reached so.
        """
        for goal in goals:
            for _ in range(_MOST_STEPS):
                if self._towards(goal):
                    break
            else:
                raise StuckError(goal.type)

    def _towards(self, goal: Act) -> bool:
        """One step to a goal; whether it was the goal itself."""
        pressing = self._pressing()
        until = self._until(pressing)
        by = dict(goal.fields).get("by")
        steps = [
            step
            for step in self.case.next_steps(self.day)
            if step.event == goal.type and not step.overdue and by in {None, step.party}
        ]
        for step in steps:
            first, last = max(self.day, step.earliest or self.day), min(step.latest or until, until)
            if first <= last:
                self._record_clean(_asked(goal, step, self._choices), first, last)
                return True
        if pressing and (steps or goal.type in _offered()):
            self._fulfil(pressing)
            return False
        self._record_clean(goal, self.day, until)
        return True

    def _pressing(self) -> list[Clock]:
        """The duties that run, the most urgent first."""
        found = [
            clock
            for clock in self.case.deadlines(self.day, status=[ClockStatus.RUNNING])
            if clock.term.kind in {TermKind.DUTY, TermKind.CAP}
            and clock.term.audited
            and clock.due_on is not None
        ]
        return sorted(found, key=lambda clock: clock.due_on or self._last)

    def _until(self, pressing: list[Clock]) -> date:
        """The last day on which something else can be done before a duty is due."""
        return min([self._last, *(clock.due_on for clock in pressing if clock.due_on)])

    def _fulfil(self, pressing: list[Clock]) -> None:
        """Do the most urgent duty for which there is a step."""
        until = self._until(pressing)
        steps = [s for s in self.case.next_steps(self.day) if s.kind is StepKind.DUTY]
        for clock in pressing:
            ways = [step for step in steps if step.key == clock.key]
            if ways:
                step = ways[0]
                first = max(self.day, step.earliest or self.day)
                act = _asked(Act(step.event), step, self._choices)
                self._record_clean(act, first, max(first, min(step.latest or until, until)))
                return
        raise StuckError(pressing[0].key)

    def wander_in_time(self, most: int, stage: Stage | None) -> None:
        """Record further events, each in time; a stage is not left."""
        while len(self.case.events) < most and self._choices.goes_on():
            until = self._until(self._pressing())
            ways: list[tuple[Act, date, date]] = []
            for step in self.case.next_steps(self.day):
                first = max(self.day, step.earliest or self.day)
                last = min(step.latest or until, until)
                if not step.overdue and first <= last:
                    ways.append((_asked(Act(step.event), step, Choices()), first, last))
            recent = {event.type for event in self.case.events[-_RECENT:]}
            soon = min(until, self.day + _MONTH)
            ways.extend(
                (Act(name), self.day, soon)
                for name in self.case.allowed
                if self.day <= soon and name not in _offered() | recent
            )
            if not ways:
                return
            act, first, last = self._choices.one(ways)
            event = self._made(act, self._choices.day(first, last))
            if is_possible_in(self.case, event):
                case = self.case.record(event)
                if stage in {None, case.stage} and is_lawful(case):
                    self.case, self.day = case, event.on

    def _record_clean(self, act: Act, first: date, last: date) -> None:
        """Record an act so that nothing is found; with drawn fields if that can be."""
        if last < first:
            raise StuckError(act.type)
        day = self._choices.day(first, last)
        plain = Choices()
        for on, fields in ((day, self._choices.fields(act.type)), (first, plain.fields(act.type))):
            event = any_form(self.case, event_of(act.type, on, {**fields, **dict(act.fields)}))
            if is_possible_in(self.case, event):
                case = self.case.record(event)
                if is_lawful(case):
                    self.case, self.day = case, on
                    return
        raise StuckError(act.type)

    # -- however -------------------------------------------------------------------------------

    def record(self, act: Act, on: date) -> None:
        """Record an act on a day, whatever follows from it.

        Raises:
            StuckError: it has no object.
        """
        event = self._made(act, min(on, self._last))
        if not is_possible_in(self.case, event):
            event = event_of(act.type, event.on, {**Choices().fields(act.type), **dict(act.fields)})
            event = any_form(self.case, event)
        if not is_possible_in(self.case, event):
            raise StuckError(act.type)
        self.case, self.day = self.case.record(event), event.on

    def _made(self, act: Act, on: date) -> Event:
        fields = {**self._choices.fields(act.type), **dict(act.fields)}
        return any_form(self.case, event_of(act.type, on, fields))

    def go_on_to(self, stage: Stage) -> None:
        """Record the fewest events that lead from here to a stage.

        Raises:
            StuckError: none do.
        """
        seen = {event.type for event in self.case.events}
        for name in _sparse_path(stage):
            if name in seen or self.case.stage is stage:
                continue
            if name not in self.case.allowed:  # the dispute ended, and can be begun again
                self.record(Act(ENTRY[Stage.DISPUTE]), self.later())
            self.record(Act(name), self.later())

    def stray_to(self, stage: Stage, most: int) -> None:
        """Record what leads to a stage, at any time, with other things between."""
        path = list(_sparse_path(stage))
        while path:
            if self.case.events:
                self._stray_before(path, most)
            self.record(Act(path.pop(0)), self.later())

    def stray(self, most: int, stage: Stage | None) -> None:
        """Record anything, at any time; a stage is not left."""
        while len(self.case.events) < most and self._choices.goes_on():
            self._stray_once(stage)

    def _stray_before(self, path: list[str], most: int) -> None:
        while len(self.case.events) + len(path) < most and self._choices.strays():
            names = [name for name in self.case.allowed if name not in ENTRY.values()]
            event = self._made(Act(self._choices.one(names)), self.later())
            if is_possible_in(self.case, event):
                case = self.case.record(event)
                if path[0] in case.allowed:
                    self.case, self.day = case, event.on

    def _stray_once(self, stage: Stage | None) -> None:
        recent = {event.type for event in self.case.events[-_RECENT:]}
        names = [name for name in self.case.allowed if name not in recent] or self.case.allowed
        if not names:
            return
        entries = [name for name in names if name in ENTRY.values() and stage is None]
        event = self._made(Act(self._choices.one([*names, *entries * 4])), self.later())
        if is_possible_in(self.case, event):
            case = self.case.record(event)
            if stage in {None, case.stage}:
                self.case, self.day = case, event.on

    def later(self) -> date:
        """A day for the next event; that of the first is the one on which the walk begins."""
        if not self.case.events or not isinstance(self._choices, Drawn):
            return self.day
        dues = [clock.due_on for clock in self.case.deadlines(self.day) if clock.due_on]
        return min(self._choices.gap(dues, self.day), self._last)


def is_lawful(case: Case) -> bool:
    """Whether nothing that weighs is found on the day of the last event."""
    found = case.audit(case.events[-1].on).findings
    return all(finding.severity is Severity.NOTE for finding in found)


def _asked(act: Act, step: NextStep, choices: Choices) -> Act:
    """An act with what its step asks of it: the party, one of the grounds."""
    fields: dict[str, Any] = {}
    if step.party is not None:
        fields["by"] = step.party
    if step.grounds:
        fields["ground"] = choices.one(step.grounds)
    return Act(act.type, tuple({**fields, **dict(act.fields)}.items()))


@cache
def _offered() -> frozenset[str]:
    """The types of the events that meet some limit."""
    return frozenset(term.closed_by[0].event for term in terms() if term.closed_by)


def _sparse_path(stage: Stage | None) -> Iterator[str]:
    """The fewest events that lead to a stage."""
    for passed in Stage if stage is not None else ():
        yield from _SPARSE.get(passed, ())
        yield ENTRY[passed]
        if passed is stage:
            return
