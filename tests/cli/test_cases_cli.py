"""Commands over case documents: audit, next, moved, schema; and what is wrong with a document."""

import io
import json
import subprocess
import sys
import time
from datetime import UTC, datetime

import pytest

from ppid_rules import Case
from ppid_rules.cli import main, options

BODY = {"name": "Kementerian X", "level": "central", "kind": "state"}
RECEIVED = {"type": "request_received", "on": "2025-08-04"}
TOLD = {"type": "receipt_given", "on": "2025-08-04", "stated_due_on": "2025-08-18"}
GIVEN = {"type": "notice_given", "on": "2025-08-06", "outcome": "granted"}
MOVES = ("--before", "2025-08-06", "--after", "2025-08-07", "--as-of", "2025-08-07")


def document(*log, **fields):
    return {"schema": "ppid-rules/case/1", "body": BODY, "events": list(log), **fields}


LETTER = document(RECEIVED, TOLD, reference="Budi, 12/2025")


def run(capsys, *arguments):
    status = main(arguments)
    output = capsys.readouterr()
    return status, output.out, output.err


@pytest.fixture
def file(tmp_path):
    def write(content, name="cases.json"):
        path = tmp_path / name
        if not isinstance(content, bytes):
            content = (content if isinstance(content, str) else json.dumps(content)).encode()
        path.write_bytes(content)
        return str(path)

    return write


@pytest.fixture
def stdin(monkeypatch):
    def give(content):
        content = content.encode() if isinstance(content, str) else content
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content), encoding="utf-8"))

    return give


def lines(*documents):
    return "".join(json.dumps(d) + "\n" for d in documents)


# -- audit -------------------------------------------------------------------------------------


def test_audit_in_words(capsys, file):
    status, out, err = run(capsys, "audit", file(LETTER), "--as-of", "2025-08-25", "--lang", "en")
    assert (status, err) == (0, "")
    first, *rest = out.splitlines()
    assert first == (
        "Kementerian X | No answer recorded, the time to answer has ended | Monday, 25 August 2025"
    )
    assert "Not recorded by its limit: written notice [Duty missed]" in rest
    assert "Date told differs: written notice [Note]" in rest
    assert "If joint leave counts as a working day, it does not arise." in out
    assert any(
        line.split() == ["request.notice", "2025-08-04", "2025-08-19", "Overdue", "14", "-", "4"]
        for line in rest
    )
    assert "neither legal advice nor a decision" in out
    assert "Budi" not in out


def test_audit_in_indonesian_for_a_citizen(capsys, file):
    path = file(document(RECEIVED, GIVEN))
    out = run(capsys, "audit", path, "--as-of", "2025-08-05", "--audience", "citizen")[1]
    assert out.startswith("Kementerian X | Permohonan diterima | Selasa, 5 Agustus 2025\n")
    assert "tidak ikut diperhitungkan; jumlahnya 1." in out
    assert "Tidak ada temuan dari peristiwa yang tercatat." in out


def test_audit_as_json_is_the_audit_with_the_reference(capsys, file):
    out = run(capsys, "audit", file(LETTER), "--as-of", "2025-08-25", "--json")[1]
    answer = json.loads(out)
    assert list(answer)[:3] == ["schema", "reference", "as_of"]
    assert answer.pop("reference") == "Budi, 12/2025"
    case = Case.model_validate_json(json.dumps(LETTER))
    assert answer == case.audit(datetime(2025, 8, 25, tzinfo=UTC).date()).to_dict()
    assert out.count("\n") > 10  # one document is for people to read


@pytest.mark.parametrize(
    ("log", "status"),
    [
        ((RECEIVED,), 1),  # no notice: a breach
        ((RECEIVED, {"type": "objection_filed", "on": "2025-08-08", "ground": "c"}, GIVEN), 1),
        ((RECEIVED, TOLD, {**GIVEN, "on": "2025-08-19", "outcome": "not_held"}), 0),  # a note only
        ((), 0),
    ],
)
def test_strict(capsys, file, log, status):
    log = sorted(log, key=lambda e: e["on"])
    arguments = ("audit", file(document(*log)), "--as-of", "2025-08-25")
    assert run(capsys, *arguments)[0] == 0
    assert run(capsys, *arguments, "--strict")[0] == status
    assert run(capsys, *arguments, "--strict", "--json")[0] == status


def test_readings_and_knowledge(capsys, file, tmp_path):
    path = file(document(RECEIVED))

    def due(*arguments):
        answer = json.loads(
            run(capsys, "audit", path, "--as-of", "2025-08-08", "--json", *arguments)[1]
        )
        return answer["clocks"][0]["due_on"], answer["basis"]

    assert due()[0] == "2025-08-19"
    assert due("--reading", "joint_leave=working")[0] == "2025-08-18"
    assert due("--as-known-on", "2025-08-06")[0] == "2025-08-18"
    decrees = tmp_path / "decrees.csv"
    decrees.write_text(
        "day,kind,name_id,name_en,decree,announced_on\n"
        "2025-08-13,joint_leave,Cuti Bersama,Joint leave,SKB 9/2025,2025-08-08\n"
    )
    day, basis = due("--decrees", str(decrees))
    assert day == "2025-08-20"
    assert [d["decree"] for d in basis["decrees"]] == ["SKB 9/2025"]


def test_region_week_and_own_days_come_from_the_document(capsys, file):
    body = {**BODY, "level": "provincial", "region": "ID-BA", "week": "six"}
    body["overlay"] = {"days_off": [["2025-08-06", "move"]], "working_days": []}
    path = file(document(RECEIVED, body=body))
    arguments = ("audit", path, "--as-of", "2025-08-08", "--json", "--as-known-on", "2025-08-06")
    basis = json.loads(run(capsys, *arguments)[1])["basis"]
    assert (basis["region"], basis["week"], basis["as_known_on"]) == ("ID-BA", "six", "2025-08-06")
    assert basis["overlay"]["days_off"] == [["2025-08-06", "move"]]


@pytest.mark.parametrize("command", ["audit", "next", "moved"])
def test_a_region_that_is_asked_for_stands_in_for_the_bodys_own(capsys, file, command):
    # Galungan, 1 February 2012, is a day off of Bali: the notice is due later there.
    path = file(document({**RECEIVED, "on": "2012-01-27"}))
    days = ("--before", "2011-12-01", "--after", "2011-12-31") if command == "moved" else ()
    arguments = (command, path, "--as-of", "2012-01-30", "--json", *days)
    status, here, _ = run(capsys, *arguments)
    assert status == 0
    status, there, _ = run(capsys, *arguments, "--region", "ID-BA")
    assert status == 0
    if command == "audit":
        dues = [
            next(c["due_on"] for c in json.loads(out)["clocks"] if c["key"] == "request.notice")
            for out in (here, there)
        ]
        assert dues[0] < dues[1]
        assert json.loads(there)["basis"]["region"] == "ID-BA"
    status, _, error = run(capsys, *arguments, "--region", "ID-XX")
    assert status == 2
    assert "ID-XX" in error


def test_the_day_looked_at_is_today_in_wib_and_printed(capsys, file, monkeypatch):
    class Evening(datetime):
        @classmethod
        def now(cls, tz=None):
            return cls(2025, 8, 24, 17, 30, tzinfo=UTC).astimezone(tz)  # 00:30 WIB on the 25th

    monkeypatch.setattr(options, "datetime", Evening)
    path = file(document(RECEIVED))
    assert json.loads(run(capsys, "audit", path, "--json")[1])["as_of"] == "2025-08-25"
    assert "Senin, 25 Agustus 2025" in run(capsys, "audit", path)[1]
    assert "Senin, 25 Agustus 2025" in run(capsys, "next", path)[1]
    assert json.loads(run(capsys, "next", path, "--json")[1])["as_of"] == "2025-08-25"


# -- several cases -----------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["list", "lines", "stdin"])
def test_several_cases(capsys, file, stdin, form):
    cases = [LETTER, document(RECEIVED, GIVEN), document()]
    stdin("\n" + lines(*cases))
    path = {
        "list": lambda: file(cases),
        "lines": lambda: file("\n" + lines(*cases), "cases.jsonl"),
        "stdin": lambda: "-",
    }[form]()
    out = run(capsys, "audit", path, "--as-of", "2025-08-25", "--json")[1]
    answers = [json.loads(line) for line in out.splitlines()]
    assert [a["reference"] for a in answers] == ["Budi, 12/2025", None, None]
    assert [len(a["findings"]) for a in answers] == [2, 0, 0]
    stdin("\n" + lines(*cases))
    out = run(capsys, "next", path, "--as-of", "2025-08-25", "--lang", "en")[1]
    start = 1 if form == "list" else 2  # the number of the document, or of the line
    for number, line in enumerate([x for x in out.splitlines() if "Kementerian X" in x], start):
        assert line.startswith(f"[{number}] Kementerian X | ")


def test_no_case_is_nothing_to_answer(capsys, file, stdin):
    stdin("")
    assert run(capsys, "audit", "-", "--json") == (0, "", "")
    assert run(capsys, "audit", file([]), "--json") == (0, "", "")


def test_a_byte_order_mark_is_no_fault(capsys, file):
    content = b"\xef\xbb\xbf" + json.dumps(LETTER).encode()
    assert run(capsys, "audit", file(content))[0] == 0
    assert run(capsys, "audit", file(content, "cases.JSONL"))[0] == 0


def test_each_case_of_a_stream_is_answered_before_the_next_is_read():
    with subprocess.Popen(
        [sys.executable, "-m", "ppid_rules.cli", "next", "-", "--as-of", "2025-08-08", "--json"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        for reference in ("1", "2", "3"):
            process.stdin.write(lines(document(RECEIVED, reference=reference)))
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["reference"] == reference
        process.stdin.write("{}\n")
        process.stdin.close()
        assert process.stdout.read() == ""
        assert process.stderr.read() == "ppid-rules: standard input: line 4: body: Field required\n"
        assert process.wait(60) == 2


@pytest.mark.parametrize("command", [("audit",), ("next",), ("moved", *MOVES)], ids=lambda c: c[0])
def test_what_was_answered_before_a_bad_line_stands(capsys, stdin, command):
    stdin(lines(LETTER) + "{\n" + lines(LETTER))
    status, out, err = run(capsys, command[0], "-", "--json", *command[1:])
    assert status == 2
    assert [json.loads(line)["reference"] for line in out.splitlines()] == ["Budi, 12/2025"]
    assert err.startswith("ppid-rules: standard input: line 2: Invalid JSON: ")
    stdin(lines(LETTER) + "{\n")
    status, out, _ = run(capsys, command[0], "-", *command[1:])
    assert status == 2
    assert "Kementerian X" in out


# -- next --------------------------------------------------------------------------------------


def test_next_in_words(capsys, file):
    arguments = ("next", file(document(RECEIVED)), "--as-of", "2025-08-08", "--lang", "en")
    out = run(capsys, *arguments)[1]
    assert out.startswith("Kementerian X | Request received | Friday, 8 August 2025\n")
    assert "written notice is due by Tuesday, 19 August 2025, all day" in out
    assert "may object to the superior from Wednesday, 20 August 2025" in out
    citizen = run(capsys, *arguments, "--actor", "requester", "--audience", "citizen")[1]
    assert "is due by Tuesday" not in citizen
    assert citizen.count("\n") == 3


def test_next_as_json(capsys, file):
    arguments = ("next", file(document(RECEIVED)), "--as-of", "2025-08-08", "--json")
    answer = json.loads(run(capsys, *arguments)[1])
    assert (answer["schema"], answer["as_of"]) == ("ppid-rules/next-steps/1", "2025-08-08")
    assert {s["event"] for s in answer["next_steps"]} == {
        "notice_given", "notice_extended", "objection_filed"
    }  # fmt: skip
    requester = json.loads(run(capsys, *arguments, "--actor", "requester")[1])["next_steps"]
    assert [s["event"] for s in requester] == ["objection_filed"]


# -- moved -------------------------------------------------------------------------------------


def test_moved_in_words(capsys, file):
    status, out, err = run(capsys, "moved", file(LETTER), *MOVES, "--lang", "en")
    assert (status, err) == (0, "")
    assert out.startswith("Thursday, 7 August 2025\n")
    row = next(line.split() for line in out.splitlines() if "request.notice" in line)
    assert row[2:6] == ["request.notice", "2025-08-18", "2025-08-19", "events[1]"]
    assert "Joint Ministerial Decree 933/2025" in out


def test_moved_as_json(capsys, stdin):
    stdin(lines(LETTER, document(RECEIVED, GIVEN)))
    out = run(capsys, "moved", "-", *MOVES, "--json")[1]
    first, second = map(json.loads, out.splitlines())
    assert (first["before"], first["after"]) == ("2025-08-06", "2025-08-07")
    assert first["moves"][0]["stated"] == [{"event_index": 1, "due_on": "2025-08-18"}]
    assert "request.notice" not in {m["key"] for m in second["moves"]}


def test_moved_by_a_decree_that_is_not_released_yet(capsys, file):
    decrees = file(
        "day,kind,name_id,name_en,decree,announced_on\n"
        "2027-01-04,joint_leave,Cuti Bersama,Joint leave,SKB 1/2026,2026-12-20\n",
        "decrees.csv",
    )
    path = file(document({"type": "request_received", "on": "2026-12-28"}))
    days = ("--before", "2026-12-19", "--after", "2026-12-20", "--as-of", "2026-12-28", "--json")
    moves = json.loads(run(capsys, "moved", path, *days, "--decrees", decrees)[1])["moves"]
    assert (moves[0]["after"], moves[0]["decree"]) == ("2027-01-14", "SKB 1/2026")
    assert json.loads(run(capsys, "moved", path, *days)[1])["moves"] == []


def test_moved_keeps_the_days_of_each_body(capsys, file):
    body = {**BODY, "overlay": {"days_off": [], "working_days": [["2025-08-18", "service"]]}}
    out = run(capsys, "moved", file(document(RECEIVED, body=body)), *MOVES, "--json")[1]
    assert json.loads(out)["moves"] == []


# -- schema ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["case", "event", "audit", "clock", "next-step"])
def test_schema(capsys, name):
    status, out, _ = run(capsys, "schema", name)
    assert status == 0
    assert json.loads(out)["$id"] == f"ppid-rules/{name}/1"


# -- bad input ---------------------------------------------------------------------------------

_LATER = {**RECEIVED, "on": "2025-08-05"}
_OBJECTED = {"type": "objection_answered", "on": "2025-08-06"}
BAD = {
    "what an event needs is not there": (document(RECEIVED, _OBJECTED), "events[1]: objection_answered is not possible"),
    "out of order": (document(_LATER, TOLD), "events[1].on: receipt_given of 2025-08-04 stands after"),
    "unknown field of a case": (document(colour="red"), "colour: Extra inputs are not permitted"),
    "unknown field of an event": (document({**RECEIVED, "chanel": "email"}), "events[0].chanel: Extra"),
    "unknown event": (document({**RECEIVED, "type": "received"}), "events[0]"),
    "naive moment": (document({**RECEIVED, "on": "2025-08-04T10:00:00"}), "events[0].on: expected a date"),
    "aware moment": (document({**RECEIVED, "on": "2025-08-04T10:00:00+07:00"}), "events[0].on"),
    "epoch number": (document({**RECEIVED, "on": 1754265600}), "events[0].on: expected a date or YYYY-MM-DD, not int"),
    "epoch text": (document({**RECEIVED, "on": "1754265600"}), "events[0].on"),
    "time with a zone": (document({**RECEIVED, "time": "10:00+07:00"}), "events[0].time"),
    "no such day": (document({**RECEIVED, "on": "2025-02-30"}), "events[0].on"),
    "after the calendar": (document({**RECEIVED, "on": "2051-08-04"}), "cases.json: 2051-08-04 is outside the calendar"),
    "another schema": (document(schema="ppid-rules/case/2"), "schema"),
    "no body": ({"events": []}, "body: Field required"),
    "unknown region": (document(body={**BODY, "region": "ID-XX"}), "body: unknown region 'ID-XX'"),
    "regime of an election organiser": (document(body={**BODY, "kind": "election_organiser"}), "regime"),
    "events of another kind": (document(events="none"), "events: expected a list"),
    "an event that is a number": (document(3), "events[0]"),
    "a number": (3, "Input should be an object"),
    "the second of a list": ([LETTER, document(_LATER, TOLD)], "cases.json: document 2: events[1].on"),
    "a list of lists": ([[LETTER]], "document 1"),
    "not closed": ("{", "Invalid JSON: EOF"),
    "a list that is not closed": ("[{", "Invalid JSON: EOF"),
    "two documents in one": (json.dumps(LETTER) * 2, "Invalid JSON: trailing characters"),
    "empty": ("", "the file is empty"),
    "blank": (" \n\t\n", "the file is empty"),
    "binary": (bytes(range(256)) * 64, "Invalid JSON"),
    "a spreadsheet": (b"PK\x03\x04" + bytes(1000), "Invalid JSON"),
    "half a character": (b'{"reference": "\xff\xfe"}', "Invalid JSON"),
    "half of a pair": ('{"reference": "\\ud800"}', "Invalid JSON"),
    "nested 10,000 deep": ("[" * 10_000 + "]" * 10_000, "Invalid JSON: recursion limit"),
    "a field nested 10,000 deep": ('{"body": ' + '{"a":' * 10_000 + "1" + "}" * 10_001, "Invalid JSON"),
    "a number of 100,000 digits": ('{"reference": ' + "9" * 100_000 + "}", "cases.json: "),
}  # fmt: skip


@pytest.mark.parametrize("command", ["audit", "next", "moved"])
@pytest.mark.parametrize(("content", "says"), BAD.values(), ids=BAD)
def test_a_bad_document_is_one_line_and_exit_2(capsys, file, command, content, says):
    days = MOVES[:4] if command == "moved" else ()
    arguments = (command, file(content), "--json", "--as-of", "2052-01-01", *days)
    status, out, err = run(capsys, *arguments)
    assert (status, out) == (2, "")
    assert err.count("\n") == 1
    assert err.startswith("ppid-rules: ")
    assert "cases.json" in err
    assert says in err
    assert len(err) < 2000


def _measured(capsys, *arguments):
    begin = time.perf_counter()
    answer = run(capsys, *arguments)
    assert time.perf_counter() - begin < 20
    return answer


@pytest.mark.parametrize("name", ["cases.json", "cases.jsonl"])
@pytest.mark.parametrize(
    ("content", "says"),
    [
        (lambda: json.dumps(document(*[{**RECEIVED, "note": "x" * 200}] * 200_000)), "200000 events; a case has at most 10000"),
        (lambda: json.dumps(document(*[{"type": "x"}] * 200_000)), "200000 events"),
        (lambda: json.dumps(document(*[{"type": "x"}] * 10_000)), "; and at least 95 more"),
        (lambda: json.dumps(document(reference=["x" * 50_000_000])), "reference: Input should be"),
        (lambda: json.dumps(document({**RECEIVED, "on": "9" * 50_000_000})), "events[0].on"),
        (lambda: "[" * 50_000_000, "Invalid JSON"),
    ],
    ids=["50 MB of events", "200,000 faulty", "10,000 faulty", "50 MB of text", "a long day", "50 MB of ["],
)  # fmt: skip
def test_big_bad_documents_take_bounded_time(capsys, file, name, content, says):
    status, out, err = _measured(capsys, "audit", file(content(), name), "--json")
    assert (status, out) == (2, "")
    assert err.count("\n") == 1
    assert says in err
    assert len(err) < 3000


def test_the_faults_of_one_document_are_told_together(capsys, file):
    log = [{**RECEIVED, "on": day} for day in ("x", "y")]
    err = run(capsys, "audit", file(document(*log, colour="red")))[2]
    assert err.count("; ") == 2
    assert "more" not in err
    log = [{**RECEIVED, "on": day} for day in "abcdefgh"]
    err = run(capsys, "audit", file(document(*log)))[2]
    assert err.count("events[") == 5
    assert err.endswith("; and 3 more\n")


def test_names_stay_out_of_errors(capsys, file):
    log = [{**RECEIVED, "note": "Budi", "on": "x"}, {**RECEIVED, "note": ["Budi"]}]
    status, out, err = run(capsys, "audit", file(document(*log, reference="Budi")))
    assert (status, out) == (2, "")
    assert "Budi" not in err


def test_nothing_of_a_document_is_a_command_to_the_terminal(capsys, file):
    path = file(document(**{"\x1b[2J\n": 1}))
    err = run(capsys, "audit", path)[2]
    assert "\x1b" not in err
    assert err.count("\n") == 1
    shown = run(
        capsys, "audit", file(document(RECEIVED, body={**BODY, "name": "X\x1b[2J [red] Y"}))
    )
    assert "\x1b" not in shown[1] + shown[2]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["audit", "no-such-file.json"], "no-such-file.json"),
        (["audit", "cases.txt"], "expected .json"),
        (["next", "cases.csv"], "expected .json"),
        (["audit", "cases"], ".jsonl"),
        (["audit", "."], "expected .json"),
        (["audit"], "FILE"),
        (["audit", "-", "--decrees", "-"], "--decrees"),
        (["audit", "-", "--as-of", "today"], "--as-of"),
        (["audit", "-", "--as-of", "2025-08-25T00:00"], "--as-of"),
        (["audit", "-", "--reading", "x"], "K=V"),
        (["audit", "-", "--audience", "judge"], "panel"),
        (["audit", "-", "--lang", "fr"], "en"),
        (["audit", "-", "--as-known-on", "x"], "--as-known-on"),
        (["next", "-", "--actor", "requestor"], "requester"),
        (["next", "-", "--audience", "judge"], "panel"),
        (["moved", "-", "--before", "2025-08-06"], "--after"),
        (["moved", "-", "--before", "x", "--after", "2025-08-06"], "--before"),
        (["moved", "-", "--before", "2025-08-07", "--after", "2025-08-06"], "--after"),
        (["schema", "cases"], "case"),
        (["schema"], "NAME"),
    ],
)
def test_bad_arguments_are_told_before_anything_is_read(capsys, stdin, arguments, says):
    stdin("not to be read")
    status, out, err = run(capsys, *arguments)
    assert (status, out) == (2, "")
    assert err.count("\n") == 1
    assert says in err


def test_closed_standard_input(capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin", None)
    assert run(capsys, "audit", "-") == (2, "", "ppid-rules: standard input: it is closed\n")


def test_help_says_what_strict_means(capsys):
    out = " ".join(run(capsys, "audit", "--help")[1].split())
    assert "Exit 1 where a finding is a breach or a risk" in out


@pytest.mark.parametrize("command", ["due", "calendar", "terms"])
def test_a_command_that_reads_no_case_costs_no_events(command):
    arguments = {"due": ["request.notice", "2025-08-04"], "calendar": ["2025"], "terms": []}[
        command
    ]
    code = (
        "import sys; from ppid_rules.cli import main;"
        f"status = main({[command, *arguments]!r}); sys.exit(status or 'ppid_rules.cases' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=False, timeout=60
    )
    assert done.returncode == 0
