"""Which decree made a fault is told for every limit, as are articles that were law on the day."""

from datetime import date as d

import pytest

from ppid_rules import Case, PublicBody
from ppid_rules import events as e

OFFICE = PublicBody(name="Dinas Contoh", level="regency", kind="state")
AS_OF = d(2025, 12, 1)
DISPUTE = (
    e.RequestReceived(on=d(2025, 4, 10)),
    e.ObjectionFiled(on=d(2025, 5, 2), ground="c"),
    e.DisputeFiled(on=d(2025, 7, 1)),
)
# On 7 August 2025 a decree made Monday 18 August a day of joint leave.
BEFORE_DECREE = d(2025, 8, 1)


def finding(case, code):
    return next(f for f in case.audit(AS_OF).findings if f.code == code)


def test_the_decree_that_made_a_summons_late_is_named():
    # Three working days before Wednesday 20 August: the 15th, and since the decree the 14th.
    case = Case.of(
        OFFICE,
        *DISPUTE,
        e.FirstHearingHeld(on=d(2025, 7, 29)),
        e.HearingScheduled(on=BEFORE_DECREE, for_day=d(2025, 8, 20), what="mediation"),
        e.SummonsReceived(on=d(2025, 8, 15), by="requester", for_day=d(2025, 8, 20)),
    )
    late = finding(case, "dispute.summons.late")
    assert late.hindsight
    assert "933/2025" in late.message("en")
    assert "7 August 2025" in late.message("en")


def test_the_decree_that_made_an_answer_late_even_with_an_extension_is_named():
    # Received on Thursday 18 February 2021: ten and seven working days end on 17 March, and since
    # the joint leave of 12 March was taken back on 22 February, on the 16th.
    case = Case.of(
        OFFICE,
        e.RequestReceived(on=d(2021, 2, 18)),
        e.NoticeGiven(on=d(2021, 3, 17), outcome="granted"),
        not_kept=frozenset({"notice_extended"}),
    )
    late = finding(case, "request.notice.late")
    assert late.due_on == d(2021, 3, 16)
    assert late.hindsight
    assert "281/2021" in late.message("en")
    assert "22 February 2021" in late.message("en")


def test_an_objection_that_a_decree_made_premature_is_told_by_the_limit_without_extension():
    # Ten working days after Tuesday 5 August 2025: the 19th, and since the decree the 20th.
    case = Case.of(
        OFFICE,
        e.RequestReceived(on=d(2025, 8, 5)),
        e.ObjectionFiled(on=d(2025, 8, 20), ground="c"),
        not_kept=frozenset({"notice_extended"}),
    )
    premature = finding(case, "objection.filing.premature")
    assert premature.hindsight
    told = premature.message("en")
    assert "Tuesday, 19 August 2025" in told
    assert "Wednesday, 20 August 2025" in told
    assert "933/2025" in told


@pytest.mark.parametrize(
    ("day", "articles"),
    [
        (d(2012, 2, 24), {("UU 14/2008", "40(2)"), ("Perki 2/2010", "3(3)-(4)")}),
        (d(2014, 2, 24), {("Perki 1/2013", "29(1)"), ("Perki 1/2013", "37")}),
    ],
)
def test_mediation_of_a_refusal_rests_on_what_was_law(day, articles):
    case = Case.of(
        OFFICE,
        e.RequestReceived(on=d(day.year - 1, 10, 1)),
        e.NoticeGiven(on=d(day.year - 1, 10, 8), outcome="refused"),
        e.ObjectionFiled(on=d(day.year - 1, 11, 1), ground="a"),
        e.DisputeFiled(on=d(day.year, 1, 10)),
        e.DisputeRegistered(on=d(day.year, 1, 12)),
        e.FirstHearingHeld(on=d(day.year, 2, 20)),
        e.MediationStarted(on=day),
    )
    found = finding(case, "mediation.start.unavailable")
    cited = {(c.instrument, c.article) for c in found.citations}
    assert articles <= cited
    assert all(c.in_force(day) for c in found.citations)


def test_a_summons_that_is_not_recorded_is_told_by_the_day_that_was_fixed():
    case = Case.of(
        OFFICE,
        *DISPUTE,
        e.HearingScheduled(on=BEFORE_DECREE, for_day=d(2025, 8, 20), what="first_hearing"),
    )
    told = [f.message("en") for f in case.audit(AS_OF).findings if "summons" in f.code]
    assert told[0].startswith(
        "The summons of the applicant for Wednesday, 20 August 2025 is not recorded, although the "
        "fixing of that day is recorded on Friday, 1 August 2025."
    )
