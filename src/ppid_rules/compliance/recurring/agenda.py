"""Due dates of recurring duties as a calendar file (iCalendar)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from ... import __version__
from ..._check import as_date, check_lang
from ...errors import MissingExtraError, WrongTypeError
from .dates import DutyDate
from .plan import checked_body
from .words import say

if TYPE_CHECKING:
    from datetime import date

    from ..._check import Lang
    from ...law import PublicBody

__all__ = ["agenda"]

_DAY = timedelta(1)


def agenda(dates: Iterable[DutyDate], *, body: PublicBody, as_of: date, lang: Lang = "id") -> str:
    """The due dates, each as a day of a calendar file; a contested one is tentative.

    Args:
        dates: due dates of a schedule.
        body: the public body, which names the calendar.
        as_of: the day on which the file is made.
        lang: the language of its texts.

    Raises:
        MissingExtraError: icalendar is not installed.
        UnknownLanguageError: neither ``"id"`` nor ``"en"``.
        NotADateError: ``as_of`` is no date.
        WrongTypeError: no public body, or something else than due dates.
    """
    try:
        import icalendar  # noqa: PLC0415 - an extra, for this only
    except ImportError:
        raise MissingExtraError("ics", "icalendar") from None
    check_lang(lang)
    as_date(as_of, "as_of")
    name = _clean(checked_body(body).name)
    found = icalendar.Calendar()
    found.add("PRODID", f"-//ppid_rules//{__version__}//{lang.upper()}")
    found.add("VERSION", "2.0")
    found.add("X-WR-CALNAME", say("agenda", lang, body=name))
    if not isinstance(dates, Iterable):
        raise WrongTypeError(dates, "dates", "due dates of a schedule")
    for due in dates:
        if not isinstance(due, DutyDate):
            raise WrongTypeError(due, "dates", "due dates of a schedule")
        event = icalendar.Event()
        event.add("UID", _uid(due))
        event.add("DTSTAMP", datetime.combine(as_of, time(), UTC))
        event.add("DTSTART", due.due_on)
        event.add("DTEND", due.due_on + _DAY)
        event.add("SUMMARY", due.term.name(lang))
        event.add("DESCRIPTION", "\n".join([name, due.message(lang), say("closing", lang)]))
        event.add("STATUS", "TENTATIVE" if due.contested else "CONFIRMED")
        event.add("TRANSP", "TRANSPARENT")
        found.add_component(event)
    text: str = found.to_ical().decode()
    return text


def _uid(due: DutyDate) -> str:
    """The same for the same due date of the same body, whenever it is asked for."""
    body = due.body
    parts = (body.name, body.level, body.kind, body.region, due.term.id, due.due_on)
    key = "\n".join(map(str, parts))
    return f"{sha256(key.encode()).hexdigest()}@ppid-rules"


def _clean(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in text)
