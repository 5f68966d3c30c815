"""A log as clocks read it: flat, by type, and what one event says about another."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache
from heapq import merge
from typing import TYPE_CHECKING, Any, NamedTuple

from ..._data import read_json
from ...cases.transitions import preliminary_examination_on
from ...law import Pattern, parse_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from ...cases.event import Event

__all__ = ["Happened", "Log", "ends_of", "judged_on", "log_rules", "patterns", "stage_of"]


class Happened(NamedTuple):
    """One event of a log.

    Attributes:
        place: its place in the log.
        type: its type.
        on: the day it was done.
        reached: the day it reached the other side.
        event: the event.
    """

    place: int
    type: str
    on: date
    reached: date
    event: Event

    def fits(
        self, pattern: Pattern, *, start: date | None = None, party: str | None = None
    ) -> bool:
        """Whether it is what a pattern asks for."""
        if self.type != pattern.event:
            return False
        if pattern.field is None:
            return True
        value: object = getattr(self.event, pattern.field)
        wanted = {"start": start, "party": party}.get(pattern.value or "", pattern.value)
        return value == wanted


class Log:
    """The events of a case up to a day."""

    __slots__ = ("_acts", "_places", "by_type", "events")

    def __init__(self, events: Iterable[Event]) -> None:
        self.events = tuple(
            Happened(place, event.type, event.on, event.received_on or event.on, event)
            for place, event in enumerate(_summoned(events))
        )
        self.by_type: dict[str, list[Happened]] = {}
        self._places: dict[str, list[int]] = {}
        for happened in self.events:
            self.by_type.setdefault(happened.type, []).append(happened)
            self._places.setdefault(happened.type, []).append(happened.place)
        self._acts: dict[int, tuple[tuple[str, date], ...]] = {}

    def of(self, name: str) -> list[Happened]:
        """Every event of a type."""
        return self.by_type.get(name, [])

    def matching(
        self,
        wanted: tuple[Pattern, ...],
        *,
        after: int,
        before: int | None = None,
        start: date | None = None,
        party: str | None = None,
    ) -> Iterator[Happened]:
        """The events after a place (and before another) that one of the patterns asks for.

        Where the clock is a party's own, acts of the other party are not among them.
        """
        found = [
            self._one_of(pattern, after, before, start, party)
            for pattern in wanted
            if pattern.event in self.by_type
        ]
        return merge(*found) if len(found) != 1 else found[0]

    def _one_of(
        self,
        pattern: Pattern,
        after: int,
        before: int | None,
        start: date | None,
        party: str | None,
    ) -> Iterator[Happened]:
        events, places = self.by_type[pattern.event], self._places[pattern.event]
        for i in range(bisect_right(places, after), len(places)):
            happened = events[i]
            if before is not None and happened.place >= before:
                return
            if not happened.fits(pattern, start=start, party=party):
                continue
            if party is None or getattr(happened.event, "by", party) == party:
                yield happened

    def last(self, names: Iterable[str], before: int) -> Happened | None:
        """The last event of some types before a place."""
        found: Happened | None = None
        for name in names:
            i = bisect_left(self._places.get(name, ()), before)
            if i and (found is None or self.by_type[name][i - 1].place > found.place):
                found = self.by_type[name][i - 1]
        return found

    def first(self, name: str, after: int) -> Happened | None:
        """The first event of a type after a place."""
        i = bisect_right(self._places.get(name, ()), after)
        events = self.of(name)
        return events[i] if i < len(events) else None

    def segment(self, place: int) -> tuple[int, int | None]:
        """The dispute in which a place lies: the place of its filing and of the next one's."""
        places = self._places.get("dispute_filed")
        if places is None:
            return -1, None
        i = bisect_right(places, place)
        return places[i - 1] if i else -1, places[i] if i < len(places) else None

    def acts(self, place: int) -> tuple[tuple[str, date], ...]:
        """The days of the acts that pick versions of the law, for what lies at a place."""
        begin, end = self.segment(place)
        if begin not in self._acts:
            acts: dict[str, date] = {}
            received = self.of("request_received")
            if received:
                acts["request_received"] = received[0].on
            if begin >= 0:
                acts["dispute_filed"] = self.events[begin].on
                reached = preliminary_examination_on(h.event for h in self.events[begin:end])
                if reached is not None:
                    acts["preliminary_examination"] = reached
            self._acts[begin] = tuple(acts.items())
        return self._acts[begin]


def _summoned(events: Iterable[Event]) -> Iterator[Event]:
    """The events; a summons that names no day is one for the day last fixed."""
    fixed = None
    for event in events:
        if event.type == "hearing_scheduled":
            fixed = getattr(event, "for_day")  # noqa: B009 - typed by the event alone
        if event.type == "summons_received" and getattr(event, "for_day", None) is None:
            yield event.model_copy(update={"for_day": fixed})
        else:
            yield event


@cache
def log_rules() -> Mapping[str, Any]:
    """How clocks read a log; see the file."""
    document: Mapping[str, Any] = read_json(__name__, "../data/logs.json")
    return document


@cache
def patterns(rule: str, name: str) -> tuple[Pattern, ...]:
    """The patterns that a rule gives for a limit or a stage."""
    return tuple(map(parse_pattern, log_rules()[rule].get(name, ())))


@cache
def judged_on(name: str) -> str | None:
    """The reading that says which day of an event decides whether it was in time."""
    found: str | None = log_rules()["judged_on"].get(name)
    return found


@cache
def ends_of(term_id: str) -> tuple[Pattern, ...]:
    """The events that end a limit before it is met: its own, else those of its procedure."""
    return patterns("ends", term_id) or patterns("ends", stage_of(term_id) or "")


@cache
def stage_of(term_id: str) -> str | None:
    """The procedure to which a limit belongs; ``None``: it runs in no case."""
    found: str | None = log_rules()["stage_of"].get(term_id.partition(".")[0])
    return found
