"""The figures of the yearly report: counted again in plain Python, and on a page."""

from collections import Counter
from datetime import date
from functools import cache
from statistics import median

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from ppid_rules import (
    UnknownChoiceError,
    UnknownColumnError,
    UnknownLanguageError,
    UnknownOptionError,
    WrongTypeError,
    frames,
)

SPAN = {"start": date(2024, 1, 2), "end": date(2025, 6, 30)}
TERMS = ["request.notice", "objection.answer"]
TIMED = ["request_notice", "objection_answer"]


@cache
def audited(*not_kept):
    register = frames.synthetic_register(500, seed=3, **SPAN)
    return frames.audit(
        pl.DataFrame(register),
        as_of=SPAN["end"],
        bodies=frames.synthetic_bodies(),
        terms=TERMS,
        not_kept=not_kept,
    )


def duck(table):
    connection = duckdb.connect()
    connection.register("audited", table.to_arrow())
    return connection.table("audited")


MAKE = {
    "pandas": lambda t: t.to_pandas(),
    "pyarrow": lambda t: t.to_arrow(),
    "polars, lazy": lambda t: t.lazy(),
    "duckdb": duck,
}


def plain(table):
    """The rows of a small table of any engine."""
    if isinstance(table, pd.DataFrame):
        rows = table.astype(object).where(table.notna(), None).to_dict("records")
    elif isinstance(table, pa.Table):
        rows = table.to_pylist()
    else:
        rows = table.to_dicts()
    return rows


def counted(rows):
    """What the figures of some rows ought to be."""
    sound = [row for row in rows if row["faults"] is None]

    def there(column):
        return sum(row[column] is not None for row in sound)

    figures = {
        "rows": len(rows),
        "faulty": len(rows) - len(sound),
        "requests": there("request_received"),
        "extended": there("notice_extended"),
        "answered": there("notice_given"),
        "delivered": there("information_delivered"),
        "objections": there("objection_filed"),
        "objections_answered": there("objection_answered"),
        "disputes": there("dispute_filed"),
        "disputes_decided": there("decision_read"),
    }
    for prefix, column, words in (
        ("", "notice_given_outcome", ["granted", "partly_granted", "refused", "not_held"]),
        ("objections_", "objection_answered_outcome", ["accepted", "partly_accepted", "rejected"]),
        ("disputes_", "decision_read_outcome", ["granted", "partly_granted", "refused"]),
    ):
        found = Counter(row[column] for row in sound)
        figures |= {f"{prefix}{word}": found[word] for word in words}
    for name in TIMED:
        found = Counter(row[f"{name}_status"] for row in sound)
        whole = sum(found[s] for s in ("met", "late", "overdue", "unknown"))
        done = ("met", "late")
        used = [r[f"{name}_days_used"] for r in sound if r[f"{name}_status"] in done]
        figures |= {
            f"{name}_n": whole,
            f"{name}_on_time_low": found["met"] / whole if whole else None,
            f"{name}_on_time_high": (found["met"] + found["unknown"]) / whole if whole else None,
            f"{name}_late": found["late"],
            f"{name}_overdue": found["overdue"],
            f"{name}_days_median": median(used) if used else None,
        }
    return figures


def check(table, rows, key):
    groups = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    found = plain(table)
    assert len(found) == len(groups)
    for row, name in zip(found, sorted(groups), strict=True):
        expected = counted(groups[name])
        assert {figure: row[figure] for figure in expected} == expected


def test_the_whole_register():
    check(frames.summary(audited()), audited().to_dicts(), lambda _: "all")


def test_by_body_and_unit():
    table = frames.summary(audited(), by=["body", "unit"])
    check(table, audited().to_dicts(), lambda row: (row["body"], row["unit"]))
    assert table.columns[:2] == ["body", "unit"]
    assert len(set(zip(table["body"], table["unit"], strict=True))) == len(table)


@pytest.mark.parametrize(("period", "form"), [("month", "%Y-%m"), ("year", "%Y")])
def test_by_period(period, form):
    table = frames.summary(audited(), period=period)
    check(table, audited().to_dicts(), lambda row: row["request_received"].strftime(form))
    assert table["period"].to_list() == sorted(
        {day.strftime(form) for day in audited()["request_received"]}
    )
    assert table["period"][0] == {"month": "2024-01", "year": "2024"}[period]


def test_body_and_month():
    table = frames.summary(audited(), by=["body"], period="month")
    rows = audited().to_dicts()
    check(table, rows, lambda row: (row["body"], row["request_received"].strftime("%Y-%m")))


def test_the_ninetieth_percentile_is_the_least_number_that_suffices():
    (row,) = plain(frames.summary(audited()))
    done = audited().filter(pl.col("request_notice_status").is_in(["met", "late"]))
    used = sorted(done["request_notice_days_used"].to_list())
    most = row["request_notice_days_p90"]
    assert sum(days <= most for days in used) >= 0.9 * len(used)
    assert sum(days < most for days in used) < 0.9 * len(used)


@pytest.mark.parametrize("engine", list(MAKE))
@pytest.mark.parametrize("options", [{}, {"by": ["body"], "period": "month"}])
def test_the_same_on_every_engine(engine, options):
    table = frames.summary(MAKE[engine](audited()), **options)
    expected = plain(frames.summary(audited(), **options))
    assert plain(table) == expected


OUTCOMES = {
    "notice_given_outcome": ["granted", "refused", "not_held", None],
    "notice_given_grounds": ["17.a; 17.h", None, "17.a", None],
    "objection_answered_outcome": [None, "accepted", "rejected", None],
    "preliminary_determination_made_outcome": [None, None, "refused", None],
    "interlocutory_decision_read_outcome": [None, "accepted", None, None],
    "decision_read_outcome": [None, "granted", None, None],
    "unit": ["A", None, "A", None],
}
MISSING = {"None": None, "NaN": float("nan"), "NaT": pd.NaT, "NA": pd.NA}


@pytest.mark.parametrize("missing", MISSING)
@pytest.mark.parametrize("dtype", ["str", "object", "string", "string[pyarrow]", "category"])
def test_whatever_means_none_in_pandas_is_none(dtype, missing):
    dates = {
        "request_received": [date(2025, 1, 6)] * 4,
        "notice_given": [date(2025, 1, 20)] * 4,
        "objection_filed": [date(2025, 1, 27)] * 4,
        "objection_answered": [None, *[date(2025, 2, 10)] * 2, None],
        "dispute_filed": [date(2025, 2, 20)] * 4,
        "preliminary_determination_made": [None, None, date(2025, 4, 1), None],
        "interlocutory_decision_read": [None, date(2025, 5, 1), None, None],
        "decision_read": [None, date(2025, 6, 2), None, None],
    }
    words = {
        name: pd.Series(
            [MISSING[missing] if word is None else word for word in column], dtype=dtype
        )
        for name, column in OUTCOMES.items()
    }
    frame = pd.DataFrame({**dates, **words})
    like = pl.DataFrame({**dates, **OUTCOMES})
    audits = [frames.audit(table, as_of=date(2025, 8, 1), terms=TERMS) for table in (frame, like)]
    assert audits[0]["faults"].isna().all()
    for options in ({}, {"by": ["unit"]}, {"by": ["unit"], "period": "month"}):
        found, expected = (plain(frames.summary(table, **options)) for table in audits)
        assert found == expected
        pages = [frames.report(table, **options) for table in audits]
        assert pages[0] == pages[1]
    (row,) = plain(frames.summary(audits[0]))
    assert (row["refused"], row["refused_because"]) == (1, "17.a: 2; 17.h: 1")


def test_kinds_of_tables():
    for engine, kind in [("pandas", pd.DataFrame), ("pyarrow", pa.Table), ("polars, lazy", pl.DataFrame)]:  # fmt: skip
        assert isinstance(frames.summary(MAKE[engine](audited())), kind)
    assert isinstance(frames.summary(audited()), pl.DataFrame)


# -- what cannot be told ---------------------------------------------------------------------------


def answered_on(*days, not_kept=()):
    table = pl.DataFrame(
        {
            "request_received": [date(2025, 3, 3)] * len(days),
            "notice_given": days,
            "notice_given_outcome": ["granted"] * len(days),
        }
    )
    return frames.audit(table, as_of=date(2025, 6, 2), terms=TERMS[:1], not_kept=not_kept)


IN_TIME, IN_EXTENSION, TOO_LATE = date(2025, 3, 10), date(2025, 3, 20), date(2025, 5, 5)


def shares(table):
    (row,) = plain(frames.summary(table))
    return row["request_notice_on_time_low"], row["request_notice_on_time_high"]


def test_a_share_is_an_interval_where_the_register_cannot_tell():
    days = [IN_TIME, IN_EXTENSION, TOO_LATE, IN_TIME]
    assert shares(answered_on(*days)) == (0.5, 0.5)
    assert shares(answered_on(*days, not_kept=["notice_extended"])) == (0.5, 0.75)


def test_a_share_of_nothing_is_null():
    table = pl.DataFrame({"request_received": [date(2025, 5, 30)]})
    found = frames.audit(table, as_of=date(2025, 6, 2), terms=TERMS[:1])
    assert shares(found) == (None, None)


def test_the_register_that_keeps_no_extensions():
    kept, unsure = (
        plain(frames.summary(audited(*not_kept)))[0] for not_kept in ((), ("notice_extended",))
    )
    low, high = (unsure[f"request_notice_on_time_{end}"] for end in ("low", "high"))
    assert low <= high
    assert unsure["rows"] == kept["rows"] == 500


@pytest.mark.parametrize("engine", list(MAKE))
def test_a_figure_without_a_column_is_null_and_never_zero(engine):
    table = answered_on(IN_TIME, IN_EXTENSION)
    (row,) = plain(frames.summary(MAKE[engine](table)))
    assert row["answered"] == row["granted"] == 2
    assert row["refused"] == 0
    for name in ("extended", "delivered", "withdrawn", "objections", "disputes"):
        assert row[name] is None
    for name in ("objections_accepted", "disputes_refused", "disputes_decided"):
        assert row[name] is None


def test_rows_with_a_fault_are_only_counted():
    (row,) = plain(frames.summary(answered_on(IN_TIME, date(2025, 2, 3))))
    assert (row["rows"], row["faulty"], row["requests"], row["answered"]) == (2, 1, 1, 1)
    assert row["request_notice_n"] == 1


def test_mapped_columns():
    table = answered_on(IN_TIME, IN_EXTENSION).rename({"request_received": "diterima"})
    options = {"columns": {"diterima": "request_received"}, "period": "month"}
    (row,) = plain(frames.summary(table, **options))
    assert (row["period"], row["requests"]) == ("2025-03", 2)


# -- arguments -------------------------------------------------------------------------------------


@pytest.mark.parametrize("engine", list(MAKE))
@pytest.mark.parametrize(
    ("options", "error"),
    [
        ({"by": ["bodi"]}, UnknownColumnError),
        ({"by": "body"}, WrongTypeError),
        ({"period": "week"}, UnknownOptionError),
    ],
)
def test_arguments_that_cannot_be_used(engine, options, error):
    with pytest.raises(error):
        frames.summary(MAKE[engine](audited()), **options)


def test_a_period_needs_the_day_of_receipt():
    table = pl.DataFrame({"objection_filed": [date(2025, 3, 3)]})
    found = frames.audit(table, as_of=date(2025, 6, 2), terms=["objection.answer"])
    with pytest.raises(UnknownColumnError):
        frames.summary(found, period="month")


def test_a_table_that_was_not_audited():
    with pytest.raises(UnknownChoiceError):
        frames.summary(pl.DataFrame({"request_received": [date(2025, 3, 3)]}))


@pytest.mark.parametrize("frame", [[], {}, None])
def test_what_is_no_table(frame):
    with pytest.raises(WrongTypeError):
        frames.summary(frame)


# -- on a page -------------------------------------------------------------------------------------


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("to", ["markdown", "html"])
def test_a_page_holds_the_numbers(lang, to):
    (row,) = plain(frames.summary(audited()))
    page = frames.report(audited(), lang=lang, to=to)
    cell = "| {} |" if to == "markdown" else "<td>{}</td>"
    for figure in ("rows", "requests", "answered", "granted", "objections", "disputes"):
        assert cell.format(row[figure]) in page
    for name in TIMED:
        assert cell.format(row[f"{name}_n"]) in page
        assert f"{row[f'{name}_on_time_low']:.0%}" in page
        assert cell.format(f"{row[f'{name}_days_median']:g}") in page


def test_the_languages_differ():
    pages = {lang: frames.report(audited(), lang=lang) for lang in ("id", "en")}
    assert "Laporan" in pages["id"]
    assert "Laporan" not in pages["en"]


@pytest.mark.parametrize("lang", ["id", "en"])
def test_an_interval_on_a_page(lang):
    days = [IN_TIME, IN_EXTENSION, TOO_LATE, IN_TIME]
    page = frames.report(answered_on(*days, not_kept=["notice_extended"]), lang=lang)
    assert "50% - 75%" in page


def test_names_are_escaped():
    table = answered_on(IN_TIME).with_columns(body=pl.lit("<b>&"), unit=pl.lit("a|b"))
    page = frames.report(table, by=["body"], to="html")
    assert "&lt;b&gt;&amp;" in page
    assert "<b>&" not in page
    assert "a\\|b" in frames.report(table, by=["unit"], to="markdown")


@pytest.mark.parametrize(
    ("options", "error"),
    [
        ({"lang": "nl"}, UnknownLanguageError),
        ({"to": "pdf"}, UnknownOptionError),
        ({"period": "week"}, UnknownOptionError),
        ({"by": ["bodi"]}, UnknownColumnError),
        ({"by": "body"}, WrongTypeError),
    ],
)
def test_pages_that_there_are_not(options, error):
    with pytest.raises(error):
        frames.report(audited(), **options)


def test_what_was_mediated_and_taken_to_court_is_counted():
    """Perki 1/2021 57(3)d and e."""
    days = {
        "request_received": date(2025, 1, 6), "objection_filed": date(2025, 1, 27),
        "dispute_filed": date(2025, 3, 20), "decision_read": date(2025, 7, 1),
        "court_objection_filed": date(2025, 7, 15),
    }  # fmt: skip
    frame = pl.DataFrame([days, {**days, "court_objection_filed": None}]).with_columns(
        court_objection_filed_by=pl.lit("public_body")
    )
    found = frames.summary(frames.audit(frame, as_of=date(2025, 8, 1), terms=["request.notice"]))
    assert found["lawsuits"].to_list() == [1]
    assert found["mediated"].to_list() == [None]
