"""What a recipe says of single days: what they are called, whether they count, how surely."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from .index import LAST_DAY
from .kinds import Certainty, DayKind, DecreeKind
from .projection import projected_days
from .regional import regional_days
from .replay import known
from .results import Coverage, DayOff

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .decrees import Decree
    from .recipe import Recipe

__all__ = ["DayBook"]

_SATURDAY, _SUNDAY = 5, 6
_WEEKEND_NAMES = {_SATURDAY: ("Sabtu", "Saturday"), _SUNDAY: ("Minggu", "Sunday")}


class DayBook:
    """The log as known, the region and the overlay, read together.

    One order of precedence, from the strongest: the overlay's working days, its closures, the
    region's working days, the log, the region's days off, the weekend.
    """

    __slots__ = ("_closures", "_regional", "_week", "_without_leave", "_worked", "known")

    def __init__(self, recipe: Recipe) -> None:
        self.known = known(recipe.as_known_on, recipe.decrees)
        self._regional = regional_days(recipe.region, recipe.as_known_on)
        self._closures = dict(recipe.overlay.days_off)
        self._worked = (self._regional.working - self._closures.keys()) | {
            day for day, _ in recipe.overlay.working_days
        }
        self._without_leave = recipe.joint_leave == "working"
        self._week = recipe.week

    @property
    def coverage(self) -> Coverage:
        """Which years there is an answer for."""
        decreed = self.known.decreed
        return Coverage(
            first=min(decreed, default=None),
            last=max(decreed, default=None),
            projected_to=LAST_DAY.year,
            log_until=self.known.log_until,
            regional="examples" if self._regional.named else "none",
        )

    def named(self, day: date) -> DayOff | None:
        """What the log, a projection, the region or an overlay calls a day off."""
        if day in self._worked:
            return None
        found = [_from_decree(entry) for entry in self._in_force(day)]
        if not found and day.year not in self.known.decreed:
            found += filter(None, [self._projected(day.year).get(day)])
        found += filter(None, [self._regional.off.get(day)])
        if day in self._closures:
            name = self._closures[day]
            found.append(DayOff(day, DayKind.CLOSURE, name, name))
        return replace(found[0], also=tuple(found[1:])) if found else None

    @staticmethod
    def weekend(day: date) -> DayOff:
        """A day that is off without a name."""
        return DayOff(day, DayKind.WEEKEND, *_WEEKEND_NAMES[day.weekday()])

    def working_ordinals(self, first: int, last: int) -> list[int]:
        """The working days of the years from ``first`` to ``last``, as ordinals in order.

        In a six-day week a Saturday after a Friday off is off too.
        """
        days = range(date(first, 1, 1).toordinal(), date(last, 12, 31).toordinal() + 1)
        worked = {day.toordinal() for day in self._worked}
        off = {day.toordinal() for day in self._off(first, last)} - worked
        # The weekday of an ordinal o is (o - 1) % 7, where Monday is 0.
        if self._week == "six":
            off.update(d for d in days if (d - 1) % 7 == _SATURDAY and d - 1 in off)
            off.update(d for d in days if (d - 1) % 7 == _SUNDAY)
        else:
            off.update(d for d in days if (d - 1) % 7 >= _SATURDAY)
        off -= worked
        return [d for d in days if d not in off]

    def certainty(self, day: date) -> Certainty:
        """How sure it is what ``day`` is."""
        if day.year not in self.known.decreed:
            return Certainty.PROJECTED
        if day.year in self.known.left_open:
            return Certainty.PROVISIONAL
        if day > self.known.horizon and any(e.sighting for e in self.known.live.get(day, ())):
            return Certainty.PROVISIONAL
        return Certainty.DECREED

    def _off(self, first: int, last: int) -> Iterator[date]:
        """Days of the years that have the name of a day off."""
        for year in range(first, last + 1):
            if year not in self.known.decreed:
                yield from self._projected(year)
        yield from (day for day in self.known.live if self._in_force(day))
        yield from self._regional.off
        yield from self._closures

    def _in_force(self, day: date) -> tuple[Decree, ...]:
        """The log's entries for ``day``, without joint leave where that counts as working."""
        entries = self.known.live.get(day, ())
        if self._without_leave:
            return tuple(e for e in entries if e.kind != DecreeKind.JOINT_LEAVE)
        return entries

    def _projected(self, year: int) -> Mapping[date, DayOff]:
        """Public days of a year without a decree, but none that nobody could have foreseen."""
        hidden = self.known.unforeseen | self.known.revoked
        return {day: off for day, off in projected_days(year).items() if day not in hidden}


def _from_decree(entry: Decree) -> DayOff:
    return DayOff(
        entry.day,
        DayKind(entry.kind),
        entry.name_id,
        entry.name_en,
        entry.decree,
        entry.announced_on,
        short_id=entry.short_id,
        short_en=entry.short_en,
    )
