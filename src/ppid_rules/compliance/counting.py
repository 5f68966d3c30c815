"""The arithmetic of one period: its last day, its first counted day, the days between.

One place for it: the deadline, its alternatives, and the counting that is shown all ask here.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from ..law import Unit

if TYPE_CHECKING:
    from ..law import Readings, Term
    from ..workdays import DayOff, WorkingCalendar

__all__ = ["CountedDay", "counted_days", "last_day"]

_ONE = timedelta(1)
_SAME_DAY = Unit.SAME_DAY  # a look-up in an enum class costs as much as the addition


class CountedDay(NamedTuple):
    """One day of a counting.

    Attributes:
        day: the day.
        number: its number among the counted days; 0 for the start where that is not counted,
            ``None`` where the day is off.
        day_off: why it is off.
    """

    day: date
    number: int | None
    day_off: DayOff | None


def counts_start(start: date, calendar: WorkingCalendar, readings: Readings, start_is: str) -> bool:
    """Whether the day of the event is day 1 itself.

    A period that follows another begins after that one's last day under every reading, and a
    day off is never counted.
    """
    return (
        readings.first_day == "same_day" and "." not in start_is and calendar.is_working_day(start)
    )


def last_day(
    term: Term, start: date, start_is: str, calendar: WorkingCalendar, readings: Readings
) -> date | None:
    """The last day of a period (*batas akhir*), ``None`` where the number is not known."""
    number = term.number
    if number is None:
        return None
    if term.unit is _SAME_DAY:
        return start
    # Most periods under the default reading need no more than the two look-ups.
    if readings.first_day != "day_after" and counts_start(start, calendar, readings, start_is):
        number -= 1
    return calendar.add_working_days(start, number)


def counted_days(
    start: date, due: date, calendar: WorkingCalendar, *, start_counts: bool
) -> tuple[CountedDay, ...]:
    """Every day from the start to the last day, with its number or the reason it has none."""
    rows = []
    number = 0
    day = start
    while day <= due:
        off = calendar.day_off(day)
        if day == start and not start_counts:
            rows.append(CountedDay(day, 0, off))
        elif off is not None:
            rows.append(CountedDay(day, None, off))
        else:
            number += 1
            rows.append(CountedDay(day, number, None))
        day += _ONE
    return tuple(rows)
