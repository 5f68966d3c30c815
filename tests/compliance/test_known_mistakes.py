"""What real applications do wrong, each by name: our result differs from every mistake.

The mistakes were found by reading some twenty applications of Indonesian public bodies.
"""

from datetime import UTC, date, datetime, timedelta, timezone

import holidays
import pytest

from ppid_rules import deadline, indonesia
from support import span

RECEIVED = date(2025, 3, 17)
DUE = date(2025, 4, 9)
WITA = timezone(timedelta(hours=8))


def walk(start, n, off):
    while n:
        start += timedelta(1)
        n -= start.weekday() < 5 and start not in off
    return start


PUBLIC = holidays.country_holidays("ID", years=range(2024, 2027), language="id")
STALE = holidays.country_holidays("ID", years=[2024], language="id")

MISTAKES = {
    "weekends_only": walk(RECEIVED, 10, ()),
    "public_holidays_only": walk(RECEIVED, 10, PUBLIC),
    "calendar_days": RECEIVED + timedelta(10),
    "start_day_counted": walk(RECEIVED - timedelta(1), 10, dict.fromkeys(
        off.day for off in indonesia().days_off(date(2025, 1, 1), date(2025, 12, 31))
    )),
    "stale_table": walk(RECEIVED, 10, STALE),
    "wrong_number_of_seven": deadline("request.extension", RECEIVED).due_on,
    "one_day_short": indonesia().add_working_days(DUE, -1),
}  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES)
def test_the_deadline_is_not_that_of(mistake):
    assert deadline("request.notice", RECEIVED).due_on == DUE != MISTAKES[mistake]


def test_the_figures_of_two_of_the_mistakes():
    assert MISTAKES["weekends_only"] == date(2025, 3, 31)
    assert MISTAKES["public_holidays_only"] == date(2025, 4, 2)


def test_an_extension_runs_from_the_first_limit_not_from_its_announcement():
    notice = deadline("request.notice", date(2025, 8, 11))
    announced = date(2025, 8, 20)
    assert notice.extension.due_on == date(2025, 9, 4)
    assert indonesia().add_working_days(announced, 7) == date(2025, 8, 29)


def test_an_extension_is_no_longer_than_ten_and_seven_in_one():
    for day in span(date(2025, 1, 1), date(2025, 12, 31)):
        notice = deadline("request.notice", day)
        assert notice.extension.due_on == indonesia().add_working_days(day, 17)


def test_an_extension_from_the_filing_is_another_day():
    filed = date(2025, 8, 11)
    assert deadline("request.notice", filed).extension.due_on != indonesia().add_working_days(
        filed, 7
    )


def test_revoked_days_are_not_kept():
    assert deadline("request.notice", date(2020, 5, 18)).due_on == date(2020, 6, 4)


def test_a_date_in_utc_is_a_day_early():
    """A form sent at 00:30 WITA on 9 June 2026 is still 8 June in UTC."""
    moment = datetime(2026, 6, 9, 0, 30, tzinfo=WITA)
    assert deadline("request.notice", moment.date()).due_on == date(2026, 6, 24)
    wrong = moment.astimezone(UTC).date()
    assert deadline("request.notice", wrong).due_on == date(2026, 6, 23)


def test_a_start_on_a_weekend_is_day_zero():
    """The index of a rolled-forward start would give a day more."""
    assert deadline("request.notice", date(2026, 3, 21)).due_on == indonesia().add_working_days(
        date(2026, 3, 20), 10
    )


def test_the_objection_is_answered_in_working_days_not_in_an_interval_of_thirty_days():
    filed = date(2025, 3, 3)
    assert deadline("objection.answer", filed).due_on == date(2025, 4, 24)
    assert filed + timedelta(30) == date(2025, 4, 2)
