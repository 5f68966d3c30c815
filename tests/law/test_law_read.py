"""What the law's data say when they are read: who answers to whom, and what a wrong word is told."""

from datetime import date

import pytest

from ppid_rules import (
    InvalidValueError,
    NotADateError,
    PublicBody,
    Readings,
    UnknownTermError,
    WrongTypeError,
    instruments,
    resolve,
)
from ppid_rules.law import (
    Actor,
    Check,
    Evidence,
    TermKind,
    Unit,
    extension_of,
    parse_condition,
    term_in_force,
)
from ppid_rules.law.catalogue import InformationClass, information, missing
from ppid_rules.law.consequence_test import (
    approvals,
    consequence_steps,
    decision_fields,
    exemption_rule,
)
from ppid_rules.law.duties import duties_of

DAY = date(2025, 3, 17)


# -- whose act it is -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "alone", "requesters", "bodies"),
    [
        # Who asks for a party has its own of the acts of both, and those had together.
        ("requester", True, True, False),
        ("applicant", True, True, False),
        ("public_body", True, False, True),
        ("respondent", True, False, True),
        ("body", True, False, True),
        ("party", True, True, True),
        ("either", True, True, True),
        # An officer, a commission and a court are no party.
        ("ppid", False, False, False),
        ("superior", False, False, False),
        ("commission", False, False, False),
        ("court", False, False, False),
    ],
)
def test_an_act_of_both_parties_is_one_of_each(asked, alone, requesters, bodies):
    told = [Actor.PARTY.answers_to(asked, party) for party in (None, "requester", "public_body")]
    assert told == [alone, requesters, bodies]


@pytest.mark.parametrize(
    ("actor", "answers"),
    [
        (Actor.PPID, {"ppid", "body"}),
        (Actor.RESPONDENT, {"respondent", "body"}),
        (Actor.APPLICANT, {"applicant", "requester"}),
        (Actor.MEDIATOR, {"mediator", "commission"}),
        (Actor.COURT, {"court"}),
    ],
)
def test_an_act_of_one_actor_is_its_own_and_its_sides(actor, answers):
    asked = [str(a) for a in Actor] + ["body", "either"]
    for party in (None, "requester", "public_body"):
        assert {name for name in asked if actor.answers_to(name, party)} == answers


# -- what a wrong word is told ---------------------------------------------------------------------


def body(**fields):
    return PublicBody(**{"name": "Badan", "level": "central", "kind": "state"} | fields)


@pytest.mark.parametrize(
    ("ask", "error", "says"),
    [
        (lambda: body(name=7), WrongTypeError, "name: expected a text, not int 7"),
        (lambda: body(kind="non_state", political_party="yes"), WrongTypeError, "political_party: expected True or False, not str 'yes'"),
        (lambda: body(political_party=True), InvalidValueError, "kind: expected non_state, where it is a political party, not str 'state'"),
        (lambda: missing(["15(2)h"], "political_party"), InvalidValueError, "code: expected information of political_party (that one is of state, state_owned_enterprise, election_organiser, information_commission), not str '15(2)h'"),
        (lambda: consequence_steps("2025"), NotADateError, "on must be a datetime.date, not str '2025'; pass `date.fromisoformat(...)`"),
        (lambda: decision_fields(7), NotADateError, "on must be a datetime.date, not int 7"),
        (lambda: approvals(7, of_change=True), NotADateError, "on must be a datetime.date, not int 7"),
        (lambda: term_in_force("request.notic", "general", DAY), UnknownTermError, "unknown term 'request.notic'; did you mean request.notice, request.refusal_notice, request.correction"),
    ],
)  # fmt: skip
def test_a_wrong_word_is_named_with_what_was_expected(ask, error, says):
    with pytest.raises(error) as caught:
        ask()
    assert str(caught.value) == says


# -- what the data say -----------------------------------------------------------------------------


def test_an_instrument_as_it_was_made():
    """UU 14/2008 Pasal 64: in force two years after it was promulgated."""
    act = next(i for i in instruments() if i.id == "UU 14/2008")
    assert act._replace(title_id="", title_en="", articles=()) == (
        "UU 14/2008", "act", "", "", "LN 2008 No. 61, TLN No. 4846", date(2008, 4, 30),
        date(2008, 4, 30), date(2010, 4, 30), None, "read", None, (),
    )  # fmt: skip
    made = {i.id: (i.made_on, i.promulgated_on) for i in instruments()}
    assert made["PP 61/2010"] == (date(2010, 8, 20), date(2010, 8, 23))
    assert made["PERMA 2/2011"] == (None, None)
    kinds = {i.kind for i in instruments() if i.id.startswith("Perki")}
    assert kinds == {"commission_regulation"}


def test_words_are_indonesian_unless_english_is_asked_for():
    item = information("state")[0]
    rule = exemption_rule("redaction")
    for words in (InformationClass.PERIODIC.name_in, item.name, rule.name):
        assert words() == words("id") != words("en")
    assert (item.name(), rule.name()) == (item.name_id, rule.name_id)


@pytest.mark.parametrize(
    ("text", "check"),
    [
        ("document_sent[what=deed]", Check("document_sent", "what", ("deed",))),
        ("not document_sent[what=deed]", Check("document_sent", "what", ("deed",), negated=True)),
        ("not notice_extended", Check("notice_extended", negated=True)),
    ],
)
def test_a_check_that_must_fail_is_read_as_one(text, check):
    assert parse_condition(text).checks == (check,)


def test_an_answer_in_another_unit_is_a_unit_like_any_other():
    """Perki 1/2010 Pasal 34 ayat (1) says days where the Act says working days."""
    early = date(2020, 1, 6)
    answer = term_in_force("objection.answer", "general", early)
    read = Readings(answer_unit="calendar_days").patch(answer, early)
    assert (answer.unit, read.unit) == (Unit.WORKING_DAYS, Unit.CALENDAR_DAYS)
    assert isinstance(read.unit, Unit)


def test_an_answer_changes_the_versions_that_it_names():
    """Perki 2/2010 Pasal 16 ayat (2), from 20 August 2010 to 28 April 2013, settles the start."""
    patches = Readings.question("settlement_clock").patches
    assert {patch.rows for patch in patches} == {(date(2010, 4, 30), date(2013, 4, 29))}
    assert {patch.rows for patch in Readings.question("notice_clock").patches} == {()}


def test_a_question_may_raise_another():
    """When silence is found is asked first; then whether that day counts."""
    raised = {q.field: q.raises for q in Readings.questions()}
    assert raised.pop("silence_found_on") == ("first_day",)
    assert set(raised.values()) == {()}


def test_a_step_of_the_day_looked_at_has_begun():
    """Perki 1/2021 replaced Perki 1/2010 on 30 June 2021."""
    looked_at = date(2021, 6, 30)
    picked = {
        step_on: resolve("request.notice", {}, as_of=looked_at, step_on=step_on).picked_by
        for step_on in (date(2021, 6, 29), looked_at, date(2021, 7, 1), None)
    }
    assert list(picked.values()) == ["step", "step", "as_of", "as_of"]


@pytest.mark.parametrize("regime", ["general", "election"])
def test_an_extension_is_one_of_its_own_regime(regime):
    notice = term_in_force("request.notice", regime, DAY)
    extension = extension_of(notice, DAY)
    assert (extension.id, extension.regime) == ("request.extension", regime)


def test_other_texts_of_a_duty_are_as_much_a_duty_and_as_well_read():
    others = [o for duty in duties_of("state") for o in duty.others]
    assert {o.id for o in others} == {"regulation_yearly", "each_year", "part_of_periodic"}
    kinds = {(v.kind, v.evidence) for other in others for v in other.versions}
    assert kinds == {(TermKind.RECURRING, Evidence.READ)}
