"""A timeline in words, before any layout: what the text, HTML and Markdown renderers share."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from ..casework.labels import label
from ..wording import Clause, clean, long_date, sentence
from .rows import RowKind, docket_behind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..._check import Lang
    from ..casework import Audit
    from .rows import TimelineRow

__all__ = ["Entry", "Page", "basis_line", "page_of"]


class Entry(NamedTuple):
    """One row in words.

    Attributes:
        row: the row.
        what: what kind of row it is.
        title: what it is.
        marks: where it stands and how sure that is, in a word or two each.
        lines: what else is to be said.
        findings: the weight and the words of each finding.
    """

    row: TimelineRow
    what: str
    title: str
    marks: tuple[str, ...]
    lines: tuple[str, ...]
    findings: tuple[tuple[str, str, str], ...]


class Page(NamedTuple):
    """A timeline in words.

    Attributes:
        title: its heading.
        body: the public body.
        columns: the headings of the days and of the rows.
        lead: sentences above the rows.
        days: the rows of each day, with the day in words.
        notes: sentences below the rows.
    """

    title: str
    body: str
    columns: tuple[str, str]
    lead: tuple[str, ...]
    days: tuple[tuple[date | None, str, tuple[Entry, ...]], ...]
    notes: tuple[str, ...]


def page_of(audit: Audit, rows: tuple[TimelineRow, ...], lang: Lang, *, details: bool) -> Page:
    """A timeline in words."""
    by_day = groupby(rows, key=lambda row: row.day)
    return Page(
        label("timeline.title", lang),
        clean(docket_behind(audit).record.body.name),
        (label("timeline.column.day", lang), label("timeline.column.row", lang)),
        tuple(_lead(audit, lang, details=details)),
        tuple(
            (
                day,
                label("timeline.undated", lang) if day is None else long_date(day, lang),
                tuple(_entry(row, lang) for row in of_day),
            )
            for day, of_day in by_day
        ),
        tuple(_notes(audit, lang)),
    )


def basis_line(audit: Audit, lang: Lang) -> str:
    """On what everything rests, in a sentence."""
    basis = audit.basis
    law, known = date.fromisoformat(basis.law), docket_behind(audit).calendar.known_until
    return sentence("timeline.basis", {"package": basis.package, "known": known, "law": law}, lang)


def _lead(audit: Audit, lang: Lang, *, details: bool) -> Iterator[str]:
    record = docket_behind(audit).record
    if details and record.reference is not None:
        yield sentence("timeline.reference", {"reference": clean(record.reference)}, lang)
    yield sentence("timeline.as_of", {"day": audit.as_of}, lang)
    status = Clause.of(audit.standing.label)
    yield sentence("timeline.standing", {"status": status}, lang)
    if not record.events:
        yield label("timeline.empty", lang)


def _notes(audit: Audit, lang: Lang) -> Iterator[str]:
    for step in audit.standing.caveats:
        yield step.text(lang)
    if audit.ignored_events:
        yield sentence("caveat.ignored_events", {"count": audit.ignored_events}, lang)
    yield basis_line(audit, lang)
    yield label("closing", lang)


def _entry(row: TimelineRow, lang: Lang) -> Entry:
    return Entry(
        row,
        label(f"timeline.what.{row.what}", lang),
        row.title(lang),
        tuple(_marks(row, lang)),
        tuple(clean_lines(step.text(lang) for step in row.facts)),
        tuple(
            (found.severity, label(f"severity.{found.severity}", lang), found.message(lang))
            for found in row.findings
        ),
    )


def _marks(row: TimelineRow, lang: Lang) -> Iterator[str]:
    if row.what is RowKind.LIMIT:
        yield label(f"clock.{row.status}", lang)
        if row.certainty not in (None, "decreed"):
            yield label(f"certainty.label.{row.certainty}", lang)


def clean_lines(texts: Iterator[str]) -> Iterator[str]:
    """The lines of some texts, each on its own, none empty."""
    for text in texts:
        yield from filter(None, map(clean, text.splitlines()))
