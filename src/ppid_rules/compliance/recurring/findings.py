"""Findings on recurring duties: what was late or missing, its doubt and its words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from ..basis import usual_basis
from .words import say

if TYPE_CHECKING:
    from datetime import date

    from ..._check import Lang
    from ...law import Citation, Term
    from ..basis import Basis
    from ..casework import FaultKind, Severity
    from .dates import DutyDate, OtherDue

__all__ = ["DutyFinding", "DutyOtherwise"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyFinding:
    """A recurring duty that was done late, or is not on record (*temuan*).

    Attributes:
        kind: ``late``, ``missing`` or ``unrecorded``.
        severity: ``breach``, or ``note`` where the rules give no time.
        term: the limit, in the version that governs.
        due_on: the last day; ``None`` where the rules give none.
        happened_on: when it was done; ``None`` where it is not on record.
        days_late: calendar days after the last day, up to the day looked at where it is missing.
        budget_year: the budget year that it is about, ``None``: none.
        entry_index: the place of the entry in the log, ``None`` where there is none.
        citations: the articles.
        falls_under: the other texts under which this would be no finding.
        as_of: the day looked at.
        due: the due date with its derivation, ``None`` where the rules give none.
    """

    kind: FaultKind
    severity: Severity
    term: Term
    due_on: date | None
    happened_on: date | None
    days_late: int | None
    budget_year: int | None
    entry_index: int | None
    citations: tuple[Citation, ...]
    falls_under: tuple[OtherDue, ...]
    as_of: date
    due: DutyDate | None

    @property
    def code(self) -> str:
        """``<term>.<fault>``."""
        return f"{self.term.id}.{self.kind}"

    @property
    def contested(self) -> tuple[str, ...]:
        """The other texts under which this would be no finding; empty: it stands."""
        return tuple(due.other.id for due in self.falls_under)

    @property
    def basis(self) -> Basis:
        """On what this rests. No working day is counted here."""
        return usual_basis()

    def message(self, lang: Lang = "id") -> str:
        """What was found, in whole sentences, with the doubt about it.

        Raises:
            UnknownLanguageError: neither ``"id"`` nor ``"en"``.
        """
        told = [
            say(
                self.kind.value,
                lang,
                name=self.term.name,
                actor=self.term.actor.words,
                due=self.due_on,
                happened=self.happened_on,
                late=self.days_late,
                as_of=self.as_of,
                year=self.budget_year,
                citations=self.citations,
            )
        ]
        if self.due is not None:
            if self.budget_year is not None:
                told.append(say("year", lang, year=self.budget_year))
            told.append(say(f"counted.{self.due.counted_is}", lang, start=self.due.counted_on))
            told.extend(doubt.text(lang) for doubt in self.due.doubts)
        told.extend(
            say("contested", lang, text=due.other.text, citations=due.citations)
            for due in self.falls_under
        )
        return " ".join(told)

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready."""
        return {
            "schema": "ppid-rules/duty-finding/1",
            "code": self.code,
            "severity": self.severity.value,
            "term": self.term.id,
            "due_on": self.due_on and self.due_on.isoformat(),
            "happened_on": self.happened_on and self.happened_on.isoformat(),
            "days_late": self.days_late,
            "budget_year": self.budget_year,
            "entry_index": self.entry_index,
            "counted_is": self.due and self.due.counted_is,
            "evidence": self.term.evidence.value,
            "contested": list(self.contested),
            "citations": [[c.instrument, c.article] for c in self.citations],
            "message": {"id": self.message("id"), "en": self.message("en")},
            "basis": self.basis.to_dict(),
        }


class DutyOtherwise(NamedTuple):
    """What is not found here and would be under another text.

    Attributes:
        code: ``<term>.<fault>``.
        under: the other text.
        due_on: the due date under it.
        happened_on: when it was done, ``None``: not yet.
        citations: the articles of the other text.
    """

    code: str
    under: str
    due_on: date
    happened_on: date | None
    citations: tuple[Citation, ...]

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready."""
        return {
            "code": self.code,
            "under": self.under,
            "due_on": self.due_on.isoformat(),
            "happened_on": self.happened_on and self.happened_on.isoformat(),
            "citations": [[c.instrument, c.article] for c in self.citations],
        }
