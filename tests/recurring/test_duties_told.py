"""Recurring duties at their edges: first and last days, and what their calendar file says."""

from datetime import date as d
from hashlib import sha256

import pytest
from pydantic import ValidationError

from ppid_rules import InvalidValueError, NotADateError, PublicBody, WrongTypeError, __version__
from ppid_rules.duties import DutyDone, DutyLog, agenda, check, schedule

BODY = PublicBody(name="Badan Contoh", level="central", kind="state")
LAW = d(2010, 4, 30)
"""UU 14/2008 and Perki 1/2010 are law from this day on."""

PERIODIC, FIGURES = "publication.periodic", "publication.service_figures"
LIST, REPORT, COPY = "publication.information_list", "report.annual", "report.annual_copy"


def log_of(since, *done, **fields):
    entries = tuple(DutyDone(term=t, on=on, for_year=y[0] if y else None) for t, on, *y in done)
    return DutyLog(body=BODY, kept_since=since, done=entries, **fields)


def due_of(term, start, end, **options):
    """Each due date of a duty, and the day and the kind of day from which it counts."""
    found = (due for due in schedule(BODY, start, end, **options) if due.term.id == term)
    return [(due.due_on, due.counted_on, due.counted_is) for due in found]


def found_of(term, log, as_of):
    found = check(log, as_of).findings
    return [(str(f.kind), f.due_on, f.as_of) for f in found if f.term.id == term]


# -- the calendar file -------------------------------------------------------------------------

FILES = {
    "en": ("Recurring duties", "periodic publication", "A calculation aid, neither legal advice nor a decision."),
    "id": ("Kewajiban berkala", "pengumuman informasi berkala", "Perhitungan ini alat bantu, bukan nasihat hukum dan bukan putusan."),
}  # fmt: skip


@pytest.mark.parametrize("lang", FILES)
def test_a_calendar_file_line_by_line(lang):
    calendar, name, closing = FILES[lang]
    dates = schedule(BODY, d(2025, 6, 30), d(2025, 6, 30))
    (due,) = (found for found in dates if found.term.id == PERIODIC)
    text = agenda([due], body=BODY, as_of=d(2025, 1, 2), lang=lang)
    facts = ("Badan Contoh", "central", "state", "None", PERIODIC, "2025-06-30")
    digest = sha256("\n".join(facts).encode()).hexdigest()
    said = f"Badan Contoh\n{due.message(lang)}\n{closing}"
    for sign, written in ((";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        said = said.replace(sign, written)
    assert text.replace("\r\n ", "").split("\r\n") == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//ppid_rules//{__version__}//{lang.upper()}",
        f"X-WR-CALNAME:{calendar}: Badan Contoh",
        "BEGIN:VEVENT",
        f"SUMMARY:{name}",
        "DTSTART;VALUE=DATE:20250630",
        "DTEND;VALUE=DATE:20250701",
        "DTSTAMP:20250102T000000Z",
        f"UID:{digest}@ppid-rules",
        f"DESCRIPTION:{said}",
        "STATUS:CONFIRMED",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


def test_bodies_of_one_name_in_two_regions_have_days_of_their_own():
    found = set()
    for region in (None, "ID-AC", "ID-BA"):
        body = PublicBody(name="Badan Contoh", level="provincial", kind="state", region=region)
        text = agenda(schedule(body, d(2025, 3, 31), d(2025, 3, 31)), body=body, as_of=LAW)
        found |= {line for line in text.split("\r\n") if line.startswith("UID:")}
    assert len(found) == 1 + 1 + 1


def test_indonesian_is_the_language_where_none_is_named():
    dates, day = schedule(BODY, d(2025, 6, 30), d(2025, 6, 30)), d(2025, 7, 1)
    options = {"body": BODY, "as_of": day}
    assert agenda(dates, **options) == agenda(dates, lang="id", **options)
    assert dates[0].message() == dates[0].message("id")
    finding = check(log_of(d(2025, 1, 1)), day).findings[0]
    assert finding.message() == finding.message("id")


@pytest.mark.parametrize(("dates", "named"), [(5, 5), (["x"], "x")])
def test_what_is_no_due_date_is_named(dates, named):
    with pytest.raises(WrongTypeError) as caught:
        agenda(dates, body=BODY, as_of=LAW)
    error = caught.value
    assert (error.value, error.name) == (named, "dates")
    assert error.expected == "due dates of a schedule"


def test_the_day_and_the_body_of_a_calendar_file_are_checked():
    with pytest.raises(NotADateError) as caught:
        agenda([], body=BODY, as_of="2025-01-02")
    assert (caught.value.value, caught.value.name) == ("2025-01-02", "as_of")
    with pytest.raises(WrongTypeError, match="body"):
        agenda([], body="Badan Contoh", as_of=LAW)


# -- what is refused ---------------------------------------------------------------------------


@pytest.mark.parametrize("ends", ["W01-1", "02-30", (1, 1, 1)])
def test_the_end_of_a_budget_year_is_a_day_of_the_year(ends):
    """``2000-W01-1`` is a day of ISO 8601, and still no day of a month."""
    with pytest.raises(InvalidValueError) as caught:
        schedule(BODY, LAW, LAW, budget_year_ends=ends)
    assert (caught.value.value, caught.value.name) == (ends, "budget_year_ends")
    assert caught.value.expected == "a day of the year as MM-DD or (month, day), such as 12-31"


def test_a_bad_end_in_a_log_has_a_kind_of_its_own():
    with pytest.raises(ValidationError) as caught:
        log_of(LAW, budget_year_ends="02-30")
    (line,) = caught.value.errors()
    assert (line["type"], line["loc"]) == ("invalid_value", ("budget_year_ends",))


def test_a_check_is_of_a_log():
    with pytest.raises(WrongTypeError) as caught:
        check("kpu.json", LAW)
    assert (caught.value.value, caught.value.name) == ("kpu.json", "log")
    assert caught.value.expected == "a DutyLog"


def test_the_first_year_of_the_duty_can_be_reported():
    """The budget year 2010 ends after Perki 1/2010 became law."""
    log = log_of(d(2011, 1, 1), (REPORT, d(2011, 2, 1), 2010))
    assert log.done[0].for_year == 2010
    with pytest.raises(ValidationError, match="a year from 2010"):
        log_of(d(2011, 1, 1), (REPORT, d(2011, 2, 1), 2009))


# -- where a count begins ----------------------------------------------------------------------


def test_without_a_record_a_count_begins_at_the_end_of_the_year_before():
    assert due_of(PERIODIC, d(2011, 1, 1), d(2011, 12, 31)) == [
        (d(2011, 6, 30), d(2010, 12, 31), "assumed"),
        (d(2011, 12, 31), d(2011, 6, 30), "due_before"),
    ]


@pytest.mark.parametrize(
    ("ends", "due", "counted_on", "counted_is"),
    [
        ("03-31", d(2011, 4, 30), LAW, "law_in_force"),  # a month before there was a duty
        ("04-30", d(2011, 4, 30), LAW, "assumed"),
        ("05-31", d(2011, 5, 31), d(2010, 5, 31), "assumed"),
    ],
)
def test_no_count_begins_before_the_law(ends, due, counted_on, counted_is):
    found = due_of(FIGURES, d(2011, 2, 1), d(2011, 6, 30), budget_year_ends=ends)
    assert found == [(due, counted_on, counted_is)]


def test_what_was_done_long_before_the_law_counts_from_its_first_day():
    """Six months after 1 June 2009 there was no duty yet; the next six months are of the law."""
    log = log_of(d(2010, 5, 1), (PERIODIC, d(2009, 6, 1)))
    assert due_of(PERIODIC, d(2010, 5, 1), d(2011, 12, 31), done=log) == [
        (d(2010, 10, 30), d(2009, 6, 1), "recorded"),
        (d(2011, 4, 30), d(2010, 10, 30), "due_before"),
        (d(2011, 10, 30), d(2011, 4, 30), "due_before"),
    ]


def test_a_year_that_ended_on_the_first_day_of_the_law_is_reported():
    dates = due_of(REPORT, LAW, d(2010, 12, 31), budget_year_ends="04-30")
    assert [due for due, *_ in dates] == [d(2010, 7, 30)]


def test_another_budget_year_is_asked_of_a_log():
    """Done on 15 August, the report is of the budget year that ended on 30 June."""
    log = log_of(d(2024, 1, 1), (REPORT, d(2024, 8, 15)))
    start, end = d(2024, 9, 1), d(2025, 12, 31)
    june = due_of(REPORT, start, end, done=log, budget_year_ends="06-30")
    assert [due for due, *_ in june] == [d(2025, 9, 30)]
    own = due_of(REPORT, start, end, done=log)
    assert [due for due, *_ in own] == [d(2025, 3, 31)]


# -- what a check judges -----------------------------------------------------------------------

SINCE = d(2024, 1, 1)


@pytest.mark.parametrize(
    ("done", "due"),
    [
        (d(2023, 7, 1), d(2024, 1, 1)),  # due on the first day of the log
        (d(2023, 6, 30), d(2024, 6, 30)),  # due before it: what came between is not on record
        (d(2023, 1, 1), d(2024, 6, 30)),
    ],
)
def test_an_entry_before_the_log_counts_while_its_due_date_is_judged(done, due):
    log, next_day = log_of(SINCE, (PERIODIC, done)), due.replace(day=due.day % 30 + 1)
    as_of = next_day if next_day > due else d(due.year, due.month + 1, 1)
    assert found_of(PERIODIC, log, due) == []
    assert found_of(PERIODIC, log, as_of) == [("missing", due, as_of)]


def test_what_is_due_on_the_first_day_of_a_log_is_judged():
    """Counted from 31 December 2023."""
    log, as_of = log_of(d(2024, 6, 30)), d(2024, 7, 1)
    assert found_of(PERIODIC, log, as_of) == [("missing", d(2024, 6, 30), as_of)]
    assert found_of(PERIODIC, log_of(as_of), as_of) == []


def test_another_text_is_told_from_the_day_after_its_own_due_date():
    """As a part of the periodic publication, figures of 10 February are due by 10 August."""
    first = (FIGURES, d(2024, 2, 10))
    for since, second, as_of, told in (
        (SINCE, None, d(2024, 8, 10), []),
        (SINCE, None, d(2024, 8, 11), ["part_of_periodic"]),
        (SINCE, d(2024, 8, 10), d(2024, 8, 20), []),
        (SINCE, d(2024, 8, 11), d(2024, 8, 20), ["part_of_periodic"]),
        (d(2024, 8, 10), None, d(2024, 8, 11), ["part_of_periodic"]),
        (d(2024, 8, 11), None, d(2024, 8, 12), []),
    ):
        log = log_of(since, first, *([(FIGURES, second)] if second else []))
        found = check(log, as_of).otherwise
        assert [o.under for o in found if o.code.startswith(FIGURES)] == told


@pytest.mark.parametrize(
    ("since", "done", "years"),
    [
        (SINCE, [(REPORT, d(2024, 1, 1))], [2023]),
        (SINCE, [(REPORT, d(2023, 12, 31))], []),  # before the log
        (d(2010, 1, 1), [(REPORT, d(2010, 3, 1))], []),  # before the law
        (SINCE, [(REPORT, d(2024, 2, 1)), (COPY, d(2024, 2, 1)), (REPORT, d(2025, 2, 3))], [2024]),
    ],
)
def test_a_copy_is_asked_for_each_report_of_the_log(since, done, years):
    """Perki 1/2010 36(2), Perki 1/2021 56(3)."""
    as_of = d(2025, 3, 1) if since == SINCE else d(2010, 5, 1)
    notes = [f for f in check(log_of(since, *done), as_of).findings if f.term.id == COPY]
    assert [(f.budget_year, f.as_of) for f in notes] == [(year, as_of) for year in years]


# -- the last year of a date -------------------------------------------------------------------


def test_what_would_be_due_past_the_last_year_is_not_due():
    """A year after 1 March 9999 is no date; six months after it is one."""
    log = log_of(d(9999, 3, 1), (PERIODIC, d(9999, 3, 1)), (FIGURES, d(9999, 3, 1)))
    end = d(9999, 12, 31)
    assert due_of(PERIODIC, d(9999, 3, 1), end, done=log) == [
        (d(9999, 9, 1), d(9999, 3, 1), "recorded")
    ]
    assert found_of(PERIODIC, log, d(9999, 9, 2)) == [("missing", d(9999, 9, 1), d(9999, 9, 2))]
    last = log_of(d(9999, 5, 1), (LIST, d(9999, 12, 1)))
    assert found_of(LIST, last, end) == [("late", d(9999, 6, 30), end)]
    assert found_of(LIST, log_of(d(9999, 12, 1), (LIST, d(9999, 12, 1))), end) == []
