"""Hindsight: whether a fault stands only since a decree came after the period had begun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...law import Direction
from ..wording import Clause
from .faults import FaultKind, faults_about

if TYPE_CHECKING:
    from .docket import Docket
    from .faults import Fault

__all__ = ["is_hindsight", "known_then", "moved_since"]


def known_then(docket: Docket, fault: Fault) -> Docket | None:
    """The case on the calendar known when the period began; ``None``: it is the same."""
    run = fault.run
    since = run.root if fault.kind is FaultKind.PREMATURE else run.start
    if run.term.direction is Direction.BACKWARD and run.opener is not None:
        since = run.opener.on
    last = max(filter(None, (run.due, run.start, fault.happened_on)), default=None)
    if since is None or last is None or last < since:
        return None
    revisions = docket.calendar.revisions(since, last)
    if all(revision.announced_on <= since for revision in revisions):
        return None
    return docket.on(docket.calendar.known_on(since))


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
    now = docket.run(key)
    told = fault.kind is FaultKind.MISSTATED  # what is told is the limit before an extension
    was, due = (r and (r.limit if told else r.due) for r in (before, now))
    if was is None or due is None or was == due:
        return None
    since = run.root or was
    revisions = docket.calendar.revisions(min(since, was), max(due, was))
    later = [r for r in revisions if r.announced_on > since]
    if not later:
        return None
    return {
        "before": was,
        "due": due,
        "decree": Clause.of(later[-1].short),
        "announced": later[-1].announced_on,
    }
