"""A timeline as one fragment of HTML: no scripts, nothing from outside, readable on a phone."""

from __future__ import annotations

from functools import cache
from html import escape
from typing import TYPE_CHECKING

from ..._data import read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ..._check import Lang
    from .page import Entry, Page

__all__ = ["fragment", "html_of"]


@cache
def _look() -> str:
    return read_bytes(__name__, "look.css").decode()


def fragment(title: str, lang: Lang, lines: Iterator[str]) -> str:
    """Lines of HTML in a section of their own, with the style that holds inside it."""
    opening = f'<section class="ppid-rules" lang="{lang}" aria-label="{escape(title)}">'
    return "\n".join([opening, f"<style>\n{_look()}</style>", *lines, "</section>", ""])


def html_of(page: Page, lang: Lang) -> str:
    """A page as a fragment of HTML."""
    return fragment(page.title, lang, _lines(page))


def _lines(page: Page) -> Iterator[str]:
    day, row = page.columns
    yield f"<h2>{escape(page.title)}</h2>"
    yield f'<p class="ppid-body">{escape(page.body)}</p>'
    yield from (f"<p>{escape(line)}</p>" for line in page.lead)
    yield "<table>"
    yield f'<thead><tr><th scope="col">{escape(day)}</th><th scope="col">{escape(row)}</th></tr></thead>'  # noqa: E501 - one row
    for of_day in page.days:
        yield from _day(*of_day)
    yield "</table>"
    yield '<div class="ppid-notes">'
    yield from (f"<p>{escape(line)}</p>" for line in page.notes)
    yield "</div>"


def _day(day: date | None, heading: str, entries: tuple[Entry, ...]) -> Iterator[str]:
    shown = escape(heading)
    if day is not None:
        shown = f'<time datetime="{day.isoformat()}">{shown}</time>'
    yield "<tbody>"
    first = f'<th scope="rowgroup" rowspan="{len(entries)}">{shown}</th>'
    for entry in entries:
        yield f'<tr class="ppid-{entry.row.what}">{first}<td>'
        yield from _entry(entry)
        yield "</td></tr>"
        first = ""
    yield "</tbody>"


def _entry(entry: Entry) -> Iterator[str]:
    marks = "".join(
        f' <span class="ppid-mark ppid-{token}">{escape(mark)}</span>'
        for token, mark in zip((entry.row.status, entry.row.certainty), entry.marks, strict=False)
    )
    yield f'<p class="ppid-head"><span class="ppid-what">{escape(entry.what)}</span> <strong>{escape(entry.title)}</strong>{marks}</p>'  # noqa: E501 - one line of a row
    yield from (f"<p>{escape(line)}</p>" for line in entry.lines)
    for severity, name, words in entry.findings:
        said = f"<strong>{escape(name)}.</strong> {escape(words)}"
        yield f'<p class="ppid-finding ppid-{severity}">{said}</p>'
