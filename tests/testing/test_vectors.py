"""The vectors are what the law's data say, stay as they were published, and tell mistakes apart."""

import json
from datetime import date
from itertools import combinations

import pytest
from jsonschema import Draft202012Validator

import make_vectors
from ppid_rules import Case, NotADateError, UnknownOptionError, UnknownTermError, WrongTypeError
from ppid_rules.testing import Vector, VectorKind, mistakes, vectors
from ppid_rules.testing.fitted import typical
from ppid_rules.testing.programs import Program
from ppid_rules.testing.trying import ABSENT, accepts, answers
from ppid_rules.testing.vector import document, document_of, schema

CHANGELOG = (make_vectors.FILE.parents[4] / "CHANGELOG.md").read_text(encoding="utf-8")
SHARES = 4


@pytest.mark.parametrize("share", range(SHARES))
def test_each_vector_says_what_the_law_s_data_say(share):
    rows = document()["vectors"][share::SHARES]
    assert [make_vectors.answered(row) for row in rows] == rows


def test_a_changed_vector_has_a_line_in_the_changelog():
    """`make vectors` keeps the digest of what was published; only a release replaces it."""
    now, published = make_vectors.digests(document()["vectors"]), make_vectors.published()
    changed = [name for name, digest in published.items() if now.get(name) != digest]
    assert [name for name in changed if name not in CHANGELOG] == []
    assert set(now) <= set(published)


def test_the_file_is_of_its_schema():
    validator = Draft202012Validator(schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)
    assert [str(error) for error in validator.iter_errors(document())] == []
    assert validator.is_valid(document_of(vectors("due")))


@pytest.mark.parametrize("broken", [
    {"kind": "due", "expected": {"working": True, "kind": None}},
    {"inputs": {"term": "request.notice"}},
    {"as_known_on": "2026"},
    {"surplus": 1},
])  # fmt: skip
def test_the_schema_refuses(broken):
    row = {**document()["vectors"][0], **broken}
    assert not Draft202012Validator(schema()).is_valid({**document(), "vectors": [row]})


def test_no_answer_lies_where_a_later_decree_could_move_it():
    for vector in vectors():
        days = json.dumps(vector.to_dict()["inputs"]) + json.dumps(vector.to_dict()["expected"])
        found = [
            word for word in days.replace('"', " ").split() if word[:2] == "20" and len(word) == 10
        ]
        assert max(map(date.fromisoformat, found)) <= date.fromisoformat(document()["known_on"]), (
            vector.id
        )
        assert vector.as_known_on <= date.fromisoformat(document()["known_on"])


def test_ids_are_unique_and_of_their_kind():
    ids = [vector.id for vector in vectors()]
    assert len(ids) == len(set(ids)) > 600
    assert all(vector.id.startswith(f"{vector.kind}-") for vector in vectors())


def test_a_case_is_a_document_that_the_library_reads():
    for kind in ("history", "moment"):
        for vector in vectors(kind):
            Case.model_validate(vector.inputs["case"])


def test_a_moment_is_the_wall_clock_of_its_event():
    from datetime import datetime

    for vector in vectors("moment"):
        case = Case.model_validate(vector.inputs["case"])
        for event, moment in zip(case.events, vector.inputs["moments"], strict=True):
            local = case.body.local(datetime.fromisoformat(moment))
            assert (event.on, event.time) == (local["on"], local["time"])


def test_every_real_dispute_is_among_the_vectors():
    real = [v for v in vectors("history") if v.id.startswith("history-real-")]
    assert len(real) == len(
        json.loads((make_vectors.GOLDEN.parent / "real-disputes.json").read_text("utf-8"))
    )


# -- telling mistakes apart ----------------------------------------------------------------


def test_a_program_without_a_mistake_gives_what_is_expected():
    right = Program()
    assert all(accepts(right, v, v.answer) for v in vectors(usual=True))


@pytest.mark.parametrize("mistake", [m.name for m in mistakes()])
def test_each_mistake_is_told_by_vectors(mistake):
    told = [vector for vector in vectors() if mistake in vector.tells]
    assert len(told) >= 20
    assert not accepts(typical()[mistake], told[0], told[0].answer)


def apart(vector, one, other):
    """Whether no answer to a vector can come from both programs."""
    mine, theirs = answers(one, vector), answers(other, vector)
    return any(not mine.get(k, {ABSENT}) & theirs.get(k, {ABSENT}) for k in {*mine, *theirs})


def pairs_told(some):
    programs = typical()
    found = {(m, "law") for m in programs for v in some if m in v.tells}
    for vector in some:
        for one, other in combinations(programs, 2):
            told = {one, other} & set(vector.tells)
            if len(told) == 1 or (len(told) == 2 and apart(vector, programs[one], programs[other])):
                found.add((one, other))
    return found


EVERY_PAIR = {(m, "law") for m in typical()} | set(combinations(typical(), 2))


def test_the_minimal_set_tells_every_two_mistakes_apart_and_each_from_the_law():
    few = vectors(minimal=True)
    assert len(few) < 10
    assert pairs_told(few) == EVERY_PAIR


def test_none_of_the_minimal_set_can_be_left_out():
    few = vectors(minimal=True)
    for vector in few:
        assert pairs_told([other for other in few if other is not vector]) < EVERY_PAIR


@pytest.mark.parametrize("kind", ["due", "history"])
def test_vectors_of_one_kind_tell_every_mistake_that_shows_in_them_apart(kind):
    some = vectors(kind, usual=True)
    shown = {m for v in some for m in v.tells}
    told = pairs_told(some)
    assert {(a, b) for a, b in combinations(typical(), 2) if {a, b} <= shown} <= told


# -- choosing vectors ----------------------------------------------------------------------


def test_terms_kind_and_day_choose():
    some = vectors("due", terms=["request.notice"], not_before=date(2024, 1, 1))
    assert some
    assert {v.inputs["term"] for v in some} == {"request.notice"}
    assert min(v.starts_on for v in some) >= date(2024, 1, 1)
    assert len(some) < len(vectors("due"))


def test_usual_vectors_ask_with_the_whole_log_and_the_default_readings():
    usual = vectors(usual=True)
    assert all(not v.readings and "regime" not in v.inputs for v in usual)
    assert {v.as_known_on for v in usual} == {date.fromisoformat(document()["known_on"])}
    assert len({v.as_known_on for v in vectors()}) > 20
    assert any(v.readings for v in vectors())


def test_a_vector_is_written_as_it_was_read():
    assert [v.to_dict() for v in vectors()] == document()["vectors"]
    assert isinstance(vectors()[0], Vector)
    assert hash(vectors()[0]) == hash(vectors("due")[0])
    assert [k.value for k in VectorKind] == ["due", "history", "moment", "calendar"]


@pytest.mark.parametrize(("arguments", "error", "says"), [
    ({"kind": "dues"}, UnknownOptionError, "due"),
    ({"terms": ["request.notise"]}, UnknownTermError, "request.notice"),
    ({"terms": "request.notice"}, WrongTypeError, "list"),
    ({"not_before": "2024-01-01"}, NotADateError, "2024-01-01"),
])  # fmt: skip
def test_a_wrong_choice_is_named(arguments, error, says):
    with pytest.raises(error, match=says):
        vectors(**arguments)
