"""Working days over a column: value by value those of the calendar."""

from datetime import date, datetime

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ppid_rules import (
    ColumnError,
    CoverageError,
    NotAnIntegerError,
    Overlay,
    WrongTypeError,
    frames,
    indonesia,
)

MAKE = {
    "pandas": lambda days: pd.Series(pd.to_datetime(days).astype("datetime64[s]")),
    "pandas, objects": lambda days: pd.Series(days, dtype=object),
    "pandas, arrow": lambda days: pd.Series(days, dtype=pd.ArrowDtype(pa.date32())),
    "polars": lambda days: pl.Series(days, dtype=pl.Date),
    "polars, moments": lambda days: pl.Series(days, dtype=pl.Date).cast(pl.Datetime("ms")),
    "pyarrow": lambda days: pa.chunked_array([pa.array(days, pa.date32())]),
    "pyarrow, in chunks": lambda days: pa.chunked_array(
        [pa.array(days[:1], pa.date32()), pa.array(days[1:], pa.date32())]
    ),
}
ENGINES = pytest.mark.parametrize("engine", list(MAKE))
CALENDARS = [
    indonesia(),
    indonesia(week="six", joint_leave="working"),
    indonesia(region="ID-BA").with_overlay(
        Overlay(days_off=((date(2025, 8, 20), "pindah kantor"),))
    ),
]
DAY = date(2025, 3, 3)


def added(engine, days, n, calendar=CALENDARS[0]):
    found = frames.add_working_days(MAKE[engine](days), n, calendar=calendar)
    if engine.startswith("pyarrow"):
        return found.to_pylist()
    values = found.to_list()
    return [None if pd.isna(v) else date(v.year, v.month, v.day) for v in values]


def expected(days, n, calendar):
    return [None if day is None else calendar.add_working_days(day, n) for day in days]


@ENGINES
@settings(max_examples=25, deadline=None, derandomize=True)
@given(
    st.lists(st.none() | st.dates(date(2012, 1, 1), date(2048, 12, 31)), min_size=1, max_size=8),
    st.integers(-300, 300),
    st.sampled_from(CALENDARS),
)
def test_each_value_is_that_of_the_calendar(engine, days, n, calendar):
    assert added(engine, days, n, calendar) == expected(days, n, calendar)


@ENGINES
@pytest.mark.parametrize("n", [-1, 0, 1])
def test_days_around_holidays(engine, n):
    days = [date.fromordinal(date(2025, 3, 20).toordinal() + i) for i in range(30)]
    assert added(engine, days, n) == expected(days, n, CALENDARS[0])


@ENGINES
@pytest.mark.parametrize("n", [-2, 0, 2])
def test_nothing_stays_nothing(engine, n):
    assert added(engine, [None, None], n) == [None, None]
    assert added(engine, [], n) == []


ENDS = [
    (date(1999, 1, 4), 0),
    (date(1999, 1, 4), 1),
    (date(2050, 12, 30), 5),
    (date(2010, 1, 4), -1),
    (DAY, 10**6),
    (DAY, 10**12),
    (DAY, -(10**12)),
]


@ENGINES
@pytest.mark.parametrize(("day", "n"), ENDS)
def test_outside_the_calendar(engine, day, n):
    with pytest.raises(CoverageError):
        CALENDARS[0].add_working_days(day, n)
    with pytest.raises(CoverageError):
        added(engine, [None, DAY, day], n)


@ENGINES
@pytest.mark.parametrize("n", [True, 1.0, "1", None, np.int64(1)])
def test_what_is_no_whole_number(engine, n):
    with pytest.raises(NotAnIntegerError):
        added(engine, [DAY], n)


def test_columns_of_something_else():
    texts = ["2025-03-03"]
    for column in (pd.Series(texts), pl.Series(texts), pa.chunked_array([texts])):
        for n in (0, 1):
            with pytest.raises(ColumnError, match="read_dates"):
                frames.add_working_days(column, n, calendar=CALENDARS[0])
    with pytest.raises(ColumnError, match="'masuk'"):
        frames.add_working_days(pl.Series("masuk", [1]), 1, calendar=CALENDARS[0])


def test_times_of_day():
    moments = [datetime(2025, 3, 3), datetime(2025, 3, 3, 9)]  # noqa: DTZ001 - no zone is the point
    for column in (pd.Series(moments), pl.Series(moments), pa.chunked_array([moments])):
        with pytest.raises(ColumnError) as caught:
            frames.add_working_days(column, 1, calendar=CALENDARS[0])
        assert caught.value.row == 1


@pytest.mark.parametrize(
    "column", [[DAY], None, DAY, pl.DataFrame({"a": [DAY]}), pl.LazyFrame({"a": [DAY]})]
)
def test_what_is_no_column(column):
    with pytest.raises(WrongTypeError):
        frames.add_working_days(column, 1, calendar=CALENDARS[0])


@pytest.mark.parametrize("calendar", [None, "ID", indonesia])
def test_what_is_no_calendar(calendar):
    with pytest.raises(WrongTypeError):
        frames.add_working_days(pl.Series([DAY]), 1, calendar=calendar)


@pytest.mark.parametrize("n", [0, 1])
def test_name_and_index_are_kept(n):
    column = pd.Series([DAY, None], index=["b", "a"], name="masuk")
    found = frames.add_working_days(column, n, calendar=CALENDARS[0])
    assert (found.name, list(found.index)) == ("masuk", ["b", "a"])
    named = frames.add_working_days(pl.Series("masuk", [DAY]), n, calendar=CALENDARS[0])
    assert (named.name, named.dtype) == ("masuk", pl.Date)
