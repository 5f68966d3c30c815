"""Random events: any type, or one that a case can have next, with fields that make sense."""

from __future__ import annotations

from datetime import date, time, timedelta
from functools import cache
from types import UnionType
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin

from hypothesis import strategies as st

from ..cases import CaseRecord, event_types
from ..errors import ImpossibleEventError, InvalidValueError, UnknownOptionError, WrongTypeError
from ..events import AnyEvent, Event
from ..law import refusal_grounds
from ..workdays import indonesia
from .days_drawn import days, decreed_span

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from hypothesis.strategies import DrawFn, SearchStrategy

__all__ = ["any_form", "event_classes", "event_of", "events", "fields_of", "is_possible_in"]

_COMMON = frozenset(Event.model_fields) - {"on"}
"""What every event can have, and few do."""
_NO_DELIVERY = frozenset({"request_received", "decision_read"})
"""Their day is that of the receipt, or there is none: ``received_on`` says nothing about them."""
_BEFORE = frozenset({"ground_found_on"})
_FORMS = ("ground", "what")
"""The fields on which it depends what an event needs before it."""
_TEXTS = {"": ("alasan", ""), "number": ("1",), "ref": ("B-1",), "note": ("catatan",)}
_TIMES = (time(9), time(23, 59))
_FEW_DAYS = st.integers(0, 30).map(timedelta)


@cache
def event_classes() -> Mapping[str, type[Event]]:
    """The class of each type of event, in the order of the procedures."""
    members = get_args(get_args(AnyEvent)[0])
    found = {member.model_fields["type"].default: member for member in members}
    return {name: found[name] for name in event_types()}


def events(
    case: CaseRecord | None = None,
    *,
    on: date | None = None,
    types: Collection[str] | None = None,
) -> SearchStrategy[Event]:
    """An event that a case can have next, or any event where there is no case.

    Every drawn event can be recorded in the case. Examples shrink to the first type of the
    procedures, on the day of the last event, without optional fields.

    Args:
        case: the case; ``None``: any type, on any of :func:`days`.
        on: the day of the event; ``None``: within a month after the last one of the case.
        types: only events of these types.

    Raises:
        WrongTypeError: not a case.
        UnknownOptionError: an unknown type, or none that the case allows now.
        InvalidValueError: ``on`` lies before the last event of the case.
    """
    known = event_types()
    wanted = known if types is None else tuple(types)
    for name in wanted:
        if name not in known:
            raise UnknownOptionError(name, known, "event type")
    if case is None:
        return _any_events(on, wanted)
    if not isinstance(case, CaseRecord):
        raise WrongTypeError(case, "case", "a Case")
    last = case.events[-1].on if case.events else None
    if on is not None and last is not None and on < last:
        raise InvalidValueError(on, "on", f"no day before the last event of the case, {last}")
    names = [name for name in case.allowed if name in wanted]
    if not names:
        given = ", ".join(wanted)
        raise UnknownOptionError(given, case.allowed, "type that the case allows")
    return _next_events(case, on, names)


@st.composite
def _any_events(draw: DrawFn, on: date | None, names: Collection[str]) -> Event:
    name = draw(st.sampled_from([name for name in event_types() if name in names]))
    day = draw(days()) if on is None else on
    return event_of(name, day, draw(fields_of(name)))


@st.composite
def _next_events(draw: DrawFn, case: CaseRecord, on: date | None, names: list[str]) -> Event:
    name = draw(st.sampled_from(names))
    day = on
    if day is None and case.events:
        _, last = decreed_span(indonesia())
        start = case.events[-1].on
        day = max(start, min(start + draw(_FEW_DAYS), last))
    if day is None:
        day = draw(days())
    return any_form(case, event_of(name, day, draw(fields_of(name))))


def event_of(name: str, on: date, fields: Mapping[str, Any]) -> Event:
    """An event of a type on a day; a field that is a time span is a day so much later.

    Such a day, too, stays in the decreed years.
    """
    last = max(on, decreed_span(indonesia())[1])
    made: dict[str, Any] = {
        field: min(on + v, last) if isinstance(v, timedelta) else v for field, v in fields.items()
    }
    return event_classes()[name](on=on, **made)


def any_form(case: CaseRecord, event: Event) -> Event:
    """The event, or where it has no object in the case, in the first form that has one."""
    if is_possible_in(case, event):
        return event
    for field in _FORMS:
        if field in type(event).model_fields:
            for value in _literals(type(event).model_fields[field].annotation):
                other = event.model_copy(update={field: value})
                if is_possible_in(case, other):
                    return other
    return event


def is_possible_in(case: CaseRecord, event: Event) -> bool:
    """Whether an event can be recorded."""
    try:
        case.record(event)
    except ImpossibleEventError:
        return False
    return True


@cache
def fields_of(name: str) -> SearchStrategy[dict[str, Any]]:
    """The fields of a type of event but its day; days among them as spans from it."""
    fields = event_classes()[name].model_fields
    needed: dict[str, SearchStrategy[Any]] = {}
    own: dict[str, SearchStrategy[Any]] = {}
    common: dict[str, SearchStrategy[Any]] = {}
    for field, info in fields.items():
        if field in {"type", "on"} or (field == "received_on" and name in _NO_DELIVERY):
            continue
        values = _values(field, info.annotation)
        if info.is_required():
            needed[field] = values
        else:
            (common if field in _COMMON else own)[field] = values
    plain = st.fixed_dictionaries(needed, optional=own)
    full = st.fixed_dictionaries({**needed}, optional={**own, **common})
    return st.one_of(plain, plain, full)


def _values(field: str, annotation: Any) -> SearchStrategy[Any]:  # noqa: ANN401 - a type, as pydantic has it
    """What a field can hold other than nothing."""
    origin = get_origin(annotation)
    arguments = get_args(annotation)
    if origin is Literal:
        return st.sampled_from(arguments)
    if origin in {Union, UnionType}:
        return _values(field, next(part for part in arguments if part is not type(None)))
    if hasattr(annotation, "__metadata__"):
        return _values(field, arguments[0])
    if origin is tuple:
        return st.lists(_values(field, arguments[0]), max_size=2, unique=True).map(tuple)
    return _simple(field, annotation)


def _simple(field: str, kind: type) -> SearchStrategy[Any]:
    if kind is date:
        return _FEW_DAYS.map(lambda by: -by) if field in _BEFORE else _FEW_DAYS
    if kind is time:
        return st.sampled_from(_TIMES)
    if kind is bool:
        return st.booleans()
    if field == "grounds":
        return st.sampled_from([ground.code for ground in refusal_grounds()])
    return st.sampled_from(_TEXTS.get(field, _TEXTS[""]))


def _literals(annotation: Any) -> tuple[Any, ...]:  # noqa: ANN401 - as above
    if get_origin(annotation) is Literal:
        return get_args(annotation)
    return tuple(value for part in get_args(annotation) for value in _literals(part))
