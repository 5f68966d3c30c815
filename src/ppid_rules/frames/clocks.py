"""The clocks of a case over columns: the same rows of law, read for every case at once.

What ``compliance.casework`` says of one log this says of a table of them, for the first run of
each limit. Each limit is interpreted from its own row (``counted_from``, ``closed_by``,
``applies_if``) and from how clocks read a log; a property test holds the two equal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from ..cases.log import event_kinds
from ..compliance.casework import ClockStatus
from ..law import Direction, Unit
from .periods import last_day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from ..law import Term
    from ..law.conditions import Pattern
    from .algebra import Node
    from .laws import Law
    from .moments import Moment
    from .recorded import Log, Recorded

__all__ = ["STATUSES", "Chosen", "Clocks", "Run"]

STATUSES = tuple(ClockStatus)
"""The statuses of clocks, in the order of their numbers."""

Chosen = tuple[tuple["Recorded", "Node"], ...]
"""One of several events, each with the rows in which it is the one."""


class Run(NamedTuple):
    """The first run of a limit, of each row that has one.

    Attributes:
        exists: whether the row has one.
        start: the day it is counted from.
        due: the last day, extended where it was.
        limit: the last day before an extension.
        perhaps: the last day if a step happened that the register cannot hold.
        done: the day of the act that meets it.
        premature: whether that act came too early.
        status: where it stands, as a number.
        late_from: the day from which lateness is counted.
        opener: the event it runs from.
        closer: the event that meets it.
        span: the days on which its last day rests, from the first to the last.
    """

    exists: Node
    start: Moment
    due: Moment
    limit: Moment
    perhaps: Moment
    done: Moment
    premature: Node
    status: Node
    late_from: Moment
    opener: Chosen
    closer: Chosen
    span: tuple[Moment, Moment]


class Maker(Protocol):
    """What finds the first run of a limit."""

    def __call__(self, clocks: Clocks, term_id: str, party: str | None) -> Run:
        """The run, of a party where each has its own."""
        ...


class Clocks:
    """The clocks of a table.

    Attributes:
        log: what it records.
        law: what governs its rows.
    """

    def __init__(self, log: Log, law: Law, makers: Callable[[str], Maker]) -> None:
        self.log = log
        self.algebra, self.moments, self.readings = log.algebra, log.moments, log.readings
        self.law = law
        self._makers = makers
        self._runs: dict[tuple[str, str | None], Run] = {}
        self._extensions: dict[str, Run] = {}
        never, no = self.moments.never, self.algebra.false
        self.none = Run(
            no, never, never, never, never, never, no, self.code(ClockStatus.UNKNOWN), never, (),
            (), (never, never),
        )  # fmt: skip

    def code(self, status: ClockStatus) -> Node:
        """A status as a number."""
        return self.algebra.const(STATUSES.index(status))

    def is_status(self, run: Run, status: ClockStatus) -> Node:
        """Whether a run stands so."""
        return self.algebra.equal(run.status, self.code(status))

    def run(self, term_id: str, party: str | None = None) -> Run:
        """The first run of a limit."""
        key = term_id, party
        if key not in self._runs:
            self._runs[key] = _where_it_exists(self._makers(term_id)(self, term_id, party))
        return self._runs[key]

    def extension(self, base_id: str) -> Run:
        """The extension of a limit that was announced first."""
        _ = self.run(base_id)
        return self._extensions.get(base_id, self.none)

    def announced(self, base_id: str, run: Run) -> None:
        """Keep the extension that was found with the limit it extends."""
        self._extensions[base_id] = _where_it_exists(run)

    # -- events ----------------------------------------------------------------------------

    def in_dispute(self, event: Recorded) -> bool:
        """Whether an event belongs to a dispute wherever it has its object."""
        dispute = "dispute_filed"
        return event.name == dispute or dispute in self.log.always_before(event.name)

    def in_segment(self, event: Recorded, opener: Recorded | None) -> Node:
        """Whether an event lies on the same side of the filing of the dispute as another."""
        filing = self.log.of("dispute_filed")
        if filing is None or (opener is not None and self.in_dispute(opener)):
            return self.algebra.true
        is_later = self.algebra.false
        if opener is not None:
            is_later = self.log.before(filing, opener)
        return is_later | ~filing.has | self.log.before(event, filing)

    def fits(self, pattern: Pattern, event: Recorded, start: Moment, party: str | None) -> Node:
        """Whether an event is what a pattern asks for."""
        own = self.algebra.true
        if pattern.field is not None:
            if pattern.value == "start":
                day = self._day_of(event, pattern.field)
                own = day.known & self.algebra.equal(day.day, start.day)
            elif pattern.value == "party":
                own = event.says(pattern.field, party or "")
            else:
                own = event.says(pattern.field, pattern.value or "")
        if party is not None and "by" in event_kinds()[event.name].model_fields:
            own &= event.says("by", party)
        return own

    def _day_of(self, event: Recorded, field: str) -> Moment:
        """The day that an event names; a summons that names none is for the day last fixed."""
        day = event.day(field)
        fixed = self.log.of("hearing_scheduled")
        if event.name != "summons_received" or fixed is None:
            return day
        last = fixed.day(field).if_known(self.log.before(fixed, event))
        return self.moments.choose(day.known, day, last)

    # -- a run -----------------------------------------------------------------------------

    def choose(self, condition: Node, a: Run, b: Run) -> Run:
        """One of two runs."""
        if condition is self.algebra.true:
            return a
        if condition is self.algebra.false:
            return b
        pick, where = self.moments.choose, self.algebra.where

        def chosen(one: Chosen, other: Chosen) -> Chosen:
            return (
                *((event, condition & sel) for event, sel in one),
                *((event, ~condition & sel) for event, sel in other),
            )

        return Run(
            where(condition, a.exists, b.exists),
            pick(condition, a.start, b.start),
            pick(condition, a.due, b.due),
            pick(condition, a.limit, b.limit),
            pick(condition, a.perhaps, b.perhaps),
            pick(condition, a.done, b.done),
            where(condition, a.premature, b.premature),
            where(condition, a.status, b.status),
            pick(condition, a.late_from, b.late_from),
            chosen(a.opener, b.opener),
            chosen(a.closer, b.closer),
            (pick(condition, a.span[0], b.span[0]), pick(condition, a.span[1], b.span[1])),
        )

    def is_before(self, event: Recorded, chosen: Chosen) -> Node:
        """Whether an event stands before the one chosen; false where none is."""
        return self.algebra.any(sel & self.log.before(event, one) for one, sel in chosen)

    def first(self, events: Iterable[tuple[Recorded, Node]]) -> Chosen:
        """The first of several events, given in the order of the procedure."""
        chosen: Chosen = ()
        for event, condition in events:
            if condition is self.algebra.false:
                continue
            there = self.algebra.any(sel for _, sel in chosen)
            earlier = condition & (~there | self.is_before(event, chosen))
            chosen = (*((one, sel & ~earlier) for one, sel in chosen), (event, earlier))
        return chosen

    def last(self, events: tuple[Recorded, ...], before: Recorded | None = None) -> Chosen:
        """The last of several events, before another where one is given."""
        there = {e: e.has if before is None else self.log.before(e, before) for e in events}
        return tuple(
            (event, there[event] & ~self.algebra.any(
                self.log.before(event, other) & there[other] for other in events
            ))
            for event in events
        )  # fmt: skip

    def done_on(self, chosen: Chosen) -> Moment:
        """The day that decides about the event chosen."""
        found = self.moments.never
        for event, sel in chosen:
            found = self.moments.choose(sel, event.done_on.if_known(sel), found)
        return found

    def due(self, term: Term, start: Moment, start_is: str) -> Moment:
        """The last day of a limit."""
        return last_day(self.moments, term, start, start_is, self.readings)

    def span(self, term: Term, start: Moment, due: Moment) -> tuple[Moment, Moment]:
        """The days on which a last day rests, as far as their certainty goes."""
        if term.unit is Unit.WORKING_DAYS:
            return (start, due) if term.direction is Direction.FORWARD else (due, start)
        return self.moments.never, self.moments.never


def _where_it_exists(run: Run) -> Run:
    """A run that knows no day where there is none."""
    return run._replace(
        start=run.start.if_known(run.exists),
        due=run.due.if_known(run.exists),
        limit=run.limit.if_known(run.exists),
        perhaps=run.perhaps.if_known(run.exists),
        done=run.done.if_known(run.exists),
    )
