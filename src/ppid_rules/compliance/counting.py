"""The arithmetic of one period: its last day, its first counted day, the days between.

One place for it: the deadline, its alternatives, and the counting that is shown all ask here.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from ..errors import InvalidValueError
from ..law import DEFAULTS, Direction, Readings, Unit, is_term

if TYPE_CHECKING:
    from ..law import Term
    from ..workdays import DayOff, WorkingCalendar

__all__ = ["CountedDay", "Start", "counted_days", "is_silence", "last_day", "rolls", "start_of"]

_ONE = timedelta(1)
# A look-up in an enum class costs as much as the addition.
_WORKING_DAYS = Unit.WORKING_DAYS
_FORWARD = Direction.FORWARD


class CountedDay(NamedTuple):
    """One day of a counting.

    Attributes:
        day: the day.
        number: its number among the counted days; 0 for the start where that is not counted,
            ``None`` where the day is off, or where the period moved on beyond its last number.
        day_off: why it is off.
    """

    day: date
    number: int | None
    day_off: DayOff | None


class Start(NamedTuple):
    """Where a counting begins.

    Attributes:
        day: the day it begins from.
        counts: whether that day is day 1 itself.
    """

    day: date
    counts: bool


def start_of(
    term: Term, start: date, start_is: str, calendar: WorkingCalendar, readings: Readings
) -> Start:
    """Where the counting of a period begins, under the readings of the first day and of silence.

    A period that follows another begins after that one's last day under every reading of the
    first day. Silence that is found on the next working day is an event of that day.
    """
    chained = is_term(start_is)
    if readings.silence_found_on == "next_working_day" and is_silence(term, start_is):
        start, chained = calendar.add_working_days(start, 1), False
    counts = (
        readings.first_day == "same_day"
        and not chained
        and term.direction is _FORWARD
        and (term.unit is not _WORKING_DAYS or calendar.is_working_day(start))
    )
    return Start(start, counts)


def is_silence(term: Term, start_is: str) -> bool:
    """Whether a period runs from silence, so that it matters on which day that is found."""
    return Readings.question("silence_found_on").touches(term, start_is, term.in_force_from)


def last_day(
    term: Term, start: date, start_is: str, calendar: WorkingCalendar, readings: Readings
) -> date | None:
    """The last day of a period (*batas akhir*), ``None`` where none can be computed."""
    number = term.number
    if number is None:
        return None
    if term.unit is _WORKING_DAYS:
        if readings is DEFAULTS:
            # Most periods under the default readings need no more than the two look-ups.
            n = number if term.direction is _FORWARD else -number
            return calendar.add_working_days(start, n)
        begin = start_of(term, start, start_is, calendar, readings)
        if term.direction is _FORWARD:
            return calendar.add_working_days(begin.day, number - begin.counts)
        clear = readings.backward_count == "clear_days"
        return calendar.add_working_days(begin.day, -number - clear)
    return _by_the_calendar(term, start, start_is, calendar, readings)


def _by_the_calendar(
    term: Term, start: date, start_is: str, calendar: WorkingCalendar, readings: Readings
) -> date | None:
    """The last day of a period that does not count working days."""
    if term.unit is Unit.SAME_DAY:
        return start
    if term.unit is Unit.CALENDAR_DAYS:
        begin = start_of(term, start, start_is, calendar, readings)
        due = _moved(begin.day, term, counted=int(begin.counts))
        if rolls(term, readings) and not calendar.is_working_day(due):
            return calendar.add_working_days(due, 1)
        return due
    if term.unit in (Unit.MONTHS, Unit.YEARS):
        return _moved(start, term)
    return None


def rolls(term: Term, readings: Readings) -> bool:
    """Whether the last day of a period moves on where it is a day off."""
    roll = Readings.question("calendar_roll")
    touched = term.unit in roll.units and roll.direction in (None, term.direction)
    return touched and readings.calendar_roll != "none"


def _moved(start: date, term: Term, *, counted: int = 0) -> date:
    """The day so many calendar days, months or years from a start, less those counted already."""
    from dateutil.relativedelta import relativedelta  # noqa: PLC0415 - for few terms only

    number = (term.number or 0) - counted
    signed = number if term.direction is _FORWARD else -number
    try:
        if term.unit is Unit.CALENDAR_DAYS:
            return start + timedelta(signed)
        months, years = (signed, 0) if term.unit is Unit.MONTHS else (0, signed)
        return start + relativedelta(months=months, years=years)
    except (OverflowError, ValueError):
        years_known = f"a period that ends within the years {date.min.year}-{date.max.year}"
        raise InvalidValueError(term.number, f"number of {term.id}", years_known) from None


def counted_days(
    term: Term, begin: Start, due: date, calendar: WorkingCalendar
) -> tuple[CountedDay, ...]:
    """Every day from the start to the last day, with its number or the reason it has none."""
    step = _ONE if due >= begin.day else -_ONE
    every_day = term.unit is not _WORKING_DAYS
    rows = []
    number = 0
    day = begin.day
    while (due - day).days * step.days >= 0:
        beyond = every_day and day != begin.day and number == term.number
        off = None if every_day and not beyond else calendar.day_off(day)
        if day == begin.day and not begin.counts:
            rows.append(CountedDay(day, 0, off))
        elif off is not None or beyond:
            rows.append(CountedDay(day, None, off))
        else:
            number += 1
            rows.append(CountedDay(day, number, None))
        day += step
    return tuple(rows)
