"""What a time limit (*jangka waktu*) is: one dated, cited version of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Literal

from .._check import check_lang

if TYPE_CHECKING:
    from datetime import date

    from .._check import Lang
    from .actors import Actor
    from .conditions import Condition, Pattern
    from .house_rules import HouseRule
    from .instruments import Citation

__all__ = ["REGIMES", "Direction", "Evidence", "Regime", "Term", "TermKind", "Unit"]

Regime = Literal["general", "election"]
"""The general rules, or the fast track for election information."""

REGIMES = ("general", "election")


class TermKind(StrEnum):
    """What a limit is to the one it binds or serves."""

    DUTY = "duty"
    """Somebody has to act (*wajib*)."""
    EXTENSION = "extension"
    """A further period on the end of another (*perpanjangan*)."""
    WINDOW = "window"
    """Somebody may act until then; never a fault where it passes unused."""
    CAP = "cap"
    """A procedure is to end by then."""
    COUNT = "count"
    """A number of events, not of days."""
    RIGHT = "right"
    """Somebody may act, without a limit."""
    RECURRING = "recurring"
    """A duty that comes again (*berkala*)."""


class Unit(StrEnum):
    """What is counted."""

    WORKING_DAYS = "working_days"
    """*Hari kerja*."""
    CALENDAR_DAYS = "calendar_days"
    """*Hari kalender*: the texts say *hari* only."""
    MONTHS = "months"
    """Calendar months; a day that a month has not is its last day."""
    YEARS = "years"
    """Calendar years; 29 February becomes the 28th."""
    SAME_DAY = "same_day"
    """Due on the day of the event itself."""
    SET_BY_ACTOR = "set_by_actor"
    """The notice or decision itself names the day."""
    ABSENCES = "absences"
    """Unexcused absences; no days."""


class Direction(StrEnum):
    """Whether the period runs on from its start or back from it."""

    FORWARD = "forward"
    BACKWARD = "backward"


class Evidence(StrEnum):
    """How a number is known."""

    READ = "read"
    """Read in the instrument."""
    SECONDARY = "secondary"
    """Official pages or press; the text was not obtained."""
    UNKNOWN = "unknown"
    """Looked for and not found."""
    CALLER = "caller"
    """A house rule: the caller's own, never the law's."""


@dataclass(frozen=True, slots=True)
class Term:
    """One version of one time limit (*jangka waktu*).

    Attributes:
        id: its name (``"request.notice"``); versions of one limit share it.
        regime: ``general`` or ``election``.
        in_force_from: the first day of this version.
        in_force_to: the last day, ``None`` while it is in force.
        version_by: the act whose day picks the version, or ``calendar``.
        kind: duty, window, cap and so on.
        actor: who has to act, or may.
        number: how many units; ``None`` where it is not known, or the actor sets the day.
        unit: what is counted.
        direction: forward, or back from the start.
        counted_from: what starts the period: acts, days named in an act (``act.field``), ids of
            terms whose last day starts it, or ``@`` and the name of a day that is computed.
        closed_by: the acts that stop it, as patterns (:mod:`ppid_rules.law.conditions`).
        ended_by: acts that end it without its being met.
        applies_if: the condition under which it runs.
        moves: ids of the terms whose last day an extension moves.
        per_party: whether each party has a clock of its own.
        first_only: whether of several starts only the first counts, for each value of the field
            that ``applies_if`` asks of the start (the first hearing and the first mediation).
        audited: whether a breach is found; some limits are only shown.
        citations: the articles, with their own dates.
        evidence: how the number is known.
        name_id: the Indonesian name of what is due.
        name_en: the same in English.
        effect_id: what follows, in Indonesian.
        effect_en: the same in English.
        house_rule: the caller's own rule that was applied, if any.
    """

    id: str
    regime: str
    in_force_from: date
    in_force_to: date | None
    version_by: str
    kind: TermKind
    actor: Actor
    number: int | None
    unit: Unit
    direction: Direction
    counted_from: tuple[str, ...]
    closed_by: tuple[Pattern, ...]
    ended_by: tuple[Pattern, ...]
    applies_if: Condition
    moves: tuple[str, ...]
    per_party: bool
    first_only: bool
    audited: bool
    citations: tuple[Citation, ...]
    evidence: Evidence
    name_id: str
    name_en: str
    effect_id: str
    effect_en: str
    house_rule: HouseRule | None = None

    def name(self, lang: Lang = "id") -> str:
        """What is due, in words.

        Raises:
            UnknownLanguageError: neither ``"id"`` nor ``"en"``.
        """
        return self.name_id if check_lang(lang) == "id" else self.name_en

    def effect(self, lang: Lang = "id") -> str:
        """What follows from the limit.

        Raises:
            UnknownLanguageError: neither ``"id"`` nor ``"en"``.
        """
        return self.effect_id if check_lang(lang) == "id" else self.effect_en

    def in_force(self, on: date) -> bool:
        """Whether this version is in force on a day."""
        return self.in_force_from <= on and (self.in_force_to is None or on <= self.in_force_to)

    def citations_on(self, on: date) -> tuple[Citation, ...]:
        """The articles that are law on a day."""
        return tuple(c for c in self.citations if c.in_force(on))

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready: the row."""
        return {
            "id": self.id,
            "regime": self.regime,
            "in_force_from": self.in_force_from.isoformat(),
            "in_force_to": self.in_force_to and self.in_force_to.isoformat(),
            "version_by": self.version_by,
            "kind": self.kind.value,
            "actor": self.actor.value,
            "number": self.number,
            "unit": self.unit.value,
            "direction": self.direction.value,
            "counted_from": list(self.counted_from),
            "closed_by": [str(pattern) for pattern in self.closed_by],
            "ended_by": [str(pattern) for pattern in self.ended_by],
            "applies_if": str(self.applies_if),
            "moves": list(self.moves),
            "per_party": self.per_party,
            "first_only": self.first_only,
            "audited": self.audited,
            "citations": [[c.instrument, c.article] for c in self.citations],
            "evidence": self.evidence.value,
            "name": {"id": self.name_id, "en": self.name_en},
            "effect": {"id": self.effect_id, "en": self.effect_en},
        }
