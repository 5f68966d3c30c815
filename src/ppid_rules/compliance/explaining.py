"""The derivation of a deadline, step by step: data first, words from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from ..law import Citation, Direction, Evidence, Readings, TermKind, Unit, is_term, term_in_force
from ..regions import province_of
from ..workdays import Certainty, DayKind, DayOff, WorkedDay
from .wording import Clause, has_sentence, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .._check import Lang
    from .deadlines import Deadline
    from .doubt import Alternative

__all__ = ["Step", "explained", "steps_of"]

# The sentences of single terms say "working days" in words.
_SPOKEN_UNITS = (Unit.WORKING_DAYS, Unit.SAME_DAY)


# What the safe dates say depends on who reads; the other half is whether another act may count.
_ADVICE = {
    "safe.advice": "safe.{}",
    "safe.advice.here": "safe.{}.here",
    "safe.closed": "safe.closed.{}",  # this and the next tell nothing to whoever waits
    "safe.remote": "safe.remote.{}",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a derivation.

    Attributes:
        code: what the step is, a code of the message catalogue.
        values: its facts by name: dates, numbers, days off, citations.
        citations: the articles behind it.
    """

    code: str
    values: tuple[tuple[str, object], ...] = ()
    citations: tuple[Citation, ...] = ()

    def text(self, lang: Lang = "id", audience: str = "officer") -> str:
        """The step in words, ``""`` where it is not for this audience.

        Raises:
            UnknownLanguageError: neither ``"id"`` nor ``"en"``.
            UnknownOptionError: an unknown audience.
        """
        values = dict(self.values)
        code = self.code
        if code in _ADVICE:
            code = _ADVICE[code].format(_advice(str(values["side"]), audience))
            if not has_sentence(code):
                return ""
        return sentence(code, values, lang, audience)

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready: code, facts, articles, and the words for an officer in both languages."""
        return {
            "code": self.code,
            "values": {name: _plain(value) for name, value in self.values},
            "citations": [[c.instrument, c.article] for c in self.citations],
            "text": {"id": self.text("id"), "en": self.text("en")},
        }


def _plain(value: object) -> object:
    """A fact of a step as JSON has it."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Clause):
        return dict(value)
    if isinstance(value, DayOff | WorkedDay):
        return value.day.isoformat()
    if isinstance(value, Citation):
        return [value.instrument, value.article]
    return [_plain(item) for item in value] if isinstance(value, tuple) else value


def explained(steps: Iterable[Step], lang: Lang, audience: str) -> str:
    """The steps in words, a line each."""
    return "\n".join(filter(None, (step.text(lang, audience) for step in steps)))


def _step(code: str, /, *citations: Citation, **values: object) -> Step:
    return Step(code, tuple(values.items()), citations)


def steps_of(deadline: Deadline) -> Iterator[Step]:
    """The derivation of a deadline in the order in which a clerk would give it."""
    term = deadline.term
    if term.kind is not TermKind.RIGHT:
        yield _step(f"start.{deadline.start_is}", start=deadline.starts_on)
    yield _rule(deadline)
    extension = deadline.extension
    if extension is not None and has_sentence(f"rule.{extension.term.id}"):
        yield _step(
            "extension.possible",
            *extension.citations,
            number=extension.term.number,
            due=extension.due_on,
        )
    if deadline.due_on is not None:
        yield from _counting(deadline)
        if deadline.rests_on is not None:
            yield from _knowledge(deadline, *deadline.rests_on)
        yield from _doubt(deadline)
    if deadline.version_on != deadline.starts_on:
        yield _step("version.in_force", on=deadline.version_on)
    yield from _evidence(deadline)
    yield _step("effect", effect=Clause.of(term.effect))
    if deadline.citations:
        code = "basis" if term.house_rule is None else "basis.replaced"
        yield _step(code, *deadline.citations, citations=deadline.citations)
    yield _step("closing")


def _rule(deadline: Deadline) -> Step:
    """What has to be done by whom and until when: a sentence of the term, or of its kind."""
    term = deadline.term
    reason = deadline.why_no_date
    own = term.house_rule is not None or reason is not None
    if reason == "no_limit":
        code = "rule.right.open"
    elif reason is not None:
        code = f"rule.{term.kind}.{reason}"
        if has_sentence(f"{code}.{term.regime}"):
            code = f"{code}.{term.regime}"
    elif not own and has_sentence(f"rule.{term.id}") and term.unit in _SPOKEN_UNITS:
        code = f"rule.{term.id}"
    else:
        code = f"rule.{term.kind}.{term.unit}.{term.direction}"
    return _step(
        code,
        *deadline.citations,
        name=Clause.of(term.name),
        actor=Clause.of(term.actor.words),
        number=term.number,
        due=deadline.due_on,
        start=deadline.starts_on,
        instrument=term.citations[0].instrument,
    )


def _evidence(deadline: Deadline) -> Iterator[Step]:
    term = deadline.term
    rule = term.house_rule
    if rule is not None:
        law = term_in_force(term.id, term.regime, deadline.version_on)
        code = "evidence.caller" if law.number is not None else "evidence.caller_only"
        yield _step(code, number=rule.number, basis=rule.basis, law=law.number)
    elif term.evidence is Evidence.SECONDARY:
        yield _step("evidence.secondary", instrument=term.citations[0].instrument)


def _counting(deadline: Deadline) -> Iterator[Step]:
    unit = deadline.term.unit
    if unit is Unit.SET_BY_ACTOR:
        return
    if unit is not Unit.WORKING_DAYS:
        yield _step(f"count.unit.{unit}")
        if deadline.rests_on is not None and len(set(deadline.rests_on)) > 1:
            first, due = deadline.rests_on
            yield _step("count.rolled", last=first, due=due)
        return
    backward = deadline.term.direction is Direction.BACKWARD
    chained = is_term(deadline.start_is)
    rule = "chained" if chained else deadline.readings.first_day
    counted = [row.day for row in deadline.count() if row.number]
    yield _step(f"count.first.{'backward' if backward else rule}", first=counted[0])
    week, days = deadline.calendar.week, deadline.skipped
    if days:
        yield _step(f"skipped.some.{week}", count=len(days), days=days)
    else:
        yield _step(f"skipped.none.{week}")
    if deadline.worked:
        yield _step("worked", days=deadline.worked)
    leave = _joint_leave(deadline, counted)
    if leave:
        yield _step("leave.counted", days=leave)
    off = [off.day for off in days if off.kind is DayKind.JOINT_LEAVE]
    if off:
        basis = Readings.question("joint_leave").citations
        known = all(citation.in_force(off[0]) for citation in basis)
        code = "leave.basis" if known else "leave.basis.before"
        yield _step(code, *basis, citations=basis)


def _joint_leave(deadline: Deadline, counted: list[date]) -> tuple[DayOff, ...]:
    """The joint leave that the period counts, since the readings make it working days."""
    if deadline.readings.joint_leave == "off":
        return ()
    strict = deadline.calendar.with_joint_leave("off")
    named = strict.days_off(min(counted), max(counted))
    return tuple(o for o in named if o.kind is DayKind.JOINT_LEAVE and o.day in counted)


def _knowledge(deadline: Deadline, first: date, last: date) -> Iterator[Step]:
    calendar, due = deadline.calendar, deadline.due_on
    known = calendar.known_until
    span = (first + timedelta(n) for n in range((last - first).days + 1))
    uncertain = [day for day in span if calendar.certainty(day) == deadline.certainty]
    if deadline.certainty is Certainty.PROJECTED:
        year = uncertain[0].year
        yield _step("certainty.projected", due=due, year=year, known=known)
    elif due is not None and due > known:
        yield _step("knowledge.may_move", known=known)
    else:
        yield _step("knowledge.log", known=known)
    if deadline.certainty is Certainty.PROVISIONAL:
        off = [calendar.day_off(day) for day in uncertain]
        days = tuple(o for o in off if o and o.decree)
        if None in off:
            yield _step("certainty.left_open", due=due, year=uncertain[0].year)
        else:
            yield _step("certainty.provisional", due=due, days=days)
    for move in deadline.moved:
        yield _step(
            "moved",
            before=move.before,
            after=move.after,
            decree=Clause.of(move.revision.short),
            announced=move.announced_on,
        )
    if calendar.region is not None:
        name = province_of(calendar.region).name
        region = name if calendar.region.startswith("ID-") else f"{calendar.region} ({name})"
        yield _step(f"region.{calendar.coverage.regional}", region=region)


def _doubt(deadline: Deadline) -> Iterator[Step]:
    for other in deadline.alternatives:
        question = Readings.question(other.reading)
        yield _step(
            _contested(other),
            *question.citations,
            question=Clause(question.question_text),
            due=deadline.due_on,
            option=Clause(dict(question.option_text)[other.option]),
            other=other.due_on,
        )
    elsewhere = [
        other
        for other in deadline.alternatives
        if other.counted_from is not None
        and other.option not in Readings.question(other.reading).remote
    ]
    if deadline.earliest != deadline.latest:
        code = "safe.advice.here" if elsewhere else "safe.advice"
        if deadline.certainty is Certainty.PROJECTED:
            code = "safe.projected"
        yield _step(
            code,
            side=deadline.term.actor.side.value,
            earliest=deadline.earliest,
            latest=deadline.latest,
        )
        first, calendar = deadline.earliest, deadline.calendar
        if first is not None and code != "safe.projected" and not calendar.is_working_day(first):
            yield _step(
                "safe.closed",
                side=deadline.term.actor.side.value,
                earliest=first,
                open=calendar.add_working_days(first, -1),
            )
        for field in dict.fromkeys(other.reading for other in _left_out(deadline)):
            yield _step(
                "safe.remote",
                side=deadline.term.actor.side.value,
                question=Clause(Readings.question(field).question_text),
            )
    for field in dict.fromkeys(other.reading for other in elsewhere):
        yield _step("safe.elsewhere", question=Clause(Readings.question(field).question_text))


def _left_out(deadline: Deadline) -> Iterator[Alternative]:
    """Remote answers with a day before the safe ones (docs/decisions/0052)."""
    first = deadline.earliest
    for other in deadline.alternatives:
        remote = other.option in Readings.question(other.reading).remote
        if remote and other.due_on is not None and first is not None and other.due_on < first:
            yield other


def _contested(other: Alternative) -> str:
    if other.due_on is not None:
        return "contested"
    return "contested.beyond" if other.counted_from is None else "contested.elsewhere"


def _advice(side: str, audience: str) -> str:
    """To whom the safe dates speak: the one who has to act, or the one who waits."""
    acting = {"citizen": "requester", "officer": "body"}.get(audience)
    if acting is None or side not in ("requester", "body"):
        return "both"
    return "act" if side == acting else "rely"
