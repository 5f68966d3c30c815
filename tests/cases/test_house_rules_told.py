"""Where a limit is the caller's own, findings and steps say so (docs/decisions/0039)."""

from datetime import date as d

import pytest

from ppid_rules import Case, HouseRule, PublicBody
from ppid_rules import events as e

OFFICE = PublicBody(name="Dinas Contoh", level="regency", kind="state")
REQUEST = e.RequestReceived(on=d(2025, 3, 18))
RULE = HouseRule(id="request.notice", number=5, unit="working_days", basis="SOP 1/2025")
AS_OF = d(2025, 4, 8)
OWN = {
    "en": "The number 5 is a house rule (SOP 1/2025), not that of the law; the law has 10.",
    "id": "Angka 5 adalah aturan sendiri (SOP 1/2025), bukan angka peraturan; menurut peraturan angkanya 10.",
}
OPENED = {
    "en": "This time opens with the end of a limit that is a house rule (SOP 1/2025), not that of the law; under the law it can begin on another day.",
    "id": "Waktu ini dibuka oleh berakhirnya batas menurut aturan sendiri (SOP 1/2025), bukan menurut peraturan; menurut peraturan waktu itu dapat mulai pada hari lain.",
}


@pytest.mark.parametrize("lang", ["en", "id"])
def test_what_is_told(lang):
    case = Case.of(OFFICE, REQUEST, house_rules=(RULE,))
    findings = {f.code: f.message(lang) for f in case.audit(AS_OF).findings}
    steps = {s.event: s.message(lang) for s in case.next_steps(AS_OF)}
    assert findings["request.notice.missing"].endswith(OWN[lang])
    assert steps["notice_given"].endswith(OWN[lang])
    assert steps["objection_filed"].endswith(OPENED[lang])
    assert OWN[lang] not in steps["objection_filed"]
    assert OPENED[lang] not in steps["notice_given"]


def test_without_a_house_rule_nothing_is_told():
    case = Case.of(OFFICE, REQUEST)
    told = [s.message("en") for s in case.next_steps(d(2025, 6, 2))]
    told += [f.message("en") for f in case.audit(d(2025, 6, 2)).findings]
    assert told
    assert not any("house rule" in text for text in told)


def test_a_number_that_the_law_does_not_establish_is_told_so():
    kpu = PublicBody(name="KPU Contoh", level="central", kind="election_organiser")
    rule = HouseRule(id="objection.filing", number=7, unit="working_days", basis="SOP 2")
    case = Case.of(kpu, REQUEST, e.NoticeGiven(on=d(2025, 3, 20), outcome="refused"),
                   regime="election", house_rules=(rule,))  # fmt: skip
    told = {s.event: s.message("en") for s in case.next_steps(d(2025, 3, 21))}
    assert told["objection_filed"].endswith(
        "The number 7 is a house rule (SOP 2); the number of the law is not established."
    )
