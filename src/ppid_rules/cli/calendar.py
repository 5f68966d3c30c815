"""``ppid-rules calendar``: the days off of some years."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ..errors import InvalidDateError
from .options import (
    AsJson,
    AsKnownOn,
    Decrees,
    Language,
    Region,
    Week,
    calendar_of,
    checked_lang,
)
from .output import write_json, write_table

if TYPE_CHECKING:
    from ..workdays import DayOff, WorkingCalendar

__all__ = ["calendar"]

_HEADINGS = {
    "id": ("Tanggal", "Hari", "Jenis", "Nama", "Keputusan", "Diumumkan", "Kepastian"),
    "en": ("Date", "Weekday", "Kind", "Name", "Decree", "Announced", "Certainty"),
}
_WEEKDAYS = {
    "id": ("Sen", "Sel", "Rab", "Kam", "Jum", "Sab", "Min"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}


def calendar(
    years: Annotated[str, typer.Argument(metavar="YEAR[-YEAR]", help="Such as 2026-2027.")],
    joint_leave: Annotated[
        str, typer.Option("--joint-leave", metavar="off|working", help="Whether it is off.")
    ] = "off",
    as_known_on: AsKnownOn = None,
    decrees: Decrees = None,
    region: Region = None,
    week: Week = "five",
    lang: Language = "id",
    as_json: AsJson = False,
) -> None:
    """The named days off of the years, with decree and certainty."""
    language = checked_lang(lang)
    first, last = _span(years)
    option: Any = joint_leave  # checked by with_joint_leave
    days = calendar_of(as_known_on, decrees, region, week).with_joint_leave(option)
    found = days.days_off(first, last)
    if as_json:
        write_json(_document(days, found))
        return
    headings = _HEADINGS[language]
    rows = (
        (
            off.day.isoformat(),
            _WEEKDAYS[language][off.day.weekday()],
            off.kind.value,
            off.name(language),
            off.short(language) or "-",
            off.announced_on.isoformat() if off.announced_on else "-",
            days.certainty(off.day).value,
        )
        for off in found
    )
    write_table(headings, rows, whole=headings[:3])


def _span(years: str) -> tuple[date, date]:
    found = re.fullmatch(r"(\d{4})(?:-(\d{4}))?", years, re.ASCII)
    if found is None or found[1] == "0000" or (found[2] or found[1]) < found[1]:
        raise InvalidDateError(years, "YEAR[-YEAR]", "a year or two, such as 2026-2027")
    return date(int(found[1]), 1, 1), date(int(found[2] or found[1]), 12, 31)


def _document(days: WorkingCalendar, found: tuple[DayOff, ...]) -> dict[str, Any]:
    coverage = days.coverage
    return {
        "schema": "ppid-rules/calendar/1",
        "calendar": days.id,
        "coverage": {**coverage._asdict(), "log_until": coverage.log_until.isoformat()},
        "days_off": [
            {
                "day": off.day.isoformat(),
                "kind": off.kind.value,
                "name": {"id": off.name_id, "en": off.name_en},
                "decree": off.decree,
                "announced_on": off.announced_on and off.announced_on.isoformat(),
                "also": [
                    {"kind": o.kind.value, "name": {"id": o.name_id, "en": o.name_en}}
                    for o in off.also
                ],
                "certainty": days.certainty(off.day).value,
            }
            for off in found
        ],
    }
