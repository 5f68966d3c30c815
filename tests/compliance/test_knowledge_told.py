"""What a derivation says of the decrees it knew: by code and facts, on small calendars."""

from datetime import date as d

import pytest

from ppid_rules import Readings, deadline, indonesia

KNOWN = indonesia(as_known_on=d(2026, 9, 15))
CODES = ("knowledge.", "certainty.", "moved", "region.", "leave.", "worked", "skipped.", "count.")


def told(start, term="request.notice", calendar=KNOWN, only=CODES[:4], **options):
    trace = deadline(term, start, calendar=calendar, **options).trace
    return {step.code: dict(step.values) for step in trace if step.code.startswith(only)}


def test_a_past_date_names_the_newest_decree_known():
    assert told(d(2025, 2, 3)) == {"knowledge.log": {"known": d(2026, 9, 15)}}


@pytest.mark.parametrize(("start", "code"), [
    (d(2026, 9, 1), "knowledge.log"),  # ends on 15 September
    (d(2026, 9, 2), "knowledge.may_move"),
])  # fmt: skip
def test_a_date_beyond_the_newest_decree_may_move(start, code):
    assert told(start) == {code: {"known": d(2026, 9, 15)}}


def test_a_projected_date_names_its_year():
    due = deadline("request.notice", d(2027, 12, 20), calendar=KNOWN).due_on
    assert due.year == 2028
    assert told(d(2027, 12, 20)) == {
        "certainty.projected": {"due": due, "year": 2028, "known": d(2026, 9, 15)}
    }


def test_a_provisional_date_names_the_days_of_the_sighting():
    before = indonesia(as_known_on=d(2024, 12, 31))
    found = told(d(2025, 3, 17), calendar=before)
    assert list(found) == ["knowledge.may_move", "certainty.provisional"]
    facts = found["certainty.provisional"]
    assert facts["due"] == d(2025, 4, 9)
    assert [off.day.day for off in facts["days"]] == [31, 1, 2, 3, 4, 7]


def test_a_year_whose_list_was_left_open_says_so():
    found = told(d(2022, 4, 1), calendar=indonesia(as_known_on=d(2022, 1, 3)))
    assert found["certainty.left_open"] == {"due": d(2022, 4, 18), "year": 2022}


def test_a_decree_during_the_period_names_both_days():
    found = told(d(2025, 8, 4))["moved"]
    assert (found["before"], found["after"]) == (d(2025, 8, 18), d(2025, 8, 19))
    assert found["announced"] == d(2025, 8, 7)
    assert dict(found["decree"])["en"] == "Joint Ministerial Decree 933/2025"


@pytest.mark.parametrize(("region", "name"), [("ID-AC", "Aceh"), ("51.02", "51.02 (Bali)")])
def test_a_region_says_that_its_days_are_examples(region, name):
    found = told(d(2025, 2, 3), calendar=indonesia(region=region))
    assert found["region.examples"] == {"region": name}


def test_what_is_counted_and_what_is_not():
    found = told(d(2025, 3, 17), only=CODES[4:])
    assert found["count.first.day_after"] == {"first": d(2025, 3, 18)}
    assert found["skipped.some.five"]["count"] == 7
    assert "leave.basis" in found
    worked = indonesia(joint_leave="working", week="six")
    found = told(d(2025, 3, 17), calendar=worked, only=CODES[4:])
    assert [off.day.day for off in found["leave.counted"]["days"]] == [28]
    assert "leave.basis" not in found
    assert (
        found["skipped.none.six" if "skipped.none.six" in found else "skipped.some.six"] is not None
    )
    own = KNOWN.with_working_days({d(2025, 3, 22): "Piket"})
    assert [
        w.day for w in told(d(2025, 3, 17), calendar=own, only=CODES[4:])["worked"]["days"]
    ] == [d(2025, 3, 22)]
    assert "skipped.none.five" in told(d(2025, 2, 3), only=CODES[4:])


def test_calendar_days_say_so_and_roll_only_as_read():
    """0022: a period in calendar days ends on its day; the reading rolls it to an open one."""
    plain = told(d(2025, 8, 3), term="court.cassation", only=CODES[4:])
    assert list(plain) == ["count.unit.calendar_days"]
    rolled = told(
        d(2025, 8, 3), term="court.cassation", only=CODES[4:],
        readings=Readings(calendar_roll="next_working_day"),
    )  # fmt: skip
    assert rolled["count.rolled"] == {"last": d(2025, 8, 17), "due": d(2025, 8, 19)}
