"""Wrong: a loop that skips Saturdays and Sundays."""

from datetime import date

from limits import WORKING_DAYS, count


def due_date(term: str, start: date) -> date:
    """The last day of a limit."""
    return count(start, WORKING_DAYS[term], lambda day: day.weekday() < 5)  # noqa: PLR2004 - Saturday
