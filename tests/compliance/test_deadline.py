"""One deadline: its day, its doubt, what moved it, and how it is told."""

import json
import pickle
from datetime import date, datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ppid_rules import (
    CoverageError,
    Decree,
    InvalidValueError,
    NotADateError,
    NotInForceError,
    Readings,
    UnknownLanguageError,
    UnknownOptionError,
    UnknownReadingError,
    UnknownRegimeError,
    UnknownStartError,
    UnknownTermError,
    WrongTypeError,
    deadline,
    indonesia,
    terms,
)
from support import calendars

STARTS = [
    (t, s)
    for t in terms()
    if t.in_force_to is None and t.number is not None and t.unit != "absences"
    for s in t.counted_from
]
READING_OPTIONS = {q.field: st.sampled_from(q.options) for q in Readings.questions()}


def started(start_of, day, readings):
    """A deadline of a term under readings, from the start that the readings count from."""
    term, start_is = start_of
    patched = readings.patch(term, day)
    if start_is not in patched.counted_from:
        start_is = patched.counted_from[0]
    return deadline(term.id, day, start_is=start_is, regime=term.regime, readings=readings)


any_deadline = st.builds(
    started,
    st.sampled_from(STARTS),
    st.dates(date(2021, 7, 1), date(2026, 6, 30)),
    st.builds(Readings.of, st.fixed_dictionaries(READING_OPTIONS)),
)


@pytest.mark.parametrize(
    ("term", "start", "start_is", "due"),
    [
        ("request.notice", date(2025, 3, 17), None, date(2025, 4, 9)),
        ("request.notice", date(2025, 8, 11), None, date(2025, 8, 26)),
        ("request.notice", date(2024, 2, 15), None, date(2024, 2, 29)),
        ("request.notice", date(2026, 6, 6), None, date(2026, 6, 22)),
        ("request.receipt", date(2025, 8, 18), None, date(2025, 8, 18)),
        ("request.extension", date(2025, 8, 26), None, date(2025, 9, 4)),
        ("objection.answer", date(2026, 6, 24), None, date(2026, 8, 5)),
        ("objection.answer", date(2022, 6, 6), None, date(2022, 7, 18)),
        ("dispute.filing", date(2022, 7, 18), "objection.answer", date(2022, 8, 5)),
        ("dispute.filing", date(2026, 8, 5), "objection.answer", date(2026, 8, 27)),
        ("objection.filing", date(2026, 6, 22), None, date(2026, 8, 3)),
    ],
)
def test_examples(term, start, start_is, due):
    found = deadline(term, start, start_is=start_is)
    assert found.due_on == due
    assert found.starts_on == start


def test_known_then_and_known_now():
    received = date(2025, 8, 11)
    now = deadline("request.notice", received)
    then = deadline("request.notice", received, calendar=indonesia(as_known_on=date(2025, 8, 1)))
    assert (then.due_on, now.due_on, now.earliest, now.latest) == (
        date(2025, 8, 25), date(2025, 8, 26), date(2025, 8, 22), date(2025, 8, 26),
    )  # fmt: skip
    assert now.recompute(calendar=then.calendar) == then


def test_doubt_is_shown_one_question_at_a_time_and_over_all():
    """Received 11 August 2025: each question alone gives the 25th, both together the 22nd."""
    notice = deadline("request.notice", date(2025, 8, 11))
    assert [tuple(a) for a in notice.alternatives] == [
        ("first_day", "same_day", date(2025, 8, 25), None),
        ("joint_leave", "working", date(2025, 8, 25), None),
        ("notice_clock", "complete", None, "request_declared_complete"),
        ("notice_clock", "complete_gazette", None, "request_declared_complete"),
    ]
    assert notice.contested == ("first_day", "joint_leave", "notice_clock")
    assert notice.under(first_day="same_day", joint_leave="working").due_on == notice.earliest


def test_the_first_day_does_not_touch_a_period_that_follows_another():
    chained = deadline("dispute.filing", date(2022, 7, 18), start_is="objection.answer")
    assert "first_day" not in chained.contested
    assert chained.under(first_day="same_day").due_on == chained.due_on
    answered = deadline("dispute.filing", date(2022, 7, 18), start_is="objection_answered")
    assert answered.under(first_day="same_day").due_on == date(2022, 8, 4)


def test_a_start_on_a_day_off_begins_on_the_next_working_day_under_both_options():
    saturday = deadline("request.notice", date(2026, 6, 6))
    assert saturday.due_on == saturday.under(first_day="same_day").due_on == date(2026, 6, 22)
    assert saturday.contested == ("notice_clock",)
    assert saturday.earliest == saturday.latest == date(2026, 6, 22)


def test_a_limit_of_the_same_day_is_not_contested():
    receipt = deadline("request.receipt", date(2025, 8, 18))
    assert receipt.alternatives == ()
    assert receipt.earliest == receipt.latest == date(2025, 8, 18)
    assert receipt.count()[0].day == receipt.due_on


@given(any_deadline)
def test_the_day_lies_between_the_earliest_and_the_latest(found):
    assert found.earliest <= found.due_on <= found.latest
    for other in found.alternatives:
        assert other.due_on != found.due_on
        assert (other.due_on is None) == (other.counted_from is not None)
        remote = other.option in Readings.question(other.reading).remote
        if other.due_on is not None:
            assert found.under(**{other.reading: other.option}).due_on == other.due_on
            assert remote or found.earliest <= other.due_on <= found.latest
        else:
            with pytest.raises(UnknownStartError):
                found.under(**{other.reading: other.option})


@given(any_deadline)
def test_a_question_that_is_not_contested_moves_nothing(found):
    for question in Readings.questions():
        for option in question.options:
            if question.field not in found.contested:
                assert found.under(**{question.field: option}).due_on == found.due_on


@given(any_deadline)
def test_the_counting_ends_with_the_number_of_the_law(found):
    rows = found.count()
    if found.term.unit in {"months", "years"}:
        assert rows == ()
        return
    step = -1 if found.term.direction == "backward" else 1
    assert all((b.day - a.day).days == step for a, b in pairwise(rows))
    numbers = [row.number for row in rows if row.number]
    assert numbers == list(range(1, len(numbers) + 1))
    if found.term.unit == "working_days":
        clear = found.term.direction == "backward" and found.readings.backward_count == "clear_days"
        assert len(numbers) == found.term.number + clear
        assert rows[-1].day == found.due_on
        assert all((row.number is None) == (row.day_off is not None) for row in rows[1:])


@given(any_deadline)
def test_skipped_days_are_those_that_would_count_without_a_decree(found):
    assert all(off.day.weekday() < 5 and off.kind != "weekend" for off in found.skipped)
    if found.term.unit == "working_days":
        weekdays = [row for row in found.count()[1:] if row.day.weekday() < 5]
        assert len(weekdays) - len(
            [o for o in found.skipped if o.day != found.count()[0].day]
        ) == len([row for row in found.count()[1:] if row.number])


@given(calendars, st.dates(date(2025, 1, 1), date(2025, 8, 1)))
def test_a_deadline_survives_pickle(calendar, start):
    found = deadline("request.notice", start, calendar=calendar)
    again = pickle.loads(pickle.dumps(found))
    assert again == found
    assert hash(again) == hash(found)
    assert again.due_on == found.due_on
    assert found != deadline("request.extension", start, calendar=calendar)


def test_a_decree_that_moved_the_day():
    (move,) = deadline("request.notice", date(2025, 8, 4)).moved
    assert (move.announced_on, move.before, move.after) == (
        date(2025, 8, 7), date(2025, 8, 18), date(2025, 8, 19),
    )  # fmt: skip
    assert "933/2025" in move.decree
    assert deadline("request.notice", date(2025, 8, 11)).moved == ()  # the decree came before


def test_a_day_that_moved_twice():
    moves = deadline("objection.answer", date(2020, 4, 6)).moved
    assert [(m.announced_on, m.before, m.after) for m in moves] == [
        (date(2020, 4, 9), date(2020, 6, 2), date(2020, 5, 26)),
        (date(2020, 5, 20), date(2020, 5, 26), date(2020, 5, 22)),
    ]


@given(any_deadline)
def test_the_moves_lead_from_the_day_known_at_the_start_to_the_day_known_now(found):
    first = found.recompute(calendar=found.calendar.known_on(found.starts_on)).due_on
    for move in found.moved:
        assert move.before == first
        assert move.announced_on > found.starts_on
        first = move.after
    assert first == found.due_on


def test_certainty_is_the_least_of_the_days_counted():
    assert deadline("request.notice", date(2025, 3, 17)).certainty == "decreed"
    assert deadline("request.notice", date(2027, 3, 1)).certainty == "provisional"
    assert deadline("request.notice", date(2027, 2, 1)).certainty == "decreed"
    assert deadline("request.notice", date(2027, 12, 20)).certainty == "projected"
    assert deadline("request.notice", date(2028, 12, 20)).certainty == "projected"
    assert deadline("request.notice", date(2027, 12, 20)).basis.projected_by.startswith("holidays")
    assert deadline("request.notice", date(2027, 3, 1)).basis.projected_by is None


def test_the_readings_given_win_over_the_calendar():
    calendar = indonesia(joint_leave="working")
    start = date(2025, 8, 11)
    assert deadline("request.notice", start, calendar=calendar).readings.joint_leave == "working"
    assert deadline("request.notice", start, calendar=calendar).due_on == date(2025, 8, 25)
    given_ = deadline("request.notice", start, calendar=calendar, readings=Readings())
    assert given_.due_on == date(2025, 8, 26)
    assert given_.basis.joint_leave == given_.readings.joint_leave == "off"


def test_the_law_of_another_day():
    chained = deadline(
        "dispute.filing",
        date(2010, 8, 10),
        version_on=date(2010, 8, 25),
        start_is="objection.answer",
    )
    assert chained.term.in_force_from == date(2010, 8, 20)
    with pytest.raises(UnknownStartError):
        deadline("dispute.filing", date(2010, 8, 10), start_is="objection.answer")


def test_citations_are_those_of_the_day():
    on = {
        d: [c.instrument for c in deadline("request.notice", d).citations]
        for d in (date(2021, 6, 29), date(2021, 6, 30))
    }
    assert on[date(2021, 6, 29)] == ["UU 14/2008", "Perki 1/2010"]
    assert on[date(2021, 6, 30)] == ["UU 14/2008", "Perki 1/2021", "Perki 1/2021"]


def test_the_law_of_a_request_stays_with_what_follows_from_it():
    """A request of June 2021 stays under Perki 1/2010, also for its extension and objection."""
    notice = deadline("request.notice", date(2021, 6, 25))
    assert [c.instrument for c in notice.extension.citations] == ["UU 14/2008", "Perki 1/2010"]
    answer = deadline("objection.answer", date(2021, 8, 2), version_on=date(2021, 6, 1))
    assert {c.instrument for c in answer.citations} == {
        "UU 14/2008",
        "Perki 1/2010",
        "Perki 1/2013",
    }
    assert answer.recompute(readings=Readings(first_day="same_day")).version_on == date(2021, 6, 1)
    assert answer.to_dict()["version_on"] == "2021-06-01"
    dispute = deadline("dispute.filing", date(2010, 8, 10), version_on=date(2010, 8, 25))
    assert "Perki 2/2010" in {c.instrument for c in dispute.citations}


def test_a_calendar_that_is_passed_brings_its_joint_leave():
    found = deadline("request.notice", date(2025, 3, 17))
    working = indonesia(joint_leave="working")
    assert found.recompute(calendar=working).due_on == date(2025, 4, 2)
    assert found.recompute(calendar=working, readings=Readings()).due_on == date(2025, 4, 9)
    same_day = found.under(first_day="same_day").recompute(calendar=working)
    assert same_day.readings == Readings(first_day="same_day", joint_leave="working")


@pytest.mark.parametrize(
    ("region", "start", "announced_on", "before", "after"),
    [
        ("19.71", date(2025, 8, 15), date(2025, 8, 22), date(2025, 9, 1), date(2025, 9, 2)),
        ("ID-JK", date(2017, 4, 6), date(2017, 4, 13), date(2017, 4, 21), date(2017, 4, 25)),
    ],
)
def test_a_circular_of_the_region_moves_a_day_too(region, start, announced_on, before, after):
    (move,) = deadline("request.notice", start, calendar=indonesia(region=region)).moved
    assert (move.announced_on, move.before, move.after) == (announced_on, before, after)


def test_two_decrees_share_the_blame():
    moves = deadline(
        "objection.answer", date(2025, 7, 16), calendar=indonesia(region="ID-PA")
    ).moved
    assert [m.announced_on for m in moves] == [date(2025, 7, 17), date(2025, 8, 7)]


def test_a_yearly_list_that_drops_a_projected_day_moved_the_date():
    days = [date(2028, 1, 1), date(2028, 12, 25)]
    new = [Decree(d, "national_holiday", "x", "y", "SKB 9/2028", date(2028, 1, 20)) for d in days]
    found = deadline("request.notice", date(2028, 1, 18), calendar=indonesia().with_decrees(*new))
    assert [m.decree for m in found.moved] == ["SKB 9/2028"]
    assert found.moved[-1].after == found.due_on


def test_the_edge_of_the_coverage():
    last = deadline("request.notice", date(2050, 12, 12))
    assert last.due_on == date(2050, 12, 26)
    assert last.extension is None
    assert last.explain("id", "citizen")


def test_days_that_are_worked_and_leave_that_counts_are_shown():
    swap = deadline("request.notice", date(2024, 6, 14), calendar=indonesia(region="ID-AC"))
    assert [w.day for w in swap.worked] == [date(2024, 6, 22), date(2024, 6, 29)]
    assert "Hari berikut tetap dihitung" in swap.explain("id")
    assert "Worked in place of 19 June 2024 (Decree of the Governor of Aceh" in swap.explain("en")
    leave = deadline("request.notice", date(2025, 3, 17), readings=Readings(joint_leave="working"))
    assert "Cuti bersama berikut dihitung sebagai hari kerja" in leave.explain("id")
    assert leave.explain("id").count("- Jumat, 28 Maret 2025: Cuti Bersama Hari Suci Nyepi") == 1
    assert "tidak mengatur cuti bersama" not in leave.explain("id")


def test_a_wedged_saturday_is_skipped_by_name():
    found = deadline("request.notice", date(2011, 4, 22), calendar=indonesia(week="six"))
    assert [off.name("en") for off in found.skipped] == ["Saturday after a Friday off"]
    assert "Sabtu, 23 April 2011: Sabtu sesudah Jumat libur" in found.explain("id")


def test_the_safe_dates_speak_to_the_one_who_reads():
    notice = deadline("request.notice", date(2020, 8, 11))
    filing = deadline("objection.filing", date(2020, 8, 11))
    act, rely = "act by", "Take the limit as passed only after"
    for found, audience, says, not_says in [
        (notice, "officer", act, rely),
        (notice, "citizen", rely, act),
        (filing, "citizen", act, rely),
        (filing, "officer", rely, act),
    ]:
        text = found.explain("en", audience)
        assert says in text
        assert not_says not in text
    assert "By the shortest count" in notice.explain("en", "panel")
    projected = deadline("request.notice", date(2028, 2, 1)).explain("en", "citizen")
    assert rely not in projected
    assert "All these dates are estimates" in projected


def test_no_safe_date_is_promised_where_another_act_may_start_the_count():
    """The settlement may run from registration, months before the first hearing."""
    for found in (
        deadline("dispute.settlement", date(2026, 9, 1)),
        deadline("request.notice", date(2025, 8, 11)),
        deadline("objection.answer", date(2025, 8, 11)),
    ):
        assert any(a.counted_from for a in found.alternatives)
        for audience in ("officer", "citizen", "panel"):
            text = found.explain("en", audience)
            assert "earlier or later than any named here" in text
            assert "safe under every count," not in text
            assert "passed only after that day" not in text
            assert "passed under every count" not in text
    chained = deadline("objection.filing", date(2025, 8, 11), start_is="request.notice")
    assert "earlier or later than any named here" not in chained.explain("en")
    alone = deadline("dispute.settlement", date(2026, 9, 1)).under(joint_leave="working")
    assert "Under another answer the count begins with another act" in alone.explain("en")


def test_a_limit_of_the_same_day_cannot_move():
    assert deadline("request.receipt", date(2028, 3, 1)).certainty == "decreed"
    beyond = deadline("request.receipt", date(2060, 3, 1))
    assert beyond.due_on == date(2060, 3, 1)
    assert beyond.to_dict()["certainty"] == "decreed"
    assert [row.number for row in beyond.count()] == [0]


def test_the_basis_holds_the_decrees_that_were_added():
    new = Decree(date(2027, 1, 4), "joint_leave", "a", "b", "SKB 1/2026", date(2026, 12, 20))
    found = deadline("request.notice", date(2026, 12, 28), calendar=indonesia().with_decrees(new))
    assert found.basis.decrees == (new,)
    assert found.to_dict()["basis"]["decrees"] == [new.to_dict()]


def test_remind_counts_back():
    assert deadline("request.notice", date(2025, 8, 11)).remind_on(3) == date(2025, 8, 21)
    with pytest.raises(TypeError):
        deadline("request.notice", date(2025, 8, 11)).remind_on("3")
    with pytest.raises(InvalidValueError):
        deadline("request.notice", date(2025, 8, 11)).remind_on(-1)


def test_an_extension_chains_on_the_last_day():
    notice = deadline("request.notice", date(2025, 8, 11))
    assert notice.extension == deadline(
        "request.extension", date(2025, 8, 26), version_on=date(2025, 8, 11)
    )
    assert notice.extension.due_on == date(2025, 9, 4)
    assert notice.extension.extension is None
    assert deadline("objection.answer", date(2025, 8, 11)).extension is None


def test_the_basis_lets_one_compute_again():
    calendar = indonesia(as_known_on=date(2025, 8, 1), region="ID-BA", week="six")
    basis = deadline("request.notice", date(2025, 3, 17), calendar=calendar).basis
    assert basis.as_known_on == date(2025, 8, 1)
    assert (basis.region, basis.week, basis.joint_leave) == ("ID-BA", "six", "off")
    assert basis.log_until == date(2026, 9, 15)
    assert basis.package
    assert basis.law
    assert basis.calendar == calendar.id


@given(any_deadline)
def test_json_holds_the_whole_derivation(found):
    document = json.loads(json.dumps(found.to_dict()))
    assert document["schema"] == "ppid-rules/deadline/1"
    assert document["due_on"] == found.due_on.isoformat()
    assert document["why_no_date"] is None
    assert document["contested"] == list(found.contested)
    assert len(document["skipped"]) == len(found.skipped)
    assert document["basis"]["readings"] == found.readings.to_dict()
    silent = {step["code"] for step in document["trace"] if not step["text"]["en"]}
    assert silent <= {"extension.possible", "safe.closed", "safe.remote"}  # for other audiences


def test_a_deadline_cannot_be_changed():
    found = deadline("request.notice", date(2025, 3, 17))
    with pytest.raises(AttributeError):
        found.due_on = date(2025, 4, 1)
    with pytest.raises(AttributeError):
        del found.due_on
    assert "due 2025-04-09" in repr(found)
    assert found != "deadline"


@pytest.mark.parametrize(
    ("arguments", "error", "says"),
    [
        (("request.notic", date(2025, 1, 1), {}), UnknownTermError, "request.notice"),
        ((None, date(2025, 1, 1), {}), UnknownTermError, "None"),
        (("request.notice", date(2025, 1, 1), {"regime": "x"}), UnknownRegimeError, "general"),
        (
            ("request.notice", date(2025, 1, 1), {"start_is": "request_recieved"}),
            UnknownStartError,
            "request_received",
        ),
        (("request.notice", "2025-01-01", {}), NotADateError, "start"),
        (("request.notice", datetime(2025, 1, 1), {}), NotADateError, r"\.date\(\)"),  # noqa: DTZ001 - a moment is the bad input
        (("request.notice", date(2025, 1, 1), {"version_on": "x"}), NotADateError, "version_on"),
        (("request.notice", date(2010, 4, 29), {}), NotInForceError, "2010-04-30"),
        (("request.notice", date(2051, 1, 1), {}), CoverageError, "2050"),
        (("request.notice", date(2050, 12, 30), {}), CoverageError, "2050"),
        (
            ("request.notice", date(2025, 1, 1), {"calendar": "ID"}),
            WrongTypeError,
            "WorkingCalendar",
        ),
        (
            ("request.notice", date(2025, 1, 1), {"readings": {"first_day": "x"}}),
            WrongTypeError,
            "Readings",
        ),
    ],
)
def test_bad_input(arguments, error, says):
    term, start, options = arguments
    with pytest.raises(error, match=says):
        deadline(term, start, **options)


def test_bad_views():
    found = deadline("request.notice", date(2025, 3, 17))
    with pytest.raises(UnknownLanguageError):
        found.explain("fr")
    with pytest.raises(UnknownOptionError, match="citizen"):
        found.explain("id", "citzen")
    with pytest.raises(UnknownReadingError, match="first_day"):
        found.under(frist_day="same_day")
