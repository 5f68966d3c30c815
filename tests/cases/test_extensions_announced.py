"""Extensions that were announced: which one moves a limit, and what the others are called.

From 8 September 2025 to Christmas no working day is off but Saturdays and Sundays.
"""

from datetime import date as d

import pytest

from ppid_rules import Case, PublicBody, Readings
from ppid_rules import events as e

OFFICE = PublicBody(name="Dinas Contoh", level="regency", kind="state")
COMMISSION = PublicBody(name="KPU Contoh", level="regency", kind="election_organiser")
ASKED = e.RequestReceived(on=d(2025, 9, 8))
FIRST, EXTENDED = d(2025, 9, 22), d(2025, 10, 1)  # ten working days, and seven after them
AS_OF = d(2025, 10, 1)
AT_ANY_TIME = Readings(extension_announced="any_time_in_extension")


def longer(day, month=9, reason="The files lie in the archive.", **fields):
    return e.NoticeExtended(on=d(2025, month, day), reason=reason, **fields)


def given(day, month=9):
    return e.NoticeGiven(on=d(2025, month, day), outcome="refused", grounds=("17a",))


def case(*acts, **record):
    return Case.of(OFFICE, ASKED, *acts, **record)


def told(found, term, as_of=AS_OF, **options):
    return [
        (c.starts_on, c.start_is, c.opened_by, c.due_on, c.limit, c.status.value, c.happened_on)
        for c in found.deadlines(as_of, **options)
        if c.term.id == term
    ]


def findings(found, term="request.extension", as_of=AS_OF, **options):
    return [
        (f.code, f.key, f.due_on, f.happened_on, f.event_index, set(f.contested))
        for f in found.audit(as_of, **options).findings
        if f.code.startswith(term)
    ]


CHAINED = (FIRST, "request.notice", "request.notice")


def test_a_second_extension_moves_nothing_and_is_a_finding():
    twice = case(longer(15), longer(16))
    assert told(twice, "request.extension") == [
        (*CHAINED, EXTENDED, FIRST, "met", d(2025, 9, 15)),
        (*CHAINED, EXTENDED, EXTENDED, "closed", d(2025, 9, 16)),
    ]
    assert findings(twice) == [
        ("request.extension.repeated", "request.extension#2", EXTENDED, d(2025, 9, 16), 2, set())
    ]
    notice = twice.deadline("request.notice", AS_OF)
    assert (notice.due_on, notice.limit, notice.extension.due_on) == (EXTENDED, FIRST, EXTENDED)


def test_what_is_announced_after_the_notice_extends_nothing():
    told_and_longer = case(longer(15), given(17), longer(18))
    assert told(told_and_longer, "request.extension") == [
        (*CHAINED, EXTENDED, FIRST, "met", d(2025, 9, 15))
    ]
    assert findings(told_and_longer) == []


@pytest.mark.parametrize(("acts", "offered"), [([], ["request.notice"]), ([longer(15)], [])])
def test_an_extension_is_offered_once_for_the_notice(acts, offered):
    steps = case(*acts).next_steps(d(2025, 9, 17))
    assert [s.key for s in steps if s.event == "notice_extended"] == offered


def test_announced_after_the_first_period_it_is_late_unless_read_otherwise():
    late = case(longer(23))
    assert told(late, "request.extension") == [(*CHAINED, EXTENDED, FIRST, "late", d(2025, 9, 23))]
    assert findings(late) == [
        ("request.extension.late", "request.extension", FIRST, d(2025, 9, 23), 1,
         {"extension_announced"})
    ]  # fmt: skip
    assert told(late, "request.extension", readings=AT_ANY_TIME) == [
        (*CHAINED, EXTENDED, FIRST, "met", d(2025, 9, 23))
    ]
    assert findings(late, readings=AT_ANY_TIME) == []


def test_sent_in_time_and_received_late_it_depends_on_the_day_that_decides():
    notice = case(longer(22, received_on=d(2025, 9, 24))).deadline("request.notice", AS_OF)
    assert (notice.due_on, "met_on" in notice.contested) == (EXTENDED, True)
    assert notice.under(met_on="received").due_on == FIRST


def test_on_which_questions_the_notice_rests_after_an_extension():
    def fields(*acts):
        return set(case(*acts).deadline("request.notice", AS_OF).contested)

    always = {"first_day", "notice_clock"}
    assert fields(longer(15)) == always
    assert fields(longer(15, conditions=("not_documented",))) == always
    assert fields(longer(15, conditions=())) == {*always, "extension_validity"}
    assert fields(longer(23)) == {*always, "extension_announced"}


def test_another_last_day_that_was_told_belongs_to_the_extension_that_told_it():
    stated = case(longer(15, stated_due_on=d(2025, 10, 2)), longer(16))
    assert sorted(f[:2] for f in findings(stated)) == [
        ("request.extension.misstated", "request.extension"),
        ("request.extension.repeated", "request.extension#2"),
    ]


def test_a_decree_since_the_request_moved_the_end_of_the_extension():
    """The decree of 7 August 2025 made the 18th a day of joint leave."""
    asked = e.RequestReceived(on=d(2025, 8, 1))
    later = e.NoticeExtended(on=d(2025, 8, 5), reason="The files lie in the archive.")
    clock = Case.of(OFFICE, asked, later).deadline("request.extension", d(2025, 8, 20))
    assert [(m.announced_on, m.before, m.after) for m in clock.moved] == [
        (d(2025, 8, 7), d(2025, 8, 26), d(2025, 8, 27))
    ]


@pytest.mark.parametrize("record", ["not_kept", "undated"])
def test_a_register_that_cannot_show_an_extension_accuses_nobody_of_silence_before_its_end(record):
    silent = case(**{record: {"notice_extended"}})
    for as_of, status in [(FIRST, "running"), (EXTENDED, "unknown"), (d(2025, 10, 2), "overdue")]:
        clock = silent.deadline("request.notice", as_of)
        assert (clock.due_on, clock.status.value) == (FIRST, status)


def test_one_that_is_recorded_all_the_same_leaves_nothing_unrecorded():
    shown = case(
        longer(15), e.InformationDelivered(on=d(2025, 10, 6)),
        not_kept={"notice_extended", "notice_given"},
    )  # fmt: skip
    assert shown.deadline("request.notice", d(2025, 10, 6)).status.value == "unknown"
    assert findings(shown, "request.notice", d(2025, 10, 6)) == []


def test_where_the_day_of_the_request_is_not_recorded_nobody_can_tell_whether_it_was_in_time():
    """Only under another answer to an open question could the notice run from its completion."""
    found = Case.of(
        OFFICE,
        e.RequestDeclaredComplete(on=d(2025, 9, 9)),
        longer(10),
        undated={"request_received"},
    )
    assert told(found, "request.extension") == [
        (None, "request.notice", "request.notice", None, None, "unknown", d(2025, 9, 10))
    ]
    assert findings(found) == []
    (early,) = told(Case.of(OFFICE, longer(10), e.RequestDeclaredComplete(on=d(2025, 9, 10)),
                            undated={"request_received"}), "request.extension")  # fmt: skip
    assert early[-2:] == ("unknown", d(2025, 9, 10))


def test_where_no_limit_is_established_no_extension_is_either():
    """No text gives an election body a time for its notice in 2012."""
    asked = e.RequestReceived(on=d(2012, 3, 5))
    later = e.NoticeExtended(on=d(2012, 3, 8), reason="The files lie in the archive.")
    early = Case.of(COMMISSION, asked, later, regime="election")
    assert told(early, "request.extension", d(2012, 7, 1)) == []


# -- the mediation ---------------------------------------------------------------------------------


def dispute(year, *more, start):
    """The acts from an application to the start of its mediation."""
    return (
        e.DisputeFiled(on=d(year - 1, 12, 1)),
        e.DisputeRegistered(on=d(year - 1, 12, 2)),
        e.FirstHearingHeld(on=start),
        e.MediationStarted(on=start),
        *more,
    )


def mediated(year, *acts):
    return Case.of(
        OFFICE,
        e.RequestReceived(on=d(year - 1, 9, 3)),
        e.ObjectionFiled(on=d(year - 1, 10, 3), ground="c"),
        e.ObjectionAnswered(on=d(year - 1, 11, 20)),
        *acts,
    )


def test_perki_2_of_2010_knows_no_extension_of_the_mediation():
    """Fourteen working days from 9 January 2012, over the 23rd (Imlek)."""
    announced = d(2012, 1, 16), d(2012, 1, 17)
    more = [e.MediationExtended(on=day) for day in announced]
    old = mediated(2012, *dispute(2012, *more, start=d(2012, 1, 9)))
    limit, as_of = d(2012, 1, 30), d(2012, 2, 1)
    assert told(old, "mediation.extension", as_of) == [
        (limit, "mediation.duration", "mediation.duration", None, limit, "closed", day)
        for day in announced
    ]
    assert findings(old, "mediation.extension", as_of) == [
        ("mediation.extension.unavailable", key, limit, day, place, set())
        for key, day, place in [
            ("mediation.extension", announced[0], 7),
            ("mediation.extension#2", announced[1], 8),
        ]
    ]
    clock = old.deadline("mediation.extension", as_of)
    assert (clock.closed_by, clock.happened_event) == ("mediation_extended", more[0])
    assert old.deadline("mediation.duration", as_of).due_on == limit


def test_an_extension_belongs_to_the_mediation_of_its_own_dispute():
    """Of two applications one after another each has its mediation."""
    first = dispute(2026, start=d(2026, 1, 12))
    second = (
        e.DisputeFiled(on=d(2026, 3, 2)),
        e.DisputeRegistered(on=d(2026, 3, 3)),
        e.FirstHearingHeld(on=d(2026, 4, 6)),
        e.MediationStarted(on=d(2026, 4, 6)),
    )
    longer_first, longer_second = (
        e.MediationExtended(on=d(2026, 1, 16)),
        e.MediationExtended(on=d(2026, 4, 13)),
    )
    as_of = d(2026, 4, 20)

    def moved(*acts):
        """Which of the two mediations was extended, and of which an extension is told."""
        clocks = mediated(2026, *acts).deadlines(as_of)
        longer = [c.due_on != c.limit for c in clocks if c.term.id == "mediation.duration"]
        return longer, [c.opened_by for c in clocks if c.term.id == "mediation.extension"]

    assert moved(*first, longer_first, *second) == ([True, False], ["mediation.duration"])
    assert moved(*first, *second, longer_second) == ([False, True], ["mediation.duration#2"])
