"""A small algebra of columns: what a plan is written in, whatever engine computes it.

Values are whole numbers and truths, and never null: whether a value is there is a truth of its
own. Equal expressions are one node, so that each is computed once; what is known beforehand is
folded away, so that a column which a table has not costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Algebra", "Node", "Op", "walk"]

Op = str
"""``const``, ``truth`` and ``number`` (columns of the input), ``look`` (a look-up in a table of
the calendar), ``and``, ``or``, ``not``, ``eq``, ``lt``, ``add``, ``sub``, ``where``."""


class Node:
    """One value of every row.

    Attributes:
        op: what it is.
        operands: what it is computed from.
        name: of a column of the input its name; of a look-up the name of the table.
        constant: its value in every row, ``None`` where rows differ.
        is_truth: whether it is a truth; else a whole number.
        number: which node of its algebra it is.
    """

    __slots__ = ("algebra", "constant", "is_truth", "name", "number", "op", "operands")

    def __init__(
        self,
        algebra: Algebra,
        number: int,
        op: Op,
        *,
        operands: tuple[Node, ...],
        name: tuple[str, ...],
        constant: bool | int | None,
        is_truth: bool,
    ) -> None:
        self.algebra = algebra
        self.number = number
        self.op = op
        self.operands = operands
        self.name = name
        self.constant = constant
        self.is_truth = is_truth

    def __repr__(self) -> str:
        inside = [*self.name, *map(repr, self.operands)]
        return str(self.constant) if self.op == "const" else f"{self.op}({', '.join(inside)})"

    def __and__(self, other: Node) -> Node:
        return self.algebra.both(self, other)

    def __or__(self, other: Node) -> Node:
        return self.algebra.either(self, other)

    def __invert__(self) -> Node:
        return self.algebra.negated(self)

    def __add__(self, other: Node | int) -> Node:
        return self.algebra.sum(self, other)

    def __sub__(self, other: Node | int) -> Node:
        return self.algebra.difference(self, other)

    def __lt__(self, other: Node) -> Node:
        return self.algebra.less(self, other)

    def __le__(self, other: Node) -> Node:
        return ~self.algebra.less(other, self)


class Algebra:
    """What makes nodes: equal ones only once."""

    def __init__(self) -> None:
        self._nodes: dict[tuple[object, ...], Node] = {}
        self.true = self.const(True)  # noqa: FBT003 - the value itself
        self.false = self.const(False)  # noqa: FBT003 - as above

    def _node(
        self,
        op: Op,
        *operands: Node,
        name: tuple[str, ...] = (),
        constant: bool | int | None = None,
        is_truth: bool,
    ) -> Node:
        key = op, is_truth, name, constant, *(operand.number for operand in operands)
        node = self._nodes.get(key)
        if node is None:
            node = self._nodes[key] = Node(
                self, len(self._nodes), op,
                operands=operands, name=name, constant=constant, is_truth=is_truth,
            )  # fmt: skip
        return node

    # -- leaves ----------------------------------------------------------------------------

    def const(self, value: bool | int) -> Node:  # noqa: FBT001 - a value, no switch
        """What is the same in every row."""
        return self._node("const", constant=value, is_truth=isinstance(value, bool))

    def truth(self, *name: str) -> Node:
        """A truth that the input has for each row."""
        return self._node("truth", name=name, is_truth=True)

    def number(self, *name: str) -> Node:
        """A number that the input has for each row."""
        return self._node("number", name=name, is_truth=False)

    def look(self, table: str, key: Node) -> Node:
        """What a table of the row's calendar holds for a day or for a working day."""
        return self._node("look", key, name=(table,), is_truth=False)

    # -- truths ----------------------------------------------------------------------------

    def both(self, a: Node, b: Node) -> Node:
        """Whether two things hold."""
        if a is self.false or b is self.false:
            return self.false
        if a is self.true or a is b:
            return b
        if b is self.true:
            return a
        if self._opposed(a, b):
            return self.false
        return self._ordered("and", a, b)

    def either(self, a: Node, b: Node) -> Node:
        """Whether one of two things holds."""
        if a is self.true or b is self.true:
            return self.true
        if a is self.false or a is b:
            return b
        if b is self.false:
            return a
        if self._opposed(a, b):
            return self.true
        return self._ordered("or", a, b)

    def negated(self, a: Node) -> Node:
        """Whether a thing does not hold."""
        if a.op == "not":
            (inner,) = a.operands
            return inner
        if a.op == "const":
            return self.true if a is self.false else self.false
        return self._node("not", a, is_truth=True)

    def all(self, nodes: Iterable[Node]) -> Node:
        """Whether all of several things hold."""
        found = self.true
        for node in nodes:
            found &= node
        return found

    def any(self, nodes: Iterable[Node]) -> Node:
        """Whether any of several things holds."""
        found = self.false
        for node in nodes:
            found |= node
        return found

    def _opposed(self, a: Node, b: Node) -> bool:
        return (a.op == "not" and a.operands == (b,)) or (b.op == "not" and b.operands == (a,))

    def _ordered(self, op: Op, a: Node, b: Node) -> Node:
        first, second = (a, b) if a.number < b.number else (b, a)
        return self._node(op, first, second, is_truth=True)

    # -- numbers ---------------------------------------------------------------------------

    def _number(self, value: Node | int) -> Node:
        return value if isinstance(value, Node) else self.const(value)

    def sum(self, a: Node, b: Node | int) -> Node:
        """The sum of two numbers."""
        b = self._number(b)
        if b.constant == 0:
            return a
        if isinstance(a.constant, int) and isinstance(b.constant, int):
            return self.const(a.constant + b.constant)
        return self._node("add", a, b, is_truth=False)

    def difference(self, a: Node, b: Node | int) -> Node:
        """The difference of two numbers."""
        b = self._number(b)
        if a is b:
            return self.const(0)
        if isinstance(b.constant, int):
            return self.sum(a, -b.constant)
        return self._node("sub", a, b, is_truth=False)

    def less(self, a: Node, b: Node) -> Node:
        """Whether a number is less than another."""
        if a is b:
            return self.false
        if isinstance(a.constant, int) and isinstance(b.constant, int):
            return self.const(a.constant < b.constant)
        return self._node("lt", a, b, is_truth=True)

    def equal(self, a: Node, b: Node) -> Node:
        """Whether two numbers are equal."""
        if a is b:
            return self.true
        if isinstance(a.constant, int) and isinstance(b.constant, int):
            return self.const(a.constant == b.constant)
        return self._node("eq", a, b, is_truth=True)

    def where(self, condition: Node, a: Node, b: Node) -> Node:
        """One of two values."""
        if condition is self.true or a is b:
            return a
        if condition is self.false:
            return b
        if a.is_truth:
            return (condition & a) | (~condition & b)
        return self._node("where", condition, a, b, is_truth=False)


def walk(roots: Iterable[Node]) -> tuple[Node, ...]:
    """Every node that the roots rest on, each after what it rests on itself."""
    found: dict[Node, None] = {}
    waiting = list(roots)[::-1]
    while waiting:
        node = waiting[-1]
        missing = [arg for arg in node.operands if arg not in found]
        if node in found or not missing:
            waiting.pop()
            found.setdefault(node)
        else:
            waiting.extend(reversed(missing))
    return tuple(found)
