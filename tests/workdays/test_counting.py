"""Adding and counting working days: examples, and properties that are true as written."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ppid_rules import CoverageError, WorkingCalendar, indonesia
from ppid_rules.workdays.recipe import Recipe
from support import calendars, decreed_days, inner_days, naive_add, span

FEW = st.integers(-120, 120)


@pytest.mark.parametrize(
    ("day", "n", "expected"),
    [
        (date(2025, 3, 17), 10, date(2025, 4, 9)),
        (date(2025, 8, 11), 10, date(2025, 8, 26)),
        (date(2026, 6, 6), 10, date(2026, 6, 22)),  # a Saturday: day 1 is Monday
        (date(2026, 3, 21), 1, date(2026, 3, 25)),
        (date(2025, 8, 18), 0, date(2025, 8, 18)),  # zero is the day itself, off or not
        (date(2026, 8, 31), -3, date(2026, 8, 26)),  # a summons: received by Wednesday
        (date(2026, 11, 18), -3, date(2026, 11, 13)),
        (date(2025, 8, 18), -1, date(2025, 8, 15)),
    ],
)
def test_examples(day, n, expected):
    assert indonesia().add_working_days(day, n) == expected


@given(calendars, st.dates(date(2024, 6, 1), date(2025, 9, 1)), st.integers(-60, 60))
def test_two_look_ups_are_a_walk(calendar, day, n):
    """The index agrees with a walk of single days on any calendar."""
    assert calendar.add_working_days(day, n) == naive_add(calendar, day, n)


@given(inner_days, st.integers(0, 120), st.integers(0, 120), st.sampled_from([1, -1]))
def test_steps_of_one_sign_add_up(day, a, b, sign):
    cal = indonesia()
    there = cal.add_working_days(cal.add_working_days(day, sign * a), sign * b)
    assert there == cal.add_working_days(day, sign * (a + b))


@given(inner_days, FEW, FEW)
def test_steps_from_a_working_day_add_up_whatever_their_sign(day, a, b):
    cal = indonesia()
    day = cal.add_working_days(day, 1)
    assert cal.add_working_days(cal.add_working_days(day, a), b) == cal.add_working_days(day, a + b)


@given(inner_days, st.integers(1, 120))
def test_between_undoes_add(day, n):
    cal = indonesia()
    assert cal.working_days_between(day, cal.add_working_days(day, n)) == n


@given(decreed_days, decreed_days)
def test_between_turns_its_sign_with_its_direction(a, b):
    assert indonesia().working_days_between(a, b) == -indonesia().working_days_between(b, a)


@given(inner_days, st.integers(0, 60))
def test_between_counts_the_working_days_after_the_start(day, length):
    cal = indonesia()
    end = date.fromordinal(day.toordinal() + length)
    walked = sum(cal.is_working_day(d) for d in span(day, end) if d != day)
    assert cal.working_days_between(day, end) == walked


@given(calendars, st.dates(date(2025, 1, 1), date(2025, 12, 1)), decreed_days, st.integers(1, 60))
def test_a_day_off_more_never_brings_a_due_date_nearer(calendar, start, closed, n):
    due = calendar.add_working_days(start, n)
    assert calendar.with_days_off({closed: "closed"}).add_working_days(start, n) >= due


@given(decreed_days, st.integers(1, 60))
def test_the_last_day_of_a_period_is_a_working_day(day, n):
    cal = indonesia()
    assert cal.is_working_day(cal.add_working_days(day, n))
    if day > date(2010, 6, 1):
        assert cal.is_working_day(cal.add_working_days(day, -n))


def test_there_is_no_result_before_2010_or_after_2050():
    cal = indonesia()
    with pytest.raises(CoverageError):
        cal.add_working_days(date(2010, 1, 4), -1)
    with pytest.raises(CoverageError):
        cal.add_working_days(date(2050, 12, 30), 5)
    with pytest.raises(CoverageError):
        cal.add_working_days(date(2025, 1, 1), 10**12)
    with pytest.raises(CoverageError):
        cal.add_working_days(date(2025, 1, 1), -(10**12))
    assert cal.add_working_days(date(2010, 1, 5), -1) == date(2010, 1, 4)


@pytest.mark.parametrize("day", [date(2031, 5, 4), date(2031, 5, 6), date(2028, 1, 3)])
def test_counting_back_from_a_year_that_is_not_indexed_yet(day):
    fresh = WorkingCalendar(Recipe())
    assert fresh.add_working_days(day, -3) == naive_add(indonesia(), day, -3)


@given(calendars, st.dates(date(2025, 1, 1), date(2025, 11, 1)))
def test_the_table_is_the_calendar_as_rows(calendar, start):
    end = date.fromordinal(start.toordinal() + 40)
    rows = calendar.table(start, end)
    assert [row.day for row in rows] == list(span(start, end))
    for row in rows:
        off = calendar.day_off(row.day)
        assert row.working == calendar.is_working_day(row.day) == (off is None)
        assert row.kind == (off.kind if off else None)
        assert row.certainty == calendar.certainty(row.day)
        assert row.ordinal - rows[0].ordinal == calendar.working_days_between(start, row.day)


def test_ordinals_count_from_the_first_day_of_the_coverage():
    (row,) = indonesia().table(date(2010, 1, 5), date(2010, 1, 5))
    assert row.ordinal == 2  # 1 January is off, 2 and 3 are a weekend


@given(calendars, st.dates(date(2025, 1, 1), date(2025, 11, 1)))
def test_named_days_are_the_days_off_that_have_a_name(calendar, start):
    end = date.fromordinal(start.toordinal() + 60)
    named = [
        off for day in span(start, end) if (off := calendar.day_off(day)) and off.kind != "weekend"
    ]
    assert list(calendar.days_off(start, end)) == named


def test_counting_in_years_that_are_not_indexed_yet():
    """A calendar grows as far as it is asked, from a day off as from a working day."""
    for day in (date(2031, 5, 3), date(2031, 5, 5), date(2050, 1, 3)):
        for n in (-1, 1, 5):
            fresh = WorkingCalendar(Recipe())
            assert fresh.add_working_days(day, n) == naive_add(indonesia(), day, n)


def test_the_first_and_the_last_working_day_are_reached_from_afar():
    first, day = date(2010, 1, 4), date(2031, 6, 2)
    back = indonesia().working_days_between(first, day)
    assert WorkingCalendar(Recipe()).add_working_days(day, -back) == first
    with pytest.raises(CoverageError):
        WorkingCalendar(Recipe()).add_working_days(day, -back - 1)
    six = WorkingCalendar(Recipe(week="six"))
    assert six.add_working_days(date(2050, 12, 30), 1) == date(2050, 12, 31)  # a Saturday


def test_an_index_reaches_as_far_as_it_is_asked():
    index = WorkingCalendar(Recipe()).index_until(2031)
    assert index.until == 2031
    assert index.dates[-1] == date(2031, 12, 31)
    assert index.before[-1] + 1 == len(index.dates)
