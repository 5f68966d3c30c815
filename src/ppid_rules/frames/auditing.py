"""``audit`` and ``add_working_days``: the law, and its arithmetic, over columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw
import numpy as np

from ..errors import CoverageError, NotAnIntegerError, WrongTypeError
from ..workdays import WorkingCalendar
from ..workdays.index import FIRST_DAY, LAST_DAY
from .eager import audit_eager
from .lazy import audit_lazy
from .series import dates_like, days_of
from .tables import tables_of
from .tasks import task_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from ..law import HouseRule, PublicBody, Readings

__all__ = ["add_working_days", "audit", "table_of"]


def audit(
    frame: Any,  # noqa: ANN401 - a table of any engine
    *,
    as_of: date,
    columns: Mapping[str, str] | None = None,
    bodies: PublicBody | Mapping[str, PublicBody] | None = None,
    regime: str = "general",
    calendar: WorkingCalendar | None = None,
    readings: Readings | None = None,
    house_rules: Sequence[HouseRule] = (),
    not_kept: Iterable[str] = (),
    terms: Iterable[str] | None = None,
) -> Any:  # noqa: ANN401 - a table of the same engine
    """Every limit of every case of a table (*pemeriksaan register*), one row a case.

    Columns are named after events (``notice_given``: the day it was done) and their fields
    (``notice_given_received_on``, ``notice_given_outcome``). The table gets, for each limit that
    one of its columns starts, ``<term>_due`` (a date), ``<term>_status`` (a word),
    ``<term>_days_late`` (working days; 0 where it was met, null where it runs or cannot be told)
    and ``<term>_days_used`` (working days from its start to the act, or to ``as_of``), with dots
    as underscores and, where each party has a clock, the party after the term; then
    ``certainty``, the least sure of its last days, and ``faults``, what is wrong with the row, in
    which case nothing else is said of it. Values are those of :meth:`Case.deadlines`, of the
    first clock of each limit; events of one day follow the order of the procedure.

    pandas, polars and pyarrow tables are computed at once, their order and index kept. Lazy
    tables of polars, DuckDB and PySpark stay lazy, in their own connection; they promise no
    order, and never raise for a value.

    Args:
        frame: the table.
        as_of: the day looked at; later events are ignored.
        columns: columns of the table for the names above, or the other way round.
        bodies: the body of all rows, or bodies by what the column ``body`` holds.
        regime: ``general`` or ``election``.
        calendar: which days count; that of each row's body where ``None``.
        readings: how open questions are answered.
        house_rules: the caller's own limits.
        not_kept: types of events that the register cannot hold.
        terms: the ids of the limits asked for; all where ``None``.

    Raises:
        NotADateError: ``as_of`` is no date.
        CoverageError: it lies after every calendar.
        WrongTypeError: no table of a known engine, no calendar, readings, bodies, house rules.
        UnknownColumnError: a mapping to what is no column, no event at all.
        ColumnError: a column that cannot be read, that is missing beside another, or that the
            audit would write; on eager tables also values that are no days.
        UnknownChoiceError: an unknown regime, limit, type of event; on eager tables also a word
            that a field cannot have, or a body that is not among the bodies.
    """
    table = table_of(frame)
    task = task_of(
        table.collect_schema().names(), as_of=as_of, columns=columns, bodies=bodies, regime=regime,
        calendar=calendar, readings=readings, house_rules=house_rules, not_kept=not_kept,
        terms=terms,
    )  # fmt: skip
    if isinstance(table, nw.DataFrame):
        return audit_eager(table, task).to_native()
    return audit_lazy(table, task).to_native()


def table_of(frame: Any) -> nw.DataFrame[Any] | nw.LazyFrame[Any]:  # noqa: ANN401 - as above
    """A table of any engine.

    Raises:
        WrongTypeError: no table of an engine that is known here.
    """
    try:
        table: nw.DataFrame[Any] | nw.LazyFrame[Any] = nw.from_native(frame)
    except TypeError:
        expected = "a table of pandas, polars, pyarrow, DuckDB or PySpark"
        raise WrongTypeError(frame, "frame", expected) from None
    return table


def add_working_days(column: Any, n: int, *, calendar: WorkingCalendar) -> Any:  # noqa: ANN401 - a column of any engine
    """The n-th working day (*hari kerja*) after each day of a column; null where there is none.

    As :meth:`WorkingCalendar.add_working_days`: the day itself is day 0, a negative ``n`` goes
    back.

    Args:
        column: a column of a pandas, polars or pyarrow table.
        n: how many working days.
        calendar: which days count.

    Raises:
        WrongTypeError: no column, or no calendar.
        NotAnIntegerError: ``n`` is no whole number.
        ColumnError: the column holds something else than days.
        CoverageError: a day, or one that follows from it, lies outside the calendar.
    """
    if not isinstance(calendar, WorkingCalendar):
        raise WrongTypeError(calendar, "calendar", "a WorkingCalendar")
    if type(n) is not int:
        raise NotAnIntegerError(n, "n")
    try:
        series: nw.Series[Any] = nw.from_native(column, series_only=True)
    except TypeError:
        raise WrongTypeError(column, "column", "a column of pandas, polars or pyarrow") from None
    places, known = days_of(series.name or "column", series)
    if not known.any():
        return dates_like(series, places, known).to_native()
    tables = tables_of(calendar, LAST_DAY.year)
    inside = (places >= 0) & (places < len(tables.before))
    if not inside[known].all():
        raise CoverageError(None, FIRST_DAY, LAST_DAY)
    if not n:
        return dates_like(series, places, known).to_native()
    if abs(n) >= len(tables.date):
        raise CoverageError(None, FIRST_DAY, LAST_DAY)
    kept = np.where(known, places, 0)
    numbers = tables.upto[kept] + n if n > 0 else tables.before[kept] + (n + 1)
    if not ((numbers > 0) & (numbers < len(tables.date)))[known].all():
        raise CoverageError(None, FIRST_DAY, LAST_DAY)
    return dates_like(series, np.take(tables.date, numbers, mode="clip"), known).to_native()
