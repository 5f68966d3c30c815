"""Due dates of recurring duties as a calendar file (iCalendar)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..._check import as_date, check_lang
from ...errors import WrongTypeError
from ..calendar_file import Entry, calendar_file, needs_icalendar, uid_of
from ..wording import clean
from .dates import DutyDate
from .plan import checked_body
from .words import say

if TYPE_CHECKING:
    from datetime import date

    from ..._check import Lang
    from ...law import PublicBody

__all__ = ["agenda"]


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
    needs_icalendar()
    check_lang(lang)
    as_date(as_of, "as_of")
    name = clean(checked_body(body).name)
    if not isinstance(dates, Iterable):
        raise WrongTypeError(dates, "dates", "due dates of a schedule")
    entries = [_entry(due, name, lang) for due in dates]
    return calendar_file(say("agenda", lang, body=name), entries, as_of, lang)


def _entry(due: object, name: str, lang: Lang) -> Entry:
    if not isinstance(due, DutyDate):
        raise WrongTypeError(due, "dates", "due dates of a schedule")
    body = due.body
    return Entry(
        uid=uid_of(body.name, body.level, body.kind, body.region, due.term.id, due.due_on),
        day=due.due_on,
        summary=due.term.name(lang),
        description=(name, due.message(lang), say("closing", lang)),
        sure=not due.contested,
    )
