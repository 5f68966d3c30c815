"""What several test files need: days, calendars, and an oracle that counts naively."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from ppid_rules import Decree, Overlay, WorkingCalendar, indonesia
from ppid_rules.workdays.decrees import shipped_log

if TYPE_CHECKING:
    from collections.abc import Iterator

GOLDEN = Path(__file__).parent / "golden"
LOG = shipped_log().entries
ANNOUNCEMENTS = sorted({e.announced_on for e in LOG})
ONE = timedelta(days=1)


def span(start: date, end: date) -> Iterator[date]:
    """Every day of [start, end]."""
    while start <= end:
        yield start
        start += ONE


def naive_add(calendar: WorkingCalendar, day: date, n: int) -> date:
    """The n-th working day after ``day``, one step at a time."""
    step = ONE if n > 0 else -ONE
    while n:
        day += step
        if calendar.is_working_day(day):
            n -= 1 if n > 0 else -1
    return day


def golden_lines(name: str) -> list[list[str]]:
    """The fields of the lines of a golden file."""
    lines = (GOLDEN / name).read_text(encoding="utf-8").splitlines()
    return [line.split() for line in lines if not line.startswith("#")]


decreed_days = st.dates(date(2010, 1, 1), date(2027, 12, 31))
"""Days of the decreed years."""

inner_days = st.dates(date(2011, 1, 1), date(2026, 12, 31))
"""Days from which some hundred working days either way stay in the decreed years."""

small_overlays = st.builds(
    lambda off, on: Overlay(tuple((d, "closed") for d in off - on), tuple((d, "open") for d in on)),
    st.sets(st.dates(date(2024, 12, 1), date(2025, 12, 31)), max_size=6),
    st.sets(st.dates(date(2024, 12, 1), date(2025, 12, 31)), max_size=6),
)
"""Overlays with a few days around 2025."""

calendars = st.builds(
    lambda overlay, **recipe: indonesia(**recipe).with_overlay(overlay),
    small_overlays,
    as_known_on=st.none() | st.sampled_from([a for a in ANNOUNCEMENTS if a.year >= 2024]),
    joint_leave=st.sampled_from(["off", "working"]),
    region=st.sampled_from([None, "ID-BA", "ID-AC", "19.71", "51.02"]),
    week=st.sampled_from(["five", "six"]),
)
"""Calendars that know at least the decree of 2025."""


def decrees_of(announced_on: date) -> tuple[Decree, ...]:
    """The entries announced on a day as a user would write them, open flags left open."""
    return tuple(
        Decree(
            e.day, e.kind, e.name_id, e.name_en, e.decree, e.announced_on, e.revokes,
            short_id=e.short_id, short_en=e.short_en,
        )
        for e in LOG
        if e.announced_on == announced_on
    )  # fmt: skip
