"""Calendar files of exemptions line by line, edges of the determination, and refusals in words."""

from datetime import date as d
from hashlib import sha256

import pytest

from ppid_rules import (
    InvalidValueError,
    PublicBody,
    Readings,
    WrongTypeError,
    __version__,
    indonesia,
)
from ppid_rules.exemptions import (
    ConsequenceTest,
    ExemptionDecision,
    ExemptItem,
    Opening,
    StatusChange,
    exemptions_ics,
)

KPU = PublicBody(name="KPU Contoh", level="central", kind="election_organiser")
BORN = d(2024, 1, 2)
END = d(2026, 6, 30)
"""Counted back thirty working days, its determination is due by 11 May 2026."""

MISSING = "exemption.declassification.missing"


def item(*grounds, body=KPU, **fields):
    given = {"title": "daftar", "classified_on": BORN, "other_law": "UU", "expires_on": END}
    return ExemptItem.of(body, *(grounds or ("17b",)), **{**given, **fields})


def uid(*facts):
    return f"{sha256(chr(10).join(facts).encode()).hexdigest()}@ppid-rules"


def lines_of(text):
    return text.replace("\r\n ", "").split("\r\n")


FILES = {
    "en": (
        "Exempt information",
        "Determination that an exemption ends is due: daftar",
        "Determination that the exemption ends is due by Monday\\, 11 May 2026: daftar",
        "Public by itself: daftar",
    ),
    "id": (
        "Informasi yang dikecualikan",
        "Batas penetapan berakhirnya pengecualian: daftar",
        "Penetapan berakhirnya pengecualian paling lambat Senin\\, 11 Mei 2026: daftar",
        "Terbuka dengan sendirinya: daftar",
    ),
}


@pytest.mark.parametrize("lang", FILES)
def test_a_calendar_file_line_by_line(lang):
    name, due, remind, public = FILES[lang]
    found = item(reference="D-7")
    text = exemptions_ics([found], d(2026, 5, 6), lang, remind_working_days=(1,))
    said = found.status(d(2026, 5, 6)).message(lang)
    said = (
        f"DESCRIPTION:KPU Contoh\\n{said.replace(';', chr(92) + ';').replace(',', chr(92) + ',')}"
    )
    facts = ("KPU Contoh", "central", "election_organiser", "None", "D-7", "daftar", "2024-01-02")
    assert lines_of(text) == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//ppid_rules//{__version__}//{lang.upper()}",
        f"X-WR-CALNAME:{name}",
        "BEGIN:VEVENT",
        f"SUMMARY:{due}",
        "DTSTART;VALUE=DATE:20260511",
        "DTEND;VALUE=DATE:20260512",
        "DTSTAMP:20260506T000000Z",
        f"UID:{uid(*facts, 'due')}",
        said,
        "STATUS:CONFIRMED",
        "TRANSP:TRANSPARENT",
        *("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{remind}", "TRIGGER:-P3D", "END:VALARM"),
        "END:VEVENT",
        "BEGIN:VEVENT",
        f"SUMMARY:{public}",
        "DTSTART;VALUE=DATE:20260701",
        "DTEND;VALUE=DATE:20260702",
        "DTSTAMP:20260506T000000Z",
        f"UID:{uid(*facts, 'public')}",
        said,
        "STATUS:CONFIRMED",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


def test_indonesian_is_the_language_where_none_is_named():
    day = d(2026, 5, 6)
    assert exemptions_ics([item()], day) == exemptions_ics([item()], day, "id")


@pytest.mark.parametrize(("items", "named"), [(5, 5), (["x"], "x")])
def test_what_is_no_item_is_named(items, named):
    with pytest.raises(WrongTypeError) as caught:
        exemptions_ics(items, BORN)
    error = caught.value
    assert (error.value, error.name) == (named, "items")
    assert error.expected == "a list of ExemptItem"


def test_a_calendar_and_readings_may_be_given():
    """By 11 May; by 21 May where Saturdays are worked; by the end itself within the last thirty."""
    known, day = item(), d(2026, 4, 1)
    for options, due in (
        ({}, "20260511"),
        ({"calendar": indonesia(week="six")}, "20260521"),
        ({"readings": Readings(declassification_side="last_thirty")}, "20260630"),
    ):
        text = exemptions_ics([known], day, **options)
        assert lines_of(text)[6] == f"DTSTART;VALUE=DATE:{due}"


def test_findings_are_of_the_calendar_that_is_given():
    """Five or six working days a week: by 11 or by 21 May 2026."""
    known, six = item(), indonesia(week="six")
    assert MISSING in [f.code for f in known.findings(d(2026, 5, 12))]
    assert MISSING not in [f.code for f in known.findings(d(2026, 5, 21), calendar=six)]
    assert MISSING in [f.code for f in known.findings(d(2026, 5, 22), calendar=six)]


@pytest.mark.parametrize("week", ["five", "six"])
def test_the_calendar_of_an_item_has_the_week_of_its_body(week):
    body = PublicBody(name="KPU Contoh", level="central", kind="election_organiser", week=week)
    assert item(body=body).calendar() == indonesia(week=week)


# -- the determination -----------------------------------------------------------------------


def about_the_end(found, as_of, **options):
    return [
        (f.code.rpartition(".")[2], f.due_on, f.happened_on, bool(f.contested))
        for f in found.findings(as_of, **options)
        if f.code.startswith("exemption.declassification.")
    ]


DUE = d(2026, 5, 11)


@pytest.mark.parametrize(
    ("made", "as_of", "found"),
    [
        (None, DUE, []),  # the last day is a whole day
        (None, d(2026, 5, 12), [("missing", DUE, None, True)]),
        (None, END, [("missing", DUE, None, True)]),  # in time within the last thirty days
        (None, d(2026, 7, 1), [("missing", DUE, None, False)]),
        (DUE, d(2026, 5, 20), []),
        (d(2026, 5, 12), d(2026, 5, 20), [("late", DUE, d(2026, 5, 12), True)]),
        (d(2026, 6, 30), d(2026, 7, 20), [("late", DUE, d(2026, 6, 30), True)]),
        (d(2026, 7, 1), d(2026, 7, 20), [("late", DUE, d(2026, 7, 1), False)]),
    ],
)
def test_a_determination_on_its_last_day_and_after_it(made, as_of, found):
    assert about_the_end(item(determined_on=made), as_of) == found


@pytest.mark.parametrize(
    ("made", "found"),
    [(d(2026, 5, 8), [("early", DUE, d(2026, 5, 8), True)]), (DUE, [])],
)
def test_within_the_last_thirty_days_the_first_of_them_is_not_too_early(made, found):
    last = Readings(declassification_side="last_thirty")
    assert about_the_end(item(determined_on=made), d(2026, 5, 20), readings=last) == found


def test_a_decision_on_the_very_day_on_which_its_end_is_due():
    """A day later the limit lies before the decision, and nobody could have met it."""
    known = item(classified_on=DUE)
    assert about_the_end(known, d(2026, 5, 12)) == [("missing", DUE, None, True)]
    assert about_the_end(item(classified_on=d(2026, 5, 12)), d(2026, 5, 13)) == []


def test_a_determination_is_known_on_its_own_day():
    """Also one of the day of the decision."""
    for made in (BORN, DUE):
        assert item(determined_on=made).status(made).determined_on == made


@pytest.mark.parametrize(("opened", "found"), [(11, []), (12, [("missing", DUE, None, True)])])
def test_what_is_public_by_the_last_day_needs_no_determination(opened, found):
    opening = Opening(kind="consent", on=d(2026, 5, opened))
    assert about_the_end(item("17g", openings=(opening,)), d(2026, 5, 13)) == found


# -- the decision, the test, the history -----------------------------------------------------


def test_each_field_of_an_empty_decision_is_told():
    """PP 61/2010 4(2): the statute on ground j only; the period is known from the end."""
    found = item(decision=ExemptionDecision(), classified_on=d(2015, 1, 5)).findings(d(2015, 1, 5))
    assert [f.code for f in found if f.code.startswith("decision.")] == [
        f"decision.{field}.unrecorded"
        for field in ("classification", "officer", "unit", "reasons", "place")
    ]


@pytest.mark.parametrize(("year", "asked"), [(2010, False), (2015, True)])
def test_a_change_is_approved_where_the_law_of_its_day_asks(year, asked):
    """PP 61/2010 10 is law from 23 August 2010."""
    test = ConsequenceTest()
    change = StatusChange(
        on=d(year, 6, 15), opened=False, grounds="17b", expires_on=END, tested=test
    )
    found = item(classified_on=d(2010, 6, 1), changes=(change,)).findings(d(year, 6, 15))
    assert ("change.approval.head_of_body.unrecorded" in [f.code for f in found]) is asked


def test_two_of_one_day_are_in_order():
    twice = tuple(Opening(kind=kind, on=d(2025, 2, 3)) for kind in ("consent", "public_office"))
    assert item("17g", openings=twice).openings == twice
    change = StatusChange(on=d(2025, 2, 3), opened=False, grounds="17c3", expires_on=END)
    assert item(changes=(change, change)).changes == (change, change)


def test_a_change_may_be_of_the_day_of_the_decision():
    change = StatusChange(on=BORN, opened=False, grounds="17c3", expires_on=END)
    assert item(changes=(change,)).status(BORN).grounds == ("17c3",)


def test_what_is_blacked_out_is_told_in_words():
    for text in (None, "  "):
        with pytest.raises(InvalidValueError) as caught:
            item(extent="part", redacted=text)
        assert (caught.value.value, caught.value.name) == (text, "redacted")
        assert caught.value.expected == "what is blacked out of the part"


@pytest.mark.parametrize(
    ("decided", "until"),
    [(d(2010, 5, 3), ""), (d(2024, 5, 3), ", 2054-05-03 at the latest")],
)
def test_the_latest_end_is_told_where_the_law_has_one(decided, until):
    """Thirty years on ground a, PP 61/2010 5, law from 23 August 2010."""
    with pytest.raises(InvalidValueError) as caught:
        item("17a", classified_on=decided, expires_on=None)
    assert caught.value.expected == f"the end that ground 17a needs{until}"


def test_the_schema_names_the_steps_and_the_approvers():
    known = ExemptItem.model_json_schema()["$defs"]["ConsequenceTest"]["properties"]
    for name in ("approved_by", "not_approved_by"):
        assert known[name]["type"] == "array"
        assert known[name]["items"] == {"enum": ["head_of_body", "superior"]}
    for name in ("done", "not_done"):
        assert known[name]["type"] == "array"
        assert known[name]["items"]["enum"][0] == "identify_document"
