"""From what the fourteen working days for the dispute run (UU 14/2008 37(2), Perki 1/2013 13)."""

from datetime import date as d

import pytest

from ppid_rules import Case, PublicBody, Readings
from ppid_rules import events as e

OFFICE = PublicBody(name="Dinas Contoh", level="regency", kind="state")
ASKED = (e.RequestReceived(on=d(2025, 3, 18)), e.ObjectionFiled(on=d(2025, 4, 29), ground="c"))
RESTARTS = Readings(late_answer="restarts")
LAST = d(2025, 6, 19)  # of the thirty working days


def window(*acts, as_of=d(2025, 7, 20), **options):
    clock = Case.of(OFFICE, *ASKED, *acts).deadline("dispute.filing", as_of, **options)
    return clock.starts_on, clock.start_is, clock.due_on, "late_answer" in clock.contested


@pytest.mark.parametrize(("answered", "readings", "expected"), [
    (d(2025, 6, 2), None, (d(2025, 6, 2), "objection_answered", d(2025, 6, 24), False)),
    (LAST, None, (LAST, "objection_answered", d(2025, 7, 10), False)),
    (d(2025, 6, 20), None, (LAST, "objection.answer", d(2025, 7, 10), True)),
    (d(2025, 6, 24), None, (LAST, "objection.answer", d(2025, 7, 10), True)),
    (d(2025, 6, 24), RESTARTS, (d(2025, 6, 24), "objection_answered", d(2025, 7, 15), True)),
    (d(2025, 6, 2), RESTARTS, (d(2025, 6, 2), "objection_answered", d(2025, 6, 24), False)),
])  # fmt: skip
def test_an_answer_in_time_starts_it_and_a_late_one_only_as_read(answered, readings, expected):
    assert window(e.ObjectionAnswered(on=answered), readings=readings) == expected


def test_silence_starts_it_with_the_end_of_the_thirty_days():
    assert window() == (LAST, "objection.answer", d(2025, 7, 10), False)


def test_an_answer_after_the_application_does_not_restart_it():
    acts = (e.DisputeFiled(on=d(2025, 6, 23)), e.ObjectionAnswered(on=d(2025, 6, 24)))
    assert window(*acts, readings=RESTARTS)[:3] == (LAST, "objection.answer", d(2025, 7, 10))


def test_an_answer_opens_it_before_the_thirty_days_have_ended():
    case = Case.of(
        OFFICE, *ASKED, e.ObjectionAnswered(on=d(2025, 5, 20)), e.DisputeFiled(on=d(2025, 5, 21))
    )
    codes = [f.code for f in case.audit(d(2025, 5, 22)).findings]
    assert "dispute.filing.premature" not in codes
    early = Case.of(OFFICE, *ASKED, e.DisputeFiled(on=d(2025, 5, 21)))
    assert "dispute.filing.premature" in [f.code for f in early.audit(d(2025, 5, 22)).findings]
