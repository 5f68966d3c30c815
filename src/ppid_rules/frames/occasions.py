"""The runs of a limit that its row alone describes: an act starts it, another meets it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ..cases.log import event_kinds
from ..compliance.casework import ClockStatus
from ..compliance.casework.logs import ends_of, log_rules, stage_of
from ..compliance.casework.occasions import starts_of
from ..law import Direction, Readings, Unit
from ..law.conditions import Pattern
from .conditions import holds, replaced_by, said
from .extensions import extended_by
from .recorded import PLACES
from .statuses import judged

if TYPE_CHECKING:
    from ..law import Term
    from ..law.conditions import Check
    from .algebra import Node
    from .clocks import Clocks, Run
    from .laws import Answer
    from .moments import Moment
    from .recorded import Recorded

__all__ = ["occasions"]


def occasions(clocks: Clocks, term_id: str, party: str | None) -> Run:
    """The first run of a limit that starts with an act."""
    found, extension, pending = clocks.none, clocks.none, clocks.none
    openings = [
        (opener, start_is)
        for start_is in starts_of(term_id)
        for opener in [clocks.log.of(start_is.partition(".")[0])]
        if opener is not None
    ]
    openings.sort(key=lambda opening: PLACES[opening[0].name])
    for opener, start_is in openings:
        run, further = _opened(clocks, term_id, opener, start_is, party)
        over = _over(clocks, term_id, opener) & pending.exists
        closed = run._replace(status=clocks.code(ClockStatus.CLOSED))
        run = clocks.choose(over, closed, run)
        waiting = _pending(clocks, term_id, opener, start_is)
        earlier = run.exists & (~found.exists | clocks.is_before(opener, found.opener))
        found = clocks.choose(earlier, run, found)
        extension = clocks.choose(earlier, further, extension)
        pending = clocks.choose(waiting.exists & ~run.exists & ~pending.exists, waiting, pending)
    clocks.announced(term_id, extension)
    return clocks.choose(found.exists, found, pending)


def _pending(clocks: Clocks, term_id: str, opener: Recorded, start_is: str) -> Run:
    """A limit that does not run yet, where it would under another answer to an open question."""
    waits = clocks.algebra.false
    if start_is not in _other_starts(term_id):
        return clocks.none
    in_dispute = clocks.in_dispute(opener)
    for condition, answer in clocks.law.of(
        term_id, opener.on, in_dispute=in_dispute, start_is=start_is
    ):
        if answer.term is not None and answer.waits:
            waits |= condition
    exists = opener.has & waits
    status = clocks.algebra.where(
        _ended(clocks, term_id, opener),
        clocks.code(ClockStatus.CLOSED),
        clocks.code(ClockStatus.NOT_STARTED),
    )
    return clocks.none._replace(exists=exists, status=status)


@cache
def _other_starts(term_id: str) -> frozenset[str]:
    """The acts from which a limit runs under some answer to an open question."""
    return frozenset(
        start
        for question in Readings.questions()
        for patch in question.patches
        if patch.term == term_id
        for start in dict(patch.values).get("counted_from", ())
    )


def _ended(clocks: Clocks, term_id: str, opener: Recorded) -> Node:
    """Whether the procedure of an event has ended."""
    log, filing = clocks.log, clocks.log.of("dispute_filed")
    begin = filing if clocks.in_dispute(opener) else None
    return clocks.algebra.any(
        log.after(begin, event)
        & clocks.fits(pattern, event, opener.on, None)
        & clocks.in_segment(event, opener)
        for pattern, event in log.matching(ends_of(term_id))
    )


def _over(clocks: Clocks, term_id: str, opener: Recorded) -> Node:
    """Whether the procedure had ended before the event from which a limit would run."""
    log = clocks.log
    return clocks.algebra.any(
        log.before(event, opener) & clocks.fits(pattern, event, opener.on, None)
        for pattern, event in log.matching(ends_of(term_id))
    )


def _opened(
    clocks: Clocks, term_id: str, opener: Recorded, start_is: str, party: str | None
) -> tuple[Run, Run]:
    """The run that an act starts, and its extension."""
    _, _, field = start_is.partition(".")
    by_act = term_id in log_rules()["counted_from_the_act"]
    start = opener.day(field) if field else opener.on if by_act else opener.reached
    start = start.if_known(opener.has)
    if "by" in event_kinds()[opener.name].model_fields and party is not None:
        start = start.if_known(opener.says("by", party))
    step = start
    in_dispute = clocks.in_dispute(opener)
    if in_dispute and term_id in log_rules()["of_a_whole_dispute"]:
        step = start.if_known(~clocks.law.preliminary.known)
    run, extension = clocks.none, clocks.none
    law = clocks.law.of(
        term_id, step, in_dispute=in_dispute, start_is=start_is,
        step_bounds=clocks.law.bounds_of_start(opener, field),
    )  # fmt: skip
    for condition, answer in law:
        own, further = _of_row(clocks, answer, opener, start_is, start, party)
        run = clocks.choose(condition, own, run)
        extension = clocks.choose(condition, further, extension)
    return run, extension


def _of_row(  # noqa: PLR0917 - what an opening is
    clocks: Clocks,
    answer: Answer,
    opener: Recorded,
    start_is: str,
    start: Moment,
    party: str | None,
) -> tuple[Run, Run]:
    """The run of one version of a limit, and its extension."""
    term = answer.term
    if term is None:
        return clocks.none, clocks.none
    if start_is not in term.counted_from:
        if not answer.stands_in:
            return clocks.none, clocks.none
        start = _standing_in(clocks, term, opener, start)
    due = clocks.due(term, start, start_is)
    if term.unit is Unit.SET_BY_ACTOR:
        due = _named_day(clocks, term, opener).if_known(start.known)
    run = clocks.none._replace(
        exists=start.known,
        start=start,
        due=due,
        limit=due,
        opener=((opener, start.known),),
        span=clocks.span(term, start, due),
    )
    run, replaced = _met(clocks, term, run, opener, party)
    run, extension = extended_by(clocks, answer, run, opener)
    run = judged(clocks, term, run, opener=opener, party=party)
    closed = run._replace(status=clocks.code(ClockStatus.CLOSED))
    return clocks.choose(replaced, closed, run), extension


def _standing_in(clocks: Clocks, term: Term, opener: Recorded, start: Moment) -> Moment:
    """The day that stands in where a reading counts from an act that is not recorded."""
    log = clocks.log
    wanted = tuple(Pattern(name) for name in term.counted_from if "." not in name)
    begin = log.of("dispute_filed") if clocks.in_dispute(opener) else None
    recorded = clocks.algebra.any(
        log.after(begin, event) & clocks.in_segment(event, opener)
        for _, event in log.matching(wanted)
    )
    start = start.if_known(~recorded)
    for name in term.counted_from:
        rule = log_rules()["stands_in"].get(name)
        if rule is not None and log.of(rule["unless"]) is not None:
            then = log.of(rule["then"])
            day = clocks.moments.never if then is None else then.reached
            incomplete = log.has(rule["unless"])
            later = day.if_known(start.known & log.has(rule["then"]))
            start = clocks.moments.choose(incomplete, later, start)
            break
    return start


def _named_day(clocks: Clocks, term: Term, opener: Recorded) -> Moment:
    """The last day that the act itself names."""
    for check in term.applies_if.checks:
        if check.event == opener.name and check.field and not check.values:
            return opener.day(check.field)
    return clocks.moments.never


def _met(
    clocks: Clocks, term: Term, run: Run, opener: Recorded, party: str | None
) -> tuple[Run, Node]:
    """A run with the act that meets it, and whether another act has taken its place."""
    algebra = clocks.algebra
    own: list[Check] = []
    applies, replaced = algebra.true, algebra.false
    for check in term.applies_if.checks:
        if any(check.event == pattern.event for pattern in term.closed_by):
            own.append(check)
            continue
        it_holds = holds(clocks, check, opener)
        instead = replaced_by(clocks, check, opener) & ~it_holds
        applies &= it_holds | instead
        replaced |= instead
    candidates = []
    for pattern, event in clocks.log.matching(term.closed_by):
        there = _may_meet(clocks, term, event, opener)
        there &= clocks.fits(pattern, event, run.start, party)
        for check in own:
            if check.event == event.name:
                there &= said(clocks, check, event)
        candidates.append((event, there))
    closer = clocks.first(candidates)
    if own:
        applies &= algebra.any(sel for _, sel in closer)
    run = run._replace(exists=run.exists & applies, closer=closer, done=clocks.done_on(closer))
    return run, replaced


def _may_meet(clocks: Clocks, term: Term, event: Recorded, opener: Recorded) -> Node:
    """Whether an act lies where it can meet a run that started with another."""
    log = clocks.log
    after: Recorded | None = opener
    if term.direction is Direction.BACKWARD:
        after = log.of("dispute_filed") if clocks.in_dispute(opener) else None
    there = log.after(after, event)
    return there if stage_of(term.id) == "request" else there & clocks.in_segment(event, opener)
