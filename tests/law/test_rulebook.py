"""Versions, transitions, readings and house rules: which row governs."""

from datetime import date

import pytest

from ppid_rules import (
    HouseRule,
    InvalidValueError,
    NotADateError,
    NotAnIntegerError,
    NotInForceError,
    Readings,
    UnknownOptionError,
    UnknownRegimeError,
    UnknownTermError,
    WrongTypeError,
    resolve,
    rulebook,
    terms,
)

D = date
PRELIMINARY = "preliminary_examination"
RULE = HouseRule("request.notice", 18, "working_days", "Peraturan Rektor 1/2024")


def test_a_rulebook_is_a_mapping():
    book = rulebook(on=D(2025, 1, 1))
    assert book["request.notice"].number == 10
    assert "request.notice" in book
    assert "request.assistance" not in book
    assert book.get("nope") is None
    assert len(book) == len(list(book)) == 39
    assert rulebook(on=D(2021, 6, 29))["request.assistance"].number == 3
    with pytest.raises(UnknownTermError, match=r"request\.notice"):
        book["request.notic"]
    assert "general" in repr(book)


@pytest.mark.parametrize(
    "on", [D(2010, 4, 30), D(2010, 8, 20), D(2013, 4, 29), D(2021, 6, 30), D(2026, 1, 1)]
)
def test_plain_containment(on):
    book = rulebook(on=on)
    assert set(book) == {t.id for t in terms() if t.regime == "general" and t.in_force(on)}
    assert all(t.in_force(on) for t in book.values())


def test_the_election_rulebook_holds_its_own_rows_only():
    book = rulebook("election", on=D(2024, 2, 15))
    assert set(book) == {
        "request.notice", "request.extension", "objection.filing", "objection.answer",
        "dispute.filing", "adjudication.duration", "dispute.settlement",
    }  # fmt: skip
    assert book["request.notice"].number == 3
    assert book["objection.filing"].number is None
    assert rulebook("election", on=D(2015, 1, 1))["request.notice"].number == 2


def test_before_the_law():
    with pytest.raises(NotInForceError, match="2010-04-30"):
        rulebook(on=D(2010, 4, 29))
    with pytest.raises(NotInForceError, match="2014-01-01"):
        rulebook("election", on=D(2013, 12, 31))
    with pytest.raises(UnknownRegimeError, match="election"):
        rulebook("elections", on=D(2025, 1, 1))
    with pytest.raises(NotADateError):
        rulebook(on="2025-01-01")


@pytest.mark.parametrize(
    ("term", "acts", "as_of", "step_on", "first_day", "picked_by"),
    [
        # Perki 1/2021 Pasal 62: a request in process stays under the old regulation.
        ("publication.information_list", {}, D(2021, 6, 29), None, D(2010, 4, 30), "as_of"),
        ("publication.information_list", {}, D(2021, 6, 30), None, D(2021, 6, 30), "as_of"),
        ("request.notice", {"request_received": D(2021, 6, 29)}, D(2021, 8, 1), None, D(2010, 4, 30), "act"),
        # Perki 1/2013 Pasal 62: by whether the preliminary examination was reached.
        ("dispute.summons", {PRELIMINARY: D(2013, 4, 28)}, D(2013, 6, 1), D(2013, 6, 1), D(2010, 8, 20), "act"),
        ("dispute.summons", {PRELIMINARY: D(2013, 4, 29)}, D(2013, 6, 1), D(2013, 6, 1), D(2013, 4, 29), "act"),
        ("dispute.summons", {}, D(2013, 4, 28), None, D(2010, 8, 20), "as_of"),
        ("dispute.summons", {}, D(2013, 4, 29), None, D(2013, 4, 29), "as_of"),
        # Until the preliminary examination is reached, the step's own day stands in for it.
        ("dispute.preliminary_examination", {}, D(2013, 6, 1), D(2013, 4, 20), D(2010, 8, 20), "step"),
        # A step whose own day lies before the change keeps the row of that day.
        ("dispute.incompleteness_letter", {PRELIMINARY: D(2013, 6, 1)}, D(2013, 7, 1), D(2013, 4, 20), D(2010, 8, 20), "step"),
        ("dispute.incompleteness_letter", {PRELIMINARY: D(2013, 6, 1)}, D(2013, 7, 1), D(2013, 4, 29), D(2013, 4, 29), "act"),
        ("dispute.settlement", {PRELIMINARY: D(2020, 1, 1), "dispute_filed": D(2019, 12, 1)}, D(2026, 1, 1), None, D(2013, 4, 29), "act"),
        ("dispute.filing", {"dispute_filed": D(2010, 8, 19)}, D(2011, 1, 1), None, D(2010, 4, 30), "act"),
        ("dispute.filing", {"dispute_filed": D(2010, 8, 20)}, D(2011, 1, 1), None, D(2010, 8, 20), "act"),
    ],
)  # fmt: skip
def test_the_acts_of_a_case_pick_the_version(term, acts, as_of, step_on, first_day, picked_by):
    found = resolve(term, acts, as_of=as_of, step_on=step_on)
    assert (found.term.in_force_from, found.picked_by) == (first_day, picked_by)


def test_the_rule_that_picked_the_version_is_cited():
    received = resolve("request.notice", {"request_received": D(2021, 6, 29)}, as_of=D(2022, 1, 1))
    assert received.on == D(2021, 6, 29)
    assert "Perki 1/2021 Pasal 62" in [c.text("id") for c in received.citations]
    reached = resolve("dispute.summons", {PRELIMINARY: D(2013, 4, 28)}, as_of=D(2014, 1, 1))
    assert reached.citations[0].text("en").startswith("Perki 1/2013 Article 62")


@pytest.mark.parametrize(
    ("change", "error", "says"),
    [
        ({"acts": {"request_recieved": D(2025, 1, 1)}}, UnknownOptionError, "request_received"),
        ({"acts": {"request_received": "2025-01-01"}}, NotADateError, "request_received"),
        ({"as_of": None}, NotADateError, "as_of"),
        ({"step_on": 3}, NotADateError, "step_on"),
        ({"readings": {"first_day": "same_day"}}, WrongTypeError, "Readings"),
        ({"house_rules": RULE}, WrongTypeError, "list of HouseRule"),
        ({"regime": "general "}, UnknownRegimeError, "general"),
        ({"term_id": "request.notise"}, UnknownTermError, r"request\.notice"),
    ],
)
def test_resolve_refuses_what_it_cannot_read(change, error, says):
    good = {"term_id": "request.notice", "acts": {}, "as_of": D(2025, 1, 1)}
    with pytest.raises(error, match=says):
        resolve(**good | change)


@pytest.mark.parametrize("term", ["dispute.absence", "execution.request"])
def test_a_house_rule_for_what_is_no_period(term):
    rule = HouseRule(term, 3, "working_days", "SOP")
    with pytest.raises(InvalidValueError, match="period of time"):
        rulebook(on=D(2025, 1, 1)).with_rule(rule)
    with pytest.raises(InvalidValueError, match="period of time"):
        resolve(term, {}, as_of=D(2025, 1, 1), house_rules=[rule])


def test_no_version_covers_the_acts():
    with pytest.raises(NotInForceError):
        resolve("request.assistance", {"request_received": D(2021, 6, 30)}, as_of=D(2022, 1, 1))
    with pytest.raises(NotInForceError):
        resolve("request.notice", {"request_received": D(2010, 4, 29)}, as_of=D(2022, 1, 1))


def test_readings_and_house_rules_go_through_the_same_door():
    acts = {"request_received": D(2025, 1, 1)}
    read = resolve(
        "request.notice",
        acts,
        as_of=D(2025, 2, 1),
        readings=Readings(notice_clock="complete_gazette"),
    )
    assert (read.term.number, read.term.counted_from) == (3, ("request_declared_complete",))
    own = resolve("request.notice", acts, as_of=D(2025, 2, 1), house_rules=(RULE,))
    assert (own.term.number, own.term.evidence, own.term.house_rule) == (18, "caller", RULE)


def test_a_house_rule_in_a_rulebook():
    book = rulebook(on=D(2025, 1, 1)).with_rule(RULE)
    assert book["request.notice"].number == 18
    assert book["request.notice"].evidence == "caller"
    assert book["objection.answer"].evidence == "read"
    assert rulebook(on=D(2025, 1, 1))["request.notice"].number == 10
    later = HouseRule("request.notice", 5, "working_days", "SOP 2025")
    assert book.with_rule(later)["request.notice"].number == 5
    with pytest.raises(UnknownTermError):
        rulebook("election", on=D(2025, 1, 1)).with_rule(
            HouseRule("court.cassation", 3, "months", "x")
        )
    with pytest.raises(WrongTypeError):
        book.with_rule({"id": "request.notice"})


@pytest.mark.parametrize(
    ("fields", "error", "says"),
    [
        ({"number": 0}, InvalidValueError, "one or more"),
        ({"number": True}, NotAnIntegerError, "number"),
        ({"number": 18.0}, NotAnIntegerError, "number"),
        ({"unit": "days"}, UnknownOptionError, "working_days"),
        ({"unit": "same_day"}, UnknownOptionError, "unit"),
        ({"basis": ""}, InvalidValueError, "where the number comes from"),
        ({"basis": "  "}, InvalidValueError, "where the number comes from"),
        ({"basis": None}, WrongTypeError, "basis"),
        ({"id": 7}, WrongTypeError, "id"),
    ],
)
def test_a_bad_house_rule(fields, error, says):
    with pytest.raises(error, match=says):
        HouseRule(**{**RULE.to_dict(), **fields})


def test_a_house_rule_for_no_limit():
    with pytest.raises(UnknownTermError, match=r"request\.notice"):
        resolve(
            "request.notice",
            {},
            as_of=D(2025, 1, 1),
            house_rules=(HouseRule("request.notic", 1, "months", "x"),),
        )
    with pytest.raises(WrongTypeError):
        resolve("request.notice", {}, as_of=D(2025, 1, 1), house_rules=("x",))
