"""A case on a day, under one calendar and one set of readings: which limits run, and how.

Each limit is interpreted from its own row (``counted_from``, ``closed_by``, ``applies_if``); a
few starts that a row only names with ``@`` have their own modules. Everything is computed on
first use, so that asking for one clock computes only what that clock rests on.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from ...errors import NotInForceError
from ...law import (
    DEFAULTS,
    Direction,
    Evidence,
    HouseRule,
    Pattern,
    Readings,
    Term,
    TermKind,
    Unit,
    is_term,
    resolve,
    terms,
)
from ..counting import last_day
from ..doubt import touching_fields
from .logs import Happened, Log, judged_on, log_rules, patterns
from .runs import ClockStatus, Run

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from ...law import Check
    from ...workdays import WorkingCalendar
    from .logs import Log

__all__ = ["Docket", "PARTIES", "case_terms"]

PARTIES = ("requester", "public_body")

_DONE_LATE = {TermKind.DUTY: ClockStatus.OVERDUE, TermKind.CAP: ClockStatus.OVERDUE}


@cache
def case_terms() -> tuple[str, ...]:
    """The ids of the limits that run in a case, by procedure."""
    stages = log_rules()["stage_of"]
    return tuple(dict.fromkeys(t.id for t in terms() if t.id.split(".")[0] in stages))


@lru_cache(maxsize=None)
def _starts(term_id: str) -> tuple[str, ...]:
    """Everything that any version of a limit, under any reading, is counted from."""
    found = [s for t in terms() if t.id == term_id for s in t.counted_from]
    for question in Readings.questions():
        for patch in question.patches:
            if patch.term == term_id:
                found.extend(dict(patch.values).get("counted_from", ()))
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=4096)
def _governing(
    term_id: str,
    regime: str,
    acts: tuple[tuple[str, date], ...],
    as_of: date,
    step_on: date | None,
    readings: Readings,
    house_rules: tuple[HouseRule, ...],
) -> tuple[Term, date] | None:
    """The version of a limit that governs, and the day that picked it; ``None``: none does."""
    try:
        found = resolve(
            term_id,
            dict(acts),
            as_of=as_of,
            step_on=step_on,
            regime=regime,
            readings=readings,
            house_rules=house_rules,
        )
    except NotInForceError:
        return None
    return found.term, found.on


class Docket:
    """The limits of one case on one day.

    Attributes:
        log: what happened up to the day.
        as_of: the day.
        calendar: which days count.
        readings: how open questions are answered.
    """
