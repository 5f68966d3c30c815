"""How long information may stay exempt (*jangka waktu pengecualian*), by ground."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from .._check import check_lang
from .._data import read_json
from .instruments import Citation, cite

if TYPE_CHECKING:
    from .._check import Lang

__all__ = ["ExemptionPeriod", "PeriodRule", "exemption_periods"]


class PeriodRule(StrEnum):
    """What sets the end of an exemption."""

    AT_MOST = "at_most"
    """A number of years, in the table of limits."""
    AS_LONG_AS_NEEDED = "as_long_as_needed"
    """As long as the interest needs it."""
    OTHER_LAW = "other_law"
    """As other legislation provides."""
    NONE = "none"
    """No text has a rule."""


class ExemptionPeriod(NamedTuple):
    """The period of one ground of Pasal 17 (PP 61/2010, Perki 1/2017, Perki 1/2021 Pasal 51).

    Attributes:
        ground: the letter of Pasal 17.
        rule: what sets the end.
        term: for ``at_most`` the id of the limit.
        fixed_by: who fixes the period where the rule leaves it open: ``head_of_body``.
        opened_by: what opens the information before the end: ``public_hearing``, ``consent``,
            ``public_office``.
        citations: the articles.
        name_id: the rule in Indonesian.
        name_en: the same in English.
    """

    ground: str
    rule: PeriodRule
    term: str | None
    fixed_by: str | None
    opened_by: tuple[str, ...]
    citations: tuple[Citation, ...]
    name_id: str
    name_en: str

    def name(self, lang: Lang = "id") -> str:
        """The rule in words.

        Raises:
            UnknownLanguageError: neither ``"id"`` nor ``"en"``.
        """
        return self.name_id if check_lang(lang) == "id" else self.name_en


@cache
def exemption_periods() -> tuple[ExemptionPeriod, ...]:
    """The period rule of each ground a to j."""
    document = read_json(__name__, "data/exemption_periods.json")
    return tuple(
        ExemptionPeriod(
            ground=row["ground"],
            rule=PeriodRule(row["rule"]),
            term=row["term"],
            fixed_by=row["fixed_by"],
            opened_by=tuple(row["opened_by"]),
            citations=tuple(cite(*c) for c in row["citations"]),
            name_id=document["rules"][row["rule"]]["id"],
            name_en=document["rules"][row["rule"]]["en"],
        )
        for row in document["periods"]
    )
