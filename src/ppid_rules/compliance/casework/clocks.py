"""A clock: a deadline that runs in a case, with where it stands on a day."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from ...errors import UnknownTermError
from ...law import Citation, Readings, Side, TermKind, Unit
from ..deadlines import Deadline, agreed
from ..doubt import Alternative
from ..moves import Moved, moves_of
from .derivations import counted_on, derived
from .runs import ClockStatus, Run
from .worlds import worlds

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ...cases import Event
    from ...workdays import WorkingCalendar
    from ..counting import CountedDay
    from ..explaining import Step
    from .docket import Docket

__all__ = ["Clock", "clock_of"]


def clock_of(docket: Docket, key: str) -> Clock:
    """The clock with a key.

    Raises:
        UnknownTermError: the case has no such clock.
    """
    run = docket.run(key)
    if run is None:
        raise UnknownTermError(key, [r.key for r in docket.all_runs()], "clock")
    return Clock(docket, run)


class Clock(Deadline):
    """One limit as it runs in a case (*jangka waktu berjalan*).

    A :class:`Deadline` whose start may itself be computed, so that other readings and calendars
    are replayed through the whole case. Immutable.

    Attributes:
        starts_on: the day it is counted from; ``None`` where that is not known yet.
        key: ``term[@party][#n]``, stable while events are appended.
        status: where it stands on the day looked at.
        side: on whose side the one is who acts.
        party: whose clock it is, where each party has its own.
        happened_on: the day that decided about the act that met it; ``None``: not done.
        happened_event: that act.
        opened_by: the type of the event it runs from, or the key of the clock whose lapse it is.
        closed_by: the type of the event that met or ended it.
        limit: the last day before an extension.
        opens_on: the first day on which the act is not premature, where it can be.
        ground: the ground of an objection, as recorded or as read.
        ground_assumed: whether that ground was not recorded.
        count: how many absences, where events are counted.
    """

    starts_on: date | None  # type: ignore[assignment]  # pyright: ignore[reportIncompatibleVariableOverride]  # a clock may not know its start yet; a deadline does
    key: str
    status: ClockStatus
    side: Side
    party: str | None
    happened_on: date | None
    happened_event: Event | None
    opened_by: str
    closed_by: str | None
    limit: date | None
    opens_on: date | None
    ground: str | None
    ground_assumed: bool
    count_of_absences: int

    def __init__(self, docket: Docket, run: Run) -> None:  # pyright: ignore[reportMissingSuperCall]  # the facts come from the run; nothing is computed again
        ended = run.closer or run.ender
        self.__dict__.update(
            _docket=docket,
            _run=run,
            term=run.term,
            starts_on=run.start,
            start_is=run.start_is,
            version_on=run.version_on,
            calendar=docket.calendar,
            readings=docket.readings,
            house_rules=docket.rules,
            due_on=run.due,
            key=run.key,
            status=run.status,
            side=run.term.actor.side,
            party=run.party,
            happened_on=run.done_on,
            happened_event=run.closer and run.closer.event,
            opened_by=run.opened_by,
            closed_by=ended and ended.type,
            limit=run.limit,
            opens_on=run.opens_on,
            ground=run.ground,
            ground_assumed=run.assumed,
            count_of_absences=run.absences,
        )

    _docket: Docket
    _run: Run

    @property
    def _facts(self) -> tuple[object, ...]:
        docket = self._docket
        return docket.record, docket.as_of, docket.calendar, docket.readings, self.key

    def __reduce__(self) -> tuple[Any, tuple[object, ...]]:
        return clock_of, (self._docket, self.key)

    def __repr__(self) -> str:
        return f"<Clock {self.key}: {self.status}, due {self.due_on}>"

    # -- working days ----------------------------------------------------------------------

    @property
    def working_days_used(self) -> int | None:
        """Working days from the start to the act, or to the day looked at; none before it."""
        start, until = self.starts_on, self.happened_on or self._docket.as_of
        if start is None or until < start:
            return None
        return self.calendar.working_days_between(start, until)

    @property
    def working_days_late(self) -> int | None:
        """Working days from the last day to the act, or to the day looked at while it is undone.

        0 where it was met, ``None`` where it runs or cannot be told.
        """
        if self.status is ClockStatus.MET:
            return 0
        extension = self.term.kind is TermKind.EXTENSION  # late where announced after the first
        due = self.limit if extension else self._run.perhaps_until or self.due_on
        if due is None or self.status not in (ClockStatus.LATE, ClockStatus.OVERDUE):
            return None
        until = self.happened_on if self.status is ClockStatus.LATE else self._docket.as_of
        return self.calendar.working_days_between(due, until or self._docket.as_of)

    @property
    def working_days_left(self) -> int | None:
        """Working days after the day looked at until the last day; 0 on it."""
        if self.status is not ClockStatus.RUNNING or self.due_on is None:
            return None
        return self.calendar.working_days_between(self._docket.as_of, self.due_on)

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        """The articles behind the limit, of the regulations on disputes the one that governs."""
        taken = self._run.extended_by
        further = () if taken is None else self._docket.citations(taken)
        return tuple(dict.fromkeys((*self._docket.citations(self._run), *further)))

    # -- doubt -----------------------------------------------------------------------------

    @cached_property
    def alternatives(self) -> tuple[Alternative, ...]:
        """Other answers, one question at a time, that give another last day."""
        return tuple(self._alternatives())

    def _alternatives(self) -> Iterator[Alternative]:
        for question in Readings.questions():
            if question.field not in self._run.fields:
                continue
            for option in question.options:
                if option == getattr(self.readings, question.field):
                    continue
                other = self._docket.under(**{question.field: option}).run(self.key)
                due = None if other is None else other.due
                if due != self.due_on:
                    elsewhere = other is not None and other.start_is != self.start_is
                    start_is = other.start_is if other is not None and elsewhere else None
                    yield Alternative(question.field, option, due, start_is)

    @cached_property
    def _last_days(self) -> tuple[date, ...]:
        def seen(docket: Docket) -> tuple[date | None, frozenset[str]]:
            run = docket.run(self.key)
            return (None, frozenset()) if run is None else (run.due, run.fields)

        if self.due_on is None:
            return ()
        found = worlds(self._docket, self._run.fields, seen, remote=False)
        return tuple(due for _, due in found if due is not None)

    @cached_property
    def moved(self) -> tuple[Moved, ...]:
        """Each decree that changed the last day since the period began that it rests on."""
        root = self._run.root
        return () if root is None else tuple(moves_of(self, root))

    # -- elsewhere -------------------------------------------------------------------------

    def recompute(
        self, *, calendar: WorkingCalendar | None = None, readings: Readings | None = None
    ) -> Clock:
        """The same clock on another calendar, or under other readings, through the whole case.

        Raises:
            WrongTypeError: not a calendar, or no readings.
            UnknownTermError: the case has no such clock then.
        """
        if calendar is None and readings is None:
            readings = self.readings
        calendar, readings = agreed(
            self.calendar if calendar is None else calendar, readings, self.readings
        )
        return clock_of(self._docket.on(calendar, readings), self.key)

    def due_on_calendar(self, calendar: WorkingCalendar) -> date | None:
        """The last day on another calendar; ``None`` also where the clock does not exist there.

        Raises:
            WrongTypeError: not a calendar.
        """
        calendar, readings = agreed(calendar, None, self.readings)
        run = self._docket.on(calendar, readings).run(self.key)
        return None if run is None else run.due

    def under(self, **readings: str) -> Clock:
        """The same clock under other answers to open questions, through the whole case.

        Raises:
            UnknownReadingError: an unknown question or answer.
            UnknownTermError: the case has no such clock then.
        """
        return self.recompute(readings=self.readings.under(**readings))

    @cached_property
    def extension(self) -> Deadline | None:
        """The extension that was taken or, where the limit was not extended, could be."""
        taken = self._run.extended_by
        if taken is not None:
            return Clock(self._docket, taken)
        return super().extension if self._run.limit is not None else None

    # -- how it was counted ----------------------------------------------------------------

    @cached_property
    def trace(self) -> tuple[Step, ...]:
        """The derivation, a step at a time."""
        return tuple(derived(self._docket, self._run, self._steps(), self.citations))

    def _steps(self) -> Iterator[Step]:
        yield from super().trace

    @cached_property
    def _counting(self) -> tuple[CountedDay, ...]:
        run = self._run
        if run.start is None:
            return ()
        first = Deadline(
            run.term, run.start, run.start_is, run.version_on, self.calendar, self.readings,
            self.house_rules,
        )  # fmt: skip
        if run.extended_by is None:
            return () if run.term.unit is Unit.SET_BY_ACTOR else first.count()
        days, further = first.count(), self.extension
        return days if further is None else counted_on(days, further.count())

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready: the deadline, and where the clock stands."""
        run = self._run
        return {
            **super().to_dict(),
            "schema": "ppid-rules/clock/1",
            "key": self.key,
            "status": self.status.value,
            "actor": self.term.actor.value,
            "side": self.side.value,
            "party": self.party,
            "happened_on": self.happened_on and self.happened_on.isoformat(),
            "happened_event": run.closer and run.closer.place,
            "opened_by": self.opened_by,
            "closed_by": self.closed_by,
            "limit": self.limit and self.limit.isoformat(),
            "opens_on": self.opens_on and self.opens_on.isoformat(),
            "ground": self.ground,
            "ground_assumed": self.ground_assumed,
            "absences": self.count_of_absences,
            "working_days_used": self.working_days_used,
            "working_days_late": self.working_days_late,
            "working_days_left": self.working_days_left,
        }
