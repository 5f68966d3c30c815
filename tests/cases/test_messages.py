"""What is said of a bad document: where, and what is wrong; and of an event that cannot be."""

import json
from datetime import date, time

import pytest
from pydantic import ValidationError

from ppid_rules import (
    Case,
    HouseRule,
    ImpossibleEventError,
    Overlay,
    PublicBody,
    WrongTypeError,
)
from ppid_rules import events as e

D = date
BODY = PublicBody(name="Kementerian Contoh", level="central", kind="state")
ASKED = {"type": "request_received", "on": "2025-01-06"}
OFFICE = {"name": "X", "level": "central", "kind": "state"}


def faults(**fields):
    document = {"body": OFFICE} | fields
    with pytest.raises(ValidationError) as caught:
        Case.model_validate_json(json.dumps(document))
    return [
        (fault["type"], ".".join(map(str, fault["loc"])), fault["msg"])
        for fault in caught.value.errors()
    ]


@pytest.mark.parametrize(
    ("events", "kind", "place", "says"),
    [
        ([ASKED, {"type": "correction_received", "on": "2025-01-07"}], "impossible_event", "events.1", "correction_received is not possible at request.received: it needs incompleteness_notified; possible: request_received, receipt_given, request_registered, incompleteness_notified, request_declared_complete, notice_extended, notice_given, information_delivered, request_withdrawn, objection_filed"),
        ([{"type": "notice_given", "on": "2025-01-02"}], "impossible_event", "events.0", "notice_given is not possible at request.not_received: it needs request_received; possible: request_received, objection_filed"),
        ([ASKED, {"type": "mediation_extended", "on": "2025-01-07"}], "impossible_event", "events.1", "mediation_extended is not possible at request.received: it needs mediation_started; possible: request_received, receipt_given, request_registered, incompleteness_notified, request_declared_complete, notice_extended, notice_given, information_delivered, request_withdrawn, objection_filed"),
        ([ASKED, {"type": "request_withdrawn", "on": "2025-01-07"}, {"type": "notice_given", "on": "2025-01-08"}], "impossible_event", "events.2", "notice_given is not possible at request.withdrawn: the procedure has ended; possible: information_delivered"),
        ([ASKED, {"type": "receipt_given", "on": "2025-01-05"}], "out_of_order", "events.1.on", "receipt_given of 2025-01-05 stands after an event of a later day"),
        ([{"type": "information_delivered", "on": "2025-01-02"}], "impossible_event", "events.0", "information_delivered is not possible at request.not_received: it needs request_received or objection_filed; possible: request_received, objection_filed"),
        ([{"on": "2025-01-05"}], "union_tag_not_found", "events.0", "Unable to extract tag using discriminator 'type'"),
        ([7], "model_attributes_type", "events.0", "Input should be a valid dictionary or object to extract fields from"),
        (7, "not_a_list", "events", "expected a list of events"),
        ([{}] * 10_001, "too_many_events", "events", "10001 events; a case has at most 10000"),
        ([{"type": "request_received", "on": "soon"}], "not_a_day", "events.0.on", "expected a date or YYYY-MM-DD, not str 'soon'"),
        ([ASKED | {"time": "16:30+07:00"}], "not_a_time", "events.0.time", "expected a time of day without a zone, such as 16:30"),
        ([ASKED | {"received_on": "2025-01-05"}], "received_before_sent", "events.0", "received_on 2025-01-05 lies before on 2025-01-06"),
        ([ASKED | {"channel": "pigeon"}], "literal_error", "events.0.channel", "unknown channel 'pigeon'; did you mean in_person"),
    ],
)  # fmt: skip
def test_a_bad_event_is_told_by_its_number_and_field(events, kind, place, says):
    assert faults(events=events) == [(kind, place, says)]


def test_a_type_that_is_none_is_told_with_the_nearest():
    ((kind, place, says),) = faults(events=[{"type": "request_recieved", "on": "2025-01-05"}])
    assert (kind, place) == ("union_tag_invalid", "events.0")
    assert says.startswith("unknown event 'request_recieved'; did you mean request_received")


@pytest.mark.parametrize(
    ("fields", "kind", "says"),
    [
        ({"house_rules": 7}, "wrong_type", "house_rules: expected a list of HouseRule, not int 7"),
        ({"house_rules": ["x"]}, "wrong_type", "house_rules: expected a list of HouseRule, not str 'x'"),
        ({"house_rules": [{"id": "request.notice", "number": 0, "unit": "months", "basis": "x"}]}, "invalid_value", "number: expected one or more, not int 0"),
        ({"house_rules": [{"id": "request.notic", "number": 1, "unit": "months", "basis": "x"}]}, "invalid_value", "unknown term 'request.notic'; did you mean request.notice, request.refusal_notice, request.correction"),
        ({"overlay": 7}, "wrong_type", "document: expected a mapping, not int 7"),
        ({"overlay": {"days_off": [["2025-01-01"]]}}, "invalid_value", "overlay entry ['2025-01-01']: expected [day, name], both texts"),
        ({"overlay": {"day_off": []}}, "invalid_value", "overlay entry ['day_off']: expected days_off and working_days only"),
        ({"not_kept": ["notice_extendd"]}, "unknown_event", "unknown event type 'notice_extendd'; did you mean notice_extended, notice_given, mediation_extended"),
        ({"body": 7}, "wrong_type", "body: expected a PublicBody, not int 7"),
        ({"body": OFFICE | {"office_closes": "late"}}, "invalid_value", "office_closes: expected HH:MM, not str 'late'"),
        ({"body": OFFICE | {"office_closes": "16.30"}}, "invalid_value", "office_closes: expected HH:MM, not str '16.30'"),
        ({"body": OFFICE | {"level": "galactic"}}, "invalid_value", "unknown level 'galactic'; expected one of central, provincial, regency"),
    ],
)  # fmt: skip
def test_a_bad_field_is_told(fields, kind, says):
    assert faults(**fields) == [(kind, next(iter(fields)), says)]


def test_an_election_organiser_is_told_to_say_its_regime():
    assert faults(body=OFFICE | {"kind": "election_organiser"}) == [
        (
            "regime_required",
            "",
            "a case of an election organiser says its regime: 'general' or 'election'",
        )
    ]


def test_the_input_of_an_event_that_cannot_be_read_is_left_out():
    """It may hold names of people."""
    with pytest.raises(ValidationError) as caught:
        Case.model_validate({"body": BODY, "events": [ASKED | {"note": "Ibu Sari", "time": 1630}]})
    assert [fault["input"] for fault in caught.value.errors()] == [None]
    assert "Ibu Sari" not in str(caught.value)


def test_the_input_of_a_bad_event_is_kept_where_it_tells_something():
    with pytest.raises(ValidationError) as caught:
        Case.of(BODY, e.NoticeGiven(on=D(2025, 1, 2)), e.RequestReceived(on=D(2025, 1, 1)))
    assert [fault["input"] for fault in caught.value.errors()] == ["notice_given", "2025-01-01"]


@pytest.mark.parametrize(
    ("record", "error", "says"),
    [
        (["x"], WrongTypeError, "event: expected an Event, not str 'x'"),
        ([e.CorrectionReceived(on=D(2025, 1, 7))], ImpossibleEventError, "correction_received is not possible at request.received: it needs incompleteness_notified; possible: incompleteness_notified, information_delivered, notice_extended, notice_given, objection_filed, receipt_given, request_declared_complete, request_received, request_registered, request_withdrawn"),
        ([e.RequestWithdrawn(on=D(2025, 1, 7)), e.NoticeGiven(on=D(2025, 1, 9))], ImpossibleEventError, "notice_given is not possible at request.withdrawn: the procedure has ended; possible: information_delivered"),
        # dated back before what is in the log already
        ([e.NoticeGiven(on=D(2025, 1, 9)), e.RequestWithdrawn(on=D(2025, 1, 7))], ImpossibleEventError, "notice_given is not possible at request.withdrawn: the procedure has ended; possible: information_delivered"),
    ],
)  # fmt: skip
def test_what_cannot_be_recorded_says_why(record, error, says):
    with pytest.raises(error) as caught:
        Case.of(BODY, e.RequestReceived(on=D(2025, 1, 6))).record(*record)
    assert str(caught.value) == says


def test_what_happened_undated_counts_for_what_is_dated_back():
    made = Case.of(BODY, e.NoticeGiven(on=D(2025, 1, 9)), undated={"request_received"})
    assert made.record(e.NoticeExtended(on=D(2025, 1, 7))).events[0].type == "notice_extended"


def test_a_case_in_short():
    made = Case.of(BODY, e.RequestReceived(on=D(2025, 1, 6)))
    assert repr(made) == "Case(body='Kementerian Contoh', status='request.received', events=1)"


def test_a_case_as_a_document():
    body = PublicBody(
        name="Badan", level="provincial", kind="state", region="ID-JB", zone="WIB", week="six",
        office_closes=time(16), overlay=Overlay(days_off=((D(2025, 1, 6), "pindah"),)),
    )  # fmt: skip
    made = Case.of(
        body,
        e.RequestReceived(on=D(2025, 1, 6), time=time(9, 30)),
        overlay=Overlay(working_days=((D(2025, 1, 4), "piket"),)),
        house_rules=[HouseRule("request.notice", 5, "working_days", "SOP")],
        not_kept={"notice_extended"},
    )
    written = made.model_dump(mode="json", exclude_none=True)
    assert written == {
        "schema": "ppid-rules/case/1",
        "body": {
            "name": "Badan",
            "level": "provincial",
            "kind": "state",
            "region": "ID-JB",
            "zone": "WIB",
            "week": "six",
            "office_closes": "16:00:00",
            "overlay": {"days_off": [["2025-01-06", "pindah"]], "working_days": []},
        },
        "overlay": {"days_off": [], "working_days": [["2025-01-04", "piket"]]},
        "house_rules": [
            {"id": "request.notice", "number": 5, "unit": "working_days", "basis": "SOP"}
        ],
        "not_kept": ["notice_extended"],
        "undated": [],
        "events": [{"type": "request_received", "on": "2025-01-06", "time": "09:30:00"}],
    }
    assert Case.model_validate_json(json.dumps(written)) == made
    assert made.model_dump(mode="json", exclude_unset=True)["events"] == written["events"]
    assert made.model_dump(exclude_defaults=True)["events"][0]["on"] == D(2025, 1, 6)
