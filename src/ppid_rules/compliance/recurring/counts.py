"""The count from one time of a duty to the next, whatever law changes in between."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dateutil.relativedelta import relativedelta

from ...law import TermKind, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from ...law import Term
    from .budget import BudgetYear

__all__ = ["BY_YEAR", "Point", "later", "next_point", "same_limit", "start_at"]

BY_YEAR = "@end_of_budget_year"


class Point(NamedTuple):
    """A day on which a duty was done, or is due.

    Attributes:
        day: the day.
        base: the day from which months are counted.
        times: how many periods from it the day lies.
        term: the version of the limit; ``None`` where a count begins.
    """

    day: date
    base: date
    times: int
    term: Term | None

    @property
    def clamped(self) -> bool:
        """Whether the month has no such day, so that its last day stands in."""
        return self.day.day != self.base.day


def start_at(day: date) -> Point:
    """The point where a count begins."""
    return Point(day, day, 0, None)


def later(day: date, term: Term, times: int = 1) -> date:
    """The day so many periods of a limit after a day; a day that a month has not is its last.

    Raises:
        OverflowError, ValueError: past the last year of a date.
    """
    number = (term.number or 0) * times
    if term.unit is Unit.YEARS:
        return day + relativedelta(years=number)
    return day + relativedelta(months=number)


def next_point(point: Point, versions: Iterable[Term], ends: BudgetYear) -> Point | None:
    """When a duty is due after a point; ``None``: never again.

    The version in force on the due day governs. Where a version ends before the day that it
    gives, the next one counts anew from the same act; where that period had run out before the
    version began, it counts from its first day, and an older due day that comes earlier stays.
    """
    old: date | None = None
    for term in versions:
        if term.kind is not TermKind.RECURRING or term.number is None:
            continue
        try:
            due = _due(point, term, ends)
            if due.day < term.in_force_from:
                if BY_YEAR in term.counted_from:
                    continue
                fresh = later(term.in_force_from, term)
                day = fresh if old is None else min(old, fresh)
                due = Point(day, day, 0, term)
        except (OverflowError, ValueError):
            return None
        if term.in_force_to is None or due.day <= term.in_force_to:
            return due
        old = due.day
    return None


def _due(point: Point, term: Term, ends: BudgetYear) -> Point:
    if BY_YEAR in term.counted_from:
        base = ends.end_from(point.day)
        return Point(later(base, term), base, 1, term)
    if point.term is not None and same_limit(point.term, term):
        base, times = point.base, point.times + 1
    else:
        base, times = point.day, 1
    return Point(later(base, term, times), base, times, term)


def same_limit(one: Term, other: Term) -> bool:
    """Whether two limits count alike."""
    return (one.number, one.unit, one.counted_from) == (
        other.number,
        other.unit,
        other.counted_from,
    )
