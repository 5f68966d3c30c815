# pyright: strict, reportUnnecessaryTypeIgnoreComment=true
"""What type checkers say of exempt information; checked, never run."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal, assert_type

from ppid_rules import Certainty, Citation, Deadline, PublicBody, Readings, Severity
from ppid_rules.exemptions import (
    Access,
    ConsequenceTest,
    ExemptionDecision,
    ExemptionFinding,
    ExemptionStanding,
    ExemptionState,
    ExemptItem,
    Opening,
    StatusChange,
    exemptions_ics,
    never_exempt,
)

DAY = date(2025, 3, 17)


def check_item(body: PublicBody, item: ExemptItem) -> None:
    """An item and its records."""
    made = ExemptItem.of(body, "17a1", "17h2", title="Berkas", classified_on=DAY, years=2)
    assert_type(made, ExemptItem)
    assert_type(item.extent, Literal["whole", "part"])
    assert_type(item.expires_on, date | None)
    assert_type(item.ends_on, date | None)
    assert_type(item.decision, ExemptionDecision | None)
    assert_type(item.tested, ConsequenceTest | None)
    assert_type(item.openings, tuple[Opening, ...])
    assert_type(item.changes, tuple[StatusChange, ...])
    assert_type(item.status(DAY, readings=Readings()), ExemptionStanding)
    assert_type(item.findings(DAY), tuple[ExemptionFinding, ...])
    assert_type(exemptions_ics([item], DAY, "en", remind_working_days=[3]), str)
    assert_type(never_exempt()[0].citations, tuple[Citation, ...])
    assert_type(ExemptionDecision(number="1").reasons, str | None)
    assert_type(Opening(kind="consent", on=DAY).ref, str | None)
    assert_type(StatusChange(on=DAY, opened=True).expires_on, date | None)
    assert_type(ConsequenceTest(on=DAY).on, date | None)
    ExemptItem.of("KPU", "17a1")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # a name is no body
    ExemptItem.of(body, 17)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # no code of a ground
    item.status()  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # the day looked at has no default
    StatusChange(on=DAY)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # what it did
    exemptions_ics(item, DAY)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # several items


def check_standing(standing: ExemptionStanding, finding: ExemptionFinding) -> None:
    """Where it stands, and what the records lack."""
    assert_type(standing.state, ExemptionState)
    assert_type(standing.access, Access)
    assert_type(standing.public_from, date | None)
    assert_type(standing.declassify_by, date | None)
    assert_type(standing.deadline, Deadline | None)
    assert_type(standing.certainty, Certainty | None)
    assert_type(standing.overdue, bool)
    assert_type(standing.contested, tuple[str, ...])
    assert_type(standing.message("en"), str)
    assert_type(standing.to_dict(), dict[str, Any])
    assert_type(finding.severity, Severity)
    assert_type(finding.due_on, date | None)
    assert_type(finding.citations, tuple[Citation, ...])
    assert_type(finding.message("en"), str)
    standing.message("en", "citizen")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # one text for all
    standing.deadline.due_on  # type: ignore[union-attr]  # pyright: ignore[reportOptionalMemberAccess]  # noqa: B018 - there may be none
