"""A log of events as a table of cases: which of them have which, and what an audit says of it."""

from datetime import date, timedelta

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ppid_rules import (
    ColumnError,
    UnknownChoiceError,
    UnknownColumnError,
    WrongTypeError,
    frames,
)
from ppid_rules.frames.columns import column_fields
from registers import BODIES, row_of, single_cases

DAY = date(2025, 3, 3)


def duck(table):
    connection = duckdb.connect()
    connection.register("cases", table.to_arrow())
    return connection.table("cases")


MAKE = {
    "pandas": lambda t: t.to_pandas(),
    "polars": lambda t: t,
    "pyarrow": lambda t: t.to_arrow(),
    "polars, lazy": lambda t: t.lazy(),
    "duckdb": duck,
}
READ = {
    "pandas": pl.from_pandas,
    "polars": lambda t: t,
    "pyarrow": pl.from_arrow,
    "polars, lazy": lambda t: t.collect(),
    "duckdb": lambda t: t.pl(),
}
EAGER = ["pandas", "polars", "pyarrow"]
LAZY = ["polars, lazy", "duckdb"]
on_eager = pytest.mark.parametrize("engine", EAGER)
on_lazy = pytest.mark.parametrize("engine", LAZY)
on_all = pytest.mark.parametrize("engine", [*EAGER, *LAZY])

SCHEMA = {
    "case": pl.String,
    "type": pl.String,
    "on": pl.Date,
    "outcome": pl.String,
    "received_on": pl.Date,
    "by": pl.String,
    "channel": pl.String,
}
EVENTS = ["request_received", "notice_extended", "notice_given", "summons_received"]
LOG = [
    ("B", "request_received", DAY, None, None, None, "web_form"),
    ("A", "request_received", date(2025, 3, 1), None, None, None, "web_form"),
    ("B", "notice_given", date(2025, 3, 7), "granted", date(2025, 3, 9), None, None),
    ("A", "notice_extended", date(2025, 3, 6), None, None, None, None),
    ("C", "summons_received", date(2025, 3, 6), None, None, "requester", None),
    ("C", "request_received", date(2025, 1, 6), None, None, None, None),
]


def log(rows=LOG):
    return pl.DataFrame(rows, schema=SCHEMA, orient="row")


def wide(engine, rows=LOG, **options):
    names = {"case": "case", "type": "type", "on": "on", **options}
    return frames.from_log(MAKE[engine](log(rows)), **names)


def days(table):
    return table.with_columns(pl.col(pl.Datetime).cast(pl.Date))


def by_case(table):
    return {row["case"]: row for row in days(table).to_dicts()}


@on_eager
def test_cases_keep_their_order(engine):
    assert READ[engine](wide(engine))["case"].to_list() == ["B", "A", "C"]


@on_eager
def test_the_order_of_many_cases(engine):
    numbers = [f"{i * 7919 % 500:03}" for i in range(500)]
    rows = [(n, "request_received", DAY, *[None] * 4) for n in numbers]
    rows += [(n, "notice_given", DAY, "granted", *[None] * 3) for n in sorted(numbers)]
    assert READ[engine](wide(engine, rows))["case"].to_list() == numbers


@on_all
def test_events_and_fields_become_columns(engine):
    found = by_case(READ[engine](wide(engine, events=EVENTS)))
    assert found.keys() == {"A", "B", "C"}
    b = found["B"]
    assert b["request_received"] == DAY
    assert b["notice_given"] == date(2025, 3, 7)
    assert b["notice_given_outcome"] == "granted"
    assert b["notice_given_received_on"] == date(2025, 3, 9)
    assert b["notice_extended"] is None
    assert found["A"]["notice_extended"] == date(2025, 3, 6)
    assert found["C"]["summons_received_by"] == "requester"
    assert [row["repeated_events"] for row in found.values()] == [None] * 3


@on_all
def test_only_fields_of_events_become_columns(engine):
    columns = READ[engine](wide(engine, events=EVENTS)).columns
    assert set(columns) <= {"case", "repeated_events", *column_fields()}
    assert "notice_given_by" not in columns
    assert "channel" not in columns
    assert not [name for name in columns if name.startswith("__")]


@on_all
def test_columns_are_in_the_order_of_the_procedure(engine):
    columns = READ[engine](wide(engine, events=reversed(EVENTS))).columns
    assert [name for name in columns if name in EVENTS] == EVENTS


@on_lazy
def test_a_lazy_log_has_all_types_where_none_are_asked_for(engine):
    columns = frames.from_log(MAKE[engine](log()), case="case", type="type", on="on").columns \
        if engine == "duckdb" else wide(engine).collect_schema().names()  # fmt: skip
    events = [name for name, field in column_fields().items() if field.name == "on"]
    assert set(events) <= set(columns)


@on_all
def test_types_that_are_asked_for(engine):
    found = READ[engine](wide(engine, events=["notice_given"]))
    assert "request_received" not in found.columns
    assert set(found["case"]) == {"A", "B", "C"}


@on_all
def test_no_types_at_all(engine):
    found = READ[engine](wide(engine, events=[]))
    assert found.columns == ["case", "repeated_events"]
    assert set(found["case"]) == {"A", "B", "C"}


@on_all
def test_an_empty_log(engine):
    found = READ[engine](wide(engine, [], events=EVENTS))
    assert len(found) == 0
    assert set(EVENTS) <= set(found.columns)


@on_eager
def test_an_empty_log_without_types(engine):
    assert READ[engine](wide(engine, [])).columns == ["case", "repeated_events"]


REPEATED = [
    *LOG,
    ("B", "notice_given", date(2025, 3, 5), "refused", date(2025, 3, 10), None, None),
    ("B", "notice_extended", date(2025, 3, 4), None, None, None, None),
    ("B", "notice_extended", date(2025, 3, 4), None, None, None, None),
]


@on_all
def test_repeated_events_are_named_and_the_first_is_kept_whole(engine):
    found = by_case(READ[engine](wide(engine, REPEATED, events=EVENTS)))
    assert set(found["B"]["repeated_events"].split("; ")) == {"notice_given", "notice_extended"}
    assert found["A"]["repeated_events"] is None
    assert found["B"]["notice_given"] == date(2025, 3, 5)
    assert found["B"]["notice_given_outcome"] == "refused"
    assert found["B"]["notice_given_received_on"] == date(2025, 3, 10)


@on_all
def test_an_audit_flags_repeated_events(engine):
    table = wide(engine, REPEATED, events=EVENTS[:3])
    audited = frames.audit(table, as_of=date(2025, 6, 2), terms=["request.notice"])
    found = by_case(READ[engine](audited))
    assert found["B"]["faults"] == "repeated_event"
    assert found["B"]["request_notice_status"] is None
    assert found["A"]["faults"] is None
    assert found["A"]["request_notice_status"] == "overdue"


@on_eager
@pytest.mark.parametrize(("column", "row"), [("case", 2), ("type", 3)])
def test_an_event_of_no_case_or_no_type(engine, column, row):
    rows = [dict(zip(SCHEMA, r, strict=True)) for r in LOG]
    rows[row][column] = None
    with pytest.raises(ColumnError) as caught:
        wide(engine, [tuple(r.values()) for r in rows])
    assert (caught.value.column, caught.value.row) == (column, row)


@on_eager
def test_an_unknown_type(engine):
    with pytest.raises(UnknownChoiceError) as caught:
        wide(engine, [("A", "notice_gven", DAY, *[None] * 4)])
    assert caught.value.nearest[0] == "notice_given"


@on_all
@pytest.mark.parametrize(
    ("events", "error"),
    [
        (["notice_gven"], UnknownChoiceError),
        ([1, "x"], UnknownChoiceError),
        ("notice_given", WrongTypeError),
        (1, WrongTypeError),
    ],
)
def test_types_that_there_are_not(engine, events, error):
    with pytest.raises(error):
        wide(engine, events=events)


@on_all
@pytest.mark.parametrize("name", ["case", "type", "on"])
def test_a_missing_column(engine, name):
    with pytest.raises(UnknownColumnError) as caught:
        wide(engine, **{name: "receivedon"})
    assert caught.value.nearest[0] == "received_on"


@pytest.mark.parametrize("frame", [[], {}, None, LOG])
def test_what_is_no_table(frame):
    with pytest.raises(WrongTypeError):
        frames.from_log(frame, case="case", type="type", on="on")


def log_of(cases):
    """The log of some cases, as rows, in an order of its own."""
    rows = []
    for number, case in enumerate(cases):
        own = row_of(case)
        for event in case.events:
            prefix = f"{event.type}_"
            fields = {
                name.removeprefix(prefix): own[name]
                for name, field in column_fields().items()
                if field.event == event.type and field.name != "on" and name in own
            }
            rows.append({"case": number, "type": event.type, "on": event.on, **fields})
    kinds = {f.name: f.kind for f in column_fields().values()}
    types = {"day": pl.Date, "truth": pl.Boolean}
    names = sorted({name for row in rows for name in row} - {"case", "type", "on"})
    schema = {"case": pl.Int64, "type": pl.String, "on": pl.Date}
    schema |= {name: types.get(kinds[name], pl.String) for name in names}
    return pl.DataFrame(rows, schema=schema)


CASES = st.lists(single_cases(bodies=list(BODIES.values())[:1]), min_size=1, max_size=4)


@pytest.mark.parametrize("engine", ["pandas", "polars"])
@settings(
    max_examples=4, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)  # fmt: skip
@given(st.data(), CASES)
def test_the_log_of_cases_says_what_they_say(engine, data, cases):
    as_of = max(case.events[-1].on for case in cases) + timedelta(data.draw(st.integers(0, 400)))
    events = log_of(cases)
    shuffled = events.sample(fraction=1, shuffle=True, seed=data.draw(st.integers(0, 99)))
    table = frames.from_log(MAKE[engine](shuffled), case="case", type="type", on="on")
    found = READ[engine](frames.audit(table, as_of=as_of, bodies=cases[0].body))
    assert sorted(found["case"]) == list(range(len(cases)))
    for row in days(found).to_dicts():
        assert row["faults"] is None
        for clock in cases[row["case"]].deadlines(as_of):
            if "#" not in clock.key:
                name = clock.key.replace(".", "_").replace("@", "_")
                assert row[f"{name}_due"] == clock.due_on
                assert row[f"{name}_status"] == clock.status.value
                assert row[f"{name}_days_late"] == clock.working_days_late


def test_kinds_of_tables():
    assert isinstance(wide("pandas"), pd.DataFrame)
    assert isinstance(wide("pyarrow"), pa.Table)
    assert isinstance(wide("polars, lazy"), pl.LazyFrame)
    assert isinstance(wide("duckdb", events=EVENTS), duckdb.DuckDBPyRelation)
