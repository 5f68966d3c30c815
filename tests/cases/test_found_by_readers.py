"""What the first readers of the guides found to be said wrongly."""

from datetime import date

import pytest

from ppid_rules import Case, HouseRule, PublicBody, Readings, deadline
from ppid_rules import events as e

OFFICE = PublicBody(name="Dinas Contoh", level="regency", kind="state")
REQUEST = e.RequestReceived(on=date(2025, 3, 18))
OBJECTION = e.ObjectionFiled(on=date(2025, 4, 29), ground="c")


def step(case, as_of, event, **options):
    return next(s for s in case.next_steps(as_of, **options) if s.event == event)


@pytest.mark.parametrize("audience", ["officer", "citizen"])
@pytest.mark.parametrize(("lang", "says", "never"), [
    ("en", "was answered on Tuesday, 24 June 2025", "No answer"),
    ("id", "disampaikan pada Selasa, 24 Juni 2025", "tidak tercatat"),
])  # fmt: skip
def test_a_late_answer_to_the_objection_is_not_called_missing(lang, says, never, audience):
    """Perki 1/2013 13: the window opened with the end of the thirty days, and stays (0017)."""
    case = Case.of(OFFICE, REQUEST, OBJECTION, e.ObjectionAnswered(on=date(2025, 6, 24)))
    told = step(case, date(2025, 6, 25), "dispute_filed").message(lang, audience)
    assert says in told
    assert never not in told
    silent = Case.of(OFFICE, REQUEST, OBJECTION)
    assert never in step(silent, date(2025, 6, 25), "dispute_filed").message(lang, audience)


def test_a_late_answer_that_restarts_the_window_is_an_answer():
    case = Case.of(OFFICE, REQUEST, OBJECTION, e.ObjectionAnswered(on=date(2025, 6, 24)))
    restarts = Readings(late_answer="restarts")
    told = step(case, date(2025, 6, 25), "dispute_filed", readings=restarts).message("en")
    assert "is not satisfied with the answer" in told


def test_what_counts_back_from_a_hearing_is_safe_from_the_day_it_was_fixed():
    case = Case.of(
        OFFICE, REQUEST, OBJECTION,
        e.DisputeFiled(on=date(2025, 7, 1)),
        e.DisputeRegistered(on=date(2025, 7, 3)),
        e.HearingScheduled(on=date(2025, 7, 10), for_day=date(2025, 7, 24), what="first_hearing"),
    )  # fmt: skip
    steps = [s for s in case.next_steps(date(2025, 7, 11)) if s.term.direction == "backward"]
    assert steps
    for found in steps:
        assert found.safe_earliest == found.earliest == date(2025, 7, 10)
        assert found.safe_latest is None or found.safe_earliest <= found.safe_latest


RULE = HouseRule(id="request.notice", number=5, unit="working_days", basis="SOP 1/2025")


def test_a_limit_of_the_bodys_own_is_called_so_in_findings_and_steps():
    """A house rule is no law: docs/decisions/0039."""
    case = Case.of(OFFICE, REQUEST, house_rules=(RULE,))
    as_of = date(2025, 4, 8)
    (late,) = (f for f in case.audit(as_of).findings if f.code == "request.notice.missing")
    assert "The number 5 is a house rule (SOP 1/2025), not that of the law; the law has 10." in (
        late.message("en")
    )
    opened = step(case, as_of, "objection_filed")
    assert "opens with the end of a limit that is a house rule (SOP 1/2025)" in opened.message("en")
    assert "aturan sendiri (SOP 1/2025)" in opened.message("id")
    plain = Case.of(OFFICE, REQUEST)
    told = [s.message("en") for s in plain.next_steps(date(2025, 6, 2))]
    told += [f.message("en") for f in plain.audit(date(2025, 6, 2)).findings]
    assert told
    assert not any("house rule" in text for text in told)


def test_a_safe_date_says_that_it_leaves_out_a_remote_answer():
    """The gazette's three days from completeness: docs/decisions/0052."""
    case = Case.of(OFFICE, REQUEST)
    (clock,) = (c for c in case.deadlines(date(2025, 3, 20)) if c.term.id == "request.notice")
    officer, citizen = clock.explain("en"), clock.explain("en", audience="citizen")
    assert "leaves out an answer that no practice is known to follow" in officer
    assert "leaves out" not in citizen


@pytest.mark.parametrize(("event", "says"), [
    ({"type": "request_recieved", "on": "2025-03-03"}, "unknown event 'request_recieved'; did you mean request_received"),
    ({"type": "notice_given", "on": "2025-03-03", "outcome": "refusd"}, "unknown outcome 'refusd'; did you mean refused"),
    ({"type": "objection_filed", "on": "2025-03-03", "ground": "z"}, "unknown ground 'z'; expected one of a, b, c"),
    ({"on": "2025-03-03"}, "Unable to extract tag"),
])  # fmt: skip
def test_a_misspelt_word_of_a_document_is_told_with_the_nearest(event, says):
    body = {"name": "Dinas Contoh", "level": "regency", "kind": "state"}
    with pytest.raises(ValueError, match="validation error") as error:
        Case.model_validate({"body": body, "events": [event]})
    assert says in str(error.value)


@pytest.mark.parametrize(("received", "later"), [
    (date(2019, 5, 27), True),
    (date(2023, 4, 10), False),
    (date(2025, 3, 17), False),
])  # fmt: skip
def test_the_basis_for_joint_leave_is_not_told_as_law_before_it_was(received, later):
    """Perpres 21/2023 Pasal 6, law from 12 April 2023."""
    told = deadline("request.notice", received).explain("en")
    assert "Perpres 21/2023 Article 6" in told
    assert ("in line with a rule that came later" in told) == later


def test_a_safe_day_on_which_offices_are_closed_names_the_working_day_before():
    told = deadline("request.notice", date(2025, 3, 17)).explain("en")
    assert "the last working day before it is Thursday, 27 March 2025" in told
    assert "Offices are closed" not in deadline("request.notice", date(2025, 2, 3)).explain("en")
    waiting = deadline("request.notice", date(2025, 3, 17)).explain("en", audience="citizen")
    assert "Offices are closed" not in waiting


def test_a_step_without_a_record_is_not_told_as_having_happened():
    """A notice shows no receipt: docs/decisions/0047."""
    by_mail = e.RequestReceived(on=date(2025, 3, 18), channel="email")
    case = Case.of(OFFICE, by_mail, e.NoticeGiven(on=date(2025, 3, 25), outcome="granted"))
    told = [
        f.message("en") for f in case.audit(date(2025, 3, 26)).findings if f.kind == "unrecorded"
    ]
    assert told
    assert not any("happened" in text for text in told)


def test_a_dispute_counted_from_its_application_has_one_limit():
    """The first hearing stands in for an application that is not recorded, and for no other."""
    case = Case.of(
        OFFICE,
        e.RequestReceived(on=date(2024, 6, 3)),
        e.ObjectionFiled(on=date(2024, 7, 1), ground="c"),
        e.DisputeFiled(on=date(2024, 9, 2)),
        e.FirstHearingHeld(on=date(2024, 9, 16)),
    )
    read = Readings(settlement_clock="application")
    as_of = date(2025, 9, 1)
    limits = [c for c in case.deadlines(as_of, readings=read) if c.term.id == "dispute.settlement"]
    # A hundred working days from 2 September 2024, not from 16 September (12 February 2025).
    assert [c.due_on for c in limits] == [date(2025, 1, 30)]
    missing = [f for f in case.audit(as_of, readings=read).findings if "settlement" in f.code]
    assert len(missing) == 1


@pytest.mark.parametrize("registered", [True, False])
def test_a_second_objection_is_not_closed_by_the_withdrawal_of_the_first(registered):
    case = Case.of(
        OFFICE,
        e.RequestReceived(on=date(2025, 8, 1)),
        e.ObjectionFiled(on=date(2025, 9, 8), ground="c"),
        *((e.ObjectionRegistered(on=date(2025, 9, 9)),) if registered else ()),
        e.ObjectionWithdrawn(on=date(2025, 9, 10)),
        e.ObjectionFiled(on=date(2025, 9, 15), ground="c"),
    )
    second = case.deadline("objection.answer#2", date(2025, 9, 20))
    assert second.status == "running"
    codes = [f.code for f in case.audit(date(2026, 1, 5)).findings]
    assert "objection.answer.missing" in codes
