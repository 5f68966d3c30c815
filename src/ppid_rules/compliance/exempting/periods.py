"""The period of an exemption (*jangka waktu pengecualian*): what it needs, and its end."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from ...errors import CoverageError, InvalidValueError, NotInForceError
from ...law import HouseRule, PeriodRule, exemption_periods, versions_of
from ...law.consequence_test import exempt_ground, ground_letter
from ..deadlines import deadline

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from ...law import ExemptionPeriod, Readings
    from ...workdays import WorkingCalendar
    from ..deadlines import Deadline

__all__ = [
    "Phase",
    "check_phase",
    "end_after",
    "latest_end",
    "limit_of_end",
    "period_of",
    "periods_of",
]

_GENERAL = "general"
_DETERMINATION = "exemption.declassification"


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
    first = versions_of(term, _GENERAL)[0].in_force_from
    rule = HouseRule(id=term, number=years, unit="years", basis="decision of the public body")
    end = deadline(term, since, version_on=max(since, first), house_rules=(rule,)).due_on
    if end is None:
        raise InvalidValueError(years, "years", "a period that ends")
    return end


def limit_of_end(
    ends_on: date | None, calendar: WorkingCalendar, readings: Readings
) -> tuple[Deadline | None, str | None]:
    """The limit of the determination that an exemption ends, or why there is none.

    ``no_end``: no end is fixed; ``not_in_force``: no text had the limit; ``beyond_calendar``.
    """
    if ends_on is None:
        return None, "no_end"
    try:
        return deadline(_DETERMINATION, ends_on, calendar=calendar, readings=readings), None
    except NotInForceError:
        return None, "not_in_force"
    except CoverageError:
        return None, "beyond_calendar"


def check_phase(phase: Phase) -> None:
    """Refuse a phase without a ground, or without the period that its grounds need.

    Raises:
        InvalidValueError: no ground; no period where one is needed; one that is too long, or
            that ends before it begins.
    """
    if not phase.grounds:
        raise InvalidValueError(phase.grounds, "grounds", "at least one ground, such as 17a")
    if phase.ends_on is not None and phase.ends_on < phase.since:
        raise InvalidValueError(phase.ends_on, "expires_on", f"{phase.since} or later")
    for code in phase.grounds:
        if period_of(code).rule is PeriodRule.AT_MOST and phase.ends_on is None:
            limit = latest_end(code, phase.since)
            until = "" if limit is None else f", {limit} at the latest"
            raise InvalidValueError(None, "expires_on", f"the end that ground {code} needs{until}")
        limit = latest_end(code, phase.since)
        if limit is not None and phase.ends_on is not None and phase.ends_on > limit:
            expected = f"{limit} at the latest on ground {code}, counted from {phase.since}"
            raise InvalidValueError(phase.ends_on, "expires_on", expected)
