"""The ordinal index: adding n working days is two look-ups.

``before[i]`` is the number of working days before the i-th day of the index; ``dates[k]`` is the
k-th working day, counted from one. So the n-th working day after day i is
``dates[before[i + 1] + n]``, and the n-th before it is ``dates[before[i] + 1 - n]``, whether day
i works or not.
"""

from __future__ import annotations

from datetime import date
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["FIRST_DAY", "FIRST_ORDINAL", "LAST_DAY", "Index", "empty_index", "extended"]

FIRST_DAY = date(2010, 1, 1)
"""The first day of every index: nothing in this law is counted before 30 April 2010."""

FIRST_ORDINAL = FIRST_DAY.toordinal()

LAST_DAY = date(2050, 12, 31)
"""The last day about which a calendar answers; projected from the last decree on."""


class Index(NamedTuple):
    """Working days from ``FIRST_DAY`` to the end of the year ``until``."""

    before: list[int]
    dates: list[date]
    until: int


def empty_index() -> Index:
    """The index of no year yet; day zero stands before the first working day."""
    return Index([0], [date.min], FIRST_DAY.year - 1)


def extended(index: Index, until: int, working: Iterable[int]) -> Index:
    """A new index that reaches to the end of the year ``until``.

    Args:
        index: the index to start from; it is not changed.
        until: the last year of the new index.
        working: the ordinals of the working days of the years added, in order.
    """
    added = list(working)
    start, end = date(index.until + 1, 1, 1).toordinal(), date(until, 12, 31).toordinal()
    flags = bytearray(end - start + 1)
    for ordinal in added:
        flags[ordinal - start] = 1
    *before, last = index.before
    return Index(
        [*before, *accumulate(flags, initial=last)],
        [*index.dates, *map(date.fromordinal, added)],
        until,
    )
