"""Columns of eager tables as arrays, and arrays as columns, for each kind of table.

Narwhals tells what a column is and reads its words. Days are taken as numbers where an engine
holds them so, and given back so, since millions of them go through here.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import narwhals as nw
import numpy as np

from ..errors import ColumnError
from ..workdays.index import FIRST_ORDINAL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .program import Array

__all__ = [
    "EPOCH",
    "TEXTS",
    "check_truths",
    "dates_like",
    "dates_of",
    "days_of",
    "is_text",
    "is_there",
    "is_true",
    "numbers_of",
    "texts_of",
    "words_of",
]

EPOCH = datetime.fromtimestamp(0, UTC).toordinal() - FIRST_ORDINAL
"""The place of 1 January 1970 among the days of the index, from which engines count."""

TEXTS = (nw.String, nw.Categorical, nw.Enum, nw.Object)
"""What columns of words and texts are made of."""

_DAY = "datetime64[D]"
_SECOND = "datetime64[s]"


# -- columns as arrays -----------------------------------------------------------------------------


def days_of(name: str, column: nw.Series[Any], first_row: int = 0) -> tuple[Array, Array]:
    """The places of the days of a column, and where there is one; 0 where there is none.

    Raises:
        ColumnError: it holds something else than days, or moments.
    """
    dtype = column.dtype
    if isinstance(dtype, nw.Datetime) and dtype.time_zone is not None:
        problem = "holds moments with a time zone; PublicBody.local gives the day at an office"
        raise ColumnError(name, problem)
    if dtype == nw.Object:
        return _of_objects(name, column, first_row)
    if dtype not in (nw.Date, nw.Datetime):
        if column.null_count() == len(column):
            return np.zeros(len(column), np.int32), np.zeros(len(column), bool)
        how = "read_dates reads text" if dtype == nw.String else "expected dates"
        raise ColumnError(name, f"holds {dtype}, no dates; {how}")
    if column.implementation.is_polars():
        values, known, exact = _of_polars(column.to_native())
    elif column.implementation.is_pandas() and isinstance(column.to_native().dtype, np.dtype):
        values, known, exact = _of_datetime64(column.to_native().to_numpy())
    else:
        values, known, exact = _of_arrow(column.to_arrow())
    wrong = np.flatnonzero(known & ~exact) if exact is not None else np.zeros(0, np.int32)
    if wrong.size:
        raise ColumnError(name, "holds a time of day; pass dates", first_row + int(wrong[0]))
    return values + np.int32(EPOCH) * known, known


_Days = tuple["Array", "Array", "Array | None"]
"""Days from 1970, where there is one, and where a value is a whole day; ``None``: everywhere."""


def _of_polars(native: Any) -> _Days:  # noqa: ANN401 - a Series of polars
    exact = None
    if native.dtype.base_type().__name__ == "Datetime":
        days = native.dt.date()
        exact = (days.cast(native.dtype) == native).fill_null(value=True).to_numpy()
        native = days
    known = native.is_not_null().to_numpy()
    return native.to_physical().fill_null(0).to_numpy(), known, exact


def _of_datetime64(values: Array) -> _Days:
    known = ~np.isnat(values)
    days = values.astype(_DAY)
    numbers = np.where(known, days.view(np.int64), 0).astype(np.int32)
    return numbers, known, days == values


def _of_arrow(array: Any) -> _Days:  # noqa: ANN401 - an array of pyarrow
    import pyarrow as pa  # noqa: PLC0415 - where the table is one of pyarrow, or rests on it

    known = array.is_valid().to_numpy(zero_copy_only=False)
    days = array.cast(pa.date32(), safe=False)
    exact = None
    if pa.types.is_timestamp(array.type):
        moments = array.cast(pa.timestamp("us"), safe=False).to_numpy(zero_copy_only=False)
        exact = moments.astype(_DAY) == moments
    numbers = days.cast(pa.int32()).fill_null(0)
    return numbers.to_numpy(zero_copy_only=False), known, exact


def _of_objects(name: str, column: nw.Series[Any], first_row: int) -> tuple[Array, Array]:
    values = column.to_list()
    missing = column.is_null().to_numpy()
    ordinals = np.zeros(len(values), np.int32)
    for row, (value, is_missing) in enumerate(zip(values, missing, strict=True)):
        if is_missing:
            continue
        if not isinstance(value, date) or isinstance(value, datetime):
            problem = f"holds {value!r} ({type(value).__name__}), expected a date"
            raise ColumnError(name, problem, first_row + row)
        ordinals[row] = value.toordinal() - FIRST_ORDINAL
    return ordinals, ~missing


def is_there(column: nw.Series[Any]) -> Array:
    """Where a column holds something."""
    return ~column.is_null().to_numpy()


def is_text(column: nw.Series[Any], text: str) -> Array:
    """Where a column holds a text; nowhere where it holds something else than texts."""
    if column.dtype not in TEXTS:
        return np.zeros(len(column), bool)
    return (column == text).fill_null(False).to_numpy()  # noqa: FBT003 - the value


def check_truths(name: str, column: nw.Series[Any]) -> None:
    """Whether a column holds truths; where some are missing pandas holds them as objects.

    Raises:
        ColumnError: it holds something else.
    """
    if column.dtype == nw.Boolean or column.null_count() == len(column):
        return
    if column.dtype != nw.Object:
        raise ColumnError(name, f"holds {column.dtype}, expected true or false")
    missing = column.is_null().to_numpy()
    for row, value in enumerate(column.to_list()):
        if not missing[row] and not isinstance(value, (bool, np.bool_)):
            raise ColumnError(name, f"holds {value!r}, expected true or false", row)


def is_true(column: nw.Series[Any]) -> Array:
    """Where a column holds a truth that is true."""
    if column.dtype == nw.Boolean:
        return column.fill_null(False).to_numpy()  # noqa: FBT003 - the value
    return np.array([isinstance(v, (bool, np.bool_)) and bool(v) for v in column], dtype=bool)


# -- arrays as columns -----------------------------------------------------------------------------


def dates_of(frame: nw.DataFrame[Any], name: str, places: Array, known: Array) -> nw.Series[Any]:
    """A column of days from their places."""
    days = places - np.int32(EPOCH)
    if frame.implementation.is_pandas():
        values = days.astype(np.int64).view(_DAY).astype(_SECOND)
        values[~known] = np.datetime64("NaT", "s")
        return _pandas(frame, name, values)
    if frame.implementation.is_polars():
        import polars as pl  # noqa: PLC0415 - where the table is one of polars

        return _polars(name, pl.Series(days).cast(pl.Date), known)
    import pyarrow as pa  # noqa: PLC0415 - as above

    return _arrow(frame, name, pa.array(days, mask=~known).cast(pa.date32()))


def dates_like(column: nw.Series[Any], places: Array, known: Array) -> nw.Series[Any]:
    """A column of days from their places, in the place of another."""
    return dates_of(column.to_frame(), column.name, places, known)


def numbers_of(frame: nw.DataFrame[Any], name: str, numbers: Array, known: Array) -> nw.Series[Any]:
    """A column of whole numbers."""
    if frame.implementation.is_pandas():
        import pandas as pd  # noqa: PLC0415 - where the table is one of pandas

        return _pandas(frame, name, pd.arrays.IntegerArray(numbers, ~known))
    if frame.implementation.is_polars():
        import polars as pl  # noqa: PLC0415 - as above

        return _polars(name, pl.Series(numbers), known)
    import pyarrow as pa  # noqa: PLC0415 - as above

    return _arrow(frame, name, pa.array(numbers, mask=~known))


def words_of(
    frame: nw.DataFrame[Any], name: str, codes: Array, known: Array, words: Sequence[str]
) -> nw.Series[Any]:
    """A column of a few words from their numbers: an enumeration where the engine has one."""
    every_word = [str(word) for word in words]
    if frame.implementation.is_pandas():
        import pandas as pd  # noqa: PLC0415 - as above

        kept = np.where(known, codes, np.int8(-1))
        return _pandas(frame, name, pd.Categorical.from_codes(kept, every_word))
    if frame.implementation.is_polars():
        import polars as pl  # noqa: PLC0415 - as above

        every = pl.Series(every_word, dtype=pl.Enum(every_word))
        return _polars(name, every.gather(pl.Series(codes.astype(np.uint32))), known)
    import pyarrow as pa  # noqa: PLC0415 - as above

    indices = pa.array(codes.astype(np.int8), mask=~known)
    return _arrow(frame, name, pa.DictionaryArray.from_arrays(indices, pa.array(every_word)))


def texts_of(
    frame: nw.DataFrame[Any], name: str, codes: Array, texts: Sequence[str | None]
) -> nw.Series[Any]:
    """A column of texts from their numbers."""
    if frame.implementation.is_pandas():
        import pandas as pd  # noqa: PLC0415 - as above

        return _pandas(frame, name, pd.array(list(texts), dtype="str").take(codes))
    if frame.implementation.is_polars():
        import polars as pl  # noqa: PLC0415 - as above

        every = pl.Series(name, list(texts), dtype=pl.String)
        return nw.from_native(every.gather(pl.Series(codes)), series_only=True)
    import pyarrow as pa  # noqa: PLC0415 - as above

    return _arrow(frame, name, pa.array(list(texts), pa.string()).take(pa.array(codes)))


def _polars(name: str, series: Any, known: Array) -> nw.Series[Any]:  # noqa: ANN401 - a Series of polars
    import polars as pl  # noqa: PLC0415 - as above

    if not known.all():
        series = series.set(pl.Series(~known), None)
    return nw.from_native(series.alias(name), series_only=True)


def _pandas(frame: nw.DataFrame[Any], name: str, values: Any) -> nw.Series[Any]:  # noqa: ANN401 - an array
    import pandas as pd  # noqa: PLC0415 - as above

    index = frame.to_native().index
    return nw.from_native(pd.Series(values, index=index, name=name, copy=False), series_only=True)


def _arrow(frame: nw.DataFrame[Any], name: str, array: Any) -> nw.Series[Any]:  # noqa: ANN401 - an array
    del frame
    import pyarrow as pa  # noqa: PLC0415 - as above

    made: nw.Series[Any] = nw.from_native(pa.chunked_array([array]), series_only=True)
    return made.alias(name)
