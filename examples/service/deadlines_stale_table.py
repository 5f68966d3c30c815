"""Wrong: a table of days off that was typed in for two years and then forgotten."""

from datetime import date

from limits import WORKING_DAYS, count

DAYS_OFF = {
    2023: (
        "01-23",
        "03-22", "03-23",
        "04-07", "04-19", "04-20", "04-21", "04-24", "04-25",
        "05-01", "05-18",
        "06-01", "06-02", "06-28", "06-29", "06-30",
        "07-19",
        "08-17",
        "09-28",
        "12-25", "12-26",
    ),
    2024: (
        "01-01",
        "02-08", "02-09", "02-14",
        "03-11", "03-12", "03-29",
        "04-08", "04-09", "04-10", "04-11", "04-12", "04-15",
        "05-01", "05-09", "05-10", "05-23", "05-24",
        "06-17", "06-18",
        "09-16",
        "11-27",
        "12-25", "12-26",
    ),
}  # fmt: skip


def is_working_day(day: date) -> bool:
    """Whether offices are open."""
    return day.weekday() < 5 and f"{day:%m-%d}" not in DAYS_OFF.get(day.year, ())  # noqa: PLR2004 - Saturday


def due_date(term: str, start: date) -> date:
    """The last day of a limit."""
    return count(start, WORKING_DAYS[term], is_working_day)
