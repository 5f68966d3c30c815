"""Absences (*ketidakhadiran*): a limit on events, not on days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..compliance.casework import ClockStatus
from ..law import TermKind, terms
from .conditions import holds

if TYPE_CHECKING:
    from .clocks import Clocks, Run

__all__ = ["absences", "counted_terms"]


def absences(clocks: Clocks, term_id: str, party: str | None) -> Run:  # noqa: ARG001 - as every maker
    """The absences that count, of a dispute with one recorded absence."""
    absent = clocks.log.of("party_absent")
    if absent is None:
        return clocks.none
    run = clocks.none
    law = clocks.law.of(term_id, absent.on, in_dispute=clocks.in_dispute(absent))
    for condition, answer in law:
        term = answer.term
        if term is None:
            continue
        exists = absent.has
        for check in term.applies_if.checks:
            exists &= holds(clocks, check, absent)
        status = ClockStatus.UNKNOWN
        if term.number is not None:
            status = ClockStatus.RUNNING if term.number > 1 else ClockStatus.LAPSED
        day = absent.on.if_known(exists)
        reached = status is ClockStatus.LAPSED
        own = clocks.none._replace(
            exists=exists,
            start=day,
            done=day if reached else clocks.moments.never,
            status=clocks.code(status),
        )
        run = clocks.choose(condition, own, run)
    return run


def counted_terms() -> frozenset[str]:
    """The limits on a number of events."""
    return frozenset(term.id for term in terms() if term.kind is TermKind.COUNT)
