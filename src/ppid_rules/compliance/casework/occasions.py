"""The runs of a limit that its row alone describes: an act starts it, another meets it."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from ...law import DEFAULTS, Check, Direction, Pattern, Readings, Unit, is_term, terms
from .logs import ends_of, log_rules, stage_of
from .runs import ClockStatus, Run

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ...law import Term
    from .docket import Docket
    from .logs import Happened

__all__ = ["PARTIES", "closers", "ground_of", "holds", "occasions", "starts_of"]

_OF_DISPUTES = ("dispute", "court")

PARTIES = ("requester", "public_body")


@cache
def starts_of(term_id: str) -> tuple[str, ...]:
    """The acts from which any version of a limit runs, under any reading."""
    found = [start for term in terms() if term.id == term_id for start in term.counted_from]
    for question in Readings.questions():
        for patch in question.patches:
            if patch.term == term_id:
                found.extend(dict(patch.values).get("counted_from", ()))
    return tuple(dict.fromkeys(s for s in found if not s.startswith("@") and not is_term(s)))


def occasions(docket: Docket, term_id: str) -> Iterator[Run]:
    """Every run of a limit that starts with an act, in the order of the log."""
    of_disputes = stage_of(term_id) in _OF_DISPUTES
    openings = [
        (opener, start_is)
        for start_is in starts_of(term_id)
        for opener in _openers(docket, term_id, start_is.partition(".")[0])
    ]
    seen: set[object] = set()
    found: dict[int, list[Run]] = {}
    pending: dict[int, Run] = {}
    for opener, start_is in sorted(openings, key=lambda o: o[0].place):
        begin = docket.log.segment(opener.place)[0] if of_disputes else -1
        run = _opened(docket, term_id, opener, start_is)
        waiting = _pending(docket, term_id, opener, start_is) if run is None else None
        if waiting is not None:
            pending.setdefault(begin, waiting)
        for own in () if run is None else _for_parties(run):
            once = _once(own, begin)
            met = None if once is not None and once in seen else _met(docket, own)
            if met is not None:
                seen.add(once)
                waited = of_disputes and begin in pending
                over = pending[begin].ender if waited else None
                if over is not None and over.place < opener.place:
                    met = met._replace(ender=over)
                ended = met.ender is not None
                done = met._replace(status=ClockStatus.CLOSED) if ended else docket.judged(met)
                found.setdefault(begin, []).append(done)
    for begin in sorted({*found, *pending}):
        yield from found.get(begin) or [pending[begin]]


def _pending(docket: Docket, term_id: str, opener: Happened, start_is: str) -> Run | None:
    """A limit that does not run yet, where it would under another answer to an open question."""
    begin, end = docket.log.segment(opener.place)
    found = docket.governing(term_id, opener.place, opener.on)
    if found is None:
        return None
    ender = next(docket.log.matching(ends_of(term_id), after=begin, before=end), None)
    term, version_on = found
    questions = [
        question.field
        for question in Readings.questions()
        for patch in question.patches
        if patch.applies_to(term, version_on)
        and start_is in dict(patch.values).get("counted_from", ())
    ]
    if not questions:
        return None
    return Run(
        term=term,
        version_on=version_on,
        start_is=term.counted_from[0],
        opened_by=term.counted_from[0],
        ender=ender,
        status=ClockStatus.NOT_STARTED if ender is None else ClockStatus.CLOSED,
        fields=frozenset(questions),
    )


def _openers(docket: Docket, term_id: str, name: str) -> list[Happened]:
    """The acts of a type that can start a limit; of some only the first of a procedure counts."""
    found = docket.log.of(name)
    if name not in log_rules()["once"] or not found[1:]:
        return found
    if stage_of(term_id) == "request":
        return found[:1]
    firsts: dict[int, Happened] = {}
    for happened in found:
        firsts.setdefault(docket.log.segment(happened.place)[0], happened)
    return list(firsts.values())


def _opened(docket: Docket, term_id: str, opener: Happened, start_is: str) -> Run | None:
    """The run that an act starts, ``None`` where the version that governs runs from another."""
    _, _, field = start_is.partition(".")
    start = getattr(opener.event, field) if field else _counted_from(docket, term_id, opener)
    found = start and docket.governing(
        term_id, opener.place, _step_on(docket, opener, term_id, start)
    )
    if not found:
        return None
    term, version_on = found
    if start_is not in term.counted_from:
        start = _standing_in(docket, term, opener, start_is, start)
        if start is None:
            return None
    due = docket.due(term, start, start_is)
    if term.unit is Unit.SET_BY_ACTOR:
        due = _named_day(term, opener)
    return Run(
        term=term,
        version_on=version_on,
        start=start,
        start_is=start_is,
        opener=opener,
        opened_by=opener.type,
        due=due,
        limit=due,
        root=start,
        fields=docket.fields(term, version_on, start_is),
    )


def _step_on(docket: Docket, opener: Happened, term_id: str, start: date) -> date | None:
    """The day of a step, which may keep it under an older version.

    A limit on a whole dispute is no such step, once it is known which regulation governs.
    """
    whole = term_id in log_rules()["of_a_whole_dispute"]
    known = dict(docket.log.acts(opener.place)).keys()
    return None if whole and "preliminary_examination" in known else start


def _counted_from(docket: Docket, term_id: str, opener: Happened) -> date:
    """The day an act starts a limit: when it reached the other side, or when it was done."""
    by_act = term_id in log_rules()["counted_from_the_act"]
    return opener.on if by_act else docket.reached(opener)


def _standing_in(
    docket: Docket, term: Term, opener: Happened, start_is: str, start: date
) -> date | None:
    """The day that stands in where a reading counts from an act that is not recorded.

    That of the default start; but what was found incomplete counts from its completion.
    """
    default = docket.governing(term.id, opener.place, start, DEFAULTS)
    if default is None or start_is not in default[0].counted_from:
        return None
    begin, end = docket.log.segment(opener.place)
    wanted = tuple(Pattern(name) for name in term.counted_from)
    if any(docket.log.matching(wanted, after=begin - 1, before=end)):  # its filing among them
        return None
    for name in term.counted_from:
        rule = log_rules()["stands_in"].get(name)
        if rule is not None and docket.log.of(rule["unless"]):
            then = docket.log.of(rule["then"])
            return docket.reached(then[-1]) if then else None
    return start


def _named_day(term: Term, opener: Happened) -> date | None:
    """The last day that the act itself names."""
    for check in term.applies_if.checks:
        if check.event == opener.type and check.field and not check.values:
            named = getattr(opener.event, check.field)
            if isinstance(named, date):
                return named
    return None


def _for_parties(run: Run) -> Iterable[Run]:
    """A run for each party that has one of its own."""
    if not run.term.per_party or run.opener is None:
        return (run,)
    own = getattr(run.opener.event, "by", None)
    return (run._replace(party=party) for party in PARTIES if own in (None, party))


def _once(run: Run, begin: int) -> object | None:
    """What of several runs only the first may have; ``None``: there may be several.

    The first hearing and the first mediation; and for each party its first copy.
    """
    if run.opener is None:
        return None
    if run.term.first_only:
        fields = [c.field for c in run.term.applies_if.checks if c.event == run.opener.type]
        return begin, run.party, *(getattr(run.opener.event, field or "") for field in fields)
    if run.party is not None and hasattr(run.opener.event, "by"):
        return begin, run.party
    return None


def _met(docket: Docket, run: Run) -> Run | None:
    """A run with the act that meets it; ``None`` where the limit does not apply."""
    own: list[Check] = []
    replaced: Happened | None = None
    for check in run.term.applies_if.checks:
        if any(check.event == pattern.event for pattern in run.term.closed_by):
            own.append(check)
        elif not holds(docket, check, run.opener):
            replaced = _replaced_by(docket, check, run.opener)
            if replaced is None:
                return None
    closer = next((c for c in closers(docket, run) if all(_said(check, c) for check in own)), None)
    if own and closer is None:
        return None
    if replaced is not None:
        return run._replace(ender=replaced)
    return run._replace(closer=closer, done_on=closer and docket.done_on(closer))


def _replaced_by(docket: Docket, check: Check, opener: Happened | None) -> Happened | None:
    """The later act by which a limit applies no more, where its condition excludes that act."""
    if not check.negated or opener is None or check.event == opener.type:
        return None
    _, end = docket.log.segment(opener.place)
    found = docket.log.matching((Pattern(check.event),), after=opener.place, before=end)
    return next((h for h in found if check.field is None or _value_fits(check, h)), None)


def closers(docket: Docket, run: Run) -> Iterator[Happened]:
    """The acts that can meet a run, in the order of the log."""
    place = -1 if run.opener is None else run.opener.place
    begin, end = docket.log.segment(place) if stage_of(run.term.id) != "request" else (-1, None)
    if run.term.direction is Direction.BACKWARD:
        place = begin
    return docket.log.matching(
        run.term.closed_by, after=place, before=end, start=run.start, party=run.party
    )


def holds(docket: Docket, check: Check, opener: Happened | None) -> bool:
    """Whether a check of a condition holds: of the act that starts the run, else of the log."""
    if opener is not None and check.event == opener.type:
        return _said(check, opener)
    begin, end = docket.log.segment(-1 if opener is None else opener.place)
    if check.event == "objection_filed" and opener is not None:
        objection = docket.log.last((check.event,), opener.place)
        letter = None if objection is None else ground_of(docket, objection)[0]
        return (letter in check.values) is not check.negated
    found = docket.log.matching((Pattern(check.event),), after=begin, before=end)
    matches = any(check.field is None or _value_fits(check, h) for h in found)
    return matches is not check.negated


def _said(check: Check, happened: Happened) -> bool:
    if check.event != happened.type:
        return True
    return (check.field is None or _value_fits(check, happened)) is not check.negated


def _value_fits(check: Check, happened: Happened) -> bool:
    value = getattr(happened.event, check.field or "")
    return value in check.values if check.values else bool(value)


def ground_of(docket: Docket, objection: Happened) -> tuple[str, bool]:
    """The ground of an objection, and whether it was not recorded but read from the log.

    Not recorded, it is read as silence where no notice stands before the objection, else as a
    ground found on receipt of the notice. Grounds b and g are never read into a log.
    """
    letter = getattr(objection.event, "ground", None)
    if letter is not None:
        return letter, False
    answered = docket.log.last(("notice_given", "information_delivered"), objection.place)
    rule = log_rules()["unrecorded_ground"]
    return rule["unanswered" if answered is None else "answered"], True
