"""How a last day depends on the open questions: one at a time, and all together."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from ..law import Question, Readings

if TYPE_CHECKING:
    from datetime import date

    from .deadlines import Deadline

__all__ = ["Alternative", "alternatives_of", "last_days_of"]


class Alternative(NamedTuple):
    """What another answer to one open question gives.

    Attributes:
        reading: the question.
        option: the other answer.
        due_on: the last day under it.
    """

    reading: str
    option: str
    due_on: date | None


def alternatives_of(deadline: Deadline) -> tuple[Alternative, ...]:
    """Other answers, one question at a time, that give another last day."""
    found: list[Alternative] = []
    for question in _touching(deadline):
        for option in question.options:
            due = deadline.under(**{question.field: option}).due_on
            if due != deadline.due_on:
                found.append(Alternative(question.field, option, due))
    return tuple(found)


def last_days_of(deadline: Deadline) -> tuple[date, ...]:
    """The last day under every combination of answers that touch the term."""
    questions = _touching(deadline)
    fields = [question.field for question in questions]
    combinations = product(*(question.options for question in questions))
    days = (
        deadline.under(**dict(zip(fields, options, strict=True))).due_on for options in combinations
    )
    return tuple(day for day in days if day is not None)


def _touching(deadline: Deadline) -> list[Question]:
    return [q for q in Readings.questions() if q.touches(deadline.term, deadline.start_is)]
