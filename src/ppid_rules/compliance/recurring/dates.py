"""When recurring duties are due: one date with its derivation, and its doubt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from ..basis import usual_basis
from .counts import next_point
from .words import say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ..._check import Lang
    from ...law import Citation, Evidence, PublicBody, Term
    from ...law.doubts import LawDoubt
    from ...law.duties import Duty, OtherText
    from ..basis import Basis
    from .budget import BudgetYear
    from .counts import Point

__all__ = ["CountedIs", "DutyDate", "OtherDue", "due_after"]

CountedIs = Literal["recorded", "end_of_budget_year", "assumed", "law_in_force", "due_before"]
"""What the day is from which a due date counts: an act on record, the end of the budget year by
the text itself, that end in place of an act that is not on record, the first day of the law, or
the due date before."""


class OtherDue(NamedTuple):
    """Under another text the duty has another due date.

    Attributes:
        other: the other text.
        due_on: the date under it; ``None``: none.
        citations: its articles.
    """

    other: OtherText
    due_on: date | None
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyDate:
    """One due date of a recurring duty (*jatuh tempo*).

    Attributes:
        duty: the duty.
        term: the version of its limit that governs.
        body: the public body.
        due_on: the last day, whole.
        counted_on: the day from which it counts.
        counted_is: what that day is.
        budget_year: the year in which the budget year ends that it is for, ``None``: for none.
        clamped: whether the month has no such day, so that its last day stands in.
        others: other texts under which it is due on another day.
    """

    duty: Duty
    term: Term
    body: PublicBody
    due_on: date
    counted_on: date
    counted_is: CountedIs
    budget_year: int | None
    clamped: bool
    others: tuple[OtherDue, ...]

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The articles that are law on the due day."""
        return self.duty.citations_on(self.term, self.body, self.due_on)

    @property
    def evidence(self) -> Evidence:
        """How the number is known."""
        return self.term.evidence

    @property
    def contested(self) -> tuple[str, ...]:
        """The other texts under which it is due on another day; empty: it stands."""
        return tuple(due.other.id for due in self.others)

    @property
    def doubts(self) -> tuple[LawDoubt, ...]:
        """What is not established about the duty of this kind of body."""
        return tuple(d for d in self.duty.doubts if d.touches(self.body.kind, self.due_on))

    @property
    def basis(self) -> Basis:
        """On what this rests. No working day is counted here."""
        return usual_basis()

    def message(self, lang: Lang = "id") -> str:
        """What is due, from when it counts, and how sure that is, in whole sentences.

        Raises:
            UnknownLanguageError: neither ``"id"`` nor ``"en"``.
        """
        code = "due.previous" if self.budget_year is None else "due.year"
        told = [
            say(
                code,
                lang,
                name=self.term.name,
                due=self.due_on,
                actor=self.term.actor.words,
                year=self.budget_year,
            ),
            say(f"counted.{self.counted_is}", lang, start=self.counted_on),
        ]
        if self.clamped:
            told.append(say("clamped", lang))
        told.extend(
            say("other", lang, text=due.other.text, due=due.due_on, citations=due.citations)
            for due in self.others
            if due.due_on is not None
        )
        told.extend(doubt.text(lang) for doubt in self.doubts)
        told.extend((self.term.effect(lang), say("basis", lang, citations=self.citations)))
        return " ".join(told)

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready."""
        return {
            "schema": "ppid-rules/duty-date/1",
            "term": self.term.id,
            "body": self.body.name,
            "due_on": self.due_on.isoformat(),
            "counted_from": {
                "start": self.term.counted_from[0],
                "on": self.counted_on.isoformat(),
                "is": self.counted_is,
            },
            "budget_year": self.budget_year,
            "clamped": self.clamped,
            "actor": self.term.actor.value,
            "evidence": self.evidence.value,
            "citations": [[c.instrument, c.article] for c in self.citations],
            "contested": [
                {
                    "other": due.other.id,
                    "due_on": due.due_on and due.due_on.isoformat(),
                    "citations": [[c.instrument, c.article] for c in due.citations],
                }
                for due in self.others
            ],
            "doubts": [{"id": doubt.text_id, "en": doubt.text_en} for doubt in self.doubts],
            "message": {"id": self.message("id"), "en": self.message("en")},
            "basis": self.basis.to_dict(),
        }


def due_after(
    duty: Duty,
    body: PublicBody,
    point: Point,
    ends: BudgetYear,
    counted_is: CountedIs,
) -> tuple[DutyDate, Point] | None:
    """The next due date after a point, and the point that it is; ``None``: none is to come."""
    due = next_point(point, duty.versions, ends)
    if due is None or due.term is None:
        return None
    year = None
    if duty.closes is not None:
        counted_is = "end_of_budget_year"
        year = ends.year_of(due.day if duty.closes == "year_running" else due.base)
    found = DutyDate(
        duty=duty,
        term=due.term,
        body=body,
        due_on=due.day,
        counted_on=point.day,
        counted_is=counted_is,
        budget_year=year,
        clamped=due.clamped,
        others=tuple(_others(duty, point, due, ends)),
    )
    return found, due


def _others(duty: Duty, point: Point, due: Point, ends: BudgetYear) -> Iterator[OtherDue]:
    for other in duty.others:
        found = next_point(point, other.versions, ends)
        if found is None or found.term is None or found.day == due.day:
            continue
        articles = tuple(c for c in found.term.citations if c.in_force(found.day))
        yield OtherDue(other, found.day, articles)
