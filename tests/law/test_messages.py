"""What an error says: the value that was given, what was expected, and the nearest choice."""

from datetime import UTC, date, datetime

import pytest

from ppid_rules import (
    HouseRule,
    InvalidValueError,
    NotADateError,
    NotAnIntegerError,
    NotInForceError,
    PublicBody,
    Readings,
    UnknownChoiceError,
    UnknownLanguageError,
    UnknownOptionError,
    UnknownReadingError,
    UnknownRegimeError,
    UnknownRegionError,
    UnknownTermError,
    WrongTypeError,
    objection_ground,
    resolve,
    rulebook,
)
from ppid_rules.law import parse_condition, parse_pattern, term_in_force
from ppid_rules.law.instruments import cite

D = date
DAY = date(2025, 3, 17)
NAIVE = datetime(2026, 6, 8)  # noqa: DTZ001 - a naive moment is the bad input
AWARE = datetime(2026, 6, 8, tzinfo=UTC)


def body(**fields):
    return PublicBody(
        **{"name": "Badan", "level": "provincial", "kind": "state", "region": "ID-JB"} | fields
    )


def rule(**fields):
    return HouseRule(
        **{"id": "request.notice", "number": 18, "unit": "working_days", "basis": "SOP"} | fields
    )


def notice(**arguments):
    return resolve("request.notice", **{"acts": {}, "as_of": DAY} | arguments)


NEAR_NOTICE = "did you mean request.notice, request.refusal_notice, request.correction"


@pytest.mark.parametrize(
    ("ask", "error", "says"),
    [
        (lambda: body(name=None), WrongTypeError, "name: expected a text, not NoneType None"),
        (lambda: body(name=" "), InvalidValueError, "name: expected the name of the body, not str ' '"),
        (lambda: body(level="nationl"), UnknownOptionError, "unknown level 'nationl'; expected one of central, provincial, regency"),
        (lambda: body(kind="ministry"), UnknownOptionError, "unknown kind of body 'ministry'; expected one of election_organiser, information_commission, non_state, state, state_owned_enterprise"),
        (lambda: body(zone="CET"), UnknownOptionError, "unknown zone 'CET'; expected one of WIB, WIT, WITA"),
        (lambda: body(zone="WITA"), InvalidValueError, "zone: expected WIB, the zone of ID-JB, not str 'WITA'"),
        (lambda: body(week="seven"), UnknownOptionError, "unknown week 'seven'; expected one of five, six"),
        (lambda: body(region="ID-JX"), UnknownRegionError, "unknown region 'ID-JX'; did you mean ID-JA, ID-JB, ID-JI"),
        (lambda: body(overlay={}), WrongTypeError, "overlay: expected an Overlay, not dict {}"),
        (lambda: body(office_closes="16:00"), WrongTypeError, "office_closes: expected a datetime.time, not str '16:00'"),
        (lambda: body().local(D(2026, 6, 8)), WrongTypeError, "moment: expected a datetime with a time zone, not date datetime.date(2026, 6, 8)"),
        (lambda: body().local(NAIVE), InvalidValueError, "moment: expected a datetime with a time zone, not datetime datetime.datetime(2026, 6, 8, 0, 0)"),
        (lambda: body(region=None).local(AWARE), InvalidValueError, "zone: expected a zone or a region for Badan, not NoneType None"),
        (lambda: body().commission(regency_commission="yes"), WrongTypeError, "regency_commission: expected True, False or None, not str 'yes'"),
        (lambda: body().commission().doubt("fr"), UnknownLanguageError, "unknown language 'fr'; expected one of en, id"),
        (lambda: rule(id=7), WrongTypeError, "id: expected a text, not int 7"),
        (lambda: rule(number=0), InvalidValueError, "number: expected one or more, not int 0"),
        (lambda: rule(number=True), NotAnIntegerError, "number must be an int, not bool True"),
        (lambda: rule(unit="day"), UnknownOptionError, "unknown unit 'day'; expected one of calendar_days, months, working_days, years"),
        (lambda: rule(basis=None), WrongTypeError, "basis: expected a text, not NoneType None"),
        (lambda: rule(basis=" "), InvalidValueError, "basis: expected where the number comes from, not str ' '"),
        (lambda: rulebook(on="2025-01-01"), NotADateError, "on must be a datetime.date, not str '2025-01-01'; pass `date.fromisoformat(...)`"),
        (lambda: rulebook("elections", on=DAY), UnknownRegimeError, "unknown regime 'elections'; did you mean election"),
        (lambda: rulebook("election", on=D(2013, 12, 31)), NotInForceError, "the election regime is not in force on 2013-12-31; it is from 2014-01-01"),
        (lambda: rulebook(on=DAY)["request.notic"], UnknownTermError, f"unknown term 'request.notic'; {NEAR_NOTICE}"),
        (lambda: rulebook(on=DAY).with_rule({"id": "x"}), WrongTypeError, "rule: expected a HouseRule, not dict {'id': 'x'}"),
        (lambda: rulebook(on=DAY).with_rule(rule(id="dispute.absence")), InvalidValueError, "house rule: expected a limit that is a period of time, not str 'dispute.absence'"),
        (lambda: notice(acts={"request_recieved": DAY}), UnknownOptionError, "unknown act that picks a version 'request_recieved'; did you mean request_received"),
        (lambda: notice(acts={"request_received": "2025"}), NotADateError, "request_received must be a datetime.date, not str '2025'; pass `date.fromisoformat(...)`"),
        (lambda: notice(as_of=None), NotADateError, "as_of must be a datetime.date, not NoneType None"),
        (lambda: notice(step_on=3), NotADateError, "step_on must be a datetime.date, not int 3"),
        (lambda: notice(readings={}), WrongTypeError, "readings: expected Readings, not dict {}"),
        (lambda: notice(house_rules=7), WrongTypeError, "house_rules: expected a list of HouseRule, not int 7"),
        (lambda: notice(house_rules=["x"]), WrongTypeError, "house_rules: expected a list of HouseRule, not str 'x'"),
        (lambda: notice(house_rules=[rule(id="request.notic")]), UnknownTermError, f"unknown term 'request.notic'; {NEAR_NOTICE}"),
        (lambda: notice(acts={"request_received": D(2010, 4, 29)}), NotInForceError, "request.notice is not in force on 2010-04-29; it is from 2010-04-30"),
        (lambda: resolve("request.assistance", {}, as_of=DAY), NotInForceError, "request.assistance is not in force on 2025-03-17; it is from 2010-04-30 to 2021-06-29"),
        (lambda: term_in_force("request.notice", "general", D(2010, 4, 29)), NotInForceError, "request.notice is not in force on 2010-04-29; it is from 2010-04-30"),
        (lambda: term_in_force("request.assistance", "general", D(2021, 6, 30)), NotInForceError, "request.assistance is not in force on 2021-06-30; it is from 2010-04-30 to 2021-06-29"),
        (lambda: term_in_force("request.notic", "general", DAY), UnknownTermError, f"unknown term 'request.notic'; {NEAR_NOTICE}"),
        (lambda: term_in_force("request.receipt", "election", DAY), UnknownTermError, "unknown limit of the election regime (whether another limit applies is not established) 'request.receipt'; did you mean request.notice, request.extension"),
        (lambda: term_in_force("request.notice", "generale", DAY), UnknownRegimeError, "unknown regime 'generale'; did you mean general"),
        (lambda: Readings(frist_day="day_after"), UnknownReadingError, "unknown reading 'frist_day'; did you mean first_day"),
        (lambda: Readings(first_day="sameday"), UnknownReadingError, "unknown option of reading first_day 'sameday'; did you mean same_day"),
        (lambda: Readings.question("met_on").answer("recieved"), UnknownReadingError, "unknown option of reading met_on 'recieved'; did you mean received"),
        (lambda: objection_ground("h"), UnknownChoiceError, "unknown objection ground 'h'; expected one of a, b, c, d, e, f, g"),
        (lambda: cite("UU 14/2009", "1"), UnknownChoiceError, "unknown instrument 'UU 14/2009'; did you mean UU 14/2008, PP 61/2010, Perki 1/2010"),
        (lambda: parse_pattern("a[b]"), InvalidValueError, "pattern: expected event or event[field=value], not str 'a[b]'"),
        (lambda: parse_condition("a or b"), InvalidValueError, "condition: expected [not ]event[.field[ = value| in (values)]], not str 'a or b'"),
    ],
)  # fmt: skip
def test_what_an_error_says(ask, error, says):
    with pytest.raises(error) as caught:
        ask()
    assert str(caught.value) == says
