"""Periods at their edges: days off at the start, calendar days, own rules, days nobody decreed."""

from datetime import date as d

import pytest

from ppid_rules import (
    Case,
    Decree,
    HouseRule,
    PublicBody,
    Readings,
    deadline,
    indonesia,
)
from ppid_rules import events as e
from ppid_rules.compliance.schemas import schema_of
from ppid_rules.duties import DutyLog, check

KNOWN = indonesia(as_known_on=d(2026, 9, 15))
BEFORE_2025 = indonesia(as_known_on=d(2024, 12, 31))
SAME_DAY = Readings(first_day="same_day")
ROLLED = Readings(calendar_roll="next_working_day")


def told(found, *codes):
    return {s.code: dict(s.values) for s in found.trace if s.code.startswith(codes)}


def own(term, number, unit):
    return (HouseRule(term, number, unit, "SOP Contoh"),)


# -- where a period begins ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "due"), [(d(2025, 2, 2), d(2025, 2, 14)), (d(2025, 2, 3), d(2025, 2, 14))]
)
def test_a_sunday_is_never_day_one_of_working_days(start, due):
    """Ten working days: Monday, 3 February is day one either way, Friday, 14 February day ten."""
    assert deadline("request.notice", start, readings=SAME_DAY).due_on == due


def test_a_sunday_can_be_day_one_of_calendar_days():
    assert deadline("court.cassation", d(2025, 2, 2)).due_on == d(2025, 2, 16)
    assert deadline("court.cassation", d(2025, 2, 2), readings=SAME_DAY).due_on == d(2025, 2, 15)


def test_the_start_is_listed_with_the_reason_why_it_is_off():
    first, second = deadline("request.notice", d(2025, 2, 2)).count()[:2]
    assert (first.day, first.number, first.day_off.name_en) == (d(2025, 2, 2), 0, "Sunday")
    assert (second.day, second.number, second.day_off) == (d(2025, 2, 3), 1, None)


@pytest.mark.parametrize("readings", [None, SAME_DAY, ROLLED])
def test_a_period_after_another_begins_after_it_also_in_calendar_days(readings):
    """Fourteen days after 19 June; the last day of the time to answer is not counted twice."""
    found = deadline(
        "dispute.filing", d(2025, 6, 19), start_is="objection.answer", readings=readings,
        house_rules=own("dispute.filing", 14, "calendar_days"),
    )  # fmt: skip
    assert found.due_on == d(2025, 7, 3)


@pytest.mark.parametrize(("found_on", "due"), [
    ("lapse", d(2025, 5, 10)), ("next_working_day", d(2025, 5, 11)),
])  # fmt: skip
def test_silence_that_is_found_a_day_later_opens_a_day_later_also_in_calendar_days(found_on, due):
    """The notice was due on Thursday, 10 April 2025; thirty days after it, or after Friday."""
    found = deadline(
        "objection.filing", d(2025, 4, 10), start_is="request.notice",
        readings=Readings(silence_found_on=found_on),
        house_rules=own("objection.filing", 30, "calendar_days"),
    )  # fmt: skip
    assert found.due_on == due


# -- periods that are counted back -------------------------------------------------------------


@pytest.mark.parametrize(("number", "unit", "due"), [
    (2, "working_days", d(2025, 8, 15)),  # 19 and 15 August; 18 August is joint leave
    (3, "calendar_days", d(2025, 8, 17)),
    (1, "months", d(2025, 7, 20)),
    (1, "years", d(2024, 8, 20)),
])  # fmt: skip
def test_an_own_rule_that_counts_back_counts_back_in_every_unit(number, unit, due):
    """A last day before a hearing never moves on to a later one."""
    for readings in (None, ROLLED):
        found = deadline(
            "dispute.summons", d(2025, 8, 20), readings=readings,
            house_rules=own("dispute.summons", number, unit),
        )  # fmt: skip
        assert found.due_on == due
        assert (found.rests_on is None) is (unit != "working_days")


def test_the_summons_is_counted_back_from_the_hearing():
    """Perki 1/2013 24(1): three working days before 20 August: 19, 15 and 14."""
    assert deadline("dispute.summons", d(2025, 8, 20)).due_on == d(2025, 8, 14)


# -- what a last day rests on ------------------------------------------------------------------


def test_months_rest_on_no_calendar_also_where_days_off_move_other_periods():
    """1 April 2028 lies beyond the decrees, but nobody has to know its days off."""
    found = deadline("publication.periodic", d(2027, 10, 1), readings=ROLLED, calendar=KNOWN)
    assert (found.due_on, found.rests_on, found.certainty) == (d(2028, 4, 1), None, "decreed")
    assert found.basis.projected_by is None


def test_a_last_day_that_is_open_is_not_said_to_have_moved():
    """17 February 2025 is a Monday."""
    found = deadline("court.cassation", d(2025, 2, 3), readings=ROLLED)
    assert found.due_on == d(2025, 2, 17)
    assert list(told(found, "count.")) == ["count.unit.calendar_days"]


def test_joint_leave_on_which_the_body_is_closed_is_not_said_to_count():
    """28 March, 2 and 3 April are joint leave; on the first the body closes all the same."""
    closed = indonesia(joint_leave="working").with_days_off({d(2025, 3, 28): "Tutup"})
    found = deadline("request.notice", d(2025, 3, 17), calendar=closed)
    assert [off.day for off in told(found, "leave.counted")["leave.counted"]["days"]] == [
        d(2025, 4, 2), d(2025, 4, 3),
    ]  # fmt: skip


def test_a_day_off_right_before_the_last_day_is_among_the_uncertain_ones():
    found = deadline("request.notice", d(2025, 3, 14), calendar=BEFORE_2025)
    assert found.due_on == d(2025, 4, 8)
    days = told(found, "certainty.")["certainty.provisional"]["days"]
    assert [(off.day.month, off.day.day) for off in days] == [
        (3, 31), (4, 1), (4, 2), (4, 3), (4, 4), (4, 7),
    ]  # fmt: skip


def test_a_day_off_right_after_the_last_day_is_not():
    """Idul Adha on 6 June 2025 may move; a period that ends on 5 June does not rest on it."""
    found = deadline(
        "objection.answer", d(2025, 3, 27), calendar=BEFORE_2025,
        house_rules=own("objection.answer", 37, "working_days"),
    )  # fmt: skip
    assert (found.due_on, found.certainty) == (d(2025, 6, 5), "provisional")
    days = [off.day for off in told(found, "certainty.")["certainty.provisional"]["days"]]
    assert (days[0], days[-1]) == (d(2025, 3, 31), d(2025, 4, 7))


@pytest.mark.parametrize(("start", "year"), [(d(2027, 12, 31), 2028), (d(2028, 12, 31), 2028)])
def test_the_first_year_without_a_decree_is_named(start, year):
    found = deadline("request.notice", start, calendar=KNOWN)
    assert told(found, "certainty.")["certainty.projected"]["year"] == year


def test_a_day_off_that_nobody_decreed_yet_is_listed_as_an_estimate():
    found = deadline("request.notice", d(2028, 12, 18), calendar=KNOWN)
    assert d(2028, 12, 25) in [off.day for off in found.skipped]
    assert "Monday, 25 December 2028: Christmas Day (estimate, not decreed yet)" in found.explain(
        "en"
    )
    assert "(perkiraan, belum ada keputusan)" in found.explain("id")
    decreed = deadline("request.notice", d(2025, 12, 18), calendar=KNOWN)
    assert "announced" in decreed.explain("en")
    assert "estimate" not in decreed.explain("en")


# -- doubt -------------------------------------------------------------------------------------


def test_estimates_name_no_day_before_a_day_off():
    """A shorter count ends on Saturday, 19 February 2028; all of it is an estimate."""
    found = deadline("court.objection", d(2028, 2, 6), calendar=KNOWN)
    assert (found.earliest, found.earliest.strftime("%A")) == (d(2028, 2, 19), "Saturday")
    assert list(told(found, "safe.")) == ["safe.projected"]


def test_an_answer_that_nobody_follows_is_mentioned_only_where_it_is_shorter():
    """The gazette print has three days: 10 April 2025, and 11 April if 8 April were off as well.

    Ten days with joint leave counted and the first day as day one end on 11 April in both cases.
    """
    sixth = Decree(d(2025, 4, 8), "joint_leave", "Cuti", "Leave", "Keputusan", d(2025, 3, 3), None)
    for calendar, gazette in ((KNOWN, d(2025, 4, 10)), (KNOWN.with_decrees(sixth), d(2025, 4, 11))):
        found = deadline(
            "request.notice", d(2025, 3, 27), start_is="request_declared_complete",
            readings=Readings(notice_clock="complete"), calendar=calendar,
        )  # fmt: skip
        assert found.earliest == d(2025, 4, 11)
        assert [a.due_on for a in found.alternatives if a.option == "complete_gazette"] == [gazette]
        assert ("safe.remote" in told(found, "safe.")) is (gazette < found.earliest)


def test_a_count_that_leaves_the_calendar_is_told_as_such():
    """The calendar ends with 2050; 30 December is its last working day."""
    found = deadline("request.notice", d(2050, 12, 19), readings=SAME_DAY, calendar=KNOWN)
    assert found.due_on == d(2050, 12, 30)
    steps = [s for s in found.trace if s.code == "contested.beyond"]
    assert [dict(s.values)["other"] for s in steps] == [None]
    assert (
        steps[0]
        .text("en")
        .endswith("If the day of the event is not counted, the date lies outside the calendar.")
    )


# -- what an answer rests on, and what moved it ------------------------------------------------


def test_the_day_of_knowledge_is_part_of_the_basis():
    known = deadline("request.notice", d(2025, 2, 3), calendar=BEFORE_2025).basis
    whole = deadline("request.notice", d(2025, 2, 3)).basis
    assert (known.as_known_on, known.to_dict()["as_known_on"]) == (d(2024, 12, 31), "2024-12-31")
    assert (whole.as_known_on, whole.to_dict()["as_known_on"]) == (None, None)


def test_what_counts_no_working_day_rests_on_no_estimate():
    body = PublicBody(name="Badan Contoh", level="central", kind="state")
    basis = check(DutyLog(body=body, kept_since=d(2025, 1, 1), done=()), d(2026, 9, 1)).basis
    assert (basis.projected_by, basis.as_known_on) == (None, None)
    estimate = deadline("request.notice", d(2027, 12, 31), calendar=KNOWN)
    assert estimate.basis.projected_by is not None


def test_a_window_that_only_the_new_calendar_has_was_moved_by_nobody():
    """On the older calendar the objection of 19 August 2025 is not too early: no second window."""
    office = PublicBody(name="Dinas Contoh", level="regency", kind="state")
    case = Case.of(
        office, e.RequestReceived(on=d(2025, 8, 4)), e.ObjectionFiled(on=d(2025, 8, 19), ground="c")
    )
    clocks = {c.key: c for c in case.audit(d(2025, 8, 20)).clocks}
    first, again = clocks["objection.filing"], clocks["objection.filing#2"]
    assert [(m.before, m.after) for m in first.moved] == [(d(2025, 9, 30), d(2025, 10, 1))]
    assert (again.due_on, again.moved) == (d(2025, 10, 1), ())
    assert again.due_on_calendar(KNOWN.known_on(d(2025, 8, 4))) is None


def test_a_name_with_odd_characters_is_shown_on_one_line():
    office = PublicBody(name="Dinas \tContoh\u200b\n Kota", level="regency", kind="state")
    timeline = Case.of(office, e.RequestReceived(on=d(2025, 3, 18))).timeline(d(2025, 3, 19))
    assert timeline.text("en").splitlines()[:2] == ["Timeline of the case", "Dinas Contoh Kota"]


@pytest.mark.parametrize("name", ["case", "event"])
def test_a_document_says_of_each_event_which_it_is(name):
    kinds = [part for part in schema_of(name)["$defs"].values() if "type" in part["properties"]]
    assert len(kinds) > 40
    for part in kinds:
        assert part["required"][:2] == ["type", "on"]
        assert set(part["properties"]["type"]) == {"const", "type"}
