"""The law's data: terms, instruments, citations, readings."""

import ast
import re
from dataclasses import fields
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

import ppid_rules.law
from ppid_rules import (
    NotInForceError,
    Readings,
    UnknownReadingError,
    UnknownRegimeError,
    UnknownTermError,
    instruments,
    terms,
)
from ppid_rules.law import term_in_force

LIMITS = {
    "request.receipt": (0, "same_day"),
    "request.notice": (10, "working_days"),
    "request.extension": (7, "working_days"),
    "objection.filing": (30, "working_days"),
    "objection.answer": (30, "working_days"),
    "dispute.filing": (14, "working_days"),
}


@pytest.mark.parametrize("term", terms(), ids=lambda t: f"{t.id}-{t.in_force_from}")
def test_the_numbers_of_the_act(term):
    assert (term.number, term.unit) == LIMITS[term.id]
    assert term.evidence == "read"
    assert term.citations[0].instrument == "UU 14/2008"
    for lang in ("id", "en"):
        assert term.name(lang)
        assert term.effect(lang)


def test_every_limit_of_articles_22_and_35_to_37_is_there():
    assert {t.id for t in terms()} == set(LIMITS)


def test_versions_of_one_limit_neither_overlap_nor_leave_a_gap():
    versions = {}
    for term in terms():
        versions.setdefault((term.regime, term.id), []).append(term)
    for rows in versions.values():
        for earlier, later in pairwise(rows):
            assert (later.in_force_from - earlier.in_force_to).days == 1
        assert rows[-1].in_force_to is None


def test_the_dispute_window_has_a_second_start_from_20_august_2010():
    assert term_in_force("dispute.filing", "general", date(2010, 8, 19)).counted_from == (
        "objection_answered",
    )
    assert term_in_force("dispute.filing", "general", date(2010, 8, 20)).counted_from == (
        "objection_answered",
        "objection.answer",
    )


def test_before_the_act_there_is_no_limit():
    with pytest.raises(NotInForceError) as caught:
        term_in_force("request.notice", "general", date(2010, 4, 29))
    assert caught.value.first == date(2010, 4, 30)
    assert isinstance(caught.value, LookupError)
    assert term_in_force("request.notice", "general", date(2010, 4, 30)).number == 10


def test_unknown_names_are_told_the_nearest():
    with pytest.raises(UnknownTermError, match=r"request\.notice") as caught:
        term_in_force("request.notic", "general", date(2025, 1, 1))
    assert isinstance(caught.value, KeyError)
    assert not str(caught.value).startswith(("'", '"'))
    with pytest.raises(UnknownRegimeError, match="general"):
        term_in_force("request.notice", "generale", date(2025, 1, 1))
    with pytest.raises(UnknownTermError):
        term_in_force(["request.notice"], "general", date(2025, 1, 1))


def test_citations_in_words():
    texts = {c.article: (c.text("id"), c.text("en")) for t in terms() for c in t.citations}
    assert texts["22(7)"] == ("UU 14/2008 Pasal 22 ayat (7)", "UU 14/2008 Article 22(7)")
    assert texts["22(4)-(6)"][0] == "UU 14/2008 Pasal 22 ayat (4) sampai dengan ayat (6)"
    assert texts["36(1)d"][0] == "Perki 1/2013 Pasal 36 ayat (1) huruf d"
    assert texts["11"][0] == "Perki 2/2010 Pasal 11"


def test_which_regulation_is_cited_depends_on_the_day():
    notice = term_in_force("request.notice", "general", date(2021, 6, 30))
    before = [c.instrument for c in notice.citations_on(date(2021, 6, 29))]
    after = [c.instrument for c in notice.citations_on(date(2021, 6, 30))]
    assert before == ["UU 14/2008", "Perki 1/2010"]
    assert after == ["UU 14/2008", "Perki 1/2021"]


def test_instruments_are_dated_and_titled():
    known = {i.id for i in instruments()}
    assert {c.instrument for t in terms() for c in t.citations} <= known
    for instrument in instruments():
        assert instrument.made_on <= instrument.in_force_from
        assert instrument.title("id").startswith(("Undang-Undang", "Peraturan"))
        assert instrument.title("en")


def test_readings_are_the_fields_of_the_data():
    names = [f.name for f in fields(Readings)]
    assert [q.field for q in Readings.questions()] == names
    for question in Readings.questions():
        assert getattr(Readings(), question.field) == question.default == question.options[0]
        assert question.source
        for lang in ("id", "en"):
            assert question.question(lang)
            assert all(question.answer(option, lang) for option in question.options)


@pytest.mark.parametrize(
    "make",
    [
        lambda: Readings(frist_day="day_after"),
        lambda: Readings().under(frist_day="day_after"),
        lambda: Readings.of({"frist_day": "day_after"}),
        lambda: Readings.question("frist_day"),
    ],
)
def test_an_unknown_reading(make):
    with pytest.raises(UnknownReadingError, match="first_day") as caught:
        make()
    assert isinstance(caught.value, ValueError)


@pytest.mark.parametrize("option", ["sameday", None, True, ["same_day"]])
def test_an_unknown_option(option):
    with pytest.raises(UnknownReadingError) as caught:
        Readings(first_day=option)
    assert caught.value.value == option
    with pytest.raises(UnknownReadingError):
        Readings().under(first_day=option)


def test_readings_are_frozen_and_comparable():
    assert Readings() == Readings(first_day="day_after")
    assert hash(Readings()) == hash(Readings(joint_leave="off"))
    assert Readings.of({"first_day": "same_day"}).to_dict() == {
        "first_day": "same_day",
        "joint_leave": "off",
    }
    with pytest.raises(AttributeError):
        Readings().first_day = "same_day"


def test_each_reading_touches_the_terms_that_it_names():
    notice = term_in_force("request.notice", "general", date(2025, 1, 1))
    receipt = term_in_force("request.receipt", "general", date(2025, 1, 1))
    dispute = term_in_force("dispute.filing", "general", date(2025, 1, 1))
    first_day, joint_leave = Readings.questions()
    assert first_day.touches(notice, "request_received")
    assert first_day.touches(dispute, "objection_answered")
    assert not first_day.touches(dispute, "objection.answer")
    assert joint_leave.touches(dispute, "objection.answer")
    assert not first_day.touches(receipt, "request_received")
    assert not joint_leave.touches(receipt, "request_received")


@pytest.mark.parametrize("room", ["law", "compliance"])
def test_no_number_of_days_stands_in_code(room):
    """Integer literals other than -1, 0 and 1 belong in the law's data."""
    root = Path(ppid_rules.law.__file__).parents[1] / room
    allowed = {"deadlines.py": {5, 6}}  # days of an office's week
    for file in root.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and type(node.value) is int:
                assert node.value in {-1, 0, 1} | allowed.get(file.name, set()), (file, node.lineno)


def test_no_article_stands_in_code():
    root = Path(ppid_rules.law.__file__).parents[1]
    for room in ("law", "compliance", "workdays"):
        for file in (root / room).rglob("*.py"):
            code = re.sub(r'""".*?"""|#.*', "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
            assert not re.search(r"\d+\(\d+\)|Perki \d|UU \d", code), file
