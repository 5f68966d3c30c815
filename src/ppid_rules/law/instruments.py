"""Instruments (*peraturan*), the articles they have, and citations of them."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from .._check import check_lang
from .._data import read_json
from ..errors import UnknownChoiceError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .._check import Lang

__all__ = ["Citation", "Instrument", "cite", "instruments", "law_document", "law_version"]

# 22, 22(7), 22(4)-(6), 35(1)c, 21(2)b-c, 4d, 17-19, and 1.22 for a numbered definition.
_ARTICLE = re.compile(
    r"(?P<article>\d+)(?:-(?P<to>\d+)|\.(?P<number>\d+)"
    r"|(?P<paragraphs>\(\d+\)(?:-\(\d+\))?)?(?:(?P<letters>[a-z](?:-[a-z])?)(?:\.(?P<point>\d+))?)?)"
)


class Instrument(NamedTuple):
    """A law or regulation.

    Attributes:
        id: how it is cited (``"UU 14/2008"``).
        kind: ``act``, ``government_regulation``, ``presidential_regulation``,
            ``commission_regulation``, ``court_regulation``.
        title_id: its Indonesian title.
        title_en: the title in English, ours.
        gazette: gazette and supplement number, ``None`` where not found.
        made_on: the day it was made (*ditetapkan*), ``None`` where not found.
        promulgated_on: the day it was promulgated (*diundangkan*), ``None`` where not found.
        in_force_from: its first day in force; the first of the year where only that is known.
        in_force_to: its last day in force, ``None`` while it is.
        evidence: ``read`` where the text was read.
        url: where it is published, if known.
        articles: each article known to exist, with the number of its paragraphs (*ayat*, or
            numbered definitions); ``None`` where that is not known.
    """

    id: str
    kind: str
    title_id: str
    title_en: str
    gazette: str | None
    made_on: date | None
    promulgated_on: date | None
    in_force_from: date
    in_force_to: date | None
    evidence: str
    url: str | None
    articles: tuple[tuple[str, int | None], ...]

    def title(self, lang: Lang = "id") -> str:
        """The title.

        Raises:
            UnknownLanguageError: neither ``"id"`` nor ``"en"``.
        """
        return self.title_id if check_lang(lang) == "id" else self.title_en

    def has(self, article: str) -> bool:
        """Whether the instrument has the article and paragraph that a citation names.

        An instrument whose text was not obtained has only the articles that sources name; it may
        be cited as a whole.
        """
        if not article:
            return self.evidence != "read"
        found = _ARTICLE.fullmatch(article)
        if found is None:
            return False
        articles = dict(self.articles)
        paragraphs = re.findall(r"\d+", found["paragraphs"] or "") or [found["number"] or "0"]
        return all(
            number in articles and _within(paragraphs[-1], articles[number])
            for number in filter(None, (found["article"], found["to"]))
        )


class Citation(NamedTuple):
    """An article of an instrument (*pasal*).

    Attributes:
        instrument: the instrument's id (``"UU 14/2008"``).
        article: article, paragraph and letter in short (``"22(7)"``, ``"35(1)c"``); empty where
            the article is not known.
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
        english = check_lang(lang) == "en"
        found = _ARTICLE.fullmatch(self.article)
        if found is None:
            return self.instrument
        if english:
            many = "Articles" if found["to"] else "Article"
            return f"{self.instrument} {many} {self.article.replace('.', ' number ')}"
        text = f"{self.instrument} Pasal {found['article']}"
        if found["to"]:
            text += f" sampai dengan Pasal {found['to']}"
        if found["number"]:
            text += f" angka {found['number']}"
        if found["paragraphs"]:
            text += f" ayat {found['paragraphs'].replace('-', ' sampai dengan ayat ')}"
        if found["letters"]:
            text += f" huruf {found['letters'].replace('-', ' sampai dengan huruf ')}"
        if found["point"]:
            text += f" angka {found['point']}"
        return text


@cache
def law_document() -> dict[str, Any]:
    """Which files the law's data consist of, and when they were read."""
    document: dict[str, Any] = read_json(__name__, "data/law.json")
    return document


def law_version() -> str:
    """The day on which the law's data were last read against the texts."""
    return str(law_document()["read_on"])


@cache
def instruments() -> tuple[Instrument, ...]:
    """Every instrument, by the day it came into force."""
    files = law_document()["instruments"]
    rows = [read_json(__name__, f"data/instruments/{name}.json") for name in files]
    return tuple(sorted(map(_instrument, rows), key=lambda i: i.in_force_from))


def cite(instrument: str, article: str) -> Citation:
    """The citation of an article, in force as long as its instrument.

    Raises:
        UnknownChoiceError: no such instrument.
    """
    found = {i.id: i for i in instruments()}.get(instrument)
    if found is None:
        raise UnknownChoiceError(instrument, [i.id for i in instruments()], "instrument")
    return Citation(instrument, article, found.in_force_from, found.in_force_to, found.url)


def first_day(text: str) -> date:
    """A day, or the first of a year where only that is known."""
    return date.fromisoformat(text if "-" in text else f"{text}-01-01")


def _within(paragraph: str, paragraphs: int | None) -> bool:
    return paragraphs is None or int(paragraph) <= paragraphs


def _instrument(row: Mapping[str, Any]) -> Instrument:
    return Instrument(
        id=row["id"],
        kind=row["kind"],
        title_id=row["title"]["id"],
        title_en=row["title"]["en"],
        gazette=row["gazette"],
        made_on=_day(row["made_on"]),
        promulgated_on=_day(row["promulgated_on"]),
        in_force_from=first_day(row["in_force_from"]),
        in_force_to=_day(row["in_force_to"]),
        evidence=row["evidence"],
        url=row["url"],
        articles=tuple(row["articles"].items()),
    )


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
