"""JSON Schemas (draft 2020-12) of the documents that go in and come out.

Those of cases and events come from their models; those of answers are files beside this one,
each with the shared parts that it names. Within a major version only optional fields and members
of enumerations are added.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..._check import check_option
from ..._data import read_json

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["ANSWERS", "SCHEMAS", "schema_of"]

ANSWERS = (
    "audit",
    "clock",
    "deadline",
    "duty-check",
    "duty-date",
    "duty-dates",
    "duty-finding",
    "exemption-finding",
    "exemption-standing",
    "finding",
    "move",
    "moves",
    "next-step",
    "next-steps",
    "standing",
    "timeline",
)
"""The documents that come out."""

SCHEMAS = ("case", "duties", "event", "exemption", *ANSWERS)
"""Every document that has a schema."""

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_HERE = "#/$defs/"
_WALL_CLOCK = r"^\d{2}:\d{2}(:\d{2}(\.\d+)?)?$"


def schema_of(name: str) -> dict[str, Any]:
    """The schema of a kind of document, complete in itself.

    Raises:
        UnknownOptionError: no such document.
    """
    check_option(name, SCHEMAS, "schema")
    if name in ANSWERS:
        found = _file(name)
        parts = {"$defs": dict(sorted(_parts(found)))}
    else:
        found, parts = _of_model(name), {}
    return {"$schema": _DIALECT, "$id": f"ppid-rules/{name}/1", **found, **parts}


# -- of answers ----------------------------------------------------------------------------


def _file(name: str) -> dict[str, Any]:
    document: dict[str, Any] = read_json(__name__, f"{name}.json")
    return document


def _parts(found: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Every part that a schema names, and what these name."""
    shared = _file("parts")
    seen: set[str] = set()
    waiting: list[object] = [found]
    while waiting:
        for part in set(_named(waiting.pop())) - seen:
            seen.add(part)
            content = shared[part] if part in shared else _file(part)
            waiting.append(content)
            yield part, content


def _named(value: object) -> Iterator[str]:
    """The parts that a piece of a schema names."""
    if isinstance(value, dict):
        reference = value.get("$ref")
        if isinstance(reference, str):
            yield reference.removeprefix(_HERE)
        for item in value.values():
            yield from _named(item)
    elif isinstance(value, list):
        for item in value:
            yield from _named(item)


# -- of models -----------------------------------------------------------------------------


def _of_model(name: str) -> dict[str, Any]:
    """The schema of what a model reads, as its documents are written."""
    from pydantic import TypeAdapter  # noqa: PLC0415 - nothing is imported before it is used
    from pydantic.json_schema import GenerateJsonSchema  # noqa: PLC0415 - as above

    from ...cases.events import AnyEvent  # noqa: PLC0415 - as above
    from ..casework import Case  # noqa: PLC0415 - as above
    from ..exempting import ExemptItem  # noqa: PLC0415 - as above
    from ..recurring import DutyLog  # noqa: PLC0415 - as above

    class Untitled(GenerateJsonSchema):
        """Without a title for each field, which only repeats its name."""

        def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ANN401, ARG002 - of the base
            return False

    models: dict[str, Any] = {
        "case": Case,
        "duties": DutyLog,
        "event": AnyEvent,
        "exemption": ExemptItem,
    }
    adapter: TypeAdapter[Any] = TypeAdapter(models[name])
    found: dict[str, Any] = _plain(adapter.json_schema(schema_generator=Untitled))
    found.pop("title", None)
    if name not in ("case", "event"):
        return found
    for event in found["$defs"].values():
        kind = event["properties"]["type"]
        kind.pop("default", None)  # a document says which event it is
        event["required"] = ["type", *event.get("required", ())]
    return found


def _plain(value: Any) -> Any:  # noqa: ANN401 - a piece of a schema
    """A piece of a schema with short descriptions, and times as they are written here."""
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if not isinstance(value, dict):
        return value
    if value.get("format") == "time":
        # RFC 3339 asks for a zone; the wall clock of a body has none.
        rest = {key: item for key, item in value.items() if key != "format"}
        return {**rest, "pattern": _WALL_CLOCK}
    found = {key: _plain(item) for key, item in value.items()}
    if isinstance(found.get("description"), str):
        found["description"] = found["description"].partition("\n\n")[0].replace("\n", " ")
    return found
