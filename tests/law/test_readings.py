"""The open questions: their words, their answers, and exactly what each answer changes."""

from dataclasses import fields
from datetime import date

import pytest

from ppid_rules import Readings, UnknownReadingError, instruments, terms
from ppid_rules.law import term_in_force

FIELDS = {
    "first_day": ("day_after", "same_day"),
    "joint_leave": ("off", "working"),
    "notice_clock": ("receipt", "complete", "complete_gazette"),
    "extension_validity": ("any_written_reason", "perki_conditions"),
    "extension_announced": ("within_first_period", "any_time_in_extension"),
    "met_on": ("sent", "received"),
    "answer_clock": ("receipt", "registration"),
    "answer_unit": ("working_days", "calendar_days"),
    "silence_found_on": ("lapse", "next_working_day"),
    "objection_filed_on": ("sent", "received"),
    "late_answer": ("does_not_restart", "restarts"),
    "dispute_filed_on": ("sent", "received"),
    "settlement_clock": ("first_hearing", "registration", "application"),
    "court_unit": ("working_days", "calendar_days"),
    "cassation_unit": ("calendar_days", "working_days"),
    "calendar_roll": ("none", "next_working_day"),
    "backward_count": ("nth_day", "clear_days"),
    "declassification_side": ("deadline", "last_thirty"),
    "after_hours": ("same_day", "next_working_day"),
}

# (reading, answer): the rows it changes, as (term, first day of the row), and the values.
PATCHES = {
    ("notice_clock", "complete"): {("request.notice", "2010-04-30"): {"counted_from": ("request_declared_complete",)}},
    ("notice_clock", "complete_gazette"): {("request.notice", "2010-04-30"): {"counted_from": ("request_declared_complete",), "number": 3}},
    ("answer_clock", "registration"): {("objection.answer", "2010-04-30"): {"counted_from": ("objection_registered",)}},
    ("answer_unit", "calendar_days"): {("objection.answer", "2010-04-30"): {"unit": "calendar_days"}},
    ("settlement_clock", "registration"): {("dispute.settlement", d): {"counted_from": ("dispute_registered",)} for d in ("2010-04-30", "2013-04-29")},
    ("settlement_clock", "application"): {("dispute.settlement", d): {"counted_from": ("dispute_filed",)} for d in ("2010-04-30", "2013-04-29")},
    ("court_unit", "calendar_days"): {("court.objection", d): {"unit": "calendar_days"} for d in ("2010-08-20", "2013-04-29")},
    ("cassation_unit", "working_days"): {("court.cassation", "2010-04-30"): {"unit": "working_days"}},
    ("declassification_side", "last_thirty"): {("exemption.declassification", "2010-08-23"): {"unit": "same_day", "number": 0}},
}  # fmt: skip

DAYS_OF_LAW = [date(2010, 5, 1), date(2012, 1, 1), date(2015, 1, 1), date(2021, 6, 29), date(2021, 6, 30), date(2026, 1, 1)]  # fmt: skip


def test_the_questions_and_their_answers():
    assert {q.field: q.options for q in Readings.questions()} == FIELDS
    assert [f.name for f in fields(Readings)] == list(FIELDS)
    for field, options in FIELDS.items():
        assert getattr(Readings(), field) == options[0]


@pytest.mark.parametrize("question", Readings.questions(), ids=lambda q: q.field)
def test_every_question_is_worded_and_sourced(question):
    assert question.kind in {"term", "counting"}
    assert bool(question.patches) == (question.kind == "term")
    by_id = {i.id: i for i in instruments()}
    assert all(by_id[c.instrument].has(c.article) for c in question.citations)
    for lang in ("id", "en"):
        assert question.question(lang).startswith(
            (
                "apakah",
                "sejak kapan",
                "sampai kapan",
                "hari apa",
                "alasan",
                "pada hari",
                "bagaimana",
            )
            if lang == "id"
            else ("whether", "from when", "until when", "which", "on which", "how")
        )
        assert question.source(lang).endswith(".")
        for option in question.options:
            assert question.answer(option, lang)
            assert not question.answer(option, lang).endswith(".")
    assert question.to_dict()["default"] == question.default


def test_only_the_gazette_print_is_remote():
    remote = {(q.field, o) for q in Readings.questions() for o in q.remote}
    assert remote == {("notice_clock", "complete_gazette")}


@pytest.mark.parametrize(
    ("field", "option"), [(f, o) for f, options in FIELDS.items() for o in options]
)
def test_each_answer_changes_exactly_the_rows_that_it_names(field, option):
    readings = Readings(**{field: option})
    seen = {}
    for term in terms():
        for on in filter(term.in_force, DAYS_OF_LAW):
            patched = readings.patch(term, on)
            changed = {
                f.name: getattr(patched, f.name)
                for f in fields(term)
                if getattr(patched, f.name) != getattr(term, f.name)
            }
            if changed:
                assert term.regime == "general"
                seen[term.id, term.in_force_from.isoformat()] = changed
    assert seen == PATCHES.get((field, option), {})


def test_the_notice_clock_matters_for_requests_from_30_june_2021_only():
    notice = term_in_force("request.notice", "general", date(2021, 6, 29))
    reading = Readings(notice_clock="complete")
    assert reading.patch(notice, date(2021, 6, 29)) == notice
    assert reading.patch(notice, date(2021, 6, 30)) != notice


def test_the_unit_of_the_answer_matters_under_perki_1_2010_only():
    answer = term_in_force("objection.answer", "general", date(2021, 6, 29))
    reading = Readings(answer_unit="calendar_days")
    assert reading.patch(answer, date(2021, 6, 29)).unit == "calendar_days"
    assert reading.patch(answer, date(2021, 6, 30)) == answer


@pytest.mark.parametrize(
    "make",
    [
        lambda: Readings(frist_day="day_after"),
        lambda: Readings().under(frist_day="day_after"),
        lambda: Readings.of({"frist_day": "day_after"}),
        lambda: Readings.question("frist_day"),
    ],
)
def test_an_unknown_reading(make):
    with pytest.raises(UnknownReadingError, match="first_day") as caught:
        make()
    assert isinstance(caught.value, ValueError)


@pytest.mark.parametrize("option", ["sameday", None, True, ["same_day"]])
def test_an_unknown_option(option):
    with pytest.raises(UnknownReadingError) as caught:
        Readings(first_day=option)
    assert caught.value.value == option
    with pytest.raises(UnknownReadingError):
        Readings().under(first_day=option)


def test_readings_are_frozen_and_comparable():
    assert Readings() == Readings(first_day="day_after")
    assert hash(Readings()) == hash(Readings(joint_leave="off"))
    assert Readings.of({"first_day": "same_day"}).to_dict()["first_day"] == "same_day"
    assert Readings.of(Readings(met_on="received").to_dict()) == Readings(met_on="received")
    with pytest.raises(AttributeError):
        Readings().first_day = "same_day"


@pytest.mark.parametrize(
    ("field", "term", "start", "touched"),
    [
        ("first_day", "request.notice", "request_received", True),
        ("first_day", "dispute.filing", "objection_answered", True),
        ("first_day", "dispute.filing", "objection.answer", False),
        ("first_day", "request.receipt", "request_received", False),
        ("first_day", "dispute.summons", "hearing_scheduled.for_day", False),
        ("first_day", "court.cassation", "court_decision_received", True),
        ("first_day", "objection.filing", "objection_filed.ground_found_on", True),
        ("first_day", "objection.filing", "request.notice", False),
        ("joint_leave", "dispute.filing", "objection.answer", True),
        ("joint_leave", "court.cassation", "court_decision_received", False),
        ("joint_leave", "dispute.summons", "hearing_scheduled.for_day", True),
        ("calendar_roll", "court.cassation", "court_decision_received", True),
        ("calendar_roll", "request.notice", "request_received", False),
        ("backward_count", "dispute.summons", "hearing_scheduled.for_day", True),
        ("backward_count", "request.notice", "request_received", False),
        ("silence_found_on", "objection.filing", "request.notice", True),
        ("silence_found_on", "objection.filing", "notice_given", False),
        ("silence_found_on", "request.extension", "request.notice", False),
        ("notice_clock", "request.notice", "request_received", True),
        ("notice_clock", "request.refusal_notice", "request_received", False),
        ("met_on", "request.notice", "request_received", False),
        ("after_hours", "request.notice", "request_received", False),
    ],
)
def test_which_questions_can_move_a_date(field, term, start, touched):
    on = date(2025, 1, 1)
    row = term_in_force(term, "general", on)
    assert Readings.question(field).touches(row, start, on) == touched
