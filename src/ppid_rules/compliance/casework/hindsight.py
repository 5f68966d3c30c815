"""Hindsight: whether a fault stands only since a decree came after the period had begun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...law import Direction
from ..wording import Clause
from .faults import FaultKind, faults_about

if TYPE_CHECKING:
    from datetime import date

    from .docket import Docket
    from .faults import Fault
    from .runs import Run

__all__ = ["is_hindsight", "known_then", "moved_since"]


def known_then(docket: Docket, fault: Fault) -> Docket | None:
    """The case on the calendar known when the period began; ``None``: it is the same."""
    run = fault.run
    since = _named_on(run) or (run.root if fault.kind is FaultKind.PREMATURE else run.start)
    last = max(filter(None, (run.due, run.start, fault.happened_on)), default=None)
    if since is None or last is None or last < since:
        return None
    revisions = docket.calendar.revisions(since, last)
    if all(revision.announced_on <= since for revision in revisions):
        return None
    return docket.on(docket.calendar.known_on(since))


def _named_on(run: Run) -> date | None:
    """The day on which the start of a period that counts backward was named."""
    backward = run.term.direction is Direction.BACKWARD
    return run.opener.on if backward and run.opener is not None else None


def is_hindsight(fault: Fault, known: Docket | None) -> bool:
    """Whether a fault would not stand on the calendar known when its period began."""
    if known is None:
        return False
    found = faults_about(known, fault.run.key)
    return not any(other.identity == fault.identity for other in found)


def moved_since(docket: Docket, fault: Fault, known: Docket | None) -> dict[str, object] | None:
    """The decree by whose announcement it came to be a fault, as facts for a sentence.

    ``None``: no decree after the start of the period moved the last day.
    """
    run = fault.run
    key = run.opened_by if fault.kind is FaultKind.PREMATURE else run.key
    before = None if known is None else known.run(key)
    was, due = (found and _last_day(fault, found) for found in (before, docket.run(key)))
    if was is None or due is None or was == due:
        return None
    since = _named_on(run) or run.root or was
    last = max(due, was, run.start or due)  # of a period that counts backward the start
    revisions = docket.calendar.revisions(min(since, was), last)
    later = [r for r in revisions if r.announced_on > since]
    if not later:
        return None
    return {
        "before": was,
        "due": due,
        "decree": Clause.of(later[-1].short),
        "announced": later[-1].announced_on,
    }


def _last_day(fault: Fault, run: Run) -> date | None:
    """The last day of a run by which a fault is judged."""
    match fault.kind:
        case FaultKind.MISSTATED:  # what is told is the limit before an extension
            return run.limit
        case FaultKind.PREMATURE:
            return run.due
        case _:  # late for certain, even if an extension went unrecorded
            return run.perhaps_until or run.due
