"""What real PPID applications do wrong with whole cases, each class by name.

Those about single dates are in ``tests/compliance/test_known_mistakes.py``.
"""

from datetime import date, timedelta

import pytest

from ppid_rules import Case, PublicBody, deadline, indonesia, instruments
from ppid_rules import events as e

BODY = PublicBody(name="Kementerian Contoh", level="central", kind="state")
RECEIVED = date(2025, 3, 17)
DUE = date(2025, 4, 9)
CALENDAR = indonesia()


def case(*events):
    return Case.of(BODY, e.RequestReceived(on=RECEIVED), *events)


def due(made, key="request.notice", as_of=DUE):
    return made.deadline(key, as_of).due_on


def test_clock_from_officer_action():
    """The period runs from receipt, whenever an officer opened, registered or forwarded it."""
    worked_on = case(
        e.RequestRegistered(on=date(2025, 3, 24)), e.RequestDeclaredComplete(on=date(2025, 3, 25))
    )
    assert due(worked_on) == due(case()) == DUE


def test_extension_from_announcement():
    extended = case(e.NoticeExtended(on=date(2025, 3, 20), reason="belum dikuasai"))
    assert due(extended) == CALENDAR.add_working_days(DUE, 7)
    assert due(extended) != CALENDAR.add_working_days(date(2025, 3, 20), 7)


def test_extension_from_filing():
    extended = case(e.NoticeExtended(on=date(2025, 3, 20), reason="belum dikuasai"))
    assert due(extended) == CALENDAR.add_working_days(RECEIVED, 17)
    assert due(extended) != CALENDAR.add_working_days(RECEIVED, 7)


def test_extension_unrecorded():
    """An extension is an event of its own, with its day and reason, not a moved date."""
    extended = case(e.NoticeExtended(on=date(2025, 3, 20), reason="belum dikuasai"))
    clock = extended.deadline("request.notice", DUE)
    assert (clock.limit, clock.extension.key) == (DUE, "request.extension")
    assert extended.deadline("request.extension", DUE).happened_on == date(2025, 3, 20)


def test_silence_is_closure():
    long_after = date(2025, 8, 1)
    standing = case().standing(long_after)
    assert standing.status == "request.silent"
    assert "request.notice.missing" in [f.code for f in case().audit(long_after).findings]
    assert "notice_given" in case().allowed  # it can still be answered, late


def test_silence_looks_like_work_in_progress():
    assert case().status == "request.received"
    assert case().standing(DUE).status == "request.received"
    assert case().standing(DUE + timedelta(1)).status == "request.silent"


def test_one_status_field_for_three_procedures():
    """A late answer to the request does not throw a dispute back to the request."""
    disputed = case(
        e.ObjectionFiled(on=date(2025, 4, 14), ground="c"),
        e.DisputeFiled(on=date(2025, 6, 10)),
        e.NoticeGiven(on=date(2025, 6, 12), outcome="granted"),
    )
    assert disputed.status == "dispute.filed"
    clocks = {c.key: c.status for c in disputed.deadlines(date(2025, 6, 13))}
    assert clocks["request.notice"] == "late"
    assert clocks["objection.answer"] == "overdue"


@pytest.mark.parametrize(
    ("on", "found"),
    [
        (DUE, "objection.filing.premature"),
        (DUE + timedelta(1), None),
        (date(2025, 5, 27), None),
        (date(2025, 5, 28), "objection.filing.late"),
    ],
)
def test_objection_gate_without_floor_or_ceiling(on, found):
    filed = case(e.ObjectionFiled(on=on, ground="c"))
    codes = [f.code for f in filed.audit(on).findings if f.term.id == "objection.filing"]
    assert codes == ([found] if found else [])


def test_kpi_in_a_different_unit():
    """Time used is told in the unit of the limit: working days."""
    answered = case(e.NoticeGiven(on=DUE, outcome="granted"))
    clock = answered.deadline("request.notice", DUE)
    assert (clock.working_days_used, clock.working_days_late) == (10, 0)
    assert (DUE - RECEIVED).days == 23


def test_two_implementations_disagreeing():
    """A clock of a case and a deadline by itself are one arithmetic."""
    clock = case().deadline("request.notice", RECEIVED)
    alone = deadline("request.notice", RECEIVED)
    assert (clock.due_on, clock.skipped, clock.count()) == (
        alone.due_on,
        alone.skipped,
        alone.count(),
    )
    assert clock.trace[0] == alone.trace[0]


def test_wrong_citation():
    """Every article that a result cites exists in its instrument, and was law then."""
    known = {instrument.id: instrument for instrument in instruments()}
    audit = case(e.ObjectionFiled(on=DUE, ground="c"), e.DisputeFiled(on=date(2025, 9, 1))).audit(
        date(2025, 10, 1)
    )
    for thing in (*audit.findings, *audit.clocks):
        assert thing.citations
        for citation in thing.citations:
            assert known[citation.instrument].has(citation.article)
            assert citation.instrument not in {"Perki 1/2010", "Perki 2/2010"}


def test_late_events_are_refused():
    """Late is recorded and found; nothing stops an office from writing down what happened."""
    late = case(e.NoticeGiven(on=date(2026, 3, 2), outcome="granted"))
    (finding,) = late.audit(date(2026, 3, 3)).findings
    assert finding.code == "request.notice.late"
