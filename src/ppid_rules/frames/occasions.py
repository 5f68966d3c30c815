"""The runs that a row of law alone describes, and those that an extension can move."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ..cases.log import event_kinds
from ..compliance.casework import ClockStatus
from ..compliance.casework.extensions import extension_rows
from ..compliance.casework.logs import log_rules, patterns, stage_of
from ..compliance.casework.occasions import starts_of
from ..law import Direction, Readings, TermKind, Unit, terms
from ..law.conditions import Pattern
from .recorded import PLACES

if TYPE_CHECKING:
    from ..law import Term
    from ..law.conditions import Check
    from .algebra import Node
    from .clocks import Clocks, Run
    from .laws import Answer
    from .moments import Moment
    from .recorded import Recorded

__all__ = ["absences", "extended_by", "ground_is", "occasions"]


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
    ends = patterns("ends", stage_of(term_id) or "")
    begin = filing if clocks.in_dispute(opener) else None
    return clocks.algebra.any(
        log.after(begin, event)
        & clocks.fits(pattern, event, opener.on, None)
        & clocks.in_segment(event, opener)
        for pattern, event in log.matching(ends)
    )


def _over(clocks: Clocks, term_id: str, opener: Recorded) -> Node:
    """Whether the procedure had ended before the event from which a limit would run."""
    log = clocks.log
    ends = patterns("ends", stage_of(term_id) or "")
    return clocks.algebra.any(
        log.before(event, opener) & clocks.fits(pattern, event, opener.on, None)
        for pattern, event in log.matching(ends)
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
    run = clocks.judged(term, run, opener=opener, party=party)
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
        holds = _holds(clocks, check, opener)
        instead = _replaced_by(clocks, check, opener) & ~holds
        applies &= holds | instead
        replaced |= instead
    candidates = []
    for pattern, event in clocks.log.matching(term.closed_by):
        there = _may_meet(clocks, term, event, opener)
        there &= clocks.fits(pattern, event, run.start, party)
        for check in own:
            if check.event == event.name:
                there &= _said(clocks, check, event)
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


def _said(clocks: Clocks, check: Check, event: Recorded) -> Node:
    there = clocks.log.checked(check, event)
    return ~there if check.negated else there


def _holds(clocks: Clocks, check: Check, opener: Recorded) -> Node:
    """Whether a check of a condition holds: of the act that starts the run, else of the log."""
    log = clocks.log
    if check.event == opener.name:
        return _said(clocks, check, opener)
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


def _replaced_by(clocks: Clocks, check: Check, opener: Recorded) -> Node:
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


# -- extensions ------------------------------------------------------------------------------------


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


# -- absences --------------------------------------------------------------------------------------


def absences(clocks: Clocks, term_id: str, party: str | None) -> Run:  # noqa: ARG001 - as every maker
    """The absences that count, of a dispute with one recorded absence."""
    absent = clocks.log.of("party_absent")
    if absent is None:
        return clocks.none
    run = clocks.none
    law = clocks.law.of(term_id, absent.on, in_dispute=clocks.in_dispute(absent))
    for condition, answer in law:
        term = answer.term
        if term is None:
            continue
        exists = absent.has
        for check in term.applies_if.checks:
            exists &= _holds(clocks, check, absent)
        status = ClockStatus.UNKNOWN
        if term.number is not None:
            status = ClockStatus.RUNNING if term.number > 1 else ClockStatus.LAPSED
        day = absent.on.if_known(exists)
        reached = status is ClockStatus.LAPSED
        own = clocks.none._replace(
            exists=exists,
            start=day,
            done=day if reached else clocks.moments.never,
            status=clocks.code(status),
        )
        run = clocks.choose(condition, own, run)
    return run


def counted_terms() -> frozenset[str]:
    """The limits on a number of events."""
    return frozenset(term.id for term in terms() if term.kind is TermKind.COUNT)
