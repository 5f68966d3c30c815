"""The parts of a case that the floors below own, as fields of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, get_args

from pydantic import AfterValidator, PlainSerializer, WithJsonSchema
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from .._check import check_option, parse_time
from ..errors import PpidRulesError, WrongTypeError
from ..law import BodyKind, HouseRule, Level, PublicBody, Zone, checked_house_rules
from ..offices import Overlay, Week
from .possible import event_types

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Body", "EventTypes", "HouseRules", "OwnDays"]


class _Document:
    """How a value of a floor below is read from a document and written to one."""

    def __init__(
        self,
        read: Callable[[Any], Any],
        write: Callable[[Any], Any],
        schema: dict[str, Any],
    ) -> None:
        self._read = read
        self._write = write
        self._schema = schema

    def __get_pydantic_core_schema__(self, _source: object, _handler: object) -> CoreSchema:
        written = core_schema.plain_serializer_function_ser_schema(self._write)
        return core_schema.no_info_plain_validator_function(self._checked, serialization=written)

    def __get_pydantic_json_schema__(self, _core: object, _handler: object) -> dict[str, Any]:
        return self._schema

    def _checked(self, value: Any) -> Any:  # noqa: ANN401 - whatever a document holds
        try:
            return self._read(value)
        except (PpidRulesError, TypeError) as error:
            kind = "wrong_type" if isinstance(error, TypeError) else "invalid_value"
            raise PydanticCustomError(kind, "{problem}", {"problem": str(error)}) from error


def _body(value: object) -> PublicBody:
    if isinstance(value, PublicBody):
        return value
    if not isinstance(value, dict):
        raise WrongTypeError(value, "body", "a PublicBody")
    fields = dict(value)
    if fields.get("overlay") is not None:
        fields["overlay"] = _overlay(fields["overlay"])
    closes = fields.get("office_closes")
    if isinstance(closes, str):
        fields["office_closes"] = parse_time(closes, "office_closes")
    return PublicBody(**{name: part for name, part in fields.items() if part is not None})


def _body_document(body: PublicBody) -> dict[str, Any]:
    parts = {
        "name": body.name,
        "level": str(body.level),
        "kind": str(body.kind),
        "region": body.region,
        "zone": body.zone,
        "week": body.week,
        "office_closes": body.office_closes and body.office_closes.isoformat(),
        "overlay": body.overlay.to_dict() if body.overlay != Overlay() else None,
        "political_party": body.political_party or None,
    }
    return {name: part for name, part in parts.items() if part is not None}


def _overlay(value: object) -> Overlay:
    return value if isinstance(value, Overlay) else Overlay.from_dict(value)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # from_dict checks


def _house_rules(value: object) -> tuple[HouseRule, ...]:
    if not isinstance(value, (list, tuple)):
        raise WrongTypeError(value, "house_rules", "a list of HouseRule")
    rules = [HouseRule(**r) if isinstance(r, dict) else r for r in value]
    return checked_house_rules(rules)


def _known(types: frozenset[str]) -> frozenset[str]:
    try:
        for name in types:
            check_option(name, event_types(), "event type")
    except PpidRulesError as error:
        raise PydanticCustomError("unknown_event", "{problem}", {"problem": str(error)}) from error
    return types


_DAY = {"type": "string", "format": "date"}
_PAIR = {"type": "array", "prefixItems": [_DAY, {"type": "string"}]}
_PAIRS = {"type": "array", "items": _PAIR}
_OVERLAY = {
    "type": "object",
    "properties": {"days_off": _PAIRS, "working_days": _PAIRS},
    "additionalProperties": False,
}
_BODY = {
    "type": "object",
    "properties": {
        "name": {"type": "string"},
        "level": {"enum": [str(level) for level in Level]},
        "kind": {"enum": [str(kind) for kind in BodyKind]},
        "region": {"type": ["string", "null"]},
        "zone": {"enum": [*get_args(Zone), None]},
        "week": {"enum": list(get_args(Week))},
        "office_closes": {"type": ["string", "null"], "format": "time"},
        "overlay": _OVERLAY,
        "political_party": {"type": "boolean"},
    },
    "required": ["name", "level", "kind"],
    "additionalProperties": False,
}
_HOUSE_RULE = {
    "type": "object",
    "properties": {
        "id": {"type": "string"},
        "number": {"type": "integer"},
        "unit": {"type": "string"},
        "basis": {"type": "string"},
    },
    "required": ["id", "number", "unit", "basis"],
    "additionalProperties": False,
}

Body = Annotated[PublicBody, _Document(_body, _body_document, _BODY)]
"""A public body, or its document."""

OwnDays = Annotated[Overlay, _Document(_overlay, Overlay.to_dict, _OVERLAY)]
"""Days of a case's own, or their document."""

HouseRules = Annotated[
    tuple[HouseRule, ...],
    _Document(
        _house_rules,
        lambda rules: [rule.to_dict() for rule in rules],
        {"type": "array", "items": _HOUSE_RULE},
    ),
]
"""The caller's own limits, or their documents."""

EventTypes = Annotated[
    frozenset[str],
    AfterValidator(_known),
    PlainSerializer(sorted, return_type=list, when_used="json"),
    WithJsonSchema({"type": "array", "items": {"enum": sorted(event_types())}}),
]
"""Names of event types."""
