"""Offices that differ: six-day weeks, overlays, regions."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ppid_rules import (
    InvalidDateError,
    NotADateError,
    Overlay,
    OverlayError,
    UnknownRegionError,
    WrongTypeError,
    indonesia,
)
from support import calendars, small_overlays, span

FRIDAY, SATURDAY = date(2025, 4, 18), date(2025, 4, 19)


def test_a_six_day_week_counts_saturdays():
    five, six = indonesia(), indonesia(week="six")
    start = date(2022, 8, 1)
    assert five.add_working_days(start, 10) == date(2022, 8, 15)
    assert six.add_working_days(start, 10) == date(2022, 8, 12)
    assert five.add_working_days(start, 30) == date(2022, 9, 13)
    assert six.add_working_days(start, 30) == date(2022, 9, 6)


def test_a_saturday_wedged_between_a_friday_off_and_sunday_is_off():
    six = indonesia(week="six")
    assert six.day_off(FRIDAY).name("en") == "Good Friday"
    assert six.day_off(SATURDAY).kind == "weekend"
    assert six.is_working_day(date(2025, 4, 26))
    assert six.day_off(date(2025, 4, 27)).name("id") == "Minggu"


def test_joint_leave_on_a_friday_wedges_the_saturday_only_where_it_is_off():
    friday, saturday = date(2024, 5, 10), date(2024, 5, 11)
    assert indonesia().day_off(friday).kind == "joint_leave"
    assert not indonesia(week="six").is_working_day(saturday)
    assert indonesia(week="six", joint_leave="working").is_working_day(saturday)


def test_a_closure_on_a_friday_wedges_and_a_worked_friday_does_not():
    six = indonesia(week="six")
    assert not six.with_days_off({date(2025, 4, 25): "pindah kantor"}).is_working_day(
        date(2025, 4, 26)
    )
    assert six.with_working_days({FRIDAY: "piket"}).is_working_day(SATURDAY)
    assert six.with_working_days({SATURDAY: "piket"}).is_working_day(SATURDAY)


@given(st.dates(date(2010, 1, 2), date(2027, 12, 31)))
def test_the_six_day_week_is_the_five_day_week_with_free_saturdays(day):
    five, six = indonesia(), indonesia(week="six")
    if day.weekday() != 5:
        assert five.is_working_day(day) == six.is_working_day(day)
    elif six.is_working_day(day):
        assert six.is_working_day(date.fromordinal(day.toordinal() - 1))
        assert not any(off.kind != "weekend" for off in five.days_off(day, day))


def test_a_body_is_closed():
    cal = indonesia().with_days_off({date(2025, 3, 18): "Pindah kantor"})
    off = cal.day_off(date(2025, 3, 18))
    assert (off.kind, off.name("id"), off.name("en"), off.decree) == (
        "closure",
        "Pindah kantor",
        "Pindah kantor",
        None,
    )
    assert cal.add_working_days(date(2025, 3, 17), 10) == date(2025, 4, 10)
    assert cal.days_off(date(2025, 3, 18), date(2025, 3, 18)) == (off,)


def test_a_closure_on_a_decreed_day_stands_behind_the_decree():
    cal = indonesia().with_days_off({date(2025, 4, 1): "tutup"})
    off = cal.day_off(date(2025, 4, 1))
    assert off.kind == "national_holiday"
    assert [o.kind for o in off.also] == ["closure"]
    assert cal.with_joint_leave("working").day_off(date(2025, 4, 1)).kind == "national_holiday"
    leave = indonesia(joint_leave="working").with_days_off({date(2025, 4, 2): "tutup"})
    assert leave.day_off(date(2025, 4, 2)).kind == "closure"


@pytest.mark.parametrize(
    "day", [date(2025, 3, 29), date(2025, 4, 1), date(2025, 4, 2), date(2025, 3, 22)]
)
def test_a_worked_day_wins_over_weekend_and_decree(day):
    cal = indonesia().with_working_days({day: "piket"})
    assert cal.is_working_day(day)
    assert cal.day_off(day) is None
    assert not cal.days_off(day, day)


def test_days_that_are_worked_are_named():
    cal = indonesia(region="ID-AC").with_working_days({date(2024, 6, 15): "piket"})
    worked = cal.days_worked(date(2024, 6, 1), date(2024, 6, 30))
    assert [(w.day, w.name("id"), bool(w.short("en"))) for w in worked] == [
        (date(2024, 6, 15), "piket", False),
        (date(2024, 6, 22), "Pengganti libur 19 Juni 2024", True),
        (date(2024, 6, 29), "Pengganti libur 20 Juni 2024", True),
    ]
    assert worked[1].name("en") == "Worked in place of 19 June 2024"


def test_what_is_no_overlay():
    for wrong in (
        lambda cal: cal.with_overlay({}),
        lambda cal: cal.with_days_off([date(2025, 1, 6)]),
        lambda cal: cal.with_working_days("x"),
        lambda cal: cal.compare("x", date(2025, 1, 1), date(2025, 1, 2)),
        lambda _: Overlay.from_dict([]),
    ):
        with pytest.raises(WrongTypeError):
            wrong(indonesia())
    with pytest.raises(OverlayError):
        Overlay.from_dict({"days_off": None})


def test_a_worked_day_wins_over_the_region():
    day = date(2024, 6, 19)
    assert indonesia(region="ID-AC").with_working_days({day: "piket"}).is_working_day(day)


def test_a_closure_wins_over_a_day_that_the_region_works():
    day = date(2024, 6, 22)
    assert indonesia(region="ID-AC").is_working_day(day)
    assert indonesia(region="ID-AC").with_days_off({day: "tutup"}).day_off(day).kind == "closure"


@given(small_overlays, small_overlays)
def test_the_later_overlay_wins(first, second):
    cal = indonesia().with_overlay(first).with_overlay(second)
    for day, _ in second.days_off:
        assert not cal.is_working_day(day)
    for day, _ in second.working_days:
        assert cal.is_working_day(day)
    said = {d for o in (second,) for d, _ in (*o.days_off, *o.working_days)}
    for day, _ in first.days_off:
        assert day in said or not cal.is_working_day(day)
    for day, _ in first.working_days:
        assert day in said or cal.is_working_day(day)


@given(calendars, small_overlays)
def test_an_overlay_changes_no_other_day(calendar, overlay):
    over = calendar.with_overlay(overlay)
    named = {d for d, _ in (*overlay.days_off, *overlay.working_days)}
    after_named_fridays = {date.fromordinal(d.toordinal() + 1) for d in named}
    for day in span(date(2024, 12, 1), date(2026, 1, 1)):
        if day not in named | after_named_fridays:
            assert over.is_working_day(day) == calendar.is_working_day(day)


def test_an_overlay_is_the_same_whatever_its_order():
    a, b = (date(2025, 1, 6), "x"), (date(2025, 1, 7), "y")
    assert Overlay(days_off=(a, b)) == Overlay(days_off=[b, a])
    assert hash(Overlay(days_off=(a, b))) == hash(Overlay(days_off=(b, a)))


@given(small_overlays)
def test_an_overlay_survives_json(overlay):
    import json

    assert Overlay.from_dict(json.loads(json.dumps(overlay.to_dict()))) == overlay


def test_bad_overlays():
    day = date(2025, 1, 6)
    with pytest.raises(OverlayError, match="both off and working"):
        Overlay(days_off=((day, "a"),), working_days=((day, "b"),))
    with pytest.raises(OverlayError, match="pair"):
        Overlay(days_off=(day,))
    with pytest.raises(OverlayError, match="text"):
        Overlay(days_off=((day, 1),))
    with pytest.raises(OverlayError, match="already"):
        Overlay(days_off=((day, "a"), (day, "b")))
    with pytest.raises(NotADateError):
        Overlay(days_off=(("2025-01-06", "a"),))
    with pytest.raises(OverlayError, match="expected days_off"):
        Overlay.from_dict({"daysoff": []})
    with pytest.raises(OverlayError):
        Overlay.from_dict({"days_off": [["2025-01-06"]]})
    with pytest.raises(InvalidDateError):
        Overlay.from_dict({"days_off": [["6/1/2025", "a"]]})


@pytest.mark.parametrize(
    ("region", "day", "working"),
    [
        ("ID-AC", date(2024, 6, 19), False),
        ("ID-AC", date(2024, 6, 20), False),
        ("ID-AC", date(2024, 6, 21), True),
        ("ID-AC", date(2024, 6, 22), True),
        ("ID-AC", date(2024, 6, 29), True),
        ("ID-AC", date(2024, 6, 15), False),
        ("11.71", date(2024, 6, 22), True),  # a regency has the days of its province
        ("ID-JK", date(2017, 4, 19), False),
        ("ID-JB", date(2017, 4, 19), True),
        ("ID-PA", date(2025, 8, 6), False),
        ("91.71", date(2025, 8, 6), False),
        ("ID-PT", date(2025, 8, 6), True),
        ("19.01", date(2025, 8, 27), False),
        ("19.71", date(2025, 8, 27), False),
        ("19.02", date(2025, 8, 27), True),
        ("ID-BB", date(2025, 8, 27), True),
        ("ID-BA", date(2013, 3, 27), False),
        ("ID-BA", date(2014, 12, 26), True),  # joint leave that Bali did not take
        ("ID-BA", date(2014, 12, 17), False),
        ("ID-BA", date(2025, 4, 23), True),  # leave for Hindu staff closes no office
    ],
)
def test_days_of_a_region(region, day, working):
    cal = indonesia(region=region)
    assert cal.is_working_day(day) == working
    if not working and day.weekday() < 5:
        assert cal.day_off(day).kind == "regional"
        assert cal.day_off(day).decree
        assert cal.day_off(day).announced_on < day


def test_a_region_has_its_days_only_once_they_are_known():
    day = date(2017, 4, 19)
    assert indonesia(region="ID-JK", as_known_on=date(2017, 4, 12)).is_working_day(day)
    assert not indonesia(region="ID-JK", as_known_on=date(2017, 4, 13)).is_working_day(day)
    swapped = date(2024, 6, 22)
    assert not indonesia(region="ID-AC", as_known_on=date(2024, 5, 29)).is_working_day(swapped)


def test_the_coverage_says_that_regional_days_are_examples():
    assert indonesia(region="ID-BA").coverage.regional == "examples"
    assert indonesia(region="51.02").coverage.regional == "examples"
    assert indonesia(region="ID-YO").coverage.regional == "none"


@pytest.mark.parametrize(
    "region",
    [
        "ID-XX",
        "bali",
        "51",
        "51.2",
        "51.00",
        "51.99",
        "19.70",
        "99.01",
        "51.02.01",
        "",
        "ID-BA ",
        51,
    ],
)
def test_an_unknown_region(region):
    with pytest.raises(UnknownRegionError) as caught:
        indonesia(region=region)
    assert caught.value.value == region
    assert caught.value.choices


def test_an_unknown_region_names_the_nearest():
    with pytest.raises(UnknownRegionError, match="ID-BA"):
        indonesia(region="ID-BX")
    with pytest.raises(UnknownRegionError, match=r"51\.01"):
        indonesia(region="58.02")
    with pytest.raises(UnknownRegionError, match="ID-BA"):
        indonesia(region="bali")
    with pytest.raises(UnknownRegionError, match=r"51\.01"):
        indonesia(region="51.99")
