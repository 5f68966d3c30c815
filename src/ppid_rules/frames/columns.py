"""Which columns of a table say what: named after events and their fields, or mapped to them."""

from __future__ import annotations

from datetime import date, time
from functools import cache
from types import UnionType
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from ..cases.log import event_kinds
from ..errors import ColumnError, UnknownColumnError, WrongTypeError
from .recorded import PLACES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

__all__ = [
    "BODY",
    "ColumnKind",
    "Columns",
    "Field",
    "column_fields",
    "kind_of",
    "meant_columns",
    "read_columns",
]

BODY = "body"
"""The column that says whose case a row is."""

REPEATED = "repeated_events"
"""The column that says which events a log holds more than once, see ``from_log``."""

ColumnKind = Literal["day", "time", "word", "truth", "text"]
"""What a column holds: days, times of day, one of a few words, yes or no, any text."""


class Field(NamedTuple):
    """What a column says.

    Attributes:
        event: the type of the event.
        name: the field; ``on`` for the day it was done.
        kind: what it holds.
        words: the words that it may hold; empty where it holds no words.
        required: whether an event cannot be told without it.
    """

    event: str
    name: str
    kind: ColumnKind
    words: tuple[str, ...] = ()
    required: bool = False


@cache
def column_fields() -> dict[str, Field]:
    """What each column says that a table can have, by its name."""
    return {name: field for event in PLACES for name, field in _fields(event)}


def kind_of(event: str, name: str) -> ColumnKind:
    """What the column of a field holds."""
    return column_fields()[event if name == "on" else f"{event}_{name}"].kind


def _fields(event: str) -> Iterator[tuple[str, Field]]:
    yield event, Field(event, "on", "day")
    for name, info in event_kinds()[event].model_fields.items():
        if name in {"type", "on"}:
            continue
        kind, words = _kind(info.annotation)
        required = info.is_required()
        yield f"{event}_{name}", Field(event, name, kind, words, required)


def _kind(annotation: Any) -> tuple[ColumnKind, tuple[str, ...]]:  # noqa: ANN401 - an annotation
    """What a field holds, by its annotation."""
    if get_origin(annotation) is Annotated:
        return _kind(get_args(annotation)[0])
    if get_origin(annotation) in {Union, UnionType}:
        (inner,) = [a for a in get_args(annotation) if a is not type(None)]
        return _kind(inner)
    if get_origin(annotation) is Literal:
        return "word", tuple(map(str, get_args(annotation)))
    found: dict[Any, ColumnKind] = {date: "day", time: "time", bool: "truth"}
    return found.get(annotation, "text"), ()


class Columns(NamedTuple):
    """The columns of a table that say something of its cases.

    Attributes:
        fields: for each column of the table what it says.
        body: the column that says whose case a row is, if any.
        repeated: the column that says which events a log holds more than once, if any.
    """

    fields: dict[str, Field]
    body: str | None
    repeated: str | None

    @property
    def by_field(self) -> dict[tuple[str, str], str]:
        """The column of each field."""
        return {(field.event, field.name): column for column, field in self.fields.items()}

    @property
    def events(self) -> frozenset[str]:
        """The events of which the table has the day."""
        return frozenset(f.event for f in self.fields.values() if f.name == "on")


def read_columns(names: Sequence[str], mapping: Mapping[str, str] | None) -> Columns:
    """The columns of a table that say something, by their own names or as mapped.

    Args:
        names: the columns of the table.
        mapping: a column of the table for the name it stands for, or the other way round, as
            in a renaming.

    Raises:
        WrongTypeError: a mapping that is none.
        UnknownColumnError: a mapping to or from what is no column.
        ColumnError: two columns that say the same, one that says two things, a field without
            the day of its event, or an event without the field that it cannot be told without.
    """
    found = meant_columns(names, mapping)
    _check(found, names)
    return found


def meant_columns(names: Sequence[str], mapping: Mapping[str, str] | None) -> Columns:
    """The same, whether or not it is enough for an audit.

    Raises:
        WrongTypeError: a mapping that is none.
        UnknownColumnError: a mapping to or from what is no column.
        ColumnError: two columns that say the same, or one that says two things.
    """
    known = {*column_fields(), BODY, REPEATED}
    mapped = list(_mapped(names, mapping, known))
    moved = {column for column, _ in mapped}
    own = [(name, name) for name in names if name in known and name not in moved]
    meant: dict[str, str] = {}
    says: dict[str, str] = {}
    for column, name in own + mapped:
        if says.setdefault(name, column) != column:
            raise ColumnError(column, f"says the same as {says[name]!r}: {name}")
        if meant.setdefault(column, name) != name:
            raise ColumnError(column, f"cannot say two things: {meant[column]} and {name}")
    fields = {
        column: column_fields()[name] for column, name in meant.items() if name in column_fields()
    }
    return Columns(fields, says.get(BODY), says.get(REPEATED))


def _mapped(
    names: Sequence[str], mapping: Mapping[str, str] | None, known: set[str]
) -> Iterator[tuple[str, str]]:
    """Each column of the table that is mapped, and the name it stands for."""
    if mapping is None:
        return
    try:
        pairs = list(mapping.items())
    except AttributeError:
        raise WrongTypeError(mapping, "columns", "a mapping of names to columns") from None
    for key, value in pairs:
        if key in known and value in names:
            yield value, key
        elif value in known and key in names:
            yield key, value
        elif key in known or value in known:
            raise UnknownColumnError(value if key in known else key, names)
        else:
            raise UnknownColumnError(value if key in names else key, known, "name of a column")


def _check(columns: Columns, names: Sequence[str]) -> None:
    if not columns.events:
        given = ", ".join(names)
        raise UnknownColumnError(given, PLACES, "columns (none is named after an event)")
    by_field = columns.by_field
    for column, field in columns.fields.items():
        if field.event not in columns.events:
            raise ColumnError(column, f"there is no column {field.event!r} with the day of it")
    for field in column_fields().values():
        asked = field.required and field.event in columns.events
        if asked and (field.event, field.name) not in by_field:
            missing = f"{field.event}_{field.name}"
            column = by_field[field.event, "on"]
            raise ColumnError(column, f"needs a column {missing!r} beside it")
