"""Absences (*ketidakhadiran*): a limit on events, not on days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .occasions import holds
from .runs import ClockStatus, Run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .docket import Docket

__all__ = ["absences"]


def absences(docket: Docket, term_id: str) -> Iterator[Run]:
    """For each dispute the absences that count, from the first unexcused one."""
    by_dispute: dict[int, list[Run]] = {}
    for absent in docket.log.of("party_absent"):
        found = docket.governing(term_id, absent.place, absent.on)
        if found is None:
            continue
        term, version_on = found
        if all(holds(docket, check, absent) for check in term.applies_if.checks):
            begin, _ = docket.log.segment(absent.place)
            run = Run(
                term=term, version_on=version_on, start=absent.on, start_is=term.counted_from[0],
                opener=absent, opened_by=absent.type, root=absent.on,
            )  # fmt: skip
            by_dispute.setdefault(begin, []).append(run)
    for runs in by_dispute.values():
        first, limit = runs[0], runs[0].term.number
        reached = limit is not None and len(runs) >= limit
        last = runs[limit - 1] if reached and limit is not None else None
        status = ClockStatus.LAPSED if reached else ClockStatus.RUNNING
        if limit is None:
            status = ClockStatus.UNKNOWN
        yield first._replace(
            absences=len(runs),
            status=status,
            closer=last and last.opener,
            done_on=last and last.start,
        )
