"""The layouts of a sheet: plain text, Markdown, HTML."""

from __future__ import annotations

from functools import cache
from html import escape
from itertools import zip_longest
from textwrap import wrap
from typing import TYPE_CHECKING, Any, NamedTuple

from ..._data import read_json
from .html import fragment
from .markdown import plain, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..._check import Lang
    from .counts import CountedLimit

__all__ = ["SheetPage", "sheet_html", "sheet_markdown", "sheet_text"]


class SheetPage(NamedTuple):
    """A sheet in words.

    Attributes:
        title: its heading.
        body: the public body.
        lead: sentences above the table.
        step: the heading of the first column.
        conventions: the headings of the other columns.
        limits: the limits.
        notes: sentences below the table.
    """

    title: str
    body: str
    lead: tuple[str, ...]
    step: str
    conventions: tuple[tuple[str, ...], ...]
    limits: tuple[CountedLimit, ...]
    notes: tuple[str, ...]


@cache
def _look() -> dict[str, Any]:
    look: dict[str, Any] = read_json(__name__, "look.json")["sheet"]
    return look


# -- plain text --------------------------------------------------------------------------------


def sheet_text(page: SheetPage) -> str:
    """A sheet as plain text, as wide as a page."""
    return "\n".join(_text(page))


def _text(page: SheetPage) -> Iterator[str]:
    width = sum(_look()["columns"]) + len(_look()["between"]) * len(page.conventions)
    rule = "-" * width
    yield page.title
    yield page.body
    for line in page.lead:
        yield from wrap(line, width)
    if page.limits:
        yield ""
        yield from _columns([(page.step,), *page.conventions])
    for limit in page.limits:
        yield rule
        yield from wrap(limit.title, width)
        for row in limit.rows:
            yield from _columns([(row.what,), *row.cells])
    yield rule
    for line in page.notes:
        yield from wrap(line, width)


def _columns(cells: Sequence[Sequence[str]]) -> Iterator[str]:
    """Cells side by side, each wrapped to its column."""
    widths = _look()["columns"]
    wrapped = [
        [piece for line in cell for piece in wrap(line, width)]
        for cell, width in zip(cells, widths, strict=True)
    ]
    for pieces in zip_longest(*wrapped, fillvalue=""):
        padded = (piece.ljust(width) for piece, width in zip(pieces, widths, strict=True))
        yield _look()["between"].join(padded).rstrip()


# -- Markdown ----------------------------------------------------------------------------------


def sheet_markdown(page: SheetPage) -> str:
    """A sheet as Markdown."""
    return "\n".join(_markdown(page))


def _markdown(page: SheetPage) -> Iterator[str]:
    yield f"# {plain(page.title)}"
    yield ""
    yield f"**{plain(page.body)}**"
    for line in page.lead:
        yield ""
        yield plain(line)
    if page.limits:
        yield ""
        yield from table([plain(page.step), *map(_cell, page.conventions)], _table_rows(page))
    for line in page.notes:
        yield ""
        yield plain(line)


def _table_rows(page: SheetPage) -> Iterator[list[str]]:
    for limit in page.limits:
        yield [f"**{plain(limit.title)}**", *("" for _ in page.conventions)]
        for row in limit.rows:
            strong = "**" if row.last else ""
            yield [plain(row.what), *(f"{strong}{_cell(cell)}{strong}" for cell in row.cells)]


def _cell(lines: Sequence[str]) -> str:
    return "<br>".join(map(plain, lines))


# -- HTML --------------------------------------------------------------------------------------


def sheet_html(page: SheetPage, lang: Lang) -> str:
    """A sheet as a fragment of HTML."""
    return fragment(page.title, lang, _html(page))


def _html(page: SheetPage) -> Iterator[str]:
    yield f"<h2>{escape(page.title)}</h2>"
    yield f'<p class="ppid-body">{escape(page.body)}</p>'
    yield from (f"<p>{escape(line)}</p>" for line in page.lead)
    if page.limits:
        heads = "".join(f'<th scope="col">{_lines(head)}</th>' for head in page.conventions)
        yield '<table class="ppid-sheet">'
        yield f'<thead><tr><th scope="col">{escape(page.step)}</th>{heads}</tr></thead>'
        for limit in page.limits:
            yield from _group(limit, len(page.conventions))
        yield "</table>"
    yield '<div class="ppid-notes">'
    yield from (f"<p>{escape(line)}</p>" for line in page.notes)
    yield "</div>"


def _group(limit: CountedLimit, columns: int) -> Iterator[str]:
    yield "<tbody>"
    yield f'<tr class="ppid-group"><th scope="rowgroup" colspan="{columns + 1}">{escape(limit.title)}</th></tr>'  # noqa: E501 - one row
    for row in limit.rows:
        cells = "".join(f"<td>{_lines(cell)}</td>" for cell in row.cells)
        opening = '<tr class="ppid-last">' if row.last else "<tr>"
        yield f'{opening}<th scope="row">{escape(row.what)}</th>{cells}</tr>'
    yield "</tbody>"


def _lines(lines: Sequence[str]) -> str:
    return "<br>".join(map(escape, lines))
