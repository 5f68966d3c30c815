"""Answers of programs in other languages, from files, by the command line."""

import json
from datetime import date, timedelta

import pytest
from typer.testing import CliRunner

from ppid_rules import InvalidValueError, UnknownChoiceError, UnknownOptionError
from ppid_rules.cli.app import app, run
from ppid_rules.testing import ConformanceError, check_answers, vectors
from ppid_rules.testing.answers import read_answers


def right(kind=None, **how):
    found = {}
    for vector in vectors(kind, **how):
        expected = vector.expected
        found[vector.id] = expected.get(
            "due_on", expected.get("deadlines", expected.get("working"))
        )
    return found


def weekends_only(start, n=10):
    day = date.fromisoformat(start)
    while n:
        day += timedelta(1)
        n -= day.weekday() < 5
    return day.isoformat()


NOTICES = {"kind": "due", "terms": ["request.notice"], "usual": True}


def test_right_answers_pass_for_every_kind():
    for kind in ("due", "history", "moment", "calendar"):
        assert check_answers(right(kind), kind) == len(vectors(kind))
    assert check_answers(right()) == len(vectors())


def test_a_mistake_in_answers_is_named():
    wrong = {v.id: weekends_only(v.inputs["start"]) for v in vectors(**NOTICES)}
    with pytest.raises(ConformanceError) as raised:
        check_answers(wrong, **NOTICES)
    assert raised.value.explained_by == ("weekends_only",)


def test_every_asked_vector_has_to_be_answered():
    some = right("due")
    missing, _ = some.popitem()
    with pytest.raises(ConformanceError, match=f"{missing}: no answer"):
        check_answers(some)


def test_a_kind_without_any_answer_is_not_asked():
    assert check_answers(right("calendar")) == len(vectors("calendar"))


def test_a_calendar_that_knows_no_decree_is_told():
    days = {v.id: date.fromisoformat(v.inputs["day"]) for v in vectors("calendar", usual=True)}
    six = {v.id: v.inputs.get("week") == "six" for v in vectors("calendar")}
    wrong = {name: day.weekday() < 5 + six[name] for name, day in days.items()}
    with pytest.raises(ConformanceError) as raised:
        check_answers(wrong, "calendar", usual=True)
    assert raised.value.explained_by == ("weekends_only",)


@pytest.mark.parametrize(("given", "problem"), [
    ("9 April 2025", "cannot be read"),
    (None, "returned None"),
    (20250409, "returned int"),
    ({"request.notice": "2025-04-09"}, "returned dict"),
])  # fmt: skip
def test_an_answer_that_is_no_day_is_reported(given, problem):
    answers = {**right(**NOTICES)}
    first = next(iter(answers))
    answers[first] = given
    with pytest.raises(ConformanceError, match=problem):
        check_answers(answers, **NOTICES)


@pytest.mark.parametrize(("answers", "how", "error", "says"), [
    ({"due-request.notise-2025-08-04": "2025-04-09"}, {}, UnknownChoiceError, "did you mean due-request.notice-"),
    ({}, {}, InvalidValueError, "answer"),
    ({}, {"kind": "dues"}, UnknownOptionError, "due"),
])  # fmt: skip
def test_answers_that_cannot_be_used_are_an_error(answers, how, error, says):
    with pytest.raises(error, match=says):
        check_answers(answers, **how)


# -- files ---------------------------------------------------------------------------------


def test_a_csv_of_due_dates():
    text = "\ufeffid, due_on\ndue-a,2025-04-09\ndue-b,\n"
    assert read_answers(text, "a.csv") == {"due-a": "2025-04-09", "due-b": None}


def test_a_csv_of_cases_has_a_row_a_limit():
    text = "id,key,due_on\nh,request.notice,2025-04-09\nh,request.extension,\n"
    assert read_answers(text, "a.csv") == {
        "h": {"request.notice": "2025-04-09", "request.extension": None}
    }


def test_a_csv_of_days():
    answers = read_answers("id,working\ncalendar-2024-02-14,false\n", "a.csv")
    vector = next(v for v in vectors("calendar") if v.id == "calendar-2024-02-14")
    assert answers == {vector.id: "false"}


@pytest.mark.parametrize("word", ["false", "False", "0", False])
def test_words_for_a_day_off(word):
    answers = {**right("calendar"), "calendar-2024-02-14": word}
    assert check_answers(answers)


@pytest.mark.parametrize(("text", "name", "says"), [
    ("id;due_on\n", "a.csv", "id;due_on"),
    ("term,due_on\n", "a.csv", "term,due_on"),
    ("id,due_on\na,2025-04-09,surplus\n", "a.csv", "line 2"),
    ("id,due_on\n,2025-04-09\n", "a.csv", "line 2"),
    ("id,due_on\na,2025-04-09\na,2025-04-10\n", "a.csv", "line 3"),
    ("id,key,due_on\na,,2025-04-09\na,k,2025-04-10\n", "a.csv", "line 3"),
    ("[]", "a.json", "list"),
    ("{", "a.json", "JSON"),
])  # fmt: skip
def test_a_file_that_cannot_be_read_says_where(text, name, says):
    with pytest.raises(InvalidValueError, match=says):
        read_answers(text, name)


# -- commands ------------------------------------------------------------------------------


def ask(*arguments):
    return CliRunner().invoke(app, list(arguments))


def test_vectors_prints_the_document():
    document = json.loads(ask("vectors", "--kind", "moment").stdout)
    assert document["schema"] == "ppid-rules/vectors/1"
    assert [row["id"] for row in document["vectors"]] == [v.id for v in vectors("moment")]


def test_vectors_takes_every_choice():
    chosen = (
        "--terms",
        "request.notice, objection.answer",
        "--usual",
        "--not-before",
        "2024-01-01",
    )
    document = json.loads(ask("vectors", "--kind", "due", *chosen).stdout)
    expected = vectors(
        "due", terms=["request.notice", "objection.answer"], usual=True, not_before=date(2024, 1, 1)
    )
    assert [row["id"] for row in document["vectors"]] == [v.id for v in expected]
    few = json.loads(ask("vectors", "--minimal").stdout)
    assert [row["id"] for row in few["vectors"]] == [v.id for v in vectors(minimal=True)]
    assert set(few["minimal"]) == {v.id for v in vectors(minimal=True)}


def test_check_passes_right_answers(tmp_path):
    file = tmp_path / "answers.json"
    file.write_text(json.dumps(right("due")), encoding="utf-8")
    result = ask("check", str(file), "--lang", "en")
    assert (result.exit_code, result.stdout) == (0, f"{len(vectors('due'))} answers are right.\n")


def test_check_names_the_mistake(tmp_path):
    file = tmp_path / "answers.csv"
    rows = [f"{v.id},{weekends_only(v.inputs['start'])}" for v in vectors(**NOTICES)]
    file.write_text("\n".join(["id,due_on", *rows]), encoding="utf-8")
    chosen = ("--kind", "due", "--terms", "request.notice", "--usual")
    result = ask("check", str(file), *chosen)
    assert result.exit_code == 1
    assert "Semua jawaban yang keliru dijelaskan oleh weekends_only." in result.stdout
    assert "dan 12 lagi" in result.stdout
    assert ask("check", str(file), *chosen, "--all", "--lang", "en").stdout.count("expected") == 32


def test_check_reads_json_from_standard_input():
    result = CliRunner().invoke(app, ["check", "-"], input=json.dumps(right("calendar")))
    assert result.exit_code == 0


@pytest.mark.parametrize(("arguments", "says"), [
    (["check", "nowhere.json"], "nowhere.json"),
    (["check", "nowhere.json", "--lang", "fr"], "'fr'"),
    (["vectors", "--kind", "dues"], "did you mean due"),
    (["vectors", "--terms", "request.notise"], "did you mean request.notice"),
    (["vectors", "--not-before", "2024"], "YYYY-MM-DD"),
])  # fmt: skip
def test_bad_input_is_one_line(arguments, says, capsys):
    assert run(arguments) == 2
    error = capsys.readouterr().err
    assert says in error
    assert error.count("\n") == 1


def test_the_schema_of_the_vectors_is_printed():
    assert json.loads(ask("schema", "vectors").stdout)["$id"] == "ppid-rules/vectors/1"
