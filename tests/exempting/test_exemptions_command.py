"""``ppid-rules exemptions`` on the examples and on bad documents."""

import json
from pathlib import Path

import icalendar
import pytest
import typer
from typer.testing import CliRunner

from ppid_rules.cli.documents import BadDocumentError
from ppid_rules.cli.exemptions import exemptions
from ppid_rules.errors import InvalidValueError

EXAMPLES = sorted((Path(__file__).parents[2] / "examples" / "exemptions").glob("*.json"))
APP = typer.Typer()
APP.command()(exemptions)


def run(*arguments, text=None):
    done = CliRunner().invoke(APP, [str(a) for a in arguments], input=text)
    if done.exception is not None:
        raise done.exception
    return done.stdout


def test_words():
    text = run(EXAMPLES[0], "--as-of", "2026-05-11", "--lang", "en")
    assert text.startswith("KPU (contoh) | Spesifikasi teknis surat suara")
    assert "is due now, by Monday, 11 May 2026" in text
    text = run(EXAMPLES[1], "--as-of", "2024-06-03")
    assert "- Keputusan pengecualian tidak memuat: analisis konsekuensi" in text


def test_json():
    answer = json.loads(run(EXAMPLES[0], "--as-of", "2026-06-01", "--json"))
    assert answer["schema"] == "ppid-rules/exemption-standing/1"
    assert answer["reference"] == "CONTOH-01/2023"
    assert (answer["state"], answer["declassify_by"]) == ("due_for_declassification", "2026-05-11")
    assert [f["code"] for f in answer["findings"]] == ["exemption.declassification.missing"]
    window = "declassification_side=last_thirty"
    answer = json.loads(run(EXAMPLES[0], "--as-of", "2026-06-01", "--json", "--reading", window))
    assert (answer["declassify_by"], answer["findings"]) == ("2026-06-30", [])


def test_lists_and_lines(tmp_path):
    documents = [json.loads(path.read_text(encoding="utf-8")) for path in EXAMPLES]
    file = tmp_path / "list.json"
    file.write_text(json.dumps(documents), encoding="utf-8")
    lines = "\n\n".join(map(json.dumps, documents))
    several = run(file, "--as-of", "2025-09-01", "--json")
    assert [json.loads(line)["state"] for line in several.splitlines()] == ["exempt", "public"]
    assert run("-", "--as-of", "2025-09-01", "--json", text=lines) == several
    assert "[2] KPU Provinsi Contoh" in run(file, "--as-of", "2025-09-01")


def test_a_calendar_file():
    text = run(EXAMPLES[0], "--as-of", "2026-01-05", "--ics")
    assert len(icalendar.Calendar.from_ical(text).walk("VEVENT")) == 2


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"grounds": []}, "at least one ground"),
        ({"grounds": ["17z"]}, "did you mean 17a"),
        ({"grounds": ["17a"], "expires_on": None}, "the end that ground 17a needs"),
        ({"expires_on": "2026-02-30"}, "YYYY-MM-DD"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_bad_documents_are_told_in_a_line(tmp_path, change, problem):
    document = json.loads(EXAMPLES[0].read_text(encoding="utf-8")) | change
    file = tmp_path / "bad.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    with pytest.raises(BadDocumentError) as caught:
        run(file, "--as-of", "2025-01-02")
    assert problem in str(caught.value)
    assert "\n" not in str(caught.value)


def test_bad_files(tmp_path):
    file = tmp_path / "empty.json"
    file.write_text("", encoding="utf-8")
    with pytest.raises(BadDocumentError):
        run(file, "--as-of", "2025-01-02")
    with pytest.raises(BadDocumentError, match="one exemption or a list"):
        run(tmp_path / "x.csv", "--as-of", "2025-01-02")
    with pytest.raises(InvalidValueError):
        run(EXAMPLES[0], "--json", "--ics")
