"""Whether the conditions of a limit hold in a log, over columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..compliance.casework.logs import log_rules

if TYPE_CHECKING:
    from ..law.conditions import Check
    from .algebra import Node
    from .clocks import Clocks
    from .recorded import Recorded

__all__ = ["ground_is", "holds", "replaced_by", "said"]


def said(clocks: Clocks, check: Check, event: Recorded) -> Node:
    """Whether a check of a condition holds of an event."""
    there = clocks.log.checked(check, event)
    return ~there if check.negated else there


def holds(clocks: Clocks, check: Check, opener: Recorded) -> Node:
    """Whether a check of a condition holds: of the act that starts the run, else of the log."""
    log = clocks.log
    if check.event == opener.name:
        return said(clocks, check, opener)
    event = log.of(check.event)
    if check.event == "objection_filed":
        there = clocks.algebra.false
        if event is not None:
            there = log.before(event, opener) & ground_is(clocks, event, check.values)
    elif event is None:
        there = clocks.algebra.false
    else:
        begin = log.of("dispute_filed") if clocks.in_dispute(opener) else None
        there = log.after(begin, event) & clocks.in_segment(event, opener)
        there &= log.checked(check, event)
    return ~there if check.negated else there


def replaced_by(clocks: Clocks, check: Check, opener: Recorded) -> Node:
    """Whether a later act by which a limit applies no more took its place."""
    event = clocks.log.of(check.event)
    if not check.negated or event is None or check.event == opener.name:
        return clocks.algebra.false
    there = clocks.log.before(opener, event) & clocks.in_segment(event, opener)
    return there & clocks.log.checked(check, event)


def ground_is(clocks: Clocks, objection: Recorded, letters: tuple[str, ...]) -> Node:
    """Whether an objection has one of some grounds: as recorded, or as read from the log."""
    algebra, log = clocks.algebra, clocks.log
    recorded = algebra.false
    if (objection.name, "ground") in log.fields:
        recorded = algebra.truth("recorded", objection.name, "ground")
    answered = algebra.any(
        log.before(event, objection)
        for name in ("notice_given", "information_delivered")
        for event in [log.of(name)]
        if event is not None
    )
    rule = log_rules()["unrecorded_ground"]
    read = algebra.where(
        answered,
        algebra.const(rule["answered"] in letters),
        algebra.const(rule["unanswered"] in letters),
    )
    return algebra.where(recorded, objection.is_one_of("ground", letters), read)
