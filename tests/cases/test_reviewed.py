"""What an independent reading of cases against the texts found wrong, each as an example."""

import json
from datetime import date, time

from ppid_rules import Case, PublicBody, Readings
from ppid_rules import events as e

BODY = PublicBody(name="Kementerian Contoh", level="central", kind="state")


def case(*events, **fields):
    return Case.of(BODY, *events, **fields)


def found(made, as_of):
    return {(f.code, f.key): f for f in made.audit(as_of).findings}


def test_an_extension_that_the_rules_do_not_know_can_be_shown():
    made = case(
        e.RequestReceived(on=date(2011, 1, 10)), e.ObjectionFiled(on=date(2011, 2, 1), ground="c"), e.DisputeFiled(on=date(2011, 3, 21)),
        e.DisputeRegistered(on=date(2011, 3, 28)), e.MediationStarted(on=date(2011, 5, 2)),
        e.MediationExtended(on=date(2011, 5, 19)),
    )  # fmt: skip
    day = date(2011, 6, 30)
    assert json.dumps(made.audit(day).to_dict())
    assert made.timeline(day).text("en")
    assert "no such extension" in made.deadline("mediation.extension", day).explain("en")
    finding = found(made, day)["mediation.extension.unavailable", "mediation.extension"]
    assert ("Perki 2/2010", "31") in {(c.instrument, c.article) for c in finding.citations}


def test_a_repeated_extension_leaves_the_extended_limit():
    made = case(
        e.RequestReceived(on=date(2025, 3, 3)),
        e.NoticeExtended(on=date(2025, 3, 12), reason="x"),
        e.NoticeExtended(on=date(2025, 3, 20), reason="y"),
    )
    (finding,) = made.audit(date(2025, 3, 21)).findings
    assert finding.code == "request.extension.repeated"
    assert (
        finding.due_on
        == made.deadline("request.notice", date(2025, 3, 21)).due_on
        == date(2025, 3, 26)
    )
    assert "Wednesday, 26 March 2025" in finding.message("en")


def test_a_late_extension_is_as_late_as_its_finding():
    made = case(e.RequestReceived(on=date(2025, 3, 3)), e.NoticeExtended(on=date(2025, 3, 18)))
    day = date(2025, 3, 20)
    finding = found(made, day)["request.extension.late", "request.extension"]
    assert (
        made.deadline("request.extension", day).working_days_late == finding.working_days_late == 1
    )


def test_a_dispute_that_straddles_has_one_settlement():
    made = case(
        e.RequestReceived(on=date(2013, 1, 7)), e.ObjectionFiled(on=date(2013, 1, 28), ground="c"), e.DisputeFiled(on=date(2013, 3, 20)),
        e.DisputeRegistered(on=date(2013, 3, 26)), e.FirstHearingHeld(on=date(2013, 5, 20)),
        e.MediationStarted(on=date(2013, 5, 20)),
    )  # fmt: skip
    day = date(2013, 9, 30)
    clocks = [(c.key, c.due_on) for c in made.deadlines(day) if c.term.id == "dispute.settlement"]
    assert clocks == [("dispute.settlement", date(2013, 10, 17))]
    assert not [key for key in found(made, day) if key[0].startswith("dispute.settlement")]


def test_a_step_under_the_older_regulation_cites_it():
    made = case(
        e.RequestReceived(on=date(2013, 1, 7)), e.ObjectionFiled(on=date(2013, 1, 28), ground="c"), e.DisputeFiled(on=date(2013, 3, 4)),
        e.DisputeRegistered(on=date(2013, 5, 6)), e.FirstHearingHeld(on=date(2013, 6, 3)),
    )  # fmt: skip
    assert all(clock.citations for clock in made.deadlines(date(2013, 7, 1)))


def test_no_message_invites_to_act_in_the_past():
    silent = case(e.RequestReceived(on=date(2025, 6, 2)))
    later = silent.audit(date(2025, 12, 21)).findings[0].message("en", "citizen")
    assert "safe time" not in later
    assert "safe time" in silent.audit(date(2025, 7, 1)).findings[0].message("en", "citizen")


def test_no_safe_limit_is_that_of_a_superseded_objection():
    made = case(
        e.RequestReceived(on=date(2025, 6, 2)), e.ObjectionFiled(on=date(2025, 6, 10), ground="c"), e.ObjectionFiled(on=date(2025, 6, 25), ground="c"),
        e.ObjectionAnswered(on=date(2025, 8, 20)), e.DisputeFiled(on=date(2025, 8, 25)),
    )  # fmt: skip
    finding = found(made, date(2025, 9, 1))["objection.answer.late", "objection.answer#2"]
    assert "11 August" not in finding.message("en", "citizen")


def test_a_told_date_is_explained_by_the_limit_that_was_told():
    made = case(
        e.RequestReceived(on=date(2025, 8, 4), stated_due_on=date(2025, 8, 18)),
        e.NoticeExtended(on=date(2025, 8, 15), reason="x"),
    )
    finding = found(made, date(2025, 8, 20))["request.notice.misstated", "request.notice"]
    assert "from Monday, 18 August 2025 to Tuesday, 19 August 2025" in finding.message("en")


def test_an_extended_clock_says_only_what_holds():
    made = case(
        e.RequestReceived(on=date(2025, 3, 3)), e.NoticeExtended(on=date(2025, 3, 12), reason="x")
    )
    clock = made.deadline("request.notice", date(2025, 3, 13))
    assert "paling lambat Senin, 17 Maret 2025" not in clock.explain("id")
    assert "masa pertama berakhir Senin, 17 Maret 2025" in clock.explain("id")
    assert ("UU 14/2008", "22(8)") in {(c.instrument, c.article) for c in clock.citations}


def test_what_counts_as_received_was_not_received_then():
    made = case(e.RequestReceived(on=date(2026, 6, 6), time=time(22, 30)))
    readings = Readings(after_hours="next_working_day")
    text = made.deadline("request.notice", date(2026, 6, 8), readings=readings).explain("en")
    assert "came in on Saturday, 6 June 2026" in text
    assert "received on Monday, 8 June 2026" in text
    assert "was received on Monday" not in text


def test_a_completed_request_is_not_received_on_that_day():
    made = case(
        e.RequestReceived(on=date(2025, 2, 3)), e.IncompletenessNotified(on=date(2025, 2, 5)),
        e.CorrectionReceived(on=date(2025, 2, 7)),
    )  # fmt: skip
    readings = Readings(notice_clock="complete")
    text = made.deadline("request.notice", date(2025, 2, 10), readings=readings).explain("en")
    assert "The request was received on Friday, 7 February 2025" not in text


def test_safe_days_where_an_extension_may_be_unrecorded():
    """Safe is what is in time whether or not an extension was announced."""
    day = date(2025, 3, 5)
    cannot_tell = case(e.RequestReceived(on=date(2025, 2, 3)), not_kept={"notice_extended"})
    plain = case(e.RequestReceived(on=date(2025, 2, 3)))
    (step,) = cannot_tell.next_steps(day, actor="requester")
    (without,) = plain.next_steps(day, actor="requester")
    assert step.safe_latest == without.safe_latest == date(2025, 3, 28)
    assert step.safe_earliest > without.safe_earliest
    assert cannot_tell.standing(day).silent_since == date(2025, 2, 27)


def test_the_copies_are_a_next_step_after_the_decision():
    made = case(
        e.RequestReceived(on=date(2026, 6, 6)), e.ObjectionFiled(on=date(2026, 6, 24), ground="c"), e.DisputeFiled(on=date(2026, 8, 12)),
        e.FirstHearingHeld(on=date(2026, 9, 1)), e.DecisionRead(on=date(2026, 10, 15)),
    )  # fmt: skip
    steps = made.next_steps(date(2026, 10, 16))
    assert [(s.event, s.party) for s in steps] == [
        ("decision_copy_received", "requester"),
        ("decision_copy_received", "public_body"),
    ]


def test_an_order_waits_for_the_court_that_was_asked():
    """Only a final decision can be executed, and an objection keeps it from becoming final.

    Perki 1/2013 60(3) and 60(4).
    """
    log = (
        e.RequestReceived(on=date(2025, 1, 6)),
        e.ObjectionFiled(on=date(2025, 1, 27), ground="c"),
        e.DisputeFiled(on=date(2025, 3, 20)),
        e.DisputeRegistered(on=date(2025, 3, 24)),
        e.DecisionRead(on=date(2025, 7, 1), outcome="granted", comply_by=date(2025, 7, 31)),
        e.DecisionCopyReceived(on=date(2025, 7, 4), by="public_body"),
    )
    asked = e.CourtObjectionFiled(on=date(2025, 7, 15), by="public_body")
    day = date(2025, 8, 8)
    assert ("decision.compliance.missing", "decision.compliance") in found(case(*log), day)
    made = case(*log, asked)
    assert made.deadline("decision.compliance", day).status == "closed"
    assert ("decision.compliance.missing", "decision.compliance") not in found(made, day)
