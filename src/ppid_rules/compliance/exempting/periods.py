"""The period of an exemption (*jangka waktu pengecualian*): what it needs, and its end."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ...errors import CoverageError, InvalidValueError, NotInForceError
from ...law import HouseRule, PeriodRule, exemption_periods, versions_of
from ...law.consequence_test import exempt_ground, ground_letter
from ..deadlines import deadline

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ...law import ExemptionPeriod

__all__ = [
    "Phase",
    "check_phase",
    "end_after",
    "later_limit",
    "latest_end",
    "period_of",
    "periods_of",
]

_GENERAL = "general"


class Phase(NamedTuple):
    """The exemption from its decision, or from one that changed it, to the next.

    Attributes:
        since: the day of that decision.
        grounds: the codes of its grounds.
        ends_on: the last day of its period; ``None``: none is fixed.
        fixed_by: who fixed it.
        other_law: the legislation that sets it.
    """

    since: date
    grounds: tuple[str, ...]
    ends_on: date | None
    fixed_by: str | None
    other_law: str | None


@cache
def period_of(code: str) -> ExemptionPeriod:
    """The rule on the period of a ground.

    Raises:
        UnknownChoiceError: no such ground of an exemption.
    """
    letter = ground_letter(exempt_ground(code))
    return next(period for period in exemption_periods() if period.ground == letter)


def periods_of(grounds: Iterable[str]) -> tuple[ExemptionPeriod, ...]:
    """The rules on the periods of some grounds, each once."""
    return tuple(dict.fromkeys(map(period_of, grounds)))


def latest_end(code: str, since: date) -> date | None:
    """The last day that the period of a ground may have; ``None``: no number limits it.

    Raises:
        UnknownChoiceError: no such ground of an exemption.
    """
    term = period_of(code).term
    if term is None:
        return None
    try:
        return deadline(term, since).due_on
    except NotInForceError:
        return None  # decided before any text had the limit


def end_after(code: str, since: date, years: int) -> date:
    """The last day of a period of so many years, by the arithmetic of the law's own limit.

    Raises:
        InvalidValueError: no day has it.
    """
    period = period_of(code)
    term = period.term or next(p.term for p in exemption_periods() if p.term is not None)
    rule = HouseRule(id=term, number=years, unit="years", basis="decision of the public body")
    try:
        end = _end(term, since, rule)
    except (CoverageError, InvalidValueError):
        end = None
    if end is None:
        raise InvalidValueError(years, "years", "a period that ends on a day")
    return end


def later_limit(period: ExemptionPeriod, phase: Phase) -> date | None:
    """The last day that a period would have, had its limit been law when it was decided.

    ``None``: no number limits it, or the limit was law then.
    """
    if period.term is None or phase.since >= _first_day(period.term):
        return None
    return _end(period.term, phase.since)


def _first_day(term: str) -> date:
    return versions_of(term, _GENERAL)[0].in_force_from


def _end(term: str, since: date, *rules: HouseRule) -> date | None:
    day = max(since, _first_day(term))
    return deadline(term, since, version_on=day, house_rules=rules).due_on


def check_phase(phase: Phase, before: Sequence[Phase] = ()) -> None:
    """Refuse a phase without a ground, or without the period that its grounds need.

    A limit counts from the decision since which the ground, in any of its sub-points, has stood
    without a break: a change of status does not begin it anew (docs/decisions/0066).

    Args:
        phase: the phase.
        before: the phases that it follows, in order.

    Raises:
        InvalidValueError: no ground; no period where one is needed; one that is too long, or
            that ends before it begins.
    """
    if not phase.grounds:
        raise InvalidValueError(phase.grounds, "grounds", "at least one ground, such as 17a")
    if phase.ends_on is not None and phase.ends_on < phase.since:
        raise InvalidValueError(phase.ends_on, "expires_on", f"{phase.since} or later")
    if phase.ends_on == date.max:
        raise InvalidValueError(phase.ends_on, "expires_on", "a day that another follows")
    for code in phase.grounds:
        since, limit = _limited(code, phase, before)
        if period_of(code).rule is PeriodRule.AT_MOST and phase.ends_on is None:
            until = "" if limit is None else f", {limit} at the latest"
            raise InvalidValueError(None, "expires_on", f"the end that ground {code} needs{until}")
        if limit is not None and phase.ends_on is not None and phase.ends_on > limit:
            expected = f"{limit} at the latest on ground {code}, counted from {since}"
            raise InvalidValueError(phase.ends_on, "expires_on", expected)


def _limited(code: str, phase: Phase, before: Sequence[Phase]) -> tuple[date, date | None]:
    """Since when the limit of a ground counts, and the last day that it allows."""
    since, letter = phase.since, period_of(code).ground
    for earlier in reversed(before):
        if letter not in {period.ground for period in periods_of(earlier.grounds)}:
            break
        since = earlier.since
    limit = latest_end(code, since)
    return (since, limit) if limit is not None else (phase.since, latest_end(code, phase.since))
