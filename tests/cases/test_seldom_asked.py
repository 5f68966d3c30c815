"""What a case says only where two parties, two counts or two days of knowledge meet."""

from datetime import date

import pytest

from ppid_rules import Case, PublicBody, Readings, indonesia
from ppid_rules import events as e

BODY = PublicBody(name="Badan Contoh", level="central", kind="state")
UNDATED = {"request_received", "objection_filed"}
DECIDED = (
    e.DisputeFiled(on=date(2026, 4, 8)),
    e.DecisionRead(on=date(2026, 10, 15), outcome="granted"),
)


def copy(by, on, stated=None):
    return e.DecisionCopyReceived(on=on, by=by, stated_due_on=stated)


@pytest.mark.parametrize("first", ["requester", "public_body"])
def test_a_last_day_told_to_a_party_is_held_against_its_own_limit(first):
    """Perki 1/2013 60(1): fourteen days from when each party received the copy."""
    second = {"requester": "public_body", "public_body": "requester"}[first]
    own = {first: date(2026, 11, 6), second: date(2026, 11, 11)}
    days = {first: date(2026, 10, 19), second: date(2026, 10, 22)}

    def misstated(told):
        acts = [copy(by, day, told[by]) for by, day in days.items()]
        case = Case.of(BODY, *DECIDED, *acts, undated=UNDATED)
        found = case.audit(date(2026, 10, 23)).findings
        return {
            (acts[f.event_index - len(DECIDED)].by, f.due_on)
            for f in found
            if f.kind == "misstated"
        }

    assert misstated(own) == set()
    assert misstated(dict.fromkeys(own, own[first])) == {(second, own[second])}
    assert misstated(dict.fromkeys(own, own[second])) == {(first, own[first])}


def test_finality_under_every_count_is_a_row_of_its_own():
    case = Case.of(
        BODY, *DECIDED, copy("requester", date(2026, 10, 19)),
        copy("public_body", date(2026, 10, 22)), undated=UNDATED,
    )  # fmt: skip
    shorter = Readings(court_unit="calendar_days")
    standing = case.standing(date(2026, 12, 1), readings=shorter)
    assert standing.final_on < standing.surely_final_on
    rows = {r.code: r for r in case.timeline(date(2026, 12, 1), readings=shorter).rows}
    assert rows["surely_final"].day == standing.surely_final_on
    assert rows["surely_final"].title("en") == "Decision final under every count"
    assert "surely_final" not in {r.code for r in case.timeline(date(2026, 12, 1)).rows}


def test_a_provisional_day_is_marked_in_every_layout():
    """Idul Fitri until the sighting."""
    case = Case.of(BODY, e.RequestReceived(on=date(2025, 3, 17)))
    known = indonesia(as_known_on=date(2024, 12, 31))
    timeline = case.timeline(date(2025, 3, 18), calendar=known)
    decreed = case.timeline(date(2025, 3, 18))
    for lang, word in (("en", "provisional"), ("id", "sementara")):
        assert word in timeline.text(lang).lower()
        assert word in timeline.html(lang).lower()
        assert word not in decreed.text(lang).lower()


def test_counting_again_without_anything_new_changes_nothing():
    readings = Readings(joint_leave="working", first_day="same_day")
    case = Case.of(BODY, e.RequestReceived(on=date(2025, 3, 17)))
    clock = case.deadline("request.notice", date(2025, 3, 18), readings=readings)
    again = clock.recompute()
    assert again == clock
    assert again.due_on == clock.due_on != case.deadline("request.notice", date(2025, 3, 18)).due_on


@pytest.mark.parametrize(("asked", "parties"), [
    (None, {"requester", "public_body"}),
    ("requester", {"requester"}),
    ("applicant", {"requester"}),
    ("public_body", {"public_body"}),
    ("respondent", {"public_body"}),
    ("body", {"public_body"}),
    ("party", {"requester", "public_body"}),
    ("either", {"requester", "public_body"}),
    ("ppid", set()),
    ("superior", set()),
    ("commission", set()),
])  # fmt: skip
def test_a_party_is_told_the_court_objection_of_its_own(asked, parties):
    """UU 14/2008 48(1): each party, within fourteen days; who misses it loses the court."""
    case = Case.of(
        BODY, *DECIDED, copy("requester", date(2026, 10, 19)),
        copy("public_body", date(2026, 10, 22)), undated=UNDATED,
    )  # fmt: skip
    steps = case.next_steps(date(2026, 10, 23), actor=asked)
    assert {s.party for s in steps if s.event == "court_objection_filed"} == parties


def test_what_both_parties_have_together_is_told_to_each():
    """Perki 1/2013: the mediation may be extended at the wish of both."""
    case = Case.of(
        BODY,
        e.DisputeFiled(on=date(2026, 4, 8)),
        e.DisputeRegistered(on=date(2026, 4, 10)),
        e.FirstHearingHeld(on=date(2026, 4, 21)),
        e.MediationStarted(on=date(2026, 4, 21)),
        undated=UNDATED,
    )
    everything = {s.event for s in case.next_steps(date(2026, 4, 22)) if s.actor == "party"}
    assert everything
    for asked in ("requester", "public_body"):
        told = {s.event for s in case.next_steps(date(2026, 4, 22), actor=asked)}
        assert everything <= told
    assert not everything & {s.event for s in case.next_steps(date(2026, 4, 22), actor="ppid")}
