"""What a case answers: the small checks that the users' desks asked for."""

import json
import pickle
from datetime import UTC, date, datetime

import pytest

from ppid_rules import (
    Case,
    ClockStatus,
    HouseRule,
    NotADateError,
    Overlay,
    PublicBody,
    Readings,
    UnknownOptionError,
    UnknownTermError,
    indonesia,
)
from ppid_rules import events as e

BODY = PublicBody(name="Kementerian Contoh", level="central", kind="state")
KPU = PublicBody(
    name="KPU Kabupaten Tabanan", level="regency", kind="election_organiser", region="ID-BA"
)
RECEIVED = date(2025, 8, 25)


def case(*events, body=BODY, **fields):
    return Case.of(body, *events, **fields)


def day(n, start=RECEIVED):
    return indonesia().add_working_days(start, n)


def codes(made, as_of, **options):
    return [f.code for f in made.audit(as_of, **options).findings]


def statuses(made, as_of):
    return {clock.key: str(clock.status) for clock in made.deadlines(as_of)}


# -- time ------------------------------------------------------------------------------------------


def test_silence_is_computed_and_never_closes_a_request():
    silent = case(e.RequestReceived(on=date(2026, 6, 6)))
    standing = silent.standing(date(2026, 8, 1))
    assert silent.status == "request.received"
    assert standing.status == "request.silent"
    assert standing.silent_since == date(2026, 6, 23)
    assert [actor.value for actor in standing.waiting_for] == ["ppid"]
    assert "objection_filed" in [step.event for step in silent.next_steps(date(2026, 8, 1))]


def test_the_last_day_still_runs_and_the_next_is_overdue():
    silent = case(e.RequestReceived(on=date(2026, 6, 6)))
    assert statuses(silent, date(2026, 6, 22))["request.notice"] == "running"
    assert statuses(silent, date(2026, 6, 23))["request.notice"] == "overdue"


def decided(*copies):
    return case(
        e.RequestReceived(on=date(2026, 6, 6)),
        e.ObjectionFiled(on=date(2026, 6, 24), ground="c"),
        e.DisputeFiled(on=date(2026, 8, 10), received_on=date(2026, 8, 12)),
        e.FirstHearingHeld(on=date(2026, 9, 1)),
        e.MediationStarted(on=date(2026, 9, 1)),
        e.MediationFailed(on=date(2026, 9, 21)),
        e.DecisionRead(on=date(2026, 10, 15), outcome="granted"),
        *copies,
    )


COPIES = (
    e.DecisionCopyReceived(on=date(2026, 10, 19), by="requester"),
    e.DecisionCopyReceived(on=date(2026, 10, 22), by="public_body"),
)


def test_a_decision_is_final_after_every_window():
    made = decided(*COPIES)
    assert made.standing(date(2026, 11, 11)).status == "dispute.decided"
    standing = made.standing(date(2026, 11, 12))
    assert standing.status == "court.final"
    assert standing.final_on == standing.surely_final_on == date(2026, 11, 12)
    assert "caveat.ask_the_court" in [step.code for step in standing.caveats]
    clocks = {c.key: c for c in made.deadlines(date(2026, 11, 12))}
    assert clocks["dispute.decision_copy@requester"].status == "met"
    assert clocks["dispute.decision_copy@public_body"].working_days_late == 2
    assert clocks["court.objection@requester"].due_on == date(2026, 11, 6)
    assert clocks["court.objection@public_body"].due_on == date(2026, 11, 11)


def test_finality_is_not_told_while_a_receipt_is_missing():
    standing = decided(COPIES[0]).standing(date(2026, 12, 31))
    assert standing.final_on is None
    assert standing.status == "dispute.decided"
    assert standing.caveats[0].code == "caveat.finality_unknown"


@pytest.mark.parametrize(
    ("on", "premature"), [(date(2026, 11, 11), True), (date(2026, 11, 12), False)]
)
def test_execution_before_finality_is_premature(on, premature):
    made = decided(*COPIES, e.ExecutionRequested(on=on))
    assert ("execution.request.premature" in codes(made, on)) is premature


def test_a_court_objection_of_one_party_holds_finality_up():
    made = decided(
        *COPIES, e.CourtObjectionFiled(on=date(2026, 11, 2), by="public_body", court="ptun")
    )
    assert made.status == "court.objection"
    assert made.standing(date(2027, 1, 4)).final_on is None
    judged = made.record(
        e.CourtDecisionReceived(on=date(2027, 1, 6), by="requester"),
        e.CourtDecisionReceived(on=date(2027, 1, 8), by="public_body"),
    )
    assert judged.standing(date(2027, 1, 23)).final_on == date(2027, 1, 23)
    cassation = judged.record(e.CassationFiled(on=date(2027, 1, 20), by="public_body"))
    assert cassation.standing(date(2027, 3, 1)).final_on is None
    ended = cassation.record(e.CassationDecided(on=date(2027, 6, 1)))
    assert ended.standing(date(2027, 6, 1)).final_on == date(2027, 6, 1)
    assert ended.status == "court.final"


# -- extensions ------------------------------------------------------------------------------------


def test_an_unused_right_is_no_fault_of_anybody():
    made = case(
        e.RequestReceived(on=date(2025, 3, 3)),
        e.NoticeGiven(on=date(2025, 3, 10), outcome="refused"),
    )
    assert statuses(made, date(2025, 6, 10))["objection.filing"] == "lapsed"
    assert made.deadlines(date(2025, 6, 10), side="body", status={"overdue"}) == ()
    assert codes(made, date(2025, 6, 10)) == []


def test_a_refusal_within_the_extension_is_no_finding():
    made = case(
        e.RequestReceived(on=RECEIVED),
        e.NoticeExtended(on=day(5), reason="belum dikuasai"),
        e.NoticeGiven(on=day(15), outcome="refused"),
    )
    assert codes(made, day(20)) == []
    clock = made.deadline("request.notice", day(20))
    assert (clock.limit, clock.due_on) == (day(10), day(17))
    assert made.deadline("request.refusal_notice", day(20)).due_on == day(17)


def test_one_late_act_is_one_finding():
    made = case(e.RequestReceived(on=RECEIVED), e.NoticeGiven(on=day(11), outcome="refused"))
    assert codes(made, day(20)) == ["request.notice.late"]


@pytest.mark.parametrize(
    ("event", "expected", "due"),
    [
        (e.NoticeExtended(on=day(10), reason="x"), [], 17),
        (e.NoticeExtended(on=day(11), reason="x"), ["request.extension.late"], 10),
        (e.NoticeExtended(on=day(5), reason=""), ["request.extension.unreasoned"], 10),
        (e.NoticeExtended(on=day(5)), [], 17),
        (e.NoticeExtended(on=day(5), conditions=()), [], 17),
    ],
)
def test_an_extension_moves_the_limit_or_is_found(event, expected, due):
    made = case(e.RequestReceived(on=RECEIVED), event)
    found = [code for code in codes(made, day(11)) if code.startswith("request.extension")]
    assert found == expected
    assert made.deadline("request.notice", day(11)).due_on == day(due)


def test_a_second_extension_moves_nothing():
    made = case(
        e.RequestReceived(on=RECEIVED),
        e.NoticeExtended(on=day(5), reason="x"),
        e.NoticeExtended(on=day(16), reason="y"),
    )
    assert codes(made, day(16)) == ["request.extension.repeated"]
    assert made.deadline("request.notice", day(16)).due_on == day(17)
    assert [c.key for c in made.deadlines(day(16)) if c.term.id == "request.extension"] == ["request.extension", "request.extension#2"]  # fmt: skip


def test_readings_decide_about_extensions():
    made = case(
        e.RequestReceived(on=RECEIVED), e.NoticeExtended(on=day(12), reason="x", conditions=())
    )
    clock = made.deadline("request.notice", day(12))
    assert clock.due_on == day(10)
    assert clock.under(extension_announced="any_time_in_extension").due_on == day(17)
    strict = Readings(
        extension_announced="any_time_in_extension", extension_validity="perki_conditions"
    )
    assert "request.extension.unreasoned" in codes(made, day(12), readings=strict)


def test_mediation_is_extended_once_under_the_newer_regulation():
    hearing = (
        e.RequestReceived(on=date(2026, 6, 6)),
        e.ObjectionFiled(on=date(2026, 6, 24), ground="c"),
        e.DisputeFiled(on=date(2026, 8, 12)),
        e.FirstHearingHeld(on=date(2026, 9, 1)),
        e.MediationStarted(on=date(2026, 9, 1)),
    )
    assert case(*hearing).deadline("mediation.duration", date(2026, 9, 5)).due_on == date(
        2026, 9, 21
    )
    extended = case(*hearing, e.MediationExtended(on=date(2026, 9, 10)))
    clock = extended.deadline("mediation.duration", date(2026, 9, 11))
    assert clock.due_on == date(2026, 9, 30)
    assert "Senin, 21 September 2026" in clock.explain("id")
    assert [row.number for row in clock.count() if row.number][-1] == 21


def test_the_older_regulation_knows_no_extension_of_mediation():
    made = case(
        e.RequestReceived(on=date(2011, 3, 1)),
        e.ObjectionFiled(on=date(2011, 4, 1), ground="c"),
        e.DisputeFiled(on=date(2011, 6, 1)),
        e.MediationStarted(on=date(2011, 7, 1)),
        e.MediationExtended(on=date(2011, 7, 10)),
    )
    assert "mediation.extension.unavailable" in codes(made, date(2011, 7, 15))


# -- too early, too late ---------------------------------------------------------------------------


def test_an_objection_on_the_day_of_the_lapse_is_premature_by_a_later_decree():
    made = case(
        e.RequestReceived(on=date(2025, 8, 4)), e.ObjectionFiled(on=date(2025, 8, 19), ground="c")
    )
    (finding,) = [
        f for f in made.audit(date(2025, 8, 20)).findings if f.term.id == "objection.filing"
    ]
    assert finding.code == "objection.filing.premature"
    assert finding.severity == "risk"
    assert finding.hindsight
    assert finding.contested == ("first_day", "joint_leave", "notice_clock")
    assert codes(
        made.until(date(2025, 8, 18)).record(e.ObjectionFiled(on=date(2025, 8, 20), ground="c")),
        date(2025, 8, 20),
    ) == ["request.notice.missing"]
    steps = [s for s in made.next_steps(date(2025, 8, 20)) if s.event == "objection_filed"]
    assert [(s.key, s.earliest) for s in steps] == [("objection.filing#2", date(2025, 8, 20))]


def test_an_answer_that_a_decree_made_late():
    made = case(
        e.RequestReceived(on=date(2020, 2, 20)),
        e.NoticeGiven(on=date(2020, 3, 2), outcome="refused"),
        e.ObjectionFiled(on=date(2020, 4, 6), ground="a"),
        e.ObjectionAnswered(on=date(2020, 5, 26), outcome="rejected"),
    )
    (finding,) = made.audit(date(2020, 6, 5)).findings
    assert (finding.code, finding.working_days_late, finding.hindsight) == (
        "objection.answer.late",
        1,
        True,
    )
    assert codes(made, date(2020, 6, 5), calendar=indonesia(as_known_on=date(2020, 5, 19))) == []


def test_a_refusal_needs_no_waiting():
    made = case(
        e.RequestReceived(on=RECEIVED),
        e.NoticeGiven(on=day(3), outcome="refused"),
        e.ObjectionFiled(on=day(4), ground="a"),
    )
    assert codes(made, day(5)) == []


def test_a_late_answer_starts_the_window_again_only_under_a_reading():
    made = case(
        e.RequestReceived(on=RECEIVED),
        e.NoticeGiven(on=day(3), outcome="refused"),
        e.ObjectionFiled(on=day(4), ground="a"),
        e.ObjectionAnswered(on=day(38), outcome="rejected"),
        e.DisputeFiled(on=day(50)),
    )
    (late,) = [f for f in made.audit(day(60)).findings if f.code == "dispute.filing.late"]
    assert late.working_days_late == 2
    assert (("late_answer", "restarts"),) in late.falls_under
    assert made.deadline("dispute.filing", day(60)).under(late_answer="restarts").due_on == day(52)


# -- hearings --------------------------------------------------------------------------------------

FILED = (
    e.RequestReceived(on=date(2026, 6, 6)),
    e.ObjectionFiled(on=date(2026, 6, 24), ground="c"),
    e.DisputeFiled(on=date(2026, 8, 10), received_on=date(2026, 8, 12)),
)


def test_a_summons_is_counted_back_from_the_day_fixed():
    made = case(
        *FILED,
        e.HearingScheduled(on=date(2026, 11, 10), for_day=date(2026, 11, 18), what="first_hearing"),
        e.SummonsReceived(on=date(2026, 11, 13), by="requester"),
        e.SummonsReceived(on=date(2026, 11, 14), by="public_body"),
        e.HearingScheduled(on=date(2026, 11, 16), for_day=date(2026, 11, 25), what="first_hearing"),
    )
    clocks = statuses(made, date(2026, 11, 20))
    assert clocks["dispute.summons@requester"] == "met"
    assert clocks["dispute.summons@public_body"] == "late"
    (finding,) = [
        f for f in made.audit(date(2026, 11, 20)).findings if f.code == "dispute.summons.late"
    ]
    assert finding.due_on == date(2026, 11, 13)
    assert "Kamis, 19 November 2026" in finding.message("id", "panel")
    clear = made.audit(date(2026, 11, 20), readings=Readings(backward_count="clear_days"))
    assert [f.key for f in clear.findings if f.code == "dispute.summons.late"] == ["dispute.summons@requester", "dispute.summons@public_body"]  # fmt: skip


def test_mediation_on_ground_a_is_recorded_and_found():
    made = case(
        e.RequestReceived(on=RECEIVED),
        e.NoticeGiven(on=day(3), outcome="refused"),
        e.ObjectionFiled(on=day(4), ground="a"),
        e.DisputeFiled(on=day(40)),
        e.FirstHearingHeld(on=day(50)),
        e.MediationStarted(on=day(50)),
    )
    (finding,) = [f for f in made.audit(day(51)).findings if f.term.id.startswith("mediation")]
    assert (finding.code, finding.severity, finding.contested) == (
        "mediation.start.unavailable",
        "breach",
        (),
    )


@pytest.mark.parametrize(
    ("absences", "excused", "reached"), [(1, False, False), (2, False, True), (2, True, False)]
)
def test_two_unexcused_absences_count_under_the_newer_regulation(absences, excused, reached):
    away = [
        e.PartyAbsent(on=date(2026, 9, 1 + n), by="requester", excused=excused)
        for n in range(absences)
    ]
    made = case(*FILED, *away)
    assert ("dispute.absence.reached" in codes(made, date(2026, 9, 10))) is reached


def test_the_settlement_is_listed_before_it_runs():
    clock = case(*FILED).deadline("dispute.settlement", date(2026, 8, 20))
    assert (clock.status, clock.due_on, clock.starts_on) == ("not_started", None, None)
    assert {(a.reading, a.option): a.due_on for a in clock.alternatives}[
        "settlement_clock", "application"
    ]
    assert clock.explain("id")
    assert clock.to_dict()["starts_on"] is None


# -- sparse registers ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("n", "status", "found"),
    [(10, "met", []), (11, "unknown", ["request.notice.unrecorded"]), (13, "unknown", ["request.notice.unrecorded"]),
     (17, "unknown", ["request.notice.unrecorded"]), (18, "late", ["request.notice.late"])],
)  # fmt: skip
def test_a_register_without_extensions_cannot_tell(n, status, found):
    made = case(
        e.RequestReceived(on=RECEIVED),
        e.NoticeGiven(on=day(n), outcome="granted"),
        not_kept={"notice_extended"},
    )
    audit = made.audit(day(20))
    assert made.deadline("request.notice", day(20)).status == status
    assert [f.code for f in audit.findings] == found
    if n == 18:
        assert audit.findings[0].working_days_late == 1


@pytest.mark.parametrize("fields", [{"undated": {"notice_given"}}, {"not_kept": {"notice_given"}}])
def test_what_happened_on_an_unknown_day_is_no_breach(fields):
    made = case(e.RequestReceived(on=RECEIVED), **fields)
    assert made.deadline("request.notice", day(40)).status == "unknown"
    assert codes(made, day(40)) == []


def test_a_later_step_shows_an_unrecorded_one():
    made = case(
        e.RequestReceived(on=RECEIVED, channel="email"), e.NoticeGiven(on=day(5), outcome="granted")
    )
    (finding,) = made.audit(day(6)).findings
    assert (finding.code, finding.severity) == ("request.receipt.unrecorded", "note")
    assert "05 Sept" not in finding.message("en")
    objected = case(e.RequestReceived(on=RECEIVED), e.ObjectionFiled(on=day(20), ground="d"))
    assert [f.code for f in objected.audit(day(21)).findings] == ["request.notice.unrecorded"]


@pytest.mark.parametrize(
    ("reasons", "found"), [(None, []), ("", ["objection.answer.unreasoned"]), ("x", [])]
)
def test_not_recorded_is_not_unreasoned(reasons, found):
    made = case(
        e.RequestReceived(on=RECEIVED),
        e.NoticeGiven(on=day(3), outcome="refused"),
        e.ObjectionFiled(on=day(4), ground="a"),
        e.ObjectionAnswered(on=day(20), outcome="rejected", reasons=reasons),
    )
    assert codes(made, day(21)) == found


def test_an_unrecorded_ground_is_read_and_said():
    silent = case(e.RequestReceived(on=RECEIVED), e.ObjectionFiled(on=day(5)))
    clock = silent.deadline("objection.filing", day(6))
    assert (clock.ground, clock.ground_assumed) == ("c", True)
    (finding,) = silent.audit(day(6)).findings
    assert "huruf c" in finding.message("id")
    assert "caveat.ground_assumed.c" in [s.code for s in silent.standing(day(6)).caveats]


def test_a_told_date_that_is_another():
    made = case(
        e.RequestReceived(on=date(2025, 8, 4)),
        e.ReceiptGiven(on=date(2025, 8, 4), stated_due_on=date(2025, 8, 18)),
    )
    (finding,) = made.audit(date(2025, 8, 8)).findings
    assert (finding.code, finding.severity) == ("request.notice.misstated", "note")
    assert (finding.stated_due_on, finding.due_on, finding.hindsight) == (
        date(2025, 8, 18),
        date(2025, 8, 19),
        True,
    )


# -- bodies and regimes ----------------------------------------------------------------------------


def test_a_moment_is_a_day_where_the_body_sits():
    after_midnight = KPU.local(datetime(2026, 6, 8, 16, 30, tzinfo=UTC))
    made = case(e.RequestReceived(**after_midnight), body=KPU, regime="general")
    clock = made.deadline("request.notice", date(2026, 6, 10))
    assert (clock.starts_on, clock.due_on) == (date(2026, 6, 9), date(2026, 6, 24))


def test_a_form_sent_on_a_saturday_night():
    made = case(
        e.RequestReceived(**KPU.local(datetime(2026, 6, 6, 14, 30, tzinfo=UTC))),
        body=KPU,
        regime="general",
    )
    clock = made.deadline("request.notice", date(2026, 6, 8))
    assert clock.due_on == date(2026, 6, 22)
    assert clock.under(after_hours="next_working_day").due_on == clock.latest == date(2026, 6, 23)


def test_an_election_case_knows_its_own_numbers_only():
    made = case(
        e.RequestReceived(on=date(2024, 2, 15)),
        e.ObjectionFiled(on=date(2024, 2, 26), ground="c"),
        body=KPU,
        regime="election",
    )
    clocks = {c.key: c for c in made.deadlines(date(2024, 3, 1))}
    assert clocks["request.notice"].due_on == date(2024, 2, 20)
    assert (clocks["objection.filing"].due_on, clocks["objection.filing"].status) == (
        None,
        "unknown",
    )
    assert clocks["objection.answer"].due_on == date(2024, 2, 29)
    assert (clocks["dispute.filing"].due_on, clocks["dispute.filing"].evidence) == (None, "unknown")
    assert "caveat.election_not_established" in [
        s.code for s in made.standing(date(2024, 3, 1)).caveats
    ]


def test_house_rules_week_and_own_days_reach_the_clocks():
    six = PublicBody(name="Dinas", level="regency", kind="state", week="six")
    assert case(e.RequestReceived(on=date(2022, 8, 1)), body=six).deadline(
        "request.notice", date(2022, 8, 2)
    ).due_on == date(2022, 8, 12)
    closed = Overlay(days_off=((date(2025, 8, 26), "pindah"),))
    assert case(e.RequestReceived(on=RECEIVED), overlay=closed).deadline(
        "request.notice", RECEIVED
    ).due_on == day(11)
    rule = HouseRule("request.notice", 18, "working_days", "SK Rektor")
    clock = case(e.RequestReceived(on=RECEIVED), house_rules=(rule,)).deadline(
        "request.notice", RECEIVED
    )
    assert (clock.due_on, clock.evidence) == (day(18), "caller")


def test_a_request_in_process_stays_under_the_old_rules():
    made = case(
        e.RequestReceived(on=date(2021, 6, 29)),
        e.NoticeGiven(on=date(2021, 7, 20), outcome="refused"),
    )
    assert "request.refusal_notice" not in statuses(made, date(2021, 8, 1))
    newer = case(
        e.RequestReceived(on=date(2021, 6, 30)),
        e.NoticeGiven(on=date(2021, 7, 20), outcome="refused"),
    )
    assert "request.refusal_notice" in statuses(newer, date(2021, 8, 1))


# -- bad questions ---------------------------------------------------------------------------------


def test_bad_questions():
    made = case(e.RequestReceived(on=RECEIVED))
    with pytest.raises(NotADateError):
        made.audit(datetime(2025, 9, 1))  # noqa: DTZ001 - a moment is the bad input
    with pytest.raises(UnknownTermError, match=r"request\.notice"):
        made.deadline("request.notise", RECEIVED)
    with pytest.raises(UnknownOptionError):
        made.deadlines(RECEIVED, status={"red"})
    with pytest.raises(UnknownOptionError):
        made.next_steps(RECEIVED, actor="clerk")


def test_an_empty_case_has_nothing_to_say():
    audit = case().audit(RECEIVED)
    assert (audit.findings, audit.clocks, audit.otherwise) == ((), (), ())
    assert audit.standing.status == "request.not_received"
    assert json.dumps(audit.to_dict())


def test_results_cannot_be_changed_and_can_be_kept():
    made = case(e.RequestReceived(on=RECEIVED), e.NoticeGiven(on=day(12)))
    audit = made.audit(day(20))
    things = (
        audit,
        audit.standing,
        audit.findings[0],
        audit.clocks[0],
        made.next_steps(day(13))[0],
    )
    for thing in things:
        assert pickle.loads(pickle.dumps(thing)) == thing
        assert hash(thing) is not None
        with pytest.raises(AttributeError):
            thing.code = "x"
        with pytest.raises(AttributeError):
            del thing.term
    assert audit.clocks[0].status is ClockStatus.LATE


def test_two_audits_are_compared():
    made = case(e.RequestReceived(on=date(2025, 8, 4)))
    before = made.audit(date(2025, 8, 19), calendar=indonesia(as_known_on=date(2025, 8, 6)))
    after = made.audit(date(2025, 8, 19))
    change = after.compare(before)
    assert [f.code for f in change.disappeared] == ["request.notice.missing"]
    moved = {c.key: (c.before.due_on, c.after.due_on) for c in change.clocks}
    assert moved["request.notice"] == (date(2025, 8, 18), date(2025, 8, 19))


def test_the_safe_window_of_a_citizen():
    """A form of Saturday night: safe from 24 June to 3 August, whatever the count."""
    moment = KPU.local(datetime(2026, 6, 6, 14, 30, tzinfo=UTC))
    made = case(e.RequestReceived(**moment), body=KPU, regime="general")
    (step,) = made.next_steps(date(2026, 6, 25), actor="requester")
    assert (step.event, step.grounds) == ("objection_filed", ("c",))
    assert (step.earliest, step.latest) == (date(2026, 6, 23), date(2026, 8, 3))
    assert (step.safe_earliest, step.safe_latest) == (date(2026, 6, 24), date(2026, 8, 3))
    assert "Rabu, 24 Juni 2026" in step.message("id", "citizen")


def test_a_window_after_an_extension_that_may_be_unrecorded():
    """Too early for certain only before the first limit; late for certain only after the second."""
    made = case(e.RequestReceived(on=RECEIVED), not_kept={"notice_extended"})
    early = made.record(e.ObjectionFiled(on=day(10), ground="c"))
    between = made.record(e.ObjectionFiled(on=day(12), ground="c"))
    assert "objection.filing.premature" in codes(early, day(40))
    assert "objection.filing.premature" not in codes(between, day(40))
    assert between.deadline("objection.filing", day(40)).due_on == day(47)


def test_only_the_first_hearing_fixed_has_a_summons_clock():
    made = case(
        *FILED,
        e.HearingScheduled(on=date(2026, 11, 10), for_day=date(2026, 11, 18), what="first_hearing"),
        e.HearingScheduled(on=date(2026, 11, 16), for_day=date(2026, 11, 25), what="first_hearing"),
        e.HearingScheduled(on=date(2026, 11, 26), for_day=date(2026, 12, 9), what="mediation"),
    )
    keys = [c.key for c in made.deadlines(date(2026, 11, 27)) if c.term.id == "dispute.summons"]
    assert keys == [
        "dispute.summons@requester", "dispute.summons@public_body",
        "dispute.summons@requester#2", "dispute.summons@public_body#2",
    ]  # fmt: skip


def test_a_window_that_passed_stays_passed_when_a_second_notice_is_on_its_way():
    made = case(
        e.RequestReceived(on=date(2010, 9, 1)),
        e.NoticeGiven(on=date(2010, 9, 1)),
        e.NoticeGiven(on=date(2010, 10, 23), received_on=date(2010, 10, 24)),
        e.ObjectionFiled(on=date(2010, 10, 23)),
    )
    found = statuses(made, date(2010, 10, 26))
    assert (found["objection.filing"], found["objection.filing#2"]) == ("lapsed", "met")
