"""Wrong: the right days off, but the day of the event is day 1."""

from datetime import date, timedelta

from limits import WORKING_DAYS, count

from ppid_rules import indonesia


def due_date(term: str, start: date) -> date:
    """The last day of a limit."""
    before = start - timedelta(days=1)
    return count(before, WORKING_DAYS[term], indonesia().is_working_day)
