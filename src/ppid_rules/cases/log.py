"""A log of events as a field: read whole, with every fault told by event number and field."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Annotated, Any, get_args

from pydantic import (
    GetJsonSchemaHandler,
    SerializationInfo,
    TypeAdapter,
    ValidationError,
    ValidationInfo,
)
from pydantic_core import (
    CoreSchema,
    ErrorDetails,
    InitErrorDetails,
    PydanticCustomError,
    core_schema,
)

from .._data import read_json
from ..errors import UnknownChoiceError
from .event import Event
from .possible import allowed_events, event_types, needs_of
from .replay import Fault, faults_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["MAX_EVENTS", "EventLog", "event_kinds"]

_LIMITS = read_json(__name__, "data/limits.json")

MAX_EVENTS: int = _LIMITS["events_of_a_case"]
"""The events that one case may have."""

_QUOTED = re.compile(r"'([^']*)'")

MAX_FAULTS: int = _LIMITS["faults_in_an_error"]
"""The faults that one error lists."""


def _log(value: Any, info: ValidationInfo) -> tuple[Event, ...]:  # noqa: ANN401 - whatever a document holds
    if not isinstance(value, (list, tuple)):
        raise PydanticCustomError("not_a_list", "expected a list of events")
    if len(value) > MAX_EVENTS:
        raise PydanticCustomError(
            "too_many_events",
            "{count} events; a case has at most {limit}",
            {"count": len(value), "limit": MAX_EVENTS},
        )
    wrong: list[InitErrorDetails] = []
    events: list[tuple[int, Event]] = []
    known = set(info.data.get("undated", ()))
    for index, item in enumerate(value):
        if isinstance(item, Event):
            events.append((index, item))
            continue
        try:
            events.append((index, _read(item)))
        except ValidationError as error:
            wrong.extend(_placed(error, index))
            if isinstance(item, dict) and isinstance(item.get("type"), str):
                known.add(item["type"])  # it may be what a later event needs
            if len(wrong) >= MAX_FAULTS:
                break
    read = tuple(event for _, event in events)
    places = [index for index, _ in events]
    further = (_described(f, places[f.place], read[f.place]) for f in faults_of(read, known))
    found = _first(chain(wrong, further), MAX_FAULTS)
    if found:
        raise ValidationError.from_exception_data("events", found)
    return read


def _first(faults: Iterable[InitErrorDetails], number: int) -> list[InitErrorDetails]:
    return [fault for fault, _ in zip(faults, range(number), strict=False)]


def _placed(error: ValidationError, index: int) -> Iterator[InitErrorDetails]:
    """The errors of one event at its place."""
    for line in error.errors(include_url=False):
        custom = PydanticCustomError(line["type"], "{problem}", {"problem": _problem(line)})  # pyright: ignore[reportArgumentType]  # any text is a type of error
        yield InitErrorDetails(type=custom, loc=(index, *line["loc"]), input=None)


def _problem(line: ErrorDetails) -> str:
    """What is wrong, with the nearest choice where there is one to make."""
    facts = line.get("ctx", {})
    if line["type"] == "union_tag_invalid":
        return str(UnknownChoiceError(facts["tag"], event_types(), "event"))
    choices = _QUOTED.findall(facts.get("expected", ""))
    if line["type"] == "literal_error" and isinstance(line["input"], str) and choices:
        return str(UnknownChoiceError(line["input"], choices, str(line["loc"][-1])))
    return line["msg"]


def _described(fault: Fault, index: int, event: Event) -> InitErrorDetails:
    if fault.kind == "out_of_order":
        problem = PydanticCustomError(
            "out_of_order",
            "{event} of {on} stands after an event of a later day",
            {"event": event.type, "on": str(event.on)},
        )
        return InitErrorDetails(type=problem, loc=(index, "on"), input=str(event.on))
    needs = [need for need in needs_of(event) if need not in fault.seen]
    why = f"it needs {' or '.join(needs)}" if needs else "the procedure has ended"
    problem = PydanticCustomError(
        "impossible_event",
        "{event} is not possible at {status}: {why}; possible: {allowed}",
        {
            "event": event.type,
            "status": str(fault.status),
            "why": why,
            "allowed": ", ".join(allowed_events(fault.status, fault.seen)),
        },
    )
    return InitErrorDetails(type=problem, loc=(index,), input=event.type)


def _read(item: Any) -> Event:  # noqa: ANN401 - whatever a document holds
    """One event; only the type that it names is built, and no other."""
    name = item.get("type") if isinstance(item, dict) else None
    kind = event_kinds().get(name) if isinstance(name, str) else None
    return _union().validate_python(item) if kind is None else kind.model_validate(item)


@cache
def event_kinds() -> dict[str, type[Event]]:
    """The model of each type of event."""
    members = get_args(get_args(_any_event())[0])
    return {kind.model_fields["type"].default: kind for kind in members}


@cache
def _union() -> TypeAdapter[Event]:
    """All types together, which say best what is wrong with a name."""
    return TypeAdapter(_any_event())


def _any_event() -> Any:  # noqa: ANN401 - a union is no type
    """The union of all events, whose modules are loaded when a document is first read."""
    from .events import AnyEvent  # noqa: PLC0415 - as above

    return AnyEvent


def _written(events: tuple[Event, ...], info: SerializationInfo) -> list[dict[str, Any]]:
    """The events as a document has them; the type always stands with them."""
    options: dict[str, Any] = {
        "mode": info.mode,
        "exclude_none": info.exclude_none,
        "exclude_unset": info.exclude_unset,
        "exclude_defaults": info.exclude_defaults,
    }
    return [{"type": event.type, **event.model_dump(**options)} for event in events]


class _Log:
    """How a log is read, written and described; the types of events are built on first use."""

    @staticmethod
    def __get_pydantic_core_schema__(_source: object, _handler: object) -> CoreSchema:
        written = core_schema.plain_serializer_function_ser_schema(_written, info_arg=True)
        return core_schema.with_info_plain_validator_function(_log, serialization=written)

    @staticmethod
    def __get_pydantic_json_schema__(
        _core: object, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        one = handler(_union().core_schema)
        return {"type": "array", "items": one, "maxItems": MAX_EVENTS}


if TYPE_CHECKING:
    EventLog = tuple[Event, ...]
else:
    EventLog = Annotated[tuple[Event, ...], _Log]
"""The events of a case, in order of their days."""
