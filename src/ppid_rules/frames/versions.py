"""Which version of a limit governs a row, asked of the law itself.

The law picks a version by a few days: those of acts, that of the step. What it answers changes
only on days that stand in its rows, so it is asked once for each span between such days; spans
with one answer are one.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from ..law import Readings, terms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .algebra import Node
    from .moments import Moment, Moments

__all__ = ["Cell", "Deciding", "breakpoints", "cells"]

T = TypeVar("T", bound=Hashable)

_NEXT_DAY = timedelta(1)


class Deciding(NamedTuple):
    """A day by which a version is picked.

    Attributes:
        name: the act, or ``step``.
        moment: the day of each row, where there is one.
        first: the first day of it in the table, where that is known.
        last: the last one.
    """

    name: str
    moment: Moment
    first: date = date.min
    last: date = date.max


class Cell(NamedTuple):
    """The rows for which the law gives one answer.

    Attributes:
        condition: which rows.
        answer: the answer.
    """

    condition: Node
    answer: Hashable


def breakpoints(term_ids: Sequence[str], *further: date) -> tuple[date, ...]:
    """The days on which the law about some limits can change."""
    days = set(further)
    for term in terms():
        if term.id in term_ids:
            days.add(term.in_force_from)
            if term.in_force_to is not None:
                days.add(term.in_force_to + _NEXT_DAY)
    for question in Readings.questions():
        for patch in question.patches:
            if patch.term in term_ids:
                days.update(_patch_days(patch.on_from, patch.on_to))
    return tuple(sorted(days))


def _patch_days(first: date | None, last: date | None) -> Iterator[date]:
    if first is not None:
        yield first
    if last is not None:
        yield last + _NEXT_DAY


def cells(
    moments: Moments,
    deciding: Sequence[Deciding],
    days: Sequence[date],
    place: Callable[[date], int],
    ask: Callable[[dict[str, date]], T],
) -> list[tuple[Node, T]]:
    """For each answer of the law the rows that get it.

    Args:
        moments: what says how days lie to each other.
        deciding: the days by which versions are picked.
        days: those on which an answer can change.
        place: the place of a day in the index.
        ask: the law: the answer for the days that are known.
    """
    found: dict[T, Node] = {}
    for condition, answer in _split(moments, list(deciding), days, place, ask, {}):
        found[answer] = condition if answer not in found else found[answer] | condition
    return [(condition, answer) for answer, condition in found.items()]


def _split(  # noqa: PLR0917 - a recursion over the arguments above
    moments: Moments,
    deciding: list[Deciding],
    days: Sequence[date],
    place: Callable[[date], int],
    ask: Callable[[dict[str, date]], T],
    known: dict[str, date],
) -> list[tuple[Node, T]]:
    true = moments.algebra.true
    if not deciding:
        return [(true, ask(known))]
    (name, moment, first, last), *rest = deciding
    branches: list[tuple[Node, list[tuple[Node, T]]]] = []
    if moment.known is not true:
        without = _split(moments, rest, days, place, ask, known)
        branches.append((~moment.known, without))
    if moment.known is not moments.algebra.false:
        spans: list[tuple[date, list[tuple[Node, T]]]] = []
        starts = [d for d in days if first < d <= last]
        for start in [max([d for d in days if d <= first], default=first), *starts]:
            answers = _split(moments, rest, days, place, ask, {**known, name: start})
            if not spans or spans[-1][1] != answers:
                spans.append((start, answers))
        for (start, answers), following in zip(spans, [*spans[1:], None], strict=True):
            inside = moment.known
            if start is not spans[0][0]:
                inside &= ~_before(moments, moment, place(start))
            if following is not None:
                inside &= _before(moments, moment, place(following[0]))
            branches.append((inside, answers))
    first_answers = branches[0][1]
    if all(answers == first_answers for _, answers in branches):
        return first_answers
    return [
        (inside & condition, answer)
        for inside, answers in branches
        for condition, answer in answers
        if inside & condition is not moments.algebra.false
    ]


def _before(moments: Moments, moment: Moment, place: int) -> Node:
    """Whether a day lies before the one at a place."""
    algebra = moments.algebra
    return moments.up_to(moment, moments.at(algebra.const(place - 1), algebra.true))
