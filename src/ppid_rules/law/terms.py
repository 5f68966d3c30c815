"""Time limits (*jangka waktu*) as dated, cited rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

from .._check import Lang, as_date, check_lang
from .._data import read_json
from ..errors import NotInForceError, UnknownRegimeError, UnknownTermError
from .actors import Actor
from .instruments import Citation, cite

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "Direction",
    "Evidence",
    "Regime",
    "Term",
    "TermKind",
    "Unit",
    "extension_of",
    "term_in_force",
    "terms",
]

_PROCEDURES = ("request", "objection", "dispute")

Regime = Literal["general", "election"]
"""The general rules, or the fast track for election information."""

_REGIMES = ("general", "election")


class TermKind(StrEnum):
    """What a limit is to the one it binds or serves."""

    DUTY = "duty"
    EXTENSION = "extension"
    WINDOW = "window"


class Unit(StrEnum):
    """What is counted."""

    WORKING_DAYS = "working_days"
    """*Hari kerja*."""
    SAME_DAY = "same_day"
    """Due on the day of the event itself."""


class Direction(StrEnum):
    """Whether the period runs on from its start or back from it."""

    FORWARD = "forward"
    BACKWARD = "backward"


class Evidence(StrEnum):
    """How a number is known."""

    READ = "read"
    """Read in the instrument."""
    SECONDARY = "secondary"
    """Official pages or press; the text was not obtained."""
    UNKNOWN = "unknown"
    """Looked for and not found."""


@dataclass(frozen=True, slots=True)
class Term:
    """One version of one time limit (*jangka waktu*).

    Attributes:
        id: its name (``"request.notice"``); versions of one limit share it.
        regime: ``general`` or ``election``.
        in_force_from: the first day of this version.
        in_force_to: the last day, ``None`` while it is in force.
        version_by: the act whose day picks the version, or ``calendar``.
        kind: duty, extension, window.
        actor: who has to act, or may.
        number: how many units; ``None`` where it is not known.
        unit: what is counted.
        direction: forward, or back from the start.
        counted_from: what starts the period: acts, or ids of terms whose last day starts it.
        closed_by: the acts that stop it.
        applies_if: the condition under which it runs; empty: always.
        citations: the articles, with their own dates.
        evidence: how the number is known.
        name_id: the Indonesian name of what is due.
        name_en: the same in English.
        effect_id: what follows, in Indonesian.
        effect_en: the same in English.
    """

    id: str
    regime: str
    in_force_from: date
    in_force_to: date | None
    version_by: str
    kind: TermKind
    actor: Actor
    number: int | None
    unit: Unit
    direction: Direction
    counted_from: tuple[str, ...]
    closed_by: tuple[str, ...]
    applies_if: str
    citations: tuple[Citation, ...]
    evidence: Evidence
    name_id: str
    name_en: str
    effect_id: str
    effect_en: str

    def name(self, lang: Lang = "id") -> str:
        """What is due, in words.

        Raises:
            UnknownLanguageError: neither ``"id"`` nor ``"en"``.
        """
        return self.name_id if check_lang(lang) == "id" else self.name_en

    def effect(self, lang: Lang = "id") -> str:
        """What follows from the limit.

        Raises:
            UnknownLanguageError: neither ``"id"`` nor ``"en"``.
        """
        return self.effect_id if check_lang(lang) == "id" else self.effect_en

    def in_force(self, on: date) -> bool:
        """Whether this version is in force on a day."""
        return self.in_force_from <= on and (self.in_force_to is None or on <= self.in_force_to)

    def citations_on(self, on: date) -> tuple[Citation, ...]:
        """The articles that are law on a day."""
        return tuple(c for c in self.citations if c.in_force(on))


@cache
def terms() -> tuple[Term, ...]:
    """Every version of every time limit, by procedure, oldest first."""
    return tuple(
        _term(row)
        for procedure in _PROCEDURES
        for row in read_json(__name__, f"data/terms/{procedure}.json")["terms"]
    )


def term_in_force(term_id: str, regime: str, on: date) -> Term:
    """The version of a limit in force on a day.

    Raises:
        UnknownRegimeError: an unknown regime.
        UnknownTermError: the regime has no such limit.
        NotInForceError: no version was in force yet.
    """
    try:
        versions = _versions()[regime, term_id]
    except (KeyError, TypeError):
        known_ids = [i for r, i in _versions() if r == regime]
        if regime not in _REGIMES:
            raise UnknownRegimeError(regime, _REGIMES) from None
        raise UnknownTermError(term_id, known_ids) from None
    for term in versions:
        if term.in_force(on):
            return term
    raise NotInForceError(term_id, as_date(on), versions[0].in_force_from)


def extension_of(term: Term, on: date) -> Term | None:
    """The extension that chains on a limit, as in force on a day; ``None``: there is none."""
    for other in terms():
        if (
            other.kind is TermKind.EXTENSION
            and other.regime == term.regime
            and term.id in other.counted_from
            and other.in_force(on)
        ):
            return other
    return None


@cache
def _versions() -> dict[tuple[str, str], tuple[Term, ...]]:
    found: dict[tuple[str, str], tuple[Term, ...]] = {}
    for term in terms():
        key = term.regime, term.id
        found[key] = (*found.get(key, ()), term)
    return found


def _term(row: Mapping[str, Any]) -> Term:
    until = row["in_force_to"]
    return Term(
        id=row["id"],
        regime=row["regime"],
        in_force_from=date.fromisoformat(row["in_force_from"]),
        in_force_to=until and date.fromisoformat(until),
        version_by=row["version_by"],
        kind=TermKind(row["kind"]),
        actor=Actor(row["actor"]),
        number=row["number"],
        unit=Unit(row["unit"]),
        direction=Direction(row["direction"]),
        counted_from=tuple(row["counted_from"]),
        closed_by=tuple(row["closed_by"]),
        applies_if=row["applies_if"],
        citations=tuple(cite(*c) for c in row["citations"]),
        evidence=Evidence(row["evidence"]),
        name_id=row["name"]["id"],
        name_en=row["name"]["en"],
        effect_id=row["effect"]["id"],
        effect_en=row["effect"]["en"],
    )
