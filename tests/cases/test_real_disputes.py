"""Public disputes of Komisi Informasi Pusat, with the arithmetic done by hand.

Facts from its public registers: bodies, register numbers, days. The verdict is what the dates
give under the default readings, not what the panel decided.
"""

import json
from datetime import date
from itertools import product

import pytest

from ppid_rules import Readings
from support import GOLDEN
from vector_questions import of_dispute as case_of

DISPUTES = json.loads((GOLDEN / "real-disputes.json").read_text(encoding="utf-8"))
AS_OF = date(2026, 11, 24)
FOUR = ("first_day", "joint_leave", "dispute_filed_on", "late_answer")
CONTESTED = {"B5", "B13", "B31", "B43", "B51"}


def verdict(case, readings=None):
    found = {
        f.kind: f
        for f in case.audit(AS_OF, readings=readings).findings
        if f.term.id == "dispute.filing"
    }
    if "late" in found:
        return "late", found["late"].working_days_late
    return ("premature" if "premature" in found else "in_time"), 0


@pytest.mark.parametrize("dispute", DISPUTES, ids=lambda d: d["ref"])
def test_a_verdict_is_that_of_the_arithmetic_by_hand(dispute):
    by_hand = dispute["arithmetic"]
    assert verdict(case_of(dispute)) == (by_hand["verdict"], by_hand["working_days_late"])


def test_the_verdict_is_contested_in_exactly_five():
    options = [Readings.question(field).options for field in FOUR]
    contested = set()
    for dispute in DISPUTES:
        case = case_of(dispute)
        seen = {
            verdict(case, Readings(**dict(zip(FOUR, answers, strict=True))))[0]
            for answers in product(*options)
        }
        if len(seen) > 1:
            contested.add(dispute["ref"])
    assert contested == CONTESTED


@pytest.mark.parametrize("dispute", DISPUTES, ids=lambda d: d["ref"])
def test_the_doubt_is_told_without_trying_every_reading(dispute):
    """``falls_under`` and ``otherwise`` say the same as all combinations of the four."""
    audit = case_of(dispute).audit(AS_OF)
    combinations = [
        combination
        for f in audit.findings
        if f.term.id == "dispute.filing"
        for combination in f.falls_under
    ] + [
        combination
        for other in audit.otherwise
        if other.code.startswith("dispute.filing")
        for combination in other.under
    ]
    within_four = [c for c in combinations if {field for field, _ in c} <= set(FOUR)]
    assert bool(within_four) == (dispute["ref"] in CONTESTED)
