"""``read_dates``: dates as people write them in spreadsheets, read and reported, never guessed."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

import narwhals as nw
import numpy as np

from .._data import read_json
from ..errors import ColumnError, UnknownColumnError, WrongTypeError
from ..workdays.index import FIRST_ORDINAL
from .series import dates_of
from .written import Reason, reader_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .written import Order, Reader

__all__ = ["ReadDates", "Unread", "read_dates"]

_SHOWN: int = read_json(__name__, "data/limits.json")["examples_shown"]


class Unread(NamedTuple):
    """What was not read of a column for one reason.

    Attributes:
        column: its name.
        reason: the reason.
        count: in how many rows it is so.
        examples: the first of these rows, counted from zero, each with what it holds.
    """

    column: str
    reason: Reason
    count: int  # type: ignore[assignment]  # pyright: ignore[reportIncompatibleMethodOverride]  # the fact, not the method of tuples
    examples: tuple[tuple[int, str], ...]


class ReadDates(NamedTuple):
    """A table whose dates were read, and what could not be.

    Attributes:
        frame: the table, with every row; what could not be read is null.
        unread: what could not be read, by column and reason; empty where all was.
    """

    frame: Any
    unread: tuple[Unread, ...]


def read_dates(
    frame: Any,  # noqa: ANN401 - a table of any eager engine
    columns: Iterable[str],
    *,
    order: Order | None = None,
    earliest: date | None = None,
    latest: date | None = None,
) -> ReadDates:
    """Reads columns of dates (*tanggal*) as people write them, in Indonesian or English.

    ``2025-03-12``, ``12 Maret 2025``, ``Rabu, 12 Maret 2025`` and ``12-Nop-24`` are read as they
    are. So is ``17/03/2025``, which is one day in whatever order; ``12/03/2025`` is two, and is
    read only once the order of its numbers is stated, whatever stands beside it in the column. A
    year of two digits is of this century. A midnight is its day. An empty cell, or a dash, is null
    and nothing to report.

    Args:
        frame: a table of pandas, polars or pyarrow.
        columns: the names of the columns to read; dates in them stay what they are.
        order: the order of day, month and year in dates of numbers only, for all the columns;
            ``None``: not known, and dates that it would decide are reported.
        earliest: the earliest day allowed, if any.
        latest: the latest day allowed, if any.

    Returns:
        The table with dates in these columns, and what could not be read in them.

    Raises:
        WrongTypeError: no table in memory, or columns that are no list of names.
        UnknownColumnError: a column that the table does not have.
        UnknownOptionError: an order that is none.
        NotADateError: bounds that are no dates.
        ColumnError: a column that holds moments with a time zone.
    """
    reader = reader_of(order, earliest, latest)
    table = _table(frame)
    read = [_read(table, name, reader) for name in _names(columns, table)]
    dated = table.with_columns(*(series for series, _ in read))
    return ReadDates(dated.to_native(), tuple(one for _, unread in read for one in unread))


def _table(frame: Any) -> nw.DataFrame[Any]:  # noqa: ANN401 - as above
    try:
        table: nw.DataFrame[Any] = nw.from_native(frame, eager_only=True)
    except TypeError:
        expected = "a table of pandas, polars or pyarrow"
        raise WrongTypeError(frame, "frame", expected) from None
    return table


def _names(columns: Iterable[str], table: nw.DataFrame[Any]) -> list[str]:
    """The columns asked for, each once."""
    expected = "a list of names of columns"
    if isinstance(columns, str):
        raise WrongTypeError(columns, "columns", expected)
    try:
        names = list(dict.fromkeys(columns))
    except TypeError:
        raise WrongTypeError(columns, "columns", expected) from None
    there = table.columns
    for name in names:
        if name not in there:
            raise UnknownColumnError(name, map(str, there))
    return names


# -- columns ---------------------------------------------------------------------------------------


def _read(
    table: nw.DataFrame[Any], name: str, reader: Reader
) -> tuple[nw.Series[Any], list[Unread]]:
    """A column as dates, and what could not be read of it; each distinct text is read once."""
    texts = _texts(name, table[name])
    codes: dict[str, int] = {}
    every = (codes.setdefault(text, len(codes)) for text in texts)
    at = np.fromiter(every, np.int64, len(texts))
    answers = [reader.read(text) for text in codes]
    known = np.array([isinstance(answer, date) for answer in answers], bool)
    places = np.array([_place(answer) for answer in answers], np.int32)
    given = set(answers)
    unread: list[Unread] = []
    for reason in [reason for reason in Reason if reason in given]:
        rows = np.flatnonzero(np.array([answer is reason for answer in answers], bool)[at])
        examples = tuple((row, texts[row]) for row in rows[:_SHOWN].tolist())
        unread.append(Unread(name, reason, len(rows), examples))
    return dates_of(table, name, places[at], known[at]), unread


def _place(answer: date | Reason | None) -> int:
    """The place of a day among those of the index; 0 where there is none."""
    return answer.toordinal() - FIRST_ORDINAL if isinstance(answer, date) else 0


def _texts(name: str, column: nw.Series[Any]) -> list[str]:
    """What a column holds, as text; empty where it is null.

    Python writes dates and moments in the form of ISO 8601, so they are read as texts are.

    Raises:
        ColumnError: it holds a moment with a time zone.
    """
    problem = "holds moments with a time zone; PublicBody.local gives the day at an office"
    if isinstance(column.dtype, nw.Datetime) and column.dtype.time_zone is not None:
        raise ColumnError(name, problem)
    missing = column.is_null()
    if column.dtype.is_float():
        missing |= column.is_nan().fill_null(value=True)
    texts: list[str] = []
    for value, is_missing in zip(column.to_list(), missing.to_list(), strict=True):
        if isinstance(value, datetime) and value.tzinfo is not None:
            raise ColumnError(name, problem, len(texts))
        texts.append("" if is_missing else str(value))
    return texts
