"""``summary``: the figures that the law asks for in the yearly report, by body, unit or month."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Literal

import narwhals as nw
import numpy as np

from .._check import check_option
from .._data import read_json
from ..errors import UnknownColumnError, WrongTypeError
from .auditing import table_of
from .columns import read_columns
from .figures import questions
from .series import dates_of, days_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from .columns import Columns
    from .figures import Key, Question

__all__ = ["PERIODS", "Period", "Tally", "figures_of", "summary"]

Period = Literal["month", "year"]

PERIODS = ("month", "year")

_OWN = "__ppid_"
_RULES = read_json(__name__, "data/summary.json")


def summary(
    audited: Any,  # noqa: ANN401 - a table of any engine
    *,
    by: Iterable[str] = (),
    period: Period | None = None,
    columns: Mapping[str, str] | None = None,
) -> Any:  # noqa: ANN401 - a table
    """The figures of the yearly service report (*laporan layanan informasi*), a row a group.

    UU 14/2008 Pasal 12, Perki 1/2021 Pasal 15(5) and 56 to 58: requests, answers and their
    outcome, grounds of refusal, objections, disputes and their outcome; then for each duty how
    many were told (``<term>_n``), the share in time as an interval (``<term>_on_time_low``,
    ``<term>_on_time_high``: a clock that the register cannot tell counts as late in the first
    and as in time in the second), how many were late and are overdue, and the median and ninetieth
    percentile of working days used by what was done (``<term>_days_median``, ``<term>_days_p90``).
    A figure for which the table has no column is null, never zero. Rows with a fault count among
    ``rows`` and ``faulty`` only.

    Args:
        audited: what :func:`audit` gave.
        by: the columns that make a group: body, unit.
        period: also by the ``month`` or the ``year`` of receipt; a column ``period``.
        columns: the mapping that the audit was given.

    Returns:
        A small table of the same kind; of a lazy table the collected one.

    Raises:
        WrongTypeError: no table, or ``by`` is a single text.
        UnknownColumnError: a column that the table has not.
        UnknownOptionError: another period.
    """
    rows = figures_of(audited, by=by, period=period, columns=columns)
    names = list(dict.fromkeys(name for row in rows for name in row))
    table = table_of(audited)
    data = {name: [row.get(name) for row in rows] for name in names}
    schema = {name: _dtype(name, data[name], [*by]) for name in names}
    if table.implementation.is_pandas():
        return _for_pandas(data, schema)
    backend = table.implementation if isinstance(table, nw.DataFrame) else _collected(table)
    return nw.from_dict(data, schema, backend=backend).to_native()


def _for_pandas(data: dict[str, list[Any]], schema: Mapping[str, Any]) -> Any:  # noqa: ANN401 - a table of pandas
    """Numbers that can be missing have types of their own there."""
    import pandas as pd  # noqa: PLC0415 - where the table is one of pandas

    kinds = {nw.Int64: "Int64", nw.Float64: "Float64", nw.String: "str"}
    return pd.DataFrame(
        {name: pd.array(values, dtype=kinds[schema[name]]) for name, values in data.items()}
    )


def _collected(table: nw.LazyFrame[Any]) -> Any:  # noqa: ANN401 - an implementation of narwhals
    return "polars" if table.implementation.is_polars() else "pyarrow"


def _dtype(name: str, values: list[Any], by: list[str]) -> Any:  # noqa: ANN401 - a type of narwhals
    if name in by and not all(isinstance(value, (str, type(None))) for value in values):
        return nw.Int64
    if name in by or name in {"period", "refused_because"}:
        return nw.String
    return nw.Float64 if name.endswith(tuple(_RULES["shares"])) else nw.Int64


def figures_of(
    audited: Any,  # noqa: ANN401 - a table of any engine
    *,
    by: Iterable[str] = (),
    period: Period | None = None,
    columns: Mapping[str, str] | None = None,
) -> list[dict[str, Any]]:
    """The rows of :func:`summary`, as mappings.

    Raises:
        WrongTypeError: no table, or ``by`` is a single text.
        UnknownColumnError: a column that the table has not.
        UnknownOptionError: another period.
    """
    tally = Tally(by=by, period=period, columns=columns)
    tally.add(audited)
    return tally.figures()


class Tally:
    """The figures of tables that come one after the other, as the parts of a long file do."""

    def __init__(
        self,
        *,
        by: Iterable[str] = (),
        period: Period | None = None,
        columns: Mapping[str, str] | None = None,
    ) -> None:
        """A tally of nothing yet; the arguments are those of :func:`summary`.

        Raises:
            WrongTypeError: ``by`` is a single text.
            UnknownOptionError: another period.
        """
        if isinstance(by, str):
            raise WrongTypeError(by, "by", "a collection of columns")
        if period is not None:
            check_option(period, PERIODS, "period")
        self._by = list(by)
        self._period: Period | None = period
        self._mapping = columns
        self._questions: list[Question] = []
        self._counts: list[Counter[tuple[Key, Key]]] = []

    def add(self, audited: Any) -> None:  # noqa: ANN401 - a table of any engine
        """Count the rows of a table; every one has the columns of the first.

        Raises:
            WrongTypeError: no table.
            UnknownColumnError: a column that the table has not.
        """
        table = table_of(audited)
        names = table.collect_schema().names()
        for column in (*self._by, "faults"):
            if column not in names:
                raise UnknownColumnError(column, names)
        found = read_columns(names, self._mapping)
        groups = list(self._by)
        if self._period is not None:
            table, added = _with_period(table, found, self._period)
            groups += added
        if not self._questions:
            self._questions = list(questions(found.by_field, names))
            self._counts = [Counter() for _ in self._questions]
        for question, counts in zip(self._questions, self._counts, strict=True):
            for key, values, count in _counted_in(table, groups, question.values):
                counts[key, values] += count

    def figures(self) -> list[dict[str, Any]]:
        """The figures of each group, in the order of the groups."""
        keys = {key for counts in self._counts[:1] for key, _ in counts}
        parts = [
            question.read([(key, values, n) for (key, values), n in counts.items()])
            for question, counts in zip(self._questions, self._counts, strict=True)
        ]
        rows = []
        for key in sorted(keys, key=lambda key: tuple((k is not None, k) for k in key)):
            row: dict[str, Any] = dict(zip(self._by, key, strict=False))
            if self._period is not None:
                row["period"] = _period_name(key[len(self._by) :])
            for part in parts:
                row.update(part(key))
            rows.append(row)
        return rows


def _counted_in(
    table: Any,  # noqa: ANN401 - eager or lazy: both have the same methods
    groups: list[str],
    values: Mapping[str, nw.Expr],
) -> Iterator[tuple[Key, Key, int]]:
    """How many rows of each group have which values: all that is asked of an engine."""
    one, count = f"{_OWN}one", f"{_OWN}count"
    told = {f"{_OWN}{name}": value for name, value in values.items()}
    selected = table.select(
        *map(nw.col, groups), *(v.alias(n) for n, v in told.items()), nw.lit(1).alias(one)
    )
    keys = [*groups, *told]
    counted = selected.group_by(*keys).agg(nw.col(one).sum().alias(count))
    if isinstance(counted, nw.LazyFrame):
        counted = counted.collect()
    for row in counted.select(*keys, count).iter_rows():
        *found, number = (_plain(value) for value in row)
        yield tuple(found[: len(groups)]), tuple(found[len(groups) :]), int(number)


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever an engine hands out
    """A value of an engine as one of Python's; whatever means none is none."""
    if value is None or not _equals_itself(value):
        return None
    return value.item() if hasattr(value, "item") else value


def _equals_itself(value: Any) -> bool:  # noqa: ANN401 - as above
    """False of NaN and NaT, which are unlike themselves, and of NA of pandas, which is not told."""
    same = value == value  # noqa: PLR0124 - not a number
    return isinstance(same, (bool, np.bool_)) and bool(same)


def _with_period(table: Any, columns: Columns, period: Period) -> tuple[Any, list[str]]:  # noqa: ANN401 - as above
    """A table with the year, and the month, of receipt."""
    column = columns.by_field.get(("request_received", "on"))
    if column is None:
        raise UnknownColumnError("request_received", columns.fields, "column for a period:")
    if isinstance(table, nw.DataFrame) and table[column].dtype == nw.Object:  # dates in pandas
        table = table.with_columns(dates_of(table, f"{_OWN}on", *days_of(column, table[column])))
        column = f"{_OWN}on"
    parts = {f"{_OWN}year": nw.col(column).dt.year()}
    if period == "month":
        parts[f"{_OWN}month"] = nw.col(column).dt.month()
    return table.with_columns(*(v.alias(n) for n, v in parts.items())), list(parts)


def _period_name(parts: Key) -> str | None:
    if parts[0] is None:
        return None
    return "-".join(f"{int(part):02}" for part in parts)
