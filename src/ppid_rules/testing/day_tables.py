"""Wrong tables of days off, as programs have them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from .._data import REMEMBERED
from ..offices import Overlay
from ..workdays import DecreeKind, WorkingCalendar, indonesia
from ..workdays.decrees import shipped_log
from ..workdays.replay import replay

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from ..workdays import Decree

__all__ = [
    "DayTable",
    "Keeps",
    "every_day",
    "of_entries",
    "of_holidays",
    "of_years",
    "projected",
    "revokes",
]

Keeps = Callable[["Decree"], bool]
"""Whether a program has read an entry of the log."""

_ONE = timedelta(1)
_WEEK = {"five": 5, "six": 6}

_MADE = "as the program has it"


class DayTable:
    """The days off that a program knows, in place of those that were decreed.

    Attributes:
        label: what it knows, for a report; two tables of one label are one table.
    """

    def __init__(self, label: str, off: Callable[[date], frozenset[date] | None]) -> None:
        """A table from a function of the day of knowledge; it gives ``None`` for no day off."""
        self.label = label
        self._off = cache(off)

    def off(self, known_on: date) -> frozenset[date] | None:
        """The days off beside weekends; ``None``: not even weekends are off."""
        return self._off(known_on)

    def nth_working_day(self, start: date, number: int, known_on: date) -> date:
        """The day that a program finds that walks from day to day; back where below zero."""
        off = self.off(known_on)
        step = _ONE if number > 0 else -_ONE
        day, left = start, abs(number)
        while left:
            day += step
            left -= off is None or (day.weekday() < _WEEK["five"] and day not in off)
        return day

    def laid_over(self, calendar: WorkingCalendar) -> WorkingCalendar:
        """A calendar as the program would have it."""
        return _laid_over(calendar, self.off(calendar.as_known_on or shipped_log().until))

    def within(self, other: DayTable) -> DayTable:
        """Only the days off that both tables know."""

        def both(known_on: date) -> frozenset[date] | None:
            mine, theirs = self.off(known_on), other.off(known_on)
            return None if mine is None or theirs is None else mine & theirs

        return DayTable(f"{self.label}, {other.label}", both)


def of_entries(label: str, keeps: Keeps) -> DayTable:
    """The table of a program that has read only some entries of the log of decrees."""

    def off(known_on: date) -> frozenset[date]:
        entries = shipped_log().entries
        read = (e for e in entries if e.announced_on <= known_on and keeps(e))
        return frozenset(replay(tuple(read)))

    return DayTable(label, off)


def of_years(label: str, years: Collection[int]) -> DayTable:
    """A table with every day of some years, to lay another one within."""
    days = frozenset(day for year in years for day in _span(date(year, 1, 1), date(year, 12, 31)))
    return DayTable(label, lambda _: days)


def every_day() -> DayTable:
    """The table of a program that counts every day."""
    return DayTable("every day counts", lambda _: None)


def of_holidays(label: str, years: range, *, government: bool) -> DayTable:
    """The table of a program that asks the ``holidays`` library for some years.

    Args:
        label: what to call it.
        years: the years that it asks for.
        government: whether it asks for the days that the library files under government too.
    """

    def off(_: date) -> frozenset[date]:
        from holidays import country_holidays  # noqa: PLC0415 - for a diagnosis only

        categories = ("public", "government") if government else ("public",)
        found = country_holidays("ID", years=years, categories=categories, language="id")
        return frozenset(found)

    return DayTable(label, off)


def projected(day: date) -> DayTable:
    """The table of a program that knew the decrees of a day, and takes later years as projected."""

    def off(known_on: date) -> frozenset[date]:
        calendar = indonesia(as_known_on=min(day, known_on))
        first, last = date(shipped_log().entries[0].day.year, 1, 1), shipped_log().entries[-1].day
        return frozenset(named.day for named in calendar.days_off(first, last))

    return DayTable(f"known {day}, then projected", off)


def revokes(entry: Decree) -> bool:
    """Whether an entry takes a day back."""
    return entry.kind == DecreeKind.REVOKED


@lru_cache(maxsize=REMEMBERED)
def _laid_over(calendar: WorkingCalendar, off: frozenset[date] | None) -> WorkingCalendar:
    coverage = calendar.coverage
    if coverage.first is None or coverage.last is None:
        return calendar
    first, last = date(coverage.first, 1, 1), date(coverage.last, 12, 31)
    if off is None:
        working = [day for day in _span(first, last) if not calendar.is_working_day(day)]
        return calendar.with_overlay(Overlay(working_days=[(day, _MADE) for day in working]))
    week = _WEEK[calendar.week]
    named = _decreed(calendar, first, last)
    return calendar.with_overlay(
        Overlay(
            days_off=[(day, _MADE) for day in off - named if first <= day <= last],
            working_days=[(day, _MADE) for day in named - off if day.weekday() < week],
        )
    )


@lru_cache(maxsize=REMEMBERED)
def _decreed(calendar: WorkingCalendar, first: date, last: date) -> frozenset[date]:
    """The days off that were decreed."""
    kinds = frozenset(map(str, DecreeKind))
    named = calendar.days_off(first, last)
    return frozenset(off.day for off in named if str(off.kind) in kinds)


def _span(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(n) for n in range((last - first).days + 1))
