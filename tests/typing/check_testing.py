# pyright: strict, reportUnnecessaryTypeIgnoreComment=true
"""What type checkers say of the test kit; checked, never run."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, assert_type

from hypothesis.strategies import SearchStrategy

import ppid_rules.testing
from ppid_rules import Case, PublicBody, Readings, WorkingCalendar, deadline
from ppid_rules.events import Event
from ppid_rules.testing import (
    ConformanceError,
    Failure,
    Mistake,
    ServiceMachine,
    Vector,
    VectorKind,
    check_answers,
    check_cases,
    check_due_dates,
    mistakes,
    strategies,
    vectors,
)

DAY = date(2025, 3, 17)


def check_vectors(vector: Vector) -> None:
    """Vectors."""
    assert_type(vectors(VectorKind.DUE, terms=["request.notice"], usual=True), tuple[Vector, ...])
    assert_type(vector.kind, VectorKind)
    assert_type(vector.inputs, Mapping[str, Any])
    assert_type(vector.as_known_on, date)
    assert_type(vector.tells, tuple[str, ...])
    assert_type(vector.to_dict(), dict[str, Any])
    assert_type(mistakes(), tuple[Mistake, ...])
    assert_type(mistakes()[0].text("en"), str)
    vectors("due", ["request.notice"])  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # by its name
    vectors(not_before="2024-01-01")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # no date
    vector.id = "x"  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]  # frozen


def _due(term: str, start: date) -> date:
    return deadline(term, start).due_on or start


def _case(document: dict[str, Any], as_of: date) -> dict[str, date | None]:
    clocks = Case.model_validate(document).deadlines(as_of)
    return {clock.key: clock.due_on for clock in clocks}


def _maybe(term: str, start: date) -> date | None:
    return deadline(term, start).due_on


def _text(term: str, start: date) -> str:
    return f"{term} {start}"


def check_checks(error: ConformanceError) -> None:
    """Checks of a program."""
    check_due_dates(_due, terms=["request.notice"], not_before=DAY)
    check_cases(_case)
    assert_type(check_answers({"due-1": DAY}, "due", usual=True), int)
    assert_type(error.failures, tuple[Failure, ...])
    assert_type(error.explained_by, tuple[str, ...])
    assert_type(error.report("en", shown=1), str)
    assert_type(error.failures[0].vector, Vector)
    caught: list[AssertionError] = [error]
    assert_type(caught, list[AssertionError])
    check_due_dates(_maybe)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # every vector has a date
    check_due_dates(_text)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # a text is no date
    check_due_dates(_case)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # the other check
    check_cases(_due)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # the other check
    check_answers([DAY])  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # answers by id


def check_strategies() -> None:
    """What is drawn."""
    assert_type(strategies.days(min_value=DAY), SearchStrategy[date])
    assert_type(strategies.working_days(), SearchStrategy[date])
    assert_type(strategies.cases(stage="court", lawful=True), SearchStrategy[Case])
    assert_type(strategies.events(types=["notice_given"]), SearchStrategy[Event])
    assert_type(strategies.bodies(), SearchStrategy[PublicBody])
    assert_type(strategies.calendars(), SearchStrategy[WorkingCalendar])
    assert_type(strategies.readings(), SearchStrategy[Readings])
    assert_type(strategies.faults(), tuple[str, ...])
    strategies.cases("court")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # keywords only
    strategies.cases(regime="local")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # no such regime
    ppid_rules.testing.nope  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]  # noqa: B018 - no such name


class Service(ServiceMachine):
    """A machine for a service."""

    terms = ("request.notice",)
    body = PublicBody(name="Dinas", level="regency", kind="state")

    def start(self, case: Case) -> None:
        """Open the case."""
        assert_type(case.until(self.as_of), Case)

    def record(self, event: Event) -> None:
        """Tell what happened."""
        assert_type(self.case.record(event), Case)

    def deadlines(self, as_of: date) -> Mapping[str, date | None]:
        """Tell the last days."""
        return {"request.notice": as_of}


class Wrong(ServiceMachine):
    """What a machine must not be."""

    terms = 3  # type: ignore[assignment]  # pyright: ignore[reportAssignmentType]  # no ids of limits

    def start(self, case: str) -> None:  # type: ignore[override]  # pyright: ignore[reportIncompatibleMethodOverride]  # it is given a case
        """Open the case."""

    def deadlines(self, as_of: date) -> list[date]:  # type: ignore[override]  # pyright: ignore[reportIncompatibleMethodOverride]  # days by key
        """Tell the last days."""
        return [as_of]


def check_plugin(
    ppid_calendar: WorkingCalendar,
    ppid_readings: Readings,
    ppid_case: Callable[..., Case],
    ppid_vector: Vector,
) -> None:
    """What a test with the fixtures of the plugin is given."""
    from ppid_rules.testing import plugin

    assert_type(ppid_case(body=Service.body), Case)
    assert_type(ppid_calendar.is_working_day(DAY), bool)
    assert_type(ppid_readings.first_day == ppid_vector.as_read.first_day, bool)
    plugin.ppid_cases  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]  # noqa: B018 - no such fixture
