"""A timeline as a calendar file: the limits that run, as days of any agenda."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._check import check_lang
from ...workdays import Certainty
from ..calendar_file import Entry, calendar_file, needs_icalendar, reminders_of, uid_of
from ..casework import ClockStatus
from ..casework.labels import label
from ..wording import Clause, clean, sentence
from .page import basis_line, clean_lines
from .rows import docket_behind, named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from ..._check import Lang
    from ..casework import Audit, Clock
    from .rows import TimelineRow

__all__ = ["ics_of"]


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
    check_lang(lang)
    needs_icalendar()
    name = sentence("agenda.calendar", {"body": _body(audit)}, lang)
    reminders = reminders_of(remind_working_days)
    facts = {row.code: row for row in rows}
    entries = [
        _entry(audit, clock, facts[clock.key], lang, reminders, case_id)
        for clock in audit.clocks
        if clock.status is ClockStatus.RUNNING and clock.due_on is not None
    ]
    return calendar_file(name, entries, audit.as_of, lang)


def _body(audit: Audit) -> str:
    return clean(docket_behind(audit).record.body.name)


def _entry(  # noqa: PLR0917 - what an entry is made of
    audit: Audit, clock: Clock, row: TimelineRow, lang: Lang, reminders: list[int], case_id: str
) -> Entry:
    record = docket_behind(audit).record
    due: date = clock.due_on or audit.as_of
    slots = {"name": named(clock), "actor": Clause.of(clock.term.actor.words)}
    return Entry(
        uid=uid_of(record.body.name, record.events[0].on, clock.key, case_id),
        day=due,
        summary=sentence(f"agenda.summary.{clock.certainty}", slots, lang),
        description=(
            _body(audit),
            *clean_lines(fact.text(lang) for fact in row.facts),
            basis_line(audit, lang),
            label("closing", lang),
        ),
        sure=clock.certainty is Certainty.DECREED,
        reminders=tuple(_reminders(audit, clock, reminders, lang)),
    )


def _reminders(
    audit: Audit, clock: Clock, reminders: list[int], lang: Lang
) -> Iterator[tuple[date, str]]:
    """The days so many working days before the last day that are still to come."""
    for left in reminders:
        day = clock.remind_on(left)
        if day is not None and day >= audit.as_of:
            slots = {"left": left, "due": clock.due_on, "name": named(clock)}
            yield day, sentence("agenda.remind" if left else "agenda.remind.today", slots, lang)
