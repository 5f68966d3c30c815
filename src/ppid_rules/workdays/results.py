"""What a calendar answers with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from .._check import Lang, check_lang

if TYPE_CHECKING:
    from datetime import date

    from .kinds import Certainty, DayKind

__all__ = ["Coverage", "DayChange", "DayOff", "Revision", "TableRow", "WorkedDay"]


class DayOff(NamedTuple):
    """A day that is no working day, and why (*hari libur*).

    Attributes:
        day: the day.
        kind: why it is off.
        name_id: its Indonesian name.
        name_en: its English name.
        decree: the decree or circular as cited; ``None`` for weekends, overlays, projections.
        announced_on: when that was announced; the first day of the month or year where no more
            is known.
        also: further reasons for the same day, such as joint leave on a holiday.
        short_id: a short Indonesian citation for texts.
        short_en: the same in English.
    """

    day: date
    kind: DayKind
    name_id: str
    name_en: str
    decree: str | None = None
    announced_on: date | None = None
    also: tuple[DayOff, ...] = ()
    short_id: str = ""
    short_en: str = ""

    def name(self, lang: Lang = "id") -> str:
        """The name of the day.

        Raises:
            UnknownLanguageError: neither ``"id"`` nor ``"en"``.
        """
        return self.name_id if check_lang(lang) == "id" else self.name_en

    def short(self, lang: Lang = "id") -> str:
        """The decree as cited in a sentence, empty where there is none.

        Raises:
            UnknownLanguageError: neither ``"id"`` nor ``"en"``.
        """
        return (self.short_id if check_lang(lang) == "id" else self.short_en) or self.decree or ""


class WorkedDay(NamedTuple):
    """A day that counts although others are off: a swapped Saturday, joint leave not taken.

    Attributes:
        day: the day.
        name_id: why it is worked, in Indonesian.
        name_en: the same in English.
        short_id: the regional decree behind it, empty where the body itself decides.
        short_en: the same in English.
    """

    day: date
    name_id: str
    name_en: str
    short_id: str = ""
    short_en: str = ""

    def name(self, lang: Lang = "id") -> str:
        """Why the day is worked.

        Raises:
            UnknownLanguageError: neither ``"id"`` nor ``"en"``.
        """
        return self.name_id if check_lang(lang) == "id" else self.name_en

    def short(self, lang: Lang = "id") -> str:
        """The regional decree as cited in a sentence, empty where there is none.

        Raises:
            UnknownLanguageError: neither ``"id"`` nor ``"en"``.
        """
        return self.short_id if check_lang(lang) == "id" else self.short_en


class Coverage(NamedTuple):
    """Which years a calendar speaks of.

    Attributes:
        first: the first year whose yearly decree is known; ``None`` where none is.
        last: the last such year.
        projected_to: the last year about which there is any answer.
        log_until: the newest announcement in the log.
        regional: ``"examples"`` where the data name days of this region (never a full list).
    """

    first: int | None
    last: int | None
    projected_to: int
    log_until: date
    regional: Literal["none", "examples"]


class Revision(NamedTuple):
    """What one decree did to the days of a span.

    Attributes:
        decree: the decree as cited.
        announced_on: when it was announced.
        yearly: whether it is the yearly list.
        added: days it set, in order.
        revoked: days it took back, in order.
        short_id: a short Indonesian citation for texts.
        short_en: the same in English.
    """

    decree: str
    announced_on: date
    yearly: bool
    added: tuple[date, ...]
    revoked: tuple[date, ...]
    short_id: str
    short_en: str

    def short(self, lang: Lang = "id") -> str:
        """The decree as cited in a sentence.

        Raises:
            UnknownLanguageError: neither ``"id"`` nor ``"en"``.
        """
        return self.short_id if check_lang(lang) == "id" else self.short_en


class DayChange(NamedTuple):
    """A day that two calendars see differently.

    Attributes:
        day: the day.
        before: the day off in the first calendar, ``None`` where it is a working day.
        after: the same in the second.
    """

    day: date
    before: DayOff | None
    after: DayOff | None

    @property
    def moves_counts(self) -> bool:
        """Whether the day turned from working to off, or back."""
        return (self.before is None) != (self.after is None)


class TableRow(NamedTuple):
    """A day as a row for numpy, SQL and frames.

    ``ordinal`` counts the working days from the first day of the coverage to ``day`` inclusive,
    so that n working days after a day is the working day whose ordinal is n higher.
    """

    day: date
    working: bool
    ordinal: int
    kind: DayKind | None
    certainty: Certainty
