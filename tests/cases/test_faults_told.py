"""Faults at the edges: which run an act belongs to, which law it is held against, what was known."""

from datetime import date as d

import pytest

from ppid_rules import Case, Decree, HouseRule, PublicBody, Readings, indonesia
from ppid_rules import events as e

OFFICE = PublicBody(name="Dinas Contoh", level="regency", kind="state")
RECEIVED = e.RequestReceived(on=d(2025, 3, 18))  # the notice is due on 10 April 2025
UNDATED = {"request_received", "objection_filed"}


def found(case, as_of, *kinds, **options):
    findings = case.audit(as_of, **options).findings
    return [f for f in findings if not kinds or f.kind in kinds]


# -- a refusal is judged as a notice first -----------------------------------------------------


def refused_after_a_notice(received_on=None):
    """Granted on the last day for the notice, refused after it."""
    return Case.of(
        OFFICE, RECEIVED,
        e.NoticeGiven(on=d(2025, 4, 10), received_on=received_on, outcome="granted"),
        e.NoticeGiven(on=d(2025, 4, 22), outcome="refused", grounds=("17a",)),
    )  # fmt: skip


def test_a_late_refusal_after_a_notice_in_time_is_a_finding_of_its_own():
    (finding,) = found(refused_after_a_notice(), d(2025, 4, 23), "late")
    assert (finding.code, finding.due_on, finding.happened_on, finding.event_index) == (
        "request.refusal_notice.late", d(2025, 4, 10), d(2025, 4, 22), 2,
    )  # fmt: skip
    assert finding.working_days_late == 7  # 11, 14 to 17 (18 is Good Friday), 21 and 22 April


def test_the_refusal_is_not_judged_where_the_notice_itself_came_late():
    """The day on which the first notice was received decides about the second one, too."""
    case = refused_after_a_notice(received_on=d(2025, 4, 14))
    (sent,) = [f for f in found(case, d(2025, 4, 23)) if f.code == "request.refusal_notice.late"]
    assert (("met_on", "received"),) in sent.falls_under
    assert "met_on" in sent.contested
    late = found(case, d(2025, 4, 23), "late", readings=Readings(met_on="received"))
    assert [(f.code, f.happened_on) for f in late] == [("request.notice.late", d(2025, 4, 14))]


# -- the day looked at -------------------------------------------------------------------------


def test_an_objection_is_too_early_on_the_very_day_it_is_filed():
    case = Case.of(OFFICE, RECEIVED, e.ObjectionFiled(on=d(2025, 4, 8), ground="c"))
    (finding,) = found(case, d(2025, 4, 8))
    assert (finding.code, finding.happened_on) == ("objection.filing.premature", d(2025, 4, 8))


def test_a_correction_that_did_not_come_is_noted_the_day_after_its_last():
    """Perki 1/2021 33(2): three working days, here 21, 24 and 25 March."""
    case = Case.of(OFFICE, RECEIVED, e.IncompletenessNotified(on=d(2025, 3, 20)))
    assert found(case, d(2025, 3, 25)) == []
    (finding,) = found(case, d(2025, 3, 26))
    assert (finding.code, finding.severity, finding.due_on, finding.happened_on) == (
        "request.correction.lapsed", "note", d(2025, 3, 25), None,
    )  # fmt: skip
    assert "Tuesday, 25 March 2025" in finding.message("en")


# -- to which run an act belongs ---------------------------------------------------------------


def test_a_second_copy_belongs_to_the_first_one_of_the_same_party_and_dispute():
    """Fourteen working days from 9 February 2026; 16 and 17 February are off: 3 March."""

    def copy(by, on, stated=None):
        return e.DecisionCopyReceived(on=on, by=by, stated_due_on=stated)

    def case(stated):
        return Case.of(
            OFFICE,
            e.DisputeFiled(on=d(2025, 6, 2)),
            e.DecisionRead(on=d(2025, 9, 1), outcome="granted"),
            copy("requester", d(2025, 9, 8)), copy("public_body", d(2025, 9, 9)),
            e.DisputeFiled(on=d(2025, 10, 1)),
            e.DecisionRead(on=d(2026, 2, 2), outcome="granted"),
            copy("requester", d(2026, 2, 9)), copy("public_body", d(2026, 2, 10)),
            copy("requester", d(2026, 2, 11), stated),
            undated=UNDATED,
        )  # fmt: skip

    assert found(case(d(2026, 3, 3)), d(2026, 2, 12), "misstated") == []
    (finding,) = found(case(d(2026, 3, 4)), d(2026, 2, 12), "misstated")
    assert (finding.key, finding.due_on, finding.stated_due_on, finding.event_index) == (
        "court.objection@requester#2", d(2026, 3, 3), d(2026, 3, 4), 8,
    )  # fmt: skip


@pytest.mark.parametrize(("stated", "wrong"), [(d(2025, 6, 19), False), (d(2025, 6, 25), True)])
def test_a_last_day_told_with_one_objection_is_not_held_against_the_next(stated, wrong):
    """Thirty working days from 29 April end on 19 June, from 6 May on 25 June 2025."""
    case = Case.of(
        OFFICE, RECEIVED,
        e.ObjectionFiled(on=d(2025, 4, 29), ground="c", stated_due_on=stated),
        e.ObjectionAnswered(on=d(2025, 5, 5)),
        e.ObjectionFiled(on=d(2025, 5, 6), ground="c"),
    )  # fmt: skip
    told = [(f.key, f.due_on) for f in found(case, d(2025, 5, 7), "misstated")]
    assert told == ([("objection.answer", d(2025, 6, 19))] if wrong else [])


@pytest.mark.parametrize("declared_first", [True, False])
def test_a_refusal_without_reasons_is_found_though_the_request_has_no_date(declared_first):
    """The period for the notice is not counted then, and nothing can have moved it."""
    acts = [
        e.RequestDeclaredComplete(on=d(2025, 3, 20)),
        e.NoticeGiven(on=d(2025, 3, 20), outcome="refused", grounds=()),
    ]
    acts = acts if declared_first else acts[::-1]
    case = Case.of(OFFICE, *acts, undated={"request_received"})
    (finding,) = found(case, d(2025, 3, 21))
    assert (finding.code, finding.due_on, finding.happened_on, finding.hindsight) == (
        "request.notice.unreasoned", None, d(2025, 3, 20), False,
    )  # fmt: skip


# -- mediation on a ground that is adjudicated at once -----------------------------------------


def mediated(year, *rules):
    case = Case.of(
        OFFICE,
        e.RequestReceived(on=d(year, 1, 9)),
        e.NoticeGiven(on=d(year, 1, 16), outcome="refused", grounds=("17a",)),
        e.ObjectionFiled(on=d(year, 1, 20), ground="a"),
        e.ObjectionAnswered(on=d(year, 2, 2)),
        e.DisputeFiled(on=d(year, 2, 10)),
        e.DisputeRegistered(on=d(year, 2, 14)),
        e.FirstHearingHeld(on=d(year, 2, 24)),
        e.MediationStarted(on=d(year, 2, 24)),
        house_rules=rules,
    )
    (finding,) = found(case, d(year, 2, 27), "unavailable")
    return finding


@pytest.mark.parametrize("year", [2012, 2026])
def test_mediation_on_ground_a_is_found_under_either_regulation(year):
    """UU 14/2008 40(2) since 2010; Perki 2/2010 has no day for its start, Perki 1/2013 has."""
    finding = mediated(year)
    assert (finding.code, finding.term.id, finding.happened_on, finding.event_index) == (
        "mediation.start.unavailable", "mediation.start", d(year, 2, 24), 7,
    )  # fmt: skip


def test_mediation_that_is_not_provided_for_keeps_the_callers_own_rule():
    finding = mediated(2026, HouseRule("mediation.start", 2, "working_days", "SOP Contoh"))
    assert (finding.term.number, finding.evidence) == (2, "caller")
    assert "SOP Contoh" in finding.message("en")
    assert (mediated(2026).term.number, mediated(2026).evidence) == (0, "read")


# -- what was known when the period began ------------------------------------------------------

# Joint Ministerial Decree 933/2025 was announced on 7 August 2025: 18 August is joint leave.


def test_the_summons_is_judged_by_what_was_known_when_the_hearing_was_fixed():
    """Three working days before 20 August: 19, 18 and 15, since the decree 19, 15 and 14."""

    def late(fixed_on):
        case = Case.of(
            OFFICE,
            e.DisputeFiled(on=d(2025, 7, 2)),
            e.DisputeRegistered(on=d(2025, 7, 4)),
            e.HearingScheduled(on=fixed_on, what="first_hearing", for_day=d(2025, 8, 20)),
            e.SummonsReceived(on=d(2025, 8, 15), by="requester", for_day=d(2025, 8, 20)),
            undated=UNDATED,
        )
        (finding,) = [f for f in found(case, d(2025, 8, 19)) if f.code == "dispute.summons.late"]
        return finding

    before, after = late(d(2025, 8, 1)), late(d(2025, 8, 8))
    assert (before.due_on, before.hindsight) == (d(2025, 8, 14), True)
    assert (after.due_on, after.hindsight) == (d(2025, 8, 14), False)


def test_an_objection_that_arrived_after_the_decree_is_counted_with_it():
    """Sent on 4 August, received on 8 August: thirty working days from then, without 18 August."""
    case = Case.of(
        OFFICE, e.RequestReceived(on=d(2025, 6, 10)),
        e.ObjectionFiled(
            on=d(2025, 8, 4), received_on=d(2025, 8, 8), ground="c", stated_due_on=d(2025, 9, 22)
        ),
    )  # fmt: skip
    (finding,) = found(case, d(2025, 8, 11), "misstated")
    assert (finding.due_on, finding.hindsight) == (d(2025, 9, 23), False)


def test_a_day_told_in_the_letter_of_an_extension_was_wrong_when_it_was_told():
    case = Case.of(
        OFFICE, e.RequestReceived(on=d(2025, 8, 4)),
        e.NoticeExtended(on=d(2025, 8, 8), reason="Arsip.", stated_due_on=d(2025, 8, 27)),
    )  # fmt: skip
    (finding,) = found(case, d(2025, 8, 11), "misstated")
    assert (finding.due_on, finding.hindsight) == (d(2025, 8, 28), False)


def test_an_objection_before_the_end_of_an_extension_names_the_extended_days():
    """Ten and seven working days from 4 August: 27 August, since the decree 28 August."""
    case = Case.of(
        OFFICE, e.RequestReceived(on=d(2025, 8, 4)),
        e.NoticeExtended(on=d(2025, 8, 8), reason="Arsip."),
        e.ObjectionFiled(on=d(2025, 8, 28), ground="c"),
    )  # fmt: skip
    (finding,) = found(case, d(2025, 8, 28), "premature")
    assert finding.hindsight
    assert (
        "The limit moved from Wednesday, 27 August 2025 to Thursday, 28 August 2025 by Joint "
        "Ministerial Decree 933/2025"
    ) in finding.message("en")


def test_a_decree_that_leaves_the_first_last_day_alone_is_not_said_to_have_moved_it():
    """Ten working days after 22 April: 7 May; an extension that went unrecorded moves it by seven.

    That is 20 May, or 19 May once 13 May is no joint leave any more; a Sunday moves nothing.
    """
    given = e.NoticeGiven(on=d(2025, 5, 20), outcome="granted")
    received = e.RequestReceived(on=d(2025, 4, 22))
    case = Case.of(OFFICE, received, given, not_kept={"notice_extended"})
    assert [f.code for f in found(case, d(2025, 5, 21))] == ["request.notice.unrecorded"]
    name, announced = "Keputusan Contoh", d(2025, 5, 5)
    calendar = indonesia().with_decrees(
        Decree(d(2025, 5, 13), "revoked", "Cuti", "Leave", name, announced, "joint_leave"),
        Decree(d(2025, 5, 4), "joint_leave", "Cuti", "Leave", name, announced, None),
    )
    (finding,) = found(case, d(2025, 5, 21), calendar=calendar)
    assert (finding.code, finding.due_on, finding.hindsight) == (
        "request.notice.late", d(2025, 5, 19), True,
    )  # fmt: skip
    assert "moved from Wednesday, 7 May" not in finding.message("en")


# -- doubt in words ----------------------------------------------------------------------------


def test_three_answers_that_only_together_let_a_finding_fall():
    case = Case.of(
        OFFICE, e.RequestReceived(on=d(2025, 3, 17)),
        e.ObjectionFiled(on=d(2025, 3, 28), received_on=d(2025, 3, 29), ground="c"),
    )  # fmt: skip
    (finding,) = found(case, d(2025, 4, 9), "premature")
    assert finding.falls_under[1:] == (
        (("first_day", "same_day"), ("joint_leave", "working"), ("objection_filed_on", "received")),
    )
    assert finding.message("en").endswith(
        "This finding does not arise if several points that the rules do not settle are answered "
        "differently at the same time: the day of the event is counted as day one; joint leave "
        "counts as a working day; the day the objection was received decides."
    )
    assert "beberapa hal" in finding.message("id")


REFUSED = e.NoticeGiven(on=d(2025, 3, 26), outcome="refused", grounds=("17a",))


@pytest.mark.parametrize(("notice", "told"), [
    ((), "Since no notice is recorded before it, it is read as"),
    ((REFUSED,), "Since a notice is recorded before it, the ground is read as"),
])  # fmt: skip
def test_a_ground_that_was_read_into_the_log_is_told(notice, told):
    case = Case.of(OFFICE, RECEIVED, *notice, e.ObjectionFiled(on=d(2025, 6, 20)))
    (finding,) = [f for f in found(case, d(2025, 6, 23)) if f.code == "objection.filing.late"]
    assert told in finding.message("en")
    assert "Alasan keberatan tidak tercatat." in finding.message("id")
