"""A calendar file (iCalendar, RFC 5545) of whole days, with reminders."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from .. import __version__
from .._check import as_int, check_lang
from ..errors import InvalidValueError, MissingExtraError, WrongTypeError

if TYPE_CHECKING:
    from .._check import Lang

__all__ = ["Entry", "calendar_file", "needs_icalendar", "reminders_of", "uid_of"]

_DAY = timedelta(1)


class Entry(NamedTuple):
    """A day of a calendar file.

    Attributes:
        uid: the same for the same day, whenever it is asked for.
        day: the whole day.
        summary: what it is.
        description: more of it, a line each.
        sure: whether the day stands; else it is tentative.
        reminders: the days of the reminders, each with its words.
    """

    uid: str
    day: date
    summary: str
    description: tuple[str, ...]
    sure: bool
    reminders: tuple[tuple[date, str], ...] = ()


def needs_icalendar() -> None:
    """Refuse where the extra is missing.

    Raises:
        MissingExtraError: icalendar is not installed.
    """
    try:
        import icalendar  # noqa: F401, PLC0415 - an extra, for this only
    except ImportError:
        raise MissingExtraError("ics", "icalendar") from None


def calendar_file(name: str, entries: Iterable[Entry], as_of: date, lang: Lang) -> str:
    """The file.

    Args:
        name: the name of the calendar.
        entries: its days.
        as_of: the day on which the file is made.
        lang: the language of its texts.

    Raises:
        MissingExtraError: icalendar is not installed.
        UnknownLanguageError: neither ``"id"`` nor ``"en"``.
    """
    needs_icalendar()
    import icalendar  # noqa: PLC0415 - as above

    found = icalendar.Calendar()
    found.add("PRODID", f"-//ppid_rules//{__version__}//{check_lang(lang).upper()}")
    found.add("VERSION", "2.0")
    found.add("X-WR-CALNAME", name)
    for entry in entries:
        event = icalendar.Event()
        event.add("UID", entry.uid)
        event.add("DTSTAMP", datetime.combine(as_of, time(), UTC))
        event.add("DTSTART", entry.day)
        event.add("DTEND", entry.day + _DAY)
        event.add("SUMMARY", entry.summary)
        event.add("DESCRIPTION", "\n".join(entry.description))
        event.add("STATUS", "CONFIRMED" if entry.sure else "TENTATIVE")
        event.add("TRANSP", "TRANSPARENT")
        for day, words in entry.reminders:
            alarm = icalendar.Alarm()
            alarm.add("ACTION", "DISPLAY")
            alarm.add("DESCRIPTION", words)
            alarm.add("TRIGGER", day - entry.day)
            event.add_component(alarm)
        found.add_component(event)
    text: str = found.to_ical().decode()
    return text


def reminders_of(days: object) -> list[int]:
    """Numbers of working days before a day, the longest first.

    Raises:
        WrongTypeError: no list of numbers of days.
        NotAnIntegerError: a number of days is no int.
        InvalidValueError: a number of days is negative.
    """
    name = "remind_working_days"
    if not isinstance(days, Iterable) or isinstance(days, str):
        raise WrongTypeError(days, name, "a list of numbers of working days")
    found = {as_int(n, name) for n in days}
    if found and min(found) < 0:
        raise InvalidValueError(min(found), name, "zero or more")
    return sorted(found, reverse=True)


def uid_of(*facts: object) -> str:
    """The identity of a day, made of the facts that make it."""
    digest = sha256("\n".join(map(str, facts)).encode()).hexdigest()
    return f"{digest}@ppid-rules"
