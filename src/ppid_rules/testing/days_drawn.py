"""Random days of a calendar, more often those on which programs go wrong."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from hypothesis import strategies as st

from .._check import as_date
from ..errors import InvalidValueError, WrongTypeError
from ..workdays import DayKind, WorkingCalendar, indonesia

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from hypothesis.strategies import SearchStrategy

__all__ = ["days", "decreed_span", "plain_day", "working_days"]

_DAY = timedelta(1)
_NEAR = 3
"""So many days before and after a turn of the year or an end of the decreed years are hard."""
_SHORT_NOTICE = timedelta(14)
"""A decree that comes later than this before its day comes at short notice."""


class _Spots(NamedTuple):
    """The days of the decreed years of a calendar, by what is hard about them."""

    plain: tuple[date, ...]
    working: frozenset[date]
    hard: tuple[tuple[date, ...], ...]


def days(
    *,
    min_value: date | None = None,
    max_value: date | None = None,
    calendar: WorkingCalendar | None = None,
) -> SearchStrategy[date]:
    """Any day of the decreed years, more often a hard one.

    Hard are the days around joint leave and around the turn of a year, days that a later decree
    set or took back, days around a decree at short notice, and both ends of the decreed years.
    All are read off the calendar. Examples shrink to the first working day in the longest time
    without a named day off, in the last year that was over when the log ended.

    Args:
        min_value: the first day.
        max_value: the last day.
        calendar: whose days; ``None``: those of :func:`indonesia`.

    Raises:
        NotADateError: a bound is no date.
        WrongTypeError: not a calendar.
        InvalidValueError: no decreed day lies within the bounds.
    """
    return _days(min_value, max_value, calendar, working_only=False)


def working_days(
    *,
    min_value: date | None = None,
    max_value: date | None = None,
    calendar: WorkingCalendar | None = None,
) -> SearchStrategy[date]:
    """Any working day of the decreed years, more often a hard one; as :func:`days`.

    Args:
        min_value: the first day.
        max_value: the last day.
        calendar: whose working days; ``None``: those of :func:`indonesia`.

    Raises:
        NotADateError: a bound is no date.
        WrongTypeError: not a calendar.
        InvalidValueError: no decreed working day lies within the bounds.
    """
    return _days(min_value, max_value, calendar, working_only=True)


def decreed_span(calendar: WorkingCalendar) -> tuple[date, date]:
    """The first and the last day of the decreed years of a calendar.

    Raises:
        InvalidValueError: it knows no yearly decree.
    """
    first, last = calendar.coverage.first, calendar.coverage.last
    if first is None or last is None:
        raise InvalidValueError(calendar, "calendar", "a calendar that knows a yearly decree")
    return date(first, 1, 1), date(last, 12, 31)


def plain_day(calendar: WorkingCalendar) -> date:
    """The day to which days shrink.

    Raises:
        InvalidValueError: the calendar knows no yearly decree.
    """
    return _spots(calendar).plain[0]


def _days(
    min_value: date | None,
    max_value: date | None,
    calendar: WorkingCalendar | None,
    *,
    working_only: bool,
) -> SearchStrategy[date]:
    calendar = indonesia() if calendar is None else calendar
    if not isinstance(calendar, WorkingCalendar):
        raise WrongTypeError(calendar, "calendar", "a WorkingCalendar")
    first, last = decreed_span(calendar)
    if min_value is not None:
        first = max(first, as_date(min_value, "min_value"))
    if max_value is not None:
        last = min(last, as_date(max_value, "max_value"))
    spots = _spots(calendar)

    def wanted(found: Iterable[date]) -> list[date]:
        return [
            day
            for day in found
            if first <= day <= last and (not working_only or day in spots.working)
        ]

    anywhere = wanted(_span(first, last))
    if not anywhere:
        kind = "a decreed working day" if working_only else "a decreed day"
        raise InvalidValueError((min_value, max_value), "bounds", f"bounds with {kind} between")
    parts = [wanted(spots.plain), anywhere, *map(wanted, spots.hard)]
    return st.one_of(*(st.sampled_from(part) for part in parts if part))


@lru_cache(maxsize=32)
def _spots(calendar: WorkingCalendar) -> _Spots:
    first, last = decreed_span(calendar)
    working = frozenset(day for day in _span(first, last) if calendar.is_working_day(day))
    hard = (
        _around_joint_leave(calendar, first, last),
        _around((date(year, 1, 1) for year in range(first.year, last.year + 1)), _NEAR),
        _revised(calendar, first, last),
        _short_notice(calendar, first, last),
        _around((first, last), _NEAR),
    )
    return _Spots(_plain(calendar, working), working, hard)


def _plain(calendar: WorkingCalendar, working: frozenset[date]) -> tuple[date, ...]:
    """The working days of a recent year, those of its longest quiet time first."""
    first, last = decreed_span(calendar)
    year = max(first.year, min(last.year, calendar.coverage.log_until.year - 1))
    start, end = date(year, 1, 1), date(year, 12, 31)
    named = [start - _DAY, *(off.day for off in calendar.days_off(start, end)), end + _DAY]
    before, after = max(pairwise(named), key=lambda gap: gap[1] - gap[0])
    # A week that begins in the quiet time, so that the first examples are easy to read.
    quiet = [day for day in _span(before + _DAY, after - _DAY) if day in working]
    monday = next((i for i, day in enumerate(quiet) if day.weekday() == 0), 0)
    rest = [day for day in _span(start, end) if day in working]
    return tuple(dict.fromkeys([*quiet[monday:], *rest]))


def _around_joint_leave(calendar: WorkingCalendar, first: date, last: date) -> tuple[date, ...]:
    """The days of each joint leave and of what is off with it, and the working days at its ends."""
    found: set[date] = set()
    for off in calendar.days_off(first, last):
        if DayKind.JOINT_LEAVE in {off.kind, *(other.kind for other in off.also)}:
            for step in (-_DAY, _DAY):
                day = off.day
                while first <= day <= last:
                    found.add(day)
                    if calendar.is_working_day(day):
                        break
                    day += step
    return tuple(sorted(found))


def _revised(calendar: WorkingCalendar, first: date, last: date) -> tuple[date, ...]:
    revisions = (r for r in calendar.revisions(first, last) if not r.yearly)
    return tuple(sorted({day for r in revisions for day in (*r.added, *r.revoked)}))


def _short_notice(calendar: WorkingCalendar, first: date, last: date) -> tuple[date, ...]:
    """From the day before each decree at short notice to the day after its first day."""
    found: set[date] = set()
    for revision in calendar.revisions(first, last):
        day = min((*revision.added, *revision.revoked))
        if not revision.yearly and day - revision.announced_on <= _SHORT_NOTICE:
            found.update(_span(revision.announced_on - _DAY, day + _DAY))
    return tuple(sorted(found))


def _around(turns: Iterable[date], near: int) -> tuple[date, ...]:
    by = timedelta(near)
    return tuple(sorted({day for turn in turns for day in _span(turn - by, turn + by)}))


def _span(first: date, last: date) -> Iterator[date]:
    return map(date.fromordinal, range(first.toordinal(), last.toordinal() + 1))
