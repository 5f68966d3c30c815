"""Dates as people write them are read, or reported with the reason; nothing is guessed."""

import decimal
import inspect
from datetime import UTC, date, datetime, time, timedelta

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ppid_rules.errors import (
    ColumnError,
    NotADateError,
    UnknownColumnError,
    UnknownOptionError,
    WrongTypeError,
)
from ppid_rules.frames.reading import ReadDates, Unread, read_dates
from ppid_rules.frames.written import ORDERS, Reason

DAY = date(2025, 3, 12)  # a Wednesday

MONTHS_ID = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
]
MONTHS_EN = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
SHORT_ID = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"]
OLD_ID = ["Jan", "Peb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agt", "Sept", "Okt", "Nop", "Des"]
DAYS_ID = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]
DAYS_EN = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

ENGINES = {
    "pandas": pd.DataFrame,
    "polars": lambda data: pl.DataFrame(data, strict=False),
    "pyarrow": pa.table,
}


def rows_of(frame, column="on"):
    """The days of a column, whatever the engine."""
    if isinstance(frame, pd.DataFrame):
        return [None if pd.isna(v) else v.date() for v in frame[column]]
    return frame[column].to_list() if isinstance(frame, pl.DataFrame) else frame[column].to_pylist()


def read_one(value, **options):
    """The day of one value, or the reason why there is none."""
    frame = pd.DataFrame({"on": pd.Series([value], dtype=object)})
    clean, unread = read_dates(frame, ["on"], **options)
    (day,) = rows_of(clean)
    if not unread:
        return day
    assert day is None
    assert unread == (Unread("on", unread[0].reason, 1, ((0, str(value)),)),)
    return unread[0].reason


# -- what is read ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "2025-03-12",
        "12 Maret 2025",
        "Rabu, 12 Maret 2025",
        "Wednesday, 12 March 2025",
        "rabu 12 maret 2025",
        "Rabu/12-03-2025",
        "Rab., 12 Mar. 2025",
        "12-Mar-25",
        "12/Mar/2025",
        "12.Maret.2025",
        "12 - Maret - 2025",
        "  12   MARET\t2025 ,, ",
        "12\u00a0Maret\u00a02025",
        "Rabu, 2025-03-12",
        "12 Maret 2025 00:00",
        "12 Maret 2025, 00.00",
        "12 Maret 2025 0:00",
        "2025-03-12 00:00:00",
        "2025-03-12T00:00:00",
        "2025-03-12T00:00:00.000",
    ],
)
def test_a_text_that_says_its_day_is_read(text):
    expected = Reason.AMBIGUOUS if "03-2025" in text else DAY
    assert read_one(text) == expected
    assert read_one(text, order="dmy") == DAY


@pytest.mark.parametrize(
    ("names", "month"),
    [
        ("Januari January Jan JANUARI jan.", 1),
        ("Februari Pebruari February Feb Peb", 2),
        ("Maret March Mar", 3),
        ("April Apr", 4),
        ("Mei May", 5),
        ("Juni June Jun", 6),
        ("Juli July Jul", 7),
        ("Agustus August Agu Agt Ags Aug", 8),
        ("September Sep Sept", 9),
        ("Oktober October Okt Oct", 10),
        ("November Nopember Nov Nop", 11),
        ("Desember December Des Dec", 12),
    ],
)
def test_months_have_their_names_of_both_languages_and_the_usual_short_ones(names, month):
    for name in names.split():
        assert read_one(f"5 {name} 2024") == date(2024, month, 5)


@pytest.mark.parametrize(
    ("names", "weekday"),
    [
        ("Senin Sen Monday Mon", 0),
        ("Selasa Sel Tuesday Tue", 1),
        ("Rabu Rab Wednesday Wed", 2),
        ("Kamis Kam Thursday Thu", 3),
        ("Jumat Jum'at Jum\u2019at Jum Friday Fri", 4),
        ("Sabtu Sab Saturday Sat", 5),
        ("Minggu Ahad Min Sunday Sun", 6),
    ],
)
def test_a_day_of_the_week_must_be_that_of_the_date(names, weekday):
    for name in names.split():
        for day in (date(2025, 3, 10) + timedelta(n) for n in range(7)):
            expected = day if day.weekday() == weekday else Reason.NO_SUCH_DAY
            assert read_one(f"{name}, {day.day} Maret 2025") == expected


@pytest.mark.parametrize(
    "text",
    [
        "12/03/25",
        "12.03.2025",
        "12-03-2025",
        "12 3 2025",
        "12/03/2025 10:30",
        "Rabu, 12/03/2025",
        "17/03/25",
        "31/12/24",
    ],
)
def test_numbers_that_are_two_days_need_their_order_stated(text):
    assert read_one(text) == Reason.AMBIGUOUS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("17/03/2025", date(2025, 3, 17)),
        ("03/17/2025", date(2025, 3, 17)),
        ("03/03/2025", date(2025, 3, 3)),
        ("03/03/03", date(2003, 3, 3)),
        ("12/31/24", date(2024, 12, 31)),
        ("2025/03/12", DAY),
        ("2025-3-12", DAY),
        ("Senin, 17/03/2025", date(2025, 3, 17)),
        ("Selasa, 17/03/2025", Reason.NO_SUCH_DAY),
        ("17/03/2025 00:00", date(2025, 3, 17)),
        ("17/03/2025 10:30", Reason.TIME_OF_DAY),
        ("31/02/2025", Reason.NO_SUCH_DAY),
        ("45/67/2025", Reason.NO_SUCH_DAY),
        ("17/03/1925", Reason.TOO_EARLY),
        ("17/03/2035", Reason.TOO_LATE),
    ],
)
def test_numbers_that_are_one_day_in_any_order_are_read_without_one(text, expected):
    assert read_one(text, earliest=date(2000, 1, 1), latest=date(2030, 1, 1)) == expected


def test_a_date_of_one_reading_states_no_order_for_those_beside_it():
    frame = pl.DataFrame({"on": ["17/03/2025", "03/04/2025", "03/03/2025", "18/03/2025"]})
    clean, unread = read_dates(frame, ["on"])
    assert rows_of(clean) == [date(2025, 3, 17), None, date(2025, 3, 3), date(2025, 3, 18)]
    assert unread == (Unread("on", Reason.AMBIGUOUS, 1, ((1, "03/04/2025"),)),)


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.sampled_from(["%d/%m/%Y", "%m/%d/%y"]))
def test_without_an_order_a_date_is_read_where_every_order_that_fits_agrees(day, form):
    text = day.strftime(form)
    with_order = {read_one(text, order=order) for order in ORDERS}
    days = {found for found in with_order if isinstance(found, date)}
    assert read_one(text) == (days.pop() if len(days) == 1 else Reason.AMBIGUOUS)


@pytest.mark.parametrize(
    ("text", "order", "expected"),
    [
        ("12/03/25", "dmy", DAY),
        ("12.03.2025", "dmy", DAY),
        ("12-3-2025", "dmy", DAY),
        ("12 03 2025", "dmy", DAY),
        ("03/12/2025", "mdy", DAY),
        ("3-12-25", "mdy", DAY),
        ("2025/03/12", "ymd", DAY),
        ("2025-3-12", "ymd", DAY),
        ("25.03.12", "ymd", DAY),
        ("12.03.25 00.00", "dmy", DAY),
        ("2025-03-12", "mdy", DAY),
        ("12 Mar 2025", "ymd", DAY),
        ("13/03/2025", "mdy", Reason.NO_SUCH_DAY),
        ("2025/03/12", "dmy", Reason.UNREADABLE),
        ("12/03/2025", "ymd", Reason.UNREADABLE),
    ],
)
def test_numbers_only_are_read_in_the_order_stated(text, order, expected):
    assert read_one(text, order=order) == expected


def test_a_year_of_two_digits_is_of_this_century():
    assert read_one("12-Nop-24") == date(2024, 11, 12)
    assert read_one("1 Jan 00") == date(2000, 1, 1)
    assert read_one("31/12/99", order="dmy") == date(2099, 12, 31)


@pytest.mark.parametrize(
    "value", ["", "-", "   ", " - ", ",", None, float("nan"), np.nan, pd.NaT, pd.NA]
)
def test_nothing_is_null_and_not_reported(value):
    assert read_one(value) is None


# -- what is not -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("besok", "unreadable"),
        ("12 Marett 2025", "unreadable"),
        ("Rebo, 12 Maret 2025", "unreadable"),
        ("Maret 2025", "unreadable"),
        ("12 Maret", "unreadable"),
        ("12 Maret 025", "unreadable"),
        ("12 Maret 2025 25:00", "unreadable"),
        ("2025-03-12T00:00:00+07:00", "unreadable"),
        ("1.234.567", "unreadable"),
        ("2025", "unreadable"),
        ("20250312", "unreadable"),
        ("9" * 9999, "unreadable"),
        ("\uff11\uff12 Maret 2025", "unreadable"),
        (7, "unreadable"),
        (True, "unreadable"),
        (time(0), "unreadable"),
        ([DAY], "unreadable"),
        (float("inf"), "unreadable"),
        ("12/03/2025", "ambiguous"),
        ("45728", "excel_serial"),
        (" 45728.0 ", "excel_serial"),
        ("45728,5", "excel_serial"),
        (45728, "excel_serial"),
        (45728.25, "excel_serial"),
        (np.int64(45728), "excel_serial"),
        (decimal.Decimal(45728), "excel_serial"),
        ("31 Februari 2025", "no_such_day"),
        ("29-Peb-25", "no_such_day"),
        ("0 Maret 2025", "no_such_day"),
        ("2025-13-01", "no_such_day"),
        ("0000-01-01", "no_such_day"),
        ("Kamis, 12 Maret 2025", "no_such_day"),
        ("31 Februari 2025 10:30", "no_such_day"),
        ("12 Maret 2025 10:30", "time_of_day"),
        ("12 Maret 2025 10.30", "time_of_day"),
        ("2025-03-12T00:00:01", "time_of_day"),
        ("2025-03-12 00:00:00.001", "time_of_day"),
        (datetime(2025, 3, 12, 10), "time_of_day"),  # noqa: DTZ001 - as spreadsheets hold them
        (pd.Timestamp("2025-03-12 00:00:00.000000001"), "time_of_day"),
    ],
)  # fmt: skip
def test_what_is_not_read_has_its_reason(value, reason):
    assert read_one(value) == Reason(reason)


@pytest.mark.parametrize("text", ["31/02/2025", "12/13/2025", "0/1/2025"])
def test_a_day_that_the_calendar_lacks_is_no_day_in_the_order_stated(text):
    assert read_one(text, order="dmy") == Reason.NO_SUCH_DAY


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("11 Maret 2025", Reason.TOO_EARLY),
        ("12 Maret 2025", DAY),
        (date(2025, 3, 13), date(2025, 3, 13)),
        ("14/03/25", Reason.TOO_LATE),
        (date(1925, 3, 12), Reason.TOO_EARLY),
        ("11 Maret 2025 10:30", Reason.TIME_OF_DAY),
    ],
)
def test_days_outside_the_bounds_are_reported(value, expected):
    found = read_one(value, order="dmy", earliest=DAY, latest=date(2025, 3, 13))
    assert found == expected


def test_without_bounds_any_day_is_a_day():
    assert read_one("0001-01-01") == date.min
    assert read_one("9999-12-31") == date.max


# -- tables ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("engine", ENGINES)
def test_every_engine_keeps_its_rows_and_its_other_columns(engine):
    data = {
        "no": [3, 1, 2, 9, 5],
        "on": ["12 Maret 2025", None, "besok", "-", "2024-02-29"],
        "ket": ["a", "b", None, "d", "e"],
    }
    frame = ENGINES[engine](data)
    clean, unread = read_dates(frame, ["on"])
    assert type(clean) is type(frame)
    assert rows_of(clean) == [DAY, None, None, None, date(2024, 2, 29)]
    assert unread == (Unread("on", Reason.UNREADABLE, 1, ((2, "besok"),)),)
    names = list(clean.columns) if engine != "pyarrow" else clean.column_names
    assert names == ["no", "on", "ket"]
    assert str(dict(zip(names, clean.dtypes if engine != "pyarrow" else clean.schema.types, strict=True))["on"]) == {
        "pandas": "datetime64[s]", "polars": "Date", "pyarrow": "date32[day]",
    }[engine]  # fmt: skip
    other = [
        [clean[name].to_list() if engine != "pyarrow" else clean[name].to_pylist()]
        for name in ("no", "ket")
    ]
    assert str(other).replace("nan", "None") == str([[data["no"]], [data["ket"]]])


@pytest.mark.parametrize("engine", ENGINES)
def test_the_table_given_stays_as_it_was(engine):
    data = {"on": ["12 Maret 2025", "besok"]}
    frame = ENGINES[engine](data)
    read_dates(frame, ["on"])
    texts = frame["on"].to_pylist() if engine == "pyarrow" else frame["on"].to_list()
    assert texts == data["on"]


def test_the_index_of_pandas_is_kept_even_with_repeats():
    frame = pd.DataFrame(
        {"on": ["2025-03-12", "besok", "2025-03-14"]}, index=pd.Index([7, 7, 3], name="no")
    )
    clean, unread = read_dates(frame, ["on"])
    pd.testing.assert_index_equal(clean.index, frame.index)
    assert rows_of(clean) == [DAY, None, date(2025, 3, 14)]
    assert unread[0].examples == ((1, "besok"),)


@pytest.mark.parametrize("engine", ENGINES)
def test_examples_are_the_first_ten_and_the_count_is_of_all(engine):
    texts = ["2025-03-12", *(f"besok {n}" for n in range(5)), *["12/03/2025"] * 4, *["lusa "] * 20]
    _, unread = read_dates(ENGINES[engine]({"on": texts}), ["on"])
    wrong = [(row, text) for row, text in enumerate(texts) if text.startswith(("besok", "lusa"))]
    assert unread == (
        Unread("on", Reason.UNREADABLE, 25, tuple(wrong[:10])),
        Unread("on", Reason.AMBIGUOUS, 4, tuple((n, "12/03/2025") for n in range(6, 10))),
    )
    assert all(type(row) is int for one in unread for row, _ in one.examples)
    assert type(unread[0].count) is int


@pytest.mark.parametrize("engine", ENGINES)
def test_columns_are_reported_in_the_order_given_each_once(engine):
    frame = ENGINES[engine]({"a": ["x", "12/03/25"], "b": ["y", "2025-03-12"], "c": ["z", "z"]})
    read = read_dates(frame, iter(["b", "a", "b"]))
    assert isinstance(read, ReadDates)
    assert [(one.column, one.reason) for one in read.unread] == [
        ("b", Reason.UNREADABLE), ("a", Reason.UNREADABLE), ("a", Reason.AMBIGUOUS),
    ]  # fmt: skip
    assert rows_of(read.frame, "a") == [None, None]
    assert rows_of(read.frame, "b") == [None, DAY]


@pytest.mark.parametrize("engine", ENGINES)
def test_dates_pass_through_and_midnights_are_their_days(engine):
    moments = [datetime(2025, 3, 12), None, datetime(2025, 3, 12, 9, 30)]  # noqa: DTZ001 - as held
    frame = ENGINES[engine]({"on": [DAY, None, date(1950, 1, 1)], "at": moments})
    clean, unread = read_dates(frame, ["on", "at"])
    assert rows_of(clean, "on") == [DAY, None, date(1950, 1, 1)]
    assert rows_of(clean, "at") == [DAY, None, None]
    assert unread == (Unread("at", Reason.TIME_OF_DAY, 1, ((2, "2025-03-12 09:30:00"),)),)
    again, unread = read_dates(clean, ["on", "at"])
    assert not unread
    assert rows_of(again, "on") == rows_of(clean, "on")


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(
    ("values", "count"), [([45728, None, 45729], 2), ([45728.0, None, float("nan")], 1)]
)
def test_a_column_of_numbers_holds_serials(engine, values, count):
    clean, unread = read_dates(ENGINES[engine]({"on": values}), ["on"])
    assert rows_of(clean) == [None, None, None]
    assert [(one.reason, one.count) for one in unread] == [(Reason.EXCEL_SERIAL, count)]


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("values", [[], [None, None]])
def test_a_column_of_nothing_is_a_column_of_dates(engine, values):
    clean, unread = read_dates(ENGINES[engine]({"on": values}), ["on"])
    assert rows_of(clean) == values
    assert unread == ()


@pytest.mark.parametrize(
    "frame",
    [
        pl.DataFrame({"on": ["12 Maret 2025", None, "x"]}, schema={"on": pl.Categorical}),
        pd.DataFrame({"on": pd.Categorical(["12 Maret 2025", None, "x"])}),
        pd.DataFrame({"on": pd.array(["12 Maret 2025", None, "x"], dtype="string[pyarrow]")}),
        pa.table({"on": pa.array(["12 Maret 2025", None, "x"]).dictionary_encode()}),
        pa.table({"on": pa.chunked_array([["12 Maret 2025", None], ["x"]])}),
    ],
)  # fmt: skip
def test_texts_are_read_however_they_are_held(frame):
    clean, unread = read_dates(frame, ["on"])
    assert rows_of(clean) == [DAY, None, None]
    assert unread == (Unread("on", Reason.UNREADABLE, 1, ((2, "x"),)),)


def test_a_column_of_pandas_may_mix_what_it_holds():
    midnight = datetime(2025, 3, 12)  # noqa: DTZ001 - as spreadsheets hold them
    values = [
        DAY,
        midnight,
        midnight.replace(hour=8),
        "12 Maret 2025",
        None,
        45728,
        45728.0,
        "besok",
        pd.Timestamp(DAY),
        float("nan"),
        True,
    ]
    clean, unread = read_dates(pd.DataFrame({"on": pd.Series(values, dtype=object)}), ["on"])
    assert rows_of(clean) == [DAY, DAY, None, DAY, None, None, None, None, DAY, None, None]
    assert unread == (
        Unread("on", Reason.UNREADABLE, 2, ((7, "besok"), (10, "True"))),
        Unread("on", Reason.EXCEL_SERIAL, 2, ((5, "45728"), (6, "45728.0"))),
        Unread("on", Reason.TIME_OF_DAY, 1, ((2, "2025-03-12 08:00:00"),)),
    )


def test_no_columns_are_nothing_to_do():
    clean, unread = read_dates(pl.DataFrame({"on": ["x"]}), [])
    assert clean["on"].to_list() == ["x"]
    assert unread == ()


# -- what is refused -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "frame", [None, "x", {"on": []}, pl.LazyFrame({"on": ["x"]}), pd.Series(["x"])]
)
def test_what_is_no_table_in_memory_is_refused(frame):
    with pytest.raises(WrongTypeError) as caught:
        read_dates(frame, ["on"])
    assert caught.value.name == "frame"


@pytest.mark.parametrize("columns", ["on", None, 3])
def test_columns_are_a_list(columns):
    with pytest.raises(WrongTypeError) as caught:
        read_dates(pl.DataFrame({"on": ["x"]}), columns)
    assert caught.value.name == "columns"


@pytest.mark.parametrize("engine", ENGINES)
def test_a_column_must_be_there(engine):
    with pytest.raises(UnknownColumnError) as caught:
        read_dates(ENGINES[engine]({"tanggal": ["x"], "no": [1]}), ["tangal"])
    assert caught.value.value == "tangal"
    assert caught.value.choices == ("no", "tanggal")
    assert caught.value.nearest == ("tanggal",)


@pytest.mark.parametrize("order", ["ydm", "", "DMY", 3])
def test_an_order_is_one_of_three(order):
    with pytest.raises(UnknownOptionError) as caught:
        read_dates(pl.DataFrame({"on": ["x"]}), ["on"], order=order)
    assert caught.value.name == "order"


@pytest.mark.parametrize("name", ["earliest", "latest"])
def test_bounds_are_dates(name):
    with pytest.raises(NotADateError) as caught:
        read_dates(pl.DataFrame({"on": ["x"]}), ["on"], **{name: "2025-03-12"})
    assert caught.value.name == name


@pytest.mark.parametrize("engine", ENGINES)
def test_moments_with_a_time_zone_are_refused(engine):
    frame = ENGINES[engine]({"on": [datetime(2025, 3, 12, tzinfo=UTC)]})
    with pytest.raises(ColumnError, match="time zone") as caught:
        read_dates(frame, ["on"])
    assert caught.value.column == "on"
    assert caught.value.row is None


def test_a_moment_with_a_time_zone_among_others_is_refused():
    values = pd.Series(["x"] * 200 + [datetime(2025, 3, 12, tzinfo=UTC)], dtype=object)
    with pytest.raises(ColumnError) as caught:
        read_dates(pd.DataFrame({"on": values}), ["on"])
    assert caught.value.row == 200


# -- there and back --------------------------------------------------------------------------------


def written(day):
    """Many ways to write a day, each with the order to state, if any."""
    d, m, y = day.day, day.month - 1, day.year
    return [
        (day.isoformat(), None),
        (f"{day.isoformat()}T00:00:00", None),
        (f"{d} {MONTHS_ID[m]} {y}", None),
        (f"{d:02} {MONTHS_EN[m].upper()} {y}", None),
        (f"{DAYS_ID[day.weekday()]}, {d} {MONTHS_ID[m]} {y}", None),
        (f"{DAYS_EN[day.weekday()][:3]} {d}. {MONTHS_EN[m][:3]}. {y},", None),
        (f"{d}-{SHORT_ID[m]}-{y % 100:02}", None),
        (f"{d}.{OLD_ID[m].lower()}.{y}", None),
        (f"{d}/{m + 1}/{y}", "dmy"),
        (f"{d:02}.{m + 1:02}.{y % 100:02}", "dmy"),
        (f"{m + 1}/{d}/{y} 0:00", "mdy"),
        (f"{y}.{m + 1}.{d}", "ymd"),
    ]


@given(st.dates(date(2010, 1, 1), date(2049, 12, 31)))
def test_what_is_written_is_read_back(day):
    for order in (None, *ORDERS):
        texts = [text for text, needs in written(day) if needs in {None, order}]
        clean, unread = read_dates(pl.DataFrame({"on": texts}), ["on"], order=order)
        assert clean["on"].to_list() == [day] * len(texts)
        assert unread == ()


@given(
    st.lists(st.one_of(st.text(), st.none(), st.dates().map(str)), max_size=30),
    st.sampled_from([None, *ORDERS]),
)
def test_every_row_is_read_or_reported_or_empty(texts, order):
    frame = pl.DataFrame({"on": texts}, schema={"on": pl.String})
    clean, unread = read_dates(frame, ["on"], order=order)
    plain = [" ".join((text or "").split()).rstrip(" ,") for text in texts]
    reported = sum(one.count for one in unread)
    empty = sum(text in {"", "-"} for text in plain)
    assert clean["on"].count() + reported + empty == len(texts)


def test_the_signature_states_its_options_by_name():
    kinds = [p.kind.name for p in inspect.signature(read_dates).parameters.values()]
    assert kinds == ["POSITIONAL_OR_KEYWORD"] * 2 + ["KEYWORD_ONLY"] * 3
