"""A plan as a program on arrays: each expression once, each array dropped after its last use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from .algebra import Node, walk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from .tables import Numbers, TableSet

__all__ = ["Array", "Program"]

Array = NDArray[Any]


class _Step(NamedTuple):
    """One instruction.

    Attributes:
        node: what it computes.
        operands: the numbers of the nodes it needs.
        dropped: those that nothing needs after it.
    """

    node: Node
    operands: tuple[int, ...]
    dropped: tuple[int, ...]


_OPERATIONS: dict[str, Callable[..., Any]] = {
    "and": np.logical_and,
    "or": np.logical_or,
    "not": np.logical_not,
    "eq": np.equal,
    "lt": np.less,
    "add": np.add,
    "sub": np.subtract,
    "where": np.where,
}


class Program:
    """The instructions that compute some nodes, in an order in which each can be computed."""

    def __init__(self, roots: Iterable[Node]) -> None:
        roots = list(roots)
        order = walk(roots)
        kept = {root.number for root in roots}
        last: dict[int, int] = {}
        for place, node in enumerate(order):
            last.update((operand.number, place) for operand in node.operands)
        dropping: dict[int, list[int]] = {}
        for number, place in last.items():
            if number not in kept:
                dropping.setdefault(place, []).append(number)
        self.steps = [
            _Step(node, tuple(o.number for o in node.operands), tuple(dropping.get(place, ())))
            for place, node in enumerate(order)
        ]

    def run(
        self, leaf: Callable[[Node], Array], tables: TableSet, calendars: Numbers | None
    ) -> dict[int, Array]:
        """The value of each root, by the number of its node.

        Args:
            leaf: what gives the values of a column of the input.
            tables: the tables of the calendars.
            calendars: for each row the number of its calendar; ``None``: all have the first.
        """
        values: dict[int, Any] = {}
        for node, operands, dropped in self.steps:
            if node.op == "const":
                values[node.number] = _constant(node)
            elif node.op in {"truth", "number"}:
                values[node.number] = leaf(node)
            elif node.op == "look":
                (table,), (key,) = node.name, operands
                values[node.number] = _looked_up(table, values[key], tables, calendars)
            else:
                values[node.number] = _OPERATIONS[node.op](*(values[o] for o in operands))
            for number in dropped:
                del values[number]
        return values


def _constant(node: Node) -> Any:  # noqa: ANN401 - one number or truth for all rows
    value = node.constant
    return value if isinstance(value, bool) else np.int32(value or 0)


def _looked_up(table: str, key: Any, tables: TableSet, calendars: Numbers | None) -> Any:  # noqa: ANN401 - an array, or one number for all rows
    """What a table holds for each row; keys of rows without a day may lie anywhere."""
    if calendars is not None:
        key = key + tables.starts(table)[calendars]
    return np.take(tables.array(table), key, mode="clip")
