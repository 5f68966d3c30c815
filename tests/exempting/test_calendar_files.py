"""Calendar files of exemptions and duties: what is sure, what is told, and what needs the extra."""

import sys
from datetime import date as d

import icalendar
import pytest

from ppid_rules import MissingExtraError, PublicBody
from ppid_rules.duties import agenda, schedule
from ppid_rules.exemptions import ExemptItem, exemptions_ics

KPU = PublicBody(name="KPU Contoh", level="central", kind="election_organiser")
ON = d(2024, 1, 2)


def item(**fields):
    return ExemptItem.of(
        KPU, "17b", **{"title": "x", "classified_on": ON, "other_law": "y", **fields}
    )


def events(text):
    return icalendar.Calendar.from_ical(text).walk("VEVENT")


def test_without_the_extra_its_name_is_told(monkeypatch):
    monkeypatch.setitem(sys.modules, "icalendar", None)
    dates = schedule(KPU, d(2025, 1, 1), d(2025, 12, 31))
    for ask in (
        lambda: exemptions_ics([item(years=3)], ON),
        lambda: agenda(dates, body=KPU, as_of=ON),
    ):
        with pytest.raises(MissingExtraError) as error:
            ask()
        assert "icalendar" in str(error.value)
        assert "ppid_rules[ics]" in str(error.value)
        assert error.value.__cause__ is None
        assert error.value.__suppress_context__


def test_the_first_public_day_is_sure_and_a_projected_limit_is_not():
    """A determination counts back working days; the end of a period is a date."""
    far = events(exemptions_ics([item(expires_on=d(2035, 6, 29))], ON))
    assert [(day["DTSTART"].dt.year, str(day["STATUS"])) for day in far] == [
        (2035, "TENTATIVE"), (2035, "CONFIRMED"),
    ]  # fmt: skip
    near = events(exemptions_ics([item(expires_on=d(2026, 6, 30))], ON))
    assert [str(day["STATUS"]) for day in near] == ["CONFIRMED", "CONFIRMED"]
    due, public = near
    assert due["DTSTART"].dt == d(2026, 5, 11)
    assert due["DTEND"].dt == d(2026, 5, 12)
    assert public["DTSTART"].dt == d(2026, 7, 1)
    assert all(str(day["TRANSP"]) == "TRANSPARENT" for day in near)


def test_what_was_determined_or_is_public_is_due_no_more():
    made = item(expires_on=d(2026, 6, 30), determined_on=d(2026, 5, 4))
    assert [day["DTSTART"].dt for day in events(exemptions_ics([made], d(2026, 5, 5)))] == [
        d(2026, 7, 1)
    ]
    assert len(events(exemptions_ics([made], d(2026, 5, 3)))) == 2
    assert events(exemptions_ics([made], d(2026, 7, 1))) == []


def test_reminders_come_before_the_limit_and_not_before_today():
    text = exemptions_ics(
        [item(expires_on=d(2026, 6, 30))], d(2026, 5, 6), remind_working_days=(1, 5)
    )
    due, public = events(text)
    assert [part["TRIGGER"].dt.days for part in due.walk("VALARM")] == [-3]  # 8 May; 4 May is over
    assert public.walk("VALARM") == []


def test_a_reminder_that_falls_on_the_day_looked_at_is_kept():
    """One working day before 11 May 2026 is Friday, 8 May."""
    for as_of, kept in ((d(2026, 5, 8), [-3]), (d(2026, 5, 9), [])):
        text = exemptions_ics([item(expires_on=d(2026, 6, 30))], as_of, remind_working_days=(1,))
        due = events(text)[0]
        assert [part["TRIGGER"].dt.days for part in due.walk("VALARM")] == kept


def test_a_contested_duty_is_tentative():
    dates = schedule(KPU, d(2015, 1, 1), d(2015, 12, 31))
    found = events(agenda(dates, body=KPU, as_of=ON, lang="en"))
    by_day = {(str(day["SUMMARY"]), day["DTSTART"].dt): day for day in found}
    assert str(by_day["periodic publication", d(2015, 6, 30)]["STATUS"]) == "TENTATIVE"
    report = by_day["yearly service report", d(2015, 3, 31)]
    assert str(report["STATUS"]) == "CONFIRMED"
    assert report["DTEND"].dt == d(2015, 4, 1)
    assert str(report["DESCRIPTION"]).startswith("KPU Contoh\n")
