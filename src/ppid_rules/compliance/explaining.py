"""The derivation of a deadline, step by step: data first, words from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..law import Readings, Unit
from ..regions import province_of
from ..workdays import Certainty
from .wording import Clause, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..law import Citation
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

    def text(self, lang: str = "id", audience: str = "officer") -> str:
        """The step in words, ``""`` where it is not for this audience.

        Raises:
            UnknownLanguageError: neither ``"id"`` nor ``"en"``.
            UnknownOptionError: an unknown audience.
        """
        return sentence(self.code, dict(self.values), lang, audience)

    def texts(self) -> dict[str, str]:
        """The step in words for an officer, by language."""
        return {"id": self.text("id"), "en": self.text("en")}


def explained(steps: Iterable[Step], lang: str, audience: str) -> str:
    """The steps in words, a line each."""
    return "\n".join(filter(None, (step.text(lang, audience) for step in steps)))


def _step(code: str, /, *citations: Citation, **values: object) -> Step:
    return Step(code, tuple(values.items()), citations)


def steps_of(deadline: Deadline) -> Iterator[Step]:
    """The derivation of a deadline in the order in which a clerk would give it."""
    term, due = deadline.term, deadline.due_on
    yield _step(f"start.{deadline.start_is}", start=deadline.starts_on)
    yield _step(f"rule.{term.id}", *deadline.citations, number=term.number, due=due)
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
    first = next(row.day for row in deadline.count() if row.number == 1)
    yield _step(f"count.{rule}", first=first)
    week, days = deadline.calendar.week, deadline.skipped
    if days:
        yield _step(f"skipped.some.{week}", count=len(days), days=days)
    else:
        yield _step(f"skipped.none.{week}")


def _knowledge(deadline: Deadline) -> Iterator[Step]:
    calendar, due = deadline.calendar, deadline.due_on
    coverage = calendar.coverage
    known = min(filter(None, (calendar.as_known_on, coverage.log_until)))
    if due is not None and deadline.certainty is Certainty.PROJECTED:
        first = next(d for d in deadline.count() if calendar.certainty(d.day) == "projected")
        yield _step("certainty.projected", due=due, year=first.day.year, known=known)
    elif due is not None and due > known:
        yield _step("knowledge.may_move", known=known)
    else:
        yield _step("knowledge.log", known=known)
    if deadline.certainty is Certainty.PROVISIONAL:
        yield _step("certainty.provisional", due=due)
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
        yield _step(f"region.{coverage.regional}", region=region)


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
        yield _step("safe", earliest=deadline.earliest, latest=deadline.latest)
