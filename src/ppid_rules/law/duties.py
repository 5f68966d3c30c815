"""Recurring and yearly duties (*kewajiban berkala*): which, of whom, and what other texts say."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from .._check import check_lang, check_option
from .._data import read_json
from ..errors import InvalidValueError, UnknownChoiceError
from .bodies import BodyKind
from .doubts import LawDoubt, parsed_doubt
from .instruments import Citation, cite
from .terms import Evidence, Term, TermKind, Unit
from .terms_table import parsed_term, terms, versions_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .._check import Lang
    from .bodies import PublicBody

__all__ = ["Duty", "OtherText", "duties_of", "duty_of", "usual_budget_year_end"]

_REGIME = "general"


class OtherText(NamedTuple):
    """Another text, or another reading of one, under which a duty has other dates.

    Attributes:
        id: its name.
        versions: the limit under it, oldest version first.
        text_id: what it says, a clause in Indonesian that fits after "if".
        text_en: the same in English.
    """

    id: str
    versions: tuple[Term, ...]
    text_id: str
    text_en: str

    def text(self, lang: Lang = "id") -> str:
        """What it says.

        Raises:
            UnknownLanguageError: neither ``"id"`` nor ``"en"``.
        """
        return self.text_id if check_lang(lang) == "id" else self.text_en


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty that comes again (*kewajiban berkala*), in all its versions.

    Attributes:
        term: the id of its limit.
        kinds: the kinds of body that have it.
        versions: its versions, oldest first.
        others: other texts under which it has other dates.
        doubts: what is not established.
        follows: the duty that it follows, where it has no time of its own (the copy of the
            yearly report).
        closes: ``year_ended`` (it is done for the budget year before) or ``year_running`` (for
            the year in which it is done); ``None``: it counts from when it was done before.
        more: further articles by kind of body; ``every`` stands for all, ``political_party``
            for political parties.
    """

    term: str
    kinds: tuple[str, ...]
    versions: tuple[Term, ...]
    others: tuple[OtherText, ...]
    doubts: tuple[LawDoubt, ...]
    follows: str | None
    closes: str | None
    more: tuple[tuple[str, tuple[Citation, ...]], ...]

    @property
    def yearly(self) -> bool:
        """Whether it is due for each budget year, rather than counted from the act before."""
        return self.closes is not None

    @property
    def name_id(self) -> str:
        """The Indonesian name of what is due."""
        return self.versions[-1].name_id

    @property
    def name_en(self) -> str:
        """The English name of what is due."""
        return self.versions[-1].name_en

    def name(self, lang: Lang = "id") -> str:
        """What is due.

        Raises:
            UnknownLanguageError: neither ``"id"`` nor ``"en"``.
        """
        return self.name_id if check_lang(lang) == "id" else self.name_en

    def citations_on(self, term: Term, body: PublicBody, on: date) -> tuple[Citation, ...]:
        """The articles that are law on a day for a body."""
        kinds = ("every", body.list_kind)
        more = [c for of, found in self.more if of in kinds for c in found]
        return tuple(c for c in dict.fromkeys([*term.citations, *more]) if c.in_force(on))

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready: the duty with its versions."""
        return {
            "term": self.term,
            "kinds": list(self.kinds),
            "name": {"id": self.name_id, "en": self.name_en},
            "follows": self.follows,
            "closes": self.closes,
            "versions": [term.to_dict() for term in self.versions],
            "others": [
                {
                    "id": other.id,
                    "text": {"id": other.text_id, "en": other.text_en},
                    "versions": [term.to_dict() for term in other.versions],
                }
                for other in self.others
            ],
            "doubts": [doubt.to_dict() for doubt in self.doubts],
        }


def duties_of(kind: str) -> tuple[Duty, ...]:
    """The recurring duties of a kind of body.

    Raises:
        UnknownOptionError: an unknown kind of body.
    """
    check_option(kind, BodyKind, "kind of body")
    return tuple(duty for duty in _duties() if kind in duty.kinds)


def duty_of(term: object, kind: str) -> Duty:
    """The duty of a kind of body that has this id.

    Raises:
        UnknownOptionError: an unknown kind of body.
        UnknownChoiceError: no duty has this id.
        InvalidValueError: the duty is one of other kinds of body only.
    """
    own = duties_of(kind)
    for duty in _duties():
        if duty.term == term:
            if duty in own:
                return duty
            ids = ", ".join(d.term for d in own)
            only = ", ".join(duty.kinds)
            raise InvalidValueError(
                term, "duty", f"a duty of {kind} ({ids}; that one is of {only})"
            )
    raise UnknownChoiceError(term, [duty.term for duty in own], "duty")


def usual_budget_year_end() -> str:
    """The last day of the budget year (*tahun anggaran*) unless another is given, MM-DD."""
    return str(_data()["budget_year_ends"])


@cache
def _data() -> dict[str, Any]:
    document: dict[str, Any] = read_json(__name__, "data/duties.json")
    return document


@cache
def _duties() -> tuple[Duty, ...]:
    return tuple(map(_duty, _data()["duties"]))


def _duty(row: Mapping[str, Any]) -> Duty:
    versions = _versions(row["term"])
    return Duty(
        term=row["term"],
        kinds=tuple(row["kinds"]),
        versions=versions,
        others=tuple(_other(other, versions[-1]) for other in row.get("others", ())),
        doubts=tuple(parsed_doubt(d) for d in _data()["doubts"] if row["term"] in d["terms"]),
        follows=row.get("follows"),
        closes=row.get("closes"),
        more=tuple(
            (kind, tuple(cite(*c) for c in found))
            for kind, found in row.get("citations", {}).items()
        ),
    )


def _versions(term_id: str) -> tuple[Term, ...]:
    """The versions in the table of limits, else those beside the duties."""
    if any(term.id == term_id for term in terms()):
        return versions_of(term_id, _REGIME)
    return tuple(parsed_term(row) for row in _data()["terms"] if row["id"] == term_id)


def _other(row: Mapping[str, Any], term: Term) -> OtherText:
    versions = tuple(
        replace(
            term,
            in_force_from=date.fromisoformat(version["in_force_from"]),
            in_force_to=version["in_force_to"] and date.fromisoformat(version["in_force_to"]),
            kind=TermKind.RECURRING,
            number=version["number"],
            unit=Unit(version["unit"]),
            counted_from=tuple(version["counted_from"]),
            citations=tuple(cite(*c) for c in version["citations"]),
            evidence=Evidence(version["evidence"]),
        )
        for version in row["rows"]
    )
    return OtherText(row["id"], versions, row["text"]["id"], row["text"]["en"])
