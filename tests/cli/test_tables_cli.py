"""``ppid-rules audit`` of tables: CSV and Parquet, rows and figures."""

import csv
import io
import json
import subprocess
import sys
from datetime import date

import polars as pl
import pyarrow as pa
import pytest
from pyarrow import parquet

from ppid_rules import frames
from ppid_rules._data import read_json
from ppid_rules.cli import main, registers
from ppid_rules.frames.columns import column_fields

HEADER = "nomor;request_received;notice_given;notice_given_outcome;badan"
ROWS = [
    "1;4 Agustus 2025;2025-08-20;refused;A",
    "2;2025-08-04;;;B",
    "3;2025-08-04;2025-08-05;granted;A",
]
AS_OF = ("--as-of", "2025-09-01")


@pytest.fixture
def register(tmp_path):
    def write(*rows, header=HEADER, name="register.csv", encoding="utf-8"):
        path = tmp_path / name
        path.write_text("\n".join([header, *rows]) + "\n", encoding=encoding)
        return str(path)

    return write


def run(capsys, *arguments):
    status = main(arguments)
    output = capsys.readouterr()
    return status, output.out, output.err


def test_each_row_comes_back_with_its_limits(capsys, register):
    status, out, err = run(capsys, "audit", register(*ROWS), *AS_OF)
    assert (status, err) == (0, "")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [row["nomor"] for row in rows] == ["1", "2", "3"]
    assert [row["request_notice_status"] for row in rows] == ["late", "overdue", "met"]
    assert rows[0]["request_notice_due"] == "2025-08-19"
    assert [row["faults"] for row in rows] == ["", "", ""]


@pytest.mark.parametrize(("rows", "status"), [(ROWS, 1), (ROWS[2:], 0)])
def test_strict(capsys, register, rows, status):
    assert run(capsys, "audit", register(*rows), *AS_OF, "--strict")[0] == status


def test_as_json_lines(capsys, register):
    _, out, _ = run(capsys, "audit", register(*ROWS), *AS_OF, "--json")
    rows = [json.loads(line) for line in out.splitlines()]
    assert rows[0]["request_notice_due"] == "2025-08-19"
    assert rows[1]["notice_given"] is None


def test_parquet_and_many_parts_are_one_table(capsys, tmp_path, monkeypatch, register):
    monkeypatch.setitem(registers._RULES, "rows_of_a_part", 2)
    _, whole, _ = run(capsys, "audit", register(*ROWS), *AS_OF)
    assert len(whole.splitlines()) == 4
    days = pl.Series("request_received", [date(2025, 8, 4)] * 5)
    path = tmp_path / "register.parquet"
    pl.DataFrame([days]).write_parquet(path)
    status, out, _ = run(capsys, "audit", str(path), *AS_OF)
    assert status == 0
    assert [row["request_notice_due"] for row in csv.DictReader(io.StringIO(out))] == [
        "2025-08-19"
    ] * 5


def test_summary(capsys, register, monkeypatch):
    arguments = ("audit", register(*ROWS), *AS_OF, "--summary", "--by", "badan")
    _, whole, _ = run(capsys, *arguments, "--json")
    monkeypatch.setitem(registers._RULES, "rows_of_a_part", 1)
    _, parts, _ = run(capsys, *arguments, "--json")
    assert json.loads(parts) == json.loads(whole)
    first, second = json.loads(whole)["groups"]
    assert (first["badan"], first["requests"], first["refused"]) == ("A", 2, 1)
    assert (first["request_notice_on_time_low"], first["request_notice_days_median"]) == (0.5, 6.0)
    assert second["request_notice_overdue"] == 1
    _, page, _ = run(capsys, *arguments, "--lang", "en", "--period", "month")
    assert "| B, 2025-08 |" in page
    assert "UU 14/2008 Article 12" in page


def test_columns_bodies_and_what_is_not_kept(capsys, register, tmp_path):
    path = register("1;4/8/2025;22-08-2025;A", header="no;diterima;dijawab;dinas")
    bodies = tmp_path / "bodies.json"
    body = {"name": "A", "level": "provincial", "kind": "state", "week": "six"}
    bodies.write_text(json.dumps({"A": body}))
    named = (
        "--column",
        "request_received=diterima",
        "--column",
        "notice_given=dijawab",
        "--column",
        "body=dinas",
    )
    options = (
        *named,
        "--bodies",
        str(bodies),
        "--not-kept",
        "notice_extended",
        "--date-order",
        "dmy",
    )
    status, out, err = run(capsys, "audit", path, *AS_OF, *options)
    assert (status, err) == (0, "")
    (row,) = csv.DictReader(io.StringIO(out))
    assert row["request_notice_due"] == "2025-08-15"
    assert row["request_notice_status"] == "unknown"


def test_a_byte_order_mark_is_no_part_of_a_name(capsys, register):
    status, out, _ = run(capsys, "audit", register(*ROWS, encoding="utf-8-sig"), *AS_OF)
    assert status == 0
    assert out.startswith("nomor,")


@pytest.mark.parametrize(
    ("rows", "header", "options", "says"),
    [
        (["1;12/03/25;;;A"], HEADER, (), "ambiguous date '12/03/25'"),
        (["1;kemarin;;;A"], HEADER, (), "unreadable date 'kemarin'"),
        (["1;2025-02-31;;;A"], HEADER, (), "no_such_day"),
        (["1;2025-08-04;;;A;x"], HEADER, (), "line 2: 6 cells, expected 5"),
        (["1;2025-08-04;;xyz;A"], HEADER, (), "column 'notice_given_outcome', line 2: unknown value 'xyz'; expected one of granted, not_held, partly_granted, refused"),
        (["1;2025-08-04;;dikabulkn;A"], HEADER, (), "line 2: unknown value 'dikabulkn'; did you mean dikabulkan,"),
        (["1;2"], "a;b", (), 'no column is named after an event, such as request_received or notice_given; name the column that holds one: --column "request_received=Tgl Permohonan"; the columns are: a, b'),
        (["1;2"], "a;b", ("--column", "request_recieved=a"), "did you mean request_received"),
        (["1;2"], "a;b", ("--column", "body=a"), "no column is named after an event"),
        (["1;2025-08-04;;;A"], HEADER, ("--column", "notice_given=x"), "x"),
        (["1;2025-08-04;;;A"], HEADER, ("--column", "x"), "NAME=COLUMN"),
        (["1;2025-08-04;;;A"], HEADER, ("--summary", "--by", "dinas"), "dinas"),
        (["1;2025-08-04;;;A"], HEADER, ("--summary", "--period", "day"), "day"),
        (["1;2025-08-04;;;A"], HEADER, ("--bodies", "/nowhere.json"), "nowhere"),
        (["1;2025-08-04;;;A"], HEADER, ("--not-kept", "x"), "x"),
    ],
)  # fmt: skip
def test_bad_tables_are_one_line_and_exit_2(capsys, register, rows, header, options, says):
    status, _, err = run(capsys, "audit", register(*rows, header=header), *AS_OF, *options)
    assert status == 2
    assert says in err
    assert err.count("\n") == 1


@pytest.mark.parametrize("rows_of_a_part", [1, 2, 50_000])
def test_every_column_with_dates_not_read_is_named(capsys, monkeypatch, register, rows_of_a_part):
    monkeypatch.setitem(registers._RULES, "rows_of_a_part", rows_of_a_part)
    path = register(
        "1;2025-08-04;;;A",
        "",
        '2;12/03/25;;;"A\nB"',
        "3;13/03/25;kemarin;;A",
        "4;45728;2025-08-05;granted;A",
        "5;2025-08-04;lusa;refused;A",
    )
    status, _, err = run(capsys, "audit", path, *AS_OF)
    assert status == 2
    assert err == (
        f"ppid-rules: {path}: "
        "column 'request_received': ambiguous date '12/03/25' in line 4 (2 in all), excel_serial date '45728' in line 7; "
        "column 'notice_given': unreadable date 'kemarin' in line 6 (2 in all); "
        "--date-order dmy, mdy or ymd says how ambiguous dates are read\n"
    )


def test_a_cell_is_told_by_its_line(capsys, monkeypatch, register, tmp_path):
    monkeypatch.setitem(registers._RULES, "rows_of_a_part", 2)
    header = "request_received;hearing_adjourned;hearing_adjourned_for_mediation;body"
    good = "2025-08-04;;ya;A"
    path = register(good, good, good, "2025-08-04;;mungkin;A", header=header)
    _, _, err = run(capsys, "audit", path, *AS_OF)
    where = f"ppid-rules: {path}: column 'hearing_adjourned_for_mediation', line 5: "
    assert err.startswith(f"{where}holds 'mungkin', expected one of true, false,")
    path = register(good, good, good, "2025-08-04;;ya;", header=header)
    bodies = tmp_path / "bodies.json"
    bodies.write_text(json.dumps({"A": {"name": "A", "level": "provincial", "kind": "state"}}))
    _, _, err = run(capsys, "audit", path, *AS_OF, "--bodies", str(bodies))
    assert err == f"ppid-rules: {path}: column 'body', line 5: is empty\n"


def test_a_row_of_parquet_has_its_number(capsys, monkeypatch, tmp_path):
    monkeypatch.setitem(registers._RULES, "rows_of_a_part", 2)
    path = tmp_path / "register.parquet"
    days = [*["2025-08-04"] * 4, "kemarin", "lusa"]
    parquet.write_table(pa.table({"request_received": days}), path)
    status, _, err = run(capsys, "audit", str(path), *AS_OF)
    assert status == 2
    assert "column 'request_received': unreadable date 'kemarin' in row 4 (2 in all)" in err


def test_a_date_of_one_reading_needs_no_order(capsys, register):
    path = register("1;17/03/2025;03/03/2025;;A", "2;04/03/2025;;;A")
    status, _, err = run(capsys, "audit", path, *AS_OF)
    assert status == 2
    assert "column 'request_received': ambiguous date '04/03/2025' in line 3; --date-order" in err
    assert "notice_given" not in err
    path = register("1;17/03/2025;2025/03/18;;A", "2;03/03/2025;;;A")
    status, out, err = run(capsys, "audit", path, *AS_OF)
    assert (status, err) == (0, "")
    assert [r["request_received"] for r in csv.DictReader(io.StringIO(out))] == [
        "2025-03-17",
        "2025-03-03",
    ]


def test_only_what_an_order_settles_is_said_to_need_one(capsys, register):
    _, _, err = run(capsys, "audit", register("1;kemarin;;;A"), *AS_OF)
    assert "--date-order" not in err


EVENTS = (
    "request_received;notice_given;objection_filed;objection_answered;dispute_filed;decision_read"
)
DAYS = "2025-01-06;2025-01-20;2025-01-27;2025-02-10;2025-02-20;2025-06-02"


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("form", [str, str.upper, str.title, "  {} ".format])
def test_the_labels_of_the_report_are_words_of_a_register(capsys, register, lang, form):
    texts = read_json("ppid_rules.frames.report", "data/report.json")["figures"]
    counted = read_json("ppid_rules.frames.report", "data/summary.json")["outcomes"]
    for figure, (event, field, words) in counted.items():
        header = f"{EVENTS};{event}_{field}"
        rows = [f"{DAYS};{form(texts[f'{figure}{word}'][lang])}" for word in words]
        path = register(*rows, header=header)
        status, out, err = run(capsys, "audit", path, *AS_OF)
        assert (status, err) == (0, "")
        found = [row[f"{event}_{field}"] for row in csv.DictReader(io.StringIO(out))]
        assert found == words
        (group,) = json.loads(run(capsys, "audit", path, *AS_OF, "--summary", "--json")[1])[
            "groups"
        ]
        assert [group[f"{figure}{word}"] for word in words] == [1] * len(words)


def test_other_words_of_registers_are_words_of_the_law_s_data():
    fields = column_fields()
    for column, words in registers._RULES["words"].items():
        assert set(words.values()) <= set(fields[column].words)
        assert all(word == word.casefold() for word in words)


@pytest.mark.parametrize(
    ("column", "word", "expected"),
    [
        ("notice_given_outcome", "Dikabulkan", "granted"),
        ("notice_given_outcome", "Ditolak", "refused"),
        ("notice_given_outcome", "Refused", "refused"),
        ("notice_given_outcome", "   ", ""),
        ("objection_answered_outcome", "Ditolak", "rejected"),
        ("decision_read_outcome", "Ditolak", "refused"),
        ("request_received_channel", "EMAIL", "email"),
    ],
)
def test_words_of_registers(capsys, register, column, word, expected):
    path = register(f"{DAYS};{word}", header=f"{EVENTS};{column}")
    status, out, err = run(capsys, "audit", path, *AS_OF)
    assert (status, err) == (0, "")
    assert next(csv.DictReader(io.StringIO(out)))[column] == expected


@pytest.mark.parametrize(
    "kind",
    [pa.string(), pa.large_string(), pa.string_view(), pa.dictionary(pa.int32(), pa.string())],
)
def test_texts_of_parquet_are_texts_however_they_are_held(capsys, tmp_path, kind):
    path = tmp_path / "register.parquet"
    texts = {
        "request_received": ["2025-08-04", "4 Agustus 2025", None],
        "notice_given": ["2025-08-20", None, None],
        "notice_given_outcome": ["Ditolak", None, None],
        "hearing_adjourned": [None, None, "2025-08-20"],
        "hearing_adjourned_for_mediation": [None, None, "ya"],
        "unit": ["A", "B", "A"],
    }
    table = pa.table({name: pa.array(column, pa.string()) for name, column in texts.items()})
    parquet.write_table(table.cast(pa.schema([(name, kind) for name in texts])), path)
    assert parquet.read_schema(path).field("unit").type == kind
    status, out, err = run(capsys, "audit", str(path), *AS_OF)
    assert (status, err) == (0, "")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [row["request_notice_status"] for row in rows] == ["late", "overdue", ""]
    assert (rows[0]["notice_given_outcome"], rows[0]["unit"]) == ("refused", "A")
    assert rows[2]["hearing_adjourned_for_mediation"] == "True"
    _, page, _ = run(capsys, "audit", str(path), *AS_OF, "--summary", "--by", "unit", "--json")
    assert [group["unit"] for group in json.loads(page)["groups"]] == ["A", "B"]


def test_parquet_of_polars_is_read(capsys, tmp_path):
    path = tmp_path / "register.parquet"
    pl.DataFrame({"request_received": ["4 Agustus 2025"]}).write_parquet(path)
    status, out, _ = run(capsys, "audit", str(path), *AS_OF)
    assert status == 0
    assert next(csv.DictReader(io.StringIO(out)))["request_notice_due"] == "2025-08-19"


@pytest.mark.parametrize("suffix", [".xlsx", ".xls", ".ods", ".XLSX"])
@pytest.mark.parametrize("options", [(), ("--summary",)])
def test_a_spreadsheet_is_to_be_saved_as_csv(capsys, tmp_path, suffix, options):
    path = tmp_path / f"reg{suffix}"
    path.write_bytes(b"PK")
    status, _, err = run(capsys, "audit", str(path), *options)
    assert status == 2
    assert (
        err
        == f"ppid-rules: {path}: spreadsheets are not read; save the sheet as CSV (.csv) and audit that file\n"
    )


def test_every_kind_of_file_is_named(capsys, tmp_path):
    path = tmp_path / "reg.txt"
    path.write_text("x")
    for command, tables in (("audit", True), ("next", False)):
        status, _, err = run(capsys, command, str(path))
        assert status == 2
        for suffix, is_read in (
            (".json ", True),
            (".jsonl ", True),
            (".csv ", tables),
            (".parquet ", tables),
        ):
            assert (suffix in err) is is_read


def test_an_empty_file_is_one(capsys, tmp_path):
    path = tmp_path / "x.csv"
    path.write_text("")
    assert run(capsys, "audit", str(path))[0] == 2
    (tmp_path / "y.parquet").write_bytes(b"x")
    assert run(capsys, "audit", str(tmp_path / "y.parquet"))[0] == 2


def test_a_summary_is_of_tables_only(capsys, tmp_path):
    path = tmp_path / "x.json"
    path.write_text("[]")
    status, _, err = run(capsys, "audit", str(path), "--summary")
    assert status == 2
    assert ".csv or .parquet" in err


def test_memory_does_not_grow_with_the_file(tmp_path):
    """Ten times the rows, about the same memory: a part at a time."""
    register = frames.synthetic_register(
        20_000, seed=1, start=date(2024, 1, 2), end=date(2025, 6, 30)
    )
    table = pl.DataFrame(register)
    peaks = []
    for times in (1, 8):
        path = tmp_path / f"{times}.csv"
        pl.concat([table] * times).write_csv(path)
        code = (
            "import resource, sys; from ppid_rules.cli import main; from ppid_rules.cli import registers;"
            "registers._RULES['rows_of_a_part'] = 10_000;"
            f"main(['audit', {str(path)!r}, '--as-of', '2025-06-30', '--summary', '--by', 'unit']);"
            "sys.stderr.write(str(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss))"
        )
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        )
        peaks.append(int(done.stderr))
    assert peaks[1] < peaks[0] * 1.25
