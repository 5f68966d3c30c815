"""Days that are safe under every count."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from ...law import Direction, TermKind, is_term
from .runs import ClockStatus
from .worlds import worlds

if TYPE_CHECKING:
    from .docket import Docket
    from .runs import Run

__all__ = ["earliest_hearing", "first_day", "safe_days", "safe_window"]

_ONE_DAY = timedelta(1)
_AHEAD = (ClockStatus.RUNNING, ClockStatus.NOT_STARTED)


def safe_window(docket: Docket, term_id: str) -> tuple[date, date] | None:
    """The days on which the act of the window that is open is in time under every count."""
    still = [run for run in docket.runs(term_id) if run.closer is None and run.status in _AHEAD]
    if not still:
        return None
    first, last = safe_days(docket, still[-1])
    return None if first is None or last is None or first > last else (first, last)


def safe_days(docket: Docket, run: Run) -> tuple[date | None, date | None]:
    """The first and the last day on which an act is in time under every count.

    Remote answers are left out, as in ``earliest`` and ``latest``.
    """

    def seen(other: Docket) -> tuple[Run | None, frozenset[str]]:
        found = other.run(run.key)
        return found, frozenset() if found is None else found.fields

    runs = [r for _, r in worlds(docket, run.fields, seen, remote=False) if r is not None]
    opens = [day for run in runs if (day := _surely_open(run)) is not None]
    due = [day for run in runs if (day := _surely_in_time(run)) is not None]
    return max(opens, default=None), min(due, default=None)


def first_day(run: Run) -> date | None:
    """The first day for an act: where the period runs back, the day it was fixed."""
    if run.term.direction is Direction.BACKWARD:
        return None if run.opener is None else run.opener.on
    return run.opens_on or run.start


def _surely_open(run: Run) -> date | None:
    """The first day for an act, also if an extension went unrecorded."""
    if run.term.direction is Direction.BACKWARD:
        return first_day(run)
    if run.opens_on is None or run.start is None or not is_term(run.start_is):
        return run.opens_on or run.start
    return max(run.opens_on, run.start + _ONE_DAY)


def _surely_in_time(run: Run) -> date | None:
    """The last day for an act, also if no extension was announced."""
    return run.limit if run.term.kind is TermKind.WINDOW else run.due


def earliest_hearing(docket: Docket, run: Run) -> date | None:
    """The first day for which a summons that was received is in time.

    Counting forward from its receipt does not give it: the period runs back from the hearing.
    """
    if run.term.direction is not Direction.BACKWARD or run.done_on is None:
        return None
    day = run.done_on
    for _ in range(docket.as_of.max.toordinal()):
        day += _ONE_DAY
        if not docket.calendar.is_working_day(day):
            continue
        due = docket.due(run.term, day, run.start_is)
        if due is None or due >= run.done_on:
            return day
    return None
