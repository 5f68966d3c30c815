"""Which open deadlines a new decree moves, and which dates that were told are now wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ..._check import as_date
from ...errors import WrongTypeError
from ...law import DEFAULTS
from ..deadlines import agreed
from .case import Case
from .docket import Docket, docket_of
from .faults import Fault, FaultKind, faults_of
from .runs import ClockStatus, Run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from ...workdays import Revision, WorkingCalendar
    from ..basis import Basis

__all__ = ["Move", "moved"]

_OPEN = (ClockStatus.RUNNING, ClockStatus.NOT_STARTED)


class Move(NamedTuple):
    """An open deadline whose last day differs between two calendars (*batas yang bergeser*).

    Attributes:
        reference: the number of the case in its register.
        key: the clock.
        before: the last day on the first calendar.
        after: the last day on the second.
        decree: the decree that moved it, as cited, several joined by ``; ``; ``None`` where the
            calendars differ by something else.
        announced_on: when it was announced, the newest of several.
        stated: each date told to somebody that was right before and is not any more: the place
            of the event that records it, and the date.
        revisions: what the decrees did to the days of the period.
        basis: what the second day rests on; the first differs from it in the calendar.
    """

    reference: str | None
    key: str
    before: date
    after: date
    decree: str | None
    announced_on: date | None
    stated: tuple[tuple[int, date], ...]
    revisions: tuple[Revision, ...]
    basis: Basis

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready."""
        return {
            "schema": "ppid-rules/move/1",
            "reference": self.reference,
            "key": self.key,
            "before": self.before.isoformat(),
            "after": self.after.isoformat(),
            "decree": self.decree,
            "announced_on": self.announced_on and self.announced_on.isoformat(),
            "stated": [
                {"event_index": place, "due_on": day.isoformat()} for place, day in self.stated
            ],
            "basis": self.basis.to_dict(),
        }


def moved(
    cases: Iterable[Case],
    *,
    as_of: date,
    before: WorkingCalendar,
    after: WorkingCalendar,
) -> tuple[Move, ...]:
    """The deadlines, open on a day, that the second calendar puts on another day than the first.

    Open is what runs or has not started on either calendar, and has a last day on both. The
    calendars are used as they are for every case, whatever its body and its own days.

    Args:
        cases: the cases, in whose order the answers come.
        as_of: the day looked at.
        before: the calendar as it was known, ``indonesia(as_known_on=...)``.
        after: the calendar with the new decree.

    Raises:
        NotADateError: ``as_of`` is no date.
        WrongTypeError: not a calendar, or something else than a case among the cases.
        CoverageError: a day lies outside a calendar.
    """
    as_date(as_of, "as_of")
    then, now = (agreed(calendar, None, DEFAULTS) for calendar in (before, after))
    found: list[Move] = []
    try:
        every = iter(cases)
    except TypeError:
        raise WrongTypeError(cases, "cases", "an iterable of Case") from None
    for case in every:
        if not isinstance(case, Case):
            raise WrongTypeError(case, "cases", "an iterable of Case")
        if then != now:
            old = docket_of(case, as_of, *then)
            found.extend(_moves(old, old.on(*now)))
    return tuple(found)


def _moves(old: Docket, new: Docket) -> Iterator[Move]:
    """What moved in one case."""
    earlier = {run.key: run for run in old.all_runs()}
    told: tuple[Fault, ...] | None = None
    for run in new.all_runs():
        was = earlier.get(run.key)
        if was is None or not {was.status, run.status}.intersection(_OPEN):
            continue
        if was.due is not None and run.due is not None and was.due != run.due:
            if told is None:
                told = tuple(f for f in faults_of(new) if f.kind is FaultKind.MISSTATED)
            decrees = tuple(_new_decrees(old, new, was, run))
            cited = dict.fromkeys(revision.decree for revision in decrees)
            yield Move(
                new.record.reference,
                run.key,
                was.due,
                run.due,
                "; ".join(cited) or None,
                max((revision.announced_on for revision in decrees), default=None),
                tuple(_told(told, run, was.due)),
                decrees,
                new.basis((was.due, run.due)),
            )


def _told(misstated: Iterable[Fault], run: Run, day: date) -> Iterator[tuple[int, date]]:
    """Where a day was told as the last of a run, of all the dates told that are not right."""
    # What an extension's letter told is the last day of the limit that it extended.
    keys = {run.key} if run.extended_by is None else {run.key, run.extended_by.key}
    for fault in misstated:
        if fault.act is not None and fault.stated == day and fault.run.key in keys:
            yield fault.act.place, day


def _new_decrees(old: Docket, new: Docket, was: Run, run: Run) -> Iterator[Revision]:
    """The decrees that only the second calendar knows and that turned a day of the period."""
    days = [day for r in (was, run) for day in (r.root, r.start, r.due) if day is not None]
    span = min(days), max(days)
    known = {
        (revision.decree, revision.announced_on, day)
        for revision in old.calendar.revisions(*span)
        for day in (*revision.added, *revision.revoked)
    }
    for revision in new.calendar.revisions(*span):
        named = (*revision.added, *revision.revoked)
        if any(
            (revision.decree, revision.announced_on, day) not in known
            and old.calendar.is_working_day(day) != new.calendar.is_working_day(day)
            for day in named
        ):
            yield revision
