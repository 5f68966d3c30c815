"""Next steps, standings, derivations and moves at their edges: when a step opens, whose, from what."""

from datetime import date as d
from datetime import time

import pytest

from ppid_rules import Case, Decree, HouseRule, PublicBody, Readings, indonesia, moved
from ppid_rules import events as e

OFFICE = PublicBody(name="Dinas Contoh", level="regency", kind="state")
RECEIVED = e.RequestReceived(on=d(2025, 3, 18))  # the notice is due on 10 April 2025
OBJECTED = e.ObjectionFiled(on=d(2025, 4, 29), ground="c")  # the answer is due on 19 June 2025
UNDATED = {"request_received", "objection_filed"}


def steps(case, as_of, **options):
    return {step.event: step for step in case.next_steps(as_of, **options)}


# -- when a step opens -------------------------------------------------------------------------


@pytest.mark.parametrize(("as_of", "opens"), [(d(2025, 4, 10), "later"), (d(2025, 4, 11), "now")])
def test_an_objection_to_silence_opens_on_the_day_after_the_last(as_of, opens):
    step = steps(Case.of(OFFICE, RECEIVED), as_of)["objection_filed"]
    assert (step.opens, step.earliest, step.grounds) == (opens, d(2025, 4, 11), ("c",))


def test_the_answer_opens_when_the_objection_arrives():
    sent = e.ObjectionFiled(on=d(2025, 4, 29), received_on=d(2025, 5, 5), ground="c")
    step = steps(Case.of(OFFICE, RECEIVED, sent), d(2025, 4, 30))["objection_answered"]
    # Thirty working days after 5 May: without 12, 13, 29 and 30 May, 6 and 9 June.
    assert (step.opens, step.earliest, step.latest) == ("later", d(2025, 5, 5), d(2025, 6, 24))


def test_what_is_counted_back_from_a_hearing_is_open_before_it():
    case = Case.of(
        OFFICE,
        e.DisputeFiled(on=d(2025, 7, 2)),
        e.DisputeRegistered(on=d(2025, 7, 4)),
        e.HearingScheduled(on=d(2025, 8, 1), what="first_hearing", for_day=d(2025, 8, 20)),
        undated=UNDATED,
    )
    summons = [s for s in case.next_steps(d(2025, 8, 4)) if s.event == "summons_received"]
    told = [(s.party, s.opens, s.earliest, s.latest) for s in summons]
    assert told == [
        (party, "now", d(2025, 8, 1), d(2025, 8, 14)) for party in ("requester", "public_body")
    ]


# -- whose step it is, and on what it rests ----------------------------------------------------


def test_only_an_objection_has_grounds():
    notice = e.NoticeGiven(on=d(2025, 3, 20), outcome="granted", promised_by=d(2025, 4, 3))
    found = steps(Case.of(OFFICE, RECEIVED, notice), d(2025, 3, 21))
    assert {event: step.grounds for event, step in found.items()} == {
        "information_delivered": (),
        "objection_filed": ("a", "d", "e", "f"),
    }


def test_a_house_rule_is_told_after_the_step_that_rests_on_it():
    rule = HouseRule("request.notice", 5, "working_days", "SOP Contoh")
    case = Case.of(OFFICE, RECEIVED, house_rules=(rule,))
    message = steps(case, d(2025, 3, 19))["notice_given"].message("en")
    # Five working days after 18 March: 25 March.
    assert message.startswith(
        "The information officer's written notice is due by Tuesday, 25 March"
    )
    assert message.endswith(
        "Article 1 number 22). The number 5 is a house rule (SOP Contoh), not that of the law; "
        "the law has 10."
    )


def test_an_extension_follows_the_limit_though_the_first_day_counts():
    """Day one is 18 March: 9 April; seven more, without counting a day twice: 21 April."""
    case = Case.of(OFFICE, RECEIVED)
    days = {
        reading: steps(case, d(2025, 3, 19), readings=Readings(first_day=reading))[
            "notice_extended"
        ]
        for reading in ("day_after", "same_day")
    }
    assert "The limit is then Tuesday, 22 April 2025" in days["day_after"].message("en")
    assert "The limit is then Monday, 21 April 2025" in days["same_day"].message("en")


# -- when there is no step ---------------------------------------------------------------------


def test_a_withdrawn_objection_needs_no_answer_though_its_time_has_passed():
    case = Case.of(OFFICE, RECEIVED, OBJECTED)
    assert steps(case, d(2025, 7, 2))["objection_answered"].overdue
    assert steps(case.record(e.ObjectionWithdrawn(on=d(2025, 7, 1))), d(2025, 7, 2)) == {}


def test_what_a_register_cannot_hold_is_not_asked_for_after_its_day():
    assert set(steps(Case.of(OFFICE, RECEIVED), d(2025, 4, 15))) == {
        "notice_given", "objection_filed",
    }  # fmt: skip
    blind = Case.of(OFFICE, RECEIVED, not_kept={"notice_given"})
    assert set(steps(blind, d(2025, 4, 15))) == {"objection_filed"}


# -- where a case stands -----------------------------------------------------------------------


def test_an_answered_objection_is_not_followed_up_after_the_window():
    """Fourteen working days from 5 May 2025, without 12, 13 May: 27 May."""
    case = Case.of(OFFICE, RECEIVED, OBJECTED, e.ObjectionAnswered(on=d(2025, 5, 5)))
    last, after = case.standing(d(2025, 5, 27)), case.standing(d(2025, 5, 28))
    assert (last.status, last.since) == ("objection.answered", d(2025, 5, 5))
    assert (after.status, after.since) == ("dispute.not_filed", d(2025, 5, 28))


def test_a_new_objection_stands_whatever_became_of_the_one_before():
    case = Case.of(
        OFFICE, RECEIVED, OBJECTED, e.ObjectionAnswered(on=d(2025, 5, 5)),
        e.ObjectionFiled(on=d(2025, 6, 2), ground="c"),
    )  # fmt: skip
    standing = case.standing(d(2025, 6, 3))
    assert (standing.status, standing.since) == ("objection.filed", d(2025, 6, 2))


def test_only_the_ground_of_the_last_objection_is_warned_of():
    known = e.ObjectionFiled(on=d(2025, 5, 6), ground="c")
    unknown = e.ObjectionFiled(on=d(2025, 4, 29))
    answered = e.ObjectionAnswered(on=d(2025, 5, 5))
    case = Case.of(OFFICE, RECEIVED, unknown)
    assert [c.code for c in case.standing(d(2025, 4, 30)).caveats] == ["caveat.ground_assumed.c"]
    again = case.record(answered).record(known)
    assert [c.code for c in again.standing(d(2025, 5, 7)).caveats] == []


def test_a_limit_that_nobody_has_read_is_no_caveat_outside_elections():
    """PERMA 2/2011 on the judgment is not obtained; that is a matter of the limit, not the case."""
    case = Case.of(
        OFFICE,
        e.DisputeFiled(on=d(2026, 4, 8)),
        e.DecisionRead(on=d(2026, 6, 15), outcome="granted"),
        e.CourtObjectionFiled(on=d(2026, 6, 22), by="requester"),
        undated=UNDATED,
    )
    assert "court.judgment" in {clock.key for clock in case.audit(d(2026, 6, 23)).clocks}
    assert [c.code for c in case.standing(d(2026, 6, 23)).caveats] == ["caveat.undated"]


# -- how a clock is derived --------------------------------------------------------------------


def test_a_request_completed_in_service_hours_is_counted_from_its_completion():
    case = Case.of(
        OFFICE,
        e.RequestReceived(on=d(2025, 3, 18), time=time(10)),
        e.IncompletenessNotified(on=d(2025, 3, 20)),
        e.CorrectionReceived(on=d(2025, 3, 21)),
    )
    readings = Readings(notice_clock="complete")
    clock = case.deadline("request.notice", d(2025, 3, 24), readings=readings)
    step = clock.trace[0]
    assert (step.code, dict(step.values)) == ("start.stands_in", {"start": d(2025, 3, 21)})
    assert "no declaration of completeness is recorded" in step.text("en")


def test_an_extension_that_the_older_regulation_does_not_know_names_its_articles():
    case = Case.of(
        OFFICE,
        e.DisputeFiled(on=d(2012, 2, 10)),
        e.DisputeRegistered(on=d(2012, 2, 14)),
        e.MediationStarted(on=d(2012, 2, 24)),
        e.MediationExtended(on=d(2012, 3, 5)),
        undated=UNDATED,
    )
    clock = next(c for c in case.audit(d(2012, 3, 6)).clocks if c.key == "mediation.extension")
    assert [step.code for step in clock.trace] == ["clock.not_provided", "basis", "closing"]
    articles = [(c.instrument, c.article) for c in clock.trace[1].citations]
    assert articles == [("Perki 2/2010", "31"), ("Perki 2/2010", "35c")]


def test_the_days_of_a_period_and_its_extension_are_numbered_through():
    case = Case.of(OFFICE, RECEIVED, e.NoticeExtended(on=d(2025, 4, 8), reason="Arsip."))
    rows = case.deadline("request.notice", d(2025, 4, 9)).count()
    assert [row.number for row in rows if row.number is not None] == list(range(18))
    assert [(row.day, row.number) for row in rows[-14:-8]] == [
        (d(2025, 4, 9), 9), (d(2025, 4, 10), 10), (d(2025, 4, 11), 11),
        (d(2025, 4, 12), None), (d(2025, 4, 13), None), (d(2025, 4, 14), 12),
    ]  # fmt: skip


# -- what new decrees move ---------------------------------------------------------------------


def decree(day, name, announced_on):
    return Decree(day, "joint_leave", "Cuti", "Leave", name, announced_on, None)


def test_every_decree_that_turned_a_day_is_named_and_no_other():
    """Two weekdays are taken; the Saturday that a third decree names was off anyway."""
    before = indonesia(as_known_on=d(2025, 1, 31))
    after = before.known_on(d(2025, 2, 10)).with_decrees(
        decree(d(2025, 2, 11), "Keputusan Contoh 1", d(2025, 2, 5)),
        decree(d(2025, 2, 12), "Keputusan Contoh 2", d(2025, 2, 6)),
        decree(d(2025, 2, 15), "Keputusan Contoh 3", d(2025, 2, 7)),
    )
    case = Case.of(OFFICE, e.RequestReceived(on=d(2025, 2, 3)))
    found = moved([case], as_of=d(2025, 2, 10), before=before, after=after)
    (move,) = [m for m in found if m.key == "request.notice"]
    assert (move.before, move.after) == (d(2025, 2, 17), d(2025, 2, 19))
    assert move.decree == "Keputusan Contoh 1; Keputusan Contoh 2"
    assert move.announced_on == d(2025, 2, 6)
