"""The drawings of the README and the docs, from the calendar and from a case."""

from __future__ import annotations

from datetime import date, timedelta
from html import escape
from typing import TYPE_CHECKING

from ppid_rules import Case, PublicBody, deadline, indonesia
from ppid_rules import events as e

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ppid_rules import WorkingCalendar

__all__ = ["pictures"]

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
CELL, HEAD, LEFT, TOP = 74, 26, 12, 12
STYLE = """
text { font: 13px system-ui, sans-serif; fill: #1f2328; }
.soft { fill: #59636e; font-size: 11px; }
.number { font-weight: 700; font-size: 20px; fill: #0b5cad; }
.paper { fill: #ffffff; }
.day { fill: #f6f8fa; stroke: #d1d9e0; }
.off { fill: #fbe3e4; stroke: #d1d9e0; }
.start { fill: #fff4ce; stroke: #bf8700; stroke-width: 2; }
.due { fill: #dff3e4; stroke: #1a7f37; stroke-width: 2; }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3; } .soft { fill: #9198a1; } .number { fill: #79c0ff; }
  .paper { fill: #0d1117; } .day { fill: #161b22; stroke: #30363d; }
  .off { fill: #4a1d21; stroke: #30363d; } .start { fill: #3d2e00; } .due { fill: #12361f; }
}
"""


def case_of_silence() -> Case:
    """A request of March 2025 to which nobody answered in time."""
    body = PublicBody(name="Dinas Contoh", level="regency", kind="state")
    return Case.of(
        body,
        e.RequestReceived(on=date(2025, 3, 17), channel="web_form"),
        e.NoticeGiven(on=date(2025, 4, 14), outcome="refused"),
        e.ObjectionFiled(on=date(2025, 4, 22), ground="a"),
        e.ObjectionAnswered(on=date(2025, 6, 3)),
    )


def counted(term: str, received: date, calendar: WorkingCalendar) -> Iterator[str]:
    """The weeks of a count, with the number of each working day and why a day is none."""
    due = deadline(term, received, calendar=calendar).due_on
    assert due is not None  # noqa: S101 - for the type checker; the term has a number
    first = received - timedelta(days=received.weekday())
    weeks = (due - first).days // len(WEEKDAYS) + 1
    width, height = LEFT + LEFT + CELL * len(WEEKDAYS), TOP + HEAD + weeks * CELL + TOP
    title = f"From {received:%-d %B %Y}, ten working days end on {due:%-d %B %Y}"
    yield f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" lang="en">'
    yield f"<title>{escape(title)}</title>"
    yield f"<style>{STYLE}</style>"
    yield f'<rect class="paper" width="{width}" height="{height}"/>'
    for column, name in enumerate(WEEKDAYS):
        yield f'<text class="soft" x="{LEFT + column * CELL + CELL // 2}" y="{TOP + HEAD // 2}" text-anchor="middle">{name}</text>'
    number = 0
    for place in range(weeks * len(WEEKDAYS)):
        day = first + timedelta(days=place)
        row, column = divmod(place, len(WEEKDAYS))
        x, y = LEFT + column * CELL, TOP + HEAD + row * CELL
        works = calendar.is_working_day(day)
        within = received < day <= due
        number += works and within
        kind = "start" if day == received else "due" if day == due else "day" if works else "off"
        yield f'<rect class="{kind}" x="{x + 2}" y="{y + 2}" width="{CELL - 4}" height="{CELL - 4}" rx="6"/>'
        yield f'<text class="soft" x="{x + 8}" y="{y + 18}">{day:%-d %b}</text>'
        if works and within:
            yield f'<text class="number" x="{x + CELL // 2}" y="{y + 46}" text-anchor="middle">{number}</text>'
        told = "day zero" if day == received else "due" if day == due else reason(day, calendar)
        if told:
            yield f'<text class="soft" x="{x + CELL // 2}" y="{y + 62}" text-anchor="middle">{escape(told)}</text>'
    yield "</svg>"


def reason(day: date, calendar: WorkingCalendar) -> str:
    """Why a day is not counted, in a word or two."""
    found = calendar.day_off(day)
    if found is None:
        return ""
    return {
        "weekend": "",
        "national_holiday": "holiday",
        "joint_leave": "joint leave",
    }.get(found.kind.value, found.kind.value)


def pictures() -> dict[str, str]:
    """Each drawing by its file name."""
    known = indonesia(as_known_on=date(2026, 9, 15))
    timeline = case_of_silence().timeline(date(2025, 6, 10), calendar=known)
    days = counted("request.notice", date(2025, 3, 17), known)
    return {
        "timeline.svg": timeline.to_svg("en"),
        "timeline.id.svg": timeline.to_svg("id"),
        "ten-working-days.svg": "\n".join(days) + "\n",
    }
