"""The one replay: events in, statuses out; and what is wrong with a log."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .possible import is_possible
from .statuses import CaseStatus
from .transitions import advance, governing_dispute_law

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from .event import Event

__all__ = ["Fault", "faults_of", "statuses_of"]


class Fault(NamedTuple):
    """What is wrong with one event of a log.

    Attributes:
        place: its place among the events.
        kind: ``impossible_event`` or ``out_of_order``.
        status: the status of the case before it.
        seen: the types of the events before it.
    """

    place: int
    kind: str
    status: CaseStatus
    seen: frozenset[str]


def statuses_of(events: tuple[Event, ...], law: str) -> Iterator[CaseStatus]:
    """The status after each event, with disputes as one regulation has them."""
    status = CaseStatus.REQUEST_NOT_RECEIVED
    for event in events:
        status = advance(status, event, law)
        yield status


def faults_of(events: tuple[Event, ...], known: Collection[str] = ()) -> Iterator[Fault]:
    """The events without an object, and those dated before the one they follow.

    Args:
        events: the log.
        known: types that happened although they stand nowhere in the log.
    """
    law = governing_dispute_law(events)
    status = CaseStatus.REQUEST_NOT_RECEIVED
    seen = set(known)
    latest = None
    for index, event in enumerate(events):
        if latest is not None and event.on < latest:
            yield Fault(index, "out_of_order", status, frozenset(seen))
        else:
            latest = event.on
        if is_possible(event, status, seen):
            status = advance(status, event, law)
        else:
            yield Fault(index, "impossible_event", status, frozenset(seen))
        seen.add(event.type)
