"""Instruments (*peraturan*) and citations of their articles."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from .._check import Lang, check_lang
from .._data import read_json

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Citation", "Instrument", "cite", "instruments", "law_version"]

_ARTICLE = re.compile(r"(?P<article>\d+)(?P<paragraphs>(\(\d+\))(-\(\d+\))?)?(?P<letter>[a-z])?")


@dataclass(frozen=True, slots=True)
class Instrument:
    """A law or regulation.

    Attributes:
        id: how it is cited (``"UU 14/2008"``).
        kind: ``act``, ``government_regulation``, ``commission_regulation``.
        title_id: its Indonesian title.
        title_en: the title in English, ours.
        gazette: gazette and supplement number, ``None`` where not found.
        made_on: the day it was made (*ditetapkan*).
        promulgated_on: the day it was promulgated (*diundangkan*), ``None`` where not found.
        in_force_from: its first day in force.
        in_force_to: its last day in force, ``None`` while it is.
        evidence: ``read`` where the text was read.
        url: where it is published, if known.
    """

    id: str
    kind: str
    title_id: str
    title_en: str
    gazette: str | None
    made_on: date
    promulgated_on: date | None
    in_force_from: date
    in_force_to: date | None
    evidence: str
    url: str | None

    def title(self, lang: Lang = "id") -> str:
        """The title.

        Raises:
            UnknownLanguageError: neither ``"id"`` nor ``"en"``.
        """
        return self.title_id if check_lang(lang) == "id" else self.title_en


@dataclass(frozen=True, slots=True)
class Citation:
    """An article of an instrument (*pasal*).

    Attributes:
        instrument: the instrument's id (``"UU 14/2008"``).
        article: article, paragraph and letter in short (``"22(7)"``, ``"35(1)c"``).
        in_force_from: the first day on which it is law.
        in_force_to: the last such day, ``None`` while it is.
        url: where the instrument is published, if known.
    """

    instrument: str
    article: str
    in_force_from: date
    in_force_to: date | None
    url: str | None

    def in_force(self, on: date) -> bool:
        """Whether the article is law on a day."""
        return self.in_force_from <= on and (self.in_force_to is None or on <= self.in_force_to)

    def text(self, lang: Lang = "id") -> str:
        """The citation in a sentence: *UU 14/2008 Pasal 22 ayat (7)*, UU 14/2008 Article 22(7).

        Raises:
            UnknownLanguageError: neither ``"id"`` nor ``"en"``.
        """
        if check_lang(lang) == "en":
            return f"{self.instrument} Article {self.article}"
        parts = _ARTICLE.fullmatch(self.article)
        if parts is None:
            return f"{self.instrument} Pasal {self.article}"
        text = f"{self.instrument} Pasal {parts['article']}"
        if parts["paragraphs"]:
            text += f" ayat {parts['paragraphs'].replace('-', ' sampai dengan ayat ')}"
        if parts["letter"]:
            text += f" huruf {parts['letter']}"
        return text


@cache
def instruments() -> tuple[Instrument, ...]:
    """Every instrument, by the day it came into force."""
    rows = read_json(__name__, "data/instruments.json")["instruments"]
    return tuple(sorted(map(_instrument, rows), key=lambda i: i.in_force_from))


def law_version() -> str:
    """The day up to which the law's data were read."""
    return str(read_json(__name__, "data/instruments.json")["version"])


def cite(instrument: str, article: str) -> Citation:
    """The citation of an article, in force as long as its instrument."""
    found = next(i for i in instruments() if i.id == instrument)
    return Citation(instrument, article, found.in_force_from, found.in_force_to, found.url)


def _instrument(row: Mapping[str, Any]) -> Instrument:
    return Instrument(
        id=row["id"],
        kind=row["kind"],
        title_id=row["title"]["id"],
        title_en=row["title"]["en"],
        gazette=row["gazette"],
        made_on=date.fromisoformat(row["made_on"]),
        promulgated_on=_day(row["promulgated_on"]),
        in_force_from=date.fromisoformat(row["in_force_from"]),
        in_force_to=_day(row["in_force_to"]),
        evidence=row["evidence"],
        url=row["url"],
    )


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
