"""What a table cannot be: errors of values in memory, faults of rows in lazy tables."""

from datetime import UTC, date, datetime

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from ppid_rules import (
    ColumnError,
    CoverageError,
    NotADateError,
    PublicBody,
    UnknownChoiceError,
    UnknownColumnError,
    UnknownOptionError,
    UnknownTermError,
    WrongTypeError,
    frames,
)

DAY, AS_OF = date(2025, 3, 3), date(2025, 6, 2)
NOTICE = ["request.notice"]
WRITTEN = [
    *(f"request_notice_{suffix}" for suffix in ("due", "status", "days_late", "days_used")),
    "certainty",
    "faults",
]
BODIES = {"Kantor": PublicBody(name="Kantor", level="central", kind="state")}
ANSWERED = {
    "request_received": [DAY, DAY],
    "notice_given": [DAY, DAY],
    "notice_given_outcome": ["granted", "refused"],
}


def duck(data):
    connection = duckdb.connect()
    connection.register("cases", pa.table(data))
    return connection.table("cases")


MAKE = {
    "pandas": pd.DataFrame,
    "polars": pl.DataFrame,
    "pyarrow": pa.table,
    "polars, lazy": pl.LazyFrame,
    "duckdb": duck,
}
READ = {
    "pandas": lambda f: pl.from_pandas(f, include_index=False),
    "polars": lambda f: f,
    "pyarrow": pl.from_arrow,
    "polars, lazy": lambda f: f.collect(),
    "duckdb": lambda f: f.pl(),
}
EAGER = ["pandas", "polars", "pyarrow"]
LAZY = ["polars, lazy", "duckdb"]
on_eager = pytest.mark.parametrize("engine", EAGER)
on_lazy = pytest.mark.parametrize("engine", LAZY)
on_all = pytest.mark.parametrize("engine", [*EAGER, *LAZY])


def audit(engine, data, **options):
    options = {"as_of": AS_OF, "terms": NOTICE, **options}
    return READ[engine](frames.audit(MAKE[engine](data), **options))


def rows(engine, data, **options):
    """The rows of an audit, in the order in which they went in."""
    length = len(next(iter(data.values())))
    return audit(engine, {**data, "row": list(range(length))}, **options).sort("row").to_dicts()


def faults(engine, data, **options):
    found = rows(engine, data, **options)
    for row in found:
        if row["faults"] is not None:
            assert all(row[name] is None for name in WRITTEN[:-1])
    return [row["faults"] for row in found]


# -- columns ---------------------------------------------------------------------------------------


@on_all
@pytest.mark.parametrize(
    ("mapping", "value", "nearest"),
    [
        ({"request_received": "diterma"}, "diterma", "diterima"),
        ({"diterima": "request_recieved"}, "request_recieved", "request_received"),
    ],
)
def test_a_mapping_to_no_column_names_the_nearest(engine, mapping, value, nearest):
    with pytest.raises(UnknownColumnError) as caught:
        audit(engine, {"diterima": [DAY]}, columns=mapping)
    assert caught.value.value == value
    assert caught.value.nearest[0] == nearest


@on_all
@pytest.mark.parametrize(
    "mapping", [{"request_received": "diterima"}, {"diterima": "request_received"}]
)
def test_a_mapping_goes_either_way(engine, mapping):
    found = audit(engine, {"diterima": [DAY]}, columns=mapping)
    assert found.columns == ["diterima", *WRITTEN]
    assert found["request_notice_status"].to_list() == ["overdue"]


@on_all
@pytest.mark.parametrize(
    ("data", "mapping"),
    [
        ({"a": [DAY], "b": [DAY]}, {"a": "request_received", "b": "request_received"}),
        ({"a": [DAY], "request_received": [DAY]}, {"a": "request_received"}),
        ({"a": [DAY]}, {"request_received": "a", "objection_filed": "a"}),
    ],
)
def test_two_columns_cannot_say_the_same_nor_one_two_things(engine, data, mapping):
    with pytest.raises(ColumnError):
        audit(engine, data, columns=mapping)


def test_names_can_be_swapped():
    data = {"objection_filed": [DAY], "request_received": [date(2025, 5, 5)]}
    swapped = {"objection_filed": "request_received", "request_received": "objection_filed"}
    (row,) = rows("polars", data, columns=swapped)
    assert row["request_notice_due"] == date(2025, 3, 17)


@on_all
@pytest.mark.parametrize("data", [{"x": [1]}, {"notice_given_outcome": ["granted"]}])
def test_a_table_without_an_event(engine, data):
    with pytest.raises(UnknownColumnError):
        audit(engine, data)


@on_all
@pytest.mark.parametrize(
    ("event", "missing"),
    [
        ("summons_received", "summons_received_by"),
        ("hearing_scheduled", "hearing_scheduled_for_day"),
    ],
)
def test_a_field_without_which_an_event_says_nothing(engine, event, missing):
    with pytest.raises(ColumnError, match=missing) as caught:
        audit(engine, {"request_received": [DAY], event: [DAY], "hearing_scheduled_what": ["hearing"]} if event == "hearing_scheduled" else {event: [DAY]})  # fmt: skip
    assert caught.value.column == event


@on_all
def test_a_field_without_the_day_of_its_event(engine):
    with pytest.raises(ColumnError, match="notice_given") as caught:
        audit(engine, {"request_received": [DAY], "notice_given_outcome": ["granted"]})
    assert caught.value.column == "notice_given_outcome"


@on_all
@pytest.mark.parametrize("name", WRITTEN)
def test_a_column_that_the_audit_writes(engine, name):
    with pytest.raises(ColumnError) as caught:
        audit(engine, {"request_received": [DAY], name: ["x"]})
    assert caught.value.column == name


@on_all
def test_an_audit_cannot_be_audited_again_before_its_columns_are_dropped(engine):
    once = frames.audit(MAKE[engine]({"request_received": [DAY]}), as_of=AS_OF, terms=NOTICE)
    with pytest.raises(ColumnError):
        frames.audit(once, as_of=AS_OF, terms=NOTICE)


@on_all
def test_many_columns_beside_are_kept(engine):
    beside = {f"x{i}": [i] for i in range(200)}
    found = audit(engine, {**beside, "request_received": [DAY]})
    assert found.columns == [*beside, "request_received", *WRITTEN]
    assert found.row(0)[:200] == tuple(range(200))


@on_all
def test_an_empty_table_gets_the_same_columns(engine):
    full = audit(engine, {"request_received": pa.array([DAY], pa.date32())})
    data = {"request_received": pa.array([], pa.date32())}
    found = audit(engine, data)
    assert len(found) == 0
    assert found.columns == full.columns == ["request_received", *WRITTEN]


@on_all
def test_no_terms_leave_what_is_said_of_the_row(engine):
    assert rows(engine, {"request_received": [DAY]}, terms=[]) == [
        {"request_received": DAY, "row": 0, "certainty": "decreed", "faults": None}
    ]


# -- days ------------------------------------------------------------------------------------------


@on_all
def test_a_text_for_a_day(engine):
    with pytest.raises(ColumnError, match="read_dates") as caught:
        audit(engine, {"request_received": ["2025-03-03"]})
    assert caught.value.column == "request_received"


def test_texts_among_objects_of_pandas():
    column = pd.Series(["2025-03-03"], dtype=object)
    with pytest.raises(ColumnError, match="read_dates"):
        audit("pandas", {"request_received": column})


@on_all
def test_numbers_for_days(engine):
    with pytest.raises(ColumnError, match="expected dates"):
        audit(engine, {"request_received": [20250303]})


@pytest.mark.parametrize("other", ["2025-03-04", datetime(2025, 3, 4), pd.Timestamp("2025-03-04")])  # noqa: DTZ001 - no zone is the point
def test_mixed_objects_of_pandas(other):
    column = pd.Series([None, DAY, other], dtype=object)
    with pytest.raises(ColumnError) as caught:
        audit("pandas", {"request_received": column})
    assert (caught.value.column, caught.value.row) == ("request_received", 2)


@pytest.mark.parametrize("missing", [None, pd.NaT, pd.NA, float("nan")])
def test_what_is_missing_among_objects_of_pandas(missing):
    column = pd.Series([missing, DAY], dtype=object)
    found = frames.audit(pd.DataFrame({"request_received": column}), as_of=AS_OF, terms=NOTICE)
    assert found["request_notice_due"].isna().tolist() == [True, False]
    assert found["faults"].isna().all()


MOMENTS = [datetime(2025, 3, 3), None, datetime(2025, 3, 3, 9, 30)]  # noqa: DTZ001 - no zone is the point


@on_eager
def test_a_time_of_day_is_raised(engine):
    with pytest.raises(ColumnError, match="time of day") as caught:
        audit(engine, {"request_received": MOMENTS})
    assert (caught.value.column, caught.value.row) == ("request_received", 2)


@on_lazy
def test_a_time_of_day_is_a_fault(engine):
    found = faults(engine, {"request_received": MOMENTS})
    assert found == [None, None, "time_of_day:request_received"]


@on_all
def test_midnight_is_a_day(engine):
    found = rows(engine, {"request_received": MOMENTS[:2]})
    assert [row["faults"] for row in found] == [None, None]
    assert [row["request_notice_status"] for row in found] == ["overdue", None]


@on_all
def test_a_time_zone(engine):
    moments = pa.array([datetime(2025, 3, 3, tzinfo=UTC)], pa.timestamp("us", "UTC"))
    column = pd.Series(moments.to_pandas()) if engine == "pandas" else moments
    with pytest.raises(ColumnError, match="time zone") as caught:
        audit(engine, {"request_received": column})
    assert caught.value.column == "request_received"


@on_all
def test_days_outside_the_calendar_are_faults(engine):
    days = [date(1999, 5, 3), DAY, date(2050, 12, 31), date(1, 1, 1), date(9999, 12, 31)]
    outside = "outside_calendar:request_received"
    found = faults(engine, {"request_received": days})
    assert found == [outside, None, outside, outside, outside]


@on_all
def test_a_last_day_must_lie_in_the_calendar_too(engine):
    found = faults(engine, {"request_received": [date(2049, 12, 31)]}, as_of=date(2049, 12, 31))
    assert found in ([None], ["outside_calendar:request_received"])
    assert found == faults("polars", {"request_received": [date(2049, 12, 31)]}, as_of=date(2049, 12, 31))  # fmt: skip


@on_all
def test_columns_of_nothing(engine):
    nothing = {"request_received": [None, None], "notice_given": [None, None]}
    data = {**nothing, "notice_given_outcome": [None, None], "notice_given_reason": [None, None]}
    for row in rows(engine, data):
        assert row["faults"] is None
        assert row["certainty"] == "decreed"
        assert row["request_notice_status"] is None


# -- order -----------------------------------------------------------------------------------------


@on_all
def test_an_event_before_its_predecessor(engine):
    data = {**ANSWERED, "notice_given": [date(2025, 2, 27), date(2025, 3, 4)]}
    assert faults(engine, data) == ["impossible_event:notice_given", None]


@on_all
def test_an_event_without_its_predecessor(engine):
    data = {**ANSWERED, "request_received": [DAY, None]}
    assert faults(engine, data) == [None, "impossible_event:notice_given"]


@on_all
def test_received_before_it_was_sent(engine):
    data = {**ANSWERED, "notice_given_received_on": [date(2025, 2, 28), DAY]}
    assert faults(engine, data) == ["received_before_sent:notice_given", None]


@on_all
def test_several_faults_of_a_row(engine):
    data = {**ANSWERED, "request_received": [date(1999, 1, 1), DAY], "notice_given_received_on": [date(2025, 2, 28), None]}  # fmt: skip
    found = faults(engine, data)
    assert set(found[0].split("; ")) == {
        "outside_calendar:request_received",
        "received_before_sent:notice_given",
    }
    assert found[1] is None


# -- words -----------------------------------------------------------------------------------------

UNKNOWN_WORD = {**ANSWERED, "notice_given_outcome": ["granted", "refusedd"]}


@on_eager
def test_an_unknown_word_is_raised(engine):
    with pytest.raises(UnknownChoiceError) as caught:
        audit(engine, UNKNOWN_WORD)
    assert caught.value.value == "refusedd"
    assert caught.value.nearest == ("refused",)


@on_lazy
def test_an_unknown_word_is_a_fault(engine):
    assert faults(engine, UNKNOWN_WORD) == [None, "unknown_value:notice_given_outcome"]


@on_lazy
def test_numbers_for_words_in_a_lazy_table(engine):
    with pytest.raises(ColumnError) as caught:
        audit(engine, {**ANSWERED, "notice_given_outcome": [1, 2]})
    assert caught.value.column == "notice_given_outcome"


@on_eager
def test_numbers_for_words(engine):
    with pytest.raises(UnknownChoiceError):
        audit(engine, {**ANSWERED, "notice_given_outcome": [1, 2]})


@pytest.mark.parametrize(
    "column",
    [
        pl.Series(["refused"], dtype=pl.Categorical),
        pl.Series(["refused"], dtype=pl.Enum(["refused"])),
        pl.Series(["refused"], dtype=pl.Enum(["granted", "refused", "other"])),
    ],
)
@pytest.mark.parametrize("engine", ["polars", "polars, lazy"])
def test_words_of_an_enumeration(engine, column):
    data = {name: values[:1] for name, values in ANSWERED.items()}
    (row,) = rows(engine, {**data, "notice_given_outcome": column})
    assert (row["request_notice_status"], row["faults"]) == ("met", None)


@on_eager
def test_a_text_that_is_a_number(engine):
    data = {**ANSWERED, "notice_extended": [DAY, DAY]}
    of_numbers = rows(engine, {**data, "notice_extended_reason": [1, 2]})
    of_texts = rows(engine, {**data, "notice_extended_reason": ["1", "2"]})
    for a, b in zip(of_numbers, of_texts, strict=True):
        assert [a[name] for name in WRITTEN] == [b[name] for name in WRITTEN]


# -- bodies ----------------------------------------------------------------------------------------

REQUESTS = {"request_received": [DAY, DAY]}


@on_eager
def test_a_row_without_a_body_is_raised(engine):
    with pytest.raises(ColumnError) as caught:
        audit(engine, {**REQUESTS, "body": ["Kantor", None]}, bodies=BODIES)
    assert (caught.value.column, caught.value.row) == ("body", 1)


@on_eager
def test_an_unknown_body_is_raised(engine):
    with pytest.raises(UnknownChoiceError) as caught:
        audit(engine, {**REQUESTS, "body": ["Kantor", "Kantr"]}, bodies=BODIES)
    assert caught.value.nearest == ("Kantor",)


@on_lazy
@pytest.mark.parametrize("body", [None, "Kantr", "kantor", ""])
def test_an_unknown_body_is_a_fault(engine, body):
    found = faults(engine, {**REQUESTS, "body": ["Kantor", body]}, bodies=BODIES)
    assert found == [None, "unknown_body:body"]


@on_lazy
def test_numbers_for_bodies(engine):
    with pytest.raises(ColumnError) as caught:
        audit(engine, {**REQUESTS, "body": [1, 2]}, bodies=BODIES)
    assert caught.value.column == "body"


@on_all
def test_bodies_without_their_column(engine):
    with pytest.raises(UnknownChoiceError):
        audit(engine, REQUESTS, bodies=BODIES)


@on_all
def test_a_body_that_nobody_asks_for_is_only_kept(engine):
    found = rows(engine, {**REQUESTS, "body": ["Kantor", None]})
    assert [row["faults"] for row in found] == [None, None]


# -- arguments -------------------------------------------------------------------------------------


@on_all
@pytest.mark.parametrize(
    ("options", "error"),
    [
        ({"as_of": datetime(2025, 6, 2)}, NotADateError),  # noqa: DTZ001 - no zone is the point
        ({"as_of": "2025-06-02"}, NotADateError),
        ({"as_of": None}, NotADateError),
        ({"terms": ["request.notic"]}, UnknownTermError),
        ({"terms": "request.notice"}, WrongTypeError),
        ({"terms": 1}, WrongTypeError),
        ({"regime": "elections"}, UnknownOptionError),
        ({"not_kept": ["notice_extendet"]}, UnknownChoiceError),
        ({"not_kept": "notice_extended"}, WrongTypeError),
        ({"not_kept": 1}, WrongTypeError),
        ({"not_kept": ["notice_extended", 1]}, UnknownChoiceError),
        ({"calendar": "ID-JB"}, WrongTypeError),
        ({"readings": {"after_hours": "same_day"}}, WrongTypeError),
        ({"bodies": ["Kantor"]}, WrongTypeError),
        ({"bodies": {"Kantor": "Kantor"}}, WrongTypeError),
        ({"house_rules": ["SOP"]}, WrongTypeError),
        ({"house_rules": 1}, WrongTypeError),
        ({"columns": ["request_received"]}, WrongTypeError),
    ],
)
def test_arguments_that_cannot_be_used(engine, options, error):
    with pytest.raises(error):
        audit(engine, REQUESTS, **options)


@pytest.mark.parametrize("frame", [[], [{"request_received": DAY}], {}, REQUESTS, None, 1, "x"])
def test_what_is_no_table(frame):
    with pytest.raises(WrongTypeError) as caught:
        frames.audit(frame, as_of=AS_OF)
    assert caught.value.name == "frame"


def test_a_day_after_every_calendar_is_refused_as_for_a_case():
    with pytest.raises(CoverageError):
        frames.audit(pl.DataFrame({"request_received": [date(2025, 1, 6)]}), as_of=date(2060, 1, 1))


@pytest.mark.parametrize("lazy", [False, True])
def test_a_row_in_which_nothing_is_recorded_is_not_wrong(lazy):
    """Record 0060 speaks of days that cannot be so; such a row has none."""
    day = date(2025, 3, 3)
    frame = pl.DataFrame({"request_received": [day, None], "notice_given": [day, None]})
    found = frames.audit(frame.lazy() if lazy else frame, as_of=date(2025, 6, 2))
    table = found.collect() if lazy else found
    blank = table.filter(pl.col("request_received").is_null())
    assert blank["faults"].to_list() == [None]
    assert all(blank[name].is_null().all() for name in table.columns if name != "certainty")
    (row,) = frames.summary(table).to_dicts()
    assert (row["rows"], row["faulty"], row["requests"]) == (2, 0, 1)
