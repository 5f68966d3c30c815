"""What a recipe says of single days: what they are called, whether they count, how surely."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from .index import LAST_DAY
from .kinds import Certainty, DayKind, DecreeKind
from .projection import projected_days
from .regional import regional_days
from .replay import known
from .results import Coverage, DayOff, Revision, WorkedDay

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .decrees import Decree
    from .recipe import Recipe

__all__ = ["DayBook"]

_SATURDAY, _SUNDAY = 5, 6
_WEDGED_NAMES = ("Sabtu sesudah Jumat libur", "Saturday after a Friday off")
_WEEKEND_NAMES = {_SATURDAY: ("Sabtu", "Saturday"), _SUNDAY: ("Minggu", "Sunday")}


class DayBook:
    """The log as known, the region and the overlay, read together.

    One order of precedence, from the strongest: the overlay's working days, its closures, the
    region's working days, the log, the region's days off, the weekend.
    """

    __slots__ = (
        "_closures",
        "_counts_leave",
        "_projections",
        "_regional",
        "_week",
        "known",
        "worked",
    )

    def __init__(self, recipe: Recipe) -> None:
        self.known = known(recipe.as_known_on, recipe.decrees)
        self._regional = regional_days(recipe.region, recipe.as_known_on)
        self._closures = dict(recipe.overlay.days_off)
        self.worked: dict[date, WorkedDay] = {
            day: worked
            for day, worked in self._regional.working.items()
            if day not in self._closures
        }
        for day, name in recipe.overlay.working_days:
            self.worked[day] = WorkedDay(day, name, name)
        self._counts_leave = recipe.joint_leave == "working"
        self._week = recipe.week
        self._projections: dict[int, Mapping[date, DayOff]] = {}

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
        if day in self.worked:
            return None
        found = [_from_decree(entry) for entry in self._in_force(day)]
        if not found and day.year not in self.known.decreed:
            found += filter(None, [self._projected(day.year).get(day)])
        found += filter(None, [self._regional.off.get(day)])
        if day in self._closures:
            name = self._closures[day]
            found.append(DayOff(day, DayKind.CLOSURE, name, name))
        return found[0]._replace(also=tuple(found[1:])) if found else None

    def weekend(self, day: date) -> DayOff:
        """A day that is off without a name."""
        if self._week == "six" and day.weekday() == _SATURDAY:
            return DayOff(day, DayKind.WEEKEND, *_WEDGED_NAMES)
        return DayOff(day, DayKind.WEEKEND, *_WEEKEND_NAMES[day.weekday()])

    def revisions(self) -> list[Revision]:
        """What each known decree did, the region's included, by announcement."""
        found: dict[tuple[str, date], list[Decree]] = {}
        for entry in self.known.entries:
            found.setdefault((entry.decree, entry.announced_on), []).append(entry)
        log = [_revision(entries) for entries in found.values()]
        return sorted((*log, *self._regional.revisions), key=lambda r: r.announced_on)

    def working_ordinals(self, first: int, last: int) -> list[int]:
        """The working days of the years from ``first`` to ``last``, as ordinals in order.

        In a six-day week a Saturday after a Friday off is off too.
        """
        days = range(date(first, 1, 1).toordinal(), date(last, 12, 31).toordinal() + 1)
        worked = {day.toordinal() for day in self.worked}
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
        if self._counts_leave:
            return tuple(e for e in entries if e.kind != DecreeKind.JOINT_LEAVE)
        return entries

    def _projected(self, year: int) -> Mapping[date, DayOff]:
        """Public days of a year without a decree, but none that nobody could have foreseen."""
        if year not in self._projections:
            self._projections[year] = {
                day: off for day, off in projected_days(year).items() if self._foreseeable(off)
            }
        return self._projections[year]

    def _foreseeable(self, off: DayOff) -> bool:
        if off.day in self.known.unforeseen or off.day in self.known.revoked:
            return False
        # Two holidays on one day have both names; the other one may be old enough.
        return f"{off.day:%m-%d}" not in self.known.unborn or ";" in off.name_id


def _revision(entries: list[Decree]) -> Revision:
    first = entries[0]
    return Revision(
        decree=first.decree,
        announced_on=first.announced_on,
        yearly=any(e.yearly for e in entries),
        added=tuple(sorted({e.day for e in entries if e.kind != DecreeKind.REVOKED})),
        revoked=tuple(sorted({e.day for e in entries if e.kind == DecreeKind.REVOKED})),
        short_id=first.short("id"),
        short_en=first.short("en"),
    )


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
