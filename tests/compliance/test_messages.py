"""What an error says: the value that was given, what was expected, and the nearest choice."""

from datetime import date

import pytest

from ppid_rules import (
    Case,
    CoverageError,
    HouseRule,
    InvalidValueError,
    NotADateError,
    NotAnIntegerError,
    PublicBody,
    Readings,
    UnknownLanguageError,
    UnknownOptionError,
    UnknownReadingError,
    UnknownRegimeError,
    UnknownStartError,
    UnknownTermError,
    WrongTypeError,
    deadline,
    indonesia,
    moved,
)
from ppid_rules import events as e
from ppid_rules.compliance import long_date
from ppid_rules.compliance.schemas import schema_of

D = date
DAY = date(2025, 3, 17)
LATER = date(2025, 5, 2)
LEAVE = indonesia(joint_leave="working")


def notice(**options):
    return deadline("request.notice", DAY, **options)


def asked():
    body = PublicBody(name="Kementerian Contoh", level="central", kind="state")
    return Case.of(body, e.RequestReceived(on=DAY))


def audit():
    return asked().audit(LATER)


def clock():
    return audit().clocks[0]


def finding():
    return audit().findings[0]


def step():
    return asked().next_steps(DAY)[0]


def timeline():
    return asked().timeline(LATER)


def move(cases=(), before=None, after=None, as_of=DAY):
    return moved(cases, before=before or indonesia(), after=after or indonesia(), as_of=as_of)


NO_CALENDAR = "calendar: expected a WorkingCalendar, not int 3"
NO_READINGS = "readings: expected Readings, not int 3"
NO_DAY = "as_of must be a datetime.date, not str 'x'; pass `date.fromisoformat(...)`"
NO_LANGUAGE = "unknown language 'fr'; expected one of en, id"
NO_AUDIENCE = "unknown audience 'judge'; expected one of citizen, officer, panel"
NO_START = (
    "unknown start of request.notice 'request_received'; did you mean request_declared_complete"
)
NO_QUESTION = "unknown reading 'first_dy'; did you mean first_day"
REMIND = "remind_working_days"
KEYS = "keys: expected a collection of keys of clocks"
TOO_LONG = "expected a period that ends within the years 1-9999"
OWN = HouseRule("request.notice", 8000, "years", "SOP")


@pytest.mark.parametrize(
    ("ask", "error", "says"),
    [
        (lambda: deadline("request.notic", DAY), UnknownTermError, "unknown term 'request.notic'; did you mean request.notice, request.refusal_notice, request.correction"),
        (lambda: deadline("request.notice", "x"), NotADateError, "start must be a datetime.date, not str 'x'; pass `date.fromisoformat(...)`"),
        (lambda: notice(version_on=3), NotADateError, "version_on must be a datetime.date, not int 3"),
        (lambda: notice(calendar=3), WrongTypeError, NO_CALENDAR),
        (lambda: notice(readings=3), WrongTypeError, NO_READINGS),
        (lambda: notice(start_is="objection_filed"), UnknownStartError, "unknown start of request.notice 'objection_filed'; expected one of request_received"),
        (lambda: notice(regime="elections"), UnknownRegimeError, "unknown regime 'elections'; did you mean election"),
        (lambda: notice(house_rules=7), WrongTypeError, "house_rules: expected a list of HouseRule, not int 7"),
        (lambda: notice(house_rules=[OWN]), InvalidValueError, f"number of request.notice: {TOO_LONG}, not int 8000"),
        (lambda: deadline("publication.periodic", D(9999, 12, 1)), InvalidValueError, f"number of publication.periodic: {TOO_LONG}, not int 6"),
        (lambda: deadline("request.notice", D(2050, 12, 30)), CoverageError, "the day asked for is outside the calendar, which covers 2010-01-01 to 2050-12-31"),
        (lambda: notice().under(notice_clock="complete"), UnknownStartError, NO_START),
        (lambda: notice().under(first_dy="x"), UnknownReadingError, NO_QUESTION),
        (lambda: notice().recompute(calendar=3), WrongTypeError, NO_CALENDAR),
        (lambda: notice().recompute(readings=3), WrongTypeError, NO_READINGS),
        (lambda: notice().recompute(readings=Readings(notice_clock="complete")), UnknownStartError, NO_START),
        (lambda: notice().due_on_calendar(3), WrongTypeError, NO_CALENDAR),
        (lambda: notice().remind_on(-1), InvalidValueError, "n: expected zero or more, not int -1"),
        (lambda: notice().remind_on("1"), NotAnIntegerError, "n must be an int, not str '1'"),
        (lambda: notice().explain("fr"), UnknownLanguageError, NO_LANGUAGE),
        (lambda: notice().explain("en", "judge"), UnknownOptionError, NO_AUDIENCE),
        (lambda: asked().audit("x"), NotADateError, NO_DAY),
        (lambda: asked().audit(DAY, calendar=3), WrongTypeError, NO_CALENDAR),
        (lambda: asked().audit(DAY, readings=3), WrongTypeError, NO_READINGS),
        (lambda: asked().standing("x"), NotADateError, NO_DAY),
        (lambda: asked().deadlines("x"), NotADateError, NO_DAY),
        (lambda: asked().deadlines(DAY, side="bdy"), UnknownOptionError, "unknown side 'bdy'; did you mean body"),
        (lambda: asked().deadlines(DAY, status=["runing"]), UnknownOptionError, "unknown status 'runing'; did you mean running"),
        (lambda: asked().deadline("request.notic", DAY), UnknownTermError, "unknown clock 'request.notic'; did you mean request.notice"),
        (lambda: asked().next_steps("x"), NotADateError, NO_DAY),
        (lambda: asked().next_steps(DAY, actor="pid"), UnknownOptionError, "unknown actor 'pid'; did you mean ppid"),
        (lambda: asked().time_sheet(DAY, keys=["request.notic"]), UnknownTermError, "unknown clock with a last day 'request.notic'; did you mean request.notice"),
        (lambda: asked().time_sheet(DAY, keys="request.notice"), WrongTypeError, f"{KEYS}, not str 'request.notice'"),
        (lambda: asked().time_sheet(DAY, keys=3), WrongTypeError, f"{KEYS}, not int 3"),
        (lambda: asked().time_sheet(DAY, keys=["request.notice", 3]), WrongTypeError, f"{KEYS}, not list ['request.notice', 3]"),
        (lambda: asked().time_sheet(DAY).text("fr"), UnknownLanguageError, NO_LANGUAGE),
        (lambda: timeline().text("fr"), UnknownLanguageError, NO_LANGUAGE),
        (lambda: timeline().to_svg("fr"), UnknownLanguageError, NO_LANGUAGE),
        (lambda: timeline().to_ics("fr"), UnknownLanguageError, NO_LANGUAGE),
        (lambda: timeline().to_ics("id", 3), WrongTypeError, f"{REMIND}: expected a list of numbers of working days, not int 3"),
        (lambda: timeline().to_ics("id", "3"), WrongTypeError, f"{REMIND}: expected a list of numbers of working days, not str '3'"),
        (lambda: timeline().to_ics("id", ["3"]), NotAnIntegerError, f"{REMIND} must be an int, not str '3'"),
        (lambda: timeline().to_ics("id", [2, -1]), InvalidValueError, f"{REMIND}: expected zero or more, not int -1"),
        (lambda: audit().compare(3), WrongTypeError, "earlier: expected an Audit, not int 3"),
        (lambda: finding().title("fr"), UnknownLanguageError, NO_LANGUAGE),
        (lambda: finding().message("fr"), UnknownLanguageError, NO_LANGUAGE),
        (lambda: finding().message("id", "judge"), UnknownOptionError, NO_AUDIENCE),
        (lambda: audit().standing.label("fr"), UnknownLanguageError, NO_LANGUAGE),
        (lambda: step().message("fr"), UnknownLanguageError, NO_LANGUAGE),
        (lambda: step().consequence("fr"), UnknownLanguageError, NO_LANGUAGE),
        (lambda: clock().recompute(calendar=3), WrongTypeError, NO_CALENDAR),
        (lambda: clock().due_on_calendar(3), WrongTypeError, NO_CALENDAR),
        (lambda: clock().under(first_dy="x"), UnknownReadingError, NO_QUESTION),
        (lambda: move(3), WrongTypeError, "cases: expected an iterable of Case, not int 3"),
        (lambda: move([3]), WrongTypeError, "cases: expected an iterable of Case, not int 3"),
        (lambda: move([asked()], before=3), WrongTypeError, NO_CALENDAR),
        (lambda: move([asked()], after=3), WrongTypeError, NO_CALENDAR),
        (lambda: move([asked()], as_of="x"), NotADateError, NO_DAY),
        (lambda: schema_of("next_step"), UnknownOptionError, "unknown schema 'next_step'; did you mean next-step, next-steps"),
        (lambda: long_date(DAY, "fr"), UnknownLanguageError, NO_LANGUAGE),
    ],
)  # fmt: skip
def test_what_an_error_says(ask, error, says):
    with pytest.raises(error) as caught:
        ask()
    assert str(caught.value) == says


THINGS = {
    "a deadline": notice,
    "a clock": clock,
    "an audit": audit,
    "a standing": lambda: audit().standing,
    "a finding": finding,
    "a step": step,
    "a timeline": timeline,
    "a time sheet": lambda: asked().time_sheet(LATER),
}


@pytest.mark.parametrize("name", THINGS)
def test_what_cannot_be_changed_says_so(name):
    thing = THINGS[name]()
    with pytest.raises(AttributeError, match=r"^an? [a-z ]+ cannot be changed \(as_of\)$"):
        thing.as_of = DAY
    with pytest.raises(AttributeError, match=r"^an? [a-z ]+ cannot be changed \(as_of\)$"):
        del thing.as_of


@pytest.mark.parametrize("name", THINGS)
def test_two_made_alike_are_equal_and_like_nothing_else(name):
    thing = THINGS[name]()
    assert thing == THINGS[name]()
    assert hash(thing) == hash(THINGS[name]())
    for other, make in THINGS.items():
        assert (thing == make()) == (other == name)
    assert thing != "a thing"


@pytest.mark.parametrize(
    ("words", "indonesian", "english"),
    [
        (lambda *lang: long_date(DAY, *lang), "Senin, 17 Maret 2025", "Monday, 17 March 2025"),
        (notice().explain, "Permohonan diterima", "The request was received"),
        (lambda *lang: finding().title(*lang), "", ""),
        (lambda *lang: finding().message(*lang), "", ""),
        (lambda *lang: step().message(*lang), "", ""),
        (lambda *lang: step().consequence(*lang), "", ""),
        (audit().standing.label, "", ""),
        (notice().trace[0].text, "Permohonan", "The request"),
        (lambda *lang: timeline().text(*lang), "", ""),
        (lambda *lang: timeline().markdown(*lang), "", ""),
        (lambda *lang: timeline().html(*lang), "", ""),
        (lambda *lang: timeline().to_svg(*lang), "", ""),
        (lambda *lang: timeline().to_ics(*lang), "", ""),
        (lambda *lang: asked().time_sheet(LATER).text(*lang), "", ""),
        (lambda *lang: asked().time_sheet(LATER).markdown(*lang), "", ""),
        (lambda *lang: asked().time_sheet(LATER).html(*lang), "", ""),
    ],
)
def test_an_officer_reads_indonesian_unless_english_is_asked_for(words, indonesian, english):
    assert words() == words("id")
    assert words("id") != words("en")
    assert words("id").startswith(indonesian)
    assert words("en").startswith(english)


def test_an_officer_is_spoken_to_unless_another_reader_is_named():
    for said in (notice().explain, finding().message, step().message):
        assert said("id") == said("id", "officer")
    assert notice().trace[0].text("id") == notice().trace[0].text("id", "officer")


def test_joint_leave_that_the_calendar_works_is_a_reading():
    """The calendar and the readings say the same of joint leave; the readings decide."""
    assert notice(calendar=LEAVE).readings.joint_leave == "working"
    assert notice(calendar=LEAVE).due_on == D(2025, 4, 2)  # 28 March and 2 April count
    agreed = notice(calendar=LEAVE, readings=Readings(joint_leave="off"))
    assert agreed.calendar.joint_leave == "off"
    assert agreed.due_on == D(2025, 4, 9)
