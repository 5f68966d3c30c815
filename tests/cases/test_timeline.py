"""Timelines and sheets: what they show, what they keep back, and that they can be read anywhere."""

import pickle
import sys
from datetime import UTC, date, datetime, timedelta
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from ppid_rules import (
    Case,
    InvalidValueError,
    MissingExtraError,
    NotAnIntegerError,
    PublicBody,
    Readings,
    RowKind,
    Severity,
    Timeline,
    TimeSheet,
    UnknownLanguageError,
    UnknownTermError,
    WrongTypeError,
)
from ppid_rules import events as e
from ppid_rules.compliance import long_date

BODY = PublicBody(name="Badan Contoh", level="central", kind="state")
SECRETS = ("Ibu Sari", "P-77", "Perkara Bapak Budi")
HOSTILE = "<script>alert('1')</script> & \"Dinas\" | *_`[x](y)\n\x00\u202eBEGIN:VEVENT"
KINDS = ("text", "markdown", "html", "to_svg", "to_ics")
LANGS = ("id", "en")
AS_OF = date(2026, 5, 4)


def long_case(name="Badan Contoh", **fields):
    body = PublicBody(name=name, level="central", kind="state")
    return Case.of(
        body,
        e.RequestReceived(on=date(2026, 1, 5), channel="web_form", note=SECRETS[0]),
        e.ReceiptGiven(on=date(2026, 1, 5), number="7", ref=SECRETS[1], stated_due_on=date(2026, 1, 21)),
        e.NoticeExtended(on=date(2026, 1, 15), reason="belum didokumentasikan"),
        e.NoticeGiven(on=date(2026, 2, 3), outcome="refused", grounds=()),
        e.ObjectionFiled(on=date(2026, 2, 10)),
        e.DisputeFiled(on=date(2026, 4, 8), received_on=date(2026, 4, 9)),
        e.DisputeRegistered(on=date(2026, 4, 10)),
        e.HearingScheduled(on=date(2026, 4, 14), for_day=date(2026, 4, 21), what="first_hearing"),
        e.SummonsReceived(on=date(2026, 4, 17), by="requester"),
        e.FirstHearingHeld(on=date(2026, 4, 21)),
        e.MediationStarted(on=date(2026, 4, 21)),
        reference=SECRETS[2],
        **fields,
    )  # fmt: skip


def panel_case():
    """Register 095/VIII/KIP-PS/2022: the panel found five working days."""
    return Case.of(
        BODY,
        e.ObjectionFiled(on=date(2022, 6, 6), ground="c"),
        e.DisputeFiled(on=date(2022, 8, 12), received_on=date(2022, 8, 16)),
        undated={"request_received"},
    )


def court_case():
    return Case.of(
        BODY,
        e.DisputeFiled(on=date(2026, 4, 8)),
        e.DecisionRead(on=date(2026, 10, 15), outcome="granted"),
        e.DecisionCopyReceived(on=date(2026, 10, 19), by="requester"),
        e.DecisionCopyReceived(on=date(2026, 10, 22), by="public_body"),
        undated={"request_received", "objection_filed"},
    )


def asked(on=date(2026, 6, 6)):
    return Case.of(BODY, e.RequestReceived(on=on))


def shown(timeline, kind, lang="id"):
    return getattr(timeline, kind)(lang)


def drawn(timeline, lang="id"):
    return ET.fromstring(timeline.to_svg(lang))  # noqa: S314 - our own


# -- rows ---------------------------------------------------------------------------------------


def test_every_event_and_every_clock_has_one_row():
    case, timeline = long_case(), long_case().timeline(AS_OF)
    events = [row for row in timeline.rows if row.what is RowKind.EVENT]
    limits = [row for row in timeline.rows if row.what is RowKind.LIMIT]
    assert [(row.code, row.day) for row in events] == [
        (event.type, event.on) for event in case.events
    ]
    clocks = {clock.key: clock for clock in case.deadlines(AS_OF)}
    assert {row.code: (row.day, row.status, row.happened_on) for row in limits} == {
        key: (clock.due_on, clock.status, clock.happened_on) for key, clock in clocks.items()
    }


@pytest.mark.parametrize(
    ("case", "as_of"),
    [(long_case(), AS_OF), (panel_case(), date(2022, 8, 20)), (court_case(), date(2026, 12, 1))],
)
def test_every_finding_stands_on_one_row(case, as_of):
    rows = case.timeline(as_of).rows
    found = [finding for row in rows for finding in row.findings]
    assert sorted(f.code for f in found) == sorted(f.code for f in case.audit(as_of).findings)
    assert all(row.severity in set(Severity) for row in rows if row.findings)


def test_rows_are_in_order_and_those_without_a_day_come_last():
    rows = panel_case().timeline(date(2022, 8, 20)).rows
    days = [row.day for row in rows]
    dated = [day for day in days if day]
    assert dated == sorted(dated)
    assert days[len(dated):] == [None, None]  # fmt: skip


def test_an_extended_limit_shows_both_days():
    row = next(r for r in long_case().timeline(AS_OF).rows if r.code == "request.notice")
    assert (row.limit, row.due_on) == (date(2026, 1, 20), date(2026, 1, 29))


def test_silence_and_the_day_looked_at_are_rows():
    rows = asked().timeline(date(2026, 8, 1)).rows
    moments = {row.code: row.day for row in rows if row.what is RowKind.COMPUTED}
    assert moments == {"status": date(2026, 6, 23), "as_of": date(2026, 8, 1)}
    assert "waktu menjawab sudah berakhir" in asked().timeline(date(2026, 8, 1)).text()


def test_finality_is_a_row_before_and_after_it():
    for as_of in (date(2026, 11, 1), date(2026, 11, 12)):
        rows = court_case().timeline(as_of).rows
        assert [r.day for r in rows if r.title("en") == "Decision final"] == [date(2026, 11, 12)]


def test_later_events_are_counted_not_shown():
    text = long_case().timeline(date(2026, 1, 10)).text("en")
    assert "their number is 9" in text
    assert "mediation meeting" not in text


def test_a_case_without_events():
    timeline = Case.of(BODY).timeline(AS_OF)
    assert [row.code for row in timeline.rows] == ["as_of"]
    assert "Belum ada peristiwa yang tercatat." in timeline.text()
    for lang in LANGS:
        for kind in KINDS:
            assert shown(timeline, kind, lang)
    assert icalendar.Calendar.from_ical(timeline.to_ics()).walk("VEVENT") == []


# -- what every way of showing has --------------------------------------------------------------


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", ["text", "markdown", "html", "to_svg"])
def test_every_last_day_is_written_out(kind, lang):
    timeline = long_case().timeline(AS_OF)
    page = shown(timeline, kind, lang)
    for row in timeline.rows:
        if row.due_on:
            assert long_date(row.due_on, lang) in page
    assert "None" not in page
    assert "{" not in page.partition("</style>")[2] or kind in {"text", "markdown"}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", KINDS)
def test_names_of_people_stay_out(kind, lang):
    page = shown(long_case().timeline(AS_OF), kind, lang)
    assert not [secret for secret in SECRETS if secret in page.replace("\r\n ", "")]


@pytest.mark.parametrize("kind", ["text", "markdown", "html"])
def test_names_of_people_are_shown_to_those_who_ask(kind):
    page = shown(long_case().timeline(AS_OF, details=True), kind)
    assert all(secret in page for secret in SECRETS)


def test_no_secret_in_a_representation():
    timeline = long_case().timeline(AS_OF)
    assert not [
        s for s in SECRETS if s in repr(timeline) + repr(timeline.rows) + str(timeline.to_dict())
    ]


@pytest.mark.parametrize("kind", ["text", "markdown", "html", "to_svg"])
def test_an_unknown_language(kind):
    with pytest.raises(UnknownLanguageError):
        shown(long_case().timeline(AS_OF), kind, "fr")
    with pytest.raises(UnknownLanguageError):
        long_case().timeline(AS_OF).rows[0].title("fr")


@given(st.text(min_size=1, max_size=40).filter(str.strip))
def test_any_name_of_a_body_gives_documents_that_can_be_read(name):
    body = PublicBody(name=name, level="central", kind="state")
    timeline = Case.of(body, e.RequestReceived(on=date(2026, 6, 6))).timeline(date(2026, 6, 8))
    drawn(timeline)
    well_formed(timeline.html())
    assert len(icalendar.Calendar.from_ical(timeline.to_ics()).walk("VEVENT")) == 1
    assert timeline.text().count("\n") == asked().timeline(date(2026, 6, 8)).text().count("\n")


# -- HTML ---------------------------------------------------------------------------------------


class Tags(HTMLParser):
    """Reads a fragment; each end closes what was opened last."""

    def __init__(self):
        super().__init__()
        self.open, self.seen, self.attributes, self.words = [], [], [], []

    def handle_starttag(self, tag, attrs):
        self.seen.append(tag)
        self.attributes.extend(attrs)
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)


def well_formed(fragment):
    tags = Tags()
    tags.feed(fragment)
    tags.close()
    assert tags.open == []
    return tags


@pytest.mark.parametrize("make", [lambda c: c.timeline(AS_OF), lambda c: c.time_sheet(AS_OF)])
def test_a_hostile_name_is_text_and_nothing_else(make):
    tags = well_formed(make(long_case(HOSTILE)).html())
    assert not {"script", "img", "link", "iframe", "a"} & set(tags.seen)
    assert not [
        name for name, _ in tags.attributes if name.startswith("on") or name in {"href", "src"}
    ]
    assert "<script>alert('1')</script> & \"Dinas\" | *_`[x](y) BEGIN:VEVENT" in tags.words


def test_a_hostile_note_is_text_and_nothing_else():
    case = Case.of(
        BODY,
        e.RequestReceived(on=date(2026, 6, 6), note="<img src=x onerror=y>", ref="</td><script>"),
    )
    tags = well_formed(case.timeline(date(2026, 6, 8), details=True).html())
    assert not {"script", "img"} & set(tags.seen)


def test_html_is_one_fragment_that_fetches_nothing():
    page = long_case().timeline(AS_OF).html()
    tags = well_formed(page)
    assert tags.seen[0] == "section"
    assert tags.seen.count("section") == 1
    assert not {"html", "head", "body", "script"} & set(tags.seen)
    assert "url(" not in page
    assert "@import" not in page
    assert "http" not in page
    assert "prefers-color-scheme: dark" in page


def test_html_is_a_table_with_headings():
    tags = well_formed(long_case().timeline(AS_OF).html("en"))
    assert ("scope", "col") in tags.attributes
    assert ("scope", "rowgroup") in tags.attributes
    assert ("lang", "en") in tags.attributes
    assert ("datetime", "2026-01-29") in tags.attributes


def test_what_colour_says_is_said_in_words_too():
    words = " ".join(well_formed(long_case().timeline(AS_OF).html()).words)
    for label in (
        "Terlambat dilakukan",
        "Lewat batas, belum dilakukan",
        "Berjalan",
        "Kewajiban terlewat.",
        "Tepat waktu",
    ):
        assert label in words


def test_a_notebook_shows_it():
    timeline = long_case().timeline(AS_OF)
    assert timeline._repr_html_() == timeline.html("id")


# -- Markdown -----------------------------------------------------------------------------------


@pytest.mark.parametrize("make", [lambda c: c.timeline(AS_OF), lambda c: c.time_sheet(AS_OF)])
def test_markdown_of_a_hostile_name_is_text(make):
    rendered = (
        MarkdownIt("commonmark", {"html": True})
        .enable("table")
        .render(make(long_case(HOSTILE)).markdown())
    )
    tags = well_formed(rendered)
    assert not {"script", "a", "img", "em>"} & set(tags.seen)
    assert "<script>alert('1')</script> & \"Dinas\" | *_`[x](y) BEGIN:VEVENT" in "".join(tags.words)


# -- SVG ----------------------------------------------------------------------------------------

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("lang", LANGS)
def test_a_chart_stands_alone(lang):
    timeline = long_case(HOSTILE).timeline(AS_OF)
    root = drawn(timeline, lang)
    assert root.tag == f"{SVG}svg"
    assert root.get("viewBox")
    assert root.find(f"{SVG}title").text
    assert long_date(AS_OF, lang) in root.find(f"{SVG}desc").text
    bars = [rect for rect in root.iter(f"{SVG}rect") if "bar" in rect.get("class").split()]
    limits = [row for row in timeline.rows if row.due_on and row.starts_on]
    assert len(bars) >= len(limits)
    assert {el.tag.removeprefix(SVG) for el in root.iter()} <= {
        "svg",
        "title",
        "desc",
        "style",
        "rect",
        "line",
        "path",
        "text",
    }
    assert "url(" not in timeline.to_svg(lang)


def test_a_bar_that_is_not_decreed_is_dashed():
    page = asked(date(2027, 12, 20)).timeline(date(2027, 12, 21)).to_svg()
    assert 'class="bar running uncertain"' in page
    assert "Berjalan; Perkiraan" in page
    assert "uncertain" not in asked().timeline(date(2026, 6, 8)).to_svg().partition("</style>")[2]


# -- calendar files -----------------------------------------------------------------------------


def agenda(timeline, *args, **kwargs):
    return icalendar.Calendar.from_ical(timeline.to_ics(*args, **kwargs)).walk("VEVENT")


@pytest.mark.parametrize("lang", LANGS)
def test_a_calendar_file_holds_the_limits_that_run(lang):
    timeline = long_case().timeline(AS_OF)
    running = {c.due_on: c for c in long_case().deadlines(AS_OF, status={"running"}) if c.due_on}
    found = agenda(timeline, lang)
    assert {event["DTSTART"].dt for event in found} == set(running)
    for event in found:
        due = event["DTSTART"].dt
        assert event["DTEND"].dt == due + timedelta(1)
        assert event["DTSTAMP"].dt == datetime(2026, 5, 4, tzinfo=UTC)
        assert event["STATUS"] == "CONFIRMED"
        assert running[due].term.name(lang) in event["SUMMARY"]
        assert long_date(running[due].starts_on, lang) in event["DESCRIPTION"]


def test_what_is_not_decreed_is_tentative():
    event, = agenda(asked(date(2027, 12, 20)).timeline(date(2027, 12, 21)))  # fmt: skip
    assert event["STATUS"] == "TENTATIVE"
    assert event["SUMMARY"].startswith("Perkiraan batas akhir")


def test_a_reminder_counts_working_days():
    event, = agenda(asked().timeline(date(2026, 6, 8)), "id", (3, 0, 3))  # fmt: skip
    assert event["DTSTART"].dt == date(2026, 6, 22)
    days = [event["DTSTART"].dt + alarm["TRIGGER"].dt for alarm in event.walk("VALARM")]
    assert days == [date(2026, 6, 17), date(2026, 6, 22)]


def test_a_reminder_whose_day_has_passed_is_left_out():
    event, = agenda(asked().timeline(date(2026, 6, 19)), "id", (5, 1))  # fmt: skip
    assert len(event.walk("VALARM")) == 1


@pytest.mark.parametrize(
    ("days", "error"),
    [
        ((-1,), InvalidValueError),
        (("3",), NotAnIntegerError),
        ((True,), NotAnIntegerError),
        ((1.5, "x"), NotAnIntegerError),
        (3, WrongTypeError),
        ("3", WrongTypeError),
    ],
)
def test_a_reminder_takes_a_number_of_days(days, error):
    with pytest.raises(error):
        asked().timeline(date(2026, 6, 8)).to_ics("id", days)


def test_a_later_file_replaces_the_days_of_an_earlier_one():
    first = {str(ev["UID"]) for ev in agenda(asked().timeline(date(2026, 6, 8)))}
    grown = asked().record(e.NoticeExtended(on=date(2026, 6, 10), reason="x"))
    second = {str(ev["UID"]) for ev in agenda(grown.timeline(date(2026, 6, 11)))}
    assert first <= second
    renamed = grown.model_copy(update={"reference": "another"})
    assert {str(ev["UID"]) for ev in agenda(renamed.timeline(date(2026, 6, 11)))} == second


def test_two_cases_of_one_day_can_be_told_apart():
    one, other = (agenda(asked().timeline(date(2026, 6, 8)), case_id=name) for name in ("1", "2"))
    assert one[0]["UID"] != other[0]["UID"]


def test_a_hostile_name_cannot_add_events():
    assert len(agenda(long_case(HOSTILE).timeline(AS_OF))) == len(
        agenda(long_case().timeline(AS_OF))
    )


def test_without_icalendar(monkeypatch):
    monkeypatch.setitem(sys.modules, "icalendar", None)
    with pytest.raises(MissingExtraError, match=r"^icalendar is .* 'ppid_rules\[ics\]'$"):
        asked().timeline(date(2026, 6, 8)).to_ics()


def test_what_cannot_be_printed_is_a_space():
    body = PublicBody(name="Badan\tContoh\u202e", level="central", kind="state")
    shown = Case.of(body, e.RequestReceived(on=date(2026, 6, 8))).timeline(date(2026, 6, 9))
    assert shown.text("id").splitlines()[1] == "Badan Contoh"


# -- the sheet ----------------------------------------------------------------------------------


def cells(sheet, title, lang="id"):
    limit = next(found for found in sheet._page(lang).limits if found.title.startswith(title))
    return {row.what: row.cells for row in limit.rows}


def test_the_sheet_of_the_panel():
    """The table that the registrar asked for, cell by cell."""
    sheet = panel_case().time_sheet(date(2022, 8, 20))
    answer = cells(sheet, "Tanggapan atas keberatan (30 hari kerja)")
    assert answer["Dihitung sejak"] == (("Keberatan diterima Senin, 6 Juni 2022.",), ("Sama",))
    assert answer["Hari pertama yang dihitung"] == (
        ("Selasa, 7 Juni 2022",),
        ("Senin, 6 Juni 2022",),
    )
    assert answer["Hari terakhir"] == (("Senin, 18 Juli 2022",), ("Jumat, 15 Juli 2022",))
    assert answer["Hari libur yang tidak dihitung"][0] == (
        "Tidak ada hari libur lain dalam rentang ini.",
    )
    filing = cells(sheet, "Pengajuan penyelesaian sengketa (14 hari kerja)")
    assert filing["Hari pertama yang dihitung"] == (
        ("Selasa, 19 Juli 2022",),
        ("Senin, 18 Juli 2022",),
    )
    assert filing["Hari terakhir"] == (("Jumat, 5 Agustus 2022",), ("Kamis, 4 Agustus 2022",))
    sent = filing["Dikirim Jumat, 12 Agustus 2022"]
    assert [cell[0] for cell in sent] == ["Terlambat 5 hari kerja", "Terlambat 6 hari kerja"]
    assert "hari pengiriman yang menentukan" in sent[0][1]
    received = filing["Diterima Selasa, 16 Agustus 2022"]
    assert received == (("Terlambat 7 hari kerja",), ("Terlambat 8 hari kerja",))


@pytest.mark.parametrize("first_day", ["day_after", "same_day"])
def test_a_sheet_has_both_columns_whatever_was_chosen(first_day):
    chosen = panel_case().time_sheet(date(2022, 8, 20), readings=Readings(first_day=first_day))
    default = panel_case().time_sheet(date(2022, 8, 20))
    assert (
        cells(chosen, "Pengajuan penyelesaian")["Hari terakhir"]
        == cells(default, "Pengajuan penyelesaian")["Hari terakhir"]
    )
    heads = chosen._page("id").conventions
    used = [len(head) > 1 for head in heads]
    assert used == [first_day == "day_after", first_day == "same_day"]


def test_a_sheet_names_the_days_off_of_the_week():
    skipped = cells(long_case().time_sheet(AS_OF), "Pemberitahuan tertulis")[
        "Hari libur yang tidak dihitung"
    ]
    assert skipped[0] == (
        "Jumat, 16 Januari 2026: Isra Mikraj Nabi Muhammad SAW (SKB 3 Menteri 1497/2025)",
    )


def test_a_filing_can_be_too_early_under_one_count_only():
    case = Case.of(
        BODY,
        e.ObjectionFiled(on=date(2022, 6, 6), ground="c"),
        e.DisputeFiled(on=date(2022, 7, 18)),
        undated={"request_received"},
    )
    filing = cells(case.time_sheet(date(2022, 7, 20)), "Pengajuan penyelesaian")
    early, in_time = filing["Dilakukan Senin, 18 Juli 2022"]
    assert early == ("Terlalu dini; baru terbuka Selasa, 19 Juli 2022",)
    assert in_time == ("Tepat waktu",)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", ["text", "markdown", "html"])
def test_a_sheet_in_every_form(kind, lang):
    page = shown(long_case().time_sheet(AS_OF), kind, lang)
    for clock in long_case().deadlines(AS_OF):
        if clock.due_on:
            assert long_date(clock.due_on, lang) in " ".join(page.split()) or kind == "text"
    assert not [secret for secret in SECRETS if secret in page]
    assert "None" not in page


def test_a_sheet_as_text_fits_a_page():
    assert max(map(len, long_case().time_sheet(AS_OF).text().splitlines())) <= 90


def test_a_sheet_of_some_limits():
    sheet = panel_case().time_sheet(date(2022, 8, 20), keys=["dispute.filing"])
    assert len(sheet._page("id").limits) == 1
    with pytest.raises(UnknownTermError, match=r"dispute\.filing"):
        panel_case().time_sheet(date(2022, 8, 20), keys=["dispute.fling"])


def test_a_sheet_without_limits():
    sheet = Case.of(BODY).time_sheet(AS_OF)
    assert "Belum ada batas waktu" in sheet.text()
    assert "table" not in well_formed(sheet.html()).seen


def test_a_sheet_is_made_from_an_audit_or_a_docket():
    audit = panel_case().audit(date(2022, 8, 20))
    assert (
        TimeSheet(audit) == TimeSheet(audit._docket) == panel_case().time_sheet(date(2022, 8, 20))
    )


# -- values -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "make",
    [
        lambda c: c.timeline(AS_OF),
        lambda c: c.timeline(AS_OF, details=True),
        lambda c: c.time_sheet(AS_OF),
        lambda c: c.time_sheet(AS_OF, keys=["request.notice"]),
    ],
)
def test_they_are_values(make):
    one, other = make(long_case()), make(long_case())
    assert one == other
    assert hash(one) == hash(other)
    copy = pickle.loads(pickle.dumps(one))
    assert copy == one
    assert copy.html() == one.html()
    assert one != make(
        asked(date(2026, 1, 5)).record(e.ReceiptGiven(on=date(2026, 1, 6), number="7"))
    )
    assert one != "a timeline"
    with pytest.raises(AttributeError):
        one.details = False
    with pytest.raises(AttributeError):
        del one._audit


def test_details_make_another_timeline():
    assert long_case().timeline(AS_OF) != long_case().timeline(AS_OF, details=True)
    assert Timeline(long_case().audit(AS_OF)) == long_case().timeline(AS_OF)


def test_a_timeline_is_json_ready():
    import json

    document = long_case().timeline(AS_OF).to_dict()
    assert json.loads(json.dumps(document)) == document
    assert document["schema"] == "ppid-rules/timeline/1"
