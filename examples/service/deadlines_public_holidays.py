"""Wrong: the holidays library with its default category, which lacks joint leave."""

from datetime import date

import holidays
from limits import WORKING_DAYS, count

DAYS_OFF = holidays.country_holidays("ID")


def due_date(term: str, start: date) -> date:
    """The last day of a limit."""
    return count(start, WORKING_DAYS[term], DAYS_OFF.is_working_day)
