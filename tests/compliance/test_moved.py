"""Which open deadlines a new decree moves, and which letters are wrong then."""

from datetime import date, timedelta

import pytest

from ppid_rules import (
    Case,
    Decree,
    PublicBody,
    WrongTypeError,
    events,
    indonesia,
    moved,
)

BODY = PublicBody(name="Kementerian X", level="central", kind="state")
NEW = date(2025, 8, 7)  # the day on which Monday, 18 August 2025 became joint leave
BEFORE, AFTER = indonesia(as_known_on=date(2025, 8, 6)), indonesia(as_known_on=NEW)
RECEIVED = events.RequestReceived(on=date(2025, 8, 4))
TOLD = events.ReceiptGiven(on=date(2025, 8, 4), stated_due_on=date(2025, 8, 18))


def moves_of(*log, as_of=NEW, before=BEFORE, after=AFTER, **fields):
    case = Case.of(BODY, *log, **fields)
    return {m.key: m for m in moved([case], as_of=as_of, before=before, after=after)}


def test_the_letter_of_4_august_2025():
    move = moves_of(RECEIVED, TOLD, reference="12/2025")["request.notice"]
    assert (move.before, move.after) == (date(2025, 8, 18), date(2025, 8, 19))
    assert "933/2025" in move.decree
    assert move.announced_on == NEW
    assert move.stated == ((1, date(2025, 8, 18)),)
    assert move.reference == "12/2025"
    assert [r.added for r in move.revisions] == [(date(2025, 8, 18),)]
    assert move.to_dict() == {
        "schema": "ppid-rules/move/1",
        "reference": "12/2025",
        "key": "request.notice",
        "before": "2025-08-18",
        "after": "2025-08-19",
        "decree": move.decree,
        "announced_on": "2025-08-07",
        "stated": [{"event_index": 1, "due_on": "2025-08-18"}],
        "basis": move.basis.to_dict(),
    }
    assert move.basis.as_known_on == NEW


def test_what_chains_on_a_moved_deadline_moves_with_it():
    found = moves_of(RECEIVED, TOLD)
    assert found["objection.filing"].decree == found["request.notice"].decree
    assert found["objection.filing"].stated == ()


def test_a_date_told_that_was_never_right_is_not_of_the_decree():
    wrong = events.ReceiptGiven(on=date(2025, 8, 4), stated_due_on=date(2025, 8, 15))
    assert moves_of(RECEIVED, wrong)["request.notice"].stated == ()


def test_the_letter_of_an_extension():
    told = date(2025, 8, 27)
    extended = events.NoticeExtended(on=date(2025, 8, 6), reason="x", stated_due_on=told)
    move = moves_of(RECEIVED, TOLD, extended)["request.notice"]
    assert (move.before, move.after) == (told, date(2025, 8, 28))
    assert move.stated == ((2, told),)  # what the receipt told has been replaced by it


def test_the_answer_to_an_objection():
    told = date(2025, 9, 9)
    log = (
        events.RequestReceived(on=date(2025, 7, 1)),
        events.NoticeGiven(on=date(2025, 7, 8), outcome="refused"),
        events.ObjectionFiled(on=date(2025, 7, 28), ground="a", stated_due_on=told),
    )
    move = moves_of(*log)["objection.answer"]
    assert (move.before, move.after, move.stated) == (told, date(2025, 9, 10), ((2, told),))


def test_what_is_over_on_both_calendars_does_not_move():
    given = events.NoticeGiven(on=date(2025, 8, 6), outcome="granted")
    assert "request.notice" not in moves_of(RECEIVED, given)
    assert "request.notice" in moves_of(RECEIVED, as_of=date(2025, 8, 19))  # runs after, not before
    assert "request.notice" not in moves_of(RECEIVED, as_of=date(2025, 8, 20))


def test_nothing_moves_on_the_same_calendar():
    assert moves_of(RECEIVED, TOLD, before=AFTER) == {}


def test_back_to_what_was_known_before_has_no_decree():
    move = moves_of(RECEIVED, before=AFTER, after=BEFORE)["request.notice"]
    assert (move.before, move.after) == (date(2025, 8, 19), date(2025, 8, 18))
    assert (move.decree, move.announced_on, move.revisions) == (None, None, ())


def test_a_closure_is_no_decree():
    after = BEFORE.with_days_off({date(2025, 8, 13): "move"})
    move = moves_of(RECEIVED, after=after)["request.notice"]
    assert (move.after, move.decree) == (date(2025, 8, 19), None)


def test_a_decree_newer_than_the_release():
    fresh = Decree(
        day=date(2027, 1, 4), kind="joint_leave", name_id="Cuti bersama", name_en="Joint leave",
        decree="SKB 1/2026", announced_on=date(2026, 12, 20),
    )  # fmt: skip
    log = [events.RequestReceived(on=date(2026, 12, 28))]
    move = moves_of(
        *log, as_of=date(2026, 12, 28), before=indonesia(), after=indonesia().with_decrees(fresh)
    )["request.notice"]
    assert (move.before, move.after) == (date(2027, 1, 13), date(2027, 1, 14))
    assert (move.decree, move.announced_on) == ("SKB 1/2026", date(2026, 12, 20))


def test_a_calendar_that_is_passed_is_used_as_it_is():
    body = PublicBody(name="Y", level="provincial", kind="state", region="ID-BA", week="six")
    case = Case.of(body, RECEIVED)
    assert moved([case], as_of=NEW, before=BEFORE, after=AFTER) == moved(
        [Case.of(BODY, RECEIVED)], as_of=NEW, before=BEFORE, after=AFTER
    )


def test_the_order_of_the_cases_is_kept():
    cases = [Case.of(BODY, RECEIVED, reference=str(n)) for n in (3, 1, 2)]
    found = moved(iter(cases), as_of=NEW, before=BEFORE, after=AFTER)
    assert list(dict.fromkeys(m.reference for m in found)) == ["3", "1", "2"]


@pytest.mark.parametrize(
    "wrong",
    [{"cases": Case.of(BODY)}, {"cases": [BODY]}, {"before": None}, {"after": "x"}],
    ids=["a case", "a body", "no calendar", "text"],
)
def test_wrong_arguments(wrong):
    given = {"cases": [], "as_of": NEW, "before": BEFORE, "after": AFTER} | wrong
    with pytest.raises(WrongTypeError):
        moved(given.pop("cases"), **given)


# -- the scale of it: one clock for each working start day, open on 7 August 2025 --------------


def _notice(start):
    return (events.RequestReceived(on=start),)


def _extended_notice(start):
    limit = BEFORE.add_working_days(start, 10)
    return (*_notice(start), events.NoticeExtended(on=min(limit, NEW), reason="x"))


def _objection(start):
    first = events.RequestReceived(on=date(2025, 1, 6))
    refusal = events.NoticeGiven(on=date(2025, 1, 10), outcome="refused")
    return first, refusal, events.ObjectionFiled(on=start, ground="a")


def _hearing(start):
    return (
        events.RequestReceived(on=date(2024, 1, 8)),
        events.ObjectionFiled(on=date(2024, 2, 1), ground="c"),
        events.DisputeFiled(on=date(2024, 4, 1)),
        events.DisputeRegistered(on=date(2024, 4, 3)),
        events.FirstHearingHeld(on=start),
    )


@pytest.mark.parametrize(
    ("key", "log", "number", "of"),
    [
        ("request.notice", _notice, 3, 10),
        ("request.notice", _extended_notice, 10, 17),
        ("objection.answer", _objection, 23, 30),
        ("dispute.settlement", _hearing, 93, 100),
    ],
    ids=["notice", "extended notice", "objection", "settlement"],
)
def test_how_many_of_the_open_deadlines_move(key, log, number, of):
    open_cases = []
    start = NEW - timedelta(200)
    while (start := start + timedelta(1)) < NEW:
        if BEFORE.is_working_day(start):
            case = Case.of(BODY, *log(start))
            clocks = case.deadlines(NEW, calendar=BEFORE, status={"running"})
            if any(clock.key == key for clock in clocks):
                open_cases.append(case)
    found = [m for m in moved(open_cases, as_of=NEW, before=BEFORE, after=AFTER) if m.key == key]
    assert (len(found), len(open_cases)) == (number, of)
    assert all(1 <= (m.after - m.before).days <= 5 for m in found)
    assert all("933/2025" in m.decree for m in found)
