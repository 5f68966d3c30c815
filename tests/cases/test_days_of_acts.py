"""Which day of an act counts, what reached whom, and on which questions that rests.

Between 8 September and 24 December 2025 only Saturdays and Sundays are off.
"""

from datetime import date as d
from datetime import time

import pytest

from ppid_rules import Case, HouseRule, PublicBody, Readings
from ppid_rules import events as e

OFFICE = PublicBody(name="Dinas Contoh", level="regency", kind="state", office_closes=time(16))
MONDAY, TUESDAY = d(2025, 9, 8), d(2025, 9, 9)
NEXT_DAY = Readings(after_hours="next_working_day")
RECEIVED = Readings(met_on="received")


def clock(key, *acts, as_of=d(2025, 12, 1), readings=None, **fields):
    return Case.of(OFFICE, *acts, **fields).deadline(key, as_of, readings=readings)


# -- after hours ---------------------------------------------------------------------------


@pytest.mark.parametrize(("on", "at", "expected"), [
    (MONDAY, time(16, 1), (TUESDAY, d(2025, 9, 23))),
    (MONDAY, time(16), (MONDAY, d(2025, 9, 22))),  # while the office is still open
    (MONDAY, None, (MONDAY, d(2025, 9, 22))),
    (d(2025, 9, 13), time(9), (d(2025, 9, 15), d(2025, 9, 29))),  # a Saturday
])  # fmt: skip
def test_what_comes_after_hours_is_received_on_the_next_working_day_under_one_reading(
    on, at, expected
):
    asked = e.RequestReceived(on=on, time=at)
    found = clock("request.notice", asked, readings=NEXT_DAY)
    assert (found.starts_on, found.due_on) == expected
    as_read = clock("request.notice", asked)
    assert as_read.starts_on == on
    assert ("after_hours" in as_read.contested) == (as_read.due_on != expected[1])


def test_the_hour_of_an_act_that_reaches_no_office_plays_no_part():
    answered = e.ObjectionAnswered(on=d(2025, 9, 22), time=time(20))
    acts = (e.RequestReceived(on=d(2025, 6, 2)), e.ObjectionFiled(on=MONDAY, ground="c"), answered)
    found = clock("dispute.filing", *acts, readings=NEXT_DAY)
    assert (found.starts_on, found.due_on) == (answered.on, d(2025, 10, 10))
    assert "after_hours" not in clock("dispute.filing", *acts).contested


# -- sent or received ----------------------------------------------------------------------

ASKED = e.RequestReceived(on=MONDAY)  # ten working days: 22 September
DUE = d(2025, 9, 22)


def notice(on, received=None, **fields):
    return e.NoticeGiven(on=on, received_on=received, **fields)


@pytest.mark.parametrize(("acts", "readings", "expected"), [
    ((notice(DUE, d(2025, 9, 24)),), None, ("met", DUE)),
    ((notice(DUE, d(2025, 9, 24)),), RECEIVED, ("late", d(2025, 9, 24))),
    ((notice(DUE),), RECEIVED, ("met", DUE)),
    ((notice(d(2025, 9, 24)),), None, ("late", d(2025, 9, 24))),
    # information handed over without a notice, or before it
    ((e.InformationDelivered(on=DUE), notice(d(2025, 9, 24))), None, ("met", DUE)),
])  # fmt: skip
def test_a_notice_is_in_time_when_sent_or_under_one_reading_when_received(acts, readings, expected):
    found = clock("request.notice", ASKED, *acts, readings=readings)
    assert (found.status.value, found.happened_on) == expected


def test_a_notice_that_is_still_under_way_is_not_yet_done_where_receipt_counts():
    sent = notice(d(2025, 9, 23), d(2025, 9, 30))
    found = clock("request.notice", ASKED, sent, as_of=d(2025, 9, 25), readings=RECEIVED)
    assert found.status.value == "overdue"


LATE = d(2025, 9, 24)


def test_a_notice_after_the_dispute_was_filed_is_late_not_missing():
    acts = (
        ASKED,
        e.ObjectionFiled(on=d(2025, 9, 23), ground="c"),
        e.DisputeFiled(on=d(2025, 11, 10)),
        notice(d(2025, 11, 12)),
    )
    found = clock("request.notice", *acts)
    assert (found.status.value, found.happened_on) == ("late", d(2025, 11, 12))


# -- which objection -----------------------------------------------------------------------


NOTICE, INFORMATION = e.NoticeGiven, e.InformationDelivered


@pytest.mark.parametrize("types", [
    (NOTICE, INFORMATION),
    (INFORMATION, NOTICE),
    (INFORMATION, NOTICE, INFORMATION),
    (NOTICE, INFORMATION, NOTICE),
])  # fmt: skip
def test_what_is_wrong_with_an_answer_is_found_on_the_last_that_came(types):
    """UU 14/2008 36(1): thirty working days after the ground was found."""
    came = [made(on=d(2025, 9, 9 + n)) for n, made in enumerate(types)]
    objected = e.ObjectionFiled(on=d(2025, 9, 15), ground="e")
    found = clock("objection.filing", ASKED, *came, objected)
    assert (found.starts_on, found.start_is) == (came[-1].on, came[-1].type)


def test_an_answer_to_the_first_objection_is_none_to_the_second():
    acts = (
        e.RequestReceived(on=d(2025, 6, 2)),
        e.ObjectionFiled(on=MONDAY, ground="c"),
        e.ObjectionAnswered(on=d(2025, 9, 10)),
        e.ObjectionFiled(on=d(2025, 9, 15), ground="e"),
        e.DisputeFiled(on=d(2025, 10, 28)),
    )
    # thirty working days from 15 September: 27 October
    second = clock("objection.answer#2", *acts)
    assert (second.status.value, second.due_on) == ("overdue", d(2025, 10, 27))
    filings = [
        (c.starts_on, c.start_is, c.happened_on)
        for c in Case.of(OFFICE, *acts).deadlines(d(2025, 12, 1))
        if c.key.startswith("dispute.filing")
    ]
    assert (d(2025, 10, 27), "objection.answer", d(2025, 10, 28)) in filings


def test_the_withdrawal_of_an_objection_ends_its_own_answer_only():
    """Also where the answer is read to run from the register."""
    acts = (
        e.RequestReceived(on=d(2025, 6, 2)),
        e.ObjectionFiled(on=MONDAY, ground="c"),
        e.ObjectionWithdrawn(on=d(2025, 9, 10)),
        e.ObjectionFiled(on=d(2025, 9, 15), ground="c"),
        e.ObjectionRegistered(on=d(2025, 9, 16)),
    )
    registered = Readings(answer_clock="registration")
    clocks = Case.of(OFFICE, *acts).deadlines(d(2025, 9, 30), readings=registered)
    found = {c.starts_on: c.status.value for c in clocks if c.term.id == "objection.answer"}
    assert found[d(2025, 9, 16)] == "running"


def test_an_objection_withdrawn_during_the_dispute_is_owed_no_answer():
    """The answer was due on 20 October; the dispute came too early."""
    acts = (
        e.RequestReceived(on=d(2025, 6, 2)),
        e.ObjectionFiled(on=MONDAY, ground="c"),
        e.DisputeFiled(on=d(2025, 9, 18)),
        e.ObjectionWithdrawn(on=d(2025, 9, 25)),
    )
    found = clock("objection.answer", *acts)
    assert (found.status.value, found.due_on, found.closed_by) == (
        "closed", d(2025, 10, 20), "objection_withdrawn"
    )  # fmt: skip


def test_an_objection_registered_during_the_dispute_still_has_one_answer():
    acts = (
        e.RequestReceived(on=d(2025, 6, 2)),
        e.ObjectionFiled(on=MONDAY, ground="c"),
        e.DisputeFiled(on=d(2025, 10, 28)),
        e.ObjectionRegistered(on=d(2025, 10, 29)),
    )
    clocks = Case.of(OFFICE, *acts).deadlines(d(2025, 12, 1))
    found = [(c.key, c.starts_on) for c in clocks if c.term.id == "objection.answer"]
    assert found == [("objection.answer", MONDAY)]


def test_an_objection_after_the_dispute_gives_that_dispute_no_mediation():
    """Ground a is not mediated; the ground of a later objection does not matter."""
    acts = (
        e.RequestReceived(on=d(2025, 6, 2)),
        e.ObjectionFiled(on=d(2025, 6, 23), ground="a"),
        e.DisputeFiled(on=MONDAY),
        e.FirstHearingHeld(on=DUE),
        e.DisputeWithdrawn(on=d(2025, 9, 29)),
        e.ObjectionFiled(on=d(2025, 9, 30), ground="c"),
    )
    keys = [c.key for c in Case.of(OFFICE, *acts).deadlines(d(2025, 12, 1))]
    assert "mediation.start" not in keys


# -- where a limit stands on the day ---------------------------------------------------------


@pytest.mark.parametrize(("as_of", "status"), [
    (MONDAY, "running"),
    (DUE, "running"),
    (d(2025, 9, 23), "overdue"),
])  # fmt: skip
def test_a_limit_runs_from_its_first_day_through_its_last(as_of, status):
    assert clock("request.notice", ASKED, as_of=as_of).status.value == status


@pytest.mark.parametrize(("as_of", "status"), [
    (DUE, "running"),
    (d(2025, 9, 23), "unknown"),
    (d(2025, 10, 1), "unknown"),  # the last of seven more working days
    (d(2025, 10, 2), "overdue"),
])  # fmt: skip
def test_an_extension_that_is_never_recorded_may_have_been_announced(as_of, status):
    found = clock("request.notice", ASKED, as_of=as_of, not_kept={"notice_extended"})
    assert found.status.value == status


@pytest.mark.parametrize(("fields", "done", "status"), [
    ({}, (), "overdue"),
    ({"not_kept": {"notice_given"}}, (), "unknown"),
    # information came late: a notice that is never recorded may have come in time
    ({"not_kept": {"notice_given"}}, (e.InformationDelivered(on=LATE),), "unknown"),
    ({"not_kept": {"information_delivered"}}, (notice(LATE),), "unknown"),
    # a notice that is recorded is not one that is missing
    ({"not_kept": {"notice_given"}}, (notice(LATE),), "late"),
    ({}, (notice(LATE),), "late"),
])  # fmt: skip
def test_what_a_register_never_holds_is_not_held_against_anybody(fields, done, status):
    assert clock("request.notice", ASKED, *done, **fields).status.value == status


def test_the_end_of_a_procedure_on_the_last_day_closes_a_limit():
    on_it = clock("request.notice", ASKED, e.RequestWithdrawn(on=DUE))
    after = clock("request.notice", ASKED, e.RequestWithdrawn(on=d(2025, 9, 23)))
    assert (on_it.status.value, after.status.value) == ("closed", "overdue")


DISPUTED = (
    e.RequestReceived(on=d(2025, 6, 2)),
    e.ObjectionFiled(on=d(2025, 6, 23), ground="c"),
    e.DisputeFiled(on=MONDAY),
    e.FirstHearingHeld(on=DUE),
)


def test_mediation_is_owed_no_more_once_the_dispute_has_ended():
    """However late that was."""
    assert clock("mediation.start", *DISPUTED).status.value == "overdue"
    ended = clock("mediation.start", *DISPUTED, e.DisputeWithdrawn(on=d(2025, 9, 29)))
    assert (ended.status.value, ended.closed_by) == ("closed", "dispute_withdrawn")


def test_whichever_act_comes_first_starts_the_process():
    acts = (
        *DISPUTED[:3], e.MediationStarted(on=DUE), e.FirstHearingHeld(on=d(2025, 9, 29))
    )  # fmt: skip
    found = clock("dispute.start", *acts)
    assert (found.status.value, found.closed_by) == ("met", "mediation_started")


def test_compliance_waits_once_a_party_objects_in_court():
    decided = e.DecisionRead(on=d(2025, 10, 6), outcome="granted", comply_by=d(2025, 10, 27))
    objected = e.CourtObjectionFiled(on=d(2025, 10, 20), by="public_body")
    found = clock("decision.compliance", *DISPUTED, decided, objected)
    assert (found.status.value, found.due_on, found.closed_by) == (
        "closed", d(2025, 10, 27), "court_objection_filed"
    )  # fmt: skip
    assert clock("decision.compliance", *DISPUTED, decided).status.value == "overdue"


def test_execution_may_be_asked_for_without_limit_once_a_decision_is_final():
    """Perki 1/2013 60(4)-(5): copies on 8 October, fourteen working days until 28 October."""
    acts = (
        *DISPUTED,
        e.DecisionRead(on=d(2025, 10, 6), outcome="granted"),
        e.DecisionCopyReceived(on=d(2025, 10, 8), by="requester"),
        e.DecisionCopyReceived(on=d(2025, 10, 8), by="public_body"),
    )
    open_now = clock("execution.request", *acts)
    assert (open_now.status.value, open_now.due_on) == ("running", None)
    asked = clock("execution.request", *acts, e.ExecutionRequested(on=d(2025, 11, 17)))
    assert (asked.status.value, asked.happened_on) == ("met", d(2025, 11, 17))


# -- summons and absences --------------------------------------------------------------------


def test_a_summons_is_for_the_day_it_names_else_for_the_day_last_fixed():
    acts = (
        *DISPUTED[:3],
        e.HearingScheduled(on=d(2025, 9, 10), for_day=DUE, what="first_hearing"),
        e.HearingScheduled(on=d(2025, 9, 11), for_day=d(2025, 9, 25), what="mediation"),
        e.SummonsReceived(on=d(2025, 9, 12), by="requester", for_day=DUE),
        e.SummonsReceived(on=d(2025, 9, 15), by="requester"),
    )
    done = {n: clock(f"dispute.summons@requester{n}", *acts).happened_on for n in ("", "#2")}
    assert done == {"": d(2025, 9, 12), "#2": d(2025, 9, 15)}


def test_each_dispute_has_its_own_first_summons():
    acts = (
        *DISPUTED[:3],
        e.HearingScheduled(on=d(2025, 9, 10), for_day=DUE, what="first_hearing"),
        e.DisputeWithdrawn(on=d(2025, 9, 29)),
        e.DisputeFiled(on=d(2025, 10, 6)),
        e.HearingScheduled(on=d(2025, 10, 7), for_day=d(2025, 10, 20), what="first_hearing"),
    )
    keys = ("dispute.summons@requester", "dispute.summons@requester#2")
    assert [clock(key, *acts).due_on for key in keys] == [d(2025, 9, 17), d(2025, 10, 15)]


def absent(on, by="requester", **fields):
    return e.PartyAbsent(on=on, by=by, **fields)


def test_absences_are_counted_for_each_dispute():
    """Perki 1/2013 30, 45: two unexcused absences of the applicant."""
    acts = (
        *DISPUTED,
        absent(d(2025, 9, 24)),
        e.DisputeWithdrawn(on=d(2025, 9, 29)),
        e.DisputeFiled(on=d(2025, 10, 6)),
        absent(d(2025, 10, 20)),
        absent(d(2025, 10, 27)),
    )
    one, other = (clock(f"dispute.absence{n}", *acts) for n in ("", "#2"))
    assert (one.status.value, one.count_of_absences, one.happened_on) == ("running", 1, None)
    assert (other.status.value, other.count_of_absences, other.happened_on) == (
        "lapsed", 2, d(2025, 10, 27)
    )  # fmt: skip


def test_how_many_absences_are_too_many_is_not_established_for_elections():
    body = PublicBody(name="KPU Contoh", level="regency", kind="election_organiser")
    case = Case.of(body, *DISPUTED, absent(d(2025, 9, 24)), regime="election")
    found = case.deadline("dispute.absence", d(2025, 12, 1))
    assert (found.status.value, found.count_of_absences) == ("unknown", 1)


# -- older law -------------------------------------------------------------------------------


def test_an_absence_before_there_was_a_rule_hides_no_later_one():
    """Perki 2/2010 48, in force from 20 August 2010: one absence is enough."""
    acts = (
        e.RequestReceived(on=d(2010, 5, 3)),
        e.ObjectionFiled(on=d(2010, 6, 1), ground="c"),
        e.DisputeFiled(on=d(2010, 7, 19)),
        absent(d(2010, 8, 9)),
        absent(d(2010, 9, 6)),
    )
    found = clock("dispute.absence", *acts, as_of=d(2010, 12, 1))
    assert (found.status.value, found.happened_on) == ("lapsed", d(2010, 9, 6))


OLD = (e.RequestReceived(on=d(2012, 1, 9)), e.ObjectionFiled(on=d(2012, 2, 6), ground="c"))
CHANGED = (
    e.RequestReceived(on=d(2013, 1, 7)),
    e.ObjectionFiled(on=d(2013, 2, 4), ground="c"),
    e.DisputeFiled(on=d(2013, 4, 16)),
    e.DisputeRegistered(on=d(2013, 4, 22)),
    e.FirstHearingHeld(on=d(2013, 5, 6)),
)


def test_a_step_before_the_change_keeps_its_limit_and_the_whole_dispute_does_not():
    """Perki 1/2013 62: first heard after 29 April 2013, so the dispute goes on under it."""
    step = clock("dispute.registration_proof", *CHANGED, as_of=d(2013, 5, 10))
    # Perki 2/2010 15(2): seven working days from the application
    assert (step.starts_on, step.due_on) == (d(2013, 4, 16), d(2013, 4, 25))
    assert {c.instrument for c in step.citations} == {"Perki 2/2010"}
    whole = clock("dispute.settlement", *CHANGED, as_of=d(2013, 5, 10))
    # not from the registration, as Perki 2/2010 16(2) had it
    assert (whole.starts_on, whole.start_is) == (d(2013, 5, 6), "first_hearing_held")


def test_a_dispute_heard_before_the_change_is_settled_from_its_registration():
    heard = e.FirstHearingHeld(on=d(2013, 4, 25))
    found = clock("dispute.settlement", *CHANGED[:4], heard, as_of=d(2013, 6, 10))
    assert (found.starts_on, found.start_is) == (d(2013, 4, 22), "dispute_registered")


def test_a_refusing_determination_is_notified_within_three_days_of_its_making():
    """Perki 2/2010 20-22: from the determination, on whatever day a party had it."""
    acts = (
        *OLD,
        e.DisputeFiled(on=d(2012, 4, 2)),
        e.PreliminaryDeterminationMade(
            on=d(2012, 4, 16), received_on=d(2012, 4, 18), outcome="refused"
        ),
    )
    found = clock("dispute.refusal_notice", *acts, as_of=d(2012, 5, 1))
    assert (found.starts_on, found.due_on) == (d(2012, 4, 16), d(2012, 4, 19))


def test_the_answer_is_carried_out_on_its_day_and_the_dispute_runs_from_its_receipt():
    """Perki 1/2010 34(2)e; UU 14/2008 37(2)."""
    answered = e.ObjectionAnswered(on=d(2012, 3, 5), received_on=d(2012, 3, 8), outcome="accepted")
    executed = clock("objection.execution", *OLD, answered, as_of=d(2012, 4, 2))
    assert (executed.starts_on, executed.due_on) == (d(2012, 3, 5), d(2012, 3, 5))
    assert clock("dispute.filing", *OLD, answered, as_of=d(2012, 4, 2)).starts_on == d(2012, 3, 8)


def test_a_register_that_begins_with_the_dispute_still_knows_its_law():
    """Registered before the change and heard after it: the whole dispute is under the new law."""
    undated = {"request_received", "objection_filed"}
    found = clock("dispute.settlement", *CHANGED[2:], as_of=d(2013, 5, 10), undated=undated)
    assert (found.starts_on, found.start_is) == (d(2013, 5, 6), "first_hearing_held")


def test_a_dispute_filed_before_the_change_is_told_the_law_under_which_it_goes_on():
    found = clock("dispute.filing", *CHANGED, as_of=d(2013, 5, 10))
    cited = {c.instrument for c in found.citations}
    assert cited == {"UU 14/2008", "Perki 1/2013"}
    before = clock("dispute.filing", *CHANGED[:4], as_of=d(2013, 4, 24))
    assert {c.instrument for c in before.citations} == {"UU 14/2008", "Perki 2/2010"}


# -- elsewhere -------------------------------------------------------------------------------


def test_a_clock_counted_again_can_be_counted_again():
    found = clock("request.notice", ASKED).under(first_day="same_day")
    assert found.due_on == d(2025, 9, 19)
    assert ("first_day", "day_after", DUE) in {
        (a.reading, a.option, a.due_on) for a in found.alternatives
    }
    assert found.under(first_day="day_after").due_on == DUE


# -- doubt about a finding -------------------------------------------------------------------


def doubted(*acts, readings=None):
    """Each finding on a notice, an answer or an objection, with the questions it hangs on."""
    audit = Case.of(OFFICE, *acts).audit(d(2026, 2, 2), readings=readings)
    return {f.code: set(f.contested) & {"met_on", "after_hours"} for f in audit.findings}


def test_a_late_notice_hangs_on_the_day_that_counts_where_two_days_are_recorded():
    code = "request.notice.late"
    over_the_days = notice(DUE, d(2025, 9, 24))
    assert code not in doubted(ASKED, over_the_days)
    assert doubted(ASKED, over_the_days, readings=RECEIVED)[code] == {"met_on"}
    same_day = notice(d(2025, 9, 23))
    assert doubted(ASKED, same_day, readings=RECEIVED)[code] == set()


def test_a_late_notice_hangs_on_the_hour_of_the_request():
    """Asked on Monday evening: ten working days from Monday or from Tuesday."""
    evening = e.RequestReceived(on=MONDAY, time=time(17))
    code = "request.notice.late"
    assert doubted(evening, notice(d(2025, 9, 23)))[code] == {"after_hours"}
    assert doubted(ASKED, notice(d(2025, 9, 23)))[code] == set()


def test_a_late_objection_hangs_on_its_hour_only_where_its_receipt_counts():
    """Thirty working days from the notice on 9 September: 21 October."""
    by_receipt = {"objection_filed_on": "received"}
    late = "objection.filing.late"
    evening = e.ObjectionFiled(on=d(2025, 10, 21), time=time(17), ground="e")

    def found(objection, **readings):
        case = Case.of(OFFICE, ASKED, notice(TUESDAY), objection)
        audit = case.audit(d(2025, 11, 3), readings=Readings.of(readings))
        about = {"objection_filed_on", "after_hours"}
        return {f.code: set(f.contested) & about for f in audit.findings}.get(late)

    assert found(evening) is None
    assert found(evening, **by_receipt) is None
    assert found(evening, after_hours="next_working_day", **by_receipt) == {
        "objection_filed_on", "after_hours"
    }  # fmt: skip
    posted = e.ObjectionFiled(on=d(2025, 10, 21), received_on=d(2025, 10, 23), ground="e")
    assert found(posted) is None
    assert found(posted, **by_receipt) == {"objection_filed_on"}


# -- what an answer rests on -----------------------------------------------------------------


def test_only_what_names_a_projected_day_rests_on_a_projection():
    """The days off of 2028 are not decreed; those of 2025 are."""
    found = Case.of(OFFICE, ASKED).standing(d(2025, 9, 30)).basis
    assert found.projected_by is None
    later = Case.of(OFFICE, e.RequestReceived(on=d(2028, 9, 4))).standing(d(2028, 9, 30)).basis
    assert later.projected_by is not None


def articles(key, *acts):
    return {c.instrument for c in clock(key, *acts).citations}


def test_of_the_regulations_on_disputes_only_the_one_that_governs_is_cited():
    filed = articles("dispute.filing", *DISPUTED)
    assert {"UU 14/2008", "Perki 1/2013"} <= filed
    assert "Perki 2/2010" not in filed
    asked = articles("request.notice", ASKED)
    assert "Perki 1/2010" not in asked
    assert "UU 14/2008" in asked


def test_a_limit_of_the_house_in_calendar_days_hangs_on_what_calendar_days_hang_on():
    """Thirteen days from Monday 8 September end on a Sunday."""
    rule = HouseRule("request.notice", 13, "calendar_days", "Peraturan rektor contoh")
    found = clock("request.notice", ASKED, house_rules=(rule,))
    assert found.due_on == d(2025, 9, 21)
    assert {"calendar_roll": DUE, "first_day": d(2025, 9, 20)} == {
        a.reading: a.due_on for a in found.alternatives if a.reading != "notice_clock"
    }


def test_a_window_after_silence_hangs_on_the_day_on_which_silence_is_found():
    """The notice was due on 22 September; thirty working days later is 3 November."""
    objected = e.ObjectionFiled(on=d(2025, 10, 1), ground="c")
    found = clock("objection.filing", ASKED, objected)
    assert (found.starts_on, found.due_on) == (DUE, d(2025, 11, 3))
    assert ("silence_found_on", "next_working_day", d(2025, 11, 4)) in {
        (a.reading, a.option, a.due_on) for a in found.alternatives
    }
