"""The mistakes that real programs make, each as a program that makes it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from .._check import LANGS, Lang, check_lang
from .._data import read_json
from ..law import Unit, rulebook
from ..workdays import DecreeKind, indonesia
from ..workdays.decrees import shipped_log
from .day_tables import every_day, of_entries, of_holidays, of_years, projected, revokes
from .programs import Program
from .vector import document, vectors

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..workdays import Decree
    from .day_tables import Keeps

__all__ = [
    "Mistake",
    "Suspect",
    "ended_tables",
    "incomplete_tables",
    "mistakes",
    "plain",
    "tables_of_some_years",
    "typical",
]


class Mistake(NamedTuple):
    """A mistake (*kekeliruan*) that programs are known to make.

    Attributes:
        name: its name, which stays.
        text_id: what it is, in Indonesian.
        text_en: the same in English.
    """

    name: str
    text_id: str
    text_en: str

    def text(self, lang: Lang = "id") -> str:
        """What the mistake is.

        Raises:
            UnknownLanguageError: neither ``"id"`` nor ``"en"``.
        """
        return self.text_id if check_lang(lang) == "id" else self.text_en


@cache
def mistakes() -> tuple[Mistake, ...]:
    """Every mistake that a diagnosis can name, in a fixed order."""
    found = _data()["mistakes"]
    return tuple(Mistake(name, *(text[lang] for lang in LANGS)) for name, text in found.items())


@dataclass(frozen=True)
class Suspect:
    """A way of making a mistake.

    Attributes:
        mistake: the name of the mistake.
        program: a program that makes it.
        detail: the name of a sentence that says more; ``""``: none.
        slots: what goes into that sentence.
    """

    mistake: str
    program: Program
    detail: str = ""
    slots: tuple[tuple[str, object], ...] = ()

    def text(self, lang: Lang) -> str:
        """What the mistake is, and more where there is more to say."""
        text = next(m for m in mistakes() if m.name == self.mistake).text(lang)
        if not self.detail:
            return text
        detail = str(_data()["details"][self.detail][lang]).format(**dict(self.slots))
        return str(_data()["joined"][lang]).format(text=text, detail=detail)


@cache
def _data() -> dict[str, Any]:
    content: dict[str, Any] = read_json(__name__, "data/mistakes.json")
    return content


# -- mistakes without anything to fit ------------------------------------------------------


@cache
def plain() -> tuple[Suspect, ...]:
    """Each mistake in its usual forms."""
    return (
        *_of_tables(),
        Suspect("start_day_counted", Program(counts_start=True)),
        Suspect("one_day_short", Program(fewer=1)),
        Suspect("late_decree_missing", Program(at_start=True), "at_start"),
        Suspect("extension_from_announcement", Program(extends_from="announcement")),
        Suspect("extension_from_filing", Program(extends_from="filing")),
        Suspect("utc_date", Program(in_utc=True)),
    )


def _of_tables() -> Iterator[Suspect]:
    for mistake, label, keeps in _rules():
        yield Suspect(mistake, _with(label, keeps))
    yield Suspect("calendar_days", Program(table=every_day()))
    public = of_holidays("holidays: public", _years(), government=False)
    yield Suspect("public_holidays_only", Program(table=public), "holidays_public")


def _rules() -> tuple[tuple[str, str, Keeps], ...]:
    """Which entries of the log a program has read: mistake, name of the table, entries."""
    return (
        ("weekends_only", "no decree", lambda _: False),
        ("joint_leave_ignored", "no joint leave", lambda e: _kind(e) != DecreeKind.JOINT_LEAVE),
        ("public_holidays_only", "holidays", lambda e: _kind(e) == DecreeKind.NATIONAL_HOLIDAY),
        ("revoked_days_kept", "nothing taken back", lambda e: not revokes(e)),
        ("late_decree_missing", "yearly lists", lambda e: bool(e.yearly)),
        ("late_decree_missing", "nothing added", lambda e: bool(e.yearly) or revokes(e)),
        ("late_decree_missing", "known before the year", _known_before_the_year),
        ("late_decree_missing", "no leave added", _is_no_added_leave),
        ("late_decree_missing", "no voting day", _is_no_voting_day),
    )


def _kind(entry: Decree) -> str:
    """The kind of day that an entry sets or takes back."""
    return entry.revokes or entry.kind


def _known_before_the_year(entry: Decree) -> bool:
    return entry.announced_on.year < entry.day.year


def _is_no_added_leave(entry: Decree) -> bool:
    return bool(entry.yearly) or entry.kind != DecreeKind.JOINT_LEAVE


def _is_no_voting_day(entry: Decree) -> bool:
    return _kind(entry) in {DecreeKind.NATIONAL_HOLIDAY, DecreeKind.JOINT_LEAVE}


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


# -- mistakes with something to fit --------------------------------------------------------


def _years() -> range:
    coverage = indonesia().coverage
    return range(coverage.first or 0, (coverage.last or 0) + 1)


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
        Suspect("stale_table", _with(f"to {year}", _in(range(year + 1))), "last_year", slots)
        for year, slots in _years_with_slots()
        if year >= _first_asked()
    ]
    lacking = [
        Suspect("stale_table", _with(f"without {year}", _not_in(year)), "one_year", slots)
        for year, slots in _years_with_slots()
    ]
    return (*ended, *lacking)


def _years_with_slots() -> Iterator[tuple[int, tuple[tuple[str, object], ...]]]:
    return ((year, _slot(year=year)) for year in _years())


def _as_known() -> Iterator[Suspect]:
    for day in _announcements():
        for table in (of_entries(f"known {day}", _announced_by(day)), projected(day)):
            yield Suspect("stale_table", Program(table=table), "known_on", _slot(day=day))


def _lacking_a_decree() -> Iterator[Suspect]:
    """Tables without one of the decrees that came after a yearly list, or without those of it."""
    for day in _announcements():
        lacks = _with(f"without {day}", _all_but(day, lambda e: not e.yearly))
        keeps = _with(f"not taken back {day}", _all_but(day, revokes))
        yield Suspect("late_decree_missing", lacks, "one_decree", _slot(day=day))
        yield Suspect("revoked_days_kept", keeps, "one_decree", _slot(day=day))


def _of_short_notice() -> Iterator[Suspect]:
    """Tables without the days that were announced so few days ahead."""
    late = (entry for entry in shipped_log().entries if not entry.yearly)
    for days in sorted({_notice(entry) for entry in late}):
        program = _with(f"notice {days}", _announced_before(days))
        yield Suspect("late_decree_missing", program, "short_notice", _slot(days=days))


def _wrong_in_some_years() -> Iterator[Suspect]:
    """Tables in which a rule is broken for the days of some years only."""
    for span in _spans():
        for mistake, label, keeps in _rules():
            if mistake not in _NO_TABLE:
                program = _with(f"{label} in {span.start} to {span[-1]}", _only_in(span, keeps))
                yield Suspect(mistake, program, "in_years", _slot(first=span.start, last=span[-1]))


def _of_some_years() -> Iterator[Suspect]:
    """Tables of a span of years: of the log, or of all that a widely used library has."""
    library = of_holidays("holidays: public and government", _years(), government=True)
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
    years = _years()
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


# -- which entries a program has read ------------------------------------------------------


def _with(label: str, keeps: Keeps) -> Program:
    return Program(table=of_entries(label, keeps))


def _slot(**slots: object) -> tuple[tuple[str, object], ...]:
    return tuple(slots.items())


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
