"""The windows for an objection and for an application, which follow from what came before."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..law import objection_grounds
from .conditions import ground_is
from .statuses import judged

if TYPE_CHECKING:
    from .algebra import Node
    from .clocks import Clocks, Run
    from .moments import Moment
    from .recorded import Recorded

__all__ = ["dispute_window", "objection_window"]


class _Start(NamedTuple):
    """From what a window runs.

    Attributes:
        day: the day, where it is known.
        start_is: what that day is.
        not_before: the act is premature before that day, if it is so by the next as well.
        not_up_to: the act is premature on or before that day.
    """

    day: Moment
    start_is: str
    not_before: Moment
    not_up_to: Moment


def _from_act(clocks: Clocks, act: Recorded, there: Node) -> _Start:
    never = clocks.moments.never
    return _Start(act.reached.if_known(there), act.name, never, never)


def _from_lapse(clocks: Clocks, run: Run, term_id: str) -> _Start:
    """The lapse of a period: the act that needs it is open from the next calendar day."""
    lapse = clocks.moments.choose(run.perhaps.known, run.perhaps, run.due)
    return _Start(lapse, term_id, clocks.moments.never, run.due)


def _window(  # noqa: PLR0917 - one call for each kind of filing
    clocks: Clocks,
    term_id: str,
    start: _Start,
    filing: Recorded | None,
    exists: Node,
    after: Recorded | None,
    *,
    in_dispute: bool,
) -> Run:
    """The window that runs from a start, and what was filed in it."""
    algebra, moments = clocks.algebra, clocks.moments
    done = moments.never if filing is None else filing.done_on
    early = algebra.false
    if filing is not None:
        early = start.not_up_to.known & moments.up_to(done, start.not_up_to)
        before = moments.precedes(done, start.not_before)
        early &= ~start.not_before.known | before
    window = clocks.none
    law = clocks.law.of(term_id, start.day, in_dispute=in_dispute, start_is=start.start_is)
    for condition, answer in law:
        if answer.term is None:
            continue
        due = clocks.due(answer.term, start.day, start.start_is)
        run = clocks.none._replace(
            exists=exists,
            start=start.day,
            due=due,
            limit=due,
            done=done,
            premature=early,
            closer=() if filing is None else ((filing, filing.has),),
            span=clocks.span(answer.term, start.day, due),
        )
        run = judged(clocks, answer.term, run, opener=after)
        window = clocks.choose(condition, run, window)
    return window


# -- the objection ---------------------------------------------------------------------------------


def objection_window(clocks: Clocks, term_id: str, party: str | None) -> Run:  # noqa: ARG001 - as every maker
    """The first window for an objection: one that passed unused, else that of the objection."""
    algebra, moments, log = clocks.algebra, clocks.moments, clocks.log
    filing = log.of("objection_filed")
    filed = algebra.false if filing is None else filing.has
    starts = _since(clocks, filing)
    passed, last = clocks.none, clocks.none
    for exists, start in starts:
        window = _window(clocks, term_id, start, None, exists, None, in_dispute=False)
        later = (
            last.exists & last.due.known & window.exists & window.start.known
            & moments.precedes(last.due, window.start)
        )  # fmt: skip
        passed = clocks.choose(later & ~passed.exists, last, passed)
        last = clocks.choose(window.exists, window, last)
    if filing is None:
        return clocks.choose(passed.exists, passed, last)
    own = clocks.none
    for letters, start in _found_on(clocks, filing):
        there = filed & ground_is(clocks, filing, letters)
        window = _window(clocks, term_id, start, filing, there, None, in_dispute=False)
        own = clocks.choose(there, window, own)
    unused = (
        last.exists & last.due.known & own.exists & own.start.known
        & moments.precedes(last.due, own.start) & moments.precedes(last.due, filing.on)
    )  # fmt: skip
    with_filing = clocks.choose(own.exists & ~unused, own, last)
    found = clocks.choose(filed, with_filing, last)
    return clocks.choose(passed.exists, passed, found)


def _since(clocks: Clocks, filing: Recorded | None) -> list[tuple[Node, _Start]]:
    """From what an objection could run: silence, then what arrived, in the order of the log.

    What is still on its way counts only where there is nothing else to run from.
    """
    algebra, moments, log = clocks.algebra, clocks.moments, clocks.log
    period = clocks.run("request.notice")
    in_time = period.done.known & period.due.known & moments.up_to(period.done, period.due)
    silent = period.exists & ~in_time
    filed = algebra.false if filing is None else filing.has
    by = log.as_of
    if filing is not None:
        by = moments.choose(filed, filing.on, log.as_of)
    acts = [
        (act, act.has & (~filed | log.before(act, filing)) if filing is not None else act.has)
        for name in ("notice_given", "information_delivered")
        for act in [log.of(name)]
        if act is not None
    ]
    arrived = [there & moments.up_to(act.reached, by) for act, there in acts]
    nothing = ~silent & ~algebra.any(arrived)
    first = dict(clocks.first(acts))
    usable = [
        (act, there | (nothing & first.get(act, algebra.false)))
        for (act, _), there in zip(acts, arrived, strict=True)
    ]
    starts = [(silent, _from_lapse(clocks, period, "request.notice"))]
    for act, there in usable[:1]:
        swapped = algebra.any(log.before(other, act) & also for other, also in usable[1:])
        one = [(there & ~swapped, _from_act(clocks, act, there & ~swapped))]
        last = [(there & swapped, _from_act(clocks, act, there & swapped))]
        rest = [(also, _from_act(clocks, other, also)) for other, also in usable[1:]]
        starts.extend([*one, *rest, *(last if swapped is not algebra.false else [])])
    return starts


def _found_on(clocks: Clocks, filing: Recorded) -> list[tuple[tuple[str, ...], _Start]]:
    """When the ground of an objection was found, for each way of finding one."""
    moments, log = clocks.moments, clocks.log
    ways: dict[tuple[str, ...], list[str]] = {}
    for ground in objection_grounds():
        ways.setdefault(ground.found_on, []).append(ground.letter)
    found = []
    for found_on, letters in ways.items():
        start = _Start(moments.never, found_on[0], moments.never, moments.never)
        own = [name for name in found_on if name.startswith(f"{filing.name}.")]
        lapses = [n for n in found_on if "." in n and n not in own]
        for name in lapses[:1]:
            start = _from_lapse(clocks, clocks.run(name), name)
        for name in own[:1]:
            day = filing.day(name.removeprefix(f"{filing.name}."))
            start = _Start(day, name, moments.never, moments.never)
        acts = tuple(act for act in map(log.of, found_on) if act is not None)
        last = clocks.last(acts, before=filing)
        for act, there in last:
            own_day = act.reached.if_known(there)
            start = start._replace(day=moments.choose(there, own_day, start.day))
        found.append((tuple(letters), start))
    return found


# -- the application -------------------------------------------------------------------------------


def dispute_window(clocks: Clocks, term_id: str, party: str | None) -> Run:  # noqa: ARG001 - as every maker
    """The window of the application, or the one that is open after the objection."""
    log = clocks.log
    objection, filing = log.of("objection_filed"), log.of("dispute_filed")
    if objection is None:
        return clocks.none
    filed = clocks.algebra.false if filing is None else log.before(objection, filing)
    opened = _application(clocks, term_id, objection, None, objection.has)
    if filing is None:
        return opened
    window = _application(clocks, term_id, objection, filing, filed)
    return clocks.choose(window.exists, window, opened)


def _application(
    clocks: Clocks, term_id: str, objection: Recorded, filing: Recorded | None, exists: Node
) -> Run:
    """The window for an application, from the answer or from the end of its period."""
    algebra, moments, log = clocks.algebra, clocks.moments, clocks.log
    answer = log.of("objection_answered")
    answered = algebra.false if answer is None else log.before(objection, answer)
    period = clocks.run("objection.answer")
    timed = period.exists & period.due.known
    in_dispute = filing is not None
    lapse = _from_lapse(clocks, period, "objection.answer")
    never = moments.never
    silent = algebra.false
    law = clocks.law.of(term_id, period.due, in_dispute=in_dispute)
    for condition, found in law:
        if found.term is not None and "objection.answer" in found.term.counted_from:
            silent |= condition
    from_lapse = timed & ~answered & silent
    starts: list[tuple[Node, _Start]] = []
    if answer is not None:
        done = moments.up_to(answer.done_on, period.due)
        by = log.as_of if filing is None else filing.done_on
        again = algebra.const(clocks.readings.late_answer == "restarts")
        again &= moments.up_to(answer.reached, by)
        counts = answered & (~timed | done | again)
        from_lapse |= answered & timed & ~(done | again)
        received = answer.reached.if_known(counts)
        in_time = counts & timed & done
        start = _Start(
            received, answer.name, received.if_known(in_time), lapse.not_up_to.if_known(timed)
        )
        starts.append((counts, start))
    starts.append((from_lapse, lapse._replace(day=lapse.day.if_known(from_lapse))))
    unknown = _Start(never, "objection_answered", never, never)
    run = _window(clocks, term_id, unknown, filing, exists, objection, in_dispute=in_dispute)
    for there, start in starts:
        own = _window(clocks, term_id, start, filing, exists, objection, in_dispute=in_dispute)
        run = clocks.choose(there, own, run)
    return run
