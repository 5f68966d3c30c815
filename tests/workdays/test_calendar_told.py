"""What a calendar says of single days, of what was added to it, and of what it cannot read."""

import io
import json
from datetime import date

import pytest

from ppid_rules import Decree, DecreeError, UnknownOptionError, indonesia, read_decrees
from ppid_rules.workdays import DayKind, DayOff
from support import LOG

LEAVE = date(2027, 1, 4)  # a Monday that the list of 2027 leaves a working day


def leave(day=LEAVE, kind="joint_leave", revokes=None):
    return Decree(day, kind, "Cuti", "Leave", "SKB 1/2026", date(2026, 12, 20), revokes)


def list_of_2028(**flags):
    """A list with New Year, Christmas, a feast on 28 February and joint leave on 3 January."""
    holidays = {date(2028, 1, 1): "Tahun Baru", date(2028, 12, 25): "Natal"}
    feast = Decree(
        date(2028, 2, 28), "national_holiday", "Idul Fitri", "Eid al-Fitr", "SKB 9/2027",
        date(2027, 9, 9), **flags,
    )  # fmt: skip
    more = Decree(date(2028, 1, 3), "joint_leave", "Cuti", "Leave", "SKB 9/2027", date(2027, 9, 9))
    return (
        feast,
        more,
        *(
            Decree(day, "national_holiday", name, name, "SKB 9/2027", date(2027, 9, 9))
            for day, name in holidays.items()
        ),
    )


# -- one day ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("week", "day", "names"),
    [
        # Friday 18 April 2025 is Good Friday.
        ("five", date(2025, 4, 19), ("Sabtu", "Saturday")),
        ("six", date(2025, 4, 19), ("Sabtu sesudah Jumat libur", "Saturday after a Friday off")),
        ("five", date(2025, 3, 15), ("Sabtu", "Saturday")),
        ("five", date(2025, 3, 16), ("Minggu", "Sunday")),
        ("six", date(2025, 3, 16), ("Minggu", "Sunday")),
    ],
)
def test_a_weekend_is_a_day_off_of_its_own_name(week, day, names):
    assert indonesia(week=week).day_off(day) == DayOff(day, DayKind.WEEKEND, *names)


def test_of_two_kinds_on_one_day_the_holiday_is_told_first():
    """24 December 2015: the Prophet's birthday, and joint leave of Christmas before it."""
    off = indonesia().day_off(date(2015, 12, 24))
    assert [off.kind, *(other.kind for other in off.also)] == ["national_holiday", "joint_leave"]


def test_a_day_off_of_a_region_counts_from_its_announcement():
    """The vote in Papua on 6 August 2025, a Wednesday, announced on 17 July."""
    vote = date(2025, 8, 6)
    assert indonesia(region="ID-PA", as_known_on=date(2025, 7, 16)).is_working_day(vote)
    assert not indonesia(region="ID-PA", as_known_on=date(2025, 7, 17)).is_working_day(vote)


def test_a_body_may_work_on_new_year():
    """Whether a year belongs to the decreed ones or is the first of those expected."""
    days = (date(2010, 1, 1), date(2027, 1, 1), date(2028, 1, 1))
    calendar = indonesia().with_working_days(dict.fromkeys(days, "piket"))
    for day in days:
        assert not indonesia().is_working_day(day)
        assert calendar.is_working_day(day)
        (worked,) = calendar.days_worked(day, day)
        assert (worked.name("id"), worked.name("en")) == ("piket", "piket")


# -- how sure --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (date(2027, 3, 16), date(2027, 5, 1), "decreed"),
        (date(2027, 3, 1), date(2027, 5, 1), "provisional"),  # Idul Fitri, 9 to 15 March
        (date(2027, 3, 1), date(2028, 1, 3), "projected"),  # and a year without a list
        (date(2028, 1, 3), date(2028, 1, 3), "projected"),
        (date(2027, 5, 1), date(2027, 4, 1), "decreed"),  # no day at all
    ],
)
def test_a_span_is_as_sure_as_its_least_sure_day(start, end, expected):
    assert indonesia().span_certainty(start, end) == expected


def test_before_the_first_decree_every_day_is_expected_only():
    """The index of a year is made when the year is asked for."""
    calendar = indonesia(as_known_on=date(2009, 1, 1))
    index = calendar.index_until(2010)
    assert index.until == 2010
    assert calendar.add_working_days(date(2010, 1, 1), 1) == date(2010, 1, 4)
    assert calendar.span_certainty(date(2010, 1, 1), date(2010, 12, 31)) == "projected"


def test_an_index_that_reaches_far_enough_is_not_made_again():
    calendar = indonesia()
    assert calendar.index_until(2029) is calendar.index_until(2029)
    assert calendar.index_until(2012) is calendar.index_until(2029)


def test_nothing_is_projected_while_decrees_answer(monkeypatch):
    def refuse(year):
        raise AssertionError(year)

    monkeypatch.setattr("ppid_rules.workdays.daybook.projected_days", refuse)
    calendar = indonesia().with_days_off({date(2027, 12, 30): "pindah kantor"})
    assert calendar.add_working_days(date(2027, 12, 29), 1) == date(2027, 12, 31)
    with pytest.raises(AssertionError, match="2028"):
        calendar.is_working_day(date(2028, 1, 3))


# -- decrees by hand -------------------------------------------------------------------------------


def test_a_list_is_known_by_new_year_and_christmas_and_a_feast_by_its_name():
    calendar = indonesia().with_decrees(*list_of_2028())
    assert calendar.coverage.last == 2028
    assert calendar.certainty(date(2028, 2, 28)) == "provisional"
    assert calendar.certainty(date(2028, 2, 29)) == "decreed"
    two = [d for d in list_of_2028() if d.day in {date(2028, 1, 1), date(2028, 12, 25)}]
    assert indonesia().with_decrees(*two).coverage.last == 2028
    assert indonesia().with_decrees(two[0]).coverage.last == 2027


def test_what_a_decree_says_of_itself_comes_before_what_its_content_tells():
    settled = indonesia().with_decrees(*list_of_2028(sighting=False))
    assert settled.certainty(date(2028, 2, 28)) == "decreed"
    no_list = [d._replace(yearly=False) for d in list_of_2028()]
    assert indonesia().with_decrees(*no_list).coverage.last == 2027
    alone = leave(date(2028, 1, 3))._replace(yearly=True)
    assert indonesia().with_decrees(alone).coverage.last == 2028


def test_the_log_that_ships_leaves_nothing_open():
    assert {(type(entry.yearly), type(entry.sighting)) for entry in LOG} == {(bool, bool)}


@pytest.mark.parametrize("first", ["set", "taken back"])
def test_what_is_set_and_taken_back_on_one_day_is_taken_back(first):
    decrees = [leave(), leave(kind="revoked", revokes="joint_leave")]
    if first == "taken back":
        decrees.reverse()
    assert not indonesia().with_decrees(leave()).is_working_day(LEAVE)
    assert indonesia().with_decrees(*decrees).is_working_day(LEAVE)


def test_a_decree_that_takes_back_nothing_is_named():
    with pytest.raises(DecreeError) as caught:
        indonesia().with_decrees(leave(kind="revoked", revokes="joint_leave"))
    assert caught.value.where == "SKB 1/2026"
    assert str(caught.value) == (
        "SKB 1/2026: takes back joint_leave on 2027-01-04, which nothing known has set"
    )


@pytest.mark.parametrize(
    ("text", "announced_on"),
    [
        ("2026-12-20", date(2026, 12, 20)),
        ("2026-12", date(2026, 12, 1)),
        ("2026", date(2026, 1, 1)),
        ("soon", None),
        ("2026-13", None),
        ("26", None),
        ("٢٠٢٦", None),
    ],
)
def test_an_announcement_may_be_a_day_a_month_or_a_year(text, announced_on):
    """In the digits of ISO 8601 only; what cannot be read is told as it was written."""
    row = {
        "day": "2027-01-04", "kind": "joint_leave", "name_id": "Cuti", "name_en": "Leave",
        "decree": "SKB 1/2026", "announced_on": text,
    }  # fmt: skip
    file = io.StringIO(json.dumps([row]))
    if announced_on is not None:
        assert read_decrees(file)[0].announced_on == announced_on
        return
    with pytest.raises(DecreeError) as caught:
        read_decrees(file)
    written = "2026-13-01" if text == "2026-13" else text
    assert caught.value.problem == (
        f"announced_on '{written}' cannot be read; expected YYYY-MM-DD, such as 2025-03-17"
    )


# -- a calendar as a value -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("option", "says"),
    [
        ({"joint_leave": "on"}, "unknown joint_leave 'on'; expected one of off, working"),
        ({"week": "seven"}, "unknown week 'seven'; expected one of five, six"),
    ],
)
def test_an_option_that_is_none_is_named(option, says):
    with pytest.raises(UnknownOptionError) as caught:
        indonesia(**option)
    assert str(caught.value) == says


def test_calendars_are_told_apart_in_a_set():
    made = [indonesia(), indonesia(week="six"), indonesia(joint_leave="working")]
    assert len(set(made)) == len({hash(calendar) for calendar in made}) == 3
    assert hash(indonesia().with_joint_leave("working")) == hash(made[2])
