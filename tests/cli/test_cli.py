"""The command line: results, JSON, and bad input as one line and exit status 2."""

import csv
import io
import json
import subprocess
import sys

import pytest

from ppid_rules.cli import main


def run(capsys, *arguments):
    status = main(arguments)
    output = capsys.readouterr()
    return status, output.out, output.err


def test_due_explains(capsys):
    status, out, err = run(capsys, "due", "request.notice", "2025-03-17")
    assert (status, err) == (0, "")
    assert "yaitu Rabu, 9 April 2025" in out


def test_due_as_json(capsys):
    status, out, _ = run(
        capsys, "due", "request.notice", "2025-08-11", "--json", "--as-known-on", "2025-08-01"
    )
    assert status == 0
    document = json.loads(out)
    assert document["due_on"] == "2025-08-25"
    assert document["basis"]["as_known_on"] == "2025-08-01"


def test_due_options(capsys):
    def due(*options):
        return json.loads(run(capsys, "due", "request.notice", "2025-08-11", "--json", *options)[1])

    assert due("--reading", "first_day=same_day")["due_on"] == "2025-08-25"
    both = due("--reading", "first_day=same_day", "--reading", "joint_leave=working")
    assert both["due_on"] == "2025-08-22"
    assert due("--region", "ID-BA")["basis"]["region"] == "ID-BA"
    assert due("--week", "six")["due_on"] == "2025-08-23"
    start = run(
        capsys, "due", "dispute.filing", "2022-07-18", "--start-is", "objection.answer", "--json"
    )
    assert json.loads(start[1])["due_on"] == "2022-08-05"
    version = run(
        capsys, "due", "dispute.filing", "2010-08-10", "--version-on", "2010-08-25",
        "--start-is", "objection.answer", "--json",
    )  # fmt: skip
    assert version[0] == 0


def test_due_in_english_for_a_citizen(capsys):
    _, out, _ = run(
        capsys, "due", "request.notice", "2025-03-17", "--lang", "en", "--audience", "citizen"
    )
    assert "A written answer to your request is due by Wednesday, 9 April 2025, all day." in out


def test_decrees_from_a_file_and_from_standard_input(capsys, tmp_path, monkeypatch):
    text = (
        "day,kind,name_id,name_en,decree,announced_on\n"
        "2027-01-04,joint_leave,Cuti Bersama,Joint leave,SKB 1/2026,2026-12-20\n"
    )
    file = tmp_path / "decrees.csv"
    file.write_text(text)
    arguments = ("due", "request.notice", "2026-12-28", "--json", "--decrees")
    moved = json.loads(run(capsys, *arguments, str(file))[1])
    assert moved["due_on"] == "2027-01-14"
    assert moved["basis"]["log_until"] == "2026-12-20"
    monkeypatch.setattr("sys.stdin", io.StringIO(text))
    assert json.loads(run(capsys, *arguments, "-")[1])["due_on"] == "2027-01-14"
    assert json.loads(run(capsys, *arguments[:-1])[1])["due_on"] == "2027-01-13"


def test_calendar_as_a_table(capsys):
    status, out, _ = run(capsys, "calendar", "2025", "--lang", "en")
    assert status == 0
    lines = out.splitlines()
    assert len(lines) == 1 + 28
    assert lines[0].split() == [
        "Date",
        "Weekday",
        "Kind",
        "Name",
        "Decree",
        "Announced",
        "Certainty",
    ]
    assert any("2025-08-18" in line and "Joint leave: Independence Day" in line for line in lines)


def test_calendar_of_several_years_as_json(capsys):
    status, out, _ = run(capsys, "calendar", "2026-2028", "--json")
    document = json.loads(out)
    assert status == 0
    assert document["coverage"]["last"] == 2027
    certainties = {d["day"][:4]: d["certainty"] for d in document["days_off"]}
    assert certainties["2028"] == "projected"
    assert {d["day"][:4] for d in document["days_off"]} == {"2026", "2027", "2028"}


@pytest.mark.parametrize(
    ("lang", "name"),
    [("id", "Cuti Bersama Hari Raya Idul Fitri (dicabut)"), ("en", "Joint leave: Eid al-Fitr (revoked)")],
)  # fmt: skip
def test_a_day_that_a_decree_took_back_is_shown(capsys, lang, name):
    lines = run(capsys, "calendar", "2020", "--lang", lang)[1].splitlines()[1:]
    assert [line[:10] for line in lines] == sorted(line[:10] for line in lines)
    (row,) = (line for line in lines if line.startswith("2020-05-22"))
    assert " revoked " in row
    assert name in row
    assert "440/2020" in row
    assert "2020-05-20" in row
    assert sum(" revoked " in line for line in lines) == 8


def test_days_that_a_decree_took_back_as_json(capsys):
    document = json.loads(run(capsys, "calendar", "2020", "--json")[1])
    first = document["days_revoked"][0]
    assert (first["day"], first["kind"]) == ("2020-05-22", "joint_leave")
    assert first["name"]["en"] == "Joint leave: Eid al-Fitr"
    assert (first["announced_on"], first["certainty"]) == ("2020-05-20", "decreed")
    assert "728/2019" in first["set_by"]
    assert "440/2020" in first["decree"]
    revoked = {day["day"] for day in document["days_revoked"]}
    assert not revoked & {day["day"] for day in document["days_off"]}


@pytest.mark.parametrize(
    ("arguments", "days"),
    [
        (["2020", "--as-known-on", "2020-05-19"], 4),  # before 22 May was taken back
        (["2020", "--joint-leave", "working"], 0),  # none of them was off
        (["2022", "--joint-leave", "working"], 1),
        (["2024", "--region", "ID-AC"], 0),  # Saturdays worked instead were never holidays
        (["2028"], 0),
    ],
)
def test_what_was_not_off_was_not_taken_back(capsys, arguments, days):
    document = json.loads(run(capsys, "calendar", *arguments, "--json")[1])
    assert len(document["days_revoked"]) == days


def test_a_table_in_a_pipe_is_not_folded(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("FORCE_COLOR", "1")
    lines = run(capsys, "terms", "--lang", "en")[1].splitlines()
    assert len(lines) == 1 + 70
    assert all(line.split()[-1] in {"read", "secondary", "unknown"} for line in lines[1:])


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "FILE: none was given; expected a log of duties (.json), or --kind with --from and --to"),
        (["--kind", "state"], "--from and --to: not given; expected both days"),
    ],
)  # fmt: skip
def test_what_was_not_given_is_said_to_be_not_given(capsys, arguments, says):
    assert run(capsys, "duties", *arguments) == (2, "", f"ppid-rules: {says}\n")


def test_calendar_options(capsys):
    leave = run(capsys, "calendar", "2025", "--joint-leave", "working", "--json")[1]
    assert "joint_leave" not in {d["kind"] for d in json.loads(leave)["days_off"]}
    region = run(capsys, "calendar", "2024", "--region", "ID-AC", "--lang", "id")[1]
    assert "Keputusan Gubernur Aceh" in region
    early = run(capsys, "calendar", "2025", "--as-known-on", "2025-08-06", "--json")[1]
    assert "2025-08-18" not in {d["day"] for d in json.loads(early)["days_off"]}


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["due", "request.notic", "2025-03-17"], "request.notice"),
        (["due", "request.notice", "17-03-2025"], "YYYY-MM-DD"),
        (["due", "request.notice", "2025-02-30"], "2025-02-30"),
        (["due", "request.notice", "20250317"], "YYYY-MM-DD"),
        (["due", "request.notice", "2009-01-01"], "2010-04-30"),
        (["due", "request.notice", "2051-01-01"], "2050"),
        (["due", "request.notice"], "START"),
        (["due", "request.notice", "2025-03-17", "--reading", "first_day"], "K=V"),
        (["due", "request.notice", "2025-03-17", "--reading", "firstday=same_day"], "first_day"),
        (["due", "request.notice", "2025-03-17", "--reading", "first_day=sameday"], "same_day"),
        (["due", "request.notice", "2025-03-17", "--region", "ID-BX"], "ID-BA"),
        (["due", "request.notice", "2025-03-17", "--week", "seven"], "six"),
        (["due", "request.notice", "2025-03-17", "--lang", "fr"], "en"),
        (["due", "request.notice", "2025-03-17", "--audience", "judge"], "panel"),
        (["due", "request.notice", "2025-03-17", "--regime", "generl"], "general"),
        (["due", "request.notice", "2025-03-17", "--start-is", "x"], "request_received"),
        (["due", "request.notice", "2025-03-17", "--as-known-on", "x"], "--as-known-on"),
        (["due", "request.notice", "2025-03-17", "--version-on", "x"], "--version-on"),
        (["due", "request.notice", "2025-03-17", "--decrees", "no-such-file.csv"], "no-such-file"),
        (["due", "request.notice", "2025-03-17", "--nothing"], "--nothing"),
        (["due", "request.notice", "2025-03-17", "--json", "--audience", "judge"], "panel"),
        (
            [
                "due",
                "request.notice",
                "2025-03-17",
                "--reading",
                "first_day=same_day",
                "--reading",
                "first_day=day_after",
            ],
            "one answer",
        ),
        (["terms", "--regime", "x"], "election"),
        (["terms", "--on", "x"], "YYYY-MM-DD"),
        (["terms", "--on", "2010-01-01"], "2010-04-30"),
        (["terms", "--json", "--csv"], "one form"),
        (["readings", "--lang", "x"], "id"),
        (["calendar", "25"], "2026-2027"),
        (["calendar", "2026-2025"], "2026-2027"),
        (["calendar", "2009"], "2010-01-01"),
        (["calendar", "2025", "--joint-leave", "on"], "working"),
        (["calender", "2025"], "calendar"),
        ([], "command"),
    ],
)
def test_bad_input_is_one_line_and_exit_2(capsys, arguments, says):
    status, out, err = run(capsys, *arguments)
    assert status == 2
    assert out == ""
    assert err.count("\n") == 1
    assert err.startswith("ppid-rules: ")
    assert says.lower() in err.lower()


def test_a_broken_file_of_decrees(capsys, tmp_path):
    file = tmp_path / "decrees.csv"
    file.write_bytes(b"\xff\xfe\x00day")
    assert run(capsys, "calendar", "2025", "--decrees", str(file))[0] == 2
    file.write_text("day,kind,name_id,name_en,decree,announced_on\n2027-01-04,x,a,b,c,2026-12-20\n")
    status, _, err = run(capsys, "calendar", "2025", "--decrees", str(file))
    assert status == 2
    assert "line 2" in err


def test_terms_in_three_forms(capsys):
    table = run(capsys, "terms", "--on", "2025-01-01", "--regime", "general", "--lang", "en")[1]
    assert len(table.splitlines()) >= 1 + 39
    assert "dispute.settlement" in table
    document = json.loads(run(capsys, "terms", "--json")[1])
    assert len(document["terms"]) == 70
    rows = list(
        csv.DictReader(run(capsys, "terms", "--csv", "--regime", "election")[1].splitlines())
    )
    assert len(rows) == 11
    assert rows[4]["number"] == "3"
    assert rows[6]["number"] == ""
    assert rows[6]["evidence"] == "unknown"


def test_readings_in_three_forms(capsys):
    assert "whether joint leave is a working day" in run(capsys, "readings", "--lang", "en")[1]
    assert len(json.loads(run(capsys, "readings", "--json")[1])["readings"]) == 19
    rows = list(csv.DictReader(run(capsys, "readings", "--csv")[1].splitlines()))
    assert rows[2]["remote"] == "complete_gazette"
    assert rows[2]["terms"] == "request.notice"


def test_an_election_deadline(capsys):
    _, out, _ = run(capsys, "due", "objection.filing", "2024-03-01", "--regime", "election")
    assert "belum dapat dipastikan" in out
    document = json.loads(
        run(capsys, "due", "request.notice", "2024-02-15", "--regime", "election", "--json")[1]
    )
    assert (document["due_on"], document["evidence"]) == ("2024-02-20", "secondary")


def test_names_from_a_file_are_never_markup(capsys, tmp_path):
    file = tmp_path / "decrees.csv"
    file.write_text(
        "day,kind,name_id,name_en,decree,announced_on\n"
        "2027-01-04,joint_leave,Cuti [/x] [red] :smile:,b,c,2026-12-20\n"
    )
    assert "Cuti [/x] [red] :smile:" in run(capsys, "calendar", "2027", "--decrees", str(file))[1]


def test_closed_standard_input_and_output(capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin", None)
    assert run(capsys, "calendar", "2027", "--decrees", "-")[0] == 2
    monkeypatch.setattr("sys.stdout", None)
    assert main(["calendar", "2027"]) == 2


def test_help_and_version(capsys):
    assert "due" in run(capsys, "--help")[1]
    assert "START" in run(capsys, "due", "--help")[1]
    assert run(capsys, "--version")[1].startswith("ppid-rules 0.")


def test_as_a_module():
    done = subprocess.run(
        [sys.executable, "-m", "ppid_rules.cli", "due", "request.notice", "x"],
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr


def test_without_the_extra_one_line_says_what_to_install():
    code = (
        "import sys; sys.modules['typer'] = None; from ppid_rules.cli import main;"
        "sys.exit(main(['--help']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 2
    assert "pip install 'ppid_rules[cli]'" in done.stderr
    assert done.stderr.count("\n") == 1
