"""Asked with another calendar or other readings: what is passed is used, the rest is kept."""

import pickle
from datetime import date

import pytest

import goldens
from ppid_rules import Case, HouseRule, PublicBody, Readings, deadline, indonesia
from ppid_rules import events as e

D = date
BODY = PublicBody(name="Kementerian Contoh", level="central", kind="state")
AS_OF = D(2025, 8, 8)
EARLIER = indonesia(as_known_on=D(2025, 8, 6))  # the day before 18 August became joint leave
READ = Readings(first_day="same_day")


def asked():
    return Case.of(BODY, e.RequestReceived(on=D(2025, 8, 5)))


ASKS = {
    "standing": lambda case, **how: case.standing(AS_OF, **how),
    "deadlines": lambda case, **how: case.deadlines(AS_OF, **how)[0],
    "deadline": lambda case, **how: case.deadline("request.notice", AS_OF, **how),
    "next steps": lambda case, **how: case.next_steps(AS_OF, **how)[0],
    "audit": lambda case, **how: case.audit(AS_OF, **how),
}


@pytest.mark.parametrize("name", ASKS)
def test_a_case_is_seen_on_the_calendar_and_under_the_readings_that_are_passed(name):
    basis = ASKS[name](asked()).basis
    assert (basis.as_known_on, basis.readings) == (None, Readings())
    basis = ASKS[name](asked(), calendar=EARLIER, readings=READ).basis
    assert (basis.as_known_on, basis.readings) == (D(2025, 8, 6), READ)
    basis = ASKS[name](asked(), calendar=EARLIER).basis
    assert (basis.as_known_on, basis.readings) == (D(2025, 8, 6), Readings())


def test_documents_are_made_on_the_calendar_and_under_the_readings_that_are_passed():
    for made in (asked().timeline, asked().time_sheet):
        assert made(AS_OF, calendar=EARLIER).text("en") != made(AS_OF).text("en")
        assert made(AS_OF, readings=READ).text("en") != made(AS_OF).text("en")
        both = made(AS_OF, calendar=EARLIER, readings=READ).text("en")
        assert both != made(AS_OF, calendar=EARLIER).text("en")


def test_a_deadline_keeps_what_is_not_passed():
    own = HouseRule("request.notice", 5, "working_days", "SOP")
    made = deadline("request.notice", D(2025, 8, 11), readings=READ, house_rules=[own])
    again = made.recompute(calendar=EARLIER)
    assert (again.readings, again.house_rules) == (READ, (own,))
    assert again.due_on == made.due_on == D(2025, 8, 15)
    assert made.recompute() == made
    assert made.recompute(readings=Readings()).house_rules == (own,)
    assert made.recompute(readings=Readings()).due_on == D(2025, 8, 19)  # not the 18th


def test_a_clock_keeps_what_is_not_passed():
    clock = asked().deadline("request.notice", AS_OF, readings=READ)
    again = clock.recompute(calendar=EARLIER)
    assert (again.readings, again.calendar) == (READ, EARLIER)
    assert (clock.due_on, again.due_on) == (D(2025, 8, 19), D(2025, 8, 18))
    assert clock.recompute() == clock
    assert clock.recompute(readings=Readings()).calendar == clock.calendar


def test_joint_leave_of_a_calendar_that_is_passed_alone_is_read_with_it():
    working = indonesia(joint_leave="working")
    clock = asked().deadline("request.notice", AS_OF)
    assert clock.recompute(calendar=working).readings.joint_leave == "working"
    assert clock.due_on_calendar(working) == D(2025, 8, 19)
    assert clock.due_on_calendar(EARLIER) == D(2025, 8, 19)
    assert clock.due_on == D(2025, 8, 20)


@pytest.mark.parametrize("name", goldens.CASES)
def test_what_was_pickled_says_the_same(name):
    case, as_of = goldens.CASES[name]
    audit = case.audit(as_of)
    for thing in (audit, audit.standing, *audit.clocks, *audit.findings, *case.next_steps(as_of)):
        again = pickle.loads(pickle.dumps(thing))
        assert again == thing
        assert again.to_dict() == thing.to_dict()


def test_what_two_audits_see_differently():
    """A clock that the earlier audit had not, and a finding that came with time."""
    case = asked().record(e.ObjectionFiled(on=D(2025, 8, 20), ground="c"))
    first, second = case.audit(D(2025, 8, 8)), case.audit(D(2025, 11, 3))
    change = second.compare(first)
    before, after = ({clock.key for clock in audit.clocks} for audit in (first, second))
    appeared = {c.key for c in change.clocks if c.before is None}
    assert appeared == after - before != set()
    assert all(c.after is not None for c in change.clocks)
    assert [f.code for f in change.appeared] == [f.code for f in second.findings]
    assert change.disappeared == first.findings == ()
    back = first.compare(second)
    assert (back.appeared, back.disappeared) == ((), second.findings)
    assert {c.key for c in back.clocks if c.after is None} == appeared
    assert second.compare(second) == ((), (), ())
