"""What an error says: the value that was given, what was expected, and where."""

import io
import json
from datetime import date

import pytest

from ppid_rules import (
    CoverageError,
    Decree,
    DecreeError,
    NotADateError,
    NotAnIntegerError,
    OverlayError,
    UnknownOptionError,
    WrongTypeError,
    indonesia,
    read_decrees,
)

D = date
DAY = date(2025, 3, 17)
CAL = indonesia()
OUTSIDE = "is outside the calendar, which covers 2010-01-01 to 2050-12-31"
HEADER = "day,kind,name_id,name_en,decree,announced_on\n"


def leave(day=DAY, **fields):
    return Decree(day, **{"kind": "joint_leave", "name_id": "a", "name_en": "b", "decree": "c", "announced_on": DAY} | fields)  # fmt: skip


def read(text, name=None):
    file = io.StringIO(text)
    if name:
        file.name = name
    return read_decrees(file)


def row(**fields):
    good = {
        "day": "2027-01-04", "kind": "joint_leave", "name_id": "a", "name_en": "b",
        "decree": "c", "announced_on": "2026-12-20",
    }  # fmt: skip
    return json.dumps([good, good | fields])


@pytest.mark.parametrize(
    ("ask", "error", "says"),
    [
        (lambda: CAL.is_working_day("x"), NotADateError, "day must be a datetime.date, not str 'x'; pass `date.fromisoformat(...)`"),
        (lambda: CAL.days_off("x", DAY), NotADateError, "start must be a datetime.date, not str 'x'; pass `date.fromisoformat(...)`"),
        (lambda: CAL.days_off(DAY, 3), NotADateError, "end must be a datetime.date, not int 3"),
        (lambda: CAL.working_days_between(3, DAY), NotADateError, "start must be a datetime.date, not int 3"),
        (lambda: CAL.working_days_between(DAY, 3), NotADateError, "end must be a datetime.date, not int 3"),
        (lambda: CAL.announcements(3, DAY), NotADateError, "after must be a datetime.date, not int 3"),
        (lambda: CAL.announcements(DAY, 3), NotADateError, "until must be a datetime.date, not int 3"),
        (lambda: CAL.known_on(3), NotADateError, "day must be a datetime.date, not int 3"),
        (lambda: indonesia(as_known_on=3), NotADateError, "as_known_on must be a datetime.date, not int 3"),
        (lambda: CAL.add_working_days(DAY, "3"), NotAnIntegerError, "n must be an int, not str '3'"),
        (lambda: indonesia(week="seven"), UnknownOptionError, "unknown week 'seven'; expected one of five, six"),
        (lambda: indonesia(joint_leave="on"), UnknownOptionError, "unknown joint_leave 'on'; expected one of off, working"),
        (lambda: CAL.with_joint_leave("on"), UnknownOptionError, "unknown joint_leave 'on'; expected one of off, working"),
        (lambda: CAL.with_overlay(3), WrongTypeError, "overlay: expected an Overlay, not int 3"),
        (lambda: CAL.with_days_off([]), WrongTypeError, "days: expected a mapping of days and reasons, not list []"),
        (lambda: CAL.with_working_days(3), WrongTypeError, "days: expected a mapping of days and reasons, not int 3"),
        (lambda: CAL.with_days_off({DAY: 3}), OverlayError, "overlay entry (datetime.date(2025, 3, 17), 3): the name must be a text"),
        (lambda: CAL.compare(3, DAY, DAY), WrongTypeError, "other: expected a WorkingCalendar, not int 3"),
        (lambda: CAL.with_decrees("x"), WrongTypeError, "decree: expected a Decree (read_decrees reads a file), not str 'x'"),
        (lambda: CAL.with_decrees(leave(D(2009, 12, 31))), CoverageError, f"2009-12-31 {OUTSIDE}; the nearest is 2010-01-01"),
        (lambda: CAL.with_decrees(leave(D(2051, 1, 1))), CoverageError, f"2051-01-01 {OUTSIDE}; the nearest is 2050-12-31"),
        (lambda: CAL.is_working_day(D(2009, 12, 31)), CoverageError, f"2009-12-31 {OUTSIDE}; the nearest is 2010-01-01"),
        (lambda: CAL.add_working_days(D(2010, 1, 5), -5), CoverageError, f"the day asked for {OUTSIDE}"),
        (lambda: CAL.index_until(2051), CoverageError, f"2051-01-01 {OUTSIDE}; the nearest is 2050-12-31"),
        (lambda: CAL.add_working_days(D(2050, 12, 30), 9), CoverageError, f"the day asked for {OUTSIDE}"),
        (lambda: leave(kind="joint_leav"), UnknownOptionError, "unknown kind of decree 'joint_leav'; did you mean joint_leave"),
        (lambda: read(""), DecreeError, "<decrees>: holds no decree"),
        (lambda: read("[]", "new.json"), DecreeError, "new.json: holds no decree"),
        (lambda: read(HEADER, "new.csv"), DecreeError, "new.csv: holds no decree"),
        (lambda: read("day,kind\n", "new.csv"), DecreeError, "new.csv, line 1: the header lacks name_id, name_en, decree, announced_on"),
        (lambda: read(f"{HEADER}2027-01-04,joint_leave\n", "new.csv"), DecreeError, "new.csv, line 2: lacks name_id, name_en, decree, announced_on"),
        (lambda: read(HEADER + "x" * 200_000, "new.csv"), DecreeError, "new.csv, line 1: field larger than field limit (131072)"),
        (lambda: read("[", "new.json"), DecreeError, "new.json: not a document of decrees (JSONDecodeError('Expecting value: line 1 column 2 (char 1)'))"),
        (lambda: read("{}", "new.json"), DecreeError, "new.json: not a document of decrees (KeyError('decrees'))"),
        (lambda: read("[7]", "new.json"), DecreeError, "new.json, entry 1: expected an object, not 7"),
        (lambda: read(row(day=20270104), "new.json"), DecreeError, "new.json, entry 2: day must be a text, not 20270104"),
        (lambda: read(row(surprise="x"), "new.json"), DecreeError, "new.json, entry 2: unknown field 'surprise'"),
        (lambda: read(row(day="4/1/2027"), "new.json"), DecreeError, "new.json, entry 2: day '4/1/2027' cannot be read; expected YYYY-MM-DD, such as 2025-03-17"),
        (lambda: read(row(yearly="perhaps"), "new.json"), DecreeError, "new.json, entry 2: unknown yearly 'perhaps'; expected one of 0, 1, false, no, true, yes"),
    ],
)  # fmt: skip
def test_what_an_error_says(ask, error, says):
    with pytest.raises(error) as caught:
        ask()
    assert str(caught.value) == says


def test_what_cannot_be_changed_says_so():
    with pytest.raises(AttributeError, match=r"^a calendar cannot be changed \(id\)$"):
        del indonesia().id
    with pytest.raises(AttributeError, match=r"^a calendar cannot be changed \(week\)$"):
        indonesia().week = "six"
