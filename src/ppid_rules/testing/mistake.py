"""The mistakes that real programs make, each as a program that makes it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from .._check import LANGS, Lang, check_lang
from .._data import read_json
from ..workdays import DecreeKind, indonesia
from .day_tables import every_day, of_entries, of_holidays, revokes
from .programs import Program

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..workdays import Decree
    from .day_tables import Keeps

__all__ = [
    "Mistake",
    "Suspect",
    "entries_read",
    "having_read",
    "mistakes",
    "plain",
    "years_covered",
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


@cache
def plain() -> tuple[Suspect, ...]:
    """Each mistake that has nothing to fit, in its usual forms."""
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
    for mistake, label, keeps in entries_read():
        yield Suspect(mistake, having_read(label, keeps))
    yield Suspect("calendar_days", Program(table=every_day()))
    public = of_holidays("holidays: public", years_covered(), government=False)
    yield Suspect("public_holidays_only", Program(table=public), "holidays_public")


def entries_read() -> tuple[tuple[str, str, Keeps], ...]:
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


def having_read(label: str, keeps: Keeps) -> Program:
    """A program whose table has only some entries of the log."""
    return Program(table=of_entries(label, keeps))


def years_covered() -> range:
    """The years for which the log has days off."""
    coverage = indonesia().coverage
    return range(coverage.first or 0, (coverage.last or 0) + 1)
