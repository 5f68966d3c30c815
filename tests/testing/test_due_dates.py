"""Wrong programs, each written without the kit, are told by name."""

from datetime import UTC, date, datetime, timedelta

import holidays
import pytest

from ppid_rules import NotADateError, UnknownTermError, WrongTypeError, deadline, indonesia
from ppid_rules.testing import ConformanceError, check_due_dates
from ppid_rules.workdays.decrees import shipped_log

ONE = timedelta(1)
LOG = shipped_log().entries


def replayed(entries, *, keeps_revoked=False):
    """Days off of some entries of the log."""
    days = {}
    for entry in entries:
        if entry.kind != "revoked":
            days[entry.day, entry.kind] = True
        elif not keeps_revoked:
            days.pop((entry.day, entry.revokes), None)
    return {day for day, _ in days}


ALL = replayed(LOG)
SPAN = range(2010, 2028)
ALL_OF_A_LIBRARY = set(
    holidays.country_holidays("ID", years=SPAN, categories=("public", "government"))
)
PUBLIC = set(holidays.country_holidays("ID", years=SPAN))


def program(off=ALL, *, short=0, early=0, numbers=None, calendar=False, weekend=(5, 6)):
    """A program that walks from day to day with its own table of days off."""

    def fn(term_id, start):
        right = deadline(term_id, start)
        n, back = (
            (numbers or {}).get(term_id, right.term.number),
            right.term.direction == "backward",
        )
        if right.term.unit != "working_days":
            return right.due_on
        step = -ONE if back else ONE
        if calendar:
            return start + step * n
        day, n = start - step * early, n - short
        while n:
            day += step
            n -= day.weekday() not in weekend and day not in off
        return day

    return fn


RIGHT = program()


def only_in(year, wrong, right=RIGHT):
    return lambda term_id, start: (wrong if start.year == year else right)(term_id, start)


def kept(rule):
    return replayed([entry for entry in LOG if rule(entry)])


WRONG = {
    "weekends_only": program(off=()),
    "joint_leave_ignored": program(kept(lambda e: e.kind != "joint_leave")),
    "public_holidays_only": program(kept(lambda e: "national_holiday" in {e.kind, e.revokes})),
    "public_holidays_only of a library": program(PUBLIC),
    "calendar_days": program(calendar=True),
    "start_day_counted": program(early=1),
    "one_day_short": program(short=1),
    "stale_table to 2022": program({d for d in ALL if d.year <= 2022}),
    "stale_table to 2024": program({d for d in ALL if d.year <= 2024}),
    "stale_table of 2022 to 2024": program({d for d in ALL if 2022 <= d.year <= 2024}),
    "stale_table of a library": program({d for d in ALL_OF_A_LIBRARY if d.year <= 2023}),
    "stale_table as known once": program(kept(lambda e: e.announced_on <= date(2023, 10, 1))),
    "revoked_days_kept": program(replayed(LOG, keeps_revoked=True)),
    "late_decree_missing, all": program(kept(lambda e: e.yearly)),
    "late_decree_missing, one": program(ALL - {date(2025, 8, 18)}),
    "late_decree_missing, voting days": program(kept(lambda e: "election" not in e.kind)),
    "late_decree_missing, voting days of a year": program(
        kept(lambda e: "election" not in e.kind or e.day.year != 2024)
    ),
    "late_decree_missing, added days of a year": program(
        kept(lambda e: e.yearly or e.kind == "revoked" or e.day.year != 2023)
    ),
    "late_decree_missing, from a year on": program(kept(lambda e: e.yearly or e.day.year < 2023)),
    "revoked_days_kept, of a year": program(
        kept(lambda e: e.kind != "revoked" or e.day.year != 2020)
    ),
    "revoked_days_kept, of two years": program(
        kept(lambda e: e.kind != "revoked" or e.day.year not in {2020, 2021})
    ),
    "joint_leave_ignored, of a year": program(
        kept(lambda e: e.kind != "joint_leave" or e.day.year != 2024)
    ),
    "joint_leave_ignored, from a year on": program(
        kept(lambda e: e.kind != "joint_leave" or e.day.year < 2024)
    ),
    "late_decree_missing, of a month": program(kept(lambda e: (e.day - e.announced_on).days > 30)),
    "late_decree_missing, frozen": lambda term_id, start: (
        deadline(term_id, start, calendar=indonesia(as_known_on=start)).due_on
    ),
    "wrong_number of one": program(numbers={"request.notice": 7}),
    "wrong_number of three": program(
        numbers={"request.notice": 14, "objection.answer": 20, "dispute.filing": 10}
    ),
}


def told(fn, **how):
    with pytest.raises(ConformanceError) as raised:
        check_due_dates(fn, **how)
    return raised.value


@pytest.mark.parametrize("name", WRONG)
def test_a_mistake_is_named(name):
    error = told(WRONG[name])
    mistake = name.replace(",", "").split()[0]
    assert error.explained_by == (mistake,)
    assert mistake in str(error)
    assert not [
        m for m in WRONG if m.split()[0] != mistake and m.isidentifier() and m in str(error)
    ]


@pytest.mark.parametrize(("mistakes", "fn"), [
    (("weekends_only", "start_day_counted"), program((), early=1)),
    (("weekends_only", "one_day_short"), program((), short=1)),
    (("weekends_only", "wrong_number"), program((), numbers={"request.notice": 7})),
    (("calendar_days", "wrong_number"), program(calendar=True, numbers={"request.notice": 14})),
    (("start_day_counted", "wrong_number"), program(early=1, numbers={"request.notice": 7})),
    (
        ("stale_table", "wrong_number"),
        program({d for d in ALL if d.year <= 2023}, numbers={"request.notice": 7}),
    ),
    (
        ("revoked_days_kept", "stale_table"),
        program({d for d in replayed(LOG, keeps_revoked=True) if d.year <= 2023}),
    ),
    (
        ("late_decree_missing", "stale_table"),
        program({d for d in kept(lambda e: e.yearly) if d.year <= 2023}),
    ),
])  # fmt: skip
def test_two_mistakes_together_are_named(mistakes, fn):
    error = told(fn)
    assert error.explained_by == mistakes
    assert error.alternatives == (mistakes,)
    assert all(name in str(error) for name in mistakes)


UNKNOWN = {
    "Saturdays work": program(weekend=(6,)),
    "one feast is missing": program(kept(lambda e: "Nyepi" not in e.name_id)),
    "one day too long": program(short=-1),
    "a start on a day off moves on": lambda t, s: (
        deadline(t, indonesia().add_working_days(s - ONE, 1)).due_on
    ),
    "the start itself": lambda _, start: start,
    "always the same day": lambda _, __: date(2025, 1, 1),
}


@pytest.mark.parametrize("name", UNKNOWN)
def test_what_is_no_known_mistake_is_said_to_be_none(name):
    error = told(UNKNOWN[name])
    assert error.explained_by == ()
    assert "No known mistake explains every wrong answer." in str(error)
    assert not [m for m in WRONG if m.isidentifier() and m in str(error)]


@pytest.mark.parametrize("year", [2011, 2016, 2021, 2025])
def test_a_program_that_is_wrong_in_one_year_only(year):
    error = told(only_in(year, lambda t, s: program()(t, s) + timedelta(s.day % 3 + 1)))
    assert error.year == year
    assert f"All failures lie in {year}; other years are right." in str(error)
    assert error.explained_by == ()


def test_a_mistake_of_one_year_is_named_with_its_year():
    error = told(only_in(2025, program(short=1)))
    assert (error.explained_by, error.year) == (("one_day_short",), 2025)


def test_a_year_without_voting_days_does_not_tell_joint_leave_from_all_but_holidays():
    error = told(program(kept(lambda e: e.kind != "joint_leave" or e.day.year != 2025)))
    assert set(error.alternatives) == {("joint_leave_ignored",), ("public_holidays_only",)}
    assert "Here: for the days of 2025 to 2025." in str(error)


def test_a_table_of_some_years_without_joint_leave_has_two_mistakes():
    error = told(program({d for d in PUBLIC if d.year <= 2023}))
    assert ("public_holidays_only", "stale_table") in error.alternatives
    assert all("stale_table" in names for names in error.alternatives)


def test_a_number_that_is_one_less_for_one_limit_is_a_wrong_number():
    assert told(program(numbers={"request.notice": 9})).explained_by == ("wrong_number",)


def test_a_long_exception_is_one_line():
    def fn(_, __):
        raise ValueError("long\n" * 5000)

    error = told(fn)
    assert len(error.failures[0].problem) < 250
    assert len(str(error).splitlines()) < 20


def test_a_table_without_one_year_is_not_complete():
    error = told(program({d for d in ALL if d.year != 2025}))
    assert (error.explained_by, error.year) == (("stale_table",), 2025)
    assert "its table lacks 2025" in str(error)


def test_a_mistake_with_some_limits_is_named_with_these():
    fn = program(off=())
    error = told(lambda t, s: (fn if t.startswith("objection") else program())(t, s))
    assert error.explained_by == ("weekends_only",)
    assert error.terms == {"objection.answer", "objection.filing"}
    assert "Only these limits fail: objection.answer, objection.filing." in str(error)


def test_the_numbers_that_it_counts_are_told():
    assert "it counts request.notice=7" in str(told(WRONG["wrong_number of one"]))


def test_a_right_program_passes():
    check_due_dates(program())
    check_due_dates(lambda term_id, start: deadline(term_id, start).due_on)


# -- no answers ----------------------------------------------------------------------------


def failing(_, __):
    raise KeyError("nope")


@pytest.mark.parametrize(("fn", "problem"), [
    (failing, "raised KeyError: 'nope'"),
    (lambda t, s: deadline(t, s).due_on.isoformat(), "returned str '20"),
    (lambda *_: None, "returned None, expected a datetime.date"),
    (lambda *_: datetime(2025, 1, 1, tzinfo=UTC), "returned datetime datetime.datetime(2025, 1, 1"),
    (lambda *_: 20250101, "returned int 20250101, expected a datetime.date"),
    (lambda t: t, "raised TypeError"),
])  # fmt: skip
def test_what_is_no_date_is_reported_as_such(fn, problem):
    error = told(fn)
    assert error.failures[0].problem.startswith(problem)
    assert problem in str(error)
    assert error.explained_by == ()
    assert "No known mistake" not in str(error)


def test_answers_that_are_none_are_told_beside_what_explains_the_others():
    def fn(term_id, start):
        if term_id == "request.notice":
            raise NotImplementedError
        return program(off=())(term_id, start)

    error = told(fn)
    assert error.explained_by == ("weekends_only",)
    assert "36 of them are no answers." in str(error)


def test_a_subclass_of_date_is_a_date():
    class Day(date):
        pass

    check_due_dates(lambda t, s: Day.fromisoformat(program()(t, s).isoformat()))


def test_an_exception_that_ends_the_run_is_not_swallowed():
    def stop(_, __):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        check_due_dates(stop)


# -- choosing ------------------------------------------------------------------------------


def test_a_service_that_knows_two_limits_is_asked_for_these_only():
    def fn(term_id, start):
        return {"request.notice": program(), "objection.answer": program()}[term_id](term_id, start)

    check_due_dates(fn, terms=["request.notice", "objection.answer"])
    error = told(fn)
    assert error.failures[-1].problem.startswith("raised KeyError")
    assert "For 33 limits there was no answer at all; terms= asks for those" in str(error)


def test_a_service_that_began_in_a_year_is_not_asked_for_earlier_ones():
    fn = program({d for d in ALL if d.year >= 2024})
    check_due_dates(fn, not_before=date(2024, 1, 1))
    assert told(fn).explained_by == ("stale_table",)


def test_mistakes_that_the_asked_vectors_cannot_tell_apart_are_all_named():
    error = told(program(PUBLIC), not_before=date(2024, 6, 1))
    assert set(error.explained_by) == {"joint_leave_ignored", "public_holidays_only"}
    assert set(error.alternatives) == {("joint_leave_ignored",), ("public_holidays_only",)}
    assert str(error).count("Every wrong answer is explained by") == 2


@pytest.mark.parametrize(("fn", "how", "error"), [
    ("no function", {}, WrongTypeError),
    (program(), {"terms": ["objection.anser"]}, UnknownTermError),
    (program(), {"terms": "request.notice"}, WrongTypeError),
    (program(), {"not_before": "2024"}, NotADateError),
])  # fmt: skip
def test_a_wrong_question_is_an_error_of_its_own(fn, how, error):
    with pytest.raises(error):
        check_due_dates(fn, **how)


# -- the report ----------------------------------------------------------------------------


def test_the_error_is_an_assertion_with_its_failures():
    error = told(program(off=()))
    assert isinstance(error, AssertionError)
    first = error.failures[0]
    assert first.vector.id in str(error)
    assert f"expected {first.expected}, got {first.given}" in str(error)
    assert str(error).endswith(f"and {len(error.failures) - 10} more")
    assert f"{len(error.failures)} of {error.asked} answers are not right." in str(error)


def test_the_report_is_in_both_languages():
    error = told(program(off=()))
    assert "Semua jawaban yang keliru dijelaskan oleh weekends_only." in error.report()
    assert "Hanya Sabtu dan Minggu yang dianggap libur" in error.report("id", shown=0)
    assert error.report("en").count("expected") == len(error.failures)
    assert error.failures[0].text("id").count("seharusnya") == 1


def test_the_error_can_be_pickled():
    import pickle

    error = told(program(numbers={"request.notice": 7}))
    again = pickle.loads(pickle.dumps(error))
    assert (str(again), again.explained_by) == (str(error), error.explained_by)
