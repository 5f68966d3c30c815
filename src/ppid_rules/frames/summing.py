"""``summary``: the figures that the law asks for in the yearly report, by body, unit or month."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import narwhals as nw

from .._check import check_option
from .._data import read_json
from ..compliance.casework import ClockStatus
from ..compliance.casework.docket import case_terms
from ..errors import UnknownColumnError, WrongTypeError
from ..law import TermKind, terms
from .auditing import table_of
from .columns import read_columns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from .columns import Columns

__all__ = ["PERIODS", "Period", "Tally", "figures_of", "summary"]

Period = Literal["month", "year"]

PERIODS = ("month", "year")

_OWN = "__ppid_"
_RULES = read_json(__name__, "data/summary.json")
_DONE = (ClockStatus.MET, ClockStatus.LATE)
_TOLD = (*_DONE, ClockStatus.OVERDUE)

Key = tuple[Any, ...]


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
        self._questions: list[_Question] = []
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
            self._questions = list(_questions(found.by_field, names))
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


class _Question(NamedTuple):
    """What is counted, and what the counts say.

    Attributes:
        values: what the rows of a group are told apart by.
        read: from how often each occurs, the figures of a group.
    """

    values: Mapping[str, nw.Expr]
    read: Callable[[list[tuple[Key, Key, int]]], Callable[[Key], dict[str, Any]]]


def _counted_in(
    table: Any,  # noqa: ANN401 - eager or lazy: both have the same methods
    groups: list[str],
    values: Mapping[str, nw.Expr],
) -> Iterator[tuple[Key, Key, int]]:
    """How many rows of each group have which values: all that is asked of an engine."""
    one, count = f"{_OWN}one", f"{_OWN}count"
    selected = table.select(
        *map(nw.col, groups), *(v.alias(n) for n, v in values.items()), nw.lit(1).alias(one)
    )
    keys = [*groups, *values]
    counted = selected.group_by(*keys).agg(nw.col(one).sum().alias(count))
    if isinstance(counted, nw.LazyFrame):
        counted = counted.collect()
    for row in counted.select(*keys, count).iter_rows():
        *found, number = (_plain(value) for value in row)
        yield tuple(found[: len(groups)]), tuple(found[len(groups) :]), int(number)


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever an engine hands out
    """A value of an engine as one of Python's; whatever means none is none."""
    if value is None or value != value:  # noqa: PLR0124 - not a number
        return None
    return value.item() if hasattr(value, "item") else value


def _with_period(table: Any, columns: Columns, period: Period) -> tuple[Any, list[str]]:  # noqa: ANN401 - as above
    """A table with the year, and the month, of receipt."""
    column = columns.by_field.get(("request_received", "on"))
    if column is None:
        raise UnknownColumnError("request_received", columns.fields, "column for a period:")
    parts = {f"{_OWN}year": nw.col(column).dt.year()}
    if period == "month":
        parts[f"{_OWN}month"] = nw.col(column).dt.month()
    return table.with_columns(*(v.alias(n) for n, v in parts.items())), list(parts)


def _period_name(parts: Key) -> str | None:
    if parts[0] is None:
        return None
    return "-".join(f"{int(part):02}" for part in parts)


# -- the figures -----------------------------------------------------------------------------------


def _questions(columns: Mapping[tuple[str, str], str], names: list[str]) -> Iterator[_Question]:
    """All that is asked of a table with these columns."""
    sound = nw.col("faults").is_null()
    yield _Question({f"{_OWN}sound": sound}, _sizes)
    for figure, event in _RULES["events"].items():
        yield _event(figure, columns.get((event, "on")), sound)
    for figure, (event, field, words) in _RULES["outcomes"].items():
        yield _outcome(figure, columns.get((event, field)), words, sound)
    grounds = columns.get(tuple(_RULES["grounds"]))
    if grounds is not None:
        value = nw.when(sound).then(nw.col(grounds).cast(nw.String))
        yield _Question({f"{_OWN}grounds": value}, _grounds)
    duties = {t.id for t in terms() if t.audited and t.kind in {TermKind.DUTY, TermKind.CAP}}
    for term_id in case_terms():
        name = term_id.replace(".", "_")
        for own in (name, f"{name}_requester", f"{name}_public_body"):
            if term_id in duties and f"{own}_status" in names:
                yield _duty(own)


def _sizes(counts: list[tuple[Key, Key, int]]) -> Callable[[Key], dict[str, Any]]:
    total: Counter[Key] = Counter()
    faulty: Counter[Key] = Counter()
    for key, (sound,), count in counts:
        total[key] += count
        faulty[key] += 0 if sound else count
    return lambda key: {"rows": total[key], "faulty": faulty[key]}


def _event(figure: str, column: str | None, sound: nw.Expr) -> _Question:
    """How many rows have an event."""
    there = nw.lit(False) if column is None else sound & ~nw.col(column).is_null()  # noqa: FBT003 - the value

    def read(counts: list[tuple[Key, Key, int]]) -> Callable[[Key], dict[str, Any]]:
        found: Counter[Key] = Counter()
        for key, (is_there,), count in counts:
            found[key] += count if is_there else 0
        return lambda key: {figure: None if column is None else found[key]}

    return _Question({f"{_OWN}there": there}, read)


def _outcome(figure: str, column: str | None, words: list[str], sound: nw.Expr) -> _Question:
    """How many events had which outcome."""
    none = nw.lit(None).cast(nw.String)
    value = none if column is None else nw.when(sound).then(nw.col(column).cast(nw.String))

    def read(counts: list[tuple[Key, Key, int]]) -> Callable[[Key], dict[str, Any]]:
        found: Counter[tuple[Key, object]] = Counter()
        for key, (word,), count in counts:
            found[key, word] += count
        return lambda key: {
            f"{figure}{word}": None if column is None else found[key, word] for word in words
        }

    return _Question({f"{_OWN}word": value}, read)


def _grounds(counts: list[tuple[Key, Key, int]]) -> Callable[[Key], dict[str, Any]]:
    """On which grounds information was refused."""
    found: dict[Key, Counter[str]] = {}
    for key, (text,), count in counts:
        for ground in (text or "").replace(",", ";").split(";"):
            if ground.strip():
                found.setdefault(key, Counter())[ground.strip()] += count

    def figures(key: Key) -> dict[str, Any]:
        own = sorted(found.get(key, Counter()).items())
        return {"refused_because": "; ".join(f"{g}: {n}" for g, n in own) or None}

    return figures


def _duty(name: str) -> _Question:
    """The share in time, as an interval, and the working days used."""
    values = {
        f"{_OWN}status": nw.col(f"{name}_status").cast(nw.String),
        f"{_OWN}used": nw.col(f"{name}_days_used"),
    }

    def read(counts: list[tuple[Key, Key, int]]) -> Callable[[Key], dict[str, Any]]:
        stood: Counter[tuple[Key, object]] = Counter()
        used: dict[Key, Counter[int]] = {}
        for key, (status, days), count in counts:
            stood[key, status] += count
            if status in _DONE and days is not None:
                used.setdefault(key, Counter())[int(days)] += count
        return lambda key: _of_duty(
            name, {s: stood[key, s] for s in ClockStatus}, used.get(key, Counter())
        )

    return _Question(values, read)


def _of_duty(name: str, found: Mapping[ClockStatus, int], days: Counter[int]) -> dict[str, Any]:
    met, unsure = found[ClockStatus.MET], found[ClockStatus.UNKNOWN]
    whole = sum(found[status] for status in _TOLD) + unsure
    return {
        f"{name}_n": whole,
        f"{name}_on_time_low": met / whole if whole else None,
        f"{name}_on_time_high": (met + unsure) / whole if whole else None,
        f"{name}_late": found[ClockStatus.LATE],
        f"{name}_overdue": found[ClockStatus.OVERDUE],
        f"{name}_days_median": _quantile(days, *_RULES["median"]),
        f"{name}_days_p90": _quantile(days, *_RULES["ninetieth"]),
    }


def _quantile(days: Counter[int], part: int, whole: int) -> float | None:
    """The least number of days within which such a part was done; of an even median the middle."""
    total = sum(days.values())
    if not total:
        return None
    values = sorted(days)
    upto = list(accumulate(days[value] for value in values))
    place, rest = divmod(total * part, whole)
    first = values[bisect_left(upto, place + bool(rest))]
    if rest or part + part != whole:
        return float(first)
    return (first + values[bisect_left(upto, place + 1)]) / (1 + 1)
