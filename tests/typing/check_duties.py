# pyright: strict, reportUnnecessaryTypeIgnoreComment=true
"""What type checkers say of recurring duties; checked, never run."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal, assert_type

from ppid_rules import Basis, Citation, FaultKind, PublicBody, Severity, Term
from ppid_rules.duties import (
    BudgetYear,
    CountedIs,
    Duty,
    DutyCheck,
    DutyDate,
    DutyDone,
    DutyFinding,
    DutyLog,
    DutyOtherwise,
    LawDoubt,
    OtherDue,
    OtherText,
    agenda,
    check,
    duties,
    schedule,
)

DAY = date(2025, 3, 17)


def check_schedule(body: PublicBody, due: DutyDate) -> None:
    """When duties are due."""
    assert_type(duties(body), tuple[Duty, ...])
    assert_type(schedule(body, DAY, DAY, budget_year_ends=(6, 30)), tuple[DutyDate, ...])
    assert_type(agenda([due], body=body, as_of=DAY, lang="en"), str)
    assert_type(due.due_on, date)
    assert_type(due.counted_is, CountedIs)
    assert_type(due.budget_year, int | None)
    assert_type(due.clamped, bool)
    assert_type(due.others, tuple[OtherDue, ...])
    assert_type(due.contested, tuple[str, ...])
    assert_type(due.basis, Basis)
    assert_type(due.message("en"), str)
    assert_type(due.to_dict(), dict[str, Any])
    schedule(body, DAY)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # a span has two ends
    schedule(body, DAY, DAY, budget_year_ends=630)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # no day of the year
    agenda([due], body=body)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # the day looked at has no default
    duties("state")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # a body, not its kind


def check_duty(duty: Duty, other: OtherText, doubt: LawDoubt, due: OtherDue) -> None:
    """A duty and what is doubted of it."""
    assert_type(duty.versions, tuple[Term, ...])
    assert_type(duty.doubts, tuple[LawDoubt, ...])
    assert_type(duty.others, tuple[OtherText, ...])
    assert_type(duty.yearly, bool)
    assert_type(duty.name("en"), str)
    assert_type(other.versions, tuple[Term, ...])
    assert_type(other.text("en"), str)
    assert_type(doubt.citations, tuple[Citation, ...])
    assert_type(doubt.text("en"), str)
    assert_type(due.due_on, date | None)
    duty.term = "x"  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]  # frozen


def check_log(body: PublicBody, found: DutyCheck, finding: DutyFinding, by: DutyOtherwise) -> None:
    """What was late."""
    done = DutyDone(term="report.annual", on=DAY, for_year=2024)
    log = DutyLog(body=body, kept_since=DAY, done=(done,))
    assert_type(log.document, Literal["ppid-rules/duties/1"])
    assert_type(log.budget_year_ends, BudgetYear)
    assert_type(log.until(DAY), DutyLog)
    assert_type(check(log, DAY), DutyCheck)
    assert_type(found.findings, tuple[DutyFinding, ...])
    assert_type(found.otherwise, tuple[DutyOtherwise, ...])
    assert_type(found.ignored_entries, int)
    assert_type(finding.kind, FaultKind)
    assert_type(finding.severity, Severity)
    assert_type(finding.days_late, int | None)
    assert_type(finding.due, DutyDate | None)
    assert_type(by.due_on, date)
    assert_type(BudgetYear.of("06-30").end_in(2025), date)
    check(log)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # the day looked at has no default
    check(log, "2025-03-17")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # no date
    DutyLog(body=body)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # since when it is kept
    DutyDone(term="report.annual", on=DAY, year=2024)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # no such field
