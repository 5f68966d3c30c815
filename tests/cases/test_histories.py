"""What holds for every history, lawful or not."""

import pickle
from contextlib import suppress
from datetime import timedelta
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from histories import BODIES, FIRST, LAST, TYPES, cases, events
from ppid_rules import Case, ClockStatus, ImpossibleEventError, Readings

# The same examples each time, so that a run says something about the change at hand.
SLOW = settings(
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
    max_examples=60,
)

FORWARD = {
    ClockStatus.NOT_STARTED: set(ClockStatus),
    ClockStatus.RUNNING: set(ClockStatus) - {ClockStatus.NOT_STARTED},
    ClockStatus.UNKNOWN: set(ClockStatus),  # what could not be told may come to be told
    # Closed: a duty that fell away with the procedure, such as mediation after a refusal.
    ClockStatus.OVERDUE: set(ClockStatus) & {"overdue", "late", "unknown", "closed"},
    ClockStatus.LAPSED: {ClockStatus.LAPSED, ClockStatus.LATE, ClockStatus.UNKNOWN},
    ClockStatus.CLOSED: {ClockStatus.CLOSED},
    ClockStatus.MET: {ClockStatus.MET},
    ClockStatus.LATE: {ClockStatus.LATE},
}


def story(case, *facts):
    """What a failing example was about, an event a line."""
    return "\n".join(map(str, [*facts, *(x.model_dump(exclude_none=True) for x in case.events)]))


def last_day(case):
    return case.events[-1].on


@SLOW
@given(cases(), st.integers(0, 60))
def test_an_audit_is_that_of_the_log_cut_there(case, back):
    day = last_day(case) - timedelta(back)
    whole, cut = case.audit(day), case.until(day).audit(day)
    assert whole.findings == cut.findings
    assert whole.clocks == cut.clocks
    assert whole.standing == cut.standing
    assert whole.ignored_events == len(case.events) - len(case.until(day).events)


@SLOW
@given(cases())
def test_a_status_moves_only_forward_as_time_passes(case):
    seen = {}
    start = case.events[0].on
    days = [start + timedelta(n) for n in range(0, (last_day(case) - start).days + 60, 5)]
    for before, after in pairwise(days):
        seen = seen or {c.key: c.status for c in case.deadlines(before)}
        now = {c.key: c.status for c in case.deadlines(after)}
        for key, status in seen.items():
            assert key in now, story(case, key, status, after)
            assert now[key] in FORWARD[status], story(case, key, status, now[key], after)
        seen = now


@SLOW
@given(cases())
def test_the_chosen_day_lies_between_the_earliest_and_the_latest(case):
    for clock in case.deadlines(last_day(case) + timedelta(30)):
        if clock.due_on is not None:
            assert clock.earliest <= clock.due_on <= clock.latest
            assert clock.under() == clock


@SLOW
@given(cases(), st.data())
def test_a_day_off_more_never_makes_anything_late(case, data):
    day = last_day(case) + timedelta(30)
    start = case.events[0].on
    off = start + timedelta(data.draw(st.integers(0, max(1, (day - start).days))))
    before = case.audit(day)
    after = case.audit(day, calendar=case.calendar().with_days_off({off: "tutup"}))
    late = {(f.code, f.key) for f in before.findings if f.kind == "late"}
    for finding in after.findings:
        if finding.kind == "late" and finding.term.direction == "forward":
            known = (finding.code, finding.key) in late
            # An extension that was in time stays so; one that moved nothing may now be late.
            assert known or finding.term.kind == "extension", finding


@SLOW
@given(cases(), st.integers(0, 40), st.data())
def test_every_step_offered_can_be_recorded(case, later, data):
    day = last_day(case) + timedelta(later)
    for step in case.next_steps(day):
        event = data.draw(events(step.event, max(day, step.earliest or day)))
        fields = {}
        if step.party is not None:
            fields["by"] = step.party
        if step.grounds:
            fields["ground"] = step.grounds[0]
        if step.event == "document_sent":
            pattern = step.term.closed_by[0]
            fields[pattern.field] = pattern.value
        case.record(event.model_copy(update=fields))
        for lang in ("id", "en"):
            for audience in ("officer", "citizen", "panel"):
                text = step.message(lang, audience)
                assert text
                assert "None" not in text
                assert "{" not in text
            assert step.consequence(lang)


@SLOW
@given(cases())
def test_every_finding_has_its_words(case):
    audit = case.audit(last_day(case) + timedelta(45))
    for finding in audit.findings:
        for lang in ("id", "en"):
            assert finding.title(lang)
            for audience in ("officer", "citizen", "panel"):
                text = finding.message(lang, audience)
                assert "None" not in text, (finding, text)
                assert "{" not in text
    for caveat in audit.standing.caveats:
        assert caveat.text("id")
        assert caveat.text("en")
    assert audit.standing.label("id") != audit.standing.label("en")


@settings(SLOW, max_examples=30)
@given(cases(max_events=8), st.data())
def test_a_finding_is_contested_exactly_where_other_answers_remove_it(case, data):
    day = last_day(case) + timedelta(30)
    audit = case.audit(day)
    here = set(map(identity, audit.findings))
    answers = {q.field: data.draw(st.sampled_from(q.options)) for q in Readings.questions()}
    there = case.audit(day, readings=Readings(**answers))
    found = set(map(identity, there.findings))
    for finding in audit.findings:
        if identity(finding) not in found:
            assert finding.contested, (finding, answers, case.events)
        for combination in finding.falls_under:
            other = case.audit(day, readings=Readings().under(**dict(combination)))
            assert identity(finding) not in set(map(identity, other.findings))
        assert set(finding.contested) == {f for c in finding.falls_under for f, _ in c}
    otherwise = {(o.code, o.key) for o in audit.otherwise}
    for finding in there.findings:
        if identity(finding) not in here:
            assert (finding.code, finding.key) in otherwise, (finding, answers, case.events)
    for other in audit.otherwise:
        for combination in other.under:
            findings = case.audit(day, readings=Readings().under(**dict(combination))).findings
            assert (other.code, other.key) in {(f.code, f.key) for f in findings}


def identity(finding):
    by_act = finding.kind in {"misstated", "unreasoned"}
    return finding.code, finding.key, finding.event_index if by_act else None


class Histories(RuleBasedStateMachine):
    """A register: events come in any order, late ones too."""

    def __init__(self):
        super().__init__()
        self.case = Case.of(BODIES[0])

    @rule(
        data=st.data(),
        back=st.sampled_from([0, 0, 0, 5, 30]),
        ahead=st.sampled_from([0, 1, 10, 17, 30]),
    )
    def record(self, data, back, ahead):
        name = data.draw(st.sampled_from(sorted(TYPES)))
        last = self.case.events[-1].on if self.case.events else data.draw(st.dates(FIRST, LAST))
        event = data.draw(events(name, last + timedelta(ahead - back)))
        with suppress(ImpossibleEventError):
            self.case = self.case.record(event)

    @invariant()
    def can_be_kept(self):
        assert Case.model_validate_json(self.case.model_dump_json()) == self.case
        assert pickle.loads(pickle.dumps(self.case)) == self.case

    @invariant()
    def can_be_asked(self):
        if self.case.events:
            day = self.case.events[-1].on + timedelta(20)
            audit = self.case.audit(day)
            again = pickle.loads(pickle.dumps(audit))
            assert again == audit
            assert again.findings == audit.findings
            assert audit.compare(again) == ((), (), ())
            assert audit.to_dict()["as_of"] == day.isoformat()


TestHistories = Histories.TestCase
TestHistories.settings = settings(SLOW, max_examples=15, stateful_step_count=15)
