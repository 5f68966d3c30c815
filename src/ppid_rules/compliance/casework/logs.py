"""A log as clocks read it: flat, by type, and what one event says about another."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from ..._data import read_json
from ...cases.events import HearingScheduled, SummonsReceived
from ...cases.transitions import preliminary_examination_on
from ...law import Pattern, parse_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from ...cases.events import Event

__all__ = ["Happened", "Log", "judged_on", "log_rules", "patterns", "stage_of"]


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

    __slots__ = ("_acts", "by_type", "events")

    def __init__(self, events: Iterable[Event]) -> None:
        self.events = tuple(
            Happened(place, event.type, event.on, event.received_on or event.on, event)
            for place, event in enumerate(_summoned(events))
        )
        self.by_type: dict[str, list[Happened]] = {}
        for happened in self.events:
            self.by_type.setdefault(happened.type, []).append(happened)
        self._acts: dict[int, dict[str, date]] = {}

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
            happened
            for pattern in wanted
            for happened in self.by_type.get(pattern.event, ())
            if happened.place > after
            and (before is None or happened.place < before)
            and happened.fits(pattern, start=start, party=party)
            and (party is None or getattr(happened.event, "by", party) == party)
        ]
        yield from sorted(found) if len(found) > 1 else found

    def last(self, names: Iterable[str], before: int) -> Happened | None:
        """The last event of some types before a place."""
        found = [h for name in names for h in self.of(name) if h.place < before]
        return max(found, default=None, key=lambda h: h.place)

    def first(self, name: str, after: int) -> Happened | None:
        """The first event of a type after a place."""
        return next((h for h in self.of(name) if h.place > after), None)

    def segment(self, place: int) -> tuple[int, int | None]:
        """The dispute in which a place lies: the place of its filing and of the next one's."""
        filings = self.of("dispute_filed")
        begin = max((f.place for f in filings if f.place <= place), default=-1)
        end = min((f.place for f in filings if f.place > place), default=None)
        return begin, end

    def acts(self, place: int) -> dict[str, date]:
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
            self._acts[begin] = acts
        return self._acts[begin]


def _summoned(events: Iterable[Event]) -> Iterator[Event]:
    """The events; a summons that names no day is one for the day last fixed."""
    fixed = None
    for event in events:
        if isinstance(event, HearingScheduled):
            fixed = event.for_day
        if isinstance(event, SummonsReceived) and event.for_day is None:
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
def stage_of(term_id: str) -> str | None:
    """The procedure to which a limit belongs; ``None``: it runs in no case."""
    found: str | None = log_rules()["stage_of"].get(term_id.partition(".")[0])
    return found
