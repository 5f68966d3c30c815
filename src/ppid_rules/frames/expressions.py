"""The nodes of a plan as expressions of a lazy engine: columns of its table, and arithmetic."""

from __future__ import annotations

from typing import TYPE_CHECKING

import narwhals as nw

from .columns import kind_of
from .levels import is_given
from .lookups import CALENDAR
from .tasks import margin

if TYPE_CHECKING:
    from .algebra import Node
    from .tables import TableSet
    from .tasks import Task

__all__ = ["OWN", "Expressions"]

OWN = "__ppid_"
"""How the columns begin that are only there on the way."""


class Expressions:
    """The expressions of the nodes of a plan, on a table that gets their columns by and by."""

    def __init__(self, task: Task, tables: TableSet) -> None:
        self._task = task
        self._tables = tables
        self._columns = task.columns.by_field
        self._last_place = tables.days - 1 - margin(task)
        self._kept: dict[int, nw.Expr] = {}

    def keep(self, node: Node, column: nw.Expr) -> None:
        """Read a node from a column that the table has from now on."""
        self._kept[node.number] = column

    def of(self, node: Node, memo: dict[int, nw.Expr]) -> nw.Expr:
        """A node as an expression of what the table has by now."""
        for known in (self._kept, memo):
            if node.number in known:
                return known[node.number]
        given = is_given(node)
        operands = [] if given else [self.of(operand, memo) for operand in node.operands]
        found = memo[node.number] = self._expression(node, operands)
        return found

    def _expression(  # noqa: C901, PLR0911 - one an operation
        self, node: Node, operands: list[nw.Expr]
    ) -> nw.Expr:
        match node.op, operands:
            case "const", _:
                value = nw.lit(node.constant)
                return value if node.is_truth else value.cast(nw.Int32)
            case (("truth" | "number"), _):
                return self._leaf(node)
            case "look", _:
                return self._given(node)
            case "and", [a, b]:
                return a & b
            case "or", [a, b]:
                return a | b
            case "not", [a]:
                return ~a
            case "eq", [a, b]:
                return a == b
            case "lt", [a, b]:
                return a < b
            case "add", [a, b]:
                return a + b
            case "sub", [a, b]:
                return a - b
            case _, [condition, a, b]:
                return nw.when(condition).then(a).otherwise(b)
        raise AssertionError(node)

    def _given(self, node: Node) -> nw.Expr:
        """What a table holds for a column of days, or for a day that all rows share."""
        (key,) = node.operands
        table = node.name[0]
        if key.op == "number":
            return self._of_day(key, table)
        parts = self._tables.parts(table)
        place = key.constant or 0
        values = [int(part[min(max(place, 0), len(part) - 1)]) for part in parts]
        found = nw.lit(values[0]).cast(nw.Int32)
        for number, value in enumerate(values):
            if number:
                is_own = nw.col(CALENDAR) == number
                found = nw.when(is_own).then(nw.lit(value).cast(nw.Int32)).otherwise(found)
        return found

    def _of_day(self, leaf: Node, table: str) -> nw.Expr:
        _, event, name = leaf.name
        found = nw.col(f"{OWN}{event}_{name}_{table}")
        if name == "received_on":
            is_there = ~nw.col(self._columns[event, name]).is_null()
            found = nw.when(is_there).then(found).otherwise(nw.col(f"{OWN}{event}_on_{table}"))
        return found.fill_null(0)

    def _leaf(self, node: Node) -> nw.Expr:  # noqa: C901, PLR0911 - one a kind of leaf
        kind, *rest = node.name
        if kind == "day":
            return self._of_day(node, "place")
        if kind == "stranger":
            return nw.col(f"{OWN}stranger")
        if kind == "repeated":
            return ~nw.col(self._task.columns.repeated or "").is_null()
        event, name = rest[0], rest[1] if rest[1:] else "time"
        if kind == "backwards":
            return self._is_backwards(event)
        column = nw.col(self._columns[event, name])
        is_there = ~column.is_null()
        if kind == "recorded":
            return is_there
        if kind == "says":
            return is_there & (column == rest[-1]).fill_null(False)  # noqa: FBT003 - the value
        if kind == "holds":
            return self._holds(event, name, column, is_there)
        if kind == "late":
            time = column.cast(nw.String)
            return (
                is_there & (nw.col("__ppid_closes") != "") & (time > nw.col("__ppid_closes"))
            ).fill_null(False)  # noqa: FBT003 - as above
        if kind == "outside":
            place = nw.col(f"{OWN}{event}_{name}_place")
            return is_there & (place.is_null() | (place > self._last_place).fill_null(True))  # noqa: FBT003 - as above
        if kind == "moment":
            return is_there & (column.cast(nw.Date).cast(nw.Datetime) != column).fill_null(False)  # noqa: FBT003 - as above
        words = self._task.columns.fields[self._columns[event, name]].words
        return is_there & ~column.is_in(list(words)).fill_null(True)  # noqa: FBT003 - as above

    def _is_backwards(self, event: str) -> nw.Expr:
        on, received = (nw.col(f"{OWN}{event}_{name}_place") for name in ("on", "received_on"))
        return (received < on).fill_null(False)  # noqa: FBT003 - the value

    def _holds(self, event: str, name: str, column: nw.Expr, is_there: nw.Expr) -> nw.Expr:
        match kind_of(event, name):
            case "day":
                return is_there
            case "truth":
                return column.fill_null(False)  # noqa: FBT003 - the value
            case _:
                return is_there & (column != "").fill_null(False)  # noqa: FBT003 - as above
