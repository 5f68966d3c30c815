"""What is told of a log that is not in order, and what the longest and oldest logs still say."""

from datetime import date

import pytest
from pydantic import ValidationError

from ppid_rules import Case, ImpossibleEventError, PublicBody
from ppid_rules import events as e
from ppid_rules.cases import CaseStatus, dispute_laws, transitions
from ppid_rules.cases.replay import Fault, faults_of

BODY = PublicBody(name="Badan Contoh", level="central", kind="state")
DAY = date(2025, 3, 17)
ASKED = e.RequestReceived(on=DAY)
ASKED_TOO = {"type": "request_received", "on": "2025-03-17"}
FILED = (ASKED, e.ObjectionFiled(on=DAY, ground="c"), e.DisputeFiled(on=DAY))


def told(events, **fields):
    """The faults of a document: type, place and text of each."""
    with pytest.raises(ValidationError) as caught:
        Case.model_validate({"body": BODY, "events": events, **fields})
    return [(fault["type"], fault["loc"], fault["msg"]) for fault in caught.value.errors()]


# -- a log that cannot be --------------------------------------------------------------------------


def test_an_event_may_be_both_out_of_order_and_without_an_object():
    """Each fault has the status and the events before it; a later event is judged all the same."""
    log = (
        ASKED,
        e.RequestWithdrawn(on=date(2025, 3, 20)),
        e.NoticeGiven(on=date(2025, 3, 19)),
        e.InformationDelivered(on=date(2025, 3, 21)),
        e.ReceiptGiven(on=date(2025, 3, 24)),
    )
    before = frozenset({"request_received", "request_withdrawn"})
    ended = CaseStatus.REQUEST_WITHDRAWN
    assert list(faults_of(log)) == [
        Fault(2, "out_of_order", ended, before),
        Fault(2, "impossible_event", ended, before),
        Fault(4, "impossible_event", ended, before | {"notice_given", "information_delivered"}),
    ]


def test_a_log_of_ten_thousand_events_is_the_longest():
    assert len(Case.of(BODY, *[ASKED] * 10_000).events) == 10_000
    assert told([ASKED] * 10_001) == [
        ("too_many_events", ("events",), "10001 events; a case has at most 10000")
    ]


def test_a_bad_name_of_an_undated_event_hides_no_fault_of_the_log():
    notice = {"type": "notice_given", "on": "2025-03-18"}
    found = told([notice], undated=["request_recieved"])
    assert [(kind, place) for kind, place, _ in found] == [
        ("unknown_event", ("undated",)),
        ("impossible_event", ("events", 0)),
    ]
    found = told([ASKED_TOO], undated=["request_recieved"])
    assert [(kind, place) for kind, place, _ in found] == [("unknown_event", ("undated",))]


@pytest.mark.parametrize("channel", [7, True, ["email"], {}])
def test_a_word_that_is_no_text_is_told_the_words_there_are(channel):
    """There is no nearest word to what is no word."""
    ((kind, place, says),) = told([ASKED_TOO | {"channel": channel}])
    assert (kind, place) == ("literal_error", ("events", 0, "channel"))
    assert says.startswith("Input should be 'in_person'")


def test_a_type_that_is_no_text_is_told_as_a_type_that_is_none():
    for written in (["request_received"], 7, {}):
        ((kind, place, says),) = told([ASKED_TOO | {"type": written}])
        assert (kind, place) == ("union_tag_invalid", ("events", 0))
        assert says.startswith("unknown event ")


def test_an_event_of_a_known_type_is_read_without_the_other_types(monkeypatch):
    """There are more than fifty, and to build them all takes longer than to read a case."""

    def refuse():
        raise AssertionError("all types are built")

    monkeypatch.setattr("ppid_rules.cases.log._union", refuse)
    assert Case.model_validate({"body": BODY, "events": [ASKED_TOO]}).events == (ASKED,)
    assert told([ASKED_TOO | {"on": "soon"}])[0][:2] == ("not_a_day", ("events", 0, "on"))


# -- what no longer comes --------------------------------------------------------------------------


def test_after_a_withdrawal_a_request_is_only_answered_by_handing_over():
    made = Case.of(BODY, ASKED, e.RequestWithdrawn(on=DAY))
    assert made.allowed == ("information_delivered",)
    with pytest.raises(ImpossibleEventError):
        made.record(e.NoticeGiven(on=DAY))
    assert made.record(e.InformationDelivered(on=DAY)).status == "request.withdrawn"
    dated_back = Case.of(BODY, ASKED, e.NoticeGiven(on=date(2025, 3, 20)))
    with pytest.raises(ImpossibleEventError):
        dated_back.record(e.RequestWithdrawn(on=date(2025, 3, 18)))


def test_no_court_hears_an_objection_to_an_agreement():
    """UU 14/2008 Pasal 39: the decision on a mediation is final, also once it is carried out.

    The determination would have opened the way to the court.
    """
    made = Case.of(
        BODY,
        *FILED,
        e.PreliminaryDeterminationMade(on=date(2025, 4, 1), outcome="accepted"),
        e.MediationAgreed(on=date(2025, 4, 15)),
    )
    assert "court_objection_filed" in made.allowed
    agreed = made.record(
        e.MediationDecisionIssued(on=date(2025, 4, 16)),
        e.ExecutionRequested(on=date(2025, 5, 5)),
    )
    assert agreed.status == "court.execution"
    assert not {"court_objection_filed", "non_acceptance_stated"} & set(agreed.allowed)
    assert "decision_copy_received" in agreed.allowed
    with pytest.raises(ImpossibleEventError):
        agreed.record(e.CourtObjectionFiled(on=date(2025, 5, 6), by="requester"))


# -- the table, and which regulation a dispute goes on under ---------------------------------------


def test_only_a_step_that_others_lead_to_may_stand_without_them():
    """A request may be registered without its receipt; registered again it stays where it is."""
    for law in dispute_laws():
        rows = [r for r in transitions(law) if r.event == "request_registered"]
        assert [(r.after, r.sparse) for r in rows] == [
            (CaseStatus.REQUEST_REGISTERED, True),
            (None, False),
        ]
        assert all(isinstance(row.sparse, bool) for row in transitions(law))


def dispute(*events):
    return Case.of(
        BODY,
        e.RequestReceived(on=date(2013, 1, 2)),
        e.ObjectionFiled(on=date(2013, 1, 30), ground="c"),
        e.DisputeFiled(on=date(2013, 3, 15)),
        *events,
    )


@pytest.mark.parametrize(
    ("case", "law"),
    [
        # Perki 1/2013 is in force from 29 April 2013; Pasal 62: what reached the preliminary
        # examination before then goes on under the old rules, whenever it was filed or decided.
        (dispute(e.FirstHearingHeld(on=date(2013, 4, 28))), "Perki 2/2010"),
        (dispute(e.FirstHearingHeld(on=date(2013, 4, 29))), "Perki 1/2013"),
        (dispute(e.FirstHearingHeld(on=date(2013, 5, 10))), "Perki 1/2013"),
        (
            dispute(
                e.FirstHearingHeld(on=date(2013, 4, 26)),
                e.DecisionRead(on=date(2013, 6, 3), outcome="granted"),
            ),
            "Perki 2/2010",
        ),
        # Not reached: the last day of the log.
        (dispute(), "Perki 2/2010"),
        (dispute(e.DisputeRegistered(on=date(2013, 4, 29))), "Perki 1/2013"),
        # Before both, 20 August 2010 and 29 April 2013: the older. No log: the one in force.
        (Case.of(BODY, e.RequestReceived(on=date(2010, 5, 3))), "Perki 2/2010"),
        (Case.of(BODY), "Perki 1/2013"),
    ],
)
def test_the_preliminary_examination_picks_the_rules_of_a_dispute(case, law):
    assert case.dispute_law == law


# -- a case as a value -----------------------------------------------------------------------------


def test_cases_are_told_apart_in_a_set():
    made = [
        Case.of(BODY, ASKED),
        Case.of(BODY, ASKED, reference="2"),
        Case.of(BODY, ASKED, e.ReceiptGiven(on=DAY)),
        Case.of(BODY),
    ]
    assert len(set(made)) == len({hash(case) for case in made}) == 4
    assert hash(Case.of(BODY, ASKED)) == hash(made[0])


def test_the_type_of_an_event_stands_in_every_document():
    made = Case.of(BODY, ASKED)
    for left_out in ({}, {"exclude_unset": True}, {"exclude_defaults": True}):
        (written,) = made.model_dump(mode="json", exclude_none=True, **left_out)["events"]
        assert written == ASKED_TOO
    assert made.model_dump(exclude_defaults=True)["events"] == [
        {"type": "request_received", "on": DAY}
    ]


def test_the_schema_of_a_case_describes_the_parts_of_its_document():
    parts = Case.model_json_schema()["properties"]
    assert parts["body"]["required"] == ["name", "level", "kind"]
    assert parts["house_rules"]["items"]["required"] == ["id", "number", "unit", "basis"]
    assert parts["events"]["maxItems"] == 10_000


def test_an_unknown_field_named_like_an_event_is_told_by_its_name():
    body = {"name": "Dinas Contoh", "level": "regency", "kind": "state"}
    event = {"type": "request_received", "on": "2025-03-03", "notice_given": 1}
    with pytest.raises(ValidationError) as error:
        Case.model_validate({"body": body, "events": [event]})
    assert [line["loc"] for line in error.value.errors()] == [("events", 0, "notice_given")]
