"""The windows for an objection and for an application, which follow from what came before.

Each filing has a window of its own; one more is open where nothing was filed yet, or where the
last filing came too early.
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import date, timedelta
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from ...law import objection_ground
from .occasions import ground_of
from .runs import Run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .docket import Docket
    from .logs import Happened

__all__ = ["dispute_windows", "objection_windows"]

_NEXT_DAY = timedelta(1)


class _Start(NamedTuple):
    """From what a window runs.

    Attributes:
        day: the day; ``None`` where it is not known.
        start_is: what that day is.
        opened_by: the event's type, or the key of the clock whose lapse it is.
        opens_on: the first day on which the act is not premature; ``None``: it never is.
        fields: the open questions behind it.
        root: the start of the period whose lapse it is.
        opener: the event it runs from, if any.
        strict: the day, if no extension went unrecorded; the same day where ``None``.
    """

    day: date | None
    start_is: str
    opened_by: str
    opens_on: date | None = None
    fields: frozenset[str] = frozenset()
    root: date | None = None
    opener: Happened | None = None
    strict: date | None = None


_UNKNOWN = _Start(None, "objection_answered", "objection_answered")


def _from_act(docket: Docket, act: Happened) -> _Start:
    day = docket.reached(act)
    return _Start(day, act.type, act.type, None, docket.start_fields(act), day, act)


def _from_lapse(run: Run) -> _Start:
    """The lapse of a period: the act that needs it is open from the next calendar day.

    Where an extension may have gone unrecorded the window may run from its end; the act is
    certainly premature only on or before the first one.
    """
    lapse = run.perhaps_until or run.due
    opens = run.due and run.due + _NEXT_DAY
    return _Start(lapse, run.term.id, run.key, opens, run.fields, run.root, strict=run.due)


# -- the objection ---------------------------------------------------------------------------------


def objection_windows(docket: Docket, term_id: str) -> Iterator[Run]:
    """The window of each objection, those that passed unused, and the one that is open."""
    after, again = -1, True
    for filing in (*docket.log.of("objection_filed"), None):
        if filing is None and not again:
            return
        last = None
        for start in _since(docket, after, filing) if again else ():
            window = _window(docket, term_id, start, None, after)
            passed = last is not None and last.due is not None
            if last and passed and window and window.start and window.start > last.due:  # type: ignore[operator]  # passed has seen it
                yield last
            last = window or last
        if filing is None:
            if last is not None:
                yield last
            return
        letter, assumed = ground_of(docket, filing)
        window = _window(docket, term_id, _found_on(docket, letter, filing), filing, after)
        if window is not None:
            if last is not None and _passed_before(last, window, filing.on):
                yield last  # passed unused, before what this one runs from arrived
            yield window._replace(ground=letter, assumed=assumed)
        after, again = filing.place, window is not None and window.premature


def _passed_before(last: Run, window: Run, filed_on: date) -> bool:
    """Whether a window had passed when another began and something was filed in that one."""
    if last.due is None or window.start is None:
        return False
    return last.due < window.start and last.due < filed_on


def _since(docket: Docket, after: int, filing: Happened | None) -> list[_Start]:
    """From what an objection could run since the last one: silence, then what arrived.

    What is still on its way counts only where there is nothing else to run from.
    """
    silent = [
        _from_lapse(run)
        for run in docket.runs("request.notice")
        if run.done_on is None or run.due is None or run.done_on > run.due
    ]
    end = _place(docket, filing)
    acts = sorted(
        act
        for name in ("notice_given", "information_delivered")
        for act in docket.log.of(name)
        if after < act.place < end
    )
    by = docket.as_of if filing is None else filing.on
    arrived = [act for act in acts if docket.reached(act) <= by]
    underway = acts[:1] if not silent and not arrived else []
    return [*silent, *(_from_act(docket, act) for act in (*arrived, *underway))]


def _found_on(docket: Docket, letter: str, filing: Happened) -> _Start:
    """When the ground of an objection was found."""
    found_on = objection_ground(letter).found_on
    acts = [name for name in found_on if "." not in name]
    for name in found_on:
        event, _, field = name.partition(".")
        if event == filing.type:
            day = getattr(filing.event, field)
            return _Start(day, name, filing.type, None, frozenset(), day, filing)
    act = docket.log.last(acts, filing.place)
    if act is not None:
        return _from_act(docket, act)
    for name in found_on:
        for run in docket.runs(name) if "." in name else ():
            return _from_lapse(run)
    return _Start(None, found_on[0], found_on[0])


# -- the application -------------------------------------------------------------------------------


def dispute_windows(docket: Docket, term_id: str) -> Iterator[Run]:
    """For each objection the window of each application, and the one that is still open."""
    objections = docket.log.of("objection_filed")
    filings = docket.log.of("dispute_filed")
    first = objections[0].place if objections else _place(docket, None)
    for filing in filings:
        if filing.place < first:  # the objection is not in the log
            window = _window(docket, term_id, _UNKNOWN, filing, -1)
            if window is not None:
                yield window
    for objection, following in zip_longest(objections, objections[1:]):
        end = _place(docket, following)
        last = None
        for filing in filings:
            if objection.place < filing.place < end:
                start = _answered(docket, term_id, objection, filing)
                last = _window(docket, term_id, start, filing, objection.place)
                if last is not None:
                    yield last
        if last is None or last.premature:
            start = _answered(docket, term_id, objection, None)
            window = _window(docket, term_id, start, None, objection.place, following)
            if window is not None:
                yield window


def _answered(docket: Docket, term_id: str, objection: Happened, filing: Happened | None) -> _Start:
    """From what the window of an application runs: the answer, or the end of its period."""
    unknown = _UNKNOWN
    answer = docket.log.first("objection_answered", objection.place)
    period = _period_of(docket.runs("objection.answer"), objection)
    if answer is None and "objection_answered" in docket.record.undated:
        return unknown
    if period is None or period.due is None:
        return unknown if answer is None else _from_act(docket, answer)
    lapse = _from_lapse(period)
    if answer is None:
        found = docket.governing(term_id, _place(docket, filing), period.due)
        silent = found is not None and period.term.id in found[0].counted_from
        return lapse if silent else unknown
    return _from_answer(docket, answer, period, lapse, filing)


def _from_answer(
    docket: Docket, answer: Happened, period: Run, lapse: _Start, filing: Happened | None
) -> _Start:
    """From what the window runs where there is an answer: a late one may not start it again."""
    received = docket.reached(answer)
    fields = lapse.fields | docket.done_fields(answer) | docket.start_fields(answer)
    in_time = period.due is None or docket.done_on(answer) <= period.due
    opens = lapse.opens_on
    if in_time:
        opens = received if opens is None else min(received, opens)
    else:
        fields |= {"late_answer"}
        known = received <= (docket.as_of if filing is None else docket.done_on(filing))
        if docket.readings.late_answer != "restarts" or not known:
            return lapse._replace(fields=fields)
    return _Start(received, answer.type, answer.type, opens, fields, lapse.root, answer)


def _period_of(periods: tuple[Run, ...], objection: Happened) -> Run | None:
    """The period in which an objection is to be answered: from its receipt or its entry."""
    i = bisect_left(
        periods, objection.place, key=lambda run: run.opener.place if run.opener else -1
    )
    return periods[i] if i < len(periods) else None


def _place(docket: Docket, filing: Happened | None) -> int:
    return len(docket.log.events) if filing is None else filing.place


# -- both ------------------------------------------------------------------------------------------


def _window(  # noqa: PLR0917 - one call for each kind of filing
    docket: Docket,
    term_id: str,
    start: _Start,
    filing: Happened | None,
    after: int,
    following: Happened | None = None,
) -> Run | None:
    """The window that runs from a start, and what was filed in it or took its place."""
    found = docket.governing(term_id, _place(docket, filing), start.day)
    if found is None:
        return None
    term, version_on = found
    due = start.day and docket.due(term, start.day, start.start_is)
    fields = start.fields | docket.fields(term, version_on, start.start_is)
    done = filing and docket.done_on(filing)
    premature = done is not None and start.opens_on is not None and done < start.opens_on
    run = Run(
        term=term,
        version_on=version_on,
        start=start.day,
        start_is=start.start_is,
        opener=start.opener,
        opened_by=start.opened_by,
        due=due,
        limit=due if start.strict is None else docket.due(term, start.strict, start.start_is),
        opens_on=start.opens_on,
        closer=filing,
        done_on=done,
        premature=premature,
        fields=fields,
        root=start.root,
    )
    return docket.judged(run, after, following)
