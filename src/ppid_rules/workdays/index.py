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

from ..errors import CoverageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

__all__ = ["FIRST_DAY", "FIRST_ORDINAL", "LAST_DAY", "GrowingIndex", "Index"]

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


_EMPTY = Index([0], [date.min], FIRST_DAY.year - 1)
"""The index of no year yet; a day zero stands before the first working day."""


class GrowingIndex:
    """An index that grows by whole years when a later day is asked for.

    ``now`` is replaced, never changed, so that other threads can go on reading the old one; each
    longer index begins with the shorter one.
    """

    __slots__ = ("_working", "now")

    def __init__(self, working: Callable[[int, int], Iterable[int]]) -> None:
        """``working`` gives the working days of the years first to last, as ordinals."""
        self._working = working
        self.now = _EMPTY

    def place(self, day: date) -> tuple[list[int], int]:
        """The counts of an index that holds ``day``, and its place in them.

        Raises:
            CoverageError: no index holds it.
        """
        if not FIRST_DAY <= day <= LAST_DAY:
            raise CoverageError(day, FIRST_DAY, LAST_DAY)
        return self.reach(day.year).before, day.toordinal() - FIRST_ORDINAL

    def add(self, day: date, n: int) -> date:
        """The n-th working day after ``day``, also where the index has to grow for it.

        Raises:
            CoverageError: ``day`` or the result lies outside.
        """
        before, i = self.place(day)
        if n == 0:
            return day
        place = before[i + 1] + n if n > 0 else before[i] + 1 + n
        # No step can pass more days than are left, so a huge n need not be looked for.
        reachable = place > 0 and n <= (LAST_DAY - day).days
        for year in range(day.year, LAST_DAY.year + 1) if reachable else ():
            dates = self.reach(year).dates
            if place < len(dates):
                return dates[place]
        raise CoverageError(None, FIRST_DAY, LAST_DAY)

    def reach(self, year: int) -> Index:
        """The index, extended to the end of ``year`` where needed."""
        index = self.now
        if year > index.until:
            index = self.now = _extended(index, year, self._working(index.until + 1, year))
        return index


def _extended(index: Index, until: int, working: Iterable[int]) -> Index:
    """A new index that reaches to the end of the year ``until``."""
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
