"""A program that computes last days, right but for its mistakes."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

from ..compliance import deadline
from ..law import DEFAULTS, Direction, HouseRule, Unit, terms
from ..workdays import indonesia

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..compliance import Deadline
    from ..law import Readings, Term
    from ..workdays import WorkingCalendar
    from .day_tables import DayTable
    from .vector import Vector

__all__ = ["Program", "right_deadline"]

_BASIS = "the program under test"
_ONE = timedelta(1)
_DAYS = (Unit.WORKING_DAYS, Unit.CALENDAR_DAYS)


@dataclass(frozen=True, kw_only=True)
class Program:
    """A program with some mistakes; with none it answers as the law has it.

    Attributes:
        table: which days off it knows; ``None``: all that were decreed.
        at_start: whether it knows only the decrees of the day from which it counts.
        counts_start: whether the day of the event is its day 1.
        fewer: how many days fewer it counts.
        numbers: its own numbers, by limit.
        extends_from: from where it counts an extension.
        in_utc: whether it takes the date of a moment in UTC.
    """

    table: DayTable | None = None
    at_start: bool = False
    counts_start: bool = False
    fewer: int = 0
    numbers: tuple[tuple[str, int], ...] = ()
    extends_from: Literal["limit", "announcement", "filing"] = "limit"
    in_utc: bool = False

    def also(self, other: Program) -> Program | None:
        """A program with the mistakes of both; ``None`` where one leaves no room for the other."""
        mine, theirs = self._changes(), other._changes()
        shared = mine.keys() & theirs.keys()
        if shared - {"table"}:
            return None
        merged = mine | theirs
        if shared:
            merged["table"] = mine["table"].within(theirs["table"])
        return Program(**merged)

    def _changes(self) -> dict[str, Any]:
        return {
            field.name: getattr(self, field.name)
            for field in fields(self)
            if getattr(self, field.name) != field.default
        }

    # -- how it counts ---------------------------------------------------------------------

    def calendar(self, calendar: WorkingCalendar, start: date) -> WorkingCalendar:
        """A calendar as the program has it when it counts from a day."""
        if self.at_start and start < (calendar.as_known_on or date.max):
            calendar = calendar.known_on(start)
        return calendar if self.table is None else self.table.laid_over(calendar)

    def last_days(self, right: Deadline, start: date) -> Iterator[date | None]:
        """What it may hold for the last day of a limit, counted from a day.

        Several, since it may take the mistake to some units or kinds of start only.

        Args:
            right: the limit as the law has it.
            start: the day from which the program counts.
        """
        walked = self._walked(right, start)
        if walked is not None:
            yield walked
            return
        if self.counts_start:
            yield self._last_day(right, start, right.readings.under(first_day="same_day"))
            start += _ONE if right.term.direction is Direction.BACKWARD else -_ONE
        yield self._last_day(right, start, right.readings)
        if (self.fewer or self.counts_start) and right.term.unit is not Unit.WORKING_DAYS:
            yield right.due_on

    def _walked(self, right: Deadline, start: date) -> date | None:
        """The last day by a walk, where a table of days off is its only mistake: much quicker."""
        number, known_on = right.term.number, right.calendar.as_known_on
        usual = right.term.unit is Unit.WORKING_DAYS and right.readings == DEFAULTS
        if self.table is None or not number or known_on is None or not usual:
            return None
        if self != Program(table=self.table) or right.calendar != indonesia(as_known_on=known_on):
            return None
        back = right.term.direction is Direction.BACKWARD
        return self.table.nth_working_day(start, -number if back else number, known_on)

    def extended(self, right: Deadline, start: date) -> Iterator[date | None]:
        """What it may hold for an extended limit, counted from a day of its own choice.

        It may use one number for every regime.
        """
        yield from self.last_days(right, start)
        calendar = self.calendar(right.calendar, start)
        for number in _numbers_of(right.term.id):
            yield calendar.add_working_days(start, number)

    def _last_day(self, right: Deadline, start: date, readings: Readings) -> date | None:
        return deadline(
            right.term.id,
            start,
            start_is=right.start_is,
            version_on=right.version_on,
            regime=right.term.regime,
            calendar=self.calendar(right.calendar, start),
            readings=readings,
            house_rules=self.own_numbers([right.term]),
        ).due_on

    def own_numbers(self, limits: Iterable[Term]) -> tuple[HouseRule, ...]:
        """Its numbers for some limits, where they are not those of the law."""
        own = dict(self.numbers)
        rules = {}
        for term in limits:
            number = own.get(term.id, (term.number or 0) - self.fewer)
            if term.unit in _DAYS and number > 0 and number != term.number:
                rules[term.id] = HouseRule(term.id, number, str(term.unit), _BASIS)
        return tuple(rules.values())

    def numbers_shown(self, right: Deadline, given: date) -> tuple[int, int] | None:
        """The number of days that an answer shows, and that of the law, where these differ."""
        first, last = right.starts_on, given
        if right.term.direction is Direction.BACKWARD:
            first, last = given - _ONE, first - (_ONE * (not self.counts_start))
        elif self.counts_start:
            first -= _ONE
        if right.term.unit is Unit.CALENDAR_DAYS:
            number = (last - first).days
        else:
            number = self.calendar(right.calendar, first).working_days_between(first, last)
        law = right.term.number
        return (number, law) if law is not None and 0 < number != law else None


@lru_cache(maxsize=1024)
def right_deadline(vector: Vector) -> Deadline:
    """The limit of a vector of one limit, as the law has it."""
    return deadline(
        vector.inputs["term"],
        date.fromisoformat(vector.inputs["start"]),
        regime=vector.inputs.get("regime", "general"),
        calendar=indonesia(as_known_on=vector.as_known_on),
        readings=vector.as_read,
    )


@lru_cache(maxsize=64)
def _numbers_of(term_id: str) -> frozenset[int]:
    """The numbers of working days that a limit has in some regime or version."""
    return frozenset(
        term.number
        for term in terms()
        if term.id == term_id and term.number and term.unit is Unit.WORKING_DAYS
    )
