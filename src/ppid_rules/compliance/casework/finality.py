"""Finality (*berkekuatan hukum tetap*): computed, once every party's window has passed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from .occasions import PARTIES
from .runs import ClockStatus, Run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .docket import Docket
    from .logs import Happened

__all__ = ["OTHER_ENDINGS", "Finality", "execution_right", "finality"]

_NEXT_DAY = timedelta(1)
OTHER_ENDINGS = (
    "interlocutory_decision_read",
    "preliminary_determination_made",
    "dispute_lapsed",
)


class Finality(NamedTuple):
    """When a decision becomes final.

    Attributes:
        decision: the event it is about.
        final_on: the first day on which it is final, ``None`` where that is not known.
        missing: the parties whose receipt is not recorded.
        pending: whether a court has still to decide.
        fields: the open questions behind it.
    """

    decision: Happened
    final_on: date | None
    missing: tuple[str, ...] = ()
    pending: bool = False
    fields: frozenset[str] = frozenset()


def finality(docket: Docket) -> Finality | None:
    """The finality of the last decision; ``None`` where there is none.

    A mediation decision is final when it is issued (UU 14/2008 Pasal 39); the decision of a
    panel when no party went to court in its window; that of a court when no party went further.
    """
    log = docket.log
    end = len(log.events)
    decision = log.last(("decision_read", "mediation_decision_issued"), end)
    objected = log.last(("court_objection_filed",), end)
    if decision is None and objected is not None:
        # No text says so, but what ended otherwise is taken to court too.
        decision = log.last(OTHER_ENDINGS, objected.place)
    if decision is None:
        return None
    if decision.type == "mediation_decision_issued":
        return Finality(decision, decision.on)
    if log.first("court_objection_filed", decision.place) is None:
        return _after_windows(docket, decision, "court.objection")
    decided = log.first("cassation_decided", decision.place)
    if decided is not None:
        return Finality(decision, decided.on)
    judged = log.first("court_decision_received", decision.place)
    if judged is None or log.first("cassation_filed", decision.place) is not None:
        return Finality(decision, None, pending=True)
    return _after_windows(docket, decision, "court.cassation")


def _after_windows(docket: Docket, decision: Happened, term_id: str) -> Finality:
    runs = [r for r in docket.runs(term_id) if r.opener and r.opener.place > decision.place]
    missing = tuple(p for p in PARTIES if not any(r.party == p for r in runs))
    fields = frozenset[str]().union(*(r.fields for r in runs))
    days = [r.due for r in runs]
    if missing or None in days:
        return Finality(decision, None, missing, fields=fields)
    last = max(day for day in days if day is not None)
    return Finality(decision, last + _NEXT_DAY, fields=fields)


def execution_right(docket: Docket, term_id: str) -> Iterator[Run]:
    """The right to ask for execution, from the day the decision is final."""
    found = finality(docket)
    if found is None:
        return
    governing = docket.governing(term_id, found.decision.place, found.decision.on)
    if governing is None:
        return
    term, version_on = governing
    request = docket.log.first("execution_requested", found.decision.place)
    early = request is not None and (
        found.pending if found.final_on is None else request.on < found.final_on
    )
    run = Run(
        term=term,
        version_on=version_on,
        start=found.final_on,
        start_is=term.counted_from[0],
        opened_by=found.decision.type,
        opens_on=found.final_on,
        closer=request,
        done_on=request and request.on,
        premature=early,
        fields=found.fields,
        root=found.final_on,
    )
    run = docket.judged(run)
    if request is None and found.final_on is None:
        run = run._replace(status=ClockStatus.NOT_STARTED)
    yield run
