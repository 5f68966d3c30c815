"""``read_dates``: dates as people write them in spreadsheets, read and reported, never guessed."""

from __future__ import annotations

import re
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, get_args

import narwhals as nw
import numpy as np

from .._check import as_date, check_option
from .._data import read_json
from ..errors import ColumnError, UnknownColumnError, WrongTypeError
from ..workdays.index import FIRST_ORDINAL
from .series import dates_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = ["ORDERS", "Order", "ReadDates", "Reason", "Unread", "read_dates"]

Order = Literal["dmy", "mdy", "ymd"]
"""In which order a date of numbers only has its day, month and year."""

ORDERS: tuple[Order, ...] = get_args(Order)

_SHOWN: int = read_json(__name__, "data/limits.json")["examples_shown"]
_WRITTEN = read_json(__name__, "data/dates.json")
_CENTURY: str = _WRITTEN["century"]
_NOTHING = frozenset(_WRITTEN["nothing"])
_MONTHS = {name: n for n, names in enumerate(_WRITTEN["months"], 1) for name in names}
_WEEKDAYS = {name: n for n, names in enumerate(_WRITTEN["weekdays"]) for name in names}


class Reason(StrEnum):
    """Why a value was not read as a date.

    Attributes:
        UNREADABLE: it is written in no way that is known, or not in the order stated.
        AMBIGUOUS: it has numbers only, such as ``12/03/2025``, and no order of them was stated.
        EXCEL_SERIAL: it is the number by which a spreadsheet holds a day, such as ``45728``.
        NO_SUCH_DAY: the calendar has no such day, or it is no such day of the week (*hari*).
        TIME_OF_DAY: it says a time of day (*pukul*) other than midnight.
        TOO_EARLY: it is before the earliest day allowed.
        TOO_LATE: it is after the latest day allowed.
    """

    UNREADABLE = "unreadable"
    AMBIGUOUS = "ambiguous"
    EXCEL_SERIAL = "excel_serial"
    NO_SUCH_DAY = "no_such_day"
    TIME_OF_DAY = "time_of_day"
    TOO_EARLY = "too_early"
    TOO_LATE = "too_late"


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
    are, ``12/03/2025`` only once the order of its numbers is stated. A year of two digits is of
    this century. A midnight is its day. An empty cell, or a dash, is null and nothing to report.

    Args:
        frame: a table of pandas, polars or pyarrow.
        columns: the names of the columns to read; dates in them stay what they are.
        order: the order of day, month and year in dates of numbers only, for all the columns;
            ``None``: not known, and such dates are reported.
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
    reader = _reader(order, earliest, latest)
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
    table: nw.DataFrame[Any], name: str, reader: _Reader
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


# -- texts -----------------------------------------------------------------------------------------


class _Reader(NamedTuple):
    """How texts are read.

    Attributes:
        patterns: the ways to write a date that are read.
        ambiguous: the ways that would need an order to be stated.
        earliest: the earliest day allowed.
        latest: the latest day allowed.
    """

    patterns: tuple[re.Pattern[str], ...]
    ambiguous: tuple[re.Pattern[str], ...]
    earliest: date
    latest: date

    def read(self, text: str) -> date | Reason | None:
        """The day that a text says, or why it says none; ``None`` where nothing is written."""
        plain = " ".join(text.casefold().split()).rstrip(" ,")
        if plain in _NOTHING:
            return None
        for pattern in self.patterns:
            if found := pattern.fullmatch(plain):
                return self._allowed(_day(found))
        if any(pattern.fullmatch(plain) for pattern in self.ambiguous):
            return Reason.AMBIGUOUS
        return Reason.EXCEL_SERIAL if _SERIAL.fullmatch(plain) else Reason.UNREADABLE

    def _allowed(self, day: date | Reason) -> date | Reason:
        if isinstance(day, Reason):
            return day
        if day < self.earliest:
            return Reason.TOO_EARLY
        return Reason.TOO_LATE if day > self.latest else day


def _reader(order: Order | None, earliest: date | None, latest: date | None) -> _Reader:
    """How texts are read, once what the caller said of them is checked."""
    if order is not None:
        check_option(order, ORDERS, "order")
    first = date.min if earliest is None else as_date(earliest, "earliest")
    last = date.max if latest is None else as_date(latest, "latest")
    by_order, named = _patterns(), (_pattern(_ISO), _pattern(_NAMED))
    if order is None:
        return _Reader(named, tuple(by_order.values()), first, last)
    return _Reader((*named, by_order[order]), (), first, last)


def _day(found: re.Match[str]) -> date | Reason:
    """The day that the parts of a text make, or why they make none."""
    year, month, weekday = found["year"], found["month"], found["weekday"]
    if len(year) == len(_CENTURY):
        year = _CENTURY + year
    try:
        day = date(int(year), _MONTHS.get(month) or int(month), int(found["day"]))
    except ValueError:
        return Reason.NO_SUCH_DAY
    if weekday is not None and _WEEKDAYS[weekday] != day.weekday():
        return Reason.NO_SUCH_DAY
    is_midnight = not (found["time"] or "").strip("0:.,")
    return day if is_midnight else Reason.TIME_OF_DAY


def _any_of(names: Mapping[str, int]) -> str:
    return "|".join(map(re.escape, names))


_WEEKDAY = rf"(?:(?P<weekday>{_any_of(_WEEKDAYS)})[-.,/ ]+)?"
_TIME = (
    r"(?:(?:,? |t)"
    r"(?P<time>(?:[01]?[0-9]|2[0-3])[:.][0-5][0-9](?:[:.][0-5][0-9](?:[.,][0-9]+)?)?))?"
)
_SEPARATOR = "(?: ?[-/.] ?| )"
_NUMBERS = {
    "d": "(?P<day>[0-9]{1,2})",
    "m": "(?P<month>[0-9]{1,2})",
    "y": f"(?P<year>[0-9]{{4}}|[0-9]{{{len(_CENTURY)}}})",
}
_ISO = "(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})"
_NAMED = _SEPARATOR.join(
    (_NUMBERS["d"], rf"(?P<month>{_any_of(_MONTHS)})\.?", _NUMBERS["y"]),
)
_SERIAL = re.compile("[0-9]{5}(?:[.,][0-9]+)?")
"""Five digits are the days from 1927 to 2173, perhaps with a time of day after them."""


@cache
def _patterns() -> dict[Order, re.Pattern[str]]:
    """How dates of numbers only are written in each order."""
    return {order: _pattern(_SEPARATOR.join(_NUMBERS[part] for part in order)) for order in ORDERS}


@cache
def _pattern(written: str) -> re.Pattern[str]:
    """A date so written, perhaps with a day of the week before it and a time after it."""
    return re.compile(_WEEKDAY + written + _TIME)
