"""An invented register: the same by its seed, marked in every row, and never out of order."""

import ast
from datetime import date, timedelta
from pathlib import Path

import pandas as pd
import polars as pl
import pytest

from ppid_rules import (
    InvalidValueError,
    NotADateError,
    NotAnIntegerError,
    PublicBody,
    WrongTypeError,
    frames,
)
from ppid_rules._data import read_json
from ppid_rules.frames import synthetic
from ppid_rules.frames.columns import column_fields
from ppid_rules.frames.synthetic import synthetic_bodies, synthetic_register

SPAN = {"start": date(2023, 1, 2), "end": date(2025, 12, 31)}
NEEDS = read_json("ppid_rules.cases.possible", "data/needs.json")["needs"]
DAYS = [name for name, field in column_fields().items() if field.name == "on"]


def register(rows=2000, seed=7, **options):
    return synthetic_register(rows, seed=seed, **{**SPAN, **options})


def test_the_same_seed_gives_the_same_register():
    assert register() == register()


def test_another_seed_gives_another():
    assert register(seed=7) != register(seed=8)


def test_each_row_says_that_it_is_synthetic():
    table = register()
    assert table["synthetic"] == [True] * 2000
    assert all("/SINTETIS/" in case for case in table["case"])
    assert len(set(table["case"])) == 2000


@pytest.mark.parametrize("engine", [pl.DataFrame, pd.DataFrame])
def test_each_row_can_be_audited(engine):
    found = frames.audit(engine(register()), as_of=SPAN["end"], bodies=synthetic_bodies())
    assert set(pl.DataFrame(found)["faults"].to_list()) == {None}


@pytest.mark.parametrize("rows", [0, 1, 3])
def test_a_register_can_be_short(rows):
    table = register(rows)
    assert {len(column) for column in table.values()} == {rows}
    found = frames.audit(pd.DataFrame(table), as_of=SPAN["end"], bodies=synthetic_bodies())
    assert len(found) == rows


def test_no_event_comes_before_what_it_needs_or_after_the_end():
    table = register(5000)
    for name in (name for name in DAYS if name in table):
        needs = NEEDS[name]
        needs = needs["other"] if isinstance(needs, dict) else needs
        for row, day in enumerate(table[name]):
            if day is None:
                continue
            assert SPAN["start"] <= day <= SPAN["end"]
            assert not needs or any(
                table[n][row] and table[n][row] <= day for n in needs if n in table
            )


def test_the_fields_of_an_event_are_there_with_it_and_not_without_it():
    table = register()
    fields = column_fields()
    for name in (name for name in table if name in fields and fields[name].name != "on"):
        days = table[fields[name].event]
        assert [value is None for value in table[name]] == [day is None for day in days]
        words = fields[name].words
        assert not words or {value for value in table[name] if value is not None} <= set(words)


def test_most_answers_come_in_time_and_bodies_differ():
    found = pl.DataFrame(
        frames.audit(
            pl.DataFrame(register(5000)),
            as_of=SPAN["end"],
            bodies=synthetic_bodies(),
            terms=["request.notice"],
        )
    ).with_columns(pl.col("request_notice_status").cast(pl.String))
    shares = (
        found.group_by("body")
        .agg((pl.col("request_notice_status") == "met").mean().alias("met"))["met"]
        .to_list()
    )
    assert len(shares) == len(synthetic_bodies())
    assert min(shares) < 0.7
    assert max(shares) > 0.9
    seen = set(found["request_notice_status"].to_list())
    assert {"met", "late", "overdue", "running"} <= seen


def test_rows_come_in_the_order_of_their_requests_and_number_each_year_anew():
    table = register()
    assert table["request_received"] == sorted(table["request_received"])
    assert table["case"][0] == "0001/SINTETIS/2023"
    assert "0001/SINTETIS/2025" in table["case"]


def test_a_week_of_six_days_has_saturdays():
    table = register(5000)
    saturdays = {
        body
        for body, day in zip(table["body"], table["request_received"], strict=True)
        if day.isoweekday() == 6
    }
    assert saturdays == {name for name, body in synthetic_bodies().items() if body.week == "six"}


def test_bodies_of_your_own():
    own = {name: PublicBody(name=name, level="regency", kind="state") for name in "ABCDEFG"}
    table = register(bodies=own)
    assert set(table["body"]) == set(own)
    found = frames.audit(pl.DataFrame(table), as_of=SPAN["end"], bodies=own)
    assert found["faults"].null_count() == 2000


@pytest.mark.parametrize(
    ("wrong", "error", "name"),
    [
        ({"rows": 1.5}, NotAnIntegerError, "rows"),
        ({"rows": -1}, InvalidValueError, "rows"),
        ({"seed": None}, NotAnIntegerError, "seed"),
        ({"seed": -1}, InvalidValueError, "seed"),
        ({"start": "2023-01-02"}, NotADateError, "start"),
        ({"end": None}, NotADateError, "end"),
        ({"end": SPAN["start"] - timedelta(1)}, InvalidValueError, "end"),
        ({"bodies": ["A"]}, WrongTypeError, "bodies"),
        ({"bodies": {"A": "A"}}, WrongTypeError, "bodies['A']"),
        ({"bodies": {}}, InvalidValueError, "bodies"),
    ],
)
def test_what_is_wrong_is_named(wrong, error, name):
    with pytest.raises(error) as caught:
        register(**{"rows": 3, **wrong})
    assert caught.value.name == name


def test_no_parameter_stands_in_code():
    """As for the law: integer literals other than -1, 0 and 1 belong in the data."""
    for node in ast.walk(ast.parse(Path(synthetic.__file__).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and type(node.value) in {int, float}:
            assert node.value in {-1, 0, 1}, node.lineno
