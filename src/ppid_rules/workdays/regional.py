"""Days of one province or regency: examples with their evidence, never a full list."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from .._data import read_json
from ..regions import province_of
from .decrees import announcement_day
from .kinds import DayKind
from .results import DayOff

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["RegionalDays", "regional_days"]


class RegionalDays(NamedTuple):
    """The days of a region: those off, and those worked although others are off.

    Attributes:
        off: days off by day.
        working: days worked instead, or although a decree made them joint leave.
        named: whether the data name any day of this region, known or not.
    """

    off: Mapping[date, DayOff]
    working: frozenset[date]
    named: bool


@cache
def regional_days(region: str | None, as_known_on: date | None) -> RegionalDays:
    """What the data name for a region; a regency has the days of its province too.

    Raises:
        UnknownRegionError: no region has this code.
    """
    if region is None:
        return RegionalDays({}, frozenset(), named=False)
    names = {region, province_of(region).code}
    off: dict[date, DayOff] = {}
    working: set[date] = set()
    found = [d for d in _decisions() if d["region"] in names]
    for decision in found:
        on = announcement_day(decision["announced_on"])
        if as_known_on is not None and on > as_known_on:
            continue
        decree = decision["decree"]
        for text, name_id, name_en in decision["days_off"]:
            day = date.fromisoformat(text)
            off[day] = DayOff(
                day, DayKind.REGIONAL, name_id, name_en, decree["id"], on,
                short_id=decree["id"], short_en=decree["en"],
            )  # fmt: skip
        working.update(date.fromisoformat(text) for text, *_ in decision.get("working_days", ()))
    return RegionalDays(off, frozenset(working), named=bool(found))


@cache
def _decisions() -> tuple[dict[str, Any], ...]:
    return tuple(read_json(__name__, "data/regional.json")["decisions"])
