"""What is drawn is what was asked for, without rejected examples, and shrinks to what one can read."""

import subprocess
import sys
from datetime import date, timedelta

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

from ppid_rules import (
    Case,
    InvalidValueError,
    NotADateError,
    PublicBody,
    Readings,
    Severity,
    Stage,
    UnknownOptionError,
    WorkingCalendar,
    WrongTypeError,
    indonesia,
)
from ppid_rules import events as e
from ppid_rules.cases import event_types
from ppid_rules.testing import strategies as ppid
from ppid_rules.testing.registering import register

BRIEF = settings(max_examples=25, deadline=None, database=None)
SMALLEST = settings(
    max_examples=300, database=None, derandomize=True, phases=[Phase.generate, Phase.shrink]
)
CONTOH = PublicBody(name="Dinas Contoh", level="regency", kind="state")
CALENDAR = indonesia()
FIRST = date(CALENDAR.coverage.first, 1, 1)
LAST = date(CALENDAR.coverage.last, 12, 31)


def findings(case):
    return case.audit(case.events[-1].on).findings


def weights(case):
    return {finding.severity for finding in findings(case)}


def smallest(strategy, wanted=lambda _: True):
    return find(strategy, wanted, settings=SMALLEST)


def said(case):
    """The events as their documents, without their days."""
    return [event.model_dump(exclude_none=True, exclude={"on"}) for event in case.events]


# -- days ----------------------------------------------------------------------------------------


@settings(BRIEF, max_examples=200)
@given(ppid.days(), ppid.working_days())
def test_days_lie_in_decreed_years(day, working):
    assert FIRST <= day <= LAST
    assert FIRST <= working <= LAST
    assert CALENDAR.is_working_day(working)


def test_days_shrink_to_a_quiet_working_day():
    for strategy in (ppid.days(), ppid.working_days()):
        day = smallest(strategy)
        assert CALENDAR.is_working_day(day)
        assert day.year == CALENDAR.coverage.log_until.year - 1
        assert not CALENDAR.days_off(day, CALENDAR.add_working_days(day, 20))


def _around_joint_leave(day):
    near = (max(FIRST, day + timedelta(n)) for n in (-1, 0, 1))
    offs = (CALENDAR.day_off(other) for other in near)
    return any(off is not None and off.kind == "joint_leave" for off in offs)


REVISED = {
    day
    for revision in CALENDAR.revisions(FIRST, LAST)
    if not revision.yearly
    for day in (*revision.added, *revision.revoked)
}


@pytest.mark.parametrize(
    ("hard", "share"),
    [
        pytest.param(_around_joint_leave, 0.08, id="joint leave"),
        pytest.param(
            lambda day: f"{day:%m-%d}" >= "12-29" or f"{day:%m-%d}" <= "01-03", 0.08, id="year end"
        ),
        pytest.param(REVISED.__contains__, 0.05, id="revised"),
        pytest.param(lambda day: (day - FIRST).days < 4 or (LAST - day).days < 4, 0.05, id="edges"),
    ],
)
def test_hard_days_come_often(hard, share):
    drawn = []

    @settings(max_examples=20, database=None, derandomize=True, phases=[Phase.generate])
    @given(st.lists(ppid.days(), min_size=20, max_size=20))
    def collect(days):
        drawn.extend(days)

    collect()
    assert sum(map(hard, drawn)) >= share * len(drawn)


@given(ppid.days(min_value=date(2025, 3, 28), max_value=date(2025, 4, 7)))
def test_days_keep_to_their_bounds(day):
    assert date(2025, 3, 28) <= day <= date(2025, 4, 7)


def test_days_are_those_of_a_calendar():
    bali = indonesia(region="ID-BA", week="six")
    found = find(
        ppid.working_days(calendar=bali), lambda day: day.weekday() == 5, settings=SMALLEST
    )
    assert bali.is_working_day(found)


def test_days_that_cannot_be_are_refused():
    with pytest.raises(InvalidValueError, match="a decreed working day"):
        ppid.working_days(min_value=date(2025, 3, 29), max_value=date(2025, 3, 30))
    with pytest.raises(InvalidValueError, match="a decreed day"):
        ppid.days(min_value=date(2040, 1, 1))
    with pytest.raises(InvalidValueError, match="knows a yearly decree"):
        ppid.days(calendar=indonesia(as_known_on=date(1999, 1, 1)))
    with pytest.raises(NotADateError, match="max_value"):
        ppid.days(max_value="2025-01-01")
    with pytest.raises(WrongTypeError, match="calendar"):
        ppid.days(calendar=2025)


# -- events --------------------------------------------------------------------------------------


@settings(BRIEF, max_examples=60)
@given(st.data())
def test_an_event_can_be_recorded_next(data):
    case = data.draw(ppid.cases(max_events=6))
    if not case.allowed:
        return
    event = data.draw(ppid.events(case))
    assert case.record(event).events[-1] == event
    on = case.events[-1].on
    assert data.draw(ppid.events(case, on=on)).on == on


def test_every_type_of_event_is_drawn():
    for name in event_types():
        event = smallest(ppid.events(types=[name]))
        assert event.type == name
        assert event == type(event).model_validate_json(event.model_dump_json())


def test_an_event_without_a_request_is_one_on_ground_b():
    event = smallest(ppid.events(Case.of(CONTOH), types=["objection_filed"]))
    assert event.ground == "b"


def test_events_shrink_to_their_day():
    case = Case.of(CONTOH, e.RequestReceived(on=date(2025, 2, 3)))
    event = smallest(ppid.events(case, types=["notice_given"]))
    assert event == e.NoticeGiven(on=date(2025, 2, 3))


def test_events_that_cannot_be_are_refused():
    case = Case.of(CONTOH, e.RequestReceived(on=date(2025, 2, 3)))
    with pytest.raises(UnknownOptionError, match="did you mean notice_given"):
        ppid.events(types=["notice_gven"])
    with pytest.raises(UnknownOptionError, match="unknown type that the case allows"):
        ppid.events(case, types=["decision_read"])
    with pytest.raises(InvalidValueError, match="2025-02-03"):
        ppid.events(case, on=date(2025, 2, 2))
    with pytest.raises(WrongTypeError, match="a Case"):
        ppid.events("request")


# -- cases ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("stage", [None, *Stage])
def test_lawful_cases_hold_neither_a_breach_nor_a_risk(stage):
    @settings(BRIEF)
    @given(ppid.cases(stage=stage, lawful=True))
    def check(case):
        assert weights(case) <= {Severity.NOTE}
        assert stage in {None, case.stage}
        assert FIRST <= case.events[0].on <= case.events[-1].on <= LAST

    check()


@pytest.mark.parametrize("stage", [None, *Stage])
def test_unlawful_cases_hold_a_breach(stage):
    @settings(BRIEF)
    @given(ppid.cases(stage=stage, lawful=False))
    def check(case):
        assert Severity.BREACH in weights(case)
        assert stage in {None, case.stage}

    check()


@pytest.mark.parametrize("stage", [None, *Stage])
def test_any_case_can_be_written_and_read(stage):
    @settings(BRIEF)
    @given(ppid.cases(stage=stage, max_events=8))
    def check(case):
        assert Case.model_validate_json(case.model_dump_json()) == case
        assert stage in {None, case.stage}
        assert case.events[-1].on <= LAST
        assert len(case.events) <= 8

    check()


@pytest.mark.parametrize("code", ppid.faults())
def test_a_fault_is_found(code):
    @settings(BRIEF, max_examples=5)
    @given(ppid.cases(fault=code))
    def check(case):
        assert code in {finding.code for finding in findings(case)}

    check()


def test_late_premature_and_sparse_cases_come_unasked():
    for wanted in (
        lambda case: Severity.BREACH in weights(case),
        lambda case: any(f.kind == "premature" for f in findings(case)),
        lambda case: case.stage == "dispute" and len(case.events) == 3,
    ):
        assert smallest(ppid.cases(), wanted)


def test_a_fault_can_come_before_a_stage():
    case = smallest(ppid.cases(fault="request.notice.late", stage="dispute", body=CONTOH))
    assert [event.type for event in case.events] == [
        "request_received",
        "notice_given",
        "objection_filed",
        "dispute_filed",
    ]


def test_the_smallest_late_notice_is_two_events():
    case = smallest(ppid.cases(fault="request.notice.late"))
    assert case.body == CONTOH
    assert said(case) == [{"type": "request_received"}, {"type": "notice_given"}]
    received, given_on = (event.on for event in case.events)
    assert received == smallest(ppid.days())
    (late,) = findings(case)
    assert (given_on - late.due_on).days == 1


def test_the_smallest_lawful_cases_hold_what_the_law_asks_for_and_no_more():
    assert said(smallest(ppid.cases(lawful=True))) == [{"type": "request_received"}]
    objection = smallest(ppid.cases(lawful=True, stage="objection"))
    assert said(objection) == [
        {"type": "request_received"},
        {"type": "notice_given"},
        {"type": "objection_filed", "ground": "a"},
    ]
    assert len({event.on for event in objection.events}) == 1


@pytest.mark.parametrize(
    ("stage", "types"),
    [
        ("request", ["request_received"]),
        ("objection", ["request_received", "objection_filed"]),
        ("dispute", ["request_received", "objection_filed", "dispute_filed"]),
        (
            Stage.COURT,
            [
                "request_received",
                "objection_filed",
                "dispute_filed",
                "decision_read",
                "court_objection_filed",
            ],
        ),
    ],
)
def test_the_smallest_case_of_a_stage_has_the_fewest_events(stage, types):
    case = smallest(ppid.cases(stage=stage))
    assert [event.type for event in case.events] == types
    assert {event.on for event in case.events} == {smallest(ppid.days())}


@settings(BRIEF)
@given(
    ppid.cases(
        body=PublicBody(name="KPU", level="central", kind="election_organiser"),
        regime="election",
        lawful=True,
        stage="court",
    )
)
def test_cases_of_the_fast_track(case):
    assert case.regime == "election"
    assert case.stage == "court"


@pytest.mark.parametrize(
    ("asked", "error", "message"),
    [
        ({"stage": "objektion"}, UnknownOptionError, "did you mean objection"),
        (
            {"fault": "request.notice.lat"},
            UnknownOptionError,
            r"did you mean request\.notice\.late",
        ),
        ({"regime": "generl"}, UnknownOptionError, "did you mean general"),
        ({"body": "Dinas"}, WrongTypeError, "a PublicBody"),
        ({"lawful": "yes"}, WrongTypeError, "True, False or None"),
        ({"max_events": 0}, InvalidValueError, "at least one event"),
        ({"fault": "request.notice.late", "lawful": True}, InvalidValueError, "no fault"),
        ({"fault": "objection.filing.late", "lawful": False}, InvalidValueError, "a breach"),
        (
            {"fault": "objection.answer.late", "stage": "request"},
            InvalidValueError,
            "before or in request",
        ),
        (
            {"fault": "request.notice.late", "regime": "election"},
            InvalidValueError,
            "the general one",
        ),
    ],
)
def test_what_cannot_be_drawn_is_refused_at_once(asked, error, message):
    with pytest.raises(error, match=message):
        ppid.cases(**asked)


# -- types ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "thing", [Case, PublicBody, Readings, WorkingCalendar, e.Event, e.NoticeGiven]
)
def test_types_are_resolved(thing):
    register()
    assert isinstance(smallest(st.from_type(thing)), thing)


def test_other_types_are_left_to_hypothesis():
    register()
    assert smallest(st.from_type(Stage)) is Stage.REQUEST
    assert smallest(st.from_type(int)) == 0


def test_registering_imports_nothing_of_what_it_registers():
    program = """
import sys
import hypothesis
from ppid_rules.testing.registering import register
register()
loaded = {"pydantic", "ppid_rules.compliance", "ppid_rules.cases", "ppid_rules.law"} & set(sys.modules)
assert not loaded, loaded
from ppid_rules import Case
assert isinstance(hypothesis.find(hypothesis.strategies.from_type(Case), lambda case: True), Case)
"""
    subprocess.run([sys.executable, "-c", program], check=True, timeout=120)


def test_a_hypothesis_without_the_table_is_left_alone(monkeypatch):
    from hypothesis.strategies._internal import types

    monkeypatch.delattr(types, "_global_extra_lookup")
    register()
