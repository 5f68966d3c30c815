"""What a calendar file of a case says line by line, and small marks of the other drawings."""

import json
import sys
from datetime import date as d
from hashlib import sha256

import icalendar
import pytest

from ppid_rules import (
    Case,
    InvalidValueError,
    MissingExtraError,
    NotAnIntegerError,
    PublicBody,
    WrongTypeError,
    __version__,
)
from ppid_rules import events as e
from ppid_rules.compliance import long_date

BODY = PublicBody(name="Badan Contoh", level="central", kind="state")


def asked(on=d(2026, 6, 8), name="Badan Contoh"):
    """Ten working days after 8 June 2026, without 16 June (new year of Islam), are on 23 June."""
    body = PublicBody(name=name, level="central", kind="state")
    return Case.of(body, e.RequestReceived(on=on))


def uid(*facts):
    return f"{sha256(chr(10).join(facts).encode()).hexdigest()}@ppid-rules"


def lines_of(text):
    """The lines of a calendar file, unfolded, and without the pieces of the description."""
    lines = text.replace("\r\n ", "").split("\r\n")
    return [line for line in lines if "ppid_rules 0" not in line]


FILES = {
    "en": (
        "Time limits: Badan Contoh",
        "Last day: written notice (the information officer)",
        "Working days left until the last day\\, Tuesday\\, 23 June 2026: 1 (written notice)",
        "Today is the last day: written notice",
        "A calculation aid, neither legal advice nor a decision.",
    ),
    "id": (
        "Batas waktu: Badan Contoh",
        "Batas akhir: pemberitahuan tertulis (PPID)",
        "Sisa waktu 1 hari kerja sampai batas akhir Selasa\\, 23 Juni 2026: pemberitahuan tertulis",
        "Hari ini batas akhir: pemberitahuan tertulis",
        "Perhitungan ini alat bantu, bukan nasihat hukum dan bukan putusan.",
    ),
}


@pytest.mark.parametrize("lang", FILES)
def test_a_calendar_file_line_by_line(lang):
    name, summary, before, today, closing = FILES[lang]
    text = asked().timeline(d(2026, 6, 9)).to_ics(lang, (0, 30, 1))
    assert lines_of(text) == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//ppid_rules//{__version__}//{lang.upper()}",
        f"X-WR-CALNAME:{name}",
        "BEGIN:VEVENT",
        f"SUMMARY:{summary}",
        "DTSTART;VALUE=DATE:20260623",
        "DTEND;VALUE=DATE:20260624",
        "DTSTAMP:20260609T000000Z",
        f"UID:{uid('Badan Contoh', '2026-06-08', 'request.notice', '')}",
        "STATUS:CONFIRMED",
        "TRANSP:TRANSPARENT",
        *("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{before}", "TRIGGER:-P1D", "END:VALARM"),
        *("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{today}", "TRIGGER:P0D", "END:VALARM"),
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]
    (day,) = icalendar.Calendar.from_ical(text).walk("VEVENT")
    first, *_, last = str(day["DESCRIPTION"]).split("\n")
    assert (first, last) == ("Badan Contoh", closing)
    assert long_date(d(2026, 6, 8), lang) in str(day["DESCRIPTION"])


def test_indonesian_is_the_language_where_none_is_named():
    timeline = asked().timeline(d(2026, 6, 9))
    assert timeline.to_ics() == timeline.to_ics("id")
    assert [row.title() for row in timeline.rows] == [row.title("id") for row in timeline.rows]


def test_a_day_keeps_its_identity_and_no_other_day_has_it():
    """A later file of the same case replaces the days of an earlier one."""
    day = d(2026, 6, 9)
    facts = [
        ("Badan Contoh", "2026-06-08", "A-1", asked().timeline(day)),
        ("Badan Contoh", "2026-06-08", "A-1", asked().timeline(d(2026, 6, 15))),
        ("Badan Contoh", "2026-06-08", "A-2", asked().timeline(day)),
        ("Badan Lain", "2026-06-08", "A-1", asked(name="Badan Lain").timeline(day)),
        ("Badan Contoh", "2026-06-05", "A-1", asked(d(2026, 6, 5)).timeline(day)),
    ]
    for name, first, case_id, timeline in facts:
        (found,) = icalendar.Calendar.from_ical(timeline.to_ics(case_id=case_id)).walk("VEVENT")
        assert str(found["UID"]) == uid(name, first, "request.notice", case_id)


def test_a_reminder_of_today_is_kept_and_one_of_yesterday_is_not():
    """One working day before Tuesday, 23 June 2026."""
    words = "DESCRIPTION:Working days left until the last day\\, Tuesday\\, 23 June 2026: 1"
    for as_of, kept in ((d(2026, 6, 22), 1), (d(2026, 6, 23), 0)):
        lines = lines_of(asked().timeline(as_of).to_ics("en", (1,)))
        assert len([line for line in lines if line.startswith(words)]) == kept


def test_without_the_extra_its_name_and_the_library_are_told(monkeypatch):
    monkeypatch.setitem(sys.modules, "icalendar", None)
    with pytest.raises(MissingExtraError) as caught:
        asked().timeline(d(2026, 6, 9)).to_ics()
    assert (caught.value.extra, caught.value.missing) == ("ics", "icalendar")


NUMBERS = "a list of numbers of working days"


@pytest.mark.parametrize(
    ("days", "error", "facts"),
    [
        (5, WrongTypeError, {"value": 5, "expected": NUMBERS}),
        ("12", WrongTypeError, {"value": "12", "expected": NUMBERS}),
        (["x"], NotAnIntegerError, {"value": "x"}),
        ([4, -2, -3], InvalidValueError, {"value": -3, "expected": "zero or more"}),
    ],
)
def test_what_is_no_number_of_days_is_named(days, error, facts):
    with pytest.raises(error) as caught:
        asked().timeline(d(2026, 6, 9)).to_ics(remind_working_days=days)
    assert caught.value.name == "remind_working_days"
    assert {name: getattr(caught.value, name) for name in facts} == facts


def test_a_filing_received_on_its_own_day_is_told_once():
    """The day of receipt is told where it is another day."""
    for received, told in ((d(2026, 4, 8), []), (d(2026, 4, 9), [d(2026, 4, 9)])):
        case = Case.of(
            BODY,
            e.DisputeFiled(on=d(2026, 4, 8), received_on=received),
            undated={"request_received", "objection_filed"},
        )
        row = next(r for r in case.timeline(d(2026, 4, 10)).rows if r.code == "dispute_filed")
        steps = [s for s in row.facts if s.code == "timeline.day.received_on"]
        assert [dict(s.values)["day"] for s in steps] == told


def test_a_dash_at_the_start_of_a_name_is_no_list_in_markdown():
    page = asked(name="- Badan Contoh").timeline(d(2026, 6, 9)).markdown()
    assert "\\- Badan Contoh" in page
    assert "XX" not in page


def test_two_marks_of_a_limit_stand_side_by_side():
    """No decree names the days off of 2031 yet: the last day is projected."""
    timeline = asked(d(2031, 6, 9)).timeline(d(2031, 6, 10))
    page = timeline.html("en")
    marks = 'ppid-running">Running</span> <span class="ppid-mark ppid-projected">'
    assert marks in page
    assert "STATUS:TENTATIVE" in lines_of(timeline.to_ics("en"))


def test_rows_of_a_timeline_are_json():
    assert json.dumps(asked().timeline(d(2026, 6, 9)).to_dict())


def test_an_act_on_the_first_open_day_is_in_time_and_a_day_before_it_too_early():
    """The notice is due by 20 January 2026; an objection to silence is open from the 21st."""
    for day, told in (
        (d(2026, 1, 21), "In time"),
        (d(2026, 1, 20), "Too early; open only from"),
    ):
        case = Case.of(
            BODY, e.RequestReceived(on=d(2026, 1, 5)), e.ObjectionFiled(on=day, ground="c")
        )
        page = case.time_sheet(d(2026, 1, 22), keys=["objection.filing"]).text("en")
        (line,) = (row for row in page.split("\n") if row.startswith("Done on"))
        assert line[28:].startswith(told)


def test_a_chart_of_one_day_tells_it_once():
    """The settlement counts from the first hearing, which was not held yet."""
    case = Case.of(
        BODY,
        e.DisputeRegistered(on=d(2026, 4, 10)),
        undated={"request_received", "objection_filed", "dispute_filed"},
    )
    page = case.timeline(d(2026, 4, 10)).to_svg("en")
    (last,) = (line for line in page.split("\n") if "text-anchor" in line)
    assert 'text-anchor="start"' in last
    assert last.endswith(">Friday, 10 April 2026</text>")
