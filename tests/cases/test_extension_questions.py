"""On which open questions an extension of the notice rests (UU 14/2008 22(8), Perki 1/2021 36)."""

from datetime import date as d

import pytest

from ppid_rules import Case, PublicBody, Readings
from ppid_rules import events as e

OFFICE = PublicBody(name="Dinas Contoh", level="regency", kind="state")
AS_OF = d(2025, 4, 15)
FIRST, EXTENDED = d(2025, 4, 10), d(2025, 4, 22)


def case(on, reason="The files lie in the archive.", **fields):
    return Case.of(
        OFFICE, e.RequestReceived(on=d(2025, 3, 18)), e.NoticeExtended(on=on, reason=reason, **fields)
    )  # fmt: skip


def notice(found, **options):
    clock = found.deadline("request.notice", AS_OF, **options)
    extra = set(clock.contested) & {"extension_announced", "extension_validity"}
    return clock.due_on, extra


def codes(found, **options):
    return {f.code: set(f.contested) for f in found.audit(AS_OF, **options).findings}


@pytest.mark.parametrize("on", [d(2025, 3, 18), d(2025, 3, 27), FIRST])
def test_announced_within_the_first_period_it_moves_the_limit(on):
    assert notice(case(on)) == (EXTENDED, set())
    assert codes(case(on)) == {}


def test_announced_later_it_moves_nothing_unless_read_so():
    late = case(d(2025, 4, 11))
    assert notice(late) == (FIRST, {"extension_announced"})
    assert codes(late) == {
        "request.notice.missing": {"extension_announced"},
        "request.extension.late": {"extension_announced"},
    }
    other = next(o for o in Readings.question("extension_announced").options
                 if o != Readings().extension_announced)  # fmt: skip
    assert notice(late, readings=Readings(extension_announced=other)) == (
        EXTENDED,
        {"extension_announced"},
    )


def test_without_reasons_it_moves_nothing_under_any_reading():
    bare = case(d(2025, 3, 27), reason="")
    assert notice(bare) == (FIRST, set())
    assert set(codes(bare)) == {"request.notice.missing", "request.extension.unreasoned"}
    assert notice(case(d(2025, 3, 27), reason=None)) == (
        EXTENDED,
        set(),
    )  # not recorded is no fault


def test_reasons_that_are_none_of_the_regulation_depend_on_a_reading():
    """Perki 1/2021 36(1) names two conditions: not held or documented yet, or not decided."""
    none_of_them = case(d(2025, 3, 27), conditions=())
    due, extra = notice(none_of_them)
    assert extra == {"extension_validity"}
    other = next(o for o in Readings.question("extension_validity").options
                 if o != Readings().extension_validity)  # fmt: skip
    assert notice(none_of_them, readings=Readings(extension_validity=other))[0] != due
