"""What was known when: replay, certainty, revisions, newer decrees, projection."""

import sys
from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ppid_rules import CoverageError, Decree, DecreeError, WrongTypeError, indonesia, workdays
from support import ANNOUNCEMENTS, LOG, ONE, decrees_of, span

LEAVE = date(2025, 8, 18)

UNMOVED = {*span(date(2020, 12, 28), date(2020, 12, 31)), date(2022, 7, 10)}
"""Days with the name of a feast that the sighting does not move; only the shipped log says so."""


def whole_years(calendar, first, last):
    return calendar.table(date(first, 1, 1), date(last, 12, 31))


def test_a_decree_of_eleven_days_ahead():
    assert indonesia(as_known_on=date(2025, 8, 6)).is_working_day(LEAVE)
    assert not indonesia(as_known_on=date(2025, 8, 7)).is_working_day(LEAVE)


def test_set_dropped_and_set_again():
    """23 June 2017: set in April 2016, dropped in November, set again eight days ahead."""
    day = date(2017, 6, 23)
    for known, working in [
        (date(2016, 4, 14), False),
        (date(2016, 11, 20), False),
        (date(2016, 11, 21), True),
        (date(2017, 6, 14), True),
        (date(2017, 6, 15), False),
    ]:
        assert indonesia(as_known_on=known).is_working_day(day) == working
    assert indonesia().day_off(day).announced_on == date(2017, 6, 15)


def test_a_revoked_day_is_a_working_day():
    assert indonesia().day_off(date(2020, 5, 26)) is None
    assert not indonesia(as_known_on=date(2020, 4, 8)).is_working_day(date(2020, 5, 26))


def test_joint_leave_can_count_as_working():
    cal = indonesia(joint_leave="working")
    assert cal.is_working_day(LEAVE)
    assert not cal.is_working_day(date(2025, 8, 17) + timedelta(19))  # Maulid stays off
    assert cal == indonesia().with_joint_leave("working")
    assert cal.with_joint_leave("off") == indonesia()


@pytest.mark.parametrize("announced_on", [a for a in ANNOUNCEMENTS if a.year >= 2010], ids=str)
def test_a_withheld_decree_given_by_hand_equals_the_log(announced_on):
    """Day by day, with certainty, although the user sets neither of the open flags."""
    before = indonesia(as_known_on=announced_on - ONE)
    after = indonesia(as_known_on=announced_on)
    by_hand = before.with_decrees(*decrees_of(announced_on))
    years = {e.day.year for e in LOG if e.announced_on == announced_on}
    first, last = min(years), max(years)
    for mine, shipped in zip(
        whole_years(by_hand, first, last), whole_years(after, first, last), strict=True
    ):
        if mine.certainty != shipped.certainty:  # flagged by name: cautious, unless told otherwise
            assert mine.day in UNMOVED
        assert mine._replace(certainty=None) == shipped._replace(certainty=None)
    assert by_hand.coverage.last == after.coverage.last
    assert by_hand.with_joint_leave("working").days_off(
        date(first, 1, 1), date(last, 12, 31)
    ) == after.with_joint_leave("working").days_off(date(first, 1, 1), date(last, 12, 31))


def test_a_decree_newer_than_the_release():
    leave = Decree(
        date(2027, 1, 4), "joint_leave", "Cuti Bersama Tahun Baru", "Joint leave: New Year",
        "SKB 1/2026", date(2026, 12, 20),
    )  # fmt: skip
    cal = indonesia().with_decrees(leave)
    assert cal.day_off(leave.day).decree == "SKB 1/2026"
    assert cal.coverage.log_until == date(2026, 12, 20)
    assert cal.is_working_day(date(2027, 1, 6))
    assert cal.with_joint_leave("working").is_working_day(leave.day)
    assert cal.known_on(date(2026, 12, 19)).is_working_day(leave.day)
    assert not cal.known_on(date(2026, 12, 20)).is_working_day(leave.day)
    back = Decree(leave.day, "revoked", "-", "-", "SKB 2/2026", date(2026, 12, 30), "joint_leave")
    assert cal.with_decrees(back).is_working_day(leave.day)
    assert cal.with_decrees(back) == indonesia().with_decrees(back, leave)


def test_what_one_announcement_sets_and_takes_back_is_not_off():
    day, on = date(2027, 1, 4), date(2026, 12, 20)
    taken = Decree(day, "revoked", "-", "-", "SKB 1/2026", on, "joint_leave")
    given_ = Decree(day, "joint_leave", "Cuti", "Leave", "SKB 1/2026", on)
    assert indonesia().with_decrees(taken, given_).is_working_day(day)


def test_a_revocation_reaches_a_projected_day():
    labour = date(2028, 5, 1)
    assert not indonesia().is_working_day(labour)
    back = Decree(labour, "revoked", "-", "-", "SKB 3/2027", date(2027, 9, 1), "national_holiday")
    assert indonesia().with_decrees(back).is_working_day(labour)


def test_a_new_yearly_list_makes_its_year_decreed():
    days = [date(2028, 1, 1), date(2028, 12, 25)]
    new = [
        Decree(d, "national_holiday", "Libur", "Holiday", "SKB 9/2027", date(2027, 9, 9))
        for d in days
    ]
    cal = indonesia().with_decrees(*new)
    assert cal.coverage.last == 2028
    assert cal.certainty(date(2028, 6, 6)) == "provisional"  # joint leave still open
    assert cal.is_working_day(date(2028, 5, 1))  # nothing is projected into a decreed year
    part = indonesia().with_decrees(new[0])
    assert part.certainty(date(2028, 6, 6)) == "projected"


def test_with_decrees_takes_decrees_only():
    with pytest.raises(WrongTypeError, match="read_decrees"):
        indonesia().with_decrees(date(2027, 1, 4))


@pytest.mark.parametrize(
    ("known", "day", "expected"),
    [
        (None, date(2025, 3, 31), "decreed"),
        (None, date(2026, 3, 20), "decreed"),  # before the newest entry: the sighting is past
        (None, date(2027, 3, 9), "provisional"),
        (None, date(2027, 3, 10), "provisional"),
        (None, date(2027, 3, 15), "provisional"),
        (None, date(2027, 3, 16), "decreed"),
        (None, date(2027, 5, 17), "provisional"),
        (None, date(2027, 5, 18), "provisional"),
        (None, date(2027, 5, 19), "decreed"),  # joint leave of Vesak
        (None, date(2028, 1, 3), "projected"),
        (None, date(2050, 12, 31), "projected"),
        (date(2030, 1, 1), date(2027, 3, 10), "provisional"),  # the log knows no later
        (date(2025, 3, 30), date(2025, 3, 31), "provisional"),
        (date(2025, 3, 31), date(2025, 3, 31), "decreed"),
        (date(2013, 8, 1), date(2014, 5, 1), "projected"),  # one day known, no yearly list
        (date(2013, 8, 21), date(2014, 5, 1), "decreed"),
        (date(2021, 9, 21), date(2022, 2, 1), "projected"),
        (date(2021, 9, 22), date(2022, 2, 1), "provisional"),  # joint leave left open
        (date(2022, 4, 5), date(2022, 2, 1), "provisional"),
        (date(2022, 4, 6), date(2022, 2, 1), "decreed"),
        (date(2022, 4, 6), date(2022, 7, 9), "provisional"),
        (date(2020, 4, 9), date(2020, 5, 26), "decreed"),  # leave taken back: nothing can move
    ],
)
def test_certainty(known, day, expected):
    assert indonesia(as_known_on=known).certainty(day) == expected


def test_the_coverage_says_what_is_decreed():
    coverage = indonesia().coverage
    assert (coverage.first, coverage.last, coverage.projected_to) == (2010, 2027, 2050)
    assert coverage.log_until == date(2026, 9, 15)
    assert coverage.regional == "none"
    assert indonesia(as_known_on=date(2013, 8, 1)).coverage.last == 2013
    nothing = indonesia(as_known_on=date(2009, 1, 1)).coverage
    assert (nothing.first, nothing.last) == (None, None)
    assert indonesia(as_known_on=date(2009, 1, 1)).certainty(date(2010, 1, 4)) == "projected"


def test_a_projected_year_has_the_public_days_of_holidays_and_no_joint_leave():
    expected = holidays.country_holidays("ID", years=2031, categories=("public",), language="id")
    found = indonesia().days_off(date(2031, 1, 1), date(2031, 12, 31))
    assert {off.day for off in found} == {d for d in expected if d.year == 2031}
    assert {off.kind for off in found} == {"national_holiday"}
    assert {off.decree for off in found} == {None}


def test_joint_leave_announced_later_does_not_leak_into_a_projection():
    early = indonesia(as_known_on=date(2020, 1, 1))
    assert early.is_working_day(date(2022, 4, 29))
    assert early.is_working_day(date(2022, 5, 6))
    assert early.is_working_day(date(2021, 5, 12))  # nor that of a later yearly list
    assert indonesia(as_known_on=date(2022, 1, 1)).is_working_day(date(2024, 2, 9))
    assert not early.is_working_day(date(2022, 5, 2))  # Idul Fitri itself could be foreseen


@pytest.mark.parametrize(
    ("known", "day"),
    [
        (date(2022, 1, 1), date(2024, 2, 14)),
        (date(2022, 1, 1), date(2024, 11, 27)),
        (date(2017, 1, 1), date(2019, 4, 17)),
        (date(2013, 7, 28), date(2014, 5, 1)),  # Labour Day was made a holiday the day after
        (date(2020, 1, 1), date(2021, 8, 11)),  # a holiday moved in 2021
    ],
)
def test_a_day_that_only_a_later_decree_made_off_does_not_leak(known, day):
    early = indonesia(as_known_on=known)
    assert early.certainty(day) == "projected"
    assert early.is_working_day(day)


@pytest.mark.parametrize(
    ("known", "day"),
    [
        (date(2013, 7, 1), date(2015, 5, 1)),  # Labour Day was no holiday yet
        (date(2013, 7, 1), date(2035, 5, 1)),
        (date(2016, 4, 1), date(2018, 6, 1)),  # nor was Pancasila Day
        (date(2015, 1, 1), date(2016, 6, 1)),
    ],
)
def test_a_holiday_that_was_none_yet_does_not_leak(known, day):
    assert indonesia(as_known_on=known).is_working_day(day)


def test_a_holiday_that_is_one_is_projected():
    assert not indonesia(as_known_on=date(2013, 7, 29)).is_working_day(date(2015, 5, 1))
    assert not indonesia(as_known_on=date(2013, 7, 1)).is_working_day(date(2015, 12, 25))
    assert indonesia().day_off(date(2030, 2, 5)).name("id").endswith("Idul Fitri")


@pytest.mark.parametrize("name", ["Idul Fitri", "Hari Raya Idulfitri 1449 H", "IDUL ADHA 1449"])
def test_a_feast_by_any_of_its_names_waits_for_the_sighting(name):
    new = [
        Decree(day, "national_holiday", name, "Feast", "SKB 9/2027", date(2027, 9, 9))
        for day in (date(2028, 1, 1), date(2028, 2, 28), date(2028, 12, 25))
    ]
    assert (
        indonesia()
        .with_decrees(*new)
        .with_decrees(
            Decree(date(2028, 1, 3), "joint_leave", "Cuti", "Leave", "SKB 9/2027", date(2027, 9, 9))
        )
        .certainty(date(2028, 2, 28))
        == "provisional"
    )


def test_a_decree_given_by_hand_must_fit():
    back = Decree(
        date(2027, 1, 4), "revoked", "-", "-", "SKB 1/2026", date(2026, 12, 20), "joint_leave"
    )
    with pytest.raises(DecreeError, match="nothing known has set"):
        indonesia().with_decrees(back)
    far = Decree(date(2060, 1, 1), "national_holiday", "x", "x", "y", date(2059, 1, 1))
    with pytest.raises(CoverageError):
        indonesia().with_decrees(far)


def test_a_kind_is_the_same_as_word_and_as_member():
    as_word = Decree(LEAVE, "joint_leave", "a", "b", "c", date(2025, 8, 7))
    as_member = Decree(LEAVE, workdays.DecreeKind.JOINT_LEAVE, "a", "b", "c", date(2025, 8, 7))
    early = indonesia(as_known_on=date(2025, 8, 1))
    assert early.with_decrees(as_word).id == early.with_decrees(as_member).id
    cited = Decree(LEAVE, "joint_leave", "a", "b", "c", date(2025, 8, 7), short_id="kutipan")
    assert early.with_decrees(cited).day_off(LEAVE).short("id") == "kutipan"
    assert early.with_decrees(as_word).day_off(LEAVE).short("id") == "c"


def test_what_is_known_until_when():
    assert indonesia().known_until == date(2026, 9, 15)
    assert indonesia(as_known_on=date(2030, 1, 1)).known_until == date(2026, 9, 15)
    early = indonesia(as_known_on=date(2025, 8, 1))
    assert early.known_until == date(2025, 8, 1)
    assert early.with_decrees(*decrees_of(date(2025, 8, 7))).known_until == date(2025, 8, 7)


def test_announcements_of_a_time():
    found = indonesia().announcements(date(2020, 4, 8), date(2020, 5, 20))
    assert [r.announced_on for r in found] == [date(2020, 4, 9), date(2020, 5, 20)]
    assert date(2020, 12, 28) in found[0].added
    regional = indonesia(region="19.71").announcements(date(2025, 8, 20), date(2025, 8, 31))
    assert [r.added for r in regional] == [(date(2025, 8, 27),)]
    swap = indonesia(region="ID-AC").revisions(date(2024, 6, 22), date(2024, 6, 22))
    assert [r.revoked for r in swap] == [(date(2024, 6, 22),)]


@given(st.sampled_from(ANNOUNCEMENTS), st.integers(2010, 2027))
def test_every_weekday_off_that_is_known_was_announced_or_projected(known, year):
    cal = indonesia(as_known_on=known)
    for off in cal.days_off(date(year, 1, 1), date(year, 12, 31)):
        if off.announced_on is None:
            assert cal.certainty(off.day) == "projected"
        else:
            assert off.announced_on <= known


def test_revisions_of_a_span():
    found = indonesia().revisions(date(2020, 5, 1), date(2020, 5, 31))
    assert [(r.announced_on, r.yearly) for r in found] == [
        (date(2019, 8, 28), True),
        (date(2020, 3, 9), False),
        (date(2020, 4, 9), False),
        (date(2020, 5, 20), False),
    ]
    assert found[1].added == (date(2020, 5, 28), date(2020, 5, 29))
    assert found[2].revoked == tuple(span(date(2020, 5, 26), date(2020, 5, 29)))
    assert found[3].revoked == (date(2020, 5, 22),)
    known = indonesia(as_known_on=date(2020, 4, 1)).revisions(date(2020, 5, 1), date(2020, 5, 31))
    assert known == found[:2]


def test_compare_two_calendars():
    before, after = indonesia(as_known_on=date(2025, 8, 6)), indonesia(as_known_on=date(2025, 8, 7))
    (change,) = before.compare(after, date(2025, 1, 1), date(2025, 12, 31))
    assert change.day == LEAVE
    assert change.before is None
    assert change.after.kind == "joint_leave"
    assert change.moves_counts
    assert not indonesia().compare(indonesia(), date(2025, 1, 1), date(2025, 12, 31))


def test_compare_sees_a_weekend_that_lost_its_name():
    """Idul Adha 2022 moved from a Saturday to a Sunday: no count changes, the days do."""
    before, after = indonesia(as_known_on=date(2022, 7, 7)), indonesia(as_known_on=date(2022, 7, 8))
    changes = before.compare(after, date(2022, 7, 1), date(2022, 7, 31))
    assert [c.day for c in changes] == [date(2022, 7, 9), date(2022, 7, 10)]
    assert not any(c.moves_counts for c in changes)


def test_known_on_never_knows_more():
    cal = indonesia(as_known_on=date(2020, 1, 1))
    assert cal.known_on(date(2025, 1, 1)) == cal
    assert indonesia().known_on(date(2020, 1, 1)) == cal


def test_the_holidays_library_stays_out_until_a_year_is_projected():
    code = (
        "import sys; from datetime import date; from ppid_rules import indonesia, deadline;"
        "deadline('request.notice', date(2025, 3, 17)).explain();"
        "assert not {'holidays', 'pydantic', 'numpy', 'pandas'} & set(sys.modules);"
        "indonesia().is_working_day(date(2028, 1, 3)); assert 'holidays' in sys.modules"
    )
    import subprocess

    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def test_the_projection_names_its_source():
    assert workdays.projection_source() == f"holidays {holidays.__version__}"


def test_cross_check_with_holidays_finds_three_known_differences():
    """Every weekday of 2010 to 2027, with joint leave; a fourth difference is news."""
    theirs = holidays.country_holidays(
        "ID", years=range(2010, 2028), categories=("public", "government"), language="id"
    )
    days = span(date(2010, 1, 1), date(2027, 12, 31))
    differing = [
        d for d in days if d.weekday() < 5 and indonesia().is_working_day(d) == (d in theirs)
    ]
    assert differing == [date(2010, 2, 15), date(2013, 2, 11), date(2016, 6, 1)]


def test_a_feast_stays_off_where_it_meets_a_holiday_that_was_none_yet():
    """Vesak of 2034 falls on 1 June, which became Pancasila Day in 2016."""
    day = date(2034, 6, 1)
    assert "Waisak" in indonesia().day_off(day).name("id")
    assert not indonesia(as_known_on=date(2012, 1, 1)).is_working_day(day)
    assert indonesia(as_known_on=date(2012, 1, 1)).is_working_day(date(2033, 6, 1))
