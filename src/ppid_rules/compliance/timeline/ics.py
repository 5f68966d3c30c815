"""A timeline as a calendar file: the limits that run, as days of any agenda."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from ... import __version__
from ..._check import as_int, check_lang
from ...errors import InvalidValueError, MissingExtraError, WrongTypeError
from ...workdays import Certainty
from ..casework import ClockStatus
from ..casework.labels import label
from ..wording import Clause, sentence
from .page import basis_line, clean, clean_lines
from .rows import docket_behind, named

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ..._check import Lang
    from ..casework import Audit, Clock
    from .rows import TimelineRow

__all__ = ["ics_of"]

_DAY = timedelta(1)


def ics_of(
    audit: Audit,
    rows: tuple[TimelineRow, ...],
    lang: Lang,
    remind_working_days: Iterable[int],
    case_id: str,
) -> str:
    """The limits that run and have a last day, each as a day of a calendar file.

    Raises:
        MissingExtraError: icalendar is not installed.
        UnknownLanguageError: neither ``"id"`` nor ``"en"``.
        WrongTypeError: no list of numbers of days.
        NotAnIntegerError: a number of days is no int.
        InvalidValueError: a number of days is negative.
    """
    try:
        import icalendar  # noqa: PLC0415 - an extra, for this only
    except ImportError:
        raise MissingExtraError("ics", "icalendar") from None
    check_lang(lang)
    found = icalendar.Calendar()
    found.add("PRODID", f"-//ppid_rules//{__version__}//{lang.upper()}")
    found.add("VERSION", "2.0")
    found.add("X-WR-CALNAME", sentence("agenda.calendar", {"body": _body(audit)}, lang))
    reminders = _reminders(remind_working_days)
    facts = {row.code: row for row in rows}
    for clock in audit.clocks:
        if clock.status is ClockStatus.RUNNING and clock.due_on is not None:
            event = icalendar.Event()
            for name, value in _event(audit, clock, facts[clock.key], lang, case_id):
                event.add(name, value)
            for alarm in _alarms(audit, clock, reminders, lang):
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


def _body(audit: Audit) -> str:
    return clean(docket_behind(audit).record.body.name)


def _uid(audit: Audit, key: str, case_id: str) -> str:
    """The same for the same limit of the same case, whenever it is asked for."""
    record = docket_behind(audit).record
    first = record.events[0].on.isoformat()
    digest = sha256(f"{record.body.name}\n{first}\n{key}\n{case_id}".encode()).hexdigest()
    return f"{digest}@ppid-rules"


def _event(
    audit: Audit, clock: Clock, row: TimelineRow, lang: Lang, case_id: str
) -> Iterator[tuple[str, Any]]:
    due: date = clock.due_on or audit.as_of
    decreed = clock.certainty is Certainty.DECREED
    slots = {"name": named(clock), "actor": Clause.of(clock.term.actor.words)}
    told = [
        _body(audit),
        *clean_lines(fact.text(lang) for fact in row.facts),
        basis_line(audit, lang),
        label("closing", lang),
    ]
    yield "UID", _uid(audit, clock.key, case_id)
    yield "DTSTAMP", datetime.combine(audit.as_of, time(), UTC)
    yield "DTSTART", due
    yield "DTEND", due + _DAY
    yield "SUMMARY", sentence(f"agenda.summary.{clock.certainty}", slots, lang)
    yield "DESCRIPTION", "\n".join(told)
    yield "STATUS", "CONFIRMED" if decreed else "TENTATIVE"
    yield "TRANSP", "TRANSPARENT"


def _alarms(
    audit: Audit, clock: Clock, reminders: list[int], lang: Lang
) -> Iterator[list[tuple[str, Any]]]:
    """A reminder so many working days before the last day, where that is still to come."""
    for left in reminders:
        day, due = clock.remind_on(left), clock.due_on
        if day is None or due is None or day < audit.as_of:
            continue
        slots = {"left": left, "due": due, "name": named(clock)}
        words = sentence("agenda.remind" if left else "agenda.remind.today", slots, lang)
        yield [("ACTION", "DISPLAY"), ("DESCRIPTION", words), ("TRIGGER", day - due)]
