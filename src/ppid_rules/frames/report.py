"""The figures of the yearly report on a page: Markdown or HTML, in Indonesian or English."""

from __future__ import annotations

from functools import cache
from html import escape
from typing import TYPE_CHECKING, Any, Literal

from .._check import check_lang, check_option
from .._data import read_json
from ..law import terms
from .summing import figures_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from .._check import Lang
    from .summing import Period

__all__ = ["outcome_labels", "page_of", "report"]

Table = tuple[str, list[str], list[list[str]]]

_FORMATS = ("markdown", "html")
_TEXTS = read_json(__name__, "data/report.json")
_COUNTED = read_json(__name__, "data/summary.json")
_NOTHING = "-"
_PERCENT = ".0%"


def report(
    audited: Any,  # noqa: ANN401 - a table of any engine
    *,
    by: Iterable[str] = (),
    period: Period | None = None,
    columns: Mapping[str, str] | None = None,
    lang: Lang = "id",
    to: Literal["markdown", "html"] = "markdown",
) -> str:
    """The figures of :func:`summary` as a page (*laporan layanan informasi publik*).

    UU 14/2008 Pasal 12, Perki 1/2021 Pasal 15(5) and 56 to 58.

    Args:
        audited: what :func:`audit` gave.
        by: the columns that make a group.
        period: also by ``month`` or ``year`` of receipt.
        columns: the mapping that the audit was given.
        lang: ``id`` or ``en``.
        to: ``markdown`` or ``html``.

    Raises:
        WrongTypeError: no table, or ``by`` is a single text.
        UnknownLanguageError: neither ``"id"`` nor ``"en"``.
        UnknownOptionError: another format, another period.
        UnknownColumnError: a column that the table has not.
    """
    groups = by if isinstance(by, str) else list(by)  # a text is refused below
    rows = figures_of(audited, by=groups, period=period, columns=columns)
    return page_of(rows, [*groups, *(["period"] if period else [])], lang=lang, to=to)


def page_of(
    rows: list[dict[str, Any]], names: list[str], *, lang: Lang, to: Literal["markdown", "html"]
) -> str:
    """Figures on a page, of groups told apart by some columns.

    Raises:
        UnknownLanguageError: neither ``"id"`` nor ``"en"``.
        UnknownOptionError: another format.
    """
    check_lang(lang)
    check_option(to, _FORMATS, "to")
    headings = [_group(row, names, lang) for row in rows]
    tables = [_service(rows, headings, lang), *_limits(rows, headings, lang)]
    return _markdown(tables, lang) if to == "markdown" else _html(tables, lang)


@cache
def outcome_labels() -> dict[tuple[str, str], dict[str, str]]:
    """For each outcome that a page counts, its labels in both languages and the words they tell.

    Labels are in lower case.
    """
    return {
        (event, field): {
            text.casefold(): word
            for word in words
            for text in _TEXTS["figures"][f"{figure}{word}"].values()
        }
        for figure, (event, field, words) in _COUNTED["outcomes"].items()
    }


def _say(code: str, lang: Lang) -> str:
    text: str = _TEXTS[code][lang]
    return text


def _group(row: Mapping[str, Any], names: list[str], lang: Lang) -> str:
    parts = [str(row.get(name) if row.get(name) is not None else _NOTHING) for name in names]
    return ", ".join(parts) or _say("all", lang)


def _service(rows: list[dict[str, Any]], headings: list[str], lang: Lang) -> Table:
    """A line a figure, a column a group."""
    lines = []
    for name, texts in _TEXTS["figures"].items():
        values = [row.get(name) for row in rows]
        if any(value is not None for value in values):
            lines.append([texts[lang], *(_shown(value) for value in values)])
    return _say("service", lang), [_say("figure", lang), *headings], lines


def _limits(rows: list[dict[str, Any]], headings: list[str], lang: Lang) -> Iterator[Table]:
    """For each limit a table with a line a group."""
    columns = ["n", "on_time", "late", "overdue", "median", "p90"]
    named = {term.id.replace(".", "_"): term.name(lang) for term in terms()}
    for name, words in named.items():
        if not any(row.get(f"{name}_n") for row in rows):
            continue
        lines = [
            [heading, *_line(row, name)]
            for heading, row in zip(headings, rows, strict=True)
            if row.get(f"{name}_n")
        ]
        title = f"{_say('limits', lang)}: {words}"
        yield title, ["", *(_say(column, lang) for column in columns)], lines


def _line(row: Mapping[str, Any], name: str) -> Iterator[str]:
    low, high = row[f"{name}_on_time_low"], row[f"{name}_on_time_high"]
    yield _shown(row[f"{name}_n"])
    share, most = format(low, _PERCENT), format(high, _PERCENT)
    yield share if share == most else f"{share} - {most}"
    for figure in ("late", "overdue", "days_median", "days_p90"):
        yield _shown(row[f"{name}_{figure}"])


def _shown(value: Any) -> str:  # noqa: ANN401 - a number, a text or nothing
    if value is None:
        return _NOTHING
    return format(value, "g") if isinstance(value, float) else str(value)


def _markdown(tables: list[Table], lang: Lang) -> str:
    def cell(text: str) -> str:
        return text.replace("|", "\\|").replace("\n", " ")

    lines = [f"# {_say('title', lang)}", "", _say("basis", lang), ""]
    for title, headings, rows in tables:
        lines += [f"## {title}", ""]
        lines.append(f"| {' | '.join(map(cell, headings))} |")
        lines.append(f"|{' --- |' * len(headings)}")
        lines += [f"| {' | '.join(map(cell, row))} |" for row in rows]
        lines.append("")
    return "\n".join([*lines, _say("note", lang), ""])


def _html(tables: list[Table], lang: Lang) -> str:
    def row(cells: Iterable[str], tag: str) -> str:
        return f"<tr>{''.join(f'<{tag}>{escape(cell)}</{tag}>' for cell in cells)}</tr>"

    title = escape(_say("title", lang))
    parts = [
        f'<!DOCTYPE html>\n<html lang="{lang}"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{title}</title></head><body>",
        f"<h1>{title}</h1><p>{escape(_say('basis', lang))}</p>",
    ]
    for heading, headings, rows in tables:
        lines = "".join(row(cells, "td") for cells in rows)
        parts.append(
            f'<h2>{escape(heading)}</h2><div style="overflow-x:auto"><table>'
            f"<thead>{row(headings, 'th')}</thead><tbody>{lines}</tbody></table></div>"
        )
    parts.append(f"<p>{escape(_say('note', lang))}</p></body></html>\n")
    return "\n".join(parts)
