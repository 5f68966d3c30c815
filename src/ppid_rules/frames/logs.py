"""From a log of events, one row an event, to a table of cases, one row a case."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import narwhals as nw

from ..cases.possible import event_types
from ..errors import ColumnError, UnknownChoiceError, UnknownColumnError, WrongTypeError
from .auditing import table_of
from .columns import REPEATED, column_fields

__all__ = ["from_log"]

_COUNT = "__ppid_count"
_FIRST = "__ppid_first"


def from_log(
    frame: Any,  # noqa: ANN401 - a table of any engine
    *,
    case: str,
    type: str,  # noqa: A002 - the name of the column in every log
    on: str,
    events: Iterable[str] | None = None,
) -> Any:  # noqa: ANN401 - a table of the same engine
    """A log of events (*register peristiwa*) as a table of cases.

    Columns named after fields of events (``received_on``, ``outcome``, ``by``, ...) become
    columns of those events. A case with several events of a type has the first of them, and the
    column ``repeated_events`` names such types, so that an audit flags the row instead of
    guessing which of them counts. On eager tables cases keep the order of their first event.

    Args:
        frame: one row an event.
        case: the column with the number of the case.
        type: the column with the type of the event.
        on: the column with the day it was done.
        events: the types to look for; all that occur where ``None``, of a lazy table all that
            there are.

    Returns:
        One row a case, a table of the same kind.

    Raises:
        UnknownColumnError: there is no such column.
        UnknownChoiceError: a type of event that there is not.
        ColumnError: an eager table with an event of no case.
        WrongTypeError: a table of an engine that is not known here, no collection of types.
    """
    table = table_of(frame)
    names = table.collect_schema().names()
    for column in (case, type, on):
        if column not in names:
            raise UnknownColumnError(column, names)
    if isinstance(table, nw.DataFrame):
        wanted = _checked(table, case, type, events)
        return _wide(table, names, case, type, on, wanted).to_native()
    wanted = list(event_types()) if events is None else _known(events)
    return _wide(table, names, case, type, on, wanted).to_native()


def _checked(
    table: nw.DataFrame[Any], case: str, kind: str, events: Iterable[str] | None
) -> list[str]:
    """The types that occur, of which each has to be known."""
    for column in (case, kind):
        missing = table[column].is_null().to_list()
        if True in missing:
            raise ColumnError(column, "is empty", missing.index(True))
    found = set(table[kind].unique().to_list())
    for name in sorted(map(str, found)):
        if name not in event_types():
            raise UnknownChoiceError(name, event_types(), f"type of event in column {kind!r}")
    return [name for name in event_types() if name in found] if events is None else _known(events)


def _known(events: Iterable[str]) -> list[str]:
    """Types that are asked for, in the order of the procedure."""
    if isinstance(events, str) or not isinstance(events, Iterable):
        raise WrongTypeError(events, "events", "a collection of types of events")
    wanted = set(events)
    for name in sorted(wanted, key=str):
        if name not in event_types():
            raise UnknownChoiceError(name, event_types(), "type of event")
    return [name for name in event_types() if name in wanted]


def _wide(  # noqa: PLR0917 - the columns of a log
    table: Any,  # noqa: ANN401 - eager or lazy: both have the same methods
    names: list[str],
    case: str,
    kind: str,
    on: str,
    events: list[str],
) -> Any:  # noqa: ANN401 - as above
    fields = column_fields()
    own: dict[str, nw.Expr] = {}
    first_day = nw.col(on).min().over(case, kind)
    table = table.with_columns(((nw.col(on) == first_day) | first_day.is_null()).alias(_FIRST))
    for event in events:
        is_own = nw.col(kind) == event
        own[event] = nw.when(is_own).then(nw.col(on))
        own[f"{_COUNT}_{event}"] = is_own.cast(nw.Int32)
        for name in names:
            if name not in {case, kind, on} and f"{event}_{name}" in fields:
                own[f"{event}_{name}"] = nw.when(is_own & nw.col(_FIRST)).then(nw.col(name))
    eager = isinstance(table, nw.DataFrame)
    if eager:
        table = table.with_row_index(_COUNT)
        own[_COUNT] = nw.col(_COUNT)
    # Apart, since not every engine computes within a group.
    table = table.select(nw.col(case), *(value.alias(name) for name, value in own.items()))
    counts = [f"{_COUNT}_{event}" for event in events]
    first = [nw.col(name).sum() if name in counts else nw.col(name).min() for name in own]
    wide = table.group_by(case).agg(*first)
    none = nw.lit(None).cast(nw.String)
    texts = [
        nw.when(nw.col(f"{_COUNT}_{event}") > 1).then(nw.lit(event)).otherwise(none)
        for event in events
    ]
    repeated = none
    if events:
        is_repeated = nw.any_horizontal(
            *(nw.col(f"{_COUNT}_{event}") > 1 for event in events), ignore_nulls=True
        )
        joined = nw.concat_str(*texts, separator="; ", ignore_nulls=True)
        repeated = nw.when(is_repeated).then(joined).otherwise(none)
    wide = wide.with_columns(repeated.alias(REPEATED))
    if eager:
        wide = wide.sort(_COUNT)
    dropped = [*(f"{_COUNT}_{event}" for event in events), *([_COUNT] if eager else [])]
    return wide.drop(dropped)
