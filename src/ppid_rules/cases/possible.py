"""Which events are possible: those that have an object in the log.

Never a matter of dates, of the calendar or of a reading.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from .._data import read_json
from .statuses import CaseStatus

if TYPE_CHECKING:
    from collections.abc import Collection

    from .event import Event

__all__ = ["allowed_events", "event_types", "is_possible", "needs_of"]


@cache
def _data() -> Mapping[str, Any]:
    document: Mapping[str, Any] = read_json(__name__, "data/needs.json")
    return document


@cache
def _after_endings() -> dict[CaseStatus, frozenset[str]]:
    data = _data()
    always = data["after_any_ending"]
    return {CaseStatus(s): frozenset([*always, *own]) for s, own in data["after_ending"].items()}


@cache
def _forbidden() -> dict[str, tuple[str, ...]]:
    """For each event those after which it never comes."""
    found: dict[str, tuple[str, ...]] = {}
    for earlier, later in _data()["never_after"].items():
        for name in later:
            found[name] = (*found.get(name, ()), earlier)
    return found


def event_types() -> tuple[str, ...]:
    """The types of all events."""
    return tuple(_data()["needs"])


def needs_of(event: Event) -> tuple[str, ...]:
    """The types of which one must be in the log before an event; empty: it needs nothing."""
    return _needs(event.type, _variant(event))


@cache
def _needs(name: str, variant: str | None) -> tuple[str, ...]:
    needs = _data()["needs"][name]
    if isinstance(needs, Mapping):
        needs = needs[variant] if variant in needs else needs["other"]
    return tuple(needs)


def _variant(event: Event) -> str | None:
    """The value on which the needs of an event depend: the ground, or which document."""
    for field in ("ground", "what"):
        value = getattr(event, field, None)
        if value is not None:
            return str(value)
    return None


def is_possible(event: Event, status: CaseStatus, seen: Collection[str]) -> bool:
    """Whether an event has its object, in a case with a status and events of these types."""
    return _is_possible(event.type, needs_of(event), status, seen)


def _is_possible(
    name: str, needs: tuple[str, ...], status: CaseStatus, seen: Collection[str]
) -> bool:
    if needs and not any(need in seen for need in needs):
        return False
    if any(earlier in seen for earlier in _forbidden().get(name, ())):
        return False
    after = _after_endings().get(status)
    return after is None or name in after


def allowed_events(status: CaseStatus, seen: Collection[str]) -> tuple[str, ...]:
    """The types that are possible next, in some form."""
    return tuple(
        name
        for name, needs in _data()["needs"].items()
        if any(
            _is_possible(name, tuple(form), status, seen)
            for form in (needs.values() if isinstance(needs, Mapping) else (needs,))
        )
    )
