"""An audit of a table in memory: the plan's program, run on a part of the rows at a time."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

import narwhals as nw
import numpy as np

from .._data import read_json
from ..errors import ColumnError, UnknownChoiceError
from ..workdays.index import LAST_DAY
from .clocks import STATUSES
from .columns import kind_of
from .plan import SUFFIXES, plan_of
from .program import Program
from .rows import Rows
from .series import check_truths, dates_of, numbers_of, texts_of, words_of
from .tables import TableSet
from .tasks import CERTAINTIES, margin

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .plan import Plan
    from .program import Array
    from .tasks import Task

__all__ = ["audit_eager"]

_LIMITS = read_json(__name__, "data/limits.json")


def audit_eager(frame: nw.DataFrame[Any], task: Task) -> nw.DataFrame[Any]:
    """A table with what an audit says of each of its rows.

    Raises:
        ColumnError: a column that cannot be read, or one that the audit would write.
        UnknownChoiceError: a word that a field cannot have, or a body that is not among them.
    """
    _check(frame, task)
    table = _Table(frame, task)
    program = Program(table.plan.roots)
    found = _Found(table.plan, task.names, len(frame))
    step = _LIMITS["rows_of_a_chunk"]

    def compute(start: int) -> None:
        rows = Rows(frame[start : start + step], start, task, table.last_place)
        values = program.run(rows.leaf, table.tables, rows.calendars)
        found.keep(slice(start, start + rows.count), values)

    starts = range(0, len(frame), step)
    # The arithmetic is numpy's, which lets another thread work meanwhile.
    with ThreadPoolExecutor(_LIMITS["threads"]) as pool:
        list(pool.map(compute, starts))
    return frame.with_columns(*found.columns(frame))


# -- what can be used ------------------------------------------------------------------------------


def _check(frame: nw.DataFrame[Any], task: Task) -> None:
    """Whether every word of a table can be read; that of the days is seen as they are."""
    for (event, name), column in task.columns.by_field.items():
        kind = kind_of(event, name)
        if kind == "word":
            _check_words(column, frame[column], task.columns.fields[column].words)
        elif kind == "truth":
            check_truths(column, frame[column])
    body = task.columns.body
    if task.bodies is not None and body is not None:
        missing = frame[body].is_null()
        if missing.any():
            raise ColumnError(body, "is empty", int(np.flatnonzero(missing.to_numpy())[0]))
        _check_words(body, frame[body], tuple(task.bodies))


def _check_words(column: str, values: nw.Series[Any], words: tuple[str, ...]) -> None:
    for value in values.drop_nulls().unique():
        if value not in words:
            raise UnknownChoiceError(value, words, f"value in column {column!r}")


class _Table:
    """What is known of a table as a whole."""

    def __init__(self, frame: nw.DataFrame[Any], task: Task) -> None:
        self._frame = frame
        self._task = task

    @cached_property
    def _bounds(self) -> dict[tuple[str, str], tuple[date, date]]:
        """The first and the last day of each column of days."""
        found = {}
        for key, column in self._task.columns.by_field.items():
            values = self._frame[column]
            if kind_of(*key) == "day" and values.dtype in (nw.Date, nw.Datetime):
                first, last = values.min(), values.max()
                if values.null_count() < len(values):
                    found[key] = _as_date(first), _as_date(last)
        return found

    @cached_property
    def tables(self) -> TableSet:
        """The calendars as arrays, to the end of the year in which everything ends."""
        task = self._task
        days = [key for key in task.columns.by_field if kind_of(*key) == "day"]
        last = LAST_DAY.toordinal()
        if all(key in self._bounds for key in days):
            known = [last_day for _, last_day in self._bounds.values()]
            last = min(last, max(task.as_of, *known).toordinal() + margin(task))
        return TableSet(task.calendars, date.fromordinal(last).year)

    @cached_property
    def last_place(self) -> int:
        """The last day of which a row may speak: what follows from it lies in the tables."""
        return self.tables.days - 1 - margin(self._task)

    @cached_property
    def plan(self) -> Plan:
        """The plan of the audit."""
        task = self._task
        return plan_of(
            task.columns.events, frozenset(task.columns.by_field), task.as_of, task.regime,
            task.readings, task.house_rules, task.not_kept, task.terms, self._bounds,
            is_sure=self.tables.is_decreed, faults=task.faults,
        )  # fmt: skip


def _as_date(value: Any) -> date:  # noqa: ANN401 - a date or a moment of any engine
    return date(value.year, value.month, value.day)


# -- what was found --------------------------------------------------------------------------------


class _Found:
    """What was found about each row, as arrays."""

    def __init__(self, plan: Plan, names: tuple[str, ...], rows: int) -> None:
        self._plan = plan
        self._names = names
        kinds = dict(zip(SUFFIXES, (np.int32, np.int8, np.int32, np.int32), strict=True))
        self._arrays = {
            f"{name}_{suffix}": (np.zeros(rows, kind), np.zeros(rows, bool))
            for name in names
            for suffix, kind in kinds.items()
        }
        self._certainty = np.zeros(rows, np.int8)
        self._faults = np.zeros(rows, np.uint32)
        self._texts: list[str | None] = [None]

    def keep(self, part: slice, values: Mapping[int, Array]) -> None:
        """Keep what was found about some rows."""
        for clock in self._plan.clocks:
            for suffix, (value, known) in zip(SUFFIXES, clock.answers, strict=True):
                array, mask = self._arrays[f"{clock.name}_{suffix}"]
                array[part] = values[value.number]
                mask[part] = values[known.number]
        certainty = self._certainty[part]
        for kind, node in ((1, self._plan.provisional), (-1, self._plan.projected)):
            certainty[np.broadcast_to(values[node.number], certainty.shape)] = kind % len(
                CERTAINTIES
            )
        faults = self._faults[part]
        for code, node in self._plan.faults:
            wrong = np.broadcast_to(values[node.number], faults.shape)
            for earlier in np.unique(faults[wrong]):
                faults[wrong & (faults == earlier)] = self._text(int(earlier), code)

    def _text(self, earlier: int, code: str) -> int:
        """The number of a text that says one fault more than another."""
        before = self._texts[earlier]
        text = code if before is None else f"{before}; {code}"
        if text not in self._texts:
            self._texts.append(text)
        return self._texts.index(text)

    def columns(self, frame: nw.DataFrame[Any]) -> Iterator[nw.Series[Any]]:
        """The columns of the audit."""
        for name in self._names:
            due, status, *numbers = (f"{name}_{suffix}" for suffix in SUFFIXES)
            yield dates_of(frame, due, *self._arrays.pop(due))
            yield words_of(frame, status, *self._arrays.pop(status), STATUSES)
            for number in numbers:
                yield numbers_of(frame, number, *self._arrays.pop(number))
        yield words_of(frame, "certainty", self._certainty, self._faults == 0, CERTAINTIES)
        yield texts_of(frame, "faults", self._faults, self._texts)
