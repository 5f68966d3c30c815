"""What may follow what: the table of the four procedures, and how a status advances by it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from .._data import read_json
from ..law import Citation, instruments
from ..law.instruments import cite
from .statuses import CaseStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from .event import Event

__all__ = [
    "CLOSED",
    "Transition",
    "advance",
    "dispute_laws",
    "governing_dispute_law",
    "preliminary_examination_on",
    "reached_by",
    "transitions",
]


class Transition(NamedTuple):
    """One row of the table.

    Attributes:
        before: the statuses from which it leads on.
        event: the type of the event.
        where: the values that fields of the event must have; empty: any.
        after: the status it leads to; ``None``: the status stays.
        sparse: whether it is used from earlier statuses too, where the steps between are not
            recorded.
        citations: the articles.
    """

    before: tuple[CaseStatus, ...]
    event: str
    where: tuple[tuple[str, tuple[object, ...]], ...]
    after: CaseStatus | None
    sparse: bool
    citations: tuple[Citation, ...]

    def fits(self, event: Event) -> bool:
        """Whether the fields of an event are those of the row."""
        return all(getattr(event, field) in values for field, values in self.where)


def _data() -> Mapping[str, Any]:
    return _read("statuses")


@cache
def _read(name: str) -> Mapping[str, Any]:
    document: Mapping[str, Any] = read_json(__name__, f"data/{name}.json")
    return document


CLOSED = frozenset(map(CaseStatus, _data()["closed"]))
"""The statuses in which a procedure has ended."""

_RANK = {CaseStatus(name): i for i, names in enumerate(_data()["order"]) for name in names}


def dispute_laws() -> tuple[str, ...]:
    """The regulations on disputes whose tables there are, oldest first."""
    return tuple(row["law"] for row in _read("procedures")["disputes"])


@cache
def transitions(dispute_law: str) -> tuple[Transition, ...]:
    """Every row of the table, with the disputes as one regulation has them."""
    procedures = _read("procedures")
    dispute = next(r["file"] for r in procedures["disputes"] if r["law"] == dispute_law)
    request, objection, court = procedures["files"]
    return tuple(
        _row(row)
        for file in (request, objection, dispute, court)
        for row in _read(f"transitions/{file}")["transitions"]
    )


def _row(row: Mapping[str, Any]) -> Transition:
    where = row.get("where", {})
    return Transition(
        tuple(map(CaseStatus, row["from"])),
        row["event"],
        tuple((field, tuple(values)) for field, values in where.items()),
        None if row["next"] is None else CaseStatus(row["next"]),
        row.get("sparse", False),
        tuple(cite(*c) for c in row["citations"]),
    )


@cache
def _by_status(dispute_law: str) -> dict[tuple[CaseStatus, str], tuple[Transition, ...]]:
    found: dict[tuple[CaseStatus, str], tuple[Transition, ...]] = {}
    for row in transitions(dispute_law):
        for status in row.before:
            key = status, row.event
            found[key] = (*found.get(key, ()), row)
    return found


@cache
def _sparse(dispute_law: str) -> dict[str, tuple[Transition, ...]]:
    found: dict[str, tuple[Transition, ...]] = {}
    for row in transitions(dispute_law):
        if row.sparse:
            found[row.event] = (*found.get(row.event, ()), row)
    return found


def advance(status: CaseStatus, event: Event, dispute_law: str) -> CaseStatus:
    """The status after an event.

    The row of the status, else a sparse row that leads forward; else the status stays: what
    comes late is recorded and moves nothing.
    """
    for row in _by_status(dispute_law).get((status, event.type), ()):
        if row.fits(event):
            return status if row.after is None else row.after
    for row in _sparse(dispute_law).get(event.type, ()):
        if row.fits(event) and row.after is not None and _leads_forward(status, row.after):
            return row.after
    return status


def _leads_forward(before: CaseStatus, after: CaseStatus) -> bool:
    if before in CLOSED and before.stage is after.stage:
        return False
    return _RANK[after] > _RANK[before]


def preliminary_examination_on(events: Iterable[Event]) -> date | None:
    """The first recorded day that shows the preliminary examination reached, if any.

    Perki 1/2013 Pasal 62 lets it decide under which regulation a dispute goes on.
    """
    reached = reached_by()
    return min((e.on for e in events if e.type in reached), default=None)


@cache
def reached_by() -> frozenset[str]:
    """The types of events that show the preliminary examination reached."""
    return frozenset(_read("procedures")["reached_by"])


def governing_dispute_law(events: tuple[Event, ...]) -> str:
    """The regulation under which the dispute of a log goes on.

    That of the day on which the preliminary examination was reached; where none is recorded,
    that of the last day of the log.
    """
    day = preliminary_examination_on(events) or (events[-1].on if events else None)
    laws = dispute_laws()
    if day is None:
        return laws[-1]
    for law, first in reversed(_first_days()):
        if day >= first:
            return law
    return laws[0]


@cache
def _first_days() -> tuple[tuple[str, date], ...]:
    known = {instrument.id: instrument.in_force_from for instrument in instruments()}
    return tuple((law, known[law]) for law in dispute_laws())
