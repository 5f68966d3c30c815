"""Extensions (*perpanjangan*): one, in time, with written reasons; it moves what it extends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..cases.log import event_kinds
from ..compliance.casework import ClockStatus
from ..compliance.casework.extensions import extension_rows

if TYPE_CHECKING:
    from .algebra import Node
    from .clocks import Clocks, Run
    from .laws import Answer
    from .moments import Moment
    from .recorded import Recorded

__all__ = ["extended_by"]


def extended_by(clocks: Clocks, answer: Answer, run: Run, opener: Recorded) -> tuple[Run, Run]:
    """A run with the day to which its extension moves it, and the run of that extension."""
    term, row = answer.term, answer.extension
    rows = () if term is None else extension_rows(term.id)
    if term is None or not rows:
        return run, clocks.none
    algebra, moments, log = clocks.algebra, clocks.moments, clocks.log
    name = rows[0].applies_if.checks[0].event
    event = log.of(name)
    until = moments.never
    if row is not None:
        until = clocks.due(row, run.limit, term.id)
    if row is not None and name in log.not_kept:
        run = run._replace(perhaps=until)
    if event is None:
        return run, clocks.none
    closed = algebra.any(sel for _, sel in run.closer)
    announced = log.after(opener, event) & algebra.where(
        closed, clocks.is_before(event, run.closer), clocks.in_segment(event, opener)
    )
    if row is None:
        # The rules that govern know no such extension.
        none = clocks.none._replace(
            exists=run.exists & announced & run.limit.known,
            start=run.limit,
            limit=run.limit,
            done=event.on,
            status=clocks.code(ClockStatus.CLOSED),
        )
        return run, none
    unreasoned, late = _faults(clocks, run, until, event)
    valid = announced & ~unreasoned & ~late & run.limit.known
    fault = algebra.where(
        unreasoned,
        clocks.code(ClockStatus.CLOSED),
        algebra.where(late, clocks.code(ClockStatus.LATE), clocks.code(ClockStatus.MET)),
    )
    unknown = clocks.code(ClockStatus.UNKNOWN)
    further = clocks.none._replace(
        exists=run.exists & announced,
        start=run.limit,
        due=until,
        limit=run.limit,
        done=event.done_on,
        status=algebra.where(run.limit.known, fault, unknown),
        late_from=run.limit,
        span=clocks.span(row, run.limit, until),
    )
    due = moments.choose(valid, until, run.due)
    kept = run.perhaps.if_known(~valid)
    return run._replace(due=due, perhaps=kept, span=clocks.span(term, run.start, due)), further


def _faults(clocks: Clocks, run: Run, until: Moment, event: Recorded) -> tuple[Node, Node]:
    """Whether an extension has no reasons, and whether it was announced too late."""
    readings = clocks.readings
    unreasoned = event.says("reason", "")
    if readings.extension_validity == "perki_conditions":
        unreasoned |= event.says("conditions", "")
    # The open questions are about the extension for which the law asks for reasons.
    has_reasons = "reason" in event_kinds()[event.name].model_fields
    within = readings.extension_announced == "within_first_period" or not has_reasons
    last = run.limit if within else until
    return unreasoned, ~clocks.moments.up_to(event.done_on, last) | ~last.known
