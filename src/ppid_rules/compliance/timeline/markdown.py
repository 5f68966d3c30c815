"""A timeline as Markdown, for a draft or a wiki."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from .page import Entry, Page

__all__ = ["markdown_of", "plain", "table"]

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~&])")
_AT_START = re.compile(r"^([-+=]|\d+[.)])", re.ASCII)


def plain(text: str) -> str:
    """Text that Markdown shows as it is."""
    return _AT_START.sub(r"\\\1", _SPECIAL.sub(r"\\\1", text))


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A table, a line each; the cells are Markdown already."""
    yield f"| {' | '.join(headings)} |"
    yield f"| {' | '.join('---' for _ in headings)} |"
    for row in rows:
        yield f"| {' | '.join(row)} |"


def markdown_of(page: Page) -> str:
    """A page as Markdown."""
    return "\n".join(_lines(page))


def _lines(page: Page) -> Iterator[str]:
    yield f"# {plain(page.title)}"
    yield ""
    yield f"**{plain(page.body)}**"
    for line in page.lead:
        yield ""
        yield plain(line)
    for _, heading, entries in page.days:
        yield ""
        yield f"## {plain(heading)}"
        yield ""
        for entry in entries:
            yield from _of(entry)
    for line in page.notes:
        yield ""
        yield plain(line)


def _of(entry: Entry) -> Iterator[str]:
    marks = "".join(f" *{plain(mark)}*" for mark in entry.marks)
    yield f"- {plain(entry.what)}: **{plain(entry.title)}**{marks}"
    for line in entry.lines:
        yield f"  - {plain(line)}"
    for _, name, words in entry.findings:
        yield f"  - **{plain(name)}**: {plain(words)}"
