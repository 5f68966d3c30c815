# pyright: strict, reportUnnecessaryTypeIgnoreComment=true
"""What type checkers say of the public surface; checked by mypy and pyright, never run."""

from __future__ import annotations

from datetime import date
from typing import assert_type

import ppid_rules
from ppid_rules import (
    Alternative,
    Audit,
    AuditChange,
    Basis,
    Case,
    CaseRecord,
    CaseStatus,
    Certainty,
    Citation,
    Clock,
    ClockChange,
    ClockStatus,
    CountedDay,
    Coverage,
    DayChange,
    DayOff,
    Deadline,
    Decree,
    FaultKind,
    Finding,
    ImpossibleEventError,
    Move,
    Moved,
    NextStep,
    Otherwise,
    Overlay,
    PublicBody,
    Readings,
    Revision,
    RowKind,
    Severity,
    Stage,
    Standing,
    Step,
    StepKind,
    TableRow,
    Term,
    Timeline,
    TimelineRow,
    TimeSheet,
    WorkingCalendar,
    deadline,
    indonesia,
    moved,
    read_decrees,
    terms,
)
from ppid_rules.events import (
    DisputeFiled,
    Event,
    NoticeGiven,
    ObjectionFiled,
    RequestReceived,
    parse,
)
from ppid_rules.law import Actor, Evidence

DAY = date(2025, 3, 17)


def check_calendar(calendar: WorkingCalendar) -> None:
    """The calendar."""
    assert_type(indonesia(as_known_on=DAY, joint_leave="working", week="six"), WorkingCalendar)
    assert_type(calendar.add_working_days(DAY, 10), date)
    assert_type(calendar.working_days_between(DAY, DAY), int)
    assert_type(calendar.is_working_day(DAY), bool)
    assert_type(calendar.day_off(DAY), DayOff | None)
    assert_type(calendar.days_off(DAY, DAY), tuple[DayOff, ...])
    assert_type(calendar.certainty(DAY), Certainty)
    assert_type(calendar.coverage, Coverage)
    assert_type(calendar.revisions(DAY, DAY), tuple[Revision, ...])
    assert_type(calendar.compare(calendar, DAY, DAY), tuple[DayChange, ...])
    assert_type(calendar.table(DAY, DAY), tuple[TableRow, ...])
    assert_type(calendar.with_overlay(Overlay(days_off=((DAY, "closed"),))), WorkingCalendar)
    assert_type(calendar.with_days_off({DAY: "closed"}), WorkingCalendar)
    assert_type(read_decrees("decrees.csv"), tuple[Decree, ...])
    indonesia(joint_leave="on")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # no such option
    indonesia(DAY)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # keywords only
    calendar.add_working_days("2025-03-17", 1)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # no date


def check_deadline() -> None:
    """Deadlines and law."""
    found = deadline("request.notice", DAY, readings=Readings(first_day="same_day"))
    assert_type(found, Deadline)
    assert_type(found.due_on, date | None)
    assert_type(found.alternatives, tuple[Alternative, ...])
    assert_type(found.contested, tuple[str, ...])
    assert_type(found.moved, tuple[Moved, ...])
    assert_type(found.trace, tuple[Step, ...])
    assert_type(found.count(), tuple[CountedDay, ...])
    assert_type(found.explain("en", "citizen"), str)
    assert_type(found.under(first_day="day_after"), Deadline)
    assert_type(terms(), tuple[Term, ...])
    Readings(first_day="yesterday")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # no such option
    Readings(frist_day="same_day")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # no such reading


def check_case(body: PublicBody) -> None:
    """Cases and events."""
    case = Case.of(body, RequestReceived(on=DAY), not_kept={"notice_extended"})
    assert_type(case, Case)
    assert_type(Case(body=body, regime="general", events=(RequestReceived(on=DAY),)), Case)
    assert_type(case.record(ObjectionFiled(on=DAY, ground="c"), DisputeFiled(on=DAY)), Case)
    assert_type(case.until(DAY), Case)
    assert_type(CaseRecord.of(body).record(RequestReceived(on=DAY)), CaseRecord)
    assert_type(case.status, CaseStatus)
    assert_type(case.stage, Stage)
    assert_type(case.statuses, tuple[CaseStatus, ...])
    assert_type(case.allowed, tuple[str, ...])
    assert_type(case.events, tuple[Event, ...])
    assert_type(case.calendar(), WorkingCalendar)
    assert_type(parse("{}"), Event)
    assert_type(NoticeGiven(on=DAY, outcome="refused", grounds=("17.a.1",)).reached_on, date)
    NoticeGiven(on=DAY, outcome="maybe")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # no such outcome
    NoticeGiven(DAY)  # type: ignore[arg-type,call-arg]  # pyright: ignore[reportCallIssue]  # keywords only
    case.record("request_received")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # no event


def check_impossible(error: ImpossibleEventError) -> None:
    """What an event without an object raises."""
    assert_type(error.event, str)
    assert_type(error.status, str)
    assert_type(error.needs, tuple[str, ...])
    assert_type(error.allowed, tuple[str, ...])


def check_questions(case: Case) -> None:
    """What is asked of a case on a day."""
    assert_type(case.standing(DAY, calendar=indonesia(), readings=Readings()), Standing)
    assert_type(case.deadlines(DAY, side="body", status=["running"]), tuple[Clock, ...])
    assert_type(case.deadline("request.notice", DAY), Clock)
    assert_type(case.next_steps(DAY, actor="requester"), tuple[NextStep, ...])
    assert_type(case.audit(DAY), Audit)
    assert_type(case.timeline(DAY, details=True), Timeline)
    assert_type(case.time_sheet(DAY, keys=["request.notice"]), TimeSheet)
    assert_type(moved([case], as_of=DAY, before=indonesia(), after=indonesia()), tuple[Move, ...])
    case.audit("2025-03-17")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # no date
    case.audit()  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # the day looked at has no default


def check_standing(standing: Standing) -> None:
    """Where a case stands."""
    assert_type(standing.status, CaseStatus)
    assert_type(standing.stage, Stage)
    assert_type(standing.since, date | None)
    assert_type(standing.silent_since, date | None)
    assert_type(standing.final_on, date | None)
    assert_type(standing.surely_final_on, date | None)
    assert_type(standing.waiting_for, tuple[Actor, ...])
    assert_type(standing.caveats, tuple[Step, ...])
    assert_type(standing.label("en"), str)


def check_clock(clock: Clock) -> None:
    """A deadline that runs in a case."""
    assert_type(clock.key, str)
    assert_type(clock.status, ClockStatus)
    assert_type(clock.starts_on, date | None)
    assert_type(clock.due_on, date | None)
    assert_type(clock.limit, date | None)
    assert_type(clock.opens_on, date | None)
    assert_type(clock.happened_on, date | None)
    assert_type(clock.happened_event, Event | None)
    assert_type(clock.working_days_used, int | None)
    assert_type(clock.working_days_late, int | None)
    assert_type(clock.working_days_left, int | None)
    assert_type(clock.alternatives, tuple[Alternative, ...])
    assert_type(clock.under(first_day="same_day"), Clock)
    assert_type(clock.recompute(calendar=indonesia()), Clock)


def check_next_step(step: NextStep) -> None:
    """What comes next."""
    assert_type(step.actor, Actor)
    assert_type(step.kind, StepKind)
    assert_type(step.earliest, date | None)
    assert_type(step.latest, date | None)
    assert_type(step.safe_earliest, date | None)
    assert_type(step.safe_latest, date | None)
    assert_type(step.overdue, bool)
    assert_type(step.citations, tuple[Citation, ...])
    assert_type(step.consequence("en"), str)
    assert_type(step.message("en", "citizen"), str)
    step.message("en", "judge")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # no such audience


def check_audit(audit: Audit) -> None:
    """What is not as the law has it."""
    assert_type(audit.as_of, date)
    assert_type(audit.standing, Standing)
    assert_type(audit.clocks, tuple[Clock, ...])
    assert_type(audit.findings, tuple[Finding, ...])
    assert_type(audit.otherwise, tuple[Otherwise, ...])
    assert_type(audit.ignored_events, int)
    assert_type(audit.basis, Basis)
    assert_type(audit.compare(audit), AuditChange)
    assert_type(audit.compare(audit).appeared, tuple[Finding, ...])
    assert_type(audit.compare(audit).clocks, tuple[ClockChange, ...])
    finding, other = audit.findings[0], audit.otherwise[0]
    assert_type(finding.kind, FaultKind)
    assert_type(finding.severity, Severity)
    assert_type(finding.due_on, date | None)
    assert_type(finding.working_days_late, int | None)
    assert_type(finding.contested, tuple[str, ...])
    assert_type(finding.falls_under, tuple[tuple[tuple[str, str], ...], ...])
    assert_type(finding.hindsight, bool)
    assert_type(finding.evidence, Evidence)
    assert_type(finding.message("en", "panel"), str)
    assert_type(other.under, tuple[tuple[tuple[str, str], ...], ...])


def check_move(move: Move) -> None:
    """A deadline that a new decree moved."""
    assert_type(move.before, date)
    assert_type(move.after, date)
    assert_type(move.stated, tuple[tuple[int, date], ...])
    assert_type(move.revisions, tuple[Revision, ...])


def check_timeline(timeline: Timeline, sheet: TimeSheet) -> None:
    """A case over time, and the sheet for a panel."""
    assert_type(timeline.rows, tuple[TimelineRow, ...])
    assert_type(timeline.rows[0].what, RowKind)
    assert_type(timeline.rows[0].severity, Severity | None)
    assert_type(timeline.html("en"), str)
    assert_type(timeline.to_svg(), str)
    assert_type(timeline.to_ics("en", [3, 1]), str)
    assert_type(sheet.keys, tuple[str, ...] | None)
    assert_type(sheet.markdown("en"), str)


def check_front_door() -> None:
    """A name that is not there is an error, although names are loaded lazily."""
    ppid_rules.nope  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]  # noqa: B018 - no such name
