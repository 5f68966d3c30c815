"""How a last day depends on the open questions: one at a time, and all together."""

from __future__ import annotations

from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from .._data import REMEMBERED
from ..errors import CoverageError
from ..law import DEFAULTS, Question, Readings, read_term

if TYPE_CHECKING:
    from datetime import date

    from ..law import HouseRule
    from .deadlines import Deadline

__all__ = ["Alternative", "alternatives_of", "last_days_of", "touching_fields"]


class Alternative(NamedTuple):
    """What another answer to one open question gives.

    Attributes:
        reading: the question.
        option: the other answer.
        due_on: the last day under it; ``None`` where it counts from another act, or lies outside
            the calendar.
        counted_from: that other act, else ``None``.
    """

    reading: str
    option: str
    due_on: date | None
    counted_from: str | None = None


def alternatives_of(deadline: Deadline) -> tuple[Alternative, ...]:
    """Other answers, one question at a time, that give another last day."""
    found: list[Alternative] = []
    for question in _touching(deadline):
        for option in question.options:
            readings = deadline.readings.under(**{question.field: option})
            other = deadline.term_under(readings)
            if deadline.start_is not in other.counted_from:
                start = other.counted_from[0]
                found.append(Alternative(question.field, option, None, start))
                continue
            due = _due_under(deadline, readings)
            if due != deadline.due_on:
                found.append(Alternative(question.field, option, due))
    return tuple(found)


def last_days_of(deadline: Deadline) -> tuple[date, ...]:
    """The last day under every combination of answers that touch the term.

    Remote answers are left out, and answers that count from another act or lead out of the
    calendar.
    """
    questions = _touching(deadline)
    fields = [question.field for question in questions]
    likely = (
        [o for o in q.options if o not in q.remote or o == getattr(deadline.readings, q.field)]
        for q in questions
    )
    days: list[date] = []
    for options in product(*likely):
        readings = deadline.readings.under(**dict(zip(fields, options, strict=True)))
        if deadline.start_is in deadline.term_under(readings).counted_from:
            due = _due_under(deadline, readings)
            if due is not None:
                days.append(due)
    return tuple(days)


def _due_under(deadline: Deadline, readings: Readings) -> date | None:
    try:
        return deadline.recompute(readings=readings).due_on
    except CoverageError:
        return None


def _touching(deadline: Deadline) -> list[Question]:
    if deadline.due_on is None:
        return []
    term = deadline.term
    fields = touching_fields(
        term.id, term.regime, deadline.version_on, deadline.start_is, deadline.house_rules
    )
    return [q for q in Readings.questions() if q.field in fields]


@lru_cache(maxsize=REMEMBERED)
def touching_fields(
    term_id: str,
    regime: str,
    version_on: date,
    start_is: str,
    house_rules: tuple[HouseRule, ...] = (),
) -> frozenset[str]:
    """The questions whose answers can move the last day of a limit.

    An answer may change the unit, and with it which counting questions matter; so the versions
    under each answer are asked.
    """
    asked = Readings.questions()
    versions = {read_term(term_id, regime, version_on, DEFAULTS, house_rules)}
    for question in asked:
        if any(
            question.kind == "term" and question.touches(t, start_is, version_on) for t in versions
        ):
            for option in question.options:
                readings = DEFAULTS.under(**{question.field: option})
                versions.add(read_term(term_id, regime, version_on, readings, house_rules))
    touching = [q for q in asked if any(q.touches(t, start_is, version_on) for t in versions)]
    return frozenset(q.field for q in touching).union(*(q.raises for q in touching))
