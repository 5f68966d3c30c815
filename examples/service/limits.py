"""How many working days the service believes each limit to have, and how it counts them."""

from collections.abc import Callable
from datetime import date, timedelta

WORKING_DAYS = {
    "request.notice": 10,
    "request.extension": 7,
    "objection.filing": 30,
    "objection.answer": 30,
    "dispute.filing": 14,
}


def count(start: date, number: int, is_working_day: Callable[[date], bool]) -> date:
    """The day that is so many working days after another."""
    day = start
    while number:
        day += timedelta(days=1)
        number -= is_working_day(day)
    return day
