"""Small tables beside a lazy one: made in its own engine, and in its own connection."""

from __future__ import annotations

from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

import narwhals as nw
import numpy as np

from ..errors import WrongTypeError
from ..workdays.index import FIRST_DAY, FIRST_ORDINAL
from .series import EPOCH

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from .program import Array
    from .tables import TableSet

__all__ = ["CALENDAR", "LookUp", "Lookups", "bodies_table"]

CALENDAR = "__ppid_calendar"
"""The column with the number of each row's calendar."""


class LookUp(NamedTuple):
    """What is looked up for a column.

    Attributes:
        key: the column whose values are looked up.
        by: what they are: a ``day``, the ``place`` of one, or the ``number`` of a working day.
        into: the column that gets what each table holds; the name ``day`` stands for the date.
    """

    key: str
    by: str
    into: Mapping[str, str]


class Lookups:
    """The tables of the calendars beside a table, in its own engine."""

    def __init__(
        self, frame: nw.LazyFrame[Any], tables: TableSet, wanted: Mapping[str, Sequence[str]]
    ) -> None:
        """``wanted`` names, for each way of looking up, the tables that are looked up so."""
        self._frame = frame
        self._tables = tables
        self._wanted = wanted
        self._made: dict[str, nw.LazyFrame[Any]] = {}

    def joined(self, frame: nw.LazyFrame[Any], look_ups: Sequence[LookUp]) -> nw.LazyFrame[Any]:
        """A table with what is looked up for some of its columns."""
        if not look_ups:
            return frame
        if frame.implementation.is_duckdb():
            return self._joined_in_duckdb(frame, look_ups)
        for look_up in look_ups:
            names = [CALENDAR, look_up.by, *(n for n in look_up.into if n != look_up.by)]
            beside = self._beside(look_up.by).select(names).rename(dict(look_up.into))
            frame = frame.join(
                beside, left_on=[CALENDAR, look_up.key], right_on=[CALENDAR, look_up.by], how="left"
            )
        return frame

    def _beside(self, by: str) -> nw.LazyFrame[Any]:
        """One small table for all look-ups of a kind."""
        if by not in self._made:
            columns = _columns(self._tables, by, ["day", "place", *self._wanted.get(by, ())])
            self._made[by] = _small_table(self._frame, *columns, {})
        return self._made[by]

    def _joined_in_duckdb(
        self, frame: nw.LazyFrame[Any], look_ups: Sequence[LookUp]
    ) -> nw.LazyFrame[Any]:
        """All look-ups in one query: a relation is bound anew with everything below it."""
        columns, joins = ["own.*"], []
        for i, look_up in enumerate(look_ups):
            columns += [f'"t{i}"."{name}" as "{into}"' for name, into in look_up.into.items()]
            beside = _query(*_columns(self._tables, look_up.by, look_up.into))
            joins.append(
                f'left join ({beside}) as "t{i}" '
                f'on "t{i}"."{CALENDAR}" = own."{CALENDAR}" '
                f'and "t{i}"."{look_up.by}" = own."{look_up.key}"'
            )
        query = f"select {', '.join(columns)} from own {' '.join(joins)}"  # noqa: S608 - names are ours
        found: nw.LazyFrame[Any] = nw.from_native(frame.to_native().query("own", query))
        return found


def _columns(
    tables: TableSet, by: str, wanted: Iterable[str]
) -> tuple[dict[str, Array], dict[str, Array]]:
    """The columns of a small table: numbers, and days by their places."""
    by_number = by == "number"
    parts = tables.parts("date" if by_number else "upto")
    running = np.concatenate([np.arange(len(part)) for part in parts])
    places = np.concatenate(parts) if by_number else running
    numbers = {CALENDAR: np.concatenate([np.full(len(p), i) for i, p in enumerate(parts)])}
    if by != "day":
        numbers[by] = running
    names = dict.fromkeys(wanted)
    numbers.update((name, tables.array(name)) for name in names if name not in {"day", "place"})
    if "place" in names:
        numbers["place"] = places
    return numbers, {"day": places} if "day" in {by, *names} else {}


def bodies_table(
    frame: nw.LazyFrame[Any], bodies: Mapping[str, tuple[int, str | None]]
) -> nw.LazyFrame[Any]:
    """For each body the number of its calendar, and when its office closes."""
    texts = {
        "__ppid_body": list(bodies),
        "__ppid_closes": [closes or "" for _, closes in bodies.values()],
    }
    return _small_table(frame, {CALENDAR: np.array([n for n, _ in bodies.values()])}, {}, texts)


def _small_table(
    frame: nw.LazyFrame[Any],
    numbers: Mapping[str, Array],
    days: Mapping[str, Array],
    texts: Mapping[str, Sequence[str]],
) -> nw.LazyFrame[Any]:
    """A table in the engine of another one."""
    native, engine = frame.to_native(), frame.implementation
    if engine.is_polars():
        found = _for_polars(numbers, days, texts)
    elif engine.is_duckdb():
        found = native.query("own", _query(numbers, days, texts))
    elif engine.is_pyspark():
        found = _for_spark(native, numbers, days, texts)
    else:
        raise WrongTypeError(
            native, "frame", "a table of pandas, polars, pyarrow, DuckDB or PySpark"
        )
    made: nw.LazyFrame[Any] = nw.from_native(found)
    return made


def _for_polars(
    numbers: Mapping[str, Array], days: Mapping[str, Array], texts: Mapping[str, Sequence[str]]
) -> Any:  # noqa: ANN401 - a table of polars
    import polars as pl  # noqa: PLC0415 - where the table is one of polars

    return pl.LazyFrame(
        {
            **{name: pl.Series(values.astype(np.int32)) for name, values in numbers.items()},
            **{
                name: pl.Series((places - EPOCH).astype(np.int32)).cast(pl.Date)
                for name, places in days.items()
            },
            **{name: pl.Series(list(values), dtype=pl.String) for name, values in texts.items()},
        }
    )


def _query(
    numbers: Mapping[str, Array],
    days: Mapping[str, Array],
    texts: Mapping[str, Sequence[str]] | None = None,
) -> str:
    """A small table as a query of DuckDB; the numbers travel as one text a column."""

    def listed(values: Array) -> str:
        return f"unnest(string_split('{','.join(map(str, values.tolist()))}', ',')::int[])"

    columns = [f'{listed(values)} as "{name}"' for name, values in numbers.items()]
    columns += [
        f"date '{FIRST_DAY}' + {listed(places)} as \"{name}\"" for name, places in days.items()
    ]
    for name, values in (texts or {}).items():
        quoted = ", ".join("'{}'".format(value.replace("'", "''")) for value in values)
        columns.append(f'unnest([{quoted}]::varchar[]) as "{name}"')
    return f"select {', '.join(columns)}"


def _for_spark(
    native: Any,  # noqa: ANN401 - a table of PySpark
    numbers: Mapping[str, Array],
    days: Mapping[str, Array],
    texts: Mapping[str, Sequence[str]],
) -> Any:  # noqa: ANN401 - as above
    types = [f"`{name}` int" for name in numbers]
    types += [f"`{name}` date" for name in days]
    types += [f"`{name}` string" for name in texts]
    columns = [
        *(values.tolist() for values in numbers.values()),
        *(
            [date.fromordinal(FIRST_ORDINAL + p) for p in places.tolist()]
            for places in days.values()
        ),
        *texts.values(),
    ]
    rows = list(zip(*columns, strict=True))
    functions = import_module("pyspark.sql.functions")  # where the table is one of PySpark
    made = native.sparkSession.createDataFrame(rows, ", ".join(types))
    return functions.broadcast(made)
