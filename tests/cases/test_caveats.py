"""What a standing warns of: each point by its code, with its facts, and nothing beside it."""

from datetime import date as d

import pytest

from ppid_rules import Case, PublicBody, indonesia
from ppid_rules import events as e

OFFICE = PublicBody(name="Dinas Contoh", level="regency", kind="state")
ACEH = PublicBody(name="Dinas Contoh", level="provincial", kind="state", region="ID-AC")
KPU = PublicBody(name="KPU Contoh", level="central", kind="election_organiser")
NOW = e.RequestReceived(on=d(2025, 3, 18))
UNDATED = {"request_received", "objection_filed"}
READ = (e.DisputeFiled(on=d(2026, 4, 8)), e.DecisionRead(on=d(2026, 6, 15), outcome="granted"))
ONE_COPY = (*READ, e.DecisionCopyReceived(on=d(2026, 6, 19), by="requester"))
COPIES = (*ONE_COPY, e.DecisionCopyReceived(on=d(2026, 6, 19), by="public_body"))
KNOWN = indonesia(as_known_on=d(2026, 9, 15))


def caveats(case, as_of, **options):
    found = case.standing(
        as_of, calendar=case.calendar().known_on(d(2026, 9, 15)), **options
    ).caveats
    return {step.code: dict(step.values) for step in found}


@pytest.mark.parametrize(("case", "as_of", "expected"), [
    (Case.of(OFFICE, NOW), d(2025, 3, 20), {}),
    (Case.of(OFFICE, e.ObjectionFiled(on=d(2025, 4, 29), ground="c"), undated={"request_received"}),
     d(2025, 5, 1), {"undated": {}}),
    (Case.of(OFFICE, e.RequestReceived(on=d(2010, 4, 29))), d(2010, 5, 3),
     {"before_the_law": {"first": d(2010, 4, 30)}}),
    (Case.of(OFFICE, e.RequestReceived(on=d(2010, 4, 30))), d(2010, 5, 3), {}),
    (Case.of(OFFICE, e.RequestReceived(on=d(2026, 9, 1))), d(2026, 9, 2), {}),
    (Case.of(OFFICE, e.RequestReceived(on=d(2026, 9, 2))), d(2026, 9, 3),
     {"may_move": {"known": d(2026, 9, 15)}}),
    (Case.of(OFFICE, e.RequestReceived(on=d(2027, 9, 1))), d(2027, 9, 15),
     {"may_move": {"known": d(2026, 9, 15)}}),
    (Case.of(OFFICE, e.RequestReceived(on=d(2027, 9, 1))), d(2027, 9, 16),
     {"stale_log": {"known": d(2026, 9, 15), "as_of": d(2027, 9, 16)}}),
    (Case.of(OFFICE, e.RequestReceived(on=d(2027, 12, 20))), d(2027, 12, 22), {
        "stale_log": {"known": d(2026, 9, 15), "as_of": d(2027, 12, 22)},
        "projected": {"due": d(2028, 1, 4), "year": 2028, "known": d(2026, 9, 15)}}),
    (Case.of(ACEH, NOW), d(2025, 3, 20), {"region_incomplete": {"region": "Aceh"}}),
    (Case.of(OFFICE, NOW, e.ObjectionFiled(on=d(2025, 4, 29))), d(2025, 5, 1), {"ground_assumed.c": {}}),
    (Case.of(OFFICE, NOW, e.NoticeGiven(on=d(2025, 3, 28), outcome="refused"), e.ObjectionFiled(on=d(2025, 4, 29))),
     d(2025, 5, 1), {"ground_assumed.notice": {}}),
    (Case.of(OFFICE, NOW, e.ObjectionFiled(on=d(2025, 4, 29), ground="c")), d(2025, 5, 1), {}),
    (Case.of(OFFICE, *COPIES, undated=UNDATED), d(2026, 9, 1), {
        "final": {"read": d(2026, 6, 15), "final": d(2026, 7, 10)}, "ask_the_court": {}, "undated": {}}),
    (Case.of(OFFICE, *COPIES, undated=UNDATED), d(2026, 7, 10), {
        "final": {"read": d(2026, 6, 15), "final": d(2026, 7, 10)}, "ask_the_court": {}, "undated": {}}),
    (Case.of(OFFICE, *COPIES, undated=UNDATED), d(2026, 7, 9), {"undated": {}}),
])  # fmt: skip
def test_what_is_warned_of(case, as_of, expected):
    assert caveats(case, as_of) == {f"caveat.{code}": facts for code, facts in expected.items()}


def test_what_a_register_cannot_hold_is_named_in_order():
    case = Case.of(OFFICE, NOW, not_kept={"receipt_given", "notice_extended"})
    (step,) = case.standing(d(2025, 3, 20), calendar=KNOWN).caveats
    assert step.code == "caveat.not_kept"
    assert step.text("en").startswith(
        "This register cannot hold: extension of the time for the written notice; receipt with "
        "the registration number."
    )


def test_a_party_whose_copy_is_not_recorded_keeps_finality_open():
    found = caveats(Case.of(OFFICE, *ONE_COPY, undated=UNDATED), d(2026, 9, 1))
    assert list(found) == ["caveat.finality_unknown", "caveat.undated"]
    assert dict(found["caveat.finality_unknown"]["party"])["en"] == "the respondent"


def test_a_step_of_an_election_case_without_a_limit_is_not_established():
    found = caveats(Case.of(KPU, NOW, regime="election"), d(2025, 3, 20))
    assert dict(found["caveat.election_not_established"]["name"])["en"] == "filing of the objection"
    general = caveats(Case.of(KPU, NOW, regime="general"), d(2025, 3, 20))
    assert general == {}
