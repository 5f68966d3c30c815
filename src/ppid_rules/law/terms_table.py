"""The table of time limits: its rows, and which version is in force on a day."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from .._data import read_json
from ..errors import NotInForceError, UnknownRegimeError, UnknownTermError
from .actors import Actor
from .conditions import parse_condition, parse_pattern
from .instruments import cite, first_day, law_document
from .terms import REGIMES, Direction, Evidence, Term, TermKind, Unit

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["extension_of", "is_term", "parsed_term", "term_in_force", "terms", "versions_of"]


@cache
def terms() -> tuple[Term, ...]:
    """Every version of every time limit, by procedure, oldest first."""
    return tuple(
        parsed_term(row)
        for file in law_document()["terms"]
        for row in read_json(__name__, f"data/terms/{file}.json")["terms"]
    )


def term_in_force(term_id: str, regime: str, on: date) -> Term:
    """The version of a limit in force on a day.

    Raises:
        UnknownRegimeError: an unknown regime.
        UnknownTermError: the regime has no such limit.
        NotInForceError: no version is in force on that day.
    """
    versions = versions_of(term_id, regime)
    for term in versions:
        if term.in_force(on):
            return term
    raise NotInForceError(term_id, on, versions[0].in_force_from, versions[-1].in_force_to)


def versions_of(term_id: str, regime: str) -> tuple[Term, ...]:
    """Every version of a limit, oldest first.

    Raises:
        UnknownRegimeError: an unknown regime.
        UnknownTermError: the regime has no such limit.
    """
    try:
        return _versions()[regime, term_id]
    except (KeyError, TypeError):
        if regime not in REGIMES:
            raise UnknownRegimeError(regime, REGIMES) from None
        name = "term"
        if any(i == term_id for _, i in _versions()):
            name = (
                f"limit of the {regime} regime (whether another limit applies is not established)"
            )
        known = [i for r, i in _versions() if r == regime]
        raise UnknownTermError(term_id, known, name) from None


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


def is_term(start: str) -> bool:
    """Whether a start is the last day of another term, rather than an act."""
    return start in _ids()


@cache
def _ids() -> frozenset[str]:
    return frozenset(term.id for term in terms())


@cache
def _versions() -> dict[tuple[str, str], tuple[Term, ...]]:
    found: dict[tuple[str, str], tuple[Term, ...]] = {}
    for term in terms():
        key = term.regime, term.id
        found[key] = (*found.get(key, ()), term)
    return found


def parsed_term(row: Mapping[str, Any]) -> Term:
    """A limit from its row in a data file."""
    until = row["in_force_to"]
    return Term(
        id=row["id"],
        regime=row["regime"],
        in_force_from=first_day(row["in_force_from"]),
        in_force_to=until and date.fromisoformat(until),
        version_by=row["version_by"],
        kind=TermKind(row["kind"]),
        actor=Actor(row["actor"]),
        number=row["number"],
        unit=Unit(row["unit"]),
        direction=Direction(row["direction"]),
        counted_from=tuple(row["counted_from"]),
        closed_by=tuple(map(parse_pattern, row["closed_by"])),
        ended_by=tuple(map(parse_pattern, row.get("ended_by", ()))),
        applies_if=parse_condition(row.get("applies_if", "")),
        moves=tuple(row.get("moves", ())),
        per_party=row.get("per_party", False),
        first_only=row.get("first_only", False),
        audited=row.get("audited", True),
        citations=tuple(cite(*c) for c in row["citations"]),
        evidence=Evidence(row["evidence"]),
        name_id=row["name"]["id"],
        name_en=row["name"]["en"],
        effect_id=row["effect"]["id"],
        effect_en=row["effect"]["en"],
    )
