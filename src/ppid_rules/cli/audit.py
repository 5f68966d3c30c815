"""``ppid-rules audit``: what is not as the law has it, in each case of a file."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from ..compliance import long_date
from ..compliance.wording import sentence
from ..errors import InvalidValueError
from .documents import CaseFile, about, documents, knowledge_of
from .options import (
    AsJson,
    AsKnownOn,
    AsOf,
    Decrees,
    ForAudience,
    Language,
    ReadingOptions,
    Region,
    as_of_day,
    checked_audience,
    checked_lang,
    readings_of,
)
from .output import write_lines, write_table
from .registers import is_table
from .tables import (
    Bodies,
    By,
    ColumnNames,
    DateOrder,
    NotKept,
    Period,
    RegimeOfAll,
    Summarise,
    TableTask,
    audit_table,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from .._check import Lang
    from ..compliance import Audience, Audit, Clock

__all__ = ["audit"]

_HEADINGS = {
    "id": ("Hitungan", "Mulai", "Batas", "Keadaan", "Terpakai", "Sisa", "Terlambat"),
    "en": ("Clock", "Start", "Due", "Status", "Used", "Left", "Late"),
}
_STRICT = ("breach", "risk")


def audit(
    file: CaseFile,
    as_of: AsOf = None,
    strict: Annotated[
        bool,
        typer.Option("--strict", help="Exit 1 where a finding is a breach or a risk; notes pass."),
    ] = False,
    reading: ReadingOptions = None,
    as_known_on: AsKnownOn = None,
    decrees: Decrees = None,
    region: Region = None,
    audience: ForAudience = "officer",
    lang: Language = "id",
    as_json: AsJson = False,
    summary: Summarise = False,
    by: By = None,
    period: Period = None,
    column: ColumnNames = None,
    bodies: Bodies = None,
    not_kept: NotKept = None,
    date_order: DateOrder = None,
    regime: RegimeOfAll = "general",
) -> int:
    """Audit each case of a file: standing, findings with their doubt, clocks in working days.

    Of a table (.csv, .parquet) each row comes back with the last day, status and lateness of each
    of its limits; with --summary the figures of the yearly report.
    """
    language, reader = checked_lang(lang), checked_audience(audience)
    day, readings = as_of_day(as_of), readings_of(reading)
    knowledge = knowledge_of(file, as_known_on, decrees, region)
    if is_table(file):
        own = bodies is not None and (as_known_on or decrees or region)
        if own:
            raise InvalidValueError(bodies, "--bodies", "no other word on which days count")
        task = TableTask(
            day, knowledge, readings, column or [], bodies, not_kept or [], date_order, regime,
            by or [], period,
        )  # fmt: skip
        is_late = audit_table(file, task, summary=summary, as_json=as_json, lang=language)
        return int(strict and is_late)
    if summary:
        raise InvalidValueError(file, "--summary", "a table: .csv or .parquet")
    status = 0
    for document in documents(file, tables=True):
        with about(document):
            calendar = document.calendar(knowledge)
            found = document.case.audit(day, calendar=calendar, readings=readings)
            lines = [] if as_json else list(_lines(found, language, reader))
            answer = found.to_dict() if as_json else {}
            rows = [] if as_json else [_row(clock, language) for clock in found.clocks]
            label = found.standing.label(language)
        if as_json:
            document.write(answer)
        else:
            write_lines([document.heading(label, long_date(day, language)), *lines])
            headings = _HEADINGS[language]
            write_table(headings, rows, whole=headings[:3])
            write_lines(["", sentence("audit.closing", {}, language), ""])
            sys.stdout.flush()
        if strict and any(finding.severity in _STRICT for finding in found.findings):
            status = 1
    return status


def _lines(found: Audit, lang: Lang, reader: Audience) -> Iterator[str]:
    """The caveats, and each finding with its doubt."""
    yield from filter(None, (step.text(lang, reader) for step in found.standing.caveats))
    if found.ignored_events:
        yield sentence("caveat.ignored_events", {"count": found.ignored_events}, lang)
    yield ""
    if not found.findings:
        yield sentence("audit.none", {}, lang)
        yield ""
    for finding in found.findings:
        severity = sentence(f"severity.{finding.severity}", {}, lang)
        yield f"{finding.title(lang)} [{severity}]"
        yield finding.message(lang, reader)
        yield ""


def _row(clock: Clock, lang: Lang) -> tuple[str, ...]:
    numbers = (clock.working_days_used, clock.working_days_left, clock.working_days_late)
    return (
        clock.key,
        _day(clock.starts_on),
        _day(clock.due_on),
        sentence(f"clock.{clock.status}", {}, lang),
        *("-" if number is None else str(number) for number in numbers),
    )


def _day(day: date | None) -> str:
    return "-" if day is None else day.isoformat()
