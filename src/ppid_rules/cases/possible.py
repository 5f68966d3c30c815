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

__all__ = [
    "allowed_events",
    "event_types",
    "is_possible",
    "needs_by_form",
    "needs_of",
    "never_after",
]


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
def never_after(name: str) -> tuple[str, ...]:
    """The types after which a type never comes."""
    return tuple(earlier for earlier, later in _data()["never_after"].items() if name in later)


def event_types() -> tuple[str, ...]:
    """The types of all events."""
    return tuple(_data()["needs"])


def needs_of(event: Event) -> tuple[str, ...]:
    """The types of which one must be in the log before an event; empty: it needs nothing."""
    return _needs(event.type, _variant(event))


@cache
def needs_by_form(name: str) -> Mapping[str, tuple[str, ...]]:
    """The needs of each form of a type: by its ground, by which document; ``other``: the rest."""
    needs = _data()["needs"][name]
    forms = needs if isinstance(needs, Mapping) else {"other": needs}
    return {form: tuple(names) for form, names in forms.items()}


def _needs(name: str, variant: str | None) -> tuple[str, ...]:
    forms = needs_by_form(name)
    form = "other" if variant is None or variant not in forms else variant
    return forms[form]


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
    if any(earlier in seen for earlier in never_after(name)):
        return False
    after = _after_endings().get(status)
    return after is None or name in after


def allowed_events(status: CaseStatus, seen: Collection[str]) -> tuple[str, ...]:
    """The types that are possible next, in some form."""
    return tuple(
        name
        for name in event_types()
        if any(_is_possible(name, form, status, seen) for form in needs_by_form(name).values())
    )
