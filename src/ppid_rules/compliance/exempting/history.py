"""What became of an exemption by a day: the phase it is in, and what opened it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from ...law.consequence_test import exempt_ground, exemption_openings
from .parts import STATUS_CHANGED

if TYPE_CHECKING:
    from .item import ExemptItem
    from .periods import Phase

__all__ = ["lifted", "phase_on", "public_since"]

_DAY = timedelta(1)
_ENDED = "public_by_itself"


def public_since(item: ExemptItem, until: date) -> tuple[date, str] | None:
    """The first public day of an item and why, by what is recorded up to a day.

    ``None``: it is not public by then.
    """
    phase = phase_on(item, until)
    found = [(c.on, STATUS_CHANGED) for c in item.changes if c.opened and c.on <= until]
    if phase.ends_on is not None and phase.ends_on < min(until, date.max):
        found.append((phase.ends_on + _DAY, _ENDED))
    openings = [lifted(item, code, until) for code in phase.grounds]
    if all(openings):
        day, kind = max(pair for pair in openings if pair is not None)
        found.append((max(day, phase.since), kind))
    return min(found, default=None)


def phase_on(item: ExemptItem, day: date) -> Phase:
    """The exemption as the newest decision by a day has it."""
    begun = [phase for phase in item.phases if phase.since <= day]
    return begun[-1] if begun else item.phases[0]


def lifted(item: ExemptItem, code: str, until: date) -> tuple[date, str] | None:
    """The first opening of a ground up to a day."""
    ground = exempt_ground(code)
    rules = {opening.code: opening for opening in exemption_openings()}
    for opening in item.openings:
        if opening.on <= until and rules[opening.kind].lifts(ground):
            return opening.on, opening.kind
    return None
