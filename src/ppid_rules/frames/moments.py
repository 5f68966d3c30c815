"""Days in a plan: in ordinals as far as may be, so that a chain of periods costs no look-up.

A day can be known by its place in the index of days, or by its number among the working days. The
working days up to it and before it tell how it lies to other days, and how late something is; the
day itself is looked up only where it is shown, or where two days off have to be compared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from .algebra import Algebra, Node

__all__ = ["Moment", "Moments"]


class Moment:
    """A day of each row, where there is one.

    Attributes:
        known: whether there is one.
    """

    __slots__ = ("_before", "_day", "_moments", "_upto", "is_working", "known")

    def __init__(  # noqa: PLR0917 - made by Moments only
        self,
        moments: Moments,
        known: Node,
        day: Node | None,
        upto: Node | None,
        before: Node | None,
        is_working: Node | None,
    ) -> None:
        self._moments = moments
        self.known = known
        self._day = day
        self._upto = upto
        self._before = before
        self.is_working = is_working

    @property
    def by_number(self) -> bool:
        """Whether it is known by its number among the working days alone."""
        return self._day is None

    @property
    def day(self) -> Node:
        """Its place among all days."""
        if self._day is None:
            self._day = self._moments.algebra.look("date", self.upto)
        return self._day

    @property
    def upto(self) -> Node:
        """The working days up to it, itself included."""
        if self._upto is None:
            self._upto = self._moments.algebra.look("upto", self.day)
        return self._upto

    @property
    def before(self) -> Node:
        """The working days before it."""
        if self._before is None:
            self._before = self._moments.algebra.look("before", self.day)
        return self._before

    @property
    def works(self) -> Node:
        """Whether it is a working day."""
        if self.is_working is not None:
            return self.is_working
        return self.before < self.upto

    def counted(self, table: str) -> Node:
        """What a table that counts days holds for it, whichever way the day is known."""
        look = self._moments.algebra.look
        if self.by_number:
            return look(f"{table} by number", self.upto)
        return look(table, self.day)

    def if_known(self, condition: Node) -> Moment:
        """The same day, where a condition holds as well."""
        return self.known_where(self.known & condition)

    def known_where(self, known: Node) -> Moment:
        """The same day, in other rows."""
        return Moment(self._moments, known, self._day, self._upto, self._before, self.is_working)


class Moments:
    """What makes days, and says how they lie to each other."""

    def __init__(self, algebra: Algebra) -> None:
        self.algebra = algebra
        self.never = Moment(
            self, algebra.false, algebra.const(0), algebra.const(0), algebra.const(0), algebra.false
        )

    def at(self, day: Node, known: Node) -> Moment:
        """The day at a place among all days."""
        return Moment(self, known, day, None, None, None)

    def working(self, number: Node, known: Node) -> Moment:
        """The working day with a number."""
        return Moment(self, known, None, number, number - 1, self.algebra.true)

    def added(self, start: Moment, n: int) -> Moment:
        """The n-th working day after a day; before it where ``n`` is negative."""
        if n == 0:
            return start
        number = start.upto + n if n > 0 else start.before + (n + 1)
        return self.working(number, start.known)

    def choose(self, condition: Node, a: Moment, b: Moment) -> Moment:
        """One of two days."""
        where = self.algebra.where
        if condition is self.algebra.true or a is b:
            return a
        if condition is self.algebra.false:
            return b
        if a.known is self.algebra.false or b.known is self.algebra.false:
            # What is not known needs no value, so that of the other stands in.
            one = b if a.known is self.algebra.false else a
            return one.known_where(where(condition, a.known, b.known))
        known = where(condition, a.known, b.known)
        if a.by_number and b.by_number:
            return self.working(where(condition, a.upto, b.upto), known)
        return _Chosen(self, known, condition, a, b)

    def precedes(self, a: Moment, b: Moment) -> Node:
        """Whether a day is, where both are known, earlier than another."""
        return ~self.up_to(b, a)

    def up_to(self, a: Moment, b: Moment) -> Node:
        """Whether a day is, where both are known, not later than another."""
        for one in (a, b):
            if isinstance(one, _Chosen):
                first, second = ((x, b) if one is a else (a, x) for x in one.options)
                where = self.algebra.where
                return where(one.condition, self.up_to(*first), self.up_to(*second))
        if b.by_number:
            return a.before < b.upto
        if a.by_number:
            return a.upto <= b.upto
        return a.day <= b.day

    def between(self, a: Moment, b: Moment) -> Node:
        """The working days after one day up to another."""
        return b.upto - a.upto

    def first(self, moments: list[Moment]) -> Moment:
        """The earliest of several days."""
        found = self.never
        for moment in moments:
            earlier = moment.known & (~found.known | self.precedes(moment, found))
            found = self.choose(earlier, moment, found)
        return found


class _Chosen(Moment):
    """One of two days that are known in different ways; each part is chosen when asked for."""

    __slots__ = ("_a", "_b", "condition")

    def __init__(
        self, moments: Moments, known: Node, condition: Node, a: Moment, b: Moment
    ) -> None:
        super().__init__(moments, known, None, None, None, None)
        self.condition = condition
        self._a, self._b = a, b

    @property
    def options(self) -> tuple[Moment, Moment]:
        """The two days."""
        return self._a, self._b

    @property
    def by_number(self) -> bool:
        return False

    def _choose(self, part: Callable[[Moment], Node]) -> Node:
        return self._moments.algebra.where(self.condition, part(self._a), part(self._b))

    @property
    def day(self) -> Node:
        if self._day is None:
            self._day = self._choose(lambda m: m.day)
        return self._day

    @property
    def upto(self) -> Node:
        if self._upto is None:
            self._upto = self._choose(lambda m: m.upto)
        return self._upto

    @property
    def before(self) -> Node:
        if self._before is None:
            self._before = self._choose(lambda m: m.before)
        return self._before

    @property
    def works(self) -> Node:
        return self._choose(lambda m: m.works)

    def counted(self, table: str) -> Node:
        return self._choose(lambda m: m.counted(table))

    def known_where(self, known: Node) -> Moment:
        return _Chosen(self._moments, known, self.condition, self._a, self._b)
