"""What type checkers say of the public surface; checked by mypy and pyright, never run."""

from __future__ import annotations

from datetime import date
from typing import assert_type

import ppid_rules
from ppid_rules import (
    Alternative,
    Certainty,
    CountedDay,
    Coverage,
    DayChange,
    DayOff,
    Deadline,
    Decree,
    Moved,
    Overlay,
    Readings,
    Revision,
    Step,
    TableRow,
    Term,
    WorkingCalendar,
    deadline,
    indonesia,
    read_decrees,
    terms,
)

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


def check_front_door() -> None:
    """A name that is not there is an error, although names are loaded lazily."""
    ppid_rules.nope  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]  # noqa: B018 - no such name
