"""When a decision is final (UU 14/2008 39, 48, 50; Perki 1/2013 60), and what that opens.

A panel's decision when no party went to court within fourteen working days of its own copy, that
of a court when no party went further within fourteen days. From 8 September 2025 to Christmas no
working day is off but Saturdays and Sundays.
"""

from datetime import date as d

import pytest

from ppid_rules import Case, PublicBody, Readings
from ppid_rules import events as e

OFFICE = PublicBody(name="Dinas Contoh", level="regency", kind="state")
OBJECTED = (
    e.RequestReceived(on=d(2025, 7, 1)),
    e.ObjectionFiled(on=d(2025, 7, 21), ground="c"),
    e.ObjectionAnswered(on=d(2025, 8, 11)),
)
AS_OF = d(2025, 12, 1)


def heard(on):
    return e.DisputeFiled(on=on), e.DisputeRegistered(on=on), e.FirstHearingHeld(on=on)


def both(kind, *days):
    """What each party receives: the requester first."""
    parties = ("requester", "public_body")
    return [kind(on=day, by=by) for day, by in zip(days, parties, strict=False)]


READ = (*heard(d(2025, 8, 20)), e.DecisionRead(on=d(2025, 9, 8), outcome="granted"))
COPIES = both(e.DecisionCopyReceived, d(2025, 9, 10), d(2025, 9, 12))
TO_COURT = e.CourtObjectionFiled(on=d(2025, 9, 22), by="requester")
JUDGED = both(e.CourtDecisionReceived, d(2025, 10, 20), d(2025, 10, 23))
FURTHER = e.CassationFiled(on=d(2025, 10, 30), by="requester")
REFUSED = (*heard(d(2025, 8, 20)), e.InterlocutoryDecisionRead(on=d(2025, 9, 8), outcome="refused"))
AGREED = (
    *heard(d(2025, 8, 20)),
    e.MediationStarted(on=d(2025, 8, 25)),
    e.MediationAgreed(on=d(2025, 8, 29)),
    e.MediationDecisionIssued(on=d(2025, 9, 1)),
)
LAST = d(2025, 10, 3)  # the body's fourteen working days end on 2 October


def case(*acts):
    return Case.of(OFFICE, *OBJECTED, *acts)


def asked(day):
    return e.ExecutionRequested(on=day)


def right(found, as_of=AS_OF):
    """The right to ask for execution, and when the decision is final."""
    found_on = found.standing(as_of).final_on
    clocks = [c for c in found.deadlines(as_of) if c.term.id == "execution.request"]
    return found_on, [
        (c.starts_on, c.opens_on, c.opened_by, c.status.value, c.happened_on) for c in clocks
    ]


def told(day, opened_by, status, done=None):
    return day, [(day, day, opened_by, status, done)]


@pytest.mark.parametrize(("acts", "as_of", "expected"), [
    ((*READ, *COPIES), AS_OF, told(LAST, "decision_read", "running")),
    ((*READ, *COPIES), d(2025, 9, 20), told(LAST, "decision_read", "not_started")),
    # One party's receipt is not recorded.
    ((*READ, *COPIES[:1]), AS_OF, told(None, "decision_read", "not_started")),
    # Before the court.
    ((*READ, *COPIES, TO_COURT), AS_OF, told(None, "decision_read", "not_started")),
    # Fourteen calendar days from the body's receipt of the judgment.
    ((*READ, *COPIES, TO_COURT, *JUDGED), AS_OF,
     told(d(2025, 11, 7), "decision_read", "running")),
    ((*READ, *COPIES, TO_COURT, *JUDGED[:1]), AS_OF,
     told(None, "decision_read", "not_started")),
    ((*READ, *COPIES, TO_COURT, *JUDGED, FURTHER), AS_OF,
     told(None, "decision_read", "not_started")),
    ((*READ, *COPIES, TO_COURT, *JUDGED, FURTHER, e.CassationDecided(on=d(2025, 11, 20))), AS_OF,
     told(d(2025, 11, 20), "decision_read", "running")),
    # What was agreed in mediation is final when the decision on it is issued.
    (AGREED, AS_OF, told(d(2025, 9, 1), "mediation_decision_issued", "running")),
    # What ended otherwise is final in no text, unless it was taken to court.
    (REFUSED, AS_OF, (None, [])),
    ((*REFUSED, TO_COURT), AS_OF, told(None, "interlocutory_decision_read", "not_started")),
    ((*REFUSED, TO_COURT, *JUDGED), AS_OF,
     told(d(2025, 11, 7), "interlocutory_decision_read", "running")),
    # Of two decisions the last, whose copies nobody has yet.
    ((*READ, *COPIES, *heard(d(2025, 10, 8)), e.DecisionRead(on=d(2025, 10, 20))), AS_OF,
     told(None, "decision_read", "not_started")),
])  # fmt: skip
def test_when_a_decision_is_final(acts, as_of, expected):
    assert right(case(*acts), as_of) == expected


@pytest.mark.parametrize(("acts", "day", "expected", "premature"), [
    ((*READ, *COPIES), LAST, told(LAST, "decision_read", "met", LAST), None),
    ((*READ, *COPIES), d(2025, 9, 30),
     told(LAST, "decision_read", "closed", d(2025, 9, 30)), {"court_unit"}),
    (AGREED, d(2025, 9, 1),
     told(d(2025, 9, 1), "mediation_decision_issued", "met", d(2025, 9, 1)), None),
    # Where a party's receipt is not recorded nobody can tell.
    ((*READ, *COPIES[:1]), d(2025, 9, 30),
     told(None, "decision_read", "unknown", d(2025, 9, 30)), None),
    # While a court has still to decide it is certainly too early.
    ((*READ, *COPIES, TO_COURT), d(2025, 11, 3),
     told(None, "decision_read", "closed", d(2025, 11, 3)), set()),
    ((*READ, *COPIES, TO_COURT, *JUDGED, FURTHER), d(2025, 11, 3),
     told(None, "decision_read", "closed", d(2025, 11, 3)), set()),
])  # fmt: skip
def test_execution_can_be_asked_for_from_the_day_the_decision_is_final(
    acts, day, expected, premature
):
    found = case(*acts, asked(day))
    assert right(found) == expected
    findings = [f for f in found.audit(AS_OF).findings if f.key == "execution.request"]
    assert [(f.code, f.happened_on, set(f.contested)) for f in findings] == (
        [] if premature is None else [("execution.request.premature", day, premature)]
    )


def test_counted_in_calendar_days_it_is_final_sooner_but_not_surely():
    """Fourteen calendar days from 12 September, or fourteen working days."""
    standing = case(*READ, *COPIES).standing(AS_OF, readings=Readings(court_unit="calendar_days"))
    assert (standing.final_on, standing.surely_final_on) == (d(2025, 9, 27), LAST)


def test_a_decision_before_perki_1_of_2013_opens_no_right_to_execution():
    """Where nothing is recorded that picks the regulation, the day of the decision does."""
    body = PublicBody(name="Kementerian Contoh", level="central", kind="state")
    undated = {"request_received", "objection_filed", "dispute_filed"}
    for read, copied, right_told in [
        (d(2013, 4, 2), d(2013, 4, 5), []),
        (d(2013, 5, 6), d(2013, 5, 10), [(d(2013, 5, 31), "running")]),
    ]:
        acts = [e.DecisionRead(on=read), *both(e.DecisionCopyReceived, copied, copied)]
        found = Case.of(body, *acts, undated=undated).deadlines(d(2013, 7, 1))
        told = [(c.opens_on, c.status.value) for c in found if c.term.id == "execution.request"]
        assert told == right_told
