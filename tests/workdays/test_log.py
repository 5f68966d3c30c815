"""The shipped decree log: its shape, its flags, and the days off that it comes to."""

import json
from datetime import date

import pytest

from ppid_rules import CoverageError, _data, indonesia
from ppid_rules.workdays import DayKind
from ppid_rules.workdays.decrees import shipped_log
from support import ANNOUNCEMENTS, LOG, golden_lines, span

SYMBOLS = {
    DayKind.WEEKEND: ".",
    DayKind.NATIONAL_HOLIDAY: "H",
    DayKind.JOINT_LEAVE: "J",
    DayKind.GENERAL_ELECTION: "E",
    DayKind.REGIONAL_ELECTION: "E",
}


def document():
    return json.loads(_data.read_bytes("ppid_rules.workdays", "data/decrees.json"))


@pytest.mark.parametrize("month", golden_lines("working-days.txt"), ids=lambda line: line[0])
def test_each_day_of_the_decreed_years_is_as_in_the_golden_file(month):
    calendar = indonesia()
    year, number = map(int, month[0].split("-"))
    seen = ""
    for day in span(date(year, number, 1), date(year, number, len(month[1]))):
        off = calendar.day_off(day)
        assert calendar.is_working_day(day) == (off is None)
        seen += SYMBOLS[off.kind] if off else "w"
    assert seen == month[1]


@pytest.mark.parametrize("announced_on", ANNOUNCEMENTS, ids=str)
def test_each_announcement_changed_the_days_that_the_golden_file_names(announced_on):
    """The whole history, as known on each day on which something became known."""
    expected = {}
    for known, day, symbol in golden_lines("announcements.txt"):
        if known <= str(announced_on):
            expected[date.fromisoformat(day)] = symbol
    calendar = indonesia(as_known_on=announced_on)
    decreed = range(calendar.coverage.first, calendar.coverage.last + 1)
    for year in decreed:
        for day in span(date(year, 1, 1), date(year, 12, 31)):
            off = calendar.day_off(day)
            plain = "." if day.weekday() >= 5 else "w"
            symbol = expected.get(day, plain)
            assert (SYMBOLS[off.kind] if off else "w") == (plain if symbol == "w" else symbol), day


def test_the_log_holds_47_decrees_and_438_entries():
    decrees = document()["decrees"]
    assert len(decrees) == 47
    assert sum(len(d["days"]) for d in decrees) == len(LOG) == 438


def test_each_name_is_used_and_stands_once():
    names = document()["names"]
    used = {day["name"] for d in document()["decrees"] for day in d["days"]}
    assert used == set(names)
    assert len({(n["id"], n["en"]) for n in names.values()}) == len(names)


def test_the_yearly_flag_agrees_with_the_content():
    """A yearly list makes 1 January and 25 December national holidays; no other decree does."""
    for decree in document()["decrees"]:
        holidays = {d["day"][5:] for d in decree["days"] if d["kind"] == "national_holiday"}
        assert decree["yearly"] == ({"01-01", "12-25"} <= holidays), decree["title"]


def test_every_year_from_2010_to_2027_has_one_yearly_list():
    years = {}
    for entry in LOG:
        if entry.yearly:
            years.setdefault(entry.day.year, set()).add(entry.announced_on)
    assert sorted(years) == list(range(2010, 2028))
    assert all(len(announced) == 1 for announced in years.values())


def test_every_revocation_has_something_to_revoke():
    live = set()
    for entry in LOG:
        if entry.kind == "revoked":
            assert (entry.day, entry.revokes) in live, entry
            live.remove((entry.day, entry.revokes))
        else:
            live.add((entry.day, entry.kind))


def test_only_the_two_feasts_wait_for_the_sighting():
    flagged = {e.name_id for e in LOG if e.sighting}
    assert flagged == {
        "Hari Raya Idul Fitri",
        "Hari Raya Idul Adha",
        "Cuti Bersama Hari Raya Idul Fitri",
        "Cuti Bersama Hari Raya Idul Adha",
    }


def test_leave_moved_to_december_and_the_day_set_by_the_sighting_wait_for_nothing():
    unmoved = {e.day for e in LOG if "Idul" in e.name_id and not e.sighting and e.kind != "revoked"}
    december = set(span(date(2020, 12, 28), date(2020, 12, 31)))
    assert unmoved == december | {date(2022, 7, 10)}


def test_every_entry_has_evidence():
    for decree in document()["decrees"]:
        assert decree["confidence"] in {"2+sources", "1source"}
        for day in decree["days"]:
            assert decree["sources"] or day["also"]


def test_partial_announcements_count_from_their_first_day():
    assert date(2012, 1, 1) in ANNOUNCEMENTS
    assert date(2015, 1, 1) in ANNOUNCEMENTS
    leave = indonesia(as_known_on=date(2012, 1, 1)).day_off(date(2012, 12, 31))
    assert leave.announced_on == date(2012, 1, 1)
    assert indonesia(as_known_on=date(2011, 12, 31)).is_working_day(date(2012, 12, 31))


def test_two_kinds_on_one_day():
    """On 24 December 2015 a holiday and joint leave stood side by side."""
    off = indonesia().day_off(date(2015, 12, 24))
    assert off.kind == "national_holiday"
    assert [o.kind for o in off.also] == ["joint_leave"]
    assert not indonesia(joint_leave="working").is_working_day(date(2015, 12, 24))


def test_two_names_of_one_kind_on_one_day():
    off = indonesia().day_off(date(2021, 5, 13))
    names = {off.name("id"), *(o.name("id") for o in off.also)}
    assert names == {"Kenaikan Isa Al Masih", "Hari Raya Idul Fitri"}


def test_the_log_version_names_the_newest_announcement():
    assert shipped_log().version.startswith("2026-09-15~")


def test_days_outside_have_no_answer():
    with pytest.raises(CoverageError) as caught:
        indonesia().day_off(date(2009, 12, 31))
    assert caught.value.day == date(2009, 12, 31)
    assert caught.value.first == date(2010, 1, 1)
    assert caught.value.last == date(2050, 12, 31)
