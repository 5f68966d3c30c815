"""What starts a limit, what meets it, what ends it: for each dispute and for each party.

Between 8 September and 24 December 2025 only Saturdays and Sundays are off.
"""

from datetime import date as d

import pytest

from ppid_rules import Case, PublicBody, Readings
from ppid_rules import events as e

OFFICE = PublicBody(name="Dinas Contoh", level="regency", kind="state")
BOTH = ("requester", "public_body")
ASKED = (
    e.RequestReceived(on=d(2025, 6, 2)),
    e.ObjectionFiled(on=d(2025, 6, 23), ground="c"),
    e.ObjectionAnswered(on=d(2025, 8, 4)),
)
FIRST_FILED, SECOND_FILED = d(2025, 9, 8), d(2025, 10, 6)
LOOKED_AT = d(2025, 12, 1)


def limits(*acts, of, as_of=LOOKED_AT, readings=None):
    """Where each limit with such a name stands, from when, until when, when done, by what."""
    clocks = Case.of(OFFICE, *acts).deadlines(as_of, readings=readings)
    return {
        c.key: (c.status.value, c.starts_on, c.due_on, c.happened_on, c.closed_by)
        for c in clocks
        if c.key.startswith(of)
    }


def first(*acts):
    return (*ASKED, e.DisputeFiled(on=FIRST_FILED), *acts)


def second(*acts):
    return (e.DisputeFiled(on=SECOND_FILED), *acts)


# -- one dispute after another -------------------------------------------------------------


def test_what_is_done_in_the_second_dispute_meets_nothing_of_the_first():
    """UU 14/2008 38(1): the process starts within fourteen working days of the application."""
    begun = second(e.FirstHearingHeld(on=d(2025, 10, 8)), e.HearingHeld(on=d(2025, 10, 15)))
    assert limits(*first(), *begun, of="dispute.start") == {
        "dispute.start": ("overdue", FIRST_FILED, d(2025, 9, 26), None, None),
        "dispute.start#2": (
            "met", SECOND_FILED, d(2025, 10, 24), d(2025, 10, 8), "first_hearing_held"
        ),
    }  # fmt: skip


def test_what_is_said_of_the_second_dispute_shows_nothing_of_the_first():
    """A hearing shows that the process has begun; but only in its own dispute."""
    heard = second(e.HearingHeld(on=d(2025, 10, 15)))
    assert limits(*first(), *heard, of="dispute.start") == {
        "dispute.start": ("overdue", FIRST_FILED, d(2025, 9, 26), None, None),
        "dispute.start#2": ("unknown", SECOND_FILED, d(2025, 10, 24), None, None),
    }


def test_the_end_of_the_second_dispute_does_not_end_the_first():
    ended = second(e.DisputeWithdrawn(on=d(2025, 10, 7)))
    heard = e.FirstHearingHeld(on=d(2025, 9, 22))
    assert limits(*first(heard), *ended, of="dispute.s", as_of=d(2025, 10, 8)) == {
        "dispute.start": ("met", FIRST_FILED, d(2025, 9, 26), heard.on, "first_hearing_held"),
        "dispute.start#2": ("closed", SECOND_FILED, d(2025, 10, 24), None, "dispute_withdrawn"),
        # 70 working days in 2025 (off: 25 and 26 December), 30 in 2026 (off: 1 and 16 January)
        "dispute.settlement": ("running", heard.on, d(2026, 2, 13), None, None),
        "dispute.settlement#2": ("closed", None, None, None, "dispute_withdrawn"),
    }


def test_a_limit_is_ended_by_what_comes_after_its_start_only():
    """A dispute withdrawn before the process began, and a second one that is still open."""
    withdrawn = first(e.DisputeWithdrawn(on=d(2025, 9, 15)))
    assert limits(*withdrawn, *second(), of="dispute.start", as_of=d(2025, 10, 20)) == {
        "dispute.start": ("closed", FIRST_FILED, d(2025, 9, 26), None, "dispute_withdrawn"),
        "dispute.start#2": ("running", SECOND_FILED, d(2025, 10, 24), None, None),
    }


def test_each_dispute_has_its_own_first_hearing_and_no_second_one():
    acts = (
        *first(e.FirstHearingHeld(on=d(2025, 9, 22)), e.FirstHearingHeld(on=d(2025, 9, 24))),
        e.DisputeWithdrawn(on=d(2025, 9, 29)),
        *second(e.FirstHearingHeld(on=d(2025, 10, 20)), e.FirstHearingHeld(on=d(2025, 10, 21))),
        e.DisputeWithdrawn(on=d(2025, 10, 27)),
    )
    assert limits(*acts, of="dispute.settlement") == {
        "dispute.settlement": (
            "met", d(2025, 9, 22), d(2026, 2, 13), d(2025, 9, 29), "dispute_withdrawn"
        ),
        "dispute.settlement#2": (
            "met", d(2025, 10, 20), d(2026, 3, 17), d(2025, 10, 27), "dispute_withdrawn"
        ),
    }  # fmt: skip


def test_two_meetings_of_one_mediation_are_one_mediation():
    """Perki 1/2013 41(1): fourteen working days from the first meeting."""
    acts = first(
        e.FirstHearingHeld(on=d(2025, 9, 22)),
        e.MediationStarted(on=d(2025, 9, 22)),
        e.MediationStarted(on=d(2025, 9, 24)),
    )
    assert limits(*acts, of="mediation.duration") == {
        "mediation.duration": ("overdue", d(2025, 9, 22), d(2025, 10, 10), None, None)
    }


def test_a_request_entered_twice_in_the_register_is_entered_the_first_time():
    """Perki 1/2021 31(2): the check takes three working days from the registration.

    The second entry may even be made while the dispute is under way.
    """
    acts = (
        e.RequestReceived(on=d(2025, 6, 2)),
        e.RequestRegistered(on=d(2025, 6, 3)),
        e.ObjectionFiled(on=d(2025, 6, 23), ground="c"),
        e.DisputeFiled(on=FIRST_FILED),
        e.RequestRegistered(on=d(2025, 9, 9)),
    )
    # Friday 6 June 2025 is Idul Adha, Monday 9 June joint leave: 4, 5 and 10 June
    assert limits(*acts, of="request.completeness_check") == {
        "request.completeness_check": ("overdue", d(2025, 6, 3), d(2025, 6, 10), None, None)
    }


# -- mediation: at once, on another day, or not at all --------------------------------------

HEARD = d(2025, 9, 22)


def adjourned(on=HEARD, for_mediation=True):
    return e.HearingAdjourned(on=on, for_mediation=for_mediation)


def test_mediation_on_another_day_takes_the_place_of_mediation_at_once():
    """Perki 1/2013 38(3)-(4): the same day, or within three working days of the adjournment."""
    acts = first(
        e.FirstHearingHeld(on=HEARD),
        adjourned(for_mediation=False),
        adjourned(),
        e.MediationStarted(on=d(2025, 9, 24)),
    )
    assert limits(*acts, of=("mediation.start", "mediation.deferred")) == {
        "mediation.start": ("closed", HEARD, HEARD, None, "hearing_adjourned"),
        "mediation.deferred_start": (
            "met", HEARD, d(2025, 9, 25), d(2025, 9, 24), "mediation_started"
        ),
    }  # fmt: skip


def test_an_adjournment_for_another_purpose_leaves_mediation_for_the_same_day():
    acts = first(e.FirstHearingHeld(on=HEARD), adjourned(for_mediation=False))
    assert limits(*acts, of=("mediation.start", "mediation.deferred")) == {
        "mediation.start": ("overdue", HEARD, HEARD, None, None)
    }


def test_an_adjournment_in_one_dispute_says_nothing_of_mediation_in_the_other():
    one = first(e.FirstHearingHeld(on=HEARD))
    other = second(e.FirstHearingHeld(on=d(2025, 10, 20)), adjourned(d(2025, 10, 20)))
    assert limits(*one, *other, of=("mediation.start", "mediation.deferred")) == {
        "mediation.start": ("overdue", HEARD, HEARD, None, None),
        "mediation.start#2": (
            "closed", d(2025, 10, 20), d(2025, 10, 20), None, "hearing_adjourned"
        ),
        "mediation.deferred_start": ("overdue", d(2025, 10, 20), d(2025, 10, 23), None, None),
    }  # fmt: skip


def test_mediation_put_off_before_the_first_hearing_is_never_due_on_that_day():
    """Nor does it become so by an adjournment in a later dispute, or by one for no mediation."""
    one = first(
        adjourned(d(2025, 9, 19)), e.FirstHearingHeld(on=HEARD), adjourned(for_mediation=False)
    )
    other = second(adjourned(d(2025, 10, 17)))
    found = limits(*one, *other, of=("mediation.start", "mediation.deferred"))
    assert list(found) == ["mediation.deferred_start", "mediation.deferred_start#2"]


@pytest.mark.parametrize(("grounds", "mediated"), [
    (("a", "c"), ["mediation.start"]),
    (("c", "a"), []),
    (("a", None), ["mediation.start"]),
])  # fmt: skip
def test_the_last_objection_before_the_hearing_says_whether_there_is_mediation(grounds, mediated):
    """UU 14/2008 39, Perki 1/2013 29(1): grounds b to g only; an unrecorded one is read."""
    case = (
        e.RequestReceived(on=d(2025, 6, 2)),
        e.ObjectionFiled(on=d(2025, 6, 23), ground=grounds[0]),
        e.ObjectionFiled(on=d(2025, 6, 25), ground=grounds[1]),
        e.DisputeFiled(on=FIRST_FILED),
        e.FirstHearingHeld(on=HEARD),
    )
    assert list(limits(*case, of="mediation.start")) == mediated


@pytest.mark.parametrize(("answered", "ground"), [
    ((), "c"),
    ((e.NoticeGiven(on=d(2025, 6, 16)),), "e"),
    ((e.InformationDelivered(on=d(2025, 6, 16)),), "e"),
])  # fmt: skip
def test_an_unrecorded_ground_is_silence_unless_something_came(answered, ground):
    case = Case.of(
        OFFICE, e.RequestReceived(on=d(2025, 6, 2)), *answered, e.ObjectionFiled(on=d(2025, 6, 23))
    )
    clock = case.deadline("objection.filing", d(2025, 6, 24))
    assert (clock.ground, clock.ground_assumed) == (ground, True)


# -- limits that wait for their start --------------------------------------------------------


def waiting(*acts, **options):
    clock = Case.of(OFFICE, *acts).deadline("dispute.settlement", LOOKED_AT, **options)
    return clock.status.value, clock.start_is, clock.opened_by, clock.starts_on, clock.closed_by


def test_settlement_waits_for_the_first_hearing_while_its_start_is_disputed():
    """UU 14/2008 38(2): from the first hearing, as read here; or from the registration."""
    registered = first(e.DisputeRegistered(on=d(2025, 9, 10)))
    begin = "first_hearing_held"
    assert waiting(*registered) == ("not_started", begin, begin, None, None)
    ended = (*registered, e.DisputeWithdrawn(on=d(2025, 9, 15)))
    assert waiting(*ended) == ("closed", begin, begin, None, "dispute_withdrawn")
    later = (*registered, *second(e.DisputeWithdrawn(on=d(2025, 10, 7))))
    assert waiting(*later) == ("not_started", begin, begin, None, None)
    read = Readings(settlement_clock="registration")
    assert waiting(*registered, readings=read) == (
        "running", "dispute_registered", "dispute_registered", d(2025, 9, 10), None
    )  # fmt: skip


def test_a_settlement_that_waits_says_on_which_question_it_hangs():
    case = Case.of(OFFICE, *first(e.DisputeRegistered(on=d(2025, 9, 10))))
    clock = case.deadline("dispute.settlement", LOOKED_AT)
    # 100 working days: from 10 September, and from the application on 8 September
    assert {(a.reading, a.option, a.due_on) for a in clock.alternatives} == {
        ("settlement_clock", "registration", d(2026, 2, 3)),
        ("settlement_clock", "application", d(2026, 1, 30)),
    }


def test_a_hearing_recorded_after_the_end_of_a_dispute_starts_nothing_new():
    refused = e.InterlocutoryDecisionRead(on=d(2025, 9, 15), outcome="refused")
    acts = first(e.DisputeRegistered(on=d(2025, 9, 10)), refused, e.FirstHearingHeld(on=HEARD))
    assert limits(*acts, of="dispute.settlement") == {
        "dispute.settlement": ("closed", HEARD, d(2026, 2, 13), None, refused.type)
    }
    other = second(e.FirstHearingHeld(on=d(2025, 10, 20)))
    assert limits(*acts, *other, of="dispute.settlement")["dispute.settlement#2"] == (
        "running", d(2025, 10, 20), d(2026, 3, 17), None, None
    )  # fmt: skip


# -- which act stands in ---------------------------------------------------------------------


def test_without_a_registration_the_first_hearing_stands_in_for_it_in_its_own_dispute():
    read = Readings(settlement_clock="registration")
    one = first(e.FirstHearingHeld(on=HEARD))
    other = second(e.DisputeRegistered(on=d(2025, 10, 8)), e.FirstHearingHeld(on=d(2025, 10, 20)))
    found = limits(*one, *other, of="dispute.settlement", readings=read)
    assert [row[1] for row in found.values()] == [HEARD, d(2025, 10, 8)]


COMPLETE = Readings(notice_clock="complete")
RECEIVED = d(2025, 9, 8)


@pytest.mark.parametrize(("acts", "expected"), [
    # never said to be incomplete: complete on the day of receipt
    ((), (RECEIVED, d(2025, 9, 22))),
    # declared complete
    ((e.RequestDeclaredComplete(on=d(2025, 9, 10)),), (d(2025, 9, 10), d(2025, 9, 24))),
    # found incomplete and completed: the day the correction reached the office
    (
        (
            e.IncompletenessNotified(on=d(2025, 9, 9)),
            e.CorrectionReceived(on=d(2025, 9, 11), received_on=d(2025, 9, 12)),
        ),
        (d(2025, 9, 12), d(2025, 9, 26)),
    ),
    # found incomplete, completed twice: the last correction completes it
    (
        (
            e.IncompletenessNotified(on=d(2025, 9, 9)),
            e.CorrectionReceived(on=d(2025, 9, 10)),
            e.CorrectionReceived(on=d(2025, 9, 15)),
        ),
        (d(2025, 9, 15), d(2025, 9, 29)),
    ),
])  # fmt: skip
def test_a_request_is_complete_when_declared_so_or_received_or_corrected(acts, expected):
    """Perki 1/2021 31(3), as read from completeness: ten working days."""
    case = Case.of(OFFICE, e.RequestReceived(on=RECEIVED), *acts)
    clock = case.deadline("request.notice", d(2025, 9, 16), readings=COMPLETE)
    assert (clock.starts_on, clock.due_on) == expected


def test_a_request_found_incomplete_and_never_corrected_starts_no_notice():
    acts = (e.RequestReceived(on=RECEIVED), e.IncompletenessNotified(on=d(2025, 9, 9)))
    assert limits(*acts, of="request.notice", readings=COMPLETE) == {}


# -- for each party --------------------------------------------------------------------------

READ = d(2025, 10, 6)
DECIDED = first(e.DecisionRead(on=READ, outcome="granted"))


def copy(by, on):
    return e.DecisionCopyReceived(on=on, by=by)


def test_each_party_has_its_own_copy_and_only_its_first_one_counts():
    """Perki 1/2013 59(4): the copy within three working days; 60(1): then fourteen."""
    acts = (
        *DECIDED,
        copy("requester", d(2025, 10, 8)),
        copy("public_body", d(2025, 10, 13)),
        copy("requester", d(2025, 10, 15)),
        copy("public_body", d(2025, 10, 16)),
        e.CourtObjectionFiled(on=d(2025, 10, 31), by="public_body"),
    )
    due, received = d(2025, 10, 9), "decision_copy_received"
    assert limits(*acts, of=("dispute.decision_copy", "court.objection")) == {
        "dispute.decision_copy@requester": ("met", READ, due, d(2025, 10, 8), received),
        "dispute.decision_copy@public_body": ("late", READ, due, d(2025, 10, 13), received),
        "court.objection@requester": ("lapsed", d(2025, 10, 8), d(2025, 10, 28), None, None),
        "court.objection@public_body": (
            "met", d(2025, 10, 13), d(2025, 10, 31), d(2025, 10, 31), "court_objection_filed"
        ),
    }  # fmt: skip


def test_the_copy_that_one_party_must_have_had_is_not_the_other_ones():
    """Who objects in court has had the decision; that says nothing of the other party."""
    acts = (*DECIDED, e.CourtObjectionFiled(on=d(2025, 10, 20), by="requester"))
    assert limits(*acts, of="dispute.decision_copy") == {
        "dispute.decision_copy@requester": ("unknown", READ, d(2025, 10, 9), None, None),
        "dispute.decision_copy@public_body": ("overdue", READ, d(2025, 10, 9), None, None),
    }


def test_a_decision_read_twice_is_due_to_each_party_twice():
    again = e.DecisionRead(on=d(2025, 10, 20), outcome="granted")
    found = limits(*DECIDED, again, of="dispute.decision_copy")
    assert {key: row[1] for key, row in found.items()} == {
        "dispute.decision_copy@requester": READ,
        "dispute.decision_copy@public_body": READ,
        "dispute.decision_copy@requester#2": again.on,
        "dispute.decision_copy@public_body#2": again.on,
    }


def fixed(on, for_day, what="first_hearing"):
    return e.HearingScheduled(on=on, for_day=for_day, what=what)


def summoned(on, by, for_day=None):
    return e.SummonsReceived(on=on, by=by, for_day=for_day)


def test_the_summons_is_for_the_first_day_fixed_and_a_postponement_heals_nothing():
    """Perki 1/2013 24(1)-(2): received by both at least three working days before."""
    acts = first(
        fixed(d(2025, 9, 11), HEARD),
        summoned(d(2025, 9, 15), "requester"),
        summoned(d(2025, 9, 18), "public_body"),
        fixed(d(2025, 9, 19), d(2025, 9, 29)),
        summoned(d(2025, 9, 22), "public_body"),
        fixed(d(2025, 9, 23), d(2025, 10, 2), "mediation"),
        summoned(d(2025, 9, 24), "requester"),
    )
    due, mediated = d(2025, 9, 17), d(2025, 10, 2)
    received = "summons_received"
    assert limits(*acts, of="dispute.summons", as_of=d(2025, 10, 1)) == {
        "dispute.summons@requester": ("met", HEARD, due, d(2025, 9, 15), received),
        "dispute.summons@public_body": ("late", HEARD, due, d(2025, 9, 18), received),
        "dispute.summons@requester#2": (
            "met", mediated, d(2025, 9, 29), d(2025, 9, 24), received
        ),
        "dispute.summons@public_body#2": ("unknown", mediated, d(2025, 9, 29), None, None),
    }  # fmt: skip


def test_a_notice_whose_request_has_no_day_is_owed_no_more_once_the_request_is_withdrawn():
    """Only the day on which it was declared complete is known; the notice may run from there."""
    acts = (e.RequestDeclaredComplete(on=d(2025, 9, 10)), e.RequestWithdrawn(on=d(2025, 9, 12)))

    def notice(*known):
        case = Case.of(OFFICE, *known, undated={"request_received"})
        clock = case.deadline("request.notice", LOOKED_AT)
        return clock.status.value, clock.starts_on, clock.start_is, clock.closed_by

    assert notice(acts[0]) == ("unknown", None, "request_received", None)
    assert notice(*acts) == ("closed", None, "request_received", "request_withdrawn")
