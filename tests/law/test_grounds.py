"""Grounds of objections and refusals, and periods of exemptions."""

import pytest

from ppid_rules import (
    UnknownChoiceError,
    exemption_periods,
    instruments,
    objection_ground,
    objection_grounds,
    refusal_grounds,
    terms,
)
from ppid_rules.law import is_term

INSTRUMENTS = {i.id: i for i in instruments()}


def test_the_seven_grounds_of_an_objection():
    assert [g.letter for g in objection_grounds()] == list("abcdefg")
    assert [g.letter for g in objection_grounds() if not g.settled_amicably] == ["a"]  # UU 35(2)
    assert [g.letter for g in objection_grounds() if not g.mediated] == ["a"]  # Perki 1/2013 29
    assert objection_ground("c").found_on == ("request.notice",)
    assert is_term(objection_ground("c").found_on[0])
    assert objection_ground("b").found_on == ("objection_filed.ground_found_on",)
    assert objection_ground("g").found_on == ("information_delivered",)
    with pytest.raises(UnknownChoiceError, match="a, b, c"):
        objection_ground("h")


def test_every_way_to_find_a_ground_starts_the_window():
    (row, *_) = (t for t in terms() if t.id == "objection.filing")
    found = {start for ground in objection_grounds() for start in ground.found_on}
    assert found == set(row.counted_from) - {"@objection_ground_found"}


def test_the_exemptions_of_article_17():
    exempt = [g.code for g in refusal_grounds() if g.exempt]
    letters = {}
    for code in exempt:
        letters.setdefault(code[2], []).append(code[3:])
    assert {letter: len(subs) - 1 for letter, subs in letters.items()} == {
        "a": 5, "b": 0, "c": 7, "d": 0, "e": 7, "f": 4, "g": 0, "h": 5, "i": 0, "j": 0,
    }  # fmt: skip
    assert {"17a", "17a5", "17b", "17j"} <= set(exempt)
    assert all(code[3:].isdecimal() for code in exempt if code[3:])
    assert [g.code for g in refusal_grounds() if not g.exempt] == [f"6(3){x}" for x in "abcde"]
    assert len({g.code for g in refusal_grounds()}) == len(refusal_grounds())


def test_the_periods_of_exemptions():
    rules = {p.ground: p.rule for p in exemption_periods()}
    assert rules == {
        "a": "at_most", "b": "other_law", "c": "as_long_as_needed", "d": "as_long_as_needed",
        "e": "as_long_as_needed", "f": "as_long_as_needed", "g": "other_law",
        "h": "as_long_as_needed", "i": "other_law", "j": "none",
    }  # fmt: skip
    by_ground = {p.ground: p for p in exemption_periods()}
    assert by_ground["a"].term == "exemption.law_enforcement"
    assert by_ground["a"].opened_by == ("public_hearing",)
    assert by_ground["h"].opened_by == by_ground["g"].opened_by == ("consent", "public_office")
    assert {p.ground for p in exemption_periods() if p.fixed_by == "head_of_body"} == set("cdef")


def test_everything_is_worded_and_cited():
    for thing in (*objection_grounds(), *refusal_grounds(), *exemption_periods()):
        assert thing.name("id")
        assert thing.name("en")
        assert thing.citations or thing.rule == "none"
        assert all(INSTRUMENTS[c.instrument].has(c.article) for c in thing.citations)
