"""Conformance vectors: inputs with the answer that the law gives, for programs in any language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any

from .._check import as_date, check_option
from .._data import read_json
from ..errors import UnknownTermError, WrongTypeError
from ..law import Readings

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

__all__ = [
    "CASES",
    "Vector",
    "VectorKind",
    "checked_terms",
    "document",
    "document_of",
    "is_of",
    "schema",
    "term_of",
    "vectors",
]


class VectorKind(StrEnum):
    """What a vector asks for."""

    DUE = "due"
    """The last day of one limit."""
    HISTORY = "history"
    """Every last day of a whole case."""
    MOMENT = "moment"
    """The same, where the day depends on the hour and the zone."""
    CALENDAR = "calendar"
    """Whether a day is a working day (*hari kerja*)."""


CASES = (VectorKind.HISTORY, VectorKind.MOMENT)
"""The kinds whose answer is the last days of a case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vector:
    """One question with its answer. Its documents are shared: read them, do not change them.

    Attributes:
        id: its name, which stays.
        since: the version of the package that brought it.
        kind: what it asks for.
        inputs: ``term`` and ``start`` (``regime`` where not general); ``case`` and ``as_of``,
            with the ``moments`` of its events; or ``day``.
        as_known_on: which decrees are known.
        readings: the open questions that are answered otherwise than by default.
        expected: ``due_on``; ``deadlines`` by key and codes of ``findings``; or ``working``.
        tells: the known mistakes under which a program answers it wrongly.
    """

    id: str
    since: str
    kind: VectorKind
    inputs: Mapping[str, Any]
    as_known_on: date
    readings: Mapping[str, str]
    expected: Mapping[str, Any]
    tells: tuple[str, ...]

    def __hash__(self) -> int:
        return hash(self.id)

    @property
    def is_usual(self) -> bool:
        """Whether it asks with the usual knowledge, readings and regime.

        Only such a vector can be asked of a function that takes a limit and a start.
        """
        known_on = date.fromisoformat(document()["known_on"])
        general = self.kind is not VectorKind.DUE or "regime" not in self.inputs
        return general and not self.readings and self.as_known_on == known_on

    @property
    def as_read(self) -> Readings:
        """The readings of the vector, as the library takes them."""
        return Readings.of(self.readings)

    @property
    def starts_on(self) -> date:
        """The first day that it touches."""
        match self.kind:
            case VectorKind.DUE:
                days = [self.inputs["start"], self.expected["due_on"]]
            case VectorKind.CALENDAR:
                days = [self.inputs["day"]]
            case _:
                days = [event["on"] for event in self.inputs["case"]["events"]]
        return min(date.fromisoformat(day) for day in days)

    @property
    def answer(self) -> Any:  # noqa: ANN401 - what an answer is depends on the kind
        """The right answer, with days as dates.

        The last day; the last day of each limit by its key; or whether the day is a working day.
        """
        match self.kind:
            case VectorKind.DUE:
                return date.fromisoformat(self.expected["due_on"])
            case VectorKind.CALENDAR:
                return self.expected["working"]
            case _:
                days = self.expected["deadlines"].items()
                return {key: day and date.fromisoformat(day) for key, day in days}

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready, as in the file of the package."""
        return {
            "id": self.id,
            "since": self.since,
            "kind": str(self.kind),
            "inputs": self.inputs,
            "as_known_on": self.as_known_on.isoformat(),
            "readings": dict(self.readings),
            "expected": self.expected,
            "tells": list(self.tells),
        }


def vectors(
    kind: str | None = None,
    *,
    terms: Collection[str] | None = None,
    not_before: date | None = None,
    usual: bool = False,
    minimal: bool = False,
) -> tuple[Vector, ...]:
    """The conformance vectors (*data uji*), in a fixed order.

    Args:
        kind: ``due``, ``history``, ``moment`` or ``calendar``; ``None``: all.
        terms: only those that ask for one of these limits.
        not_before: only those that touch no day before this one.
        usual: only those that ask with the usual knowledge, readings and regime.
        minimal: only the few that tell all known mistakes apart.

    Raises:
        UnknownOptionError: an unknown kind.
        UnknownTermError: a limit that no vector asks for.
        WrongTypeError: limits that are one text.
        NotADateError: ``not_before`` is no date.
    """
    if kind is not None:
        kind = check_option(kind, VectorKind, "kind of vector")
    if not_before is not None:
        as_date(not_before, "not_before")
    wanted = checked_terms(terms)
    few = frozenset(document()["minimal"]) if minimal else None
    return tuple(
        vector
        for vector in _all()
        if kind in (None, vector.kind)
        and (wanted is None or any(term in wanted for term in _terms(vector)))
        and (not_before is None or vector.starts_on >= not_before)
        and (vector.is_usual or not usual)
        and (few is None or vector.id in few)
    )


def checked_terms(terms: Collection[str] | None) -> frozenset[str] | None:
    """Limits that vectors ask for.

    Raises:
        UnknownTermError: a limit that no vector asks for.
        WrongTypeError: one text.
    """
    if terms is None:
        return None
    if isinstance(terms, str):
        raise WrongTypeError(terms, "terms", "a list of limits")
    for term in terms:
        if term not in _asked():
            raise UnknownTermError(term, sorted(_asked()))
    return frozenset(terms)


def term_of(key: str) -> str:
    """The limit of a key ``term[@party][#n]``."""
    return key.partition("#")[0].partition("@")[0]


def is_of(key: str, terms: Collection[str] | None) -> bool:
    """Whether a key is of one of some limits; of any where ``None``."""
    return terms is None or term_of(key) in terms


def _terms(vector: Vector) -> Iterator[str]:
    if vector.kind is VectorKind.DUE:
        yield vector.inputs["term"]
    elif vector.kind in CASES:
        yield from map(term_of, vector.expected["deadlines"])


@cache
def _asked() -> frozenset[str]:
    return frozenset(term for vector in _all() for term in _terms(vector))


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the file."""
    found: dict[str, Any] = read_json(__name__, "data/vectors.schema.json")
    dialect = "https://json-schema.org/draft/2020-12/schema"
    return {"$schema": dialect, "$id": document()["schema"], **found}


@cache
def document() -> dict[str, Any]:
    """The file of vectors as it is published."""
    content: dict[str, Any] = read_json(__name__, "data/vectors.json")
    return content


def document_of(some: Iterable[Vector]) -> dict[str, Any]:
    """Some vectors as a document like the whole file."""
    rows = [vector.to_dict() for vector in some]
    ids = {row["id"] for row in rows}
    minimal = [name for name in document()["minimal"] if name in ids]
    return {**document(), "minimal": minimal, "vectors": rows}


@cache
def _all() -> tuple[Vector, ...]:
    return tuple(map(_vector, document()["vectors"]))


def _vector(row: Mapping[str, Any]) -> Vector:
    return Vector(
        **{
            **row,
            "kind": VectorKind(row["kind"]),
            "as_known_on": date.fromisoformat(row["as_known_on"]),
            "tells": tuple(row["tells"]),
        }
    )
