"""Deadlines over the whole table: units, directions, readings, evidence, house rules."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ppid_rules import (
    HouseRule,
    InvalidValueError,
    Readings,
    UnknownStartError,
    UnknownTermError,
    WrongTypeError,
    deadline,
    indonesia,
    terms,
)

D = date


@pytest.mark.parametrize(
    ("term", "start", "options", "due"),
    [
        ("court.cassation", D(2025, 3, 17), {}, D(2025, 3, 31)),  # a holiday, and no roll
        ("dispute.settlement", D(2026, 9, 1), {}, D(2027, 1, 25)),
        ("dispute.summons", D(2026, 8, 31), {}, D(2026, 8, 26)),
        ("dispute.summons", D(2012, 8, 31), {}, D(2012, 8, 24)),
        ("mediation.duration", D(2026, 9, 1), {}, D(2026, 9, 21)),
        ("mediation.extension", D(2026, 9, 21), {}, D(2026, 9, 30)),
        ("dispute.decision_copy", D(2026, 10, 15), {}, D(2026, 10, 20)),
        ("court.objection", D(2026, 10, 19), {}, D(2026, 11, 6)),
        ("court.objection", D(2026, 10, 22), {}, D(2026, 11, 11)),
        ("court.objection", D(2016, 10, 13), {}, D(2016, 11, 2)),
        ("publication.periodic", D(2025, 8, 31), {}, D(2026, 2, 28)),  # clamped
        ("publication.periodic", D(2024, 2, 29), {}, D(2024, 8, 29)),
        ("publication.information_list", D(2021, 1, 31), {}, D(2021, 2, 28)),
        ("report.annual", D(2025, 12, 31), {}, D(2026, 3, 31)),
        ("exemption.law_enforcement", D(2012, 2, 29), {}, D(2042, 2, 28)),
        ("exemption.declassification", D(2026, 6, 30), {}, D(2026, 5, 11)),
        ("objection.answer", D(2012, 8, 1), {}, D(2012, 9, 18)),
        ("request.notice", D(2024, 2, 15), {"regime": "election"}, D(2024, 2, 20)),
        ("request.notice", D(2015, 2, 16), {"regime": "election"}, D(2015, 2, 18)),
        ("request.extension", D(2024, 2, 20), {"regime": "election"}, D(2024, 2, 22)),
        ("objection.answer", D(2024, 2, 20), {"regime": "election"}, D(2024, 2, 23)),
    ],
)
def test_examples(term, start, options, due):
    assert deadline(term, start, **options).due_on == due


@pytest.mark.parametrize(
    ("term", "start", "reading", "due"),
    [
        ("request.notice", D(2025, 8, 11), {"notice_clock": "complete"}, D(2025, 8, 26)),
        ("request.notice", D(2025, 8, 11), {"notice_clock": "complete_gazette"}, D(2025, 8, 14)),
        ("request.refusal_notice", D(2025, 8, 11), {"notice_clock": "complete_gazette"}, D(2025, 8, 26)),
        ("objection.answer", D(2012, 8, 1), {"answer_unit": "calendar_days"}, D(2012, 8, 31)),
        ("objection.answer", D(2025, 8, 1), {"answer_unit": "calendar_days"}, D(2025, 9, 16)),
        ("court.objection", D(2016, 10, 13), {"court_unit": "calendar_days"}, D(2016, 10, 27)),
        ("court.cassation", D(2025, 3, 17), {"cassation_unit": "working_days"}, D(2025, 4, 15)),
        ("court.cassation", D(2025, 3, 17), {"calendar_roll": "next_working_day"}, D(2025, 4, 8)),
        ("court.cassation", D(2025, 3, 17), {"first_day": "same_day"}, D(2025, 3, 30)),
        ("court.cassation", D(2025, 3, 15), {"first_day": "same_day"}, D(2025, 3, 28)),  # a Saturday counts
        ("dispute.summons", D(2026, 8, 31), {"backward_count": "clear_days"}, D(2026, 8, 24)),
        ("dispute.summons", D(2026, 9, 1), {"backward_count": "clear_days"}, D(2026, 8, 26)),
        ("dispute.summons", D(2026, 8, 31), {"first_day": "same_day"}, D(2026, 8, 26)),
        ("exemption.declassification", D(2026, 6, 30), {"declassification_side": "last_thirty"}, D(2026, 6, 30)),
    ],
)  # fmt: skip
def test_each_reading_at_work(term, start, reading, due):
    assert deadline(term, start, readings=Readings(**reading)).due_on == due


def test_silence_found_on_the_next_working_day():
    """Notice due Monday 22 June 2026: the window runs from the 22nd, or from the 23rd."""
    lapse = deadline("objection.filing", D(2026, 6, 22), start_is="request.notice")
    assert lapse.due_on == D(2026, 8, 3)
    assert "first_day" not in {a.reading for a in lapse.alternatives if a.due_on}
    found = lapse.under(silence_found_on="next_working_day")
    assert found.due_on == D(2026, 8, 4)
    assert found.under(first_day="same_day").due_on == D(2026, 8, 3)
    assert "silence_found_on" in lapse.contested
    refused = deadline("objection.filing", D(2026, 6, 22), start_is="notice_given")
    assert "silence_found_on" not in refused.contested


def test_cassation_counts_calendar_days_and_is_contested():
    found = deadline("court.cassation", D(2025, 3, 17))
    assert found.term.unit == "calendar_days"
    assert {"first_day", "cassation_unit", "calendar_roll"} == set(found.contested)
    assert "14 hari kalender" in found.explain("id")
    assert "Calendar days are counted" in found.explain("en")
    assert found.certainty == "decreed"
    # The longest count is in working days, which alone the calendar moves.
    assert found.earliest == D(2025, 3, 30)
    assert found.latest == D(2025, 4, 15)


def test_the_settlement_under_perki_2_2010_runs_from_registration_uncontested():
    found = deadline("dispute.settlement", D(2011, 3, 1))
    assert found.start_is == "dispute_registered"
    assert "settlement_clock" not in found.contested
    assert [c.article for c in found.citations] == ["38(2)", "16(2)"]


def test_the_settlement_under_perki_1_2013_may_count_from_other_acts():
    found = deadline("dispute.settlement", D(2025, 3, 3))
    others = [
        (a.option, a.due_on, a.counted_from)
        for a in found.alternatives
        if a.reading == "settlement_clock"
    ]
    assert others == [
        ("registration", None, "dispute_registered"),
        ("application", None, "dispute_filed"),
    ]
    with pytest.raises(UnknownStartError, match="dispute_registered"):
        found.under(settlement_clock="registration")
    elsewhere = deadline(
        "dispute.settlement", D(2025, 3, 3), readings=Readings(settlement_clock="registration")
    )
    assert elsewhere.start_is == "dispute_registered"
    assert elsewhere.due_on == found.due_on
    assert ("first_hearing", None, "first_hearing_held") in [a[1:] for a in elsewhere.alternatives]
    assert "tanggalnya bergantung pada peristiwa lain" in found.explain("id")


def test_the_gazette_number_stays_out_of_the_safe_dates():
    complete = deadline(
        "request.notice", D(2025, 8, 11), readings=Readings(notice_clock="complete")
    )
    assert complete.due_on == D(2025, 8, 26)
    remote = {a.option: a.due_on for a in complete.alternatives if a.reading == "notice_clock"}
    assert remote == {"complete_gazette": D(2025, 8, 14), "receipt": None}
    assert complete.earliest == D(2025, 8, 22)


def test_which_perki_is_cited_on_29_and_30_june_2021():
    for on, cited, not_cited in [
        (D(2021, 6, 29), "Perki 1/2010", "Perki 1/2021"),
        (D(2021, 6, 30), "Perki 1/2021", "Perki 1/2010"),
    ]:
        text = deadline("request.notice", on).explain("id")
        assert cited in text
        assert not_cited not in text


def test_an_unknown_number_gives_no_date_and_the_reason():
    found = deadline("objection.filing", D(2024, 3, 1), regime="election")
    assert found.due_on is None
    assert found.why_no_date == "unknown"
    assert (found.earliest, found.latest, found.alternatives, found.moved) == (None, None, (), ())
    assert found.count() == found.skipped == found.worked == ()
    assert "angka batas waktunya dalam Perki 1/2019 belum dapat dipastikan" in found.explain("id")
    assert "is not established" in found.explain("en", "citizen")
    assert found.remind_on(3) is None
    assert found.to_dict()["why_no_date"] == "unknown"


@pytest.mark.parametrize(
    ("term", "why"),
    [
        ("information.delivery", "set_by_actor"),
        ("decision.compliance", "set_by_actor"),
        ("dispute.absence", "absences"),
        ("mediation.respondent_absence", "absences"),
        ("execution.request", "no_limit"),
        ("court.judgment", "unknown"),
    ],
)
def test_other_reasons_for_no_date(term, why):
    found = deadline(term, D(2025, 3, 17))
    assert (found.due_on, found.why_no_date) == (None, why)
    assert found.explain("id")


def test_evidence_that_was_not_read_is_said():
    found = deadline("request.notice", D(2024, 2, 15), regime="election")
    assert found.evidence == "secondary"
    assert "naskah Perki 1/2019 tidak diperoleh" in found.explain("id", "citizen")
    assert "tidak diperoleh" not in deadline("request.notice", D(2024, 2, 15)).explain("id")


def test_no_election_result_carries_a_number_of_the_general_regime():
    """Over all terms: what the election rows lack is unknown, never borrowed."""
    election = {t.id for t in terms() if t.regime == "election"}
    for term in terms():
        if term.regime == "general" and term.id not in election:
            with pytest.raises(UnknownTermError):
                deadline(term.id, D(2024, 3, 1), regime="election")
    for term_id in election:
        found = deadline(term_id, D(2024, 3, 1), regime="election")
        assert found.term.regime == "election"
        assert {c.instrument for c in found.citations} == {"Perki 1/2019"}
        if found.extension is not None:
            assert found.extension.term.regime == "election"
    assert deadline("objection.answer", D(2024, 3, 1), regime="election").extension is None


RULE = HouseRule("request.notice", 18, "working_days", "Peraturan Rektor 1/2024")


def test_a_house_rule_is_marked_in_every_result():
    found = deadline("request.notice", D(2025, 3, 17), house_rules=[RULE])
    assert found.due_on == D(2025, 4, 22)
    assert found.evidence == "caller"
    assert found.basis.house_rules == (RULE,)
    assert found.to_dict()["basis"]["house_rules"] == [RULE.to_dict()]
    text = found.explain("id")
    assert (
        "Angka 18 adalah aturan sendiri (Peraturan Rektor 1/2024), bukan angka peraturan; menurut peraturan angkanya 10."
        in text
    )
    assert "wajib disampaikan" not in text
    assert "Ketentuan yang angkanya diganti: UU 14/2008 Pasal 22 ayat (7)" in text
    assert "Dasar: " not in text
    assert "notice_clock" in found.contested
    assert found.extension.due_on == indonesia().add_working_days(D(2025, 4, 22), 7)


def test_a_house_rule_fills_what_is_not_established():
    read = HouseRule("objection.filing", 5, "working_days", "Perki 1/2019 Pasal 13, dibaca sendiri")
    found = deadline("objection.filing", D(2024, 3, 1), regime="election", house_rules=[read])
    assert found.due_on == D(2024, 3, 8)
    assert "angka menurut peraturan belum dapat dipastikan" in found.explain("id")


def test_a_house_rule_leaves_the_question_from_when_it_runs():
    """Only the number is the caller's; the doubt about the start stays."""
    found = deadline("request.notice", D(2025, 3, 17), house_rules=[RULE])
    complete = [a for a in found.alternatives if a.reading == "notice_clock"]
    assert {a.counted_from for a in complete} == {"request_declared_complete"}
    fixed = HouseRule("objection.answer", 20, "working_days", "SOP")
    found = deadline("objection.answer", D(2012, 8, 1), house_rules=[fixed])
    assert "answer_unit" not in found.contested


@pytest.mark.parametrize(
    ("unit", "number", "due"),
    [
        ("calendar_days", 5, D(2026, 8, 26)),
        ("months", 1, D(2026, 7, 31)),
        ("years", 2, D(2024, 8, 31)),
    ],
)
def test_a_backward_house_rule_counts_back(unit, number, due):
    rule = HouseRule("dispute.summons", number, unit, "SOP")
    found = deadline("dispute.summons", D(2026, 8, 31), house_rules=[rule])
    assert found.due_on == due
    assert found.explain("id")
    assert found.explain("en", "citizen")
    assert "calendar_roll" not in found.contested


def test_a_house_rule_that_no_calendar_holds():
    with pytest.raises(InvalidValueError, match="years 1-9999"):
        deadline(
            "request.notice",
            D(2025, 3, 17),
            house_rules=[HouseRule("request.notice", 9000, "years", "SOP")],
        )
    with pytest.raises(InvalidValueError, match="years 1-9999"):
        deadline(
            "request.notice",
            D(2025, 3, 17),
            house_rules=[HouseRule("request.notice", 10**12, "calendar_days", "SOP")],
        )
    with pytest.raises(WrongTypeError, match="list of HouseRule"):
        deadline("request.notice", D(2025, 3, 17), house_rules=RULE)
    for term in ("dispute.absence", "execution.request"):
        rule = HouseRule(term, 3, "working_days", "SOP")
        with pytest.raises(InvalidValueError, match="period of time"):
            deadline(term, D(2026, 3, 17), house_rules=[rule])


def test_an_answer_that_leads_out_of_the_calendar_is_named_as_such():
    """Thirty working days reach beyond the last year where thirty calendar days do not."""
    last = indonesia().coverage.projected_to
    start = D(last, 11, 25)
    found = deadline(
        "objection.answer",
        start,
        version_on=D(2012, 1, 1),
        readings=Readings(answer_unit="calendar_days"),
    )
    assert found.due_on == D(last, 12, 25)
    other = [a for a in found.alternatives if a.reading == "answer_unit"]
    assert other == [("answer_unit", "working_days", None, None)]
    assert "outside the calendar" in found.explain("en")
    assert found.earliest <= found.due_on <= found.latest


def test_a_period_that_moves_on_is_as_sure_as_the_day_off_that_moves_it():
    """Fourteen days from 24 February 2027 end on a day that the sighting may still move."""
    found = deadline("court.cassation", D(2027, 2, 24)).under(calendar_roll="next_working_day")
    assert found.certainty == "provisional"
    assert found.rests_on[1] == found.due_on
    codes = [step.code for step in found.trace]
    assert "certainty.provisional" in codes
    assert "count.rolled" in codes
    numbers = [row.number for row in found.count()]
    assert max(n for n in numbers if n) == found.term.number
    plain = deadline("court.cassation", D(2027, 2, 24))
    assert plain.certainty == "decreed"
    assert plain.rests_on is None


def test_house_rules_in_other_units():
    months = HouseRule("request.notice", 1, "months", "SOP")
    assert deadline("request.notice", D(2025, 1, 31), house_rules=[months]).due_on == D(2025, 2, 28)
    days = HouseRule("request.notice", 20, "calendar_days", "SOP")
    found = deadline("request.notice", D(2025, 3, 17), house_rules=[days])
    assert found.due_on == D(2025, 4, 6)
    assert "20 hari kalender" in found.explain("id")
    assert "calendar_roll" in found.contested


def test_thirty_years_may_end_after_the_calendar():
    found = deadline(
        "exemption.law_enforcement",
        D(2026, 7, 1),
        readings=Readings(calendar_roll="next_working_day"),
    )
    assert found.due_on == D(2056, 7, 1)
    assert found.certainty == "decreed"
    assert found.explain("id")
    assert found.to_dict()["due_on"] == "2056-07-01"


def test_bad_house_rules():
    with pytest.raises(WrongTypeError):
        deadline("request.notice", D(2025, 3, 17), house_rules=["x"])
    with pytest.raises(UnknownTermError, match=r"request\.notice"):
        deadline(
            "request.notice",
            D(2025, 3, 17),
            house_rules=[HouseRule("request.notic", 1, "months", "x")],
        )


@given(st.dates(D(2021, 7, 1), D(2026, 6, 1)), st.sampled_from(["nth_day", "clear_days"]))
def test_a_summons_leaves_the_days_that_it_must(hearing, how):
    found = deadline("dispute.summons", hearing, readings=Readings(backward_count=how))
    between = indonesia().working_days_between(
        found.due_on, indonesia().add_working_days(hearing, -1)
    )
    assert between == found.term.number - (how == "nth_day")
    assert found.moved == ()  # what is announced after the hearing cannot matter


def test_the_law_that_is_applied_is_named():
    text = deadline("objection.answer", D(2021, 8, 2), version_on=D(2021, 6, 1)).explain("id")
    assert "Dipakai ketentuan yang berlaku pada Selasa, 1 Juni 2021." in text
