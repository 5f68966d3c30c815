"""What a table records of each event, as a plan sees it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ..cases.possible import event_types, needs_by_form
from ..compliance.casework.logs import judged_on, log_rules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..law import Readings
    from ..law.conditions import Check, Pattern
    from .algebra import Algebra, Node
    from .moments import Moment, Moments

__all__ = ["Log", "Recorded", "always_before"]

PLACES = {name: i for i, name in enumerate(event_types())}
"""The order of events on one day: that of the procedure."""


@cache
def always_before(name: str, *, with_grounds: bool) -> frozenset[str]:
    """The types that stand before an event in every log in which it has its object.

    Args:
        name: the type.
        with_grounds: whether grounds of objections are recorded; one of them needs no request.
    """
    forms = needs_by_form(name)
    ways = [
        [frozenset({need}) | always_before(need, with_grounds=with_grounds) for need in needs]
        for form, needs in forms.items()
        if form == "other" or with_grounds or name != "objection_filed"
    ]
    return frozenset.intersection(
        *(frozenset.intersection(*way) if way else frozenset() for way in ways)
    )


class Recorded:
    """An event of each row, where it is recorded.

    Attributes:
        name: its type.
        has: whether it is recorded, up to the day looked at.
        on: the day it was done.
    """

    def __init__(self, log: Log, name: str, has: Node, on: Moment, received: Moment) -> None:
        self._log = log
        self.name = name
        self.has = has
        self.on = on
        self._received = received

    @property
    def sent_and_received(self) -> tuple[Moment, Moment]:
        """The day it was done, and the day it is recorded to have reached the other side."""
        return self.on, self._received

    @property
    def reached(self) -> Moment:
        """The day it reached the other side, also by the office's hours where those are read so."""
        log, moments = self._log, self._log.moments
        timed = self._timed
        if log.readings.after_hours == "same_day" or timed is log.algebra.false:
            return self._received
        late = log.algebra.truth("late", self.name)
        next_day = moments.added(self._received, 1)
        return moments.choose(timed & (late | ~self._received.works), next_day, self._received)

    @property
    def _timed(self) -> Node:
        """Whether the hour at which it reached an office is recorded."""
        log = self._log
        if (
            self.name not in log_rules()["reaches_the_office"]
            or (self.name, "time") not in log.fields
        ):
            return log.algebra.false
        same_day = log.algebra.equal(self._received.day, self.on.day)
        return log.algebra.truth("recorded", self.name, "time") & same_day

    @property
    def done_on(self) -> Moment:
        """The day that decides whether it was in time."""
        field = judged_on(self.name)
        if field is None or getattr(self._log.readings, field) == "sent":
            return self.on
        return self.reached

    def is_one_of(self, field: str, values: tuple[str, ...]) -> Node:
        """Whether a field has one of some values."""
        return self._log.algebra.any(self.says(field, value) for value in values)

    def says(self, field: str, value: str) -> Node:
        """Whether a field has a value."""
        if (self.name, field) not in self._log.fields:
            return self._log.algebra.false
        return self._log.algebra.truth("says", self.name, field, value)

    def holds(self, field: str) -> Node:
        """Whether a field is recorded, and is not false or empty."""
        if (self.name, field) not in self._log.fields:
            return self._log.algebra.false
        return self._log.algebra.truth("holds", self.name, field)

    def day(self, field: str) -> Moment:
        """The day that a field names."""
        if (self.name, field) not in self._log.fields:
            return self._log.moments.never
        known = self._log.algebra.truth("recorded", self.name, field)
        return self._log.moments.at(self._log.algebra.number("day", self.name, field), known)


class Log:
    """The events that a table has columns for.

    Attributes:
        fields: the fields of events that it has columns for.
        as_of: the day looked at.
        readings: how open questions are answered.
        not_kept: types of events that the register cannot hold.
    """

    def __init__(  # noqa: PLR0917 - made by the plan only
        self,
        algebra: Algebra,
        moments: Moments,
        events: frozenset[str],
        fields: frozenset[tuple[str, str]],
        as_of: Moment,
        readings: Readings,
        not_kept: frozenset[str],
    ) -> None:
        self.algebra = algebra
        self.moments = moments
        self.fields = fields
        self.as_of = as_of
        self.readings = readings
        self.not_kept = not_kept
        self.events = {
            name: self._recorded(name) for name in sorted(events, key=PLACES.__getitem__)
        }

    def _recorded(self, name: str) -> Recorded:
        truth, number = self.algebra.truth, self.algebra.number
        day = number("day", name, "on")
        has = truth("recorded", name, "on") & (day <= self.as_of.day)
        on = received = self.moments.at(day, has)
        if (name, "received_on") in self.fields:
            received = self.moments.at(number("day", name, "received_on"), has)
        return Recorded(self, name, has, on, received)

    def of(self, name: str) -> Recorded | None:
        """The event of a type, ``None`` where no row has one."""
        return self.events.get(name)

    def has(self, name: str) -> Node:
        """Whether an event of a type is recorded."""
        found = self.events.get(name)
        return self.algebra.false if found is None else found.has

    def before(self, a: Recorded, b: Recorded) -> Node:
        """Whether an event stands before another; false where one is not recorded.

        What an event needs stands before it in every row that is right, so that it need not be
        compared; whether a row is right is another question (:meth:`stands_before`).
        """
        if a.name == b.name or b.name in self.always_before(a.name):
            return self.algebra.false
        if a.name in self.always_before(b.name):
            return a.has & b.has
        return self.stands_before(a, b)

    def stands_before(self, a: Recorded, b: Recorded) -> Node:
        """The same, compared in every row: on one day by the order of the procedure."""
        there = a.has & b.has
        if PLACES[a.name] < PLACES[b.name]:
            return there & (a.on.day <= b.on.day)
        return there & (a.on.day < b.on.day)

    def always_before(self, name: str) -> frozenset[str]:
        """The types that stand before an event wherever it has its object."""
        return always_before(name, with_grounds=("objection_filed", "ground") in self.fields)

    def after(self, opener: Recorded | None, event: Recorded) -> Node:
        """Whether an event is recorded after another, or at all where there is none."""
        return event.has if opener is None else self.before(opener, event)

    def matching(self, patterns: tuple[Pattern, ...]) -> Iterator[tuple[Pattern, Recorded]]:
        """The recorded events that patterns ask for, in the order of the procedure."""
        found = (
            (pattern, self.events[pattern.event])
            for pattern in patterns
            if pattern.event in self.events
        )
        return iter(sorted(found, key=lambda pair: PLACES[pair[0].event]))

    def first_of(self, names: frozenset[str]) -> Moment:
        """The earliest day of several events."""
        return self.moments.first([e.on for name, e in self.events.items() if name in names])

    def checked(self, check: Check, event: Recorded) -> Node:
        """Whether an event has what a check asks of its field; always where it asks for none."""
        if check.field is None:
            return self.algebra.true
        if check.values:
            return event.is_one_of(check.field, check.values)
        return event.holds(check.field)
