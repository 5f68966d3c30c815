"""The table of transitions as a graph: nothing is out of reach, nothing is a trap."""

import sys
from datetime import timedelta
from itertools import product
from pathlib import Path
from typing import get_args

import pytest

from ppid_rules import instruments
from ppid_rules.cases import CaseStatus, dispute_laws, event_types, transitions
from ppid_rules.cases import events as e
from ppid_rules.cases.transitions import CLOSED, advance

sys.path.insert(0, str(Path(__file__).parents[2] / "docs"))

import lifecycles

LAWS = dispute_laws()
TYPES = {m.model_fields["type"].default: m for m in get_args(get_args(e.AnyEvent)[0])}
RANK = lifecycles.RANK
NOTHING = CaseStatus.REQUEST_NOT_RECEIVED
OLD_ONLY = {
    CaseStatus.DISPUTE_ACCEPTED_FOR_MEDIATION,
    CaseStatus.DISPUTE_ACCEPTED_FOR_ADJUDICATION,
    CaseStatus.DISPUTE_DETERMINATION_REFUSED,
    CaseStatus.DISPUTE_MEDIATION_FAILED,
}
"""The statuses that only Perki 2/2010 has: its determinations, and mediation that failed."""

NEW_ONLY = {CaseStatus.DISPUTE_PRELIMINARY}
"""Perki 1/2013 examines at the first hearing."""


def leads_to(law):
    """For each status those to which one event leads, sparse rows left out."""
    found = {status: set() for status in CaseStatus}
    for row in transitions(law):
        for status in row.before:
            found[status].add(row.after or status)
    return found


def closure(edges, starts):
    reached, new = set(), set(starts)
    while new:
        reached |= new
        new = {after for status in new for after in edges[status]} - reached
    return reached


def ids(value):
    return value if isinstance(value, str) else None


@pytest.mark.parametrize("law", LAWS, ids=ids)
def test_every_status_is_reached(law):
    missing = NEW_ONLY if law == LAWS[0] else OLD_ONLY
    reached = closure(leads_to(law), {NOTHING})
    assert reached == set(CaseStatus) - set(lifecycles.COMPUTED) - missing


@pytest.mark.parametrize("law", LAWS, ids=ids)
def test_no_status_is_a_trap(law):
    edges = leads_to(law)
    stuck = [s for s in closure(edges, {NOTHING}) if not closure(edges, {s}) & lifecycles.ENDED]
    assert stuck == []


@pytest.mark.parametrize("law", LAWS, ids=ids)
def test_the_ways_are_lawful(law):
    """The examples by which statuses are shown and checked hold no act that comes at a wrong time."""
    for status, way in lifecycles.ways(law).items():
        case = way.case
        assert case.status is status
        if not way.events:
            continue
        assert case.dispute_law == law or status.stage < "dispute"
        audit = case.audit(case.events[-1].on)
        codes = {
            f.code for f in audit.findings if f.kind not in {"missing", "unrecorded", "lapsed"}
        }
        assert codes <= {"request.notice.late"}, status  # a silent body that hands over in the end


@pytest.mark.parametrize("law", LAWS, ids=ids)
def test_every_open_status_has_a_clock_or_a_right(law):
    without = []
    for status, way in lifecycles.ways(law).items():
        if status in lifecycles.ENDED or not way.events:
            continue
        on = way.events[-1].on
        case = way.case
        if not case.deadlines(on, status={"running"}) and not case.next_steps(on):
            without.append(status)
    assert without == []


@pytest.mark.parametrize("status", lifecycles.COMPUTED, ids=str)
def test_time_brings_the_computed_statuses_about(status):
    before, days = lifecycles.COMPUTED[status]
    way = lifecycles.ways(LAWS[-1])[before]
    assert way.case.standing(way.events[-1].on + timedelta(days)).status is status


def test_every_event_is_used():
    used = {row.event for law in LAWS for row in transitions(law)}
    assert used == set(event_types()) == set(TYPES)


@pytest.mark.parametrize("law", LAWS, ids=ids)
def test_a_skipped_step_leads_forward_only(law):
    for row in transitions(law):
        if not row.sparse:
            continue
        where = {field: values[0] for field, values in row.where if values[0] is not None}
        must = {"by": "requester", "what": lifecycles.WHAT.get(row.event), "for_day": "2025-03-18"}
        needed = {field: must[field] for field in lifecycles.needed(row.event)}
        event = TYPES[row.event](on="2025-03-17", **{**needed, **where})
        listed = {s for r in transitions(law) if r.event == row.event for s in r.before}
        for status in set(CaseStatus) - listed - set(lifecycles.COMPUTED):
            after = advance(status, event, law)
            if after is not status:
                assert RANK[after] > RANK[status], (row.event, status, after)
                assert status not in CLOSED or status.stage is not after.stage


@pytest.mark.parametrize("law", LAWS, ids=ids)
def test_the_table_has_one_answer_and_cites_articles_that_exist(law):
    known = {instrument.id: instrument for instrument in instruments()}
    seen = set()
    for row in transitions(law):
        for citation in row.citations:
            assert known[citation.instrument].has(citation.article), citation
        assert {field for field, _ in row.where} <= set(TYPES[row.event].model_fields)
        answers = list(product(*(values for _, values in row.where)))
        for key in product(row.before, [row.event], answers):
            assert key not in seen, key
            seen.add(key)
