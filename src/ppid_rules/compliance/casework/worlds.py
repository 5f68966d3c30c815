"""The same case under every combination of answers to some open questions."""

from __future__ import annotations

from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from ..._data import REMEMBERED
from ...law import Readings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from .docket import Docket

__all__ = ["Answers", "World", "smallest", "worlds"]

T = TypeVar("T")

Answers = tuple[tuple[str, str], ...]
"""Answers to open questions, as pairs of question and option."""


class World(NamedTuple):
    """A case under other answers.

    Attributes:
        answers: those that differ from the chosen ones.
        docket: the case under them.
    """

    answers: Answers
    docket: Docket


@lru_cache(maxsize=REMEMBERED)
def _combinations(
    readings: Readings, fields: frozenset[str], *, remote: bool
) -> tuple[tuple[Answers, Readings], ...]:
    """Every combination of answers to some questions, those that change little first."""
    asked = [q for q in Readings.questions() if q.field in fields]
    chosen = {q.field: getattr(readings, q.field) for q in asked}
    options = (
        [o for o in q.options if remote or o not in q.remote or o == chosen[q.field]] for q in asked
    )
    found = []
    for answers in product(*options):
        pairs = zip((q.field for q in asked), answers, strict=True)
        changed = tuple((f, o) for f, o in pairs if o != chosen[f])
        found.append((changed, readings.under(**dict(changed)) if changed else readings))
    order = {question.field: place for place, question in enumerate(asked)}
    return tuple(sorted(found, key=lambda pair: (len(pair[0]), [order[f] for f, _ in pair[0]])))


def worlds(
    docket: Docket,
    fields: frozenset[str],
    seen: Callable[[Docket], tuple[T, frozenset[str]]],
    *,
    remote: bool = True,
) -> Iterator[tuple[Answers, T]]:
    """What ``seen`` finds under every combination of answers to the questions that matter.

    ``seen`` says what it found and on which questions that depended; where another answer
    brings up further questions these are varied too, so that nothing is left out.
    """
    asked = fields
    while True:
        further = asked
        found = []
        for answers, readings in _combinations(docket.readings, asked, remote=remote):
            calendar = docket.calendar.with_joint_leave(readings.joint_leave)
            result, needed = seen(docket.on(calendar, readings))
            found.append((answers, result))
            further |= needed
        if further == asked:
            yield from found
            return
        asked = further


def smallest(combinations: list[Answers]) -> tuple[Answers, ...]:
    """Those combinations of which no part is among them."""
    found: list[Answers] = []
    for answers in sorted(combinations, key=len):
        if not any(set(part) <= set(answers) for part in found):
            found.append(answers)
    return tuple(found)
