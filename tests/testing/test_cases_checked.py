"""Wrong programs for whole cases: chains of periods, and moments."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from ppid_rules import Case, Overlay, Readings
from ppid_rules.testing import ConformanceError, check_cases
from ppid_rules.workdays.decrees import shipped_log

ONE = timedelta(1)
HOURS = {"WIB": 7, "WITA": 8, "WIT": 9}


def library(calendar=lambda c: c, *, readings=None, read=lambda d: d, write=lambda *_: None):
    """The library behind a wrong calendar, a wrong reading of the document, or a last wrong step."""

    def fn(document, as_of):
        case = Case.model_validate(read(document))
        clocks = case.deadlines(as_of, calendar=calendar(case.calendar()), readings=readings)
        days = {clock.key: clock.due_on for clock in clocks}
        write(days, {clock.key: clock for clock in clocks}, calendar(case.calendar()))
        return days

    return fn


def working(calendar, first):
    """A calendar on which no decreed day of some years is off."""
    days = [o.day for o in calendar.days_off(date(first, 1, 1), date(2027, 12, 31))]
    week = 6 if calendar.week == "six" else 5
    return calendar.with_overlay(
        Overlay(working_days=[(d, "-") for d in days if d.weekday() < week])
    )


def no_days_off(calendar):
    return working(calendar, 2010)


def extended_from(what, *, chained=False, always=False):
    def write(days, clocks, calendar):
        extension, notice = clocks.get("request.extension"), clocks.get("request.notice")
        if extension is None or not extension.happened_on:
            return
        if notice.limit == notice.due_on and not always:
            return
        start = extension.happened_on if what == "announcement" else notice.starts_on
        due_on = calendar.add_working_days(start, 7)
        days["request.extension"] = days["request.notice"] = due_on
        objection = clocks.get("objection.filing")
        if chained and objection and objection.start_is == "request.notice" and objection.due_on:
            days["objection.filing"] = calendar.add_working_days(due_on, 30)

    return write


def in_utc(document):
    zone = timezone(timedelta(hours=HOURS[document["body"].get("zone", "WIB")]))
    for event in document["events"]:
        if "time" in event:
            moment = datetime.fromisoformat(f"{event['on']}T{event['time']}").replace(tzinfo=zone)
            event["on"] = moment.astimezone(UTC).date().isoformat()
    return document


def counted_again(count):
    def write(days, clocks, calendar):
        for key, clock in clocks.items():
            if clock.due_on and clock.starts_on and clock.term.unit == "working_days":
                days[key] = count(clock, calendar)

    return write


def start_counted(clock, calendar):
    if clock.limit != clock.due_on:
        return clock.extension.under(first_day="same_day").due_on
    back = clock.term.direction == "backward"
    start = clock.starts_on + (ONE if back else -ONE)
    return calendar.add_working_days(start, -clock.term.number if back else clock.term.number)


def a_day_less(clock, calendar):
    back = clock.term.direction == "backward"
    return calendar.add_working_days(clock.due_on, 1 if back else -1)


def with_rule(number):
    rule = {"id": "request.notice", "number": number, "unit": "working_days", "basis": "-"}
    return lambda document: {**document, "house_rules": [rule]}


def with_numbers(**numbers):
    rules = [
        {"id": name.replace("__", "."), "number": n, "unit": "working_days", "basis": "-"}
        for name, n in numbers.items()
    ]
    return lambda document: {**document, "house_rules": rules}


def general_only(read):
    return lambda d: d if d.get("regime") == "election" else read(d)


def table(keeps):
    """A calendar as if the log had some entries only."""

    def calendar(right):
        days = {}
        for entry in shipped_log().entries:
            if entry.kind == "revoked":
                if keeps(entry):
                    days.pop((entry.day, entry.revokes), None)
            elif keeps(entry):
                days[entry.day, entry.kind] = True
        off = {day for day, _ in days}
        named = {o.day for o in right.days_off(date(2010, 1, 1), date(2027, 12, 31))}
        week = 6 if right.week == "six" else 5
        return right.with_overlay(
            Overlay(
                days_off=[(day, "-") for day in off - named],
                working_days=[(day, "-") for day in named - off if day.weekday() < week],
            )
        )

    return calendar


WRONG = {
    "revoked_days_kept": library(table(lambda e: e.kind != "revoked")),
    "late_decree_missing": library(table(lambda e: e.yearly)),
    "wrong_number of the general regime": library(read=general_only(with_rule(7))),
    "wrong_number of an extension": library(read=with_numbers(request__extension=10)),
    "wrong_number of an answer": library(read=with_numbers(objection__answer=20)),
    "weekends_only": library(no_days_off),
    "joint_leave_ignored": library(lambda c: c.with_joint_leave("working")),
    "stale_table": library(lambda c: working(c, 2025)),
    "stale_table as known once": library(lambda c: c.known_on(date(2024, 1, 2))),
    "start_day_counted": library(readings=Readings(first_day="same_day")),
    "start_day_counted, each by itself": library(write=counted_again(start_counted)),
    "one_day_short": library(write=counted_again(a_day_less)),
    "extension_from_announcement": library(write=extended_from("announcement")),
    "extension_from_announcement, chained": library(
        write=extended_from("announcement", chained=True)
    ),
    "extension_from_announcement, also too late": library(
        write=extended_from("announcement", always=True)
    ),
    "extension_from_filing, also too late": library(write=extended_from("filing", always=True)),
    "extension_from_filing": library(write=extended_from("filing")),
    "extension_from_filing, chained": library(write=extended_from("filing", chained=True)),
    "utc_date": library(read=in_utc),
    "wrong_number": library(read=with_rule(7)),
}


def told(fn, **how):
    with pytest.raises(ConformanceError) as raised:
        check_cases(fn, **how)
    return raised.value


@pytest.mark.parametrize("name", WRONG)
def test_a_mistake_is_named(name):
    error = told(WRONG[name])
    assert error.explained_by == (name.replace(",", "").split()[0],), error.report("en", shown=3)


@pytest.mark.parametrize(("mistakes", "fn"), [
    (("weekends_only", "utc_date"), library(no_days_off, read=in_utc)),
    (
        ("weekends_only", "extension_from_announcement"),
        library(no_days_off, write=extended_from("announcement")),
    ),
])  # fmt: skip
def test_two_mistakes_together_are_named(mistakes, fn):
    assert told(fn).explained_by == mistakes


def shifted(days, *_):
    days.update({key: day and day + ONE * (day.day % 2) for key, day in days.items()})


def never_extended(days, clocks, _):
    for key, clock in clocks.items():
        days[key] = clock.limit or clock.due_on


@pytest.mark.parametrize("write", [shifted, never_extended])
def test_what_is_no_known_mistake_is_said_to_be_none(write):
    error = told(library(write=write))
    assert error.explained_by == ()
    assert "No known mistake" in str(error)


def test_a_right_program_passes():
    check_cases(library())


def test_a_service_that_knows_one_limit_is_asked_for_it_only():
    def fn(document, as_of):
        return {k: d for k, d in library()(document, as_of).items() if k == "request.notice"}

    check_cases(fn, terms=["request.notice"])
    assert "absent" in str(told(fn))


def test_what_it_does_with_the_document_is_its_own_affair():
    def fn(document, as_of):
        days = library()(document, as_of)
        document["events"].clear()
        return days

    check_cases(fn)
    check_cases(fn)


@pytest.mark.parametrize(("answer", "problem"), [
    (None, "returned None, expected a mapping of keys to dates"),
    ([], "returned list [], expected a mapping"),
    ({"request.notice": "2025-04-09"}, "returned str '2025-04-09', expected a datetime.date or None for request.notice"),
    ({1: None}, "returned int 1, expected a text as a key"),
])  # fmt: skip
def test_what_is_no_answer_is_reported_as_such(answer, problem):
    error = told(lambda *_: answer)
    assert problem in str(error)
    assert error.explained_by == ()


def test_what_is_missing_is_told():
    error = told(lambda *_: {})
    assert {failure.given for failure in error.failures} == {"absent"}
    assert error.explained_by == ()
