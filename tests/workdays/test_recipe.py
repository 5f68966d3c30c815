"""Equality, hash, pickle, immutability and threads: a calendar is its recipe."""

import copy
import pickle
import re
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from hypothesis import given

from ppid_rules import Decree, Overlay, WorkingCalendar, indonesia
from ppid_rules.workdays.recipe import Recipe
from support import calendars, decrees_of


@given(calendars)
def test_a_calendar_survives_pickle_and_copy(calendar):
    for other in (
        pickle.loads(pickle.dumps(calendar)),
        copy.copy(calendar),
        copy.deepcopy(calendar),
    ):
        assert other == calendar
        assert hash(other) == hash(calendar)
        assert other.id == calendar.id


@given(calendars, calendars)
def test_equal_means_the_same_recipe(a, b):
    assert (a == b) == (a.id == b.id)
    if a == b:
        assert not a.compare(b, date(2024, 12, 1), date(2025, 12, 31))


def test_the_same_arguments_give_the_same_object():
    assert indonesia() is indonesia()
    assert indonesia(region="ID-BA") is indonesia(region="ID-BA")
    assert indonesia() != indonesia(week="six")
    assert indonesia() != "calendar"


def test_an_empty_overlay_changes_nothing():
    assert indonesia().with_overlay(Overlay()) == indonesia()
    assert indonesia().with_decrees() == indonesia()


def test_a_day_taken_back_leaves_the_overlay_that_is_left():
    day = date(2025, 3, 18)
    over = indonesia().with_days_off({day: "a"}).with_working_days({day: "b"})
    assert over == indonesia().with_working_days({day: "b"})


def test_the_id_says_the_recipe():
    cal = indonesia(as_known_on=date(2025, 8, 1), region="ID-BA", week="six", joint_leave="working")
    for part in ("2025-08-01", "ID-BA", "six", "working", "log=2026-09-15~"):
        assert part in cal.id
    assert cal.with_days_off({date(2025, 3, 18): "x"}).id != cal.id
    assert repr(cal) == f"<WorkingCalendar {cal.id}>"
    assert (cal.as_known_on, cal.region, cal.week, cal.joint_leave) == (
        date(2025, 8, 1), "ID-BA", "six", "working",
    )  # fmt: skip


def test_added_decrees_are_part_of_the_recipe():
    new = decrees_of(date(2025, 8, 7))
    cal = indonesia(as_known_on=date(2025, 8, 1)).with_decrees(*new)
    assert cal.decrees == new
    assert cal != indonesia(as_known_on=date(2025, 8, 1))
    assert pickle.loads(pickle.dumps(cal)) == cal


def test_a_calendar_cannot_be_changed():
    cal = indonesia()
    with pytest.raises(AttributeError):
        cal.id = "x"
    with pytest.raises(AttributeError):
        cal.other = 1
    with pytest.raises(AttributeError):
        del cal.id


def test_a_subclass_of_date_is_a_date():
    class Day(date):
        pass

    cal = indonesia()
    assert cal.is_working_day(Day(2025, 3, 17))
    assert cal.add_working_days(Day(2025, 3, 17), 10) == date(2025, 4, 9)
    assert indonesia(as_known_on=Day(2025, 8, 1)) == indonesia(as_known_on=date(2025, 8, 1))


def test_threads_share_a_calendar_while_it_grows():
    """Sixteen threads walk a fresh calendar into its projected years at once."""
    cal = WorkingCalendar(Recipe())
    days = [date(2020 + i % 28, 1 + i % 12, 1 + i % 28) for i in range(400)]
    expected = [indonesia().add_working_days(d, 30) for d in days]
    with ThreadPoolExecutor(16) as pool:
        found = list(pool.map(lambda d: cal.add_working_days(d, 30), days))
        tables = list(
            pool.map(lambda y: cal.table(date(y, 1, 1), date(y, 12, 31)), range(2010, 2051))
        )
    assert found == expected
    assert all(len(t) in {365, 366} for t in tables)


def test_calendars_with_other_days_of_their_own_differ():
    one, other = (indonesia().with_days_off({date(2025, 3, d): "x"}) for d in (18, 19))
    assert one != other
    assert one.compare(other, date(2025, 3, 1), date(2025, 3, 31))


def test_the_id_stays_short():
    """Whatever was added to a calendar is in its name as sixteen digits."""
    cal = indonesia().with_days_off({date(2025, 3, 18): "x"})
    assert re.search(r"overlay=[0-9a-f]{16}\)$", cal.id)


def test_decrees_that_differ_in_a_flag_only_stand_in_one_order():
    day, on = date(2027, 1, 4), date(2026, 12, 20)
    one, other = (
        Decree(day, "joint_leave", "Cuti", "Leave", "SKB 1/2026", on, yearly=yearly)
        for yearly in (None, True)
    )
    cal = indonesia()
    assert not cal.with_decrees(one, other).is_working_day(day)
    assert set(cal.with_decrees(other, one).decrees) == {one, other}


@pytest.mark.parametrize("day", [date(2010, 1, 1), date(2050, 12, 31)])
def test_a_decree_may_name_the_first_and_the_last_day(day):
    leave = Decree(day, "joint_leave", "Cuti", "Leave", "SKB 1/2026", date(2026, 12, 20))
    assert indonesia().with_decrees(leave).decrees == (leave,)
