"""The table of limits: each row as it was read, each citation a real article."""

import csv
from datetime import date, timedelta
from itertools import pairwise

import pytest

from ppid_rules import NotInForceError, UnknownRegimeError, UnknownTermError, instruments, terms
from ppid_rules.law import Actor, Evidence, TermKind, Unit, is_term, term_in_force
from support import GOLDEN

GOLDEN_ROWS = list(csv.DictReader((GOLDEN / "terms.csv").read_text(encoding="utf-8").splitlines()))

EVENTS = frozenset(
    [
        "request_received",
        "receipt_given",
        "request_registered",
        "incompleteness_notified",
        "correction_received",
        "request_declared_complete",
        "request_dropped",
        "notice_extended",
        "notice_given",
        "information_delivered",
        "request_withdrawn",
        "objection_filed",
        "objection_registered",
        "objection_answered",
        "settled_amicably",
        "objection_withdrawn",
        "dispute_filed",
        "dispute_incompleteness_notified",
        "application_completed",
        "dispute_registered",
        "dispute_not_registered",
        "document_sent",
        "preliminary_determination_made",
        "panel_appointed",
        "replacement_requested",
        "replacement_decided",
        "hearing_scheduled",
        "summons_received",
        "first_hearing_held",
        "hearing_held",
        "hearing_adjourned",
        "interlocutory_decision_read",
        "party_absent",
        "dispute_lapsed",
        "dispute_withdrawn",
        "proceedings_terminated",
        "transferred_to_commission",
        "mediation_started",
        "mediation_extended",
        "mediator_declined",
        "mediation_agreed",
        "mediation_decision_issued",
        "mediation_failed",
        "adjudication_chosen",
        "evidence_closed",
        "closing_statements_submitted",
        "decision_read",
        "decision_copy_received",
        "non_acceptance_stated",
        "court_objection_filed",
        "court_decision_received",
        "cassation_filed",
        "cassation_decided",
        "execution_requested",
    ]
)


def joined(values):
    return "|".join(map(str, values))


@pytest.mark.parametrize(
    ("row", "term"), list(zip(GOLDEN_ROWS, terms(), strict=True)), ids=[t.id for t in terms()]
)
def test_each_row_is_as_in_the_golden_file(row, term):
    """The golden file was made from the ledger and the texts by other code."""
    assert row["in_force_from"] == term.in_force_from.isoformat()[: len(row["in_force_from"])]
    assert row == {
        "id": term.id,
        "regime": term.regime,
        "in_force_from": row["in_force_from"],
        "in_force_to": term.in_force_to.isoformat() if term.in_force_to else "",
        "version_by": term.version_by,
        "kind": term.kind,
        "actor": term.actor,
        "number": "" if term.number is None else str(term.number),
        "unit": term.unit,
        "direction": term.direction,
        "counted_from": joined(term.counted_from),
        "closed_by": joined(term.closed_by),
        "ended_by": joined(term.ended_by),
        "applies_if": row["applies_if"],
        "moves": joined(term.moves),
        "per_party": "party" if term.per_party else "",
        "first_only": "first" if term.first_only else "",
        "audited": "" if term.audited else "shown",
        "evidence": term.evidence,
        "citations": "; ".join(f"{c.instrument} {c.article}".strip() for c in term.citations),
    }
    canonical = row["applies_if"].replace("[what=", ".what = ").replace("]", "")
    assert str(term.applies_if) == canonical


@pytest.mark.parametrize(
    ("term_id", "on", "number", "unit"),
    [  # the words of the texts
        ("request.notice", date(2025, 1, 1), 10, "working_days"),  # UU 22(7)
        ("request.extension", date(2025, 1, 1), 7, "working_days"),  # UU 22(8)
        ("objection.filing", date(2025, 1, 1), 30, "working_days"),  # UU 36(1)
        ("objection.answer", date(2025, 1, 1), 30, "working_days"),  # UU 36(2)
        ("dispute.filing", date(2025, 1, 1), 14, "working_days"),  # UU 37(2)
        ("dispute.start", date(2025, 1, 1), 14, "working_days"),  # UU 38(1)
        ("dispute.settlement", date(2025, 1, 1), 100, "working_days"),  # UU 38(2)
        ("court.non_acceptance", date(2025, 1, 1), 14, "working_days"),  # UU 48(1)
        ("court.cassation", date(2025, 1, 1), 14, "calendar_days"),  # UU 50
        ("request.completeness_check", date(2025, 1, 1), 3, "working_days"),  # Perki 1/2021 31(2)
        ("dispute.summons", date(2025, 1, 1), 3, "working_days"),  # Perki 1/2013 24(2)
        ("dispute.summons", date(2012, 1, 1), 5, "working_days"),  # Perki 2/2010 27(4)
        ("mediation.duration", date(2025, 1, 1), 14, "working_days"),  # Perki 1/2013 41(1)
        ("mediation.extension", date(2025, 1, 1), 7, "working_days"),  # Perki 1/2013 41(2)
        ("exemption.declassification", date(2025, 1, 1), 30, "working_days"),  # PP 61/2010 11(2)
        ("exemption.law_enforcement", date(2025, 1, 1), 30, "years"),  # PP 61/2010 5
        ("publication.periodic", date(2025, 1, 1), 6, "months"),  # UU 9(3)
        ("publication.information_list", date(2015, 1, 1), 1, "months"),  # Perki 1/2010 7(3)
    ],
)
def test_the_numbers_of_the_texts(term_id, on, number, unit):
    term = term_in_force(term_id, "general", on)
    assert (term.number, term.unit) == (number, unit)


def test_every_citation_is_an_article_of_its_instrument():
    by_id = {i.id: i for i in instruments()}
    for term in terms():
        assert term.citations
        for citation in term.citations:
            assert by_id[citation.instrument].has(citation.article), citation


def test_every_row_has_words_in_both_languages():
    for term in terms():
        for lang in ("id", "en"):
            assert term.name(lang)
            assert not term.name(lang)[0].isspace()
            assert term.effect(lang).endswith(".")
            assert term.actor.words(lang)


def test_every_event_of_the_notation_exists():
    for term in terms():
        for start in term.counted_from:
            event = start.partition(".")[0]
            assert start.startswith("@") or is_term(start) or event in EVENTS, start
        for pattern in (*term.closed_by, *term.ended_by):
            assert pattern.event in EVENTS
        for check in term.applies_if.checks:
            assert check.event in EVENTS


def test_terms_that_are_moved_exist_in_the_same_regime():
    ids = {(t.regime, t.id) for t in terms()}
    for term in terms():
        assert bool(term.moves) == (term.kind is TermKind.EXTENSION)
        assert all((term.regime, moved) in ids for moved in term.moves)


def test_versions_of_one_limit_neither_overlap_nor_leave_an_unexplained_gap():
    versions = {}
    for term in terms():
        versions.setdefault((term.regime, term.id), []).append(term)
    ended = set()
    for (regime, term_id), rows in versions.items():
        for earlier, later in pairwise(rows):
            assert later.in_force_from - earlier.in_force_to == timedelta(days=1)
        if rows[-1].in_force_to is not None:
            ended.add((regime, term_id))
    assert ended == {
        ("general", "request.assistance"),  # Perki 1/2010 only
        ("general", "objection.execution"),
        ("general", "dispute.preliminary_examination"),  # Perki 2/2010 only
        ("general", "dispute.refusal_notice"),
        ("general", "dispute.proceedings_start"),
        ("general", "adjudication.panel"),
        ("general", "adjudication.duration"),
    }


def test_a_number_is_missing_only_where_nobody_knows_it_or_somebody_else_sets_it():
    for term in terms():
        if term.number is None:
            assert (
                term.evidence is Evidence.UNKNOWN
                or term.unit is Unit.SET_BY_ACTOR
                or term.kind is TermKind.RIGHT
            )


def test_no_election_row_borrows_from_the_general_rules():
    election = [t for t in terms() if t.regime == "election"]
    assert {t.evidence for t in election} == {Evidence.SECONDARY, Evidence.UNKNOWN}
    for term in election:
        assert {c.instrument for c in term.citations} <= {"Perki 1/2014", "Perki 1/2019"}
        assert "request.refusal_notice" not in term.moves


def test_actors_have_a_side():
    assert {a: a.side for a in Actor}[Actor.PPID] == "body"
    assert Actor.APPLICANT.side == Actor.REQUESTER.side == "requester"
    assert Actor.PARTY.side == "either"
    assert Actor.REGISTRAR.words("id") == "panitera"


def test_before_and_after_a_limit_is_in_force():
    with pytest.raises(NotInForceError) as caught:
        term_in_force("request.notice", "general", date(2010, 4, 29))
    assert caught.value.first == date(2010, 4, 30)
    assert isinstance(caught.value, LookupError)
    assert term_in_force("request.notice", "general", date(2010, 4, 30)).number == 10
    with pytest.raises(NotInForceError, match="2021-06-29"):
        term_in_force("request.assistance", "general", date(2021, 6, 30))


def test_unknown_names_are_told_the_nearest():
    with pytest.raises(UnknownTermError, match=r"request\.notice") as caught:
        term_in_force("request.notic", "general", date(2025, 1, 1))
    assert isinstance(caught.value, KeyError)
    assert not str(caught.value).startswith(("'", '"'))
    with pytest.raises(UnknownRegimeError, match="general"):
        term_in_force("request.notice", "generale", date(2025, 1, 1))
    with pytest.raises(UnknownTermError):
        term_in_force(["request.notice"], "general", date(2025, 1, 1))
    with pytest.raises(UnknownTermError, match=r"request\.notice"):
        term_in_force("request.receipt", "election", date(2025, 1, 1))


def test_a_row_as_json():
    row = term_in_force("dispute.summons", "general", date(2025, 1, 1)).to_dict()
    assert row["closed_by"] == ["summons_received[for_day=start]"]
    assert row["applies_if"] == "hearing_scheduled.what in (first_hearing, mediation)"
    assert row["citations"] == [["Perki 1/2013", "24(1)-(2)"]]
