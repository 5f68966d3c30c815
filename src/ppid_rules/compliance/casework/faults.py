"""What is wrong with a run: a closed list of faults, read off the facts of a docket."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from ...law import TermKind, objection_ground, versions_of
from .logs import log_rules
from .occasions import ground_of
from .runs import ClockStatus, Run

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from .docket import Docket
    from .logs import Happened

__all__ = ["Fault", "FaultKind", "Severity", "faults_about", "faults_of", "fields_about"]


class FaultKind(StrEnum):
    """What a finding is about."""

    LATE = "late"
    """Done after the last day."""
    MISSING = "missing"
    """A duty or cap that is not done."""
    PREMATURE = "premature"
    """Done before it was open."""
    REPEATED = "repeated"
    """Done once more than the law allows."""
    UNREASONED = "unreasoned"
    """Without the reasons that the law asks for."""
    UNAVAILABLE = "unavailable"
    """Done although the law does not provide for it here."""
    UNRECORDED = "unrecorded"
    """Not in the log, though a later step shows it; or this register could not hold it."""
    LAPSED = "lapsed"
    """A window that passed unused, where something follows from that."""
    REACHED = "reached"
    """The number of absences from which something follows."""
    MISSTATED = "misstated"
    """Another last day was told to somebody."""


class Severity(StrEnum):
    """How much a finding weighs; by kind of limit and fault only, never by doubt."""

    BREACH = "breach"
    """A duty was missed (*kewajiban terlewat*)."""
    RISK = "risk"
    """An act may be refused (*berisiko tidak diterima*)."""
    NOTE = "note"
    """*Catatan*."""


_NOTES = (FaultKind.UNRECORDED, FaultKind.LAPSED, FaultKind.MISSTATED)
_AT_RISK = (TermKind.WINDOW, TermKind.RIGHT, TermKind.COUNT)


class Fault(NamedTuple):
    """What is wrong with one run.

    Attributes:
        kind: what.
        run: the run.
        act: the event that is at fault, if one.
        due: the day it was to be done by, or may be done from.
        happened_on: the day that decides about it.
        until: to which day lateness is counted, ``None`` where nothing is late.
        stated: the last day that was told to somebody.
    """

    kind: FaultKind
    run: Run
    act: Happened | None = None
    due: date | None = None
    happened_on: date | None = None
    until: date | None = None
    stated: date | None = None

    @property
    def code(self) -> str:
        """``<term>.<fault>``."""
        return f"{self.run.term.id}.{self.kind}"

    @property
    def identity(self) -> tuple[object, ...]:
        """What makes it the same fault under other readings."""
        by_act = self.kind in (FaultKind.MISSTATED, FaultKind.UNREASONED)
        return self.code, self.run.key, self.act.place if by_act and self.act else None

    @property
    def severity(self) -> Severity:
        """How much it weighs."""
        if self.kind in _NOTES:
            return Severity.NOTE
        settlement = self.run.term.id in log_rules()["worded_may"]
        if self.run.term.kind in _AT_RISK or (settlement and self.kind is FaultKind.LATE):
            return Severity.RISK
        return Severity.BREACH


def faults_of(docket: Docket) -> Iterator[Fault]:
    """Every fault of a case under its readings."""
    for run in docket.all_runs():
        yield from _of_run(docket, run)
    yield from _of_acts(docket)


def faults_about(docket: Docket, key: str) -> Iterator[Fault]:
    """The faults of one run, and of acts that belong to it."""
    run = docket.run(key)
    if run is not None:
        yield from _of_run(docket, run)
    yield from docket.remembered("faults of acts", _by_run).get(key, ())


def _by_run(docket: Docket) -> dict[str, list[Fault]]:
    found: dict[str, list[Fault]] = {}
    for fault in _of_acts(docket):
        found.setdefault(fault.run.key, []).append(fault)
    return found


def fields_about(docket: Docket, key: str) -> frozenset[str]:
    """The open questions on which the faults of one run depend."""
    run = docket.run(key)
    fields = frozenset[str]() if run is None else run.fields
    other = None if run is None else log_rules()["speaks_after"].get(run.term.id)
    return fields.union(*(r.fields for r in docket.runs(other))) if other else fields


def _of_run(docket: Docket, run: Run) -> Iterator[Fault]:
    if not run.term.audited:
        return
    if run.term.kind is TermKind.EXTENSION:
        if run.fault is not None:
            late = run.done_on if run.fault == FaultKind.LATE else None
            yield Fault(FaultKind(run.fault), run, run.closer, run.limit, run.done_on, late)
    elif run.term.kind is TermKind.COUNT:
        if run.status is ClockStatus.LAPSED:
            yield Fault(FaultKind.REACHED, run, run.closer, None, run.done_on)
    elif run.premature and run.done_on is not None and run.done_on <= docket.as_of:
        yield Fault(FaultKind.PREMATURE, run, run.closer, run.due, run.done_on)
    else:
        yield from _of_time(docket, run)


def _of_time(docket: Docket, run: Run) -> Iterator[Fault]:
    due = run.perhaps_until or run.due  # late for certain, even if an extension went unrecorded
    match run.status:
        case ClockStatus.LATE if _speaks(docket, run):
            yield Fault(FaultKind.LATE, run, run.closer, due, run.done_on, run.done_on)
        case ClockStatus.OVERDUE:
            yield Fault(FaultKind.MISSING, run, None, due, None, docket.as_of)
        case ClockStatus.LAPSED if run.term.id in log_rules()["noted_lapses"]:
            yield Fault(FaultKind.LAPSED, run, None, run.due)
        case ClockStatus.UNKNOWN:
            yield from _unrecorded(run)
        case _:
            pass


def _unrecorded(run: Run) -> Iterator[Fault]:
    if run.closer is None and run.shown is not None:
        yield Fault(FaultKind.UNRECORDED, run, run.shown, run.due)
    elif run.closer is not None and run.perhaps_until is not None:
        yield Fault(FaultKind.UNRECORDED, run, run.closer, run.due, run.done_on)


def _speaks(docket: Docket, run: Run) -> bool:
    """Whether a late act is found here: one act, one finding.

    A refusal is judged as a notice; its own limit speaks only where it was in time as one.
    """
    other = log_rules()["speaks_after"].get(run.term.id)
    if other is None:
        return True
    first = docket.runs(other)
    return bool(first) and first[0].status is ClockStatus.MET


def _of_acts(docket: Docket) -> Iterator[Fault]:
    """What is wrong with acts themselves, whatever their day."""
    rules = log_rules()
    for act in docket.log.events:
        reasons = rules["reasons"].get(act.type)
        if reasons is not None and _without_reasons(act, reasons):
            run = _run_of(docket, reasons["term"], act)
            if run is not None:
                yield Fault(FaultKind.UNREASONED, run, act, None, act.on)
        if act.type == rules["not_mediated"]["event"]:
            yield from _not_mediated(docket, rules["not_mediated"]["term"], act)
        if act.event.stated_due_on is not None and act.type in rules["stated"]:
            yield from _misstated(docket, rules["stated"][act.type], act, act.event.stated_due_on)


def _without_reasons(act: Happened, rule: Mapping[str, Any]) -> bool:
    """Whether the reasons that an act must have are recorded as empty; not recorded is no fault."""
    if any(getattr(act.event, f) not in values for f, values in rule["where"].items()):
        return False
    given = getattr(act.event, rule["field"])
    return given is not None and not given


def _run_of(docket: Docket, term_id: str, act: Happened) -> Run | None:
    """The run of a limit to which an act belongs: its own, else the last that began by then."""
    runs = docket.runs(term_id)
    party = getattr(act.event, "by", None)
    i = bisect_right(runs, act.place, key=_opened_at)
    while i and party is not None and runs[i - 1].party not in (None, party):
        i -= 1
    return runs[i - 1] if i else None


def _opened_at(run: Run) -> int:
    return -1 if run.opener is None else run.opener.place


def _not_mediated(docket: Docket, term_id: str, act: Happened) -> Iterator[Fault]:
    """Mediation on a ground that is adjudicated at once."""
    objection = docket.log.last(("objection_filed",), act.place)
    if objection is None:
        return
    ground = objection_ground(ground_of(docket, objection)[0])
    if ground.mediated:
        return
    found = docket.governing(term_id, act.place, act.on)
    # Where the rules that govern know no such limit, the articles are those on the ground.
    later = replace(versions_of(term_id, "general")[-1], citations=ground.citations)
    run = Run(term=found[0] if found else later, version_on=act.on, opened_by=act.type)
    yield Fault(FaultKind.UNAVAILABLE, run, act, None, act.on)


def _misstated(docket: Docket, term_id: str, act: Happened, stated: date) -> Iterator[Fault]:
    """A last day that was told and is not the one computed."""
    run = _run_of(docket, term_id, act)
    if run is None:
        return
    due = run.due if run.term.kind is TermKind.EXTENSION else run.limit
    if due is not None and stated != due:
        yield Fault(FaultKind.MISSTATED, run, act, due, act.on, None, stated)
