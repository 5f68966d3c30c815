"""The tables that a plan looks days up in, as arrays: one after the other for several calendars."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from .._data import REMEMBERED
from ..law import Unit
from ..workdays import Certainty
from ..workdays.index import FIRST_DAY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..workdays import WorkingCalendar

__all__ = ["Numbers", "TableSet", "Tables", "is_by_number", "tables_of"]

Numbers = NDArray[np.int32]
"""Places of days, and counts of them."""

_FORWARD = "forward"
_BY_NUMBER = " by number"


class Tables(NamedTuple):
    """The index of one calendar as arrays, to the end of a year.

    Attributes:
        before: for each day the working days before it.
        upto: for each day those up to it.
        date: for each working day, by its number from one, its place among the days.
        provisional: for each day the provisional days up to it.
        projected: for each day the projected days up to it.
    """

    before: Numbers
    upto: Numbers
    date: Numbers
    provisional: Numbers
    projected: Numbers


def is_by_number(table: str) -> bool:
    """Whether a table is looked up by the number of a working day; else by a day."""
    return table == "date" or table.endswith(_BY_NUMBER)


@lru_cache(maxsize=REMEMBERED)
def tables_of(calendar: WorkingCalendar, until: int) -> Tables:
    """The tables of a calendar to the end of a year."""
    index = calendar.index_until(until)
    days = (date(until + 1, 1, 1) - FIRST_DAY).days
    before = np.array(index.before[: days + 1], dtype=np.int32)
    works = np.diff(before).astype(bool)
    numbers = np.concatenate(([0], np.flatnonzero(works))).astype(np.int32)
    first = FIRST_DAY.toordinal()
    certainties = [calendar.certainty(date.fromordinal(first + i)) for i in range(days)]
    kinds = (Certainty.PROVISIONAL, Certainty.PROJECTED)
    provisional, projected = (
        np.cumsum([certainty is kind for certainty in certainties], dtype=np.int32)
        for kind in kinds
    )
    return Tables(before[:-1], before[1:], numbers, provisional, projected)


class TableSet:
    """The tables of several calendars, one after the other.

    Attributes:
        calendars: how many there are.
        days: how many days each covers.
    """

    def __init__(self, calendars: Sequence[WorkingCalendar], until: int) -> None:
        self._tables = [tables_of(calendar, until) for calendar in calendars]
        self._arrays: dict[str, Numbers] = {}
        self._starts: dict[str, Numbers] = {}
        self.calendars = len(self._tables)
        self.days = len(self._tables[0].before)

    @property
    def is_decreed(self) -> bool:
        """Whether every day of every calendar is decreed."""
        return not any(t.provisional[-1] or t.projected[-1] for t in self._tables)

    def array(self, table: str) -> Numbers:
        """A table of all calendars, end to end."""
        if table not in self._arrays:
            found = self.parts(table)
            sizes = [len(array) for array in found]
            self._arrays[table] = np.concatenate(found)
            self._starts[table] = np.cumsum([0, *sizes[:-1]]).astype(np.int32)
        return self._arrays[table]

    def parts(self, table: str) -> list[Numbers]:
        """A table of each calendar."""
        return [self._of(table, tables) for tables in self._tables]

    def starts(self, table: str) -> Numbers:
        """Where the part of each calendar begins in a table."""
        _ = self.array(table)
        return self._starts[table]

    def _of(self, table: str, tables: Tables) -> Numbers:
        if table.endswith(_BY_NUMBER):
            by_day = self._of(table.removesuffix(_BY_NUMBER), tables)
            return by_day[tables.date]
        kind, _, side = table.partition(" ")
        if kind in {"provisional", "projected"}:
            upto: Numbers = getattr(tables, kind)
            if side == "upto":
                return upto
            return np.concatenate(([0], upto[:-1])).astype(np.int32)
        if side:
            return _moved(table, self.days)
        found: Numbers = getattr(tables, kind)
        return found


@lru_cache(maxsize=REMEMBERED)
def _moved(table: str, days: int) -> Numbers:
    """For each day the place of that so many months or years from it."""
    from dateutil.relativedelta import relativedelta  # noqa: PLC0415 - for few terms only

    unit, direction, number = table.split(" ")
    signed = int(number) if direction == _FORWARD else -int(number)
    months, years = (signed, 0) if unit == Unit.MONTHS else (0, signed)
    step = relativedelta(months=months, years=years)
    first = FIRST_DAY.toordinal()
    return np.array(
        [(date.fromordinal(first + i) + step).toordinal() - first for i in range(days)],
        dtype=np.int32,
    )
