"""The levels of a lazy query: which nodes of a plan have a column of their own, and from when on.

A level is a query over the one below. What it looks up, and what it computes once for those that
use it, stands in columns that the levels above read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._data import read_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .algebra import Node

__all__ = ["Levels", "is_given"]

_LIMITS = read_json(__name__, "data/limits.json")


def is_given(node: Node) -> bool:
    """Whether a look-up is of a column of days, or the same in every row."""
    if node.op != "look":
        return False
    (key,) = node.operands
    return key.op in {"number", "const"}


def _is_joined(node: Node) -> bool:
    return node.op == "look" and not is_given(node)


class Levels:
    """The levels of some nodes.

    What is long and used more than once is kept, and what is looked up; a level costs a query,
    so that short expressions are rather repeated.
    """

    def __init__(self, order: Sequence[Node]) -> None:
        """``order`` is one in which each node can be computed."""
        self._order = order
        self._levels: dict[int, int] = {}
        self._kept: set[int] = set()
        self._arrange()

    @property
    def highest(self) -> int:
        """The last level; 0 where nothing needs a column of its own."""
        return max(self._levels.values(), default=0)

    def looked_up(self, level: int) -> Iterator[Node]:
        """What is looked up for computed days and working days, at a level."""
        return (n for n in self._order if _is_joined(n) and self._levels[n.number] == level)

    def computed(self, level: int) -> list[Node]:
        """What is computed once, at a level."""
        return [
            n for n in self._order if n.number in self._kept and self._levels[n.number] == level
        ]

    def _arrange(self) -> None:
        users: dict[int, int] = {}
        keys: set[int] = set()
        for node in self._order:
            for operand in node.operands:
                users[operand.number] = users.get(operand.number, 0) + 1
            if _is_joined(node):
                keys.update(operand.number for operand in node.operands)
        sizes: dict[int, int] = {}
        longest = _LIMITS["longest_repeated"]
        for node in self._order:
            number = node.number
            below = max((self._levels[o.number] for o in node.operands), default=0)
            is_leaf = node.op in {"const", "truth", "number"} or is_given(node)
            size = 1 if is_leaf else 1 + sum(sizes[o.number] for o in node.operands)
            is_long = users.get(number, 0) > 1 and size * (users[number] - 1) > longest
            if _is_joined(node):
                size, self._levels[number] = 1, below + 1
            elif not is_leaf and (is_long or number in keys):
                self._kept.add(number)
                size, self._levels[number] = 1, below + 1
            else:
                self._levels[number] = 0 if is_leaf else below
            sizes[number] = size
