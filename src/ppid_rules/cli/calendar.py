"""``ppid-rules calendar``: the days off of some years, and those that a decree took back."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from ..errors import InvalidDateError
from ..workdays import DecreeKind
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
    from collections.abc import Iterator

    from .._check import Lang
    from ..workdays import DayOff, Revision, WorkingCalendar

__all__ = ["calendar"]

_HEADINGS = {
    "id": ("Tanggal", "Hari", "Jenis", "Nama", "Keputusan", "Diumumkan", "Kepastian"),
    "en": ("Date", "Weekday", "Kind", "Name", "Decree", "Announced", "Certainty"),
}
_WEEKDAYS = {
    "id": ("Sen", "Sel", "Rab", "Kam", "Jum", "Sab", "Min"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}
_REVOKED = {"id": "dicabut", "en": "revoked"}


class _Revoked(NamedTuple):
    """A day that was off until a decree took it back.

    Attributes:
        was: the day off that it was.
        by: what the decree did.
    """

    was: DayOff
    by: Revision


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
    """The named days off of the years, with decree and certainty, and days a decree took back."""
    language = checked_lang(lang)
    first, last = _span(years)
    option: Any = joint_leave  # checked by with_joint_leave
    days = calendar_of(as_known_on, decrees, region, week).with_joint_leave(option)
    found = days.days_off(first, last)
    revoked = list(_revoked(days, first, last))
    if as_json:
        write_json(_document(days, found, revoked))
        return
    headings = _HEADINGS[language]
    rows = [_row(days, off, language) for off in found]
    rows += [_revoked_row(days, one, language) for one in revoked]
    write_table(headings, sorted(rows), whole=headings[:3])


def _revoked(days: WorkingCalendar, first: date, last: date) -> Iterator[_Revoked]:
    """The days that a decree took back and no later one set again, in order."""
    taken = {day: done for done in days.revisions(first, last) for day in done.revoked}
    off = {one.day for one in days.days_off(first, last)}
    for day in sorted(taken.keys() - off):
        by = taken[day]
        before = days.known_on(by.announced_on - timedelta(days=1)).days_off(day, day)
        yield from (_Revoked(was, by) for was in before)


def _row(days: WorkingCalendar, off: DayOff, lang: Lang) -> tuple[str, ...]:
    return (
        off.day.isoformat(),
        _WEEKDAYS[lang][off.day.weekday()],
        off.kind.value,
        off.name(lang),
        off.short(lang) or "-",
        off.announced_on.isoformat() if off.announced_on else "-",
        days.certainty(off.day).value,
    )


def _revoked_row(days: WorkingCalendar, one: _Revoked, lang: Lang) -> tuple[str, ...]:
    return (
        one.was.day.isoformat(),
        _WEEKDAYS[lang][one.was.day.weekday()],
        DecreeKind.REVOKED.value,
        f"{one.was.name(lang)} ({_REVOKED[lang]})",
        one.by.short(lang) or "-",
        one.by.announced_on.isoformat(),
        days.certainty(one.was.day).value,
    )


def _span(years: str) -> tuple[date, date]:
    found = re.fullmatch(r"(\d{4})(?:-(\d{4}))?", years, re.ASCII)
    if found is None or found[1] == "0000" or (found[2] or found[1]) < found[1]:
        raise InvalidDateError(years, "YEAR[-YEAR]", "a year or two, such as 2026-2027")
    return date(int(found[1]), 1, 1), date(int(found[2] or found[1]), 12, 31)


def _document(
    days: WorkingCalendar, found: tuple[DayOff, ...], revoked: list[_Revoked]
) -> dict[str, Any]:
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
        "days_revoked": [
            {
                "day": one.was.day.isoformat(),
                "kind": one.was.kind.value,
                "name": {"id": one.was.name_id, "en": one.was.name_en},
                "set_by": one.was.decree,
                "decree": one.by.decree,
                "announced_on": one.by.announced_on.isoformat(),
                "certainty": days.certainty(one.was.day).value,
            }
            for one in revoked
        ],
    }
