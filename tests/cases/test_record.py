"""A case as its register has it: what may be recorded, and what a bad document is told."""

import json
import pickle
import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from ppid_rules import Case, HouseRule, ImpossibleEventError, Overlay, PublicBody, Stage
from ppid_rules import events as e

BODY = PublicBody(name="Kementerian Contoh", level="central", kind="state")
DAY = date(2025, 3, 17)
DOCUMENT = {"body": {"name": "Kementerian Contoh", "level": "central", "kind": "state"}}


def case(*events, **fields):
    return Case.of(BODY, *events, **fields)


def read(events, **fields):
    return Case.model_validate_json(json.dumps({**DOCUMENT, "events": events, **fields}))


def faults(error):
    return [(line["type"], line["loc"]) for line in error.value.errors()]


# -- what is kept ----------------------------------------------------------------------------------


def test_a_case_survives_json_and_pickle():
    made = case(
        e.RequestReceived(on=DAY, channel="email"),
        reference="012/2025",
        overlay=Overlay(days_off=((date(2025, 3, 18), "pindah kantor"),)),
        house_rules=(HouseRule("request.notice", 8, "working_days", "SK Rektor"),),
        not_kept={"notice_extended"},
        undated={"receipt_given"},
    )
    again = Case.model_validate_json(made.model_dump_json())
    assert again == made
    assert hash(again) == hash(made)
    assert pickle.loads(pickle.dumps(made)) == made
    assert json.loads(made.model_dump_json())["schema"] == "ppid-rules/case/1"
    assert Case.model_validate_json(made.model_dump_json(exclude_none=True)) == made


def test_names_of_people_stay_out_of_repr():
    made = case(e.RequestReceived(on=DAY, note="a person"), reference="a number")
    assert "a person" not in repr(made) + str(made)
    assert "a number" not in repr(made) + str(made)


def test_a_case_is_frozen():
    with pytest.raises(ValidationError):
        case().regime = "election"


def test_a_dated_back_event_takes_its_place():
    made = case(e.RequestReceived(on=DAY), e.NoticeGiven(on=date(2025, 4, 1), outcome="refused"))
    later = made.record(e.RequestRegistered(on=date(2025, 3, 18)))
    assert [event.type for event in later.events] == [
        "request_received",
        "request_registered",
        "notice_given",
    ]
    assert later.status == "request.refused"
    assert type(later) is Case
    assert made.events != later.events


def test_of_two_on_one_day_the_later_recorded_stands_later():
    made = case(e.RequestReceived(on=DAY)).record(
        e.ReceiptGiven(on=DAY, number="1"), e.ReceiptGiven(on=DAY, number="2")
    )
    assert [getattr(event, "number", None) for event in made.events] == [None, "1", "2"]


def test_until_cuts_the_log():
    made = case(e.RequestReceived(on=DAY), e.NoticeGiven(on=date(2025, 4, 1)))
    assert made.until(date(2025, 3, 31)) == case(e.RequestReceived(on=DAY))
    assert made.until(date(2025, 4, 1)) is made


def test_a_later_event_may_bring_the_newer_regulation():
    """Perki 1/2013 Pasal 62: a dispute whose first hearing is held under it goes on under it."""
    made = case(
        e.RequestReceived(on=date(2013, 1, 2)),
        e.ObjectionFiled(on=date(2013, 1, 20), ground="c"),
        e.DisputeFiled(on=date(2013, 3, 1)),
        e.DisputeRegistered(on=date(2013, 4, 1)),
    )
    assert made.statuses[-1] == "dispute.registered"  # as counted under Perki 2/2010
    heard = made.record(e.FirstHearingHeld(on=date(2013, 5, 10)))
    assert (made.dispute_law, heard.dispute_law) == ("Perki 2/2010", "Perki 1/2013")
    assert heard.status == "dispute.preliminary"
    assert heard.statuses == Case.of(BODY, *heard.events).statuses


def test_status_is_read_off_the_events_alone():
    made = case(e.RequestReceived(on=date(2020, 1, 6)))
    assert made.status == "request.received"
    assert made.stage is Stage.REQUEST
    assert case().status == "request.not_received"


# -- what is impossible ----------------------------------------------------------------------------

FILED = (e.RequestReceived(on=DAY), e.ObjectionFiled(on=DAY, ground="c"), e.DisputeFiled(on=DAY))


@pytest.mark.parametrize(
    ("log", "event"),
    [
        ((), e.NoticeGiven(on=DAY)),
        ((), e.ObjectionFiled(on=DAY, ground="c")),
        ((), e.ObjectionFiled(on=DAY)),
        (FILED[:1], e.CorrectionReceived(on=DAY)),
        (FILED[:1], e.DisputeFiled(on=DAY)),
        (FILED[:2], e.DecisionRead(on=DAY)),
        (FILED, e.MediationExtended(on=DAY)),
        (FILED, e.MediationDecisionIssued(on=DAY)),
        (FILED, e.DocumentSent(on=DAY, what="deed")),
        (FILED, e.CourtObjectionFiled(on=DAY, by="requester")),
        (FILED, e.ExecutionRequested(on=DAY)),
        ((*FILED[:1], e.RequestWithdrawn(on=DAY)), e.NoticeGiven(on=DAY)),
        ((*FILED[:1], e.RequestWithdrawn(on=DAY)), e.ObjectionFiled(on=DAY, ground="c")),
        ((*FILED, e.DisputeWithdrawn(on=DAY)), e.DecisionRead(on=DAY)),
        (
            (*FILED, e.MediationAgreed(on=DAY), e.MediationDecisionIssued(on=DAY)),
            e.CourtObjectionFiled(on=DAY, by="requester"),
        ),
    ],
)
def test_an_event_without_an_object_raises(log, event):
    made = case(*log)
    with pytest.raises(ImpossibleEventError) as error:
        made.record(event)
    assert error.value.event == event.type
    assert error.value.status == made.status
    assert error.value.allowed == tuple(sorted(made.allowed))
    assert pickle.loads(pickle.dumps(error.value)).allowed == error.value.allowed
    with pytest.raises(ValidationError) as several:
        case(*log, event)
    assert faults(several) == [("impossible_event", ("events", len(log)))]


@pytest.mark.parametrize(
    "event",
    [
        e.ObjectionFiled(on=DAY, ground="b"),
        e.RequestReceived(on=DAY),
    ],
)
def test_what_needs_nothing(event):
    assert case().record(event).events == (event,)


@pytest.mark.parametrize(
    ("log", "event"),
    [
        ((*FILED, e.DisputeWithdrawn(on=DAY)), e.InformationDelivered(on=DAY)),
        ((*FILED, e.DisputeLapsed(on=DAY)), e.ObjectionAnswered(on=DAY)),
        ((*FILED, e.DisputeLapsed(on=DAY)), e.CourtObjectionFiled(on=DAY, by="requester")),
        ((*FILED, e.DisputeNotRegistered(on=DAY)), e.DocumentSent(on=DAY, what="deed")),
        ((*FILED, e.DisputeNotRegistered(on=DAY)), e.DisputeFiled(on=DAY)),
        ((*FILED, e.MediationAgreed(on=DAY), e.MediationDecisionIssued(on=DAY)), e.ExecutionRequested(on=DAY)),
        # Late, forbidden or too early is recorded, never refused.
        ((*FILED, e.DecisionRead(on=DAY)), e.ExecutionRequested(on=DAY)),
        ((*FILED, e.DecisionRead(on=DAY)), e.ObjectionAnswered(on=DAY)),
        (FILED, e.MediationStarted(on=DAY)),
    ],
)  # fmt: skip
def test_what_stays_possible(log, event):
    assert case(*log).record(event).events[-1] is event


def test_what_happened_undated_is_an_object_too():
    made = Case.of(BODY, undated={"request_received"})
    assert made.record(e.NoticeGiven(on=DAY)).status == "request.answered"


def test_a_withdrawal_dated_back_makes_what_follows_impossible():
    made = case(e.RequestReceived(on=DAY), e.NoticeGiven(on=date(2025, 4, 1)))
    with pytest.raises(ImpossibleEventError):
        made.record(e.RequestWithdrawn(on=date(2025, 3, 20)))


def test_an_election_organiser_says_its_regime():
    body = PublicBody(name="KPU", level="central", kind="election_organiser")
    with pytest.raises(ValidationError, match="regime"):
        Case.of(body)
    assert Case.of(body, regime="general").regime == "general"


# -- bad documents ---------------------------------------------------------------------------------


def test_all_faults_of_a_log_are_told_together():
    with pytest.raises(ValidationError) as error:
        read(
            [
                {"type": "notice_given", "on": "2025-01-02"},
                {"type": "request_received", "on": "2025-01-01"},
                {"type": "request_recieved", "on": "2025-01-02"},
                {"type": "receipt_given", "on": 20250102},
                {"type": "receipt_given", "on": "2025-01-02T10:00:00"},
                {"type": "decision_read", "on": "2025-01-05", "colour": "red"},
            ],
            shoe_size=44,
        )
    assert set(faults(error)) == {
        ("impossible_event", ("events", 0)),
        ("out_of_order", ("events", 1, "on")),
        ("union_tag_invalid", ("events", 2)),
        ("not_a_day", ("events", 3, "on")),
        ("not_a_day", ("events", 4, "on")),
        ("extra_forbidden", ("events", 5, "colour")),
        ("extra_forbidden", ("shoe_size",)),
    }


def test_a_fault_that_is_not_read_hides_no_need():
    """The request is there, if unreadable; the notice after it is not blamed too."""
    with pytest.raises(ValidationError) as error:
        read(
            [
                {"type": "request_received", "on": "soon"},
                {"type": "notice_given", "on": "2025-01-05"},
            ]
        )
    assert faults(error) == [("not_a_day", ("events", 0, "on"))]


@pytest.mark.parametrize("number", [200_000, 10_001])
def test_too_many_events(number):
    started = time.monotonic()
    with pytest.raises(ValidationError) as error:
        read([{"type": "nothing", "on": 1}] * number)
    assert faults(error) == [("too_many_events", ("events",))]
    assert time.monotonic() - started < 30


def test_at_most_a_hundred_faults_are_listed():
    with pytest.raises(ValidationError) as error:
        read([{"type": "nothing", "on": 1}] * 9_000)
    assert error.value.error_count() == 100


def test_ten_thousand_events_are_read():
    made = read([{"type": "request_received", "on": "2025-01-06"}] * 10_000)
    assert len(made.events) == 10_000


@pytest.mark.parametrize(
    "text", ["", "[" * 10_000, '{"a":' * 10_000, "\0", "null", "[]", '{"body": 1}']
)
def test_what_is_no_case(text):
    with pytest.raises(ValidationError):
        Case.model_validate_json(text)


@pytest.mark.parametrize(
    "fields",
    [
        {"body": {"name": "X", "level": "central"}},
        {"body": {"name": "X", "level": "galactic", "kind": "state"}},
        {"body": {"name": "X", "level": "central", "kind": "state", "region": "ID-XX"}},
        {"body": {"name": "X", "level": "central", "kind": "state", "office_closes": "late"}},
        {"schema": "ppid-rules/case/2"},
        {"regime": "general_election"},
        {"not_kept": ["notice_extendd"]},
        {"overlay": {"days_off": [["2025-01-01"]]}},
        {
            "house_rules": [
                {"id": "request.notice", "number": 0, "unit": "working_days", "basis": "x"}
            ]
        },
        {"house_rules": {"id": "request.notice"}},
        {"events": {"0": {}}},
    ],
)
def test_a_field_that_is_wrong_is_named(fields):
    with pytest.raises(ValidationError) as error:
        Case.model_validate_json(json.dumps({**DOCUMENT, **fields}))
    assert faults(error)[0][1][0] == next(iter(fields))


@given(st.lists(st.sampled_from([0, 3, 9, -2, 40]), min_size=1, max_size=8))
def test_however_recorded_the_days_are_in_order(offsets):
    made = case(e.RequestReceived(on=date(2025, 1, 1)))
    for offset in offsets:
        made = made.record(e.ReceiptGiven(on=date(2025, 3, 1 + abs(offset) % 28)))
    days = [event.on for event in made.events]
    assert days == sorted(days)
    assert Case.model_validate_json(made.model_dump_json()) == made
    assert made.statuses == Case.of(BODY, *made.events).statuses
