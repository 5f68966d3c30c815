"""Days of one province or regency: examples with their evidence, never a full list."""

from __future__ import annotations

from datetime import date
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

from .._data import read_bytes, read_json
from ..regions import province_of
from .decrees import announcement_day
from .kinds import DayKind
from .results import DayOff, Revision, WorkedDay

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["RegionalDays", "regional_days", "regional_version"]


class RegionalDays(NamedTuple):
    """The days of a region: those off, and those worked although others are off.

    Attributes:
        off: days off by day.
        working: days worked instead, or although a decree made them joint leave.
        revisions: what each circular or decree did.
        named: whether the data name any day of this region, known or not.
    """

    off: Mapping[date, DayOff]
    working: Mapping[date, WorkedDay]
    revisions: tuple[Revision, ...]
    named: bool


@lru_cache(maxsize=256)
def regional_days(region: str | None, as_known_on: date | None) -> RegionalDays:
    """What the data name for a region; a regency has the days of its province too.

    Raises:
        UnknownRegionError: no region has this code.
    """
    if region is None:
        return RegionalDays({}, {}, (), named=False)
    names = {region, province_of(region).code}
    off: dict[date, DayOff] = {}
    working: dict[date, WorkedDay] = {}
    revisions: list[Revision] = []
    found = [d for d in _decisions() if d["region"] in names]
    for decision in found:
        on = announcement_day(decision["announced_on"])
        if as_known_on is not None and on > as_known_on:
            continue
        decree = decision["decree"]
        set_off, worked = map(_days, (decision["days_off"], decision.get("working_days", ())))
        for day, (name_id, name_en) in set_off.items():
            off[day] = DayOff(
                day, DayKind.REGIONAL, name_id, name_en, decree["id"], on,
                short_id=decree["id"], short_en=decree["en"],
            )  # fmt: skip
        for day, (name_id, name_en) in worked.items():
            working[day] = WorkedDay(day, name_id, name_en, decree["id"], decree["en"])
        revisions.append(
            Revision(
                decree["id"],
                on,
                yearly=False,
                added=tuple(set_off),
                revoked=tuple(worked),
                short_id=decree["id"],
                short_en=decree["en"],
            )
        )
    return RegionalDays(off, working, tuple(revisions), named=bool(found))


@cache
def regional_version() -> str:
    """A checksum of the regional data."""
    return f"{crc32(read_bytes(__name__, 'data/regional.json')):08x}"


def _days(rows: Iterable[tuple[str, str, str]]) -> dict[date, tuple[str, str]]:
    return {date.fromisoformat(day): (name_id, name_en) for day, name_id, name_en in rows}


@cache
def _decisions() -> tuple[dict[str, Any], ...]:
    return tuple(read_json(__name__, "data/regional.json")["decisions"])
