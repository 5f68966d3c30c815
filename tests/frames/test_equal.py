"""A table says of each row what ``Case.deadlines`` says of the same events: every value of it."""

from datetime import date, time, timedelta

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ppid_rules import Case, HouseRule, Overlay, PublicBody, Readings, frames, indonesia
from ppid_rules import events as e
from registers import BODIES, NOT_KEPT, READINGS, kinds_of, looked_at, row_of, single_cases

TYPES = {"day": pl.Date, "truth": pl.Boolean}
CERTAINTIES = ["decreed", "provisional", "projected"]


def examples(number):
    """So many examples, the same ones each time."""
    suppressed = [HealthCheck.too_slow, HealthCheck.data_too_large]
    return settings(
        max_examples=number, deadline=None, derandomize=True, suppress_health_check=suppressed
    )


def table(rows):
    kinds = {**kinds_of(rows), "row": "number"}
    schema = {name: TYPES.get(kind, pl.String) for name, kind in kinds.items()} | {"row": pl.Int64}
    return pl.DataFrame([{**row, "row": i} for i, row in enumerate(rows)], schema=schema)


def in_duckdb(frame):
    connection = duckdb.connect()
    connection.register("cases", frame.to_arrow())
    return connection.table("cases")


ENGINES = {
    "polars": (lambda f: f, lambda f: f),
    "pandas": (lambda f: f.to_pandas(), pl.from_pandas),
    "pyarrow": (lambda f: f.to_arrow(), pl.from_arrow),
    "polars, lazy": (lambda f: f.lazy(), lambda f: f.collect()),
    "duckdb": (in_duckdb, lambda f: f.pl()),
}


def audited(rows, engine="polars", **options):
    into, out = ENGINES[engine]
    found = out(frames.audit(into(table(rows)), bodies=BODIES, **options))
    return found.sort("row").to_dicts()


def day_of(value):
    return value.date() if hasattr(value, "date") else value


def check(
    cases, engine="polars", *, as_of, readings=None, not_kept=(), house_rules=(), calendar=None
):
    rows = audited(
        [row_of(case) for case in cases], engine, as_of=as_of, readings=readings,
        not_kept=not_kept, house_rules=house_rules, calendar=calendar,
    )  # fmt: skip
    names = [name.removesuffix("_due") for name in rows[0] if name.endswith("_due")]
    for made, row in zip(cases, rows, strict=True):
        case = made.model_copy(
            update={"not_kept": frozenset(not_kept), "house_rules": tuple(house_rules)}
        )
        clocks = {
            clock.key.replace(".", "_").replace("@", "_"): clock
            for clock in case.deadlines(as_of, readings=readings, calendar=calendar)
            if "#" not in clock.key
        }
        assert row["faults"] is None
        assert clocks.keys() <= set(names)
        for name in names:
            suffixes = ("status", "days_late", "days_used")
            found = day_of(row[f"{name}_due"]), *(row[f"{name}_{suffix}"] for suffix in suffixes)
            clock = clocks.get(name)
            expected = (None, None, None, None)
            if clock is not None:
                days = clock.working_days_late, clock.working_days_used
                expected = clock.due_on, clock.status.value, *days
            assert found == expected, (name, case.model_dump_json(exclude_none=True))
        certainties = [c.certainty.value for c in clocks.values() if c.due_on]
        assert row["certainty"] == max(certainties, key=CERTAINTIES.index, default="decreed")


CASES = st.lists(single_cases(), min_size=1, max_size=6)


@examples(100)
@given(st.data(), CASES, READINGS, NOT_KEPT)
def test_on_arrays(data, cases, readings, not_kept):
    check(cases, as_of=data.draw(looked_at(cases)), readings=readings, not_kept=not_kept)


@pytest.mark.parametrize("engine", ["pandas", "pyarrow"])
@examples(8)
@given(st.data(), CASES, READINGS)
def test_on_other_arrays(engine, data, cases, readings):
    check(cases, engine, as_of=data.draw(looked_at(cases)), readings=readings)


FEW = st.lists(single_cases(max_events=8), min_size=1, max_size=3)


@pytest.mark.engines
@pytest.mark.parametrize(("engine", "number"), [("polars, lazy", 25), ("duckdb", 10)])
def test_in_lazy_engines(engine, number):
    @examples(number)
    @given(st.data(), FEW, READINGS, NOT_KEPT)
    def run(data, cases, readings, not_kept):
        check(
            cases, engine, as_of=data.draw(looked_at(cases)), readings=readings, not_kept=not_kept
        )

    run()


RULES = st.sampled_from(
    [
        HouseRule("request.notice", 1, "working_days", "SOP"),
        HouseRule("request.notice", 2, "months", "SOP"),
        HouseRule("objection.answer", 20, "calendar_days", "SOP"),
        HouseRule("dispute.settlement", 1, "years", "SOP"),
    ]
)


@examples(25)
@given(st.data(), CASES, READINGS, st.lists(RULES, max_size=2))
def test_house_rules(data, cases, readings, rules):
    check(cases, as_of=data.draw(looked_at(cases)), readings=readings, house_rules=rules)


CALENDARS = st.sampled_from(
    [
        indonesia(as_known_on=date(2025, 8, 6)),
        indonesia(joint_leave="working", week="six"),
        indonesia(region="ID-BA").with_days_off({date(2025, 8, 20): "moving house"}),
    ]
)


@examples(20)
@given(st.data(), CASES, CALENDARS)
def test_a_calendar_that_is_passed(data, cases, calendar):
    check(cases, as_of=data.draw(looked_at(cases)), calendar=calendar)


@examples(25)
@given(st.data(), st.lists(single_cases(regime="election"), min_size=1, max_size=4), READINGS)
def test_the_election_regime(data, cases, readings):
    as_of = data.draw(looked_at(cases))
    rows = audited([row_of(c) for c in cases], as_of=as_of, readings=readings, regime="election")
    for case, row in zip(cases, rows, strict=True):
        for clock in case.deadlines(as_of, readings=readings):
            name = clock.key.replace(".", "_").replace("@", "_")
            if "#" not in name:
                assert (row[f"{name}_due"], row[f"{name}_status"]) == (
                    clock.due_on,
                    clock.status.value,
                )


def test_hours_of_an_office_count_where_they_are_read_so():
    body = PublicBody(name="X", level="central", kind="state", office_closes=time(16))
    times = ["15:59", "16:00", "16:01", None]
    as_of, readings = date(2025, 8, 8), Readings(after_hours="next_working_day")
    frame = pl.DataFrame(
        {"request_received": [date(2025, 8, 4)] * 4, "request_received_time": times}
    )
    found = frames.audit(frame, as_of=as_of, bodies=body, readings=readings)
    for clock, due in zip(times, found["request_notice_due"], strict=True):
        case = Case.of(body, e.RequestReceived(on=date(2025, 8, 4), time=clock))
        assert due == case.deadline("request.notice", as_of, readings=readings).due_on
    assert len(set(found["request_notice_due"])) == 2
    alike = {"Kantor": body}
    named = frame.with_columns(body=pl.lit("Kantor"), row=pl.Series(range(4))).lazy()
    again = frames.audit(named, as_of=as_of, bodies=alike, readings=readings).collect().sort("row")
    assert again["request_notice_due"].to_list() == found["request_notice_due"].to_list()


def test_each_row_has_the_days_of_its_own_body():
    closed = Overlay(days_off=((date(2025, 8, 6), "pindah kantor"),))
    bodies = {
        "five": PublicBody(name="five", level="central", kind="state"),
        "six": PublicBody(name="six", level="central", kind="state", week="six"),
        "closed": PublicBody(name="closed", level="central", kind="state", overlay=closed),
    }
    frame = pl.DataFrame({"office": list(bodies), "request_received": [date(2025, 8, 4)] * 3})
    found = frames.audit(frame, as_of=date(2025, 8, 5), bodies=bodies, columns={"office": "body"})
    for name, due in zip(bodies, found["request_notice_due"], strict=True):
        case = Case.of(bodies[name], e.RequestReceived(on=date(2025, 8, 4)))
        assert due == case.deadline("request.notice", date(2025, 8, 5)).due_on
    assert len(set(found["request_notice_due"])) == 3


def test_order_index_and_other_columns_are_kept():
    frame = pd.DataFrame(
        {"x": [1, 2, 3], "request_received": pd.to_datetime(["2025-03-03", "2025-01-06", None])},
        index=["c", "a", "b"],
    )
    found = frames.audit(frame, as_of=date(2025, 6, 2))
    assert list(found.index) == ["c", "a", "b"]
    assert list(found["x"]) == [1, 2, 3]
    assert list(found.columns[:2]) == ["x", "request_received"]
    assert list(frame.columns) == ["x", "request_received"]


def test_columns_of_a_table_hang_on_its_columns_not_on_its_days():
    early, late = (
        pl.DataFrame({"request_received": [day]}) for day in (date(2011, 1, 3), date(2025, 1, 6))
    )
    tables = [frames.audit(f, as_of=date(2025, 6, 2)) for f in (early, late)]
    assert tables[0].columns == tables[1].columns
    assert tables[0].schema == tables[1].schema
    lazy = frames.audit(late.lazy(), as_of=date(2025, 6, 2)).collect()
    assert lazy.columns == tables[1].columns


def test_many_parts_are_one_table():
    days = [date(2024, 1, 2) + timedelta(i % 700) for i in range(300_000)]
    frame = pl.DataFrame({"request_received": days})
    found = frames.audit(frame, as_of=date(2026, 2, 2), terms=["request.notice"])
    by_day = dict(zip(days, found["request_notice_due"], strict=True))
    first = frames.audit(frame.head(700), as_of=date(2026, 2, 2), terms=["request.notice"])
    assert [by_day[day] for day in days[:700]] == first["request_notice_due"].to_list()
    assert found["request_notice_due"].null_count() == 0
    assert isinstance(frames.audit(frame.head(2).to_arrow(), as_of=date(2026, 2, 2)), pa.Table)


DINAS = BODIES["Kementerian Contoh"]


@pytest.mark.parametrize(
    "log",
    [
        # One absence: under Perki 2/2010 enough, under Perki 1/2013 not yet.
        [
            e.RequestReceived(on=date(year, 1, 10)),
            e.ObjectionFiled(on=date(year, 2, 1), ground="c"),
            e.DisputeFiled(on=date(year, 3, 21)),
            e.PartyAbsent(on=date(year, 5, 2), by="requester"),
        ]
        for year in (2011, 2025)
    ]
    + [
        # Filed in the window of silence, before the refusal that it is about had arrived.
        [
            e.RequestReceived(on=date(2025, 3, 3)),
            e.NoticeGiven(on=date(2025, 4, 15), outcome="refused", received_on=date(2025, 6, 30)),
            e.ObjectionFiled(on=date(2025, 4, 28), ground="a"),
        ],
        # On the Saturday after the last day, and on the first of two days off after it.
        [
            e.RequestReceived(on=date(2025, 3, 3)),
            e.NoticeGiven(on=date(2025, 3, 22), outcome="granted"),
        ],
        [
            e.RequestReceived(on=date(2025, 8, 1)),
            e.NoticeGiven(on=date(2025, 8, 16), outcome="granted"),
        ],
        # An act that ends a mediation which is over by then.
        [
            e.RequestReceived(on=date(2025, 1, 6)),
            e.ObjectionFiled(on=date(2025, 2, 3), ground="c"),
            e.DisputeFiled(on=date(2025, 4, 7)),
            e.FirstHearingHeld(on=date(2025, 4, 21)),
            e.DisputeWithdrawn(on=date(2025, 5, 5)),
        ],
    ],
)
def test_examples(log):
    case = Case.of(DINAS, *log, regime="general")
    for days in (0, 1, 40, 200):
        check([case], as_of=log[-1].on + timedelta(days))
        check([case], as_of=log[-1].on + timedelta(days), not_kept={"notice_extended"})


def test_a_column_of_objects_bounds_no_version():
    """Sent under Perki 2/2010 and received under Perki 1/2013, in a column of plain dates."""
    log = [
        e.RequestReceived(on=date(2013, 1, 7)),
        e.ObjectionFiled(on=date(2013, 1, 28), ground="c"),
        e.DisputeFiled(on=date(2013, 4, 20), received_on=date(2013, 5, 6)),
    ]
    case, as_of = Case.of(DINAS, *log), date(2013, 5, 10)
    row = {name: value for name, value in row_of(case).items() if name != "body"}
    frame = pd.DataFrame([row])
    frame["dispute_filed_received_on"] = pd.Series([date(2013, 5, 6)], dtype=object)
    for event in log:
        frame[event.type] = pd.to_datetime(frame[event.type])
    found = frames.audit(frame, as_of=as_of).iloc[0]
    keys = {clock.key for clock in case.deadlines(as_of)}
    assert "dispute.registration_proof" not in keys
    assert pd.isna(found["dispute_registration_proof_status"])
