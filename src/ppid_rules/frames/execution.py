"""The right to ask for execution (*eksekusi*), once the decision is final."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..compliance.casework import ClockStatus
from ..compliance.casework.finality import OTHER_ENDINGS
from .statuses import judged

if TYPE_CHECKING:
    from .algebra import Node
    from .clocks import Clocks, Run
    from .recorded import Recorded

__all__ = ["execution_right"]


def execution_right(clocks: Clocks, term_id: str, party: str | None) -> Run:  # noqa: ARG001 - as every maker
    """The right to ask for execution.

    A table records one copy received, so that the other party's window is never known to have
    passed: a decision is final here by mediation, or by cassation.
    """
    algebra, log = clocks.algebra, clocks.log
    read, mediated = log.of("decision_read"), log.of("mediation_decision_issued")
    objected = log.of("court_objection_filed")
    run = clocks.none
    decisions = clocks.last(tuple(filter(None, (read, mediated))))
    decided = algebra.any(sel for _, sel in decisions)
    if objected is not None:
        others = [e for e in map(log.of, OTHER_ENDINGS) if e is not None]
        for event, sel in clocks.last(tuple(others), before=objected):
            decisions = (*decisions, (event, sel & ~decided))
    for decision, sel in decisions:
        own = _right(clocks, term_id, decision, sel, is_mediated=decision is mediated)
        run = clocks.choose(sel, own, run)
    return run


def _right(
    clocks: Clocks, term_id: str, decision: Recorded, there: Node, *, is_mediated: bool
) -> Run:
    algebra, moments, log = clocks.algebra, clocks.moments, clocks.log
    final, pending = moments.never, algebra.false
    objected = log.of("court_objection_filed")
    if is_mediated:
        final = decision.on
    elif objected is not None:
        in_court = log.before(decision, objected)

        def after(name: str) -> Node:
            event = log.of(name)
            return algebra.false if event is None else log.before(decision, event)

        over = log.of("cassation_decided")
        if over is not None:
            final = over.on.if_known(in_court & after("cassation_decided"))
        decided, further = after("court_decision_received"), after("cassation_filed")
        pending = in_court & ~after("cassation_decided") & (~decided | further)
    request = log.of("execution_requested")
    asked, done, early = algebra.false, moments.never, algebra.false
    if request is not None:
        asked = log.before(decision, request)
        done = request.on.if_known(asked)
        too_early = moments.precedes(request.on, final)
        early = asked & algebra.where(final.known, too_early, pending)
    found = clocks.none
    for condition, answer in clocks.law.of(
        term_id, decision.on, in_dispute=clocks.in_dispute(decision)
    ):
        if answer.term is None:
            continue
        run = clocks.none._replace(
            exists=there,
            start=final.if_known(there),
            done=done,
            premature=early,
            closer=() if request is None else ((request, asked),),
        )
        run = judged(clocks, answer.term, run, opener=None)
        waiting = ~asked & ~final.known
        not_started = clocks.code(ClockStatus.NOT_STARTED)
        status = algebra.where(waiting, not_started, run.status)
        found = clocks.choose(condition, run._replace(status=status), found)
    return found
