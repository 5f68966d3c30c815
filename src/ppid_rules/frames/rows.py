"""Some rows of a table in memory as arrays: what a plan's program reads."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np

from .columns import kind_of
from .series import days_of, is_text, is_there, is_true

if TYPE_CHECKING:
    from collections.abc import Callable

    import narwhals as nw

    from .algebra import Node
    from .program import Array
    from .tables import Numbers
    from .tasks import Task

__all__ = ["Rows"]


class Rows:
    """Some rows of a table.

    Attributes:
        count: how many.
    """

    def __init__(
        self, rows: nw.DataFrame[Any], first_row: int, task: Task, last_place: int
    ) -> None:
        self.count = len(rows)
        self._rows = rows
        self._first_row = first_row
        self._task = task
        self._last_place = last_place
        self._columns = task.columns.by_field
        self._days: dict[tuple[str, str], tuple[Array, Array]] = {}
        self._kinds: dict[str, Callable[..., Array]] = {
            "day": self._day,
            "recorded": self._recorded,
            "says": self._says,
            "holds": self._holds,
            "late": self._late,
            "outside": self._outside,
            "backwards": self._backwards,
            "repeated": self._repeated,
        }

    def leaf(self, node: Node) -> Array:
        """The values of a column of the input."""
        kind, *rest = node.name
        return self._kinds[kind](*rest)

    def _column(self, event: str, name: str) -> nw.Series[Any]:
        return self._rows[self._columns[event, name]]

    def _dates(self, event: str, name: str) -> tuple[Array, Array]:
        key = event, name
        if key not in self._days:
            column = self._columns[key]
            self._days[key] = days_of(column, self._rows[column], self._first_row)
        return self._days[key]

    def _day(self, event: str, name: str) -> Array:
        places, known = self._dates(event, name)
        if name == "received_on":
            return np.where(known, places, self._dates(event, "on")[0])
        return places

    def _recorded(self, event: str, name: str) -> Array:
        if kind_of(event, name) == "day":
            return self._dates(event, name)[1]
        return is_there(self._column(event, name))

    def _says(self, event: str, name: str, value: str) -> Array:
        return is_text(self._column(event, name), value)

    def _holds(self, event: str, name: str) -> Array:
        kind = kind_of(event, name)
        if kind == "day":
            return self._dates(event, name)[1]
        column = self._column(event, name)
        return is_true(column) if kind == "truth" else is_there(column) & ~is_text(column, "")

    # -- what can be wrong -----------------------------------------------------------------

    def _outside(self, event: str, name: str) -> Array:
        places, known = self._dates(event, name)
        return known & ((places < 0) | (places > self._last_place))

    def _backwards(self, event: str) -> Array:
        places, known = self._dates(event, "received_on")
        on, sent = self._dates(event, "on")
        return known & sent & (places < on)

    def _repeated(self) -> Array:
        return is_there(self._rows[self._task.columns.repeated or ""])

    # -- whose rows they are ---------------------------------------------------------------

    @cached_property
    def _bodies(self) -> list[tuple[int, str | None]]:
        """Of each row the number of its calendar, and when its office closes."""
        if self._task.bodies is None:
            return [(0, self._task.closes)] * self.count
        return [self._task.bodies[name] for name in self._rows[self._task.columns.body or ""]]

    @cached_property
    def calendars(self) -> Numbers | None:
        """The number of the calendar of each row; ``None``: all have the first."""
        if len(self._task.calendars) == 1:
            return None
        return np.array([number for number, _ in self._bodies], dtype=np.int32)

    def _late(self, event: str) -> Array:
        """Whether something came in after the office closed."""
        times = (None if t is None else str(t) for t in self._column(event, "time"))
        pairs = zip(times, self._bodies, strict=True)
        return np.array([bool(t and closes and t > closes) for t, (_, closes) in pairs], dtype=bool)
