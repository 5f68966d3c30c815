"""A case on a day, under one calendar and one set of readings: which limits run, and how.

Each limit is interpreted from its own row (``counted_from``, ``closed_by``, ``applies_if``); the
starts that a row only names with ``@``, and windows that follow from one another, have their own
modules. Everything is computed on first use, so that asking for one clock computes only what
that clock rests on.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from ..._data import REMEMBERED
from ...cases import dispute_laws
from ...errors import NotInForceError
from ...law import (
    Citation,
    Direction,
    Evidence,
    HouseRule,
    Readings,
    Term,
    TermKind,
    resolve,
    terms,
)
from ...workdays import Certainty
from ..basis import Basis, basis_of
from ..counting import last_day
from ..doubt import touching_fields
from .absences import absences
from .extensions import extended, extensions
from .filings import dispute_windows, objection_windows
from .finality import execution_right
from .logs import Log, ends_of, judged_on, log_rules, patterns, stage_of
from .occasions import occasions
from .runs import ClockStatus, Run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from ...cases import CaseRecord
    from ...workdays import WorkingCalendar
    from .logs import Happened

__all__ = ["Docket", "case_terms", "docket_of", "governing"]

T = TypeVar("T")

_UNDONE = {TermKind.DUTY: ClockStatus.OVERDUE, TermKind.CAP: ClockStatus.OVERDUE}
_NO_FIELDS: frozenset[str] = frozenset()
_AFTER_HOURS = frozenset({"after_hours"})


@cache
def case_terms() -> tuple[str, ...]:
    """The ids of the limits that run in a case, by procedure."""
    return tuple(dict.fromkeys(term.id for term in terms() if stage_of(term.id)))


@lru_cache(maxsize=REMEMBERED)
def _governing(  # noqa: PLR0917 - the arguments of resolve, as a key
    term_id: str,
    regime: str,
    acts: tuple[tuple[str, date], ...],
    as_of: date,
    step_on: date | None,
    readings: Readings,
    house_rules: tuple[HouseRule, ...],
) -> tuple[Term, date] | None:
    """The version of a limit that governs, and the day that picked it; ``None``: none does."""
    try:
        found = resolve(
            term_id,
            dict(acts),
            as_of=as_of,
            step_on=step_on,
            regime=regime,
            readings=readings,
            house_rules=house_rules,
        )
    except NotInForceError:
        return None
    return found.term, found.on


@cache
def _not_established(term: Term) -> Term:
    """A general limit as an election case knows it: whether it applies is not established."""
    from dataclasses import replace  # noqa: PLC0415 - for election cases only

    return replace(term, regime="election", number=None, evidence=Evidence.UNKNOWN)


def governing(  # noqa: PLR0917 - as above, with what a case adds
    term_id: str,
    regime: str | None,
    acts: tuple[tuple[str, date], ...],
    as_of: date,
    step_on: date | None,
    readings: Readings,
    house_rules: tuple[HouseRule, ...],
) -> tuple[Term, date] | None:
    """The version of a limit that governs a case, and the day that picked it.

    In an election case a limit that the fast track does not have is one that is not
    established: its number is not known, and the general one never stands in.
    """
    key = acts, as_of, step_on, readings, house_rules
    if regime != "election":
        return _governing(term_id, "general", *key)
    found = _governing(term_id, regime, *key) if term_id in _of_regime(regime) else None
    if found is None:
        general = _governing(term_id, "general", *key)
        found = general and (_not_established(general[0]), general[1])
    return found


@cache
def _of_regime(regime: str) -> frozenset[str]:
    """The ids of the limits that a regime has."""
    return frozenset(term.id for term in terms() if term.regime == regime)


class Docket:
    """The limits of one case on one day.

    Attributes:
        record: the case, cut after the day.
        log: its events as clocks read them.
        as_of: the day.
        calendar: which days count.
        readings: how open questions are answered.
    """

    def __init__(
        self,
        record: CaseRecord,
        log: Log,
        as_of: date,
        calendar: WorkingCalendar,
        readings: Readings,
    ) -> None:
        self.record = record
        self.log = log
        self.as_of = as_of
        self.calendar = calendar
        self.readings = readings
        self.rules = record.house_rules
        self._runs: dict[str, tuple[Run, ...]] = {}
        self._by_key: dict[str, dict[str, Run]] = {}
        self._remembered: dict[str, Any] = {}
        self._others: dict[tuple[Readings, WorkingCalendar], Docket] = {}

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return docket_of, (self.record, self.as_of, self.calendar, self.readings)

    # -- runs ------------------------------------------------------------------------------

    def runs(self, term_id: str) -> tuple[Run, ...]:
        """Every run of a limit, in the order of its starts."""
        found = self._runs.get(term_id)
        if found is None:
            made = _MADE_BY.get(term_id, occasions)(self, term_id)
            found = self._runs[term_id] = numbered(made)
        return found

    def run(self, key: str) -> Run | None:
        """The run with a key, ``None`` where there is none."""
        term_id = key.partition("@")[0].partition("#")[0]
        if term_id not in case_terms():
            return None
        if term_id not in self._by_key:
            self._by_key[term_id] = {run.key: run for run in self.runs(term_id)}
        return self._by_key[term_id].get(key)

    def all_runs(self) -> tuple[Run, ...]:
        """Every run of every limit."""
        return tuple(run for term_id in case_terms() for run in self.runs(term_id))

    def under(self, **options: str) -> Docket:
        """The same case on the same day under other answers to open questions."""
        readings = self.readings.under(**options)
        return self.on(self.calendar.with_joint_leave(readings.joint_leave), readings)

    def on(self, calendar: WorkingCalendar, readings: Readings | None = None) -> Docket:
        """The same case on the same day on another calendar, or under other readings."""
        readings = self.readings if readings is None else readings
        key = readings, calendar
        other = self._others.get(key)
        if other is None:
            other = Docket(self.record, self.log, self.as_of, calendar, readings)
            other._others = self._others
            self._others[key] = other
        return other

    def remembered(self, name: str, make: Callable[[Docket], T]) -> T:
        """What ``make`` finds in this docket, computed once."""
        if name not in self._remembered:
            self._remembered[name] = make(self)
        found: T = self._remembered[name]
        return found

    def basis(self, days: Iterable[date | None]) -> Basis:
        """On what an answer from this docket rests that names these days."""
        certain = {self.calendar.certainty(day) for day in days if day is not None}
        return basis_of(
            self.calendar, self.readings, self.rules, projected=Certainty.PROJECTED in certain
        )

    # -- what a run is made of -------------------------------------------------------------

    def governing(
        self, term_id: str, place: int, step_on: date | None, readings: Readings | None = None
    ) -> tuple[Term, date] | None:
        """The version of a limit for what lies at a place of the log; see :func:`governing`."""
        readings = self.readings if readings is None else readings
        acts, regime = self.log.acts(place), self.record.regime
        return governing(term_id, regime, acts, self.as_of, step_on, readings, self.rules)

    def fields(self, term: Term, version_on: date, start_is: str) -> frozenset[str]:
        """The open questions on which the last day of a limit can depend."""
        if term.number is None or start_is.startswith("@"):
            return _NO_FIELDS
        return touching_fields(term.id, term.regime, version_on, start_is, self.rules)

    def due(self, term: Term, start: date, start_is: str) -> date | None:
        """The last day of a limit."""
        return last_day(term, start, start_is, self.calendar, self.readings)

    def reached(self, happened: Happened) -> date:
        """The day an act reached the other side.

        Outside service hours that is the next working day under one reading of them: on a day
        off, or after the office closed. Without a time of day there is nothing to read.
        """
        if self.readings.after_hours == "same_day" or not self.is_timed(happened):
            return happened.reached
        closes, time = self.record.body.office_closes, happened.event.time
        late = closes is not None and time is not None and time > closes
        if late or not self.calendar.is_working_day(happened.reached):
            return self.calendar.add_working_days(happened.reached, 1)
        return happened.reached

    def is_timed(self, happened: Happened) -> bool:
        """Whether the hour at which an act reached an office is recorded."""
        event = happened.event
        return (
            event.time is not None
            and happened.type in log_rules()["reaches_the_office"]
            and event.received_on in (None, event.on)
        )

    def done_on(self, happened: Happened) -> date:
        """The day that decides whether an act was in time."""
        field = judged_on(happened.type)
        if field is None or getattr(self.readings, field) == "sent":
            return happened.on
        return self.reached(happened)

    def start_fields(self, act: Happened | None) -> frozenset[str]:
        """The open questions on which the day depends that an act reached the other side."""
        return _AFTER_HOURS if act is not None and self.is_timed(act) else _NO_FIELDS

    def done_fields(self, act: Happened | None) -> frozenset[str]:
        """The open questions on which the day depends that decides about an act."""
        field = None if act is None else judged_on(act.type)
        if act is None or field is None:
            return _NO_FIELDS
        timed = self.is_timed(act)
        if act.on == act.reached and not timed:
            return _NO_FIELDS
        return frozenset({field}) | (_AFTER_HOURS if timed else _NO_FIELDS)

    def citations(self, run: Run) -> tuple[Citation, ...]:
        """The articles behind a run; of the regulations on disputes only the one that governs."""
        law = self.record.dispute_law
        others = set(dispute_laws()) - {law}
        found = tuple(
            c
            for c in run.term.citations
            if c.instrument not in others and (c.in_force(run.version_on) or c.instrument == law)
        )
        # A step that keeps the row of its own day rests on the older regulation alone.
        return found or run.term.citations_on(run.version_on) or run.term.citations

    def may_be_unrecorded(self, run: Run) -> bool:
        """Whether what meets a limit may have happened without this register holding it."""
        own = None if run.closer is None else run.closer.type
        names = {pattern.event for pattern in run.term.closed_by} - {own}
        return not names.isdisjoint(self.record.not_kept | self.record.undated)

    # -- where a run stands ----------------------------------------------------------------

    def judged(self, run: Run, after: int | None = None, superseded: Happened | None = None) -> Run:
        """A run with its ending, the step that shows it, and its status.

        Args:
            run: the run.
            after: the place after which an event can end it; that of its opener where ``None``.
            superseded: the event that took its place, if any.
        """
        if after is None:
            after = -1 if run.opener is None else run.opener.place
        begin, end = self.log.segment(after) if stage_of(run.term.id) == "dispute" else (-1, None)
        after = max(after, begin)
        ends = (*run.term.ended_by, *ends_of(run.term.id))
        ended = self.log.matching(ends, after=after, before=end)
        ender = min(filter(None, (next(ended, None), superseded)), default=None)
        shown = None
        if run.closer is None:
            wanted = patterns("shown_by", run.term.id)
            first = after - 1 if run.term.direction is Direction.BACKWARD else after
            shown = next(self.log.matching(wanted, after=first, before=end, party=run.party), None)
        run = run._replace(ender=ender, shown=shown)
        fields = run.fields | self.start_fields(run.opener) | self.done_fields(run.closer)
        return run._replace(status=self._status(run), fields=fields)

    def _status(self, run: Run) -> ClockStatus:
        if self._is_ended(run):
            return ClockStatus.CLOSED
        if run.done_on is not None and run.done_on <= self.as_of:
            return self._status_when_done(run, run.done_on)
        if run.start is None:
            return ClockStatus.UNKNOWN
        if run.term.direction is Direction.FORWARD and run.start > self.as_of:
            return ClockStatus.NOT_STARTED
        if run.due is None:
            open_ended = run.term.kind is TermKind.RIGHT
            return ClockStatus.RUNNING if open_ended else ClockStatus.UNKNOWN
        return ClockStatus.RUNNING if self.as_of <= run.due else self._status_after(run)

    @staticmethod
    def _is_ended(run: Run) -> bool:
        """Whether the procedure ended before a run was met, and before its last day."""
        moot = run.term.id in log_rules()["moot_once_ended"]
        if run.ender is None or (not moot and run.due is not None and run.ender.on > run.due):
            return False
        return run.closer is None or run.ender.place < run.closer.place

    def _status_after(self, run: Run) -> ClockStatus:
        """Where a run stands after its last day, if nothing met or ended it."""
        perhaps = run.perhaps_until is not None and self.as_of <= run.perhaps_until
        told = bool(run.term.closed_by)  # else nothing in a log can tell
        if perhaps or not told or run.shown is not None or self.may_be_unrecorded(run):
            return ClockStatus.UNKNOWN
        return _UNDONE.get(run.term.kind, ClockStatus.LAPSED)

    def _status_when_done(self, run: Run, done: date) -> ClockStatus:
        if run.premature:
            return ClockStatus.CLOSED
        if run.due is None:
            known = run.term.kind is TermKind.RIGHT and run.start is not None
            return ClockStatus.MET if known else ClockStatus.UNKNOWN
        if done <= run.due:
            return ClockStatus.MET
        perhaps = run.perhaps_until is not None and done <= run.perhaps_until
        return ClockStatus.UNKNOWN if perhaps or self.may_be_unrecorded(run) else ClockStatus.LATE


def docket_of(
    record: CaseRecord, as_of: date, calendar: WorkingCalendar, readings: Readings
) -> Docket:
    """The docket of a case on a day; what lies after the day is cut off."""
    kept = record.until(as_of)
    return Docket(kept, Log(kept.events), as_of, calendar, readings)


def numbered(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Runs with their numbers: for each party from 1."""
    seen: dict[str | None, int] = {}
    found = []
    for run in runs:
        number = seen[run.party] = seen.get(run.party, 0) + 1
        found.append(run if number == run.number else run._replace(number=number))
    return tuple(found)


_MADE_BY: dict[str, Callable[[Docket, str], Iterable[Run]]] = {
    "objection.filing": objection_windows,
    "dispute.filing": dispute_windows,
    "execution.request": execution_right,
    **{term.id: extensions for term in terms() if term.kind is TermKind.EXTENSION},
    **{moved: extended for term in terms() for moved in term.moves},
    **{term.id: absences for term in terms() if term.kind is TermKind.COUNT},
}
"""The limits that are more than a row by itself can say."""
