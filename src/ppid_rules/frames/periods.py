"""The last day of a period, over columns: the arithmetic of ``compliance.counting``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..compliance.counting import is_silence, rolls
from ..law import Direction, Unit, is_term

if TYPE_CHECKING:
    from ..law import Readings, Term
    from .moments import Moment, Moments

__all__ = ["last_day", "table_of"]


def table_of(term: Term) -> str:
    """The name of the table that holds the day so many months or years from each day."""
    return f"{term.unit} {term.direction} {term.number}"


def last_day(  # noqa: PLR0911 - one a unit
    moments: Moments, term: Term, start: Moment, start_is: str, readings: Readings
) -> Moment:
    """The last day of a period, known where its start is; never where none can be computed."""
    number, algebra = term.number, moments.algebra
    if number is None:
        return moments.never
    if term.unit is Unit.SAME_DAY:
        return start
    if term.unit in (Unit.MONTHS, Unit.YEARS):
        return moments.at(algebra.look(table_of(term), start.day), start.known)
    chained = is_term(start_is)
    if term.unit not in (Unit.WORKING_DAYS, Unit.CALENDAR_DAYS):
        return moments.never
    if readings.silence_found_on == "next_working_day" and is_silence(term, start_is):
        start, chained = moments.added(start, 1), False
    forward = term.direction is Direction.FORWARD
    counts = algebra.const(readings.first_day == "same_day" and not chained and forward)
    if term.unit is Unit.CALENDAR_DAYS:
        return _by_the_calendar(moments, term, start, readings, counted=counts is algebra.true)
    if not forward:
        return moments.added(start, -number - (readings.backward_count == "clear_days"))
    whole = moments.added(start, number)
    if counts is algebra.false:
        return whole
    counts = start.works
    less = moments.working(start.upto + (number - 1), start.known)
    return moments.choose(counts, less, whole)


def _by_the_calendar(
    moments: Moments, term: Term, start: Moment, readings: Readings, *, counted: bool
) -> Moment:
    number = (term.number or 0) - counted
    signed = number if term.direction is Direction.FORWARD else -number
    due = moments.at(start.day + signed, start.known)
    if not rolls(term, readings):
        return due
    return moments.choose(due.works, due, moments.added(due, 1))
