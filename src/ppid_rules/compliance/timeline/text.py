"""A timeline as plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .page import Entry, Page

__all__ = ["text_of"]

_INDENT = "  "


def text_of(page: Page) -> str:
    """A page as plain text, a line each."""
    return "\n".join(_lines(page))


def _lines(page: Page) -> Iterator[str]:
    yield page.title
    yield page.body
    yield from page.lead
    for _, heading, entries in page.days:
        yield ""
        yield heading
        for entry in entries:
            yield from (f"{_INDENT}{line}" for line in _of(entry))
    yield ""
    yield from page.notes


def _of(entry: Entry) -> Iterator[str]:
    yield f"{entry.what}: {entry.title}"
    told = [*entry.marks, *entry.lines, *(f"{name}: {words}" for _, name, words in entry.findings)]
    yield from (f"{_INDENT}{line}" for line in told)
