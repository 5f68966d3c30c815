"""The derivation of a deadline, step by step: data first, words from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from ..law import Citation, Readings, Unit
from ..regions import province_of
from ..workdays import Certainty, DayKind, DayOff, WorkedDay
from .wording import Clause, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .._check import Lang
    from .deadlines import Deadline

__all__ = ["Step", "explained", "steps_of"]


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
        if code == "safe.advice":
            code = _advice(str(values["side"]), audience)
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
    yield _step(f"start.{deadline.start_is}", start=deadline.starts_on)
    yield _step(f"rule.{term.id}", *deadline.citations, number=term.number, due=deadline.due_on)
    extension = deadline.extension
    if extension is not None:
        yield _step(
            "extension.possible",
            *extension.citations,
            number=extension.term.number,
            due=extension.due_on,
        )
    if term.unit is Unit.SAME_DAY:
        yield _step("count.same_calendar_day")
    else:
        yield from _counting(deadline)
        yield from _knowledge(deadline)
        yield from _doubt(deadline)
    if term.evidence != "read":
        yield _step(f"evidence.{term.evidence}")
    yield _step("effect", effect=Clause.of(term.effect))
    yield _step("basis", *deadline.citations, citations=deadline.citations)
    yield _step("closing")


def _counting(deadline: Deadline) -> Iterator[Step]:
    rule = "chained" if "." in deadline.start_is else deadline.readings.first_day
    counted = [row.day for row in deadline.count() if row.number]
    yield _step(f"count.{rule}", first=counted[0])
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
    if any(off.kind is DayKind.JOINT_LEAVE for off in days):
        yield _step("leave.basis")


def _joint_leave(deadline: Deadline, counted: list[date]) -> tuple[DayOff, ...]:
    """The joint leave that the period counts, since the readings make it working days."""
    if deadline.readings.joint_leave == "off":
        return ()
    strict = deadline.calendar.with_joint_leave("off")
    named = strict.days_off(counted[0], counted[-1])
    return tuple(o for o in named if o.kind is DayKind.JOINT_LEAVE and o.day in counted)


def _knowledge(deadline: Deadline) -> Iterator[Step]:
    calendar, due = deadline.calendar, deadline.due_on
    known = calendar.known_until
    uncertain = [r for r in deadline.count() if calendar.certainty(r.day) == deadline.certainty]
    if deadline.certainty is Certainty.PROJECTED:
        year = uncertain[0].day.year
        yield _step("certainty.projected", due=due, year=year, known=known)
    elif due is not None and due > known:
        yield _step("knowledge.may_move", known=known)
    else:
        yield _step("knowledge.log", known=known)
    if deadline.certainty is Certainty.PROVISIONAL:
        days = tuple(r.day_off for r in uncertain if r.day_off and r.day_off.decree)
        left_open = any(r.day_off is None for r in uncertain)
        if left_open:
            yield _step("certainty.left_open", due=due, year=uncertain[0].day.year)
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
            "contested",
            question=Clause(question.question_text),
            due=deadline.due_on,
            option=Clause(dict(question.option_text)[other.option]),
            other=other.due_on,
        )
    if deadline.earliest != deadline.latest:
        code = "projected" if deadline.certainty is Certainty.PROJECTED else "advice"
        yield Step(
            f"safe.{code}",
            (
                ("side", deadline.term.actor.side.value),
                ("earliest", deadline.earliest),
                ("latest", deadline.latest),
            ),
        )


def _advice(side: str, audience: str) -> str:
    """To whom the safe dates speak: the one who has to act, or the one who waits."""
    acting = {"citizen": "requester", "officer": "body"}.get(audience)
    if acting is None or side not in ("requester", "body"):
        return "safe.both"
    return "safe.act" if side == acting else "safe.rely"
