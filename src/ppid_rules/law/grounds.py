"""Grounds: of an objection (*alasan keberatan*), of a refusal (*alasan penolakan*)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from .._check import check_lang
from .._data import read_json
from ..errors import UnknownChoiceError
from .instruments import Citation, cite

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .._check import Lang

__all__ = [
    "ObjectionGround",
    "RefusalGround",
    "objection_ground",
    "objection_grounds",
    "refusal_grounds",
]


class ObjectionGround(NamedTuple):
    """A ground of an objection (*alasan keberatan*, UU 14/2008 Pasal 35 ayat (1)).

    Attributes:
        letter: ``a`` to ``g``, as in the Act.
        name_id: the ground in Indonesian.
        name_en: the same in English.
        settled_amicably: whether the two sides may settle it (*musyawarah*).
        mediated: whether the dispute about it is mediated first; else adjudicated at once.
        found_on: the acts or ends of periods on which it is found; what an objection's window
            runs from.
        citations: the articles.
    """

    letter: str
    name_id: str
    name_en: str
    settled_amicably: bool
    mediated: bool
    found_on: tuple[str, ...]
    citations: tuple[Citation, ...]

    def name(self, lang: Lang = "id") -> str:
        """The ground in words.

        Raises:
            UnknownLanguageError: neither ``"id"`` nor ``"en"``.
        """
        return self.name_id if check_lang(lang) == "id" else self.name_en


class RefusalGround(NamedTuple):
    """A ground on which information is refused.

    Attributes:
        code: ``17a``, ``17a1`` for an exemption and its sub-point, ``6(3)e`` for information
            that a body cannot give.
        exempt: whether it is an exemption (*informasi yang dikecualikan*, Pasal 17), which needs
            a consequence test; else Pasal 6 ayat (3).
        name_id: the ground in Indonesian, in our words.
        name_en: the same in English.
        citations: the articles.
    """

    code: str
    exempt: bool
    name_id: str
    name_en: str
    citations: tuple[Citation, ...]

    def name(self, lang: Lang = "id") -> str:
        """The ground in words.

        Raises:
            UnknownLanguageError: neither ``"id"`` nor ``"en"``.
        """
        return self.name_id if check_lang(lang) == "id" else self.name_en


@cache
def objection_grounds() -> tuple[ObjectionGround, ...]:
    """The grounds a to g of an objection."""
    document = read_json(__name__, "data/objection_grounds.json")
    amicable, mediated = (_cites(document[key]) for key in ("settled_amicably", "mediated"))
    return tuple(_objection_ground(row, amicable, mediated) for row in document["grounds"])


def objection_ground(letter: str) -> ObjectionGround:
    """The ground with this letter.

    Raises:
        UnknownChoiceError: none has it.
    """
    for ground in objection_grounds():
        if ground.letter == letter:
            return ground
    raise UnknownChoiceError(letter, [g.letter for g in objection_grounds()], "objection ground")


@cache
def refusal_grounds() -> tuple[RefusalGround, ...]:
    """The exemptions of Pasal 17 with their sub-points, and Pasal 6 ayat (3)."""
    document = read_json(__name__, "data/refusal_grounds.json")
    exempt = (_refusal_ground(row, exempt=True) for row in document["exempt"])
    other = (_refusal_ground(row, exempt=False) for row in document["not_given"])
    return (*exempt, *other)


def _objection_ground(
    row: Mapping[str, Any], amicable: tuple[Citation, ...], mediated: tuple[Citation, ...]
) -> ObjectionGround:
    return ObjectionGround(
        letter=row["letter"],
        name_id=row["name"]["id"],
        name_en=row["name"]["en"],
        settled_amicably=row["settled_amicably"],
        mediated=row["mediated"],
        found_on=tuple(row["found_on"]),
        citations=(*_cites(row["citations"]), *amicable, *mediated),
    )


def _refusal_ground(row: Mapping[str, Any], *, exempt: bool) -> RefusalGround:
    article = row["citations"][0][1]
    number = row.get("number") or ""
    return RefusalGround(
        code=f"{article}{number}" if exempt else f"{article}{row['letter']}",
        exempt=exempt,
        name_id=row["name"]["id"],
        name_en=row["name"]["en"],
        citations=_cites(row["citations"]),
    )


def _cites(rows: Iterable[tuple[str, str]]) -> tuple[Citation, ...]:
    return tuple(cite(*row) for row in rows)
