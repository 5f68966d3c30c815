"""Recurring duties: each article against its text, and properties of schedule and check."""

import json
from datetime import date, datetime, timedelta
from pathlib import Path

import icalendar
import pytest
import typer
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError
from typer.testing import CliRunner

from ppid_rules import (
    InvalidValueError,
    NotADateError,
    PublicBody,
    Severity,
    UnknownChoiceError,
    WrongTypeError,
    instruments,
)
from ppid_rules.cli.duties import duties as command
from ppid_rules.duties import DutyDone, DutyLog, agenda, check, duties, schedule
from ppid_rules.law.duties import duty_of

EXAMPLES = Path(__file__).parents[2] / "examples" / "duties"
KINDS = [
    "state",
    "state_owned_enterprise",
    "non_state",
    "election_organiser",
    "information_commission",
]
KPU = PublicBody(name="KPU Contoh", level="central", kind="election_organiser")
KI = PublicBody(name="KI Contoh", level="central", kind="information_commission")
ONE = timedelta(1)


def body_of(kind):
    return PublicBody(name="Badan Contoh", level="central", kind=kind)


def log_of(body, since, *done, **fields):
    entries = tuple(DutyDone(term=t, on=d, for_year=y[0] if y else None) for t, d, *y in done)
    return DutyLog(body=body, kept_since=since, done=entries, **fields)


def dues(dates, term):
    return [d.due_on for d in dates if d.term.id == term]


def codes(found, term):
    return [(f.kind.value, f.due_on, f.contested) for f in found if f.term.id == term]


# -- the texts -----------------------------------------------------------------------------


def test_every_article_exists():
    known = {i.id: i for i in instruments()}
    for kind in KINDS:
        for duty in duties(body_of(kind)):
            rows = [*duty.versions] + [t for o in duty.others for t in o.versions]
            cited = [c for t in rows for c in t.citations] + [c for _, m in duty.more for c in m]
            assert all(known[c.instrument].has(c.article) for c in cited), duty.term


@pytest.mark.parametrize("kind", KINDS)
def test_every_body_has_the_duties_that_each_body_has(kind):
    """UU 14/2008 9(1) and 12, Perki 1/2021 45(7) and 56: setiap Badan Publik; 59: the commission."""
    own = {d.term for d in duties(body_of(kind))}
    every = {"publication.periodic", "publication.service_figures", "publication.information_list",
             "report.annual", "report.annual_copy"}  # fmt: skip
    assert own == every | ({"evaluation.annual"} if kind == "information_commission" else set())


def test_periodic_publication_every_six_months():
    """UU 14/2008 9(3), Perki 1/2021 18; enterprises 16, parties 17."""
    found = schedule(body_of("state_owned_enterprise"), date(2025, 1, 1), date(2025, 12, 31))
    assert dues(found, "publication.periodic") == [date(2025, 6, 30), date(2025, 12, 31)]
    first = next(d for d in found if d.term.id == "publication.periodic")
    cited = {(c.instrument, c.article) for c in first.citations}
    assert cited == {("UU 14/2008", "9(3)"), ("UU 14/2008", "9(1)"), ("Perki 1/2021", "18"),
                     ("Perki 1/2021", "14(1)"), ("Perki 1/2021", "16")}  # fmt: skip
    assert first.contested == ()


@pytest.mark.parametrize(("party", "cited"), [(True, True), (False, False)])
def test_the_list_of_parties_is_cited_for_parties_only(party, cited):
    body = PublicBody(name="Badan Contoh", level="central", kind="non_state", political_party=party)
    first = next(
        d for d in schedule(body, date(2025, 1, 1), date(2025, 12, 31)) if "periodic" in d.term.id
    )
    articles = {(c.instrument, c.article) for c in first.citations}
    assert (("Perki 1/2021", "17") in articles) == cited
    assert ("Perki 1/2021", "14(1)") in articles


def test_every_duty_of_an_election_organiser_tells_what_is_not_established():
    """The text of Perki 1/2019 was not obtained; it is law from 2019 on."""
    for due in schedule(KPU, date(2025, 1, 1), date(2025, 12, 31)):
        assert [d.evidence.value for d in due.doubts] == ["unknown"], due.term.id
        assert "Perki 1/2019" in due.message("en")
    assert not any(d.doubts for d in schedule(KPU, date(2015, 1, 1), date(2015, 12, 31)))
    assert not any(d.doubts for d in schedule(KI, date(2025, 1, 1), date(2025, 12, 31)))


@pytest.mark.parametrize("year", [2023, 2030, 0, -5, 2009])
def test_a_report_is_of_a_year_that_has_ended_and_that_the_duty_knew(year):
    """Perki 1/2021 56(1): within three months after the budget year has ended."""
    with pytest.raises(ValidationError, match=r"for_year: expected a year from 2010.* to 2022"):
        log_of(KPU, date(2022, 1, 1), ("report.annual", date(2023, 5, 10), year))
    log_of(KPU, date(2022, 1, 1), ("report.annual", date(2023, 5, 10), 2022))


def test_an_evaluation_is_of_a_year_that_runs_or_has_ended():
    """Perki 1/2021 59(2): once a year."""
    log_of(KI, date(2022, 1, 1), ("evaluation.annual", date(2023, 5, 10), 2023))
    with pytest.raises(ValidationError, match="to 2023"):
        log_of(KI, date(2022, 1, 1), ("evaluation.annual", date(2023, 5, 10), 2024))


def test_no_report_is_due_for_a_year_that_ended_before_the_duty():
    """Perki 1/2010 is law from 30 April 2010."""
    body = body_of("state")
    dates = schedule(body, date(2010, 4, 30), date(2011, 12, 31), budget_year_ends="03-31")
    assert dues(dates, "report.annual") == [date(2011, 6, 30)]


def test_yearly_publication_under_the_old_regulation_is_contested():
    """Perki 1/2010 11(2): once a year; the Act above it: six months."""
    first, *_ = (
        d for d in schedule(KPU, date(2015, 1, 1), date(2015, 12, 31)) if "periodic" in d.term.id
    )
    (other,) = first.others
    assert first.due_on == date(2015, 6, 30)
    assert other.due_on == date(2015, 12, 31)
    assert [(c.instrument, c.article) for c in other.citations] == [("Perki 1/2010", "11(2)")]


@pytest.mark.parametrize(("done", "as_of", "contested"), [
    (date(2015, 10, 1), date(2015, 12, 1), ("regulation_yearly",)),
    (date(2016, 2, 1), date(2016, 3, 1), ()),
])  # fmt: skip
def test_a_late_publication_is_contested_while_the_year_runs(done, as_of, contested):
    log = log_of(
        KPU,
        date(2015, 1, 1),
        ("publication.periodic", date(2015, 1, 1)),
        ("publication.periodic", done),
    )
    found = codes(check(log, as_of).findings, "publication.periodic")
    assert found == [("late", date(2015, 7, 1), contested)]


def test_the_list_is_monthly_and_then_six_monthly():
    """Perki 1/2010 4d, 7(3), 9d to 29 June 2021; Perki 1/2021 45(7) from 30 June 2021."""
    found = schedule(KPU, date(2021, 1, 1), date(2022, 6, 30))
    assert dues(found, "publication.information_list") == [
        date(2021, 1, 31), date(2021, 2, 28), date(2021, 3, 31), date(2021, 4, 30),
        date(2021, 5, 31), date(2021, 11, 30), date(2022, 5, 31),
    ]  # fmt: skip


@pytest.mark.parametrize(("updated", "due"), [
    (date(2021, 5, 29), date(2021, 6, 29)),
    (date(2021, 5, 30), date(2021, 11, 30)),
    (date(2021, 6, 30), date(2021, 12, 30)),
])  # fmt: skip
def test_the_law_of_the_due_day_governs(updated, due):
    log = log_of(KPU, date(2021, 5, 1), ("publication.information_list", updated))
    found = schedule(KPU, updated, date(2021, 12, 31), done=log)
    assert dues(found, "publication.information_list")[0] == due


def test_service_figures_every_year_with_two_other_readings():
    """UU 14/2008 12; Perki 1/2021 14(2)e with 18 holds the same figures every six months."""
    log = log_of(KPU, date(2024, 1, 1), ("publication.service_figures", date(2024, 2, 10)))
    found = schedule(KPU, date(2024, 3, 1), date(2025, 2, 28), done=log)
    figures = next(d for d in found if d.term.id == "publication.service_figures")
    assert figures.due_on == date(2025, 2, 10)
    assert {o.other.id: o.due_on for o in figures.others} == {
        "each_year": date(2025, 12, 31), "part_of_periodic": date(2024, 8, 10),
    }  # fmt: skip
    only = check(log, date(2024, 9, 1)).otherwise
    assert [(o.code, o.under) for o in only if "figures" in o.code] == [
        ("publication.service_figures.missing", "part_of_periodic")
    ]


@pytest.mark.parametrize(("ends", "year", "due", "article"), [
    (None, 2014, date(2015, 3, 31), ("Perki 1/2010", "36(1)-(2)")),
    (None, 2024, date(2025, 3, 31), ("Perki 1/2021", "56(1)")),
    ("06-30", 2024, date(2024, 9, 30), ("Perki 1/2021", "56(1)")),
    ((11, 30), 2023, date(2024, 2, 29), ("Perki 1/2021", "56(1)")),
])  # fmt: skip
def test_the_report_three_months_after_the_budget_year(ends, year, due, article):
    (report,) = (
        d for d in schedule(KPU, due, due, budget_year_ends=ends) if d.term.id == "report.annual"
    )
    assert report.budget_year == year
    assert article in [(c.instrument, c.article) for c in report.citations]
    assert report.clamped == (ends == (11, 30))


def test_a_copy_has_no_time_of_its_own():
    """Perki 1/2010 36(2), Perki 1/2021 56(3): a note, and no due date."""
    assert not dues(schedule(KPU, date(2020, 1, 1), date(2025, 1, 1)), "report.annual_copy")
    done = [("report.annual", date(2025, 3, 1))]
    since = date(2025, 2, 1)
    (note,) = check(log_of(KPU, since, *done), date(2025, 3, 2)).findings
    assert (note.code, note.severity, note.due_on) == (
        "report.annual_copy.unrecorded",
        Severity.NOTE,
        None,
    )
    assert note.budget_year == 2024
    assert not check(
        log_of(KPU, since, *done, ("report.annual_copy", date(2025, 3, 2))), date(2025, 3, 2)
    ).findings


def test_the_commission_evaluates_once_a_year_since_2021():
    """Perki 1/2010 37(1): dapat; Perki 1/2021 59(1)-(2): wajib, 1 kali dalam setahun."""
    found = schedule(KI, date(2015, 1, 1), date(2023, 1, 1))
    assert dues(found, "evaluation.annual") == [date(2021, 12, 31), date(2022, 12, 31)]
    log = log_of(KI, date(2022, 1, 1), ("evaluation.annual", date(2023, 1, 5), 2022))
    assert codes(check(log, date(2023, 1, 6)).findings, "evaluation.annual") == [
        ("late", date(2022, 12, 31), ())
    ]


def test_months_count_from_the_anchor_not_from_a_clamped_day():
    log = log_of(KPU, date(2023, 9, 1), ("publication.periodic", date(2023, 8, 31)))
    found = schedule(KPU, date(2023, 9, 1), date(2025, 12, 31), done=log)
    periodic = [d for d in found if d.term.id == "publication.periodic"]
    assert [d.due_on for d in periodic] == [
        date(2024, 2, 29), date(2024, 8, 31), date(2025, 2, 28), date(2025, 8, 31),
    ]  # fmt: skip
    assert [d.clamped for d in periodic] == [True, False, True, False]


def test_an_election_organiser_is_told_what_is_not_established():
    (due,) = (
        d for d in schedule(KPU, date(2025, 6, 30), date(2025, 6, 30)) if "periodic" in d.term.id
    )
    assert "Perki 1/2019" in due.message("en")
    assert not duty_of("publication.periodic", "state").doubts[0].touches("state", date(2025, 1, 1))


def test_nothing_is_due_before_the_law():
    assert min(d.due_on for d in schedule(KI, date(2000, 1, 1), date(2012, 1, 1))) == date(
        2010, 5, 30
    )


# -- properties ----------------------------------------------------------------------------

days = st.dates(date(2010, 1, 1), date(2030, 12, 31))
bodies = st.sampled_from(KINDS).map(body_of)
year_ends = st.dates(date(2000, 1, 1), date(2000, 12, 31)).map(lambda d: (d.month, d.day))


@given(bodies, days, st.integers(0, 1500), year_ends)
@settings(max_examples=60, deadline=None)
def test_due_dates_lie_within_the_span_and_in_order(body, start, length, ends):
    end = start + timedelta(length)
    found = [d.due_on for d in schedule(body, start, end, budget_year_ends=ends)]
    assert found == sorted(found)
    assert all(start <= due <= end for due in found)


def done_on(body, since, ends, shift, steps=8):
    """A log that does whatever is due next, so many days after it."""
    log = DutyLog(body=body, kept_since=since, budget_year_ends=ends)
    for _ in range(steps):
        due = next(d for d in schedule(body, since, since + timedelta(1500), done=log)
                   if d.due_on > max((e.on for e in log.done if e.term == d.term.id), default=since - ONE))  # fmt: skip
        on = due.due_on + timedelta(shift)
        entries = [DutyDone(term=due.term.id, on=on, for_year=due.budget_year)]
        if due.term.id == "report.annual":
            entries.append(DutyDone(term="report.annual_copy", on=on, for_year=due.budget_year))
        log = log.model_copy(update={"done": (*log.done, *entries)})
    return log


@given(bodies, st.dates(date(2012, 1, 1), date(2026, 1, 1)), year_ends, st.sampled_from([0, 1]))
@settings(max_examples=40, deadline=None)
def test_on_the_day_there_is_no_finding_and_a_day_later_one_for_each(body, since, ends, shift):
    log = done_on(body, since, ends, shift)
    main = [e for e in log.done if e.term != "report.annual_copy"]
    found = [f for f in check(log, max(e.on for e in main)).findings if f.kind != "missing"]
    assert len(found) == shift * len(main)
    assert all(f.days_late == shift and f.severity is Severity.BREACH for f in found)


# -- bad input, documents, calendar, command -----------------------------------------------


def test_bad_input_is_named():
    day = date(2025, 1, 1)
    with pytest.raises(InvalidValueError, match=r"end: expected a day from start \(2025-01-01\)"):
        schedule(KPU, day, day - ONE)
    with pytest.raises(NotADateError, match="start"):
        schedule(KPU, datetime(2025, 1, 1), day)  # noqa: DTZ001 - a moment is the point
    with pytest.raises(WrongTypeError, match="body"):
        schedule("KPU", day, day)
    for ends in ("02-30", (13, 1), (1, 1, 1), "1-1"):
        with pytest.raises(InvalidValueError, match="budget_year_ends"):
            schedule(KPU, day, day, budget_year_ends=ends)
    with pytest.raises(WrongTypeError, match="budget_year_ends"):
        schedule(KPU, day, day, budget_year_ends=(True, 1))
    with pytest.raises(InvalidValueError, match=r"evaluation\.annual"):
        duty_of("evaluation.annual", "state")
    with pytest.raises(UnknownChoiceError, match=r"did you mean report\.annual"):
        duty_of("report.anual", "state")
    with pytest.raises(ValidationError, match=r"did you mean report\.annual"):
        log_of(KPU, day, ("report.anual", day))
    with pytest.raises(ValidationError, match="not datetime"):
        DutyDone(term="report.annual", on=datetime(2025, 1, 1))  # noqa: DTZ001 - as above
    with pytest.raises(NotADateError, match="as_of"):
        check(log_of(KPU, day), "2025-01-01")


@pytest.mark.parametrize("name", ["kpu", "provincial"])
def test_an_example_goes_round(name):
    log = DutyLog.model_validate_json((EXAMPLES / f"{name}.json").read_text(encoding="utf-8"))
    assert DutyLog.model_validate_json(log.model_dump_json()) == log
    assert json.dumps(check(log, date(2025, 1, 31)).to_dict())


def test_the_worked_examples():
    kpu = DutyLog.model_validate_json((EXAMPLES / "kpu.json").read_text(encoding="utf-8"))
    found = check(kpu, date(2021, 6, 30)).findings
    assert codes(found, "publication.periodic") == [
        ("late", date(2020, 12, 30), ("regulation_yearly",))
    ]
    assert codes(found, "publication.information_list")[-1] == ("missing", date(2021, 6, 20), ())
    office = DutyLog.model_validate_json((EXAMPLES / "provincial.json").read_text(encoding="utf-8"))
    assert [f.code for f in check(office, date(2025, 1, 31)).findings] == [
        "report.annual.late", "publication.periodic.missing", "publication.service_figures.missing",
        "report.annual_copy.unrecorded",
    ]  # fmt: skip


@pytest.mark.parametrize("lang", ["id", "en"])
def test_the_agenda_has_each_due_date(lang):
    dates = schedule(KPU, date(2025, 1, 1), date(2025, 12, 31))
    text = agenda(dates, body=KPU, as_of=date(2025, 1, 1), lang=lang)
    events = icalendar.Calendar.from_ical(text).walk("VEVENT")
    assert [e.decoded("DTSTART") for e in events] == [d.due_on for d in dates]
    assert len({str(e["UID"]) for e in events}) == len(dates)


def test_the_command():
    app = typer.Typer()
    app.command()(command)
    run = CliRunner().invoke
    file = str(EXAMPLES / "provincial.json")
    assert "report.annual.late" in run(app, [file, "--as-of", "2025-01-31"]).output
    assert json.loads(run(app, [file, "--as-of", "2025-01-31", "--json"]).output)["findings"]
    span = ["--from", "2025-01-01", "--to", "2025-12-31"]
    assert json.loads(run(app, [file, *span, "--json"]).output)["dates"]
    assert "2025-03-31 report.annual" in run(app, ["--kind", "state", *span, "--lang", "en"]).output
    assert run(app, ["--kind", "state", *span, "--ics"]).output.startswith("BEGIN:VCALENDAR")
    assert "none was given" in str(run(app, []).exception)


def test_names_are_indonesian_unless_asked_otherwise():
    duty = duties(KPU)[0]
    assert duty.name() == duty.name("id") == duty.name_id != duty.name("en") == duty.name_en
    other = duty.others[0]
    assert other.text() == other.text_id != other.text("en") == other.text_en
    (doubt,) = duty.doubts
    assert doubt.text() == doubt.text_id != doubt.text("en") == doubt.text_en


def test_both_ends_of_a_schedule_are_in_it():
    """The report for 2024 is due on 31 March 2025."""
    due = date(2025, 3, 31)
    assert dues(schedule(KPU, due, due), "report.annual") == [due]
    assert dues(schedule(KPU, date(2025, 3, 1), date(2025, 3, 30)), "report.annual") == []
    assert dues(schedule(KPU, date(2025, 4, 1), date(2025, 4, 30)), "report.annual") == []
