# pyright: strict, reportUnnecessaryTypeIgnoreComment=true
"""What type checkers say of tables; checked, never run.

A table is of the caller's engine, eager or lazy, so that it goes in and comes out as ``Any``.
"""

from __future__ import annotations

from datetime import date
from typing import Any, assert_type

from ppid_rules import HouseRule, PublicBody, Readings, WorkingCalendar, frames
from ppid_rules.frames import (
    ReadDates,
    Reason,
    Unread,
    add_working_days,
    audit,
    from_log,
    read_dates,
    report,
    summary,
    synthetic_bodies,
    synthetic_register,
)

DAY = date(2025, 3, 17)


def check_audit(table: Any, body: PublicBody, calendar: WorkingCalendar, rule: HouseRule) -> None:
    """The audit of a table."""
    assert_type(audit(table, as_of=DAY), Any)
    assert_type(audit(table, as_of=DAY, columns={"a": "b"}, bodies={"x": body}, terms=["t"]), Any)
    assert_type(audit(table, as_of=DAY, readings=Readings(), house_rules=[rule]), Any)
    assert_type(from_log(table, case="c", type="t", on="d", events=["request_received"]), Any)
    assert_type(add_working_days(table, 10, calendar=calendar), Any)
    assert_type(summary(table, by=["a"], period="month"), Any)
    assert_type(report(table, lang="en", to="html"), str)
    audit(table)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # the day looked at has no default
    audit(table, DAY)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # the day by its name
    audit(table, as_of="2025-03-17")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # no date
    audit(table, as_of=DAY, columns=["a"])  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # no mapping
    audit(table, as_of=DAY, house_rules=rule)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # several rules
    from_log(table, case="c", on="d")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # the column of types
    add_working_days(table, 10)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # a calendar has no default
    add_working_days(table, "10", calendar=calendar)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # no number
    summary(table, period="week")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # no such period
    report(table, to="pdf")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # no such format
    frames.nope  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]  # noqa: B018 - no such name


def check_reading(table: Any) -> None:
    """Reading dates, and what could not be read."""
    read = read_dates(table, ["a"], order="dmy", earliest=DAY)
    assert_type(read, ReadDates)
    assert_type(read.unread, tuple[Unread, ...])
    assert_type(read.unread[0].reason, Reason)
    assert_type(read.unread[0].count, int)
    assert_type(read.unread[0].examples, tuple[tuple[int, str], ...])
    read_dates(table, ["a"], order="ydm")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # no such order
    read_dates(table, ["a"], "dmy")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # the order by its name


def check_synthetic() -> None:
    """Invented registers."""
    assert_type(synthetic_bodies(), dict[str, PublicBody])
    assert_type(synthetic_register(10, seed=1, start=DAY, end=DAY), dict[str, list[Any]])
    synthetic_register(10)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # the same seed gives the same
    synthetic_register(10.5, seed=1, start=DAY, end=DAY)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # no number of rows
