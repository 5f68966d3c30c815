"""The windows of objections and of applications: from what each runs, and which is another's.

From 8 September 2025 to Christmas no working day is off but Saturdays and Sundays, so ten
working days are two weeks and thirty are six.
"""

from datetime import date as d

import pytest

from ppid_rules import Case, Overlay, PublicBody, Readings, indonesia
from ppid_rules import events as e

OFFICE = PublicBody(name="Dinas Contoh", level="regency", kind="state")
COMMISSION = PublicBody(name="KPU Contoh", level="regency", kind="election_organiser")
ASKED = e.RequestReceived(on=d(2025, 9, 8))
SILENCE, PASSED = d(2025, 9, 22), d(2025, 11, 3)  # the ten days, and thirty after them
UNUSED = (SILENCE, "request.notice", PASSED, "lapsed", None)
RESTARTS = Readings(late_answer="restarts")


def notice(on, **fields):
    return e.NoticeGiven(on=on, outcome="refused", grounds=("17a",), **fields)


def objection(on, ground="c", **fields):
    return e.ObjectionFiled(on=on, ground=ground, **fields)


def found(on, filed_on):
    """An objection because a document that must be published was found missing (ground b)."""
    return objection(filed_on, "b", ground_found_on=on)


def clocks(term, acts, as_of, *, body=OFFICE, readings=None, **record):
    case = Case.of(body, *acts, **record)
    return [c for c in case.deadlines(as_of, readings=readings) if c.term.id == term]


def told(clock):
    status = clock.status.value
    return clock.starts_on, clock.start_is, clock.due_on, status, clock.happened_on


def objections(acts, as_of, **options):
    return [told(c) for c in clocks("objection.filing", (ASKED, *acts), as_of, **options)]


# -- the objection ---------------------------------------------------------------------------------


def test_silence_opens_the_window_on_the_next_day():
    (clock,) = clocks("objection.filing", [ASKED], d(2025, 10, 1))
    assert told(clock) == (SILENCE, "request.notice", PASSED, "running", None)
    assert (clock.opens_on, clock.limit, clock.opened_by) == (
        d(2025, 9, 23),
        PASSED,
        "request.notice",
    )


def test_where_an_extension_may_be_unrecorded_the_window_may_run_from_its_end():
    """Seven working days more: the last day is told for the later one, the safe for the first."""
    (clock,) = clocks("objection.filing", [ASKED], d(2025, 10, 6), not_kept={"notice_extended"})
    extended, passed = d(2025, 10, 1), d(2025, 11, 12)
    assert told(clock) == (extended, "request.notice", passed, "running", None)
    assert (clock.limit, clock.opens_on) == (PASSED, d(2025, 9, 23))


WAY = {"received_on": d(2025, 11, 10)}


@pytest.mark.parametrize(("acts", "as_of", "expected"), [
    # A late notice that arrived takes the place of the silence, from the day it arrived.
    ([notice(d(2025, 10, 6))], d(2025, 10, 6),
     [(d(2025, 10, 6), "notice_given", d(2025, 11, 17), "running", None)]),
    ([notice(PASSED)], d(2025, 11, 12),
     [(PASSED, "notice_given", d(2025, 12, 15), "running", None)]),
    # One that arrived after the window opens another.
    ([notice(d(2025, 11, 10))], d(2025, 11, 12),
     [UNUSED, (d(2025, 11, 10), "notice_given", d(2025, 12, 22), "running", None)]),
    # One on its way does not yet.
    ([notice(d(2025, 10, 6), **WAY)], d(2025, 10, 10),
     [(SILENCE, "request.notice", PASSED, "running", None)]),
    # Sent in time: no silence, whenever it arrives.
    ([notice(SILENCE, received_on=d(2025, 10, 6))], d(2025, 10, 1),
     [(d(2025, 10, 6), "notice_given", d(2025, 11, 17), "not_started", None)]),
    # Of two on their way the first; of two that arrived the last.
    ([notice(d(2025, 9, 15), received_on=d(2025, 10, 6)),
      e.InformationDelivered(on=d(2025, 9, 16), received_on=d(2025, 10, 7))], d(2025, 9, 20),
     [(d(2025, 10, 6), "notice_given", d(2025, 11, 17), "not_started", None)]),
    ([notice(d(2025, 9, 15)), e.InformationDelivered(on=d(2025, 9, 18))], d(2025, 9, 20),
     [(d(2025, 9, 18), "information_delivered", d(2025, 10, 30), "running", None)]),
    ([e.InformationDelivered(on=d(2025, 9, 18))], d(2025, 9, 20),
     [(d(2025, 9, 18), "information_delivered", d(2025, 10, 30), "running", None)]),
    ([notice(d(2025, 9, 15))], d(2025, 9, 20),
     [(d(2025, 9, 15), "notice_given", d(2025, 10, 27), "running", None)]),
])  # fmt: skip
def test_from_what_an_objection_that_nobody_filed_could_run(acts, as_of, expected):
    assert objections(acts, as_of) == expected


@pytest.mark.parametrize(("acts", "expected"), [
    # A ground found after the window of the silence: that one passed unused.
    ([found(d(2025, 11, 10), d(2025, 11, 12))], [UNUSED,
     (d(2025, 11, 10), "objection_filed.ground_found_on", d(2025, 12, 22), "met",
      d(2025, 11, 12))]),
    # Found on its last day, it had not passed.
    ([found(PASSED, d(2025, 11, 5))],
     [(PASSED, "objection_filed.ground_found_on", d(2025, 12, 15), "met", d(2025, 11, 5))]),
    # Filed on its last day, before the notice that had been sent arrived.
    ([notice(d(2025, 10, 31), **WAY), objection(PASSED, "a")],
     [(d(2025, 11, 10), "notice_given", d(2025, 12, 22), "met", PASSED)]),
    # One objection was filed in it, another on what came to light later.
    ([objection(d(2025, 10, 1)), found(d(2025, 11, 10), d(2025, 11, 12))],
     [(SILENCE, "request.notice", PASSED, "met", d(2025, 10, 1)),
      (d(2025, 11, 10), "objection_filed.ground_found_on", d(2025, 12, 22), "met",
       d(2025, 11, 12))]),
    # What arrived after the objection does not make its window another.
    ([objection(d(2025, 10, 1)), notice(d(2025, 11, 10))],
     [(SILENCE, "request.notice", PASSED, "met", d(2025, 10, 1))]),
    ([notice(d(2025, 9, 30), **WAY), objection(d(2025, 10, 1))],
     [(SILENCE, "request.notice", PASSED, "met", d(2025, 10, 1))]),
    ([objection(d(2025, 11, 10)), notice(d(2025, 11, 10))],
     [(SILENCE, "request.notice", PASSED, "late", d(2025, 11, 10))]),
])  # fmt: skip
def test_the_window_of_each_objection_that_was_filed(acts, expected):
    assert objections(acts, d(2025, 11, 12)) == expected


def test_after_premature_objections_one_window_is_still_open():
    early = d(2025, 9, 15), d(2025, 9, 17)
    acts = [objection(early[0]), e.ObjectionWithdrawn(on=d(2025, 9, 16)), objection(early[1])]
    assert objections(acts, d(2025, 10, 1)) == [
        (SILENCE, "request.notice", PASSED, "closed", early[0]),
        (SILENCE, "request.notice", PASSED, "closed", early[1]),
        (SILENCE, "request.notice", PASSED, "running", None),
    ]


def test_a_withdrawal_touches_no_objection_after_the_next_one():
    filed = [objection(d(2025, 10, day)) for day in (1, 6, 7)]
    acts = [filed[0], e.ObjectionWithdrawn(on=d(2025, 10, 2)), *filed[1:]]
    found = objections(acts, d(2025, 10, 8))
    assert found == [(SILENCE, "request.notice", PASSED, "met", act.on) for act in filed]


def test_a_premature_objection_that_is_withdrawn_leaves_the_window_open():
    acts = [objection(ASKED.on), e.ObjectionWithdrawn(on=ASKED.on)]
    *_, window = objections(acts, d(2025, 10, 8))
    assert window == (SILENCE, "request.notice", PASSED, "running", None)


@pytest.mark.parametrize("ground", ["c", None])
def test_a_ground_that_is_not_recorded_is_marked_as_read_from_the_log(ground):
    acts = [ASKED, objection(d(2025, 10, 1), ground)]
    (clock,) = clocks("objection.filing", acts, d(2025, 10, 1))
    assert (clock.ground, clock.ground_assumed) == ("c", ground is None)


@pytest.mark.parametrize(("asked", "act", "before", "after"), [
    (d(2025, 8, 1), notice(d(2025, 8, 5)), d(2025, 9, 17), d(2025, 9, 18)),
    (d(2025, 7, 1), found(d(2025, 8, 4), d(2025, 9, 1)), d(2025, 9, 16), d(2025, 9, 17)),
])  # fmt: skip
def test_a_decree_that_moved_the_window_since_it_began_is_named(asked, act, before, after):
    """The decree of 7 August 2025 made the 18th a day of joint leave."""
    acts = [e.RequestReceived(on=asked), act]
    (clock,) = clocks("objection.filing", acts, d(2025, 9, 1))
    assert [(m.announced_on, m.before, m.after) for m in clock.moved] == [
        (d(2025, 8, 7), before, after)
    ]


# -- the application -------------------------------------------------------------------------------

OBJECTED = objection(d(2025, 9, 24))
ENDED, CLOSES = d(2025, 11, 5), d(2025, 11, 25)  # six weeks; fourteen working days after them


def applications(acts, as_of=d(2025, 11, 20), **options):
    return clocks("dispute.filing", (ASKED, *acts), as_of, **options)


def filed(day, month=11):
    return e.DisputeFiled(on=d(2025, month, day))


def answered(day, **fields):
    return e.ObjectionAnswered(on=d(2025, 11, day), **fields)


def ended(clock):
    return *told(clock), clock.closed_by


AGAIN = found(d(2025, 9, 30), d(2025, 10, 1))  # to be answered by 12 November
OTHER = (d(2025, 11, 12), "objection.answer", d(2025, 12, 2))


@pytest.mark.parametrize(("acts", "end"), [
    ([filed(17)], ("met", d(2025, 11, 17), "dispute_filed")),
    ([], ("running", None, None)),
])  # fmt: skip
def test_each_objection_has_its_application_and_the_next_takes_its_place(acts, end):
    assert [ended(c) for c in applications([OBJECTED, AGAIN, *acts])] == [
        (ENDED, "objection.answer", CLOSES, "closed", None, "objection_filed"),
        (*OTHER, *end),
    ]


@pytest.mark.parametrize(("acts", "end"), [
    ([filed(17)], ("met", d(2025, 11, 17), "dispute_filed")),
    ([], ("running", None, None)),
])  # fmt: skip
def test_an_objection_that_was_withdrawn_ends_its_own_window_only(acts, end):
    withdrawn = e.ObjectionWithdrawn(on=d(2025, 9, 25))
    assert [ended(c) for c in applications([OBJECTED, withdrawn, AGAIN, *acts])] == [
        (ENDED, "objection.answer", CLOSES, "closed", None, "objection_withdrawn"),
        (*OTHER, *end),
    ]


def test_after_premature_applications_one_window_is_still_open():
    windows = applications([OBJECTED, filed(1, 10), filed(2, 10)])
    assert [told(c)[2:] for c in windows] == [
        (CLOSES, "closed", d(2025, 10, 1)),
        (CLOSES, "closed", d(2025, 10, 2)),
        (CLOSES, "running", None),
    ]
    assert {c.opens_on for c in windows} == {d(2025, 11, 6)}


@pytest.mark.parametrize(("answer", "expected"), [
    # On the last day of the thirty it is in time, and the window is open at once.
    (answered(5), (ENDED, CLOSES, ENDED)),
    # Sent in time and received after the thirty: the window runs from receipt, but after the
    # thirty days an application is not premature.
    (answered(4, received_on=d(2025, 11, 10)),
     (d(2025, 11, 10), d(2025, 11, 28), d(2025, 11, 6))),
])  # fmt: skip
def test_an_answer_in_time_opens_the_window_when_it_is_received(answer, expected):
    (clock,) = applications([OBJECTED, answer])
    assert (clock.starts_on, clock.due_on, clock.opens_on) == expected
    assert clock.start_is == "objection_answered"
    assert "late_answer" not in clock.contested


def test_whether_an_answer_was_in_time_can_depend_on_the_day_that_decides():
    """Sent in time and received late: read by its receipt, it does not start the window again."""
    acts = [OBJECTED, answered(4, received_on=d(2025, 11, 10))]
    (clock,) = applications(acts)
    assert set(clock.contested) == {"first_day", "met_on"}
    assert clock.under(met_on="received").due_on == CLOSES


LATE = answered(6, received_on=d(2025, 11, 10))
FROM_ANSWER = (d(2025, 11, 10), "objection_answered", d(2025, 11, 28))
FROM_SILENCE = (ENDED, "objection.answer", CLOSES)


@pytest.mark.parametrize(("acts", "as_of", "expected"), [
    ([], d(2025, 11, 10), (*FROM_ANSWER, "running", None)),
    ([], d(2025, 11, 9), (*FROM_SILENCE, "running", None)),
    ([filed(10)], d(2025, 11, 20), (*FROM_ANSWER, "met", d(2025, 11, 10))),
    ([filed(7)], d(2025, 11, 20), (*FROM_SILENCE, "met", d(2025, 11, 7))),
])  # fmt: skip
def test_a_late_answer_restarts_the_window_from_its_receipt_where_read_so(acts, as_of, expected):
    (clock,) = applications([OBJECTED, LATE, *acts], as_of, readings=RESTARTS)
    assert told(clock) == expected
    assert clock.opens_on == d(2025, 11, 6)


def test_an_answer_whose_day_is_not_recorded_leaves_the_window_unknown():
    (clock,) = applications([OBJECTED], undated={"objection_answered"})
    assert told(clock) == (None, "objection_answered", None, "unknown", None)


def test_a_decree_since_the_objection_moved_the_window_of_the_application():
    """The answer came after the decree of 7 August 2025, the period to give it had begun before."""
    acts = [e.RequestReceived(on=d(2025, 6, 2)), objection(d(2025, 7, 1)),
            e.ObjectionAnswered(on=d(2025, 8, 8))]  # fmt: skip
    (clock,) = clocks("dispute.filing", acts, d(2025, 8, 20))
    assert [(m.announced_on, m.before, m.after) for m in clock.moved] == [
        (d(2025, 8, 7), d(2025, 8, 28), d(2025, 8, 29))
    ]


@pytest.mark.parametrize(("acts", "expected"), [
    ([], (None, "objection_answered", "objection_answered")),
    ([e.ObjectionAnswered(on=d(2012, 4, 11))],
     (d(2012, 4, 11), "objection_answered", "objection_answered")),
])  # fmt: skip
def test_where_the_time_to_answer_is_not_established_silence_opens_nothing(acts, expected):
    """No text gives an election body a time to answer in 2012."""
    asked = [e.RequestReceived(on=d(2012, 3, 5)), objection(d(2012, 4, 9)), *acts]
    (clock,) = clocks("dispute.filing", asked, d(2012, 7, 1), body=COMMISSION, regime="election")
    assert (clock.starts_on, clock.start_is, clock.opened_by) == expected


def test_before_perki_2_of_2010_only_an_answer_opened_the_window():
    """UU 14/2008 37(2) names the answer alone; the silence came with Perki 2/2010, 20 August."""
    asked = e.RequestReceived(on=d(2010, 5, 3))
    before = clocks("dispute.filing", [asked, objection(d(2010, 6, 1))], d(2010, 9, 1))
    assert [told(c) for c in before] == [(None, "objection_answered", None, "unknown", None)]
    first, second = d(2010, 8, 18), d(2010, 9, 6)
    acts = [objection(d(2010, 7, 20)), e.DisputeFiled(on=first), e.DisputeFiled(on=second)]
    assert [told(c) for c in clocks("dispute.filing", [asked, *acts], d(2010, 10, 1))] == [
        (None, "objection_answered", None, "unknown", first),
        # thirty working days from 20 July; then fourteen, over the Lebaran of 9 to 13 September
        (d(2010, 9, 1), "objection.answer", d(2010, 9, 24), "met", second),
    ]


# -- the safe days ---------------------------------------------------------------------------------


def findings(code, acts, as_of, **record):
    found = Case.of(COMMISSION, *acts, regime="election", **record).audit(as_of).findings
    return next(f.message("en") for f in found if f.code == code)


def test_a_safe_time_of_one_day_is_told():
    """Election bodies before 2019: two days for the notice, three for the answer, two to apply.

    Counted from the day itself the two days to apply end on 14 April 2016, and before that day
    nobody can apply: the three days from 8 April end on the 13th.
    """
    acts = [e.RequestReceived(on=d(2016, 4, 4)), objection(d(2016, 4, 8))]
    told = findings("objection.answer.missing", acts, d(2016, 4, 14))
    assert "from Thursday, 14 April 2016 to Thursday, 14 April 2016" in told


def test_where_the_number_of_days_is_in_no_source_no_safe_time_is_told():
    """How long an objection can be filed against an election body since 2019 is in no source."""
    acts = [e.RequestReceived(on=d(2020, 3, 5)), objection(d(2020, 3, 6))]
    told = findings("objection.filing.premature", acts, d(2020, 3, 9))
    assert "If there is still no answer after that, it can be filed again. " in told


@pytest.mark.parametrize("readings", [None, RESTARTS])
def test_the_safe_last_day_looks_at_questions_that_another_answer_brings_up(readings):
    """Perki 1/2010 34(1) says 30 days, the Act 30 working days: until 2 or 14 October 2019.

    Answered on the 7th in time, the window ends on the 25th. Counted in days, the answer was late
    and may start nothing: from 1 October, with the first day counted, to the 21st.
    """
    case = Case.of(
        OFFICE,
        e.RequestReceived(on=d(2019, 8, 19)),
        notice(d(2019, 8, 26)),
        objection(d(2019, 9, 2), "a"),
        e.ObjectionAnswered(on=d(2019, 10, 7)),
    )
    steps = case.next_steps(d(2019, 10, 8), readings=readings)
    (step,) = [s for s in steps if s.event == "dispute_filed"]
    assert (step.latest, step.safe_latest) == (d(2019, 10, 25), d(2019, 10, 21))


# -- which days count ------------------------------------------------------------------------------


def test_the_days_are_those_of_the_body_then_of_the_case():
    body = PublicBody(
        name="Dinas Contoh", level="provincial", kind="state", region="ID-BA", week="six"
    )
    moving = Overlay(days_off=((d(2025, 9, 10), "pindah kantor"),))
    plain, own = Case.of(body, ASKED), Case.of(body, ASKED, overlay=moving)
    assert plain.calendar() == indonesia(region="ID-BA", week="six")
    assert plain.calendar(region="ID-AC") == indonesia(region="ID-AC", week="six")
    assert own.calendar() == plain.calendar().with_overlay(moving) != plain.calendar()
    # Six days a week: ten working days from Monday, 8 September end on Friday, the 19th.
    due = [c.deadline("request.notice", d(2025, 9, 9)).due_on for c in (plain, own)]
    assert due == [d(2025, 9, 19), d(2025, 9, 20)]


@pytest.mark.parametrize(("actor", "offered"), [
    (None, ["notice_given", "notice_extended", "objection_filed"]),
    ("ppid", ["notice_given", "notice_extended"]),
    ("requester", ["objection_filed"]),
])  # fmt: skip
def test_the_next_steps_of_an_actor_those_that_are_open_first(actor, offered):
    steps = Case.of(OFFICE, ASKED).next_steps(d(2025, 9, 17), actor=actor)
    assert [s.event for s in steps if s.key in {"request.notice", "objection.filing"}] == offered
