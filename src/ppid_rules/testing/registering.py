"""Strategies for ``hypothesis.strategies.from_type``, found when they are asked for.

Hypothesis calls :func:`register` when it is imported, by the entry point of the package. It has
no public way to register a type that is not imported yet, so a private table is used where it is
there; a version of Hypothesis without it finds no strategies, and nothing else changes.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hypothesis.strategies import SearchStrategy

__all__ = ["register"]

_PACKAGE = "ppid_rules"
_TABLE = "_global_extra_lookup"


def register() -> None:
    """Tell Hypothesis who knows the types of this package; imports none of them."""
    try:
        from hypothesis.strategies._internal import types  # noqa: PLC0415 - see the module
    except ImportError:
        return
    table = getattr(types, _TABLE, None)
    if isinstance(table, dict):
        table.setdefault(_PACKAGE, _strategy_of)


def _strategy_of(thing: Any) -> SearchStrategy[Any] | None:  # noqa: ANN401 - whatever is annotated
    """The strategy for a type of this package, ``None`` for any other."""
    if not isinstance(thing, type) or thing.__module__.partition(".")[0] != _PACKAGE:
        return None
    found = _strategies().get(thing)
    return _of_event(thing) if found is None else found


@cache
def _strategies() -> Mapping[type, SearchStrategy[Any]]:
    """The strategies by type; only what somebody annotated with is asked for, so all are loaded."""
    from ..cases import CaseRecord, Event  # noqa: PLC0415 - nothing is imported before it is used
    from ..compliance import Case  # noqa: PLC0415 - as above
    from ..law import PublicBody, Readings  # noqa: PLC0415 - as above
    from ..workdays import WorkingCalendar  # noqa: PLC0415 - as above
    from . import strategies as own  # noqa: PLC0415 - as above

    return {
        Case: own.cases(),
        CaseRecord: own.cases(),
        Event: own.events(),
        PublicBody: own.bodies(),
        Readings: own.readings(),
        WorkingCalendar: own.calendars(),
    }


def _of_event(thing: type) -> SearchStrategy[Any] | None:
    from ..cases import Event  # noqa: PLC0415 - as above
    from .strategies import events  # noqa: PLC0415 - as above

    if issubclass(thing, Event):
        return events(types=(thing.model_fields["type"].default,))
    return None
