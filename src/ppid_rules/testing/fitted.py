"""The mistakes with something to fit to answers: which years, which decree, which number."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from ..law import Unit, rulebook
from ..workdays.decrees import shipped_log
from .day_tables import of_entries, of_holidays, of_years, projected, revokes
from .mistake import Suspect, entries_read, having_read, mistakes, plain, years_covered
from .programs import Program
from .vector import document, vectors

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..workdays import Decree
    from .day_tables import Keeps

__all__ = ["ended_tables", "incomplete_tables", "tables_of_some_years", "typical"]


@cache
def incomplete_tables() -> tuple[Suspect, ...]:
    """Tables of days off that were complete once, or for some years, or but for one decree."""
    return (
        *ended_tables(),
        *_as_known(),
        *_lacking_a_decree(),
        *_of_short_notice(),
        *_wrong_in_some_years(),
        *_of_some_years(),
    )


@cache
def tables_of_some_years() -> tuple[tuple[Suspect, Suspect], ...]:
    """Tables that are wrong in themselves, and cover some years only: two mistakes."""
    wrong = [s for s in plain() if s.program.table is not None and s.mistake not in _NO_TABLE]
    return tuple((first, _covering(span)) for first in wrong for span in _spans())


_NO_TABLE = ("weekends_only", "calendar_days")
"""The mistakes of programs that have no table of days off at all."""


@cache
def ended_tables() -> tuple[Suspect, ...]:
    """Tables that end with a year, or lack one."""
    ended = [
        Suspect("stale_table", having_read(f"to {year}", _in(range(year + 1))), "last_year", slots)
        for year, slots in _years_with_slots()
        if year >= _first_asked()
    ]
    lacking = [
        Suspect("stale_table", having_read(f"without {year}", _not_in(year)), "one_year", slots)
        for year, slots in _years_with_slots()
    ]
    return (*ended, *lacking)


def _years_with_slots() -> Iterator[tuple[int, tuple[tuple[str, object], ...]]]:
    return ((year, _slot(year=year)) for year in years_covered())


def _as_known() -> Iterator[Suspect]:
    for day in _announcements():
        for table in (of_entries(f"known {day}", _announced_by(day)), projected(day)):
            yield Suspect("stale_table", Program(table=table), "known_on", _slot(day=day))


def _lacking_a_decree() -> Iterator[Suspect]:
    """Tables without one of the decrees that came after a yearly list, or without those of it."""
    for day in _announcements():
        lacks = having_read(f"without {day}", _all_but(day, lambda e: not e.yearly))
        keeps = having_read(f"not taken back {day}", _all_but(day, revokes))
        yield Suspect("late_decree_missing", lacks, "one_decree", _slot(day=day))
        yield Suspect("revoked_days_kept", keeps, "one_decree", _slot(day=day))


def _of_short_notice() -> Iterator[Suspect]:
    """Tables without the days that were announced so few days ahead."""
    late = (entry for entry in shipped_log().entries if not entry.yearly)
    for days in sorted({_notice(entry) for entry in late}):
        program = having_read(f"notice {days}", _announced_before(days))
        yield Suspect("late_decree_missing", program, "short_notice", _slot(days=days))


def _wrong_in_some_years() -> Iterator[Suspect]:
    """Tables in which a rule is broken for the days of some years only."""
    for span in _spans():
        for mistake, label, keeps in entries_read():
            if mistake not in _NO_TABLE:
                program = having_read(
                    f"{label} in {span.start} to {span[-1]}", _only_in(span, keeps)
                )
                yield Suspect(mistake, program, "in_years", _slot(first=span.start, last=span[-1]))


def _of_some_years() -> Iterator[Suspect]:
    """Tables of a span of years: of the log, or of all that a widely used library has."""
    library = of_holidays("holidays: public and government", years_covered(), government=True)
    for span in _spans():
        for source in (of_entries("every decree", lambda _: True), library):
            covering = _covering(span)
            table = covering.program.table and source.within(covering.program.table)
            yield Suspect("stale_table", Program(table=table), "years", covering.slots)


def _covering(span: range) -> Suspect:
    """A table that covers a span of years, whatever it has for them."""
    table = of_years(f"{span.start} to {span[-1]}", span)
    slots = _slot(first=span.start, last=span[-1])
    return Suspect("stale_table", Program(table=table), "years", slots)


@cache
def _spans() -> tuple[range, ...]:
    """Every span of years but that of all the vectors."""
    years = years_covered()
    first, last = _first_asked(), date.fromisoformat(document()["known_on"]).year
    spans = (range(a, b + 1) for a in years for b in range(a, years.stop))
    return tuple(span for span in spans if span.start > first or span[-1] < last)


def _first_asked() -> int:
    """The first year that a vector touches."""
    return min(vector.starts_on.year for vector in vectors())


def _announcements() -> list[date]:
    return sorted({entry.announced_on for entry in shipped_log().entries})


def _notice(entry: Decree) -> int:
    """How many days ahead a day was announced."""
    return (entry.day - entry.announced_on).days


def _slot(**slots: object) -> tuple[tuple[str, object], ...]:
    return tuple(slots.items())


@cache
def typical() -> dict[str, Program]:
    """One program for each mistake, in the order of :func:`mistakes`."""
    found = {suspect.mistake: suspect.program for suspect in reversed(plain())}
    last = date.fromisoformat(document()["known_on"]).year - 1
    found["stale_table"] = next(
        s.program for s in incomplete_tables() if s.slots == (("year", last - 1),)
    )
    found["wrong_number"] = Program(numbers=_mixed_up())
    return {mistake.name: found[mistake.name] for mistake in mistakes()}


def _mixed_up() -> tuple[tuple[str, int], ...]:
    """Every limit with the days of the notice, and the notice with those of its extension."""
    in_force = rulebook(on=date.fromisoformat(document()["known_on"])).values()
    days = {t.id: t.number for t in in_force if t.unit is Unit.WORKING_DAYS and t.number}
    notice, extension = days["request.notice"], days["request.extension"]
    return tuple((term, extension if number == notice else notice) for term, number in days.items())


# -- which entries a program has read ------------------------------------------------------


def _in(years: range) -> Keeps:
    return lambda entry: entry.day.year in years


def _not_in(year: int) -> Keeps:
    return lambda entry: entry.day.year != year


def _only_in(years: range, keeps: Keeps) -> Keeps:
    return lambda entry: entry.day.year not in years or keeps(entry)


def _announced_by(day: date) -> Keeps:
    return lambda entry: entry.announced_on <= day


def _all_but(day: date, some: Keeps) -> Keeps:
    return lambda entry: entry.announced_on != day or not some(entry)


def _announced_before(days: int) -> Keeps:
    return lambda entry: bool(entry.yearly) or _notice(entry) > days
