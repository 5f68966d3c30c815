"""The due dates of a body in a span of days."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..._check import as_date
from ...errors import InvalidValueError, WrongTypeError
from ...law import PublicBody
from ...law.duties import Duty, duties_of
from .budget import BudgetYear
from .counts import Point, start_at
from .dates import CountedIs, DutyDate, due_after
from .log import DutyLog

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

__all__ = ["assumed_start", "checked_body", "counts_of", "duties", "schedule", "years_from"]


class _Span(NamedTuple):
    """Whose due dates are asked for, and from when to when."""

    body: PublicBody
    start: date
    end: date


def duties(body: PublicBody) -> tuple[Duty, ...]:
    """The recurring duties of a body (*kewajiban berkala*), with all versions of their limits.

    Raises:
        WrongTypeError: no public body.
    """
    return duties_of(checked_body(body).kind)


def schedule(
    body: PublicBody,
    start: date,
    end: date,
    *,
    done: DutyLog | None = None,
    budget_year_ends: str | tuple[int, int] | BudgetYear | None = None,
) -> tuple[DutyDate, ...]:
    """Every due date of a body's recurring duties from one day to another, both included.

    A duty that counts from when it was done before counts from the last entry of ``done``; where
    there is none, from the end of the budget year before ``start`` (docs/decisions/0065). Further
    dates count as if the one before had been done on its day. What ``done`` shows as done is not
    due again; what was due before ``start`` and is not done is for :func:`check` to find. A duty
    without a time of its own (the copy of the yearly report) has no date.

    Args:
        body: the public body.
        start: the first day.
        end: the last day.
        done: the register of what was done.
        budget_year_ends: the last day of the budget year as ``"MM-DD"`` or ``(month, day)``;
            ``None``: that of ``done``, else 31 December.

    Raises:
        WrongTypeError: no public body, no log, a budget year that is neither text nor pair.
        NotADateError: a day that is no date.
        InvalidValueError: ``end`` before ``start``, a log of another body, no day of any year.
    """
    checked_body(body)
    as_date(start, "start")
    if as_date(end, "end") < start:
        raise InvalidValueError(end.isoformat(), "end", f"a day from start ({start}) on")
    if done is not None:
        if not isinstance(done, DutyLog):
            raise WrongTypeError(done, "done", "a DutyLog")
        if done.body != body:
            raise InvalidValueError(done.body.name, "done", f"the log of {body.name}")
        if budget_year_ends is None:
            budget_year_ends = done.budget_year_ends
    ends = BudgetYear.of(budget_year_ends)
    if done is not None and ends != done.budget_year_ends:
        done = done.model_copy(update={"budget_year_ends": ends})
    found: list[DutyDate] = []
    span = _Span(body, start, end)
    for duty in duties_of(body.kind):
        if duty.yearly:
            found.extend(_of_years(duty, span, ends, done))
        else:
            found.extend(_of_counts(duty, span, ends, done))
    return tuple(sorted(found, key=lambda due: due.due_on))


def checked_body(body: object) -> PublicBody:
    """A public body.

    Raises:
        WrongTypeError: something else.
    """
    if not isinstance(body, PublicBody):
        raise WrongTypeError(body, "body", "a PublicBody")
    return body


def assumed_start(duty: Duty, day: date, ends: BudgetYear) -> tuple[date, CountedIs]:
    """Where a count begins of which no act is on record: see docs/decisions/0065."""
    law = duty.versions[0].in_force_from
    if day.year - 1 < law.year:
        return law, "law_in_force"
    before = ends.end_before(day)
    return (before, "assumed") if before >= law else (law, "law_in_force")


def years_from(
    duty: Duty, body: PublicBody, since: date, until: date, ends: BudgetYear
) -> Iterator[DutyDate]:
    """The due dates of a duty of each budget year, in a span of days."""
    first = max(since, duty.versions[0].in_force_from)
    if until < first:
        return
    # A due date counts from the last end before it, or from the one before that.
    earliest = ends.end_before(ends.end_before(first))
    for year in range(earliest.year, until.year + 1):
        end = ends.end_in(year)
        if duty.closes == "year_ended" and end < duty.versions[0].in_force_from:
            continue  # a year that ended before there was the duty
        found = due_after(duty, body, start_at(end), ends, "end_of_budget_year")
        if found is not None and first <= found[0].due_on <= until:
            yield found[0]


def _of_years(
    duty: Duty, span: _Span, ends: BudgetYear, done: DutyLog | None
) -> Iterator[DutyDate]:
    years = {} if done is None else done.years_of(duty.term)
    for due in years_from(duty, *span, ends):
        if due.budget_year not in years:
            yield due


def _of_counts(
    duty: Duty, span: _Span, ends: BudgetYear, done: DutyLog | None
) -> Iterator[DutyDate]:
    body, start, end = span
    counted_is: CountedIs
    if done is None:
        day, counted_is = assumed_start(duty, start, ends)
        point = start_at(day)
    else:
        _, point, counted_is = counts_of(duty, done)
    while (found := due_after(duty, body, point, ends, counted_is)) is not None:
        due, point = found
        if due.due_on > end:
            return
        if due.due_on >= start:
            yield due
        counted_is = "due_before"


def counts_of(
    duty: Duty, log: DutyLog
) -> tuple[list[tuple[DutyDate, tuple[date, int] | None]], Point, CountedIs]:
    """Each count from one time to the next with the entry that closes it, and where it stands.

    The last count runs. A duty that was done on its very due day keeps the day of the month from
    which the count began; done on any other day it begins a new count.
    """
    ends, since, body = log.budget_year_ends, log.kept_since, log.body
    days = dict(reversed(log.days_of(duty.term)))
    counted_is: CountedIs = "recorded"
    before = [day for day in days if day <= since]
    point = start_at(max(before)) if before else None
    if point is not None:
        found = due_after(duty, body, point, ends, counted_is)
        if found is None or found[0].due_on < since:
            point = None  # what was done in between is not on record
    if point is None:
        day, counted_is = assumed_start(duty, since, ends)
        point = start_at(day)
        while (found := due_after(duty, body, point, ends, counted_is)) and found[1].day < since:
            point, counted_is = found[1], "due_before"
    counts: list[tuple[DutyDate, tuple[date, int] | None]] = []
    last = max(point.day, since)
    for entry in [*((d, days[d]) for d in sorted(days) if d > last), None]:
        found = due_after(duty, body, point, ends, counted_is)
        if found is None:
            break
        counts.append((found[0], entry))
        if entry is not None:
            point = found[1] if entry[0] == found[1].day else start_at(entry[0])
            counted_is = "recorded"
    return counts, point, counted_is
