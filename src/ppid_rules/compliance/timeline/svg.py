"""A timeline as a chart: one bar for each limit, readable at the width of a phone."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from html import escape
from textwrap import wrap
from typing import TYPE_CHECKING, Any, NamedTuple

from ..._data import read_bytes, read_json
from ...workdays import Certainty
from ..casework import ClockStatus
from ..casework.labels import label
from ..wording import clean, long_date, sentence
from .page import basis_line
from .rows import RowKind, docket_behind

if TYPE_CHECKING:
    from ..._check import Lang
    from ..casework import Audit
    from .rows import TimelineRow

__all__ = ["svg_of"]

_OVER = (ClockStatus.LATE, ClockStatus.OVERDUE)


@cache
def _look() -> dict[str, Any]:
    look: dict[str, Any] = read_json(__name__, "look.json")["chart"]
    return look


@cache
def _style() -> str:
    return read_bytes(__name__, "chart.css").decode()


class _Axis(NamedTuple):
    """The days that the chart spans, over its width."""

    first: date
    last: date

    def x(self, day: date) -> float:
        """Where a day lies."""
        look = _look()
        width = look["width"] - look["margin"] - look["margin"]
        share = (day - self.first) / max(self.last - self.first, timedelta(1))
        return float(look["margin"] + width * share)


class _Sheet:
    """A chart while it is drawn, from its top down."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.y: float = _look()["margin"]

    def draw(self, shape: str, style: str, **where: float) -> None:
        """One shape at a place."""
        places = " ".join(f'{name}="{value:.1f}"' for name, value in where.items())
        self.lines.append(f'<{shape} class="{style}" {places}/>')

    def write(self, text: str, style: str, x: float | None = None) -> None:
        """A paragraph, wrapped to the width of the chart."""
        look = _look()
        x = look["margin"] if x is None else x
        for line in wrap(text, look["chars"].get(style, look["chars"]["soft"])) or [""]:
            self.y += look["line"]
            self.lines.append(
                f'<text class="{style}" x="{x:.1f}" y="{self.y:.1f}">{escape(line)}</text>'
            )

    def gap(self) -> None:
        """Some room."""
        self.y += _look()["gap"]

    def act(self, x: float, y: float) -> None:
        """The mark of an act: a diamond around a point."""
        size = _look()["act"]
        self.lines.append(
            f'<path class="act" d="M{x:.1f} {y - size:.1f}L{x + size:.1f} {y:.1f}'
            f'L{x:.1f} {y + size:.1f}L{x - size:.1f} {y:.1f}Z"/>'
        )


def svg_of(audit: Audit, rows: tuple[TimelineRow, ...], lang: Lang) -> str:
    """A standalone drawing of the limits of a timeline."""
    limits = [row for row in rows if row.what is RowKind.LIMIT]
    axis = _axis(limits, audit.as_of)
    body = clean(docket_behind(audit).record.body.name)
    title = sentence("timeline.chart.title", {"body": body}, lang)
    sheet = _Sheet()
    sheet.write(title, "title")
    sheet.write(sentence("timeline.as_of", {"day": audit.as_of}, lang), "soft")
    sheet.write(sentence("timeline.standing", {"status": audit.standing.label(lang)}, lang), "soft")
    if not docket_behind(audit).record.events:
        sheet.write(label("timeline.empty", lang), "soft")
    if limits:
        _legend(sheet, limits, lang)
    for row in limits:
        _limit(sheet, axis, row, audit.as_of, lang)
    if limits:
        _ends(sheet, axis, lang)
    sheet.gap()
    sheet.write(basis_line(audit, lang), "soft")
    sheet.write(label("closing", lang), "soft")
    sheet.gap()
    desc = sentence("timeline.chart.desc", {"as_of": audit.as_of}, lang)
    size = f'width="100%" viewBox="0 0 {_look()["width"]} {sheet.y:.0f}" role="img" lang="{lang}"'
    return "\n".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" class="ppid-chart" {size}>',
        f"<title>{escape(title)}</title>",
        f"<desc>{escape(desc)}</desc>",
        f"<style>\n{_style()}</style>",
        '<rect class="paper" width="100%" height="100%"/>',
        *sheet.lines,
        "</svg>",
        "",
    ])  # fmt: skip


def _axis(limits: list[TimelineRow], as_of: date) -> _Axis:
    days = [day for row in limits for day in (row.starts_on, row.due_on, row.happened_on) if day]
    days.append(as_of)
    return _Axis(min(days), max(days))


def _limit(sheet: _Sheet, axis: _Axis, row: TimelineRow, as_of: date, lang: Lang) -> None:
    """What a limit is and where it stands in words, and its bar."""
    sheet.gap()
    sheet.write(row.title(lang), "name")
    due = row.due_on
    if due is None:
        sheet.write(label("timeline.chart.no_day", lang), "soft")
    else:
        sheet.write(sentence("timeline.chart.due", {"day": due}, lang), "soft")
    certain = row.certainty in (None, Certainty.DECREED)
    words = [label(f"clock.{row.status}", lang)]
    words += [] if certain else [label(f"certainty.label.{row.certainty}", lang)]
    sheet.write("; ".join(words), "soft")
    if due is not None and row.starts_on is not None:
        sheet.y += _look()["act"]
        _bar(sheet, axis, row, (min(row.starts_on, due), max(row.starts_on, due)), as_of)
        sheet.y += _look()["bar"]


def _bar(
    sheet: _Sheet, axis: _Axis, row: TimelineRow, span: tuple[date, date], as_of: date
) -> None:
    look, y = _look(), sheet.y
    height = look["bar"]
    middle = y + height / (1 + 1)
    left, right = map(axis.x, span)
    first, last = axis.x(axis.first), axis.x(axis.last)
    sheet.draw("rect", "track", x=first, y=y, width=last - first, height=height)
    uncertain = "" if row.certainty is Certainty.DECREED else " uncertain"
    width = max(right - left, look["narrow"])
    style = f"bar {row.status}{uncertain}"
    sheet.draw("rect", style, x=left, y=y, width=width, height=height)
    if row.limit is not None:
        x = axis.x(row.limit)
        sheet.draw("line", "limit", x1=x, x2=x, y1=y, y2=y + height)
    until = None
    if row.status in _OVER:
        until = as_of if row.status is ClockStatus.OVERDUE else row.happened_on
    if until is not None and row.due_on is not None:
        sheet.draw("line", "over", x1=axis.x(row.due_on), x2=axis.x(until), y1=middle, y2=middle)
    now = axis.x(as_of)
    sheet.draw("line", "now", x1=now, x2=now, y1=y - look["narrow"], y2=y + height + look["narrow"])
    if row.happened_on is not None:
        sheet.act(axis.x(row.happened_on), middle)


def _ends(sheet: _Sheet, axis: _Axis, lang: Lang) -> None:
    """The first and the last day of the chart, under its bars."""
    look = _look()
    sheet.gap()
    edge = sheet.y - look["act"]
    for day in axis:
        sheet.draw("line", "edge", x1=axis.x(day), x2=axis.x(day), y1=edge, y2=edge + look["act"])
    sheet.y += look["line"] - look["act"]
    ends = zip(axis, ("start", "end"), strict=True)
    for day, anchor in ends if axis.last > axis.first else [(axis.first, "start")]:
        place = f'x="{axis.x(day):.1f}" y="{sheet.y:.1f}" text-anchor="{anchor}"'
        sheet.lines.append(f'<text class="soft" {place}>{escape(long_date(day, lang))}</text>')


def _legend(sheet: _Sheet, limits: list[TimelineRow], lang: Lang) -> None:
    """What the marks mean, those that are used."""
    look = _look()
    sheet.gap()
    left = look["margin"]
    used = {
        "as_of": True,
        "done": any(row.happened_on for row in limits),
        "limit": any(row.limit for row in limits),
        "over": any(row.status in _OVER for row in limits),
        "uncertain": any(row.certainty not in (None, Certainty.DECREED) for row in limits),
    }
    for name in filter(used.get, used):
        middle = sheet.y + look["line"] - look["bar"] / (1 + 1)
        top, x = middle - look["bar"] / (1 + 1), left + look["act"]
        if name == "as_of":
            sheet.draw("line", "now", x1=x, x2=x, y1=top, y2=top + look["bar"])
        elif name == "done":
            sheet.act(x, middle)
        elif name == "over":
            sheet.draw("line", "over", x1=left, x2=x + look["act"], y1=middle, y2=middle)
        else:
            style = "bar uncertain" if name == "uncertain" else "bar"
            wide = look["act"] + look["act"]
            sheet.draw("rect", style, x=left, y=top, width=wide, height=look["bar"])
            if name == "limit":
                sheet.draw("line", "limit", x1=x, x2=x, y1=top, y2=top + look["bar"])
        sheet.write(label(f"timeline.legend.{name}", lang), "soft", left + look["mark"])
