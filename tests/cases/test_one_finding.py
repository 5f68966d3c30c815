"""Single findings, word for word: what they rest on, under which answer they fall, what moved."""

from datetime import date

import pytest

from ppid_rules import Case, PublicBody
from ppid_rules import events as e

OFFICE = PublicBody(name="Dinas Contoh", level="regency", kind="state")
DAY = date(2025, 3, 18)


def found(code, as_of, *acts, **options):
    case = Case.of(OFFICE, *acts)
    return next(f for f in case.audit(as_of, **options).findings if f.code == code)


def late_filing():
    return found(
        "dispute.filing.late", date(2025, 7, 15),
        e.RequestReceived(on=DAY), e.ObjectionFiled(on=date(2025, 4, 29), ground="c"),
        e.ObjectionAnswered(on=date(2025, 6, 24)), e.DisputeFiled(on=date(2025, 7, 14)),
    )  # fmt: skip


def test_one_answer_under_which_it_falls():
    finding = late_filing()
    assert finding.falls_under == ((("late_answer", "restarts"),),)
    assert finding.message("en").endswith(
        "Whether this is late depends on the count. If the window runs anew from receipt of the "
        "answer, the act is in time."
    )
    assert finding.message("id").endswith(
        "Bila masa itu dihitung lagi sejak tanggapan diterima, tindakan ini tepat waktu."
    )
    assert (finding.due_on, finding.working_days_late) == (date(2025, 7, 10), 2)


def test_answers_that_only_together_let_it_fall():
    """Not early under two answers at once: counted from the day itself, and joint leave worked."""
    finding = found(
        "objection.filing.premature", date(2025, 4, 10),
        e.RequestReceived(on=date(2025, 3, 17)), e.ObjectionFiled(on=date(2025, 4, 1), ground="c"),
    )  # fmt: skip
    assert finding.falls_under == (
        (("notice_clock", "complete_gazette"),),
        (("first_day", "same_day"), ("joint_leave", "working")),
    )
    assert finding.message("en").endswith(
        "If the shorter period of the gazette print runs from the day the request was declared "
        "complete, the act is not too early. This finding depends on two points that the rules do "
        "not settle. If the day of the event is counted as day one, and at the same time joint "
        "leave counts as a working day, it does not arise."
    )


def premature():
    return found(
        "objection.filing.premature", date(2025, 8, 20),
        e.RequestReceived(on=date(2025, 8, 4)), e.ObjectionFiled(on=date(2025, 8, 19), ground="c"),
    )  # fmt: skip


def test_a_decree_that_came_later_is_named():
    finding = premature()
    assert finding.hindsight
    assert (
        "The limit moved from Monday, 18 August 2025 to Tuesday, 19 August 2025 by Joint "
        "Ministerial Decree 933/2025, announced on Thursday, 7 August 2025, after the period had "
        "begun. On the calendar known when the period began, this finding does not arise."
    ) in finding.message("en")
    known = late_filing()
    assert not known.hindsight
    assert "moved from" not in known.message("en")


def test_the_safe_time_to_file_again_is_told():
    finding = found(
        "request.notice.missing", date(2025, 8, 20), e.RequestReceived(on=date(2025, 8, 4))
    )
    assert (
        "the safe time for that runs from Wednesday, 20 August 2025 to Monday, 29 September 2025"
        in finding.message("en")
    )
    after = found(
        "request.notice.missing", date(2025, 10, 2), e.RequestReceived(on=date(2025, 8, 4))
    )
    assert "safe time" not in after.message("en")


def mediated(ground):
    case = Case.of(
        OFFICE,
        e.RequestReceived(on=date(2026, 1, 5)),
        e.NoticeGiven(on=date(2026, 1, 12), outcome="refused", grounds=("17a",)),
        e.ObjectionFiled(on=date(2026, 1, 20), ground=ground),
        e.ObjectionAnswered(on=date(2026, 2, 2)),
        e.DisputeFiled(on=date(2026, 2, 10)),
        e.DisputeRegistered(on=date(2026, 2, 12)),
        e.FirstHearingHeld(on=date(2026, 2, 24)),
        e.MediationStarted(on=date(2026, 2, 24)),
    )
    return [f for f in case.audit(date(2026, 2, 25)).findings if f.kind == "unavailable"]


def test_mediation_on_a_ground_that_is_adjudicated_at_once():
    """Perki 1/2013 29(1), 37, 38(3): ground a goes straight to adjudication."""
    (finding,) = mediated("a")
    assert finding.code == "mediation.start.unavailable"
    assert finding.key == "mediation.start"
    assert (finding.due_on, finding.happened_on, finding.event_index) == (
        None,
        date(2026, 2, 24),
        7,
    )
    assert finding.contested == ()
    assert "Mediation started on Tuesday, 24 February 2026" in finding.message("en")
    assert {(c.instrument, c.article) for c in finding.citations} >= {
        ("Perki 1/2013", "29(1)"), ("Perki 1/2013", "37"),
    }  # fmt: skip


@pytest.mark.parametrize("ground", list("bcdefg"))
def test_other_grounds_are_mediated(ground):
    assert mediated(ground) == []


def test_a_case_without_an_objection_on_record_accuses_nobody():
    case = Case.of(
        OFFICE, e.DisputeFiled(on=date(2026, 4, 8)), e.DisputeRegistered(on=date(2026, 4, 10)),
        e.FirstHearingHeld(on=date(2026, 4, 21)), e.MediationStarted(on=date(2026, 4, 21)),
        undated={"request_received", "objection_filed"},
    )  # fmt: skip
    assert [f for f in case.audit(date(2026, 4, 22)).findings if f.kind == "unavailable"] == []
