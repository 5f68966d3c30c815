"""Exempt information: what the texts ask of it, article by article."""

import json
import pickle
from datetime import date, timedelta
from pathlib import Path

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from ppid_rules import (
    InvalidValueError,
    NotADateError,
    Overlay,
    PpidRulesError,
    PublicBody,
    Readings,
    UnknownChoiceError,
    UnknownLanguageError,
    UnknownOptionError,
    WrongTypeError,
    deadline,
    exemption_periods,
    indonesia,
    instruments,
)
from ppid_rules.exemptions import (
    ConsequenceTest,
    ExemptionDecision,
    ExemptItem,
    Opening,
    StatusChange,
    exemptions_ics,
    never_exempt,
)
from ppid_rules.law.consequence_test import (
    approvals,
    consequence_steps,
    decision_fields,
    exempt_grounds,
    exemption_openings,
    exemption_rule,
    never_permanent,
)

EXAMPLES = sorted((Path(__file__).parents[2] / "examples" / "exemptions").glob("*.json"))
KPU = PublicBody(name="KPU (contoh)", level="central", kind="election_organiser")
DAY = timedelta(1)
ON = date(2023, 1, 2)
OPEN_ENDED = [f"17{letter}" for letter in "bcdefghij"]


def item(*grounds, **fields):
    return ExemptItem.of(KPU, *grounds, **{"title": "contoh", "classified_on": ON, **fields})


def state(found, day, **options):
    return str(found.status(day, **options).state)


# -- the law's data ------------------------------------------------------------------------


def test_every_article_exists():
    known = {instrument.id: instrument for instrument in instruments()}
    names = ("tested_first", "change_test", "not_permanent", "redaction", "public_by_itself")
    rules = [
        *consequence_steps(), *decision_fields(), *approvals(), *approvals(of_change=True),
        *(opening.rule for opening in exemption_openings()), *map(exemption_rule, names),
    ]  # fmt: skip
    for rule in rules:
        assert rule.name("id")
        assert rule.name("en")
        for citation in rule.citations:
            assert known[citation.instrument].has(citation.article), citation
    with pytest.raises(UnknownChoiceError):
        exemption_rule("redact")


def codes(rules):
    return [rule.code for rule in rules]


@pytest.mark.parametrize(
    ("day", "steps"),
    [
        # Perki 1/2010 Pasal 15-16: the test, without steps of its own.
        (date(2017, 3, 16), ["weigh_consequences"]),
        # Perki 1/2017 Pasal 6 ayat (1) huruf a-d.
        (date(2017, 3, 17), ["record_information", "analyse_statute", "weigh_consequences", "state_period"]),
        (date(2021, 6, 29), ["record_information", "analyse_statute", "weigh_consequences", "state_period"]),
        # Perki 1/2021 Pasal 49 ayat (2) huruf a-d.
        (date(2021, 6, 30), ["identify_document", "record_information", "analyse_statute", "weigh_consequences"]),
    ],
)  # fmt: skip
def test_the_steps_of_the_consequence_test(day, steps):
    assert codes(consequence_steps(day)) == steps


@pytest.mark.parametrize(
    ("day", "fields"),
    [
        (date(2010, 5, 3), set()),  # Perki 1/2010 Pasal 16 ayat (3): reasons, in the notice
        # PP 61/2010 Pasal 4 ayat (2) and Perki 1/2017 Pasal 4 ayat (4), huruf a-f.
        (date(2010, 8, 23), {"classification", "officer", "unit", "period", "reasons", "place"}),
        (date(2018, 1, 2), {"classification", "officer", "unit", "period", "reasons", "place"}),
        # Perki 1/2021 Pasal 49 ayat (6)-(7), beside the Government Regulation.
        (date(2021, 6, 30), {"classification", "officer", "unit", "period", "reasons", "place", "description", "statute", "analysis"}),
    ],
)  # fmt: skip
def test_what_the_decision_contains(day, fields):
    on_ground_a = [rule for rule in decision_fields(day) if rule.is_for(["17a"])]
    assert set(codes(on_ground_a)) == fields


@pytest.mark.parametrize(("ground", "day", "asked"), [
    ("17j", date(2020, 1, 6), True),
    ("17i", date(2020, 1, 6), False),
    ("17a1", date(2021, 6, 29), False),
    ("17i", date(2021, 6, 30), True),
    ("17j", date(2021, 6, 30), True),
])  # fmt: skip
def test_on_ground_j_the_statute_was_always_asked(ground, day, asked):
    """Perki 1/2010 16(2), for huruf j; Perki 1/2021 49(7)a for every ground."""
    found = item(ground, classified_on=day, expires_on=date(2030, 1, 2), other_law="x",
                 decision=ExemptionDecision(statute=" "))  # fmt: skip
    breaches = [f for f in found.findings(day) if f.code == "decision.statute.missing"]
    assert bool(breaches) == asked


def test_every_field_of_the_decision_can_be_recorded():
    assert set(codes(decision_fields())) == set(ExemptionDecision.model_fields) - {"number"}


def test_who_approves():
    assert codes(approvals(date(2010, 8, 22))) == []
    assert codes(approvals(date(2021, 6, 29))) == ["head_of_body"]  # PP 61/2010 Pasal 3 ayat (2)
    # Perki 1/2021 Pasal 10 ayat (2) huruf e adds the superior.
    assert codes(approvals(date(2021, 6, 30))) == ["head_of_body", "superior"]
    assert codes(approvals(date(2025, 1, 2), of_change=True)) == ["head_of_body"]
    with pytest.raises(NotADateError):
        approvals("2025-01-02")


def test_openings_agree_with_the_periods():
    for period in exemption_periods():
        lifting = {o.code for o in exemption_openings() if period.ground in (o.grounds or ())}
        assert lifting == set(period.opened_by)


def test_what_is_never_permanent():
    assert never_permanent() == frozenset("abcdef")  # UU 14/2008 Pasal 20 ayat (1)


# -- grounds and periods -------------------------------------------------------------------


@pytest.mark.parametrize("code", [g.code for g in exempt_grounds()])
def test_every_ground_of_article_17_is_taken(code):
    found = item(code, years=1)
    assert found.grounds == (code,)
    assert found.ends_on == date(2024, 1, 2)


@pytest.mark.parametrize("code", ["17z", "17a6", "6(3)e", "a", ""])
def test_other_grounds_are_refused(code):
    with pytest.raises(UnknownChoiceError) as caught:
        item(code)
    assert isinstance(caught.value, PpidRulesError)
    assert "17a" in caught.value.choices


def test_the_nearest_ground_is_named():
    with pytest.raises(UnknownChoiceError, match="did you mean 17a"):
        item("17a9", years=1)


def test_an_exemption_has_a_ground():
    with pytest.raises(InvalidValueError, match="at least one ground"):
        item()


@pytest.mark.parametrize("code", ["17a", "17a1", "17a5"])
def test_ground_a_needs_a_period_of_thirty_years_at_most(code):
    """PP 61/2010 Pasal 5 ayat (1), Perki 1/2021 Pasal 51 ayat (1)."""
    with pytest.raises(InvalidValueError, match="2053-01-02 at the latest"):
        item(code)
    assert item(code, years=30).ends_on == date(2053, 1, 2)
    assert item(code, expires_on=date(2053, 1, 2)) != item(code, years=30)
    for too_long in ({"years": 31}, {"expires_on": date(2053, 1, 3)}):
        with pytest.raises(InvalidValueError, match="2053-01-02 at the latest"):
            item(code, **too_long)
    with pytest.raises(InvalidValueError, match="2053-01-02 at the latest"):
        item("17h", code, expires_on=date(2053, 1, 3))


@pytest.mark.parametrize("code", OPEN_ENDED)
def test_other_grounds_may_have_no_end(code):
    """PP 61/2010 Pasal 6-9, Perki 1/2021 Pasal 51 ayat (3)-(9)."""
    found = item(code)
    for day in (ON, date(2049, 12, 31)):
        standing = found.status(day)
        assert (standing.state, standing.declassify_by) == ("exempt", None)
        assert standing.why_no_date == "no_end"
    rule = {p.ground: p.rule for p in exemption_periods()}[code[-1]]
    assert standing.why == rule
    assert item(code, years=31).ends_on == date(2054, 1, 2)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"expires_on": date(2023, 1, 1)}, "2023-01-02 or later"),
        ({"expires_on": date(2025, 1, 1), "years": 2}, "the end of the years"),
        ({"years": 1, "extent": "part"}, "what is blacked out"),
        ({"years": 1, "extent": "part", "redacted": " "}, "what is blacked out"),
        ({"years": 1, "redacted": "nama"}, "part"),
        ({"years": 1, "title": "  "}, "what the information is"),
        ({"years": 1, "determined_on": ON - DAY}, "the date of the decision, or later"),
        ({"years": 9000}, "a period that ends on a day"),
        ({"expires_on": date.max}, "a day that another follows"),
        ({"years": 1, "openings": (Opening(kind="consent", on=ON),)}, "consent opens g, h only"),
    ],
)
def test_what_cannot_be_is_refused(fields, message):
    with pytest.raises(InvalidValueError, match=message):
        item("17a", **fields)


def test_unknown_words_are_refused():
    with pytest.raises(ValidationError, match="did you mean consent"):
        Opening(kind="consents", on=ON)
    with pytest.raises(UnknownOptionError, match="head_of_body"):
        item("17c", fixed_by="head_of_bodies")
    with pytest.raises(ValidationError, match="analyse_statute"):
        ConsequenceTest(done={"analyse_statutes"})
    with pytest.raises(ValidationError, match="one list only"):
        ConsequenceTest(done={"analyse_statute"}, not_done={"analyse_statute"})
    with pytest.raises(ValidationError):
        item("17c", colour="red")
    with pytest.raises(ValidationError):
        item("17c", years=0)


# -- the end -------------------------------------------------------------------------------


def test_an_exemption_lasts_to_the_end_of_its_last_day():
    """PP 61/2010 Pasal 11, decision 0064."""
    found = item("17b", expires_on=date(2026, 6, 30))
    assert state(found, ON - DAY) == "public"
    assert found.status(ON - DAY).why == "open_by_rule"
    assert state(found, ON) == "exempt"
    assert state(found, date(2026, 5, 10)) == "exempt"
    due = found.status(date(2026, 5, 11))
    assert (due.state, due.since, due.declassify_by) == ("due_for_declassification", date(2026, 5, 11), date(2026, 5, 11))  # fmt: skip
    assert not due.overdue
    last = found.status(date(2026, 6, 30))
    assert (last.state, last.overdue, last.public_from) == ("due_for_declassification", True, date(2026, 7, 1))  # fmt: skip
    after = found.status(date(2026, 7, 1))
    assert (after.state, after.since, after.why) == ("public", date(2026, 7, 1), "public_by_itself")
    assert [(c.instrument, c.article) for c in after.citations] == [
        ("PP 61/2010", "11(3)"),
        ("Perki 1/2021", "52(2)"),
    ]


def test_a_determination_does_not_bring_the_end_forward():
    """PP 61/2010 Pasal 11 ayat (1): of information whose period has run out."""
    found = item("17b", expires_on=date(2026, 6, 30), determined_on=date(2026, 5, 4))
    standing = found.status(date(2026, 6, 30))
    assert (standing.state, standing.since) == ("exempt", ON)
    assert "4 Mei 2026" in standing.message()
    assert state(found, date(2026, 7, 1)) == "public"
    assert not [f for f in found.findings(date(2026, 7, 1)) if "declassification" in f.code]


def test_the_reading_of_the_thirty_days():
    found = item("17b", expires_on=date(2026, 6, 30))
    standing = found.status(
        date(2026, 5, 20), readings=Readings(declassification_side="last_thirty")
    )
    assert standing.declassify_by == date(2026, 6, 30)
    assert (standing.state, standing.overdue) == ("due_for_declassification", False)
    default = found.status(date(2026, 5, 20))
    assert "declassification_side" in default.contested
    (finding,) = (f for f in found.findings(date(2026, 5, 20)) if "declassification" in f.code)
    assert finding.severity == "breach"
    assert "declassification_side" in finding.contested
    (late,) = (
        f
        for f in item("17b", expires_on=date(2026, 6, 30), determined_on=date(2026, 6, 2)).findings(date(2026, 6, 3))
        if "declassification" in f.code
    )  # fmt: skip
    assert (late.code, late.due_on) == ("exemption.declassification.late", date(2026, 5, 11))


def test_beyond_the_calendar_the_end_is_known_and_the_limit_is_not():
    found = item("17a", years=30).status(date(2049, 6, 1))
    assert (found.state, found.declassify_by) == ("exempt", None)
    assert (found.why_no_date, found.ends_on) == ("beyond_calendar", date(2053, 1, 2))
    assert state(item("17a", years=30), date(2053, 1, 3)) == "public"


def test_before_the_government_regulation_no_text_had_the_limit():
    found = item("17b", classified_on=date(2010, 5, 3), expires_on=date(2010, 8, 20))
    assert found.status(date(2010, 8, 2)).why_no_date == "not_in_force"
    assert found.findings(date(2010, 8, 2))


ENDS = st.dates(date(2012, 1, 2), date(2049, 12, 31))


@given(ends=ENDS, length=st.integers(0, 600), beyond=st.integers(1, 4000), code=st.sampled_from(["17a", "17b", "17c3", "17h2"]))  # fmt: skip
def test_an_item_is_never_exempt_after_its_end(ends, length, beyond, code):
    found = item(code, classified_on=ends - timedelta(length), expires_on=ends)
    assert state(found, ends) != "public"
    assert state(found, ends + timedelta(beyond)) == "public"
    assert found.status(ends + timedelta(beyond)).since == ends + DAY


@given(ends=ENDS, week=st.sampled_from(["five", "six"]), closed=st.sets(st.integers(1, 80), max_size=30))  # fmt: skip
def test_declassification_is_thirty_working_days_before_the_end(ends, week, closed):
    off = [(ends - timedelta(n), "tutup") for n in sorted(closed)]
    calendar = indonesia(week=week).with_overlay(Overlay(days_off=off))
    standing = item("17b", classified_on=ends - timedelta(700), expires_on=ends).status(
        ends - timedelta(600), calendar=calendar
    )
    by = standing.declassify_by
    days = sum(calendar.is_working_day(by + timedelta(n)) for n in range((ends - by).days))
    assert days == 30
    assert by == deadline("exemption.declassification", ends, calendar=calendar).due_on


# -- what opens it -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "grounds", "opens"),
    [
        ("consent", ("17g",), True),  # UU 14/2008 Pasal 18 ayat (2) huruf a
        ("consent", ("17h3",), True),
        ("consent", ("17h3", "17c"), False),
        ("public_office", ("17h1",), True),  # Pasal 18 ayat (2) huruf b
        ("public_hearing", ("17a1",), True),  # PP 61/2010 Pasal 5 ayat (2)
        ("public_hearing", ("17a1", "17h2"), False),
        ("final_decision", ("17a1", "17h2"), True),  # Perki 1/2021 Pasal 52 ayat (3)
        ("final_decision", ("17i",), True),
    ],
)
def test_openings(kind, grounds, opens):
    day = date(2024, 5, 6)
    found = item(*grounds, expires_on=date(2030, 1, 2), openings=(Opening(kind=kind, on=day),))
    assert state(found, day - DAY) == "exempt"
    standing = found.status(day)
    assert (standing.state == "public") is opens
    if opens:
        assert (standing.since, standing.why, standing.access) == (day, kind, "open")
    else:
        assert standing.grounds == grounds[1:]


def test_two_openings_lift_two_grounds():
    first, second = date(2024, 5, 6), date(2024, 9, 2)
    found = item(
        "17a1", "17h2", expires_on=date(2030, 1, 2),
        openings=(Opening(kind="public_hearing", on=first), Opening(kind="consent", on=second)),
    )  # fmt: skip
    assert state(found, second - DAY) == "exempt"
    assert found.status(second).since == second


def test_a_change_of_status_opens_or_goes_on():
    """PP 61/2010 Pasal 10, Perki 1/2021 Pasal 53; Perki 1/2017 Pasal 1 angka 9: it stays exempt."""
    day = date(2024, 5, 6)
    opened = item("17a", years=5, changes=(StatusChange(on=day, opened=True),))
    assert opened.status(day).why == "status_changed"
    other = StatusChange(on=day, opened=False, grounds="17c3", expires_on=date(2026, 6, 30))
    changed = item("17a", years=5, changes=(other,))
    assert changed.status(day - DAY).grounds == ("17a",)
    assert changed.status(day).grounds == ("17c3",)
    assert changed.status(day).declassify_by == date(2026, 5, 11)
    assert state(changed, date(2026, 7, 1)) == "public"


def test_what_is_public_is_not_exempted_again():
    late = StatusChange(on=date(2026, 7, 1), opened=False, grounds="17b", expires_on=date(2027, 1, 4))  # fmt: skip
    with pytest.raises(InvalidValueError, match="before 2026-07-01"):
        item("17b", expires_on=date(2026, 6, 30), changes=(late,))
    with pytest.raises(InvalidValueError, match="at least one ground"):
        item("17b", changes=(StatusChange(on=date(2025, 1, 2), opened=False),))
    with pytest.raises(InvalidValueError, match="neither grounds nor a period"):
        item("17b", changes=(StatusChange(on=date(2025, 1, 2), opened=True, grounds="17c"),))
    with pytest.raises(InvalidValueError, match="a day from 2023-01-02"):
        item("17b", changes=(StatusChange(on=date(2022, 1, 3), opened=True),))
    with pytest.raises(InvalidValueError, match="in order"):
        item("17h", openings=[Opening(kind="consent", on=ON + DAY), Opening(kind="consent", on=ON)])


def change(on, ground, ends):
    return StatusChange(on=on, opened=False, grounds=(ground,), expires_on=ends)


def test_a_change_of_status_does_not_begin_the_thirty_years_anew():
    """PP 61/2010 5(1), Perki 1/2021 51(1): at most thirty years, in any sub-point of ground a."""
    first = {"classified_on": date(2022, 1, 3), "years": 30}
    last = date(2052, 1, 3)
    on = date(2050, 1, 3)
    assert item("17a", **first, changes=(change(on, "17a2", last),)).ends_on == last
    with pytest.raises(InvalidValueError, match=r"2052-01-03 at the latest.* from 2022-01-03"):
        item("17a", **first, changes=(change(on, "17a2", last + DAY),))
    between = change(date(2030, 1, 3), "17b", date(2051, 1, 3))
    late = date(2080, 1, 3)
    found = item("17a", **first, changes=(between, change(on, "17a1", late)))
    assert state(found, late) == "exempt"
    with pytest.raises(InvalidValueError, match="from 2050-01-03"):
        item("17a", **first, changes=(between, change(on, "17a1", late + DAY)))


def test_a_decision_older_than_the_limit_is_told_when_it_is_longer():
    """PP 61/2010 is law from 23 August 2010; what was decided before had no number of years."""
    old = {"classified_on": date(2009, 1, 5)}
    found = item("17a", **old, expires_on=date(2045, 1, 5))
    (told,) = [f for f in found.findings(date(2012, 1, 2)) if "before_limit" in f.code]
    assert (told.code, told.severity.value, told.due_on) == (
        "period.a.before_limit", "risk", date(2039, 1, 5),
    )  # fmt: skip
    assert "2039" in told.message("en")
    within = item("17a", **old, expires_on=date(2039, 1, 5))
    assert not [f for f in within.findings(date(2012, 1, 2)) if "before_limit" in f.code]
    changed = item("17a", **old, expires_on=date(2045, 1, 5),
                   changes=(change(date(2012, 1, 2), "17a", date(2042, 1, 2)),))  # fmt: skip
    assert changed.phases[-1].ends_on == date(2042, 1, 2)
    with pytest.raises(InvalidValueError, match="from 2012-01-02"):
        item("17a", **old, expires_on=date(2045, 1, 5),
             changes=(change(date(2012, 1, 2), "17a", date(2042, 1, 3)),))  # fmt: skip


def test_read_as_a_window_a_determination_can_be_too_early():
    """PP 61/2010 11(1): at most thirty days before the end, with the reading last_thirty."""
    ends = date(2026, 6, 30)
    found = item("17b", other_law="x", expires_on=ends, determined_on=date(2024, 1, 2))
    codes_of = lambda readings: {  # noqa: E731 - used twice, here
        f.code: f for f in found.findings(ends, readings=readings) if "declassification" in f.code
    }
    assert not codes_of(Readings())
    early = codes_of(Readings(declassification_side="last_thirty"))
    (finding,) = early.values()
    assert finding.code == "exemption.declassification.early"
    assert (finding.due_on, finding.happened_on) == (date(2026, 5, 11), date(2024, 1, 2))
    assert "declassification_side" in finding.contested


def test_what_is_never_exempt():
    """UU 14/2008 18(1) a to g."""
    rules = never_exempt()
    assert [rule.citations[0].article for rule in rules] == [f"18(1){c}" for c in "abcdefg"]
    assert all(rule.name("id") and rule.name("en") for rule in rules)


def test_a_part_is_redacted_and_never_withheld():
    """Perki 1/2021 Pasal 50 ayat (2)-(3)."""
    part = item("17b", years=2, extent="part", redacted="unsur pengaman")
    whole = item("17b", years=2)
    assert (part.status(ON).access, whole.status(ON).access) == ("redacted", "withheld")
    assert "unsur pengaman" in part.status(ON).message()
    assert ("Perki 1/2021", "50(2)-(3)") in {c[:2] for c in part.status(ON).citations}


# -- what the records lack -----------------------------------------------------------------

COMPLETE = ExemptionDecision(
    classification="x", officer="x", unit="x", description="x", reasons="x", statute="x",
    analysis="x", period="x", place="x",
)  # fmt: skip
TESTED = ConsequenceTest(
    on=ON, done=frozenset(codes(consequence_steps(ON))), approved_by={"head_of_body", "superior"}
)


def found_codes(found, day=ON):
    return {finding.code: str(finding.severity) for finding in found.findings(day)}


def test_a_complete_record_lacks_nothing():
    assert found_codes(item("17a", years=2, decision=COMPLETE, tested=TESTED)) == {}
    assert found_codes(item("17a", years=2), ON - DAY) == {}


@pytest.mark.parametrize("field", codes(decision_fields(ON)))
def test_each_field_of_the_decision(field):
    """Perki 1/2021 Pasal 49 ayat (6)-(7), PP 61/2010 Pasal 4 ayat (2)."""
    missing = COMPLETE.model_copy(update={field: " "})
    unknown = COMPLETE.model_copy(update={field: None})
    record = {"tested": TESTED, "other_law": "x"}
    assert found_codes(item("17b", decision=missing, **record)) == {f"decision.{field}.missing": "breach"}  # fmt: skip
    assert found_codes(item("17b", decision=unknown, **record)) == {f"decision.{field}.unrecorded": "note"}  # fmt: skip


@pytest.mark.parametrize("step", codes(consequence_steps(ON)))
def test_each_step_of_the_test(step):
    rest = TESTED.done - {step}
    skipped = TESTED.model_copy(update={"done": rest, "not_done": frozenset({step})})
    unknown = TESTED.model_copy(update={"done": rest})
    record = {"years": 2, "decision": COMPLETE}
    assert found_codes(item("17a", tested=skipped, **record)) == {f"test.{step}.missing": "breach"}
    assert found_codes(item("17a", tested=unknown, **record)) == {f"test.{step}.unrecorded": "note"}


def test_approvals_and_the_day_of_the_test():
    nobody = TESTED.model_copy(update={"approved_by": frozenset(), "not_approved_by": frozenset({"superior"})})  # fmt: skip
    assert found_codes(item("17a", years=2, decision=COMPLETE, tested=nobody)) == {
        "test.approval.head_of_body.unrecorded": "note",
        "test.approval.superior.missing": "breach",
    }
    after = TESTED.model_copy(update={"on": ON + DAY})  # UU 14/2008 Pasal 19: before
    assert found_codes(item("17a", years=2, decision=COMPLETE, tested=after)) == {"test.after_decision": "breach"}  # fmt: skip
    assert found_codes(item("17a", years=2)) == {"decision.unrecorded": "note", "test.unrecorded": "note"}  # fmt: skip


def test_periods_without_an_end():
    record = {"decision": COMPLETE, "tested": TESTED}
    # UU 14/2008 Pasal 20 ayat (1); PP 61/2010 Pasal 7 ayat (5).
    assert found_codes(item("17c", **record)) == {"period.c.open_ended": "risk", "period.c.fixed_by.unrecorded": "note"}  # fmt: skip
    assert found_codes(item("17c", years=5, fixed_by="ppid", **record)) == {"period.c.fixed_by.other": "breach"}  # fmt: skip
    assert found_codes(item("17c", years=5, fixed_by="head_of_body", **record)) == {}
    assert found_codes(item("17j", **record)) == {"period.j.law.unrecorded": "note"}
    assert found_codes(item("17h", **record)) == {}


def test_a_change_is_tested_and_approved():
    change = StatusChange(on=date(2024, 5, 6), opened=True)
    untested = item("17a", years=5, decision=COMPLETE, tested=TESTED, changes=(change,))
    assert found_codes(untested, date(2024, 5, 5)) == {}
    assert found_codes(untested, date(2024, 5, 6)) == {"change.unrecorded": "note"}
    tested = change.model_copy(update={"tested": TESTED.model_copy(update={"approved_by": frozenset()})})  # fmt: skip
    found = item("17a", years=5, decision=COMPLETE, tested=TESTED, changes=(tested,))
    assert found_codes(found, date(2024, 5, 6)) == {"change.approval.head_of_body.unrecorded": "note"}  # fmt: skip


# -- documents -----------------------------------------------------------------------------


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.stem)
@pytest.mark.parametrize("day", [date(2020, 1, 2), date(2025, 1, 2), date(2026, 6, 1), date(2027, 1, 4)])  # fmt: skip
def test_examples_can_be_told_in_both_languages(path, day):
    found = ExemptItem.model_validate_json(path.read_text(encoding="utf-8"))
    assert ExemptItem.model_validate_json(found.model_dump_json()) == found
    assert pickle.loads(pickle.dumps(found)) == found
    standing = found.status(day)
    assert standing == found.status(day)
    assert pickle.loads(pickle.dumps(standing)).message() == standing.message()
    for answer in (standing, *found.findings(day)):
        document = json.loads(json.dumps(answer.to_dict()))
        assert document["schema"].startswith("ppid-rules/exemption-")
        assert document["basis"]["law"]
        assert document["message"] == {"id": answer.message(), "en": answer.message("en")}
        assert "{" not in "".join(document["message"].values())
        assert hash(answer) is not None
    with pytest.raises(UnknownLanguageError):
        standing.message("fr")
    with pytest.raises(NotADateError):
        found.status("2025-01-02")


def test_the_examples_come_out_as_their_texts_say():
    kpu, province = (ExemptItem.model_validate_json(p.read_bytes()) for p in EXAMPLES)
    assert kpu.status(date(2026, 6, 1)).declassify_by == date(2026, 5, 11)
    assert found_codes(kpu, date(2025, 1, 2)) == {}
    assert province.status(date(2025, 8, 12)).why == "public_hearing"
    assert found_codes(province, date(2025, 1, 2)) == {
        "decision.classification.unrecorded": "note",
        "decision.analysis.missing": "breach",
        "test.weigh_consequences.missing": "breach",
        "test.approval.head_of_body.unrecorded": "note",
    }


def test_a_calendar_file():
    kpu = ExemptItem.model_validate_json(EXAMPLES[0].read_bytes())
    text = exemptions_ics([kpu], date(2026, 1, 5), "en", remind_working_days=[5])
    due, public = icalendar.Calendar.from_ical(text).walk("VEVENT")
    assert due.decoded("DTSTART") == date(2026, 5, 11)
    assert public.decoded("DTSTART") == date(2026, 7, 1)
    (alarm,) = due.walk("VALARM")
    assert alarm.decoded("TRIGGER") == date(2026, 5, 4) - date(2026, 5, 11)
    again, _ = icalendar.Calendar.from_ical(exemptions_ics([kpu], date(2026, 2, 2))).walk("VEVENT")
    assert again["UID"] == due["UID"]
    assert not again.walk("VALARM")
    assert "VEVENT" not in exemptions_ics([kpu], date(2026, 7, 1))
    with pytest.raises(InvalidValueError):
        exemptions_ics([kpu], date(2026, 1, 5), remind_working_days=[-1])


@pytest.mark.parametrize("items", [None, 5, ["x"], [None]])
def test_a_calendar_file_is_of_items(items):
    with pytest.raises(WrongTypeError, match="ExemptItem"):
        exemptions_ics(items, ON)


def test_two_bodies_of_one_name_have_days_of_their_own():
    fields = {"title": "contoh", "classified_on": ON, "years": 5}
    bodies = [
        PublicBody(name="Dinas Contoh", level="regency", kind="state", region=region)
        for region in ("ID-BA", "ID-JB")
    ]
    found = exemptions_ics([ExemptItem.of(body, "17a", **fields) for body in bodies], ON)
    days = icalendar.Calendar.from_ical(found).walk("VEVENT")
    assert len({day["UID"] for day in days}) == len(days) == 4


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.stem)
def test_the_documents_hold_under_the_schema_of_the_model(path):
    schema = ExemptItem.model_json_schema()
    document = json.loads(path.read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(document)
    written = ExemptItem.model_validate(document).model_dump_json()
    Draft202012Validator(schema).validate(json.loads(written))
    assert not Draft202012Validator(schema).is_valid(document | {"grounds": ["17z"]})
    assert not Draft202012Validator(schema).is_valid(document | {"colour": "red"})
