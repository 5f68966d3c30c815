"""Exempt information as a calendar file: when its end is due, and when it becomes public."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from ... import __version__
from ..._check import as_int, check_lang
from ...errors import InvalidValueError, MissingExtraError, WrongTypeError
from ...workdays import Certainty
from .item import ExemptItem
from .states import ExemptionState
from .words import told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..._check import Lang
    from ...law import Readings
    from ...workdays import WorkingCalendar
    from .standing import ExemptionStanding

__all__ = ["exemptions_ics"]

_DAY = timedelta(1)


def exemptions_ics(
    items: Iterable[ExemptItem],
    as_of: date,
    lang: Lang = "id",
    *,
    calendar: WorkingCalendar | None = None,
    readings: Readings | None = None,
    remind_working_days: Iterable[int] = (),
) -> str:
    """The days to come of some items, as a calendar file (RFC 5545).

    For each that is not public: the last day of its determination, unless that was made, and its
    first public day.

    Args:
        items: the exempt information.
        as_of: the day looked at.
        lang: the language of the texts.
        calendar: which days count; that of each body where ``None``.
        readings: how open questions are answered.
        remind_working_days: reminders so many working days before a determination is due.

    Raises:
        MissingExtraError: icalendar is not installed.
        UnknownLanguageError: neither ``"id"`` nor ``"en"``.
        NotADateError: ``as_of`` is no date.
        WrongTypeError: no list of items or of numbers of days, not a calendar, or no readings.
        NotAnIntegerError: a number of days is no int.
        InvalidValueError: a number of days is negative.
    """
    try:
        import icalendar  # noqa: PLC0415 - an extra, for this only
    except ImportError:
        raise MissingExtraError("ics", "icalendar") from None
    check_lang(lang)
    reminders = _reminders(remind_working_days)
    if not isinstance(items, Iterable):
        raise WrongTypeError(items, "items", "a list of ExemptItem")
    found = icalendar.Calendar()
    found.add("PRODID", f"-//ppid_rules//{__version__}//{lang.upper()}")
    found.add("VERSION", "2.0")
    found.add("X-WR-CALNAME", told("agenda.calendar", {}, lang))
    for item in items:
        if not isinstance(item, ExemptItem):
            raise WrongTypeError(item, "items", "a list of ExemptItem")
        standing = item.status(as_of, calendar=calendar, readings=readings)
        for kind, day in _days(standing):
            event = icalendar.Event()
            for name, value in _event(standing, kind, day, lang):
                event.add(name, value)
            for left in reminders if kind == "due" else ():
                alarm = _alarm(standing, left, lang)
                if alarm is not None:
                    part = icalendar.Alarm()
                    for name, value in alarm:
                        part.add(name, value)
                    event.add_component(part)
            found.add_component(event)
    text: str = found.to_ical().decode()
    return text


def _reminders(days: object) -> list[int]:
    """The numbers of working days, the longest first."""
    name = "remind_working_days"
    if not isinstance(days, Iterable) or isinstance(days, str):
        raise WrongTypeError(days, name, "a list of numbers of working days")
    found = {as_int(n, name) for n in days}
    if found and min(found) < 0:
        raise InvalidValueError(min(found), name, "zero or more")
    return sorted(found, reverse=True)


def _days(standing: ExemptionStanding) -> Iterator[tuple[str, date]]:
    if standing.state is ExemptionState.PUBLIC:
        return
    if standing.declassify_by is not None and standing.determined_on is None:
        yield "due", standing.declassify_by
    if standing.public_from is not None:
        yield "public", standing.public_from


def _event(
    standing: ExemptionStanding, kind: str, day: date, lang: Lang
) -> Iterator[tuple[str, Any]]:
    item = standing.item
    sure = kind == "public" or standing.certainty is Certainty.DECREED
    title, body = _line(item.title), _line(item.body.name)
    yield "UID", _uid(item, kind)
    yield "DTSTAMP", datetime.combine(standing.as_of, time(), UTC)
    yield "DTSTART", day
    yield "DTEND", day + _DAY
    yield "SUMMARY", told(f"agenda.{kind}", {"title": title}, lang)
    yield "DESCRIPTION", "\n".join([body, _line(standing.message(lang))])
    yield "STATUS", "CONFIRMED" if sure else "TENTATIVE"
    yield "TRANSP", "TRANSPARENT"


def _alarm(standing: ExemptionStanding, left: int, lang: Lang) -> list[tuple[str, Any]] | None:
    """A reminder so many working days before the last day, where that is still to come."""
    limit = standing.deadline
    due = None if limit is None else limit.due_on
    day = None if limit is None else limit.remind_on(left)
    if day is None or due is None or day < standing.as_of:
        return None
    words = told("agenda.remind", {"title": _line(standing.item.title), "due": due}, lang)
    return [("ACTION", "DISPLAY"), ("DESCRIPTION", words), ("TRIGGER", day - due)]


def _uid(item: ExemptItem, kind: str) -> str:
    """The same for the same day of the same item, whenever it is asked for."""
    body = item.body
    whose = (body.name, body.level, body.kind, body.region)
    facts = (*whose, item.reference, item.title, item.classified_on, kind)
    digest = sha256("\n".join(map(str, facts)).encode()).hexdigest()
    return f"{digest}@ppid-rules"


def _line(text: str) -> str:
    """A text on one line, without characters that no page can show."""
    shown = (char if char.isprintable() else " " for char in text)
    return " ".join("".join(shown).split())
