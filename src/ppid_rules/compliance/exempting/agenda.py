"""Exempt information as a calendar file: when its end is due, and when it becomes public."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..._check import check_lang
from ...errors import WrongTypeError
from ...workdays import Certainty
from ..calendar_file import Entry, calendar_file, needs_icalendar, reminders_of, uid_of
from ..wording import clean
from .item import ExemptItem
from .states import ExemptionState
from .words import told

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ..._check import Lang
    from ...law import Readings
    from ...workdays import WorkingCalendar
    from .standing import ExemptionStanding

__all__ = ["exemptions_ics"]


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
    needs_icalendar()
    check_lang(lang)
    reminders = reminders_of(remind_working_days)
    if not isinstance(items, Iterable):
        raise WrongTypeError(items, "items", "a list of ExemptItem")
    entries: list[Entry] = []
    for item in items:
        if not isinstance(item, ExemptItem):
            raise WrongTypeError(item, "items", "a list of ExemptItem")
        standing = item.status(as_of, calendar=calendar, readings=readings)
        for kind, day in _days(standing):
            entries.append(_entry(standing, kind, day, lang, reminders if kind == "due" else []))
    return calendar_file(told("agenda.calendar", {}, lang), entries, as_of, lang)


def _days(standing: ExemptionStanding) -> Iterator[tuple[str, date]]:
    if standing.state is ExemptionState.PUBLIC:
        return
    if standing.declassify_by is not None and standing.determined_on is None:
        yield "due", standing.declassify_by
    if standing.public_from is not None:
        yield "public", standing.public_from


def _entry(
    standing: ExemptionStanding, kind: str, day: date, lang: Lang, reminders: list[int]
) -> Entry:
    item = standing.item
    body = item.body
    whose = (body.name, body.level, body.kind, body.region)
    return Entry(
        uid=uid_of(*whose, item.reference, item.title, item.classified_on, kind),
        day=day,
        summary=told(f"agenda.{kind}", {"title": clean(item.title)}, lang),
        description=(clean(body.name), clean(standing.message(lang))),
        sure=kind == "public" or standing.certainty is Certainty.DECREED,
        reminders=tuple(_reminders(standing, reminders, lang)),
    )


def _reminders(
    standing: ExemptionStanding, reminders: list[int], lang: Lang
) -> Iterator[tuple[date, str]]:
    """The days so many working days before the determination is due that are still to come."""
    limit = standing.deadline
    if limit is None:
        return
    for left in reminders:
        day = limit.remind_on(left)
        if day is not None and day >= standing.as_of:
            slots = {"title": clean(standing.item.title), "due": limit.due_on}
            yield day, told("agenda.remind", slots, lang)
