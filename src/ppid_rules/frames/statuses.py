"""Where a run of a limit stands: met, late, running, overdue, ended, or not to be told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..compliance.casework import ClockStatus
from ..compliance.casework.logs import ends_of, log_rules, patterns, stage_of
from ..law import Direction, TermKind

if TYPE_CHECKING:
    from ..law import Term
    from .algebra import Node
    from .clocks import Chosen, Clocks, Run
    from .recorded import Recorded

__all__ = ["judged"]


def judged(
    clocks: Clocks,
    term: Term,
    run: Run,
    *,
    opener: Recorded | None,
    party: str | None = None,
) -> Run:
    """A run with its status.

    Args:
        clocks: those of its table.
        term: its row.
        run: the run.
        opener: the event after which another can end it; any where ``None``.
        party: whose it is, where each party has its own.
    """
    algebra, log, moments = clocks.algebra, clocks.log, clocks.moments
    stage = stage_of(term.id) or ""
    closed = algebra.any(sel for _, sel in run.closer)
    ends = (*term.ended_by, *ends_of(term.id))
    found: list[tuple[Recorded, Node]] = []
    for pattern, event in log.matching(ends):
        there = log.after(opener, event) & clocks.fits(pattern, event, run.start, None)
        if stage == "dispute":
            there &= clocks.in_segment(event, opener)
        found.append((event, there))
    in_time = algebra.any(c & moments.up_to(e.on, run.due) for e, c in found)
    in_time |= ~run.due.known
    if term.id in log_rules()["moot_once_ended"]:
        in_time = algebra.true
    earlier = algebra.any(c & clocks.is_before(e, run.closer) for e, c in found)
    ended = algebra.any(c for _, c in found) & in_time & (~closed | earlier)
    shown = _shown(clocks, term, run, opener, party) & ~closed
    status = _status(clocks, term, run, closed=closed, ended=ended, shown=shown)
    late_from = moments.choose(run.perhaps.known, run.perhaps, run.due)
    return run._replace(status=status, late_from=late_from)


def _status(
    clocks: Clocks, term: Term, run: Run, *, closed: Node, ended: Node, shown: Node
) -> Node:
    algebra, moments, as_of = clocks.algebra, clocks.moments, clocks.log.as_of
    where, code = algebra.where, clocks.code
    is_right = term.kind is TermKind.RIGHT
    unsure = _may_be_unrecorded(clocks, term, run.closer, closed)
    # What was done.
    perhaps = run.perhaps.known & moments.up_to(run.done, run.perhaps)
    late = where(perhaps | unsure, code(ClockStatus.UNKNOWN), code(ClockStatus.LATE))
    done = where(moments.up_to(run.done, run.due), code(ClockStatus.MET), late)
    undated = where(
        run.start.known & algebra.const(is_right),
        code(ClockStatus.MET),
        code(ClockStatus.UNKNOWN),
    )
    done = where(run.due.known, done, undated)
    done = where(run.premature, code(ClockStatus.CLOSED), done)
    # What was not.
    undone = ClockStatus.LAPSED
    if term.kind in (TermKind.DUTY, TermKind.CAP):
        undone = ClockStatus.OVERDUE
    told = bool(term.closed_by)
    still = run.perhaps.known & moments.up_to(as_of, run.perhaps)
    unsure |= still | algebra.const(not told) | shown
    after = where(unsure, code(ClockStatus.UNKNOWN), code(undone))
    running = where(moments.up_to(as_of, run.due), code(ClockStatus.RUNNING), after)
    open_ended = ClockStatus.RUNNING if is_right else ClockStatus.UNKNOWN
    running = where(run.due.known, running, code(open_ended))
    if term.direction is Direction.FORWARD:
        started = moments.up_to(run.start, as_of)
        running = where(started, running, code(ClockStatus.NOT_STARTED))
    running = where(run.start.known, running, code(ClockStatus.UNKNOWN))
    is_done = run.done.known & moments.up_to(run.done, as_of)
    status = where(is_done, done, running)
    return where(ended, code(ClockStatus.CLOSED), status)


def _may_be_unrecorded(clocks: Clocks, term: Term, closer: Chosen, closed: Node) -> Node:
    names = {pattern.event for pattern in term.closed_by}
    unsure = ~closed & clocks.algebra.const(not names.isdisjoint(clocks.log.not_kept))
    for event, sel in closer:
        others = names - {event.name}
        unsure |= sel & clocks.algebra.const(not others.isdisjoint(clocks.log.not_kept))
    return unsure


def _shown(
    clocks: Clocks, term: Term, run: Run, opener: Recorded | None, party: str | None
) -> Node:
    """Whether a later event shows that what meets a run happened unrecorded."""
    log, found = clocks.log, clocks.algebra.false
    for pattern, event in log.matching(patterns("shown_by", term.id)):
        itself = term.direction is Direction.BACKWARD and event is opener
        there = event.has if itself else log.after(opener, event)
        there &= clocks.fits(pattern, event, run.start, party)
        if stage_of(term.id) == "dispute":
            there &= clocks.in_segment(event, opener)
        found |= there
    return found
