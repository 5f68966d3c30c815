"""What each actor must or may do next, from when, until when, and what follows if not."""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ...cases import Stage
from ...law import Actor, Term, TermKind, objection_grounds
from ..counting import last_day
from ..wording import Clause, has_sentence, sentence
from .extensions import extension_open
from .labels import event_name
from .logs import log_rules, patterns, stage_of
from .own_rules import own_rules_told
from .runs import ClockStatus, Run
from .windows import first_day, safe_days

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ..._check import Lang
    from ...law import Citation
    from ..basis import Basis
    from ..wording import Audience
    from .docket import Docket

__all__ = ["NextStep", "StepKind", "next_steps_of"]


class StepKind(StrEnum):
    """Whether somebody has to do a step or may do it."""

    DUTY = "duty"
    """*Wajib*."""
    RIGHT = "right"
    """*Dapat*."""


_DUTIES = (TermKind.DUTY, TermKind.CAP)
_OPEN = (ClockStatus.RUNNING, ClockStatus.OVERDUE, ClockStatus.NOT_STARTED, ClockStatus.UNKNOWN)


class NextStep:
    """A step that somebody has to take or may take (*langkah berikutnya*). Immutable.

    Attributes:
        event: the type of the event that records it; it can be recorded as the case stands.
        actor: who takes it.
        party: which party, where each has a step of its own.
        kind: ``duty`` or ``right``.
        opens: ``now`` or ``later``.
        earliest: the first day on which it can be taken in time.
        latest: the last such day; ``None``: no limit, or one that is not established.
        overdue: whether that day has passed; the step can still be taken, and is recorded late.
        grounds: the letters of the grounds that an objection can have.
        term: the limit behind it.
        key: the clock behind it.
        citations: the articles.
    """

    event: str
    actor: Actor
    party: str | None
    kind: StepKind
    opens: str
    earliest: date | None
    latest: date | None
    overdue: bool
    grounds: tuple[str, ...]
    term: Term
    key: str
    citations: tuple[Citation, ...]

    def __init__(self, docket: Docket, run: Run, event: str, *, extends: bool = False) -> None:
        term = run.term
        earliest = run.opens_on or run.start
        later = earliest is not None and earliest > docket.as_of and not _backward(run)
        row = extension_open(docket, run) if extends else None
        self.__dict__.update(
            _docket=docket,
            _run=run,
            _extends=extends,
            event=event,
            actor=term.actor if row is None else row.actor,
            party=run.party,
            kind=StepKind.DUTY if term.kind in _DUTIES and not extends else StepKind.RIGHT,
            opens="later" if later else "now",
            earliest=first_day(run),
            latest=run.due,
            overdue=run.status is ClockStatus.OVERDUE,
            grounds=_grounds(run) if event == "objection_filed" else (),
            term=term if row is None else row,
            key=run.key,
            citations=docket.citations(run) if row is None else row.citations_on(run.version_on),
        )

    _docket: Docket
    _run: Run
    _extends: bool

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a step cannot be changed ({name})")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"a step cannot be changed ({name})")

    @property
    def _facts(self) -> tuple[object, ...]:
        return self.event, self.key, self.actor, self.kind, self.opens, self.earliest, self.latest

    def __eq__(self, other: object) -> bool:
        return self._facts == other._facts if isinstance(other, NextStep) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._facts)

    def __reduce__(self) -> tuple[Any, tuple[object, ...]]:
        return _again, (self._docket, self._run, self.event, self._extends)

    def __repr__(self) -> str:
        return f"<NextStep {self.event} by {self.actor}: {self.earliest} to {self.latest}>"

    # -- the safe days ---------------------------------------------------------------------

    @property
    def safe_earliest(self) -> date | None:
        """The first day that is open under every count."""
        return self._safe[0]

    @property
    def safe_latest(self) -> date | None:
        """The last day that is in time under every count."""
        return self._safe[1]

    @cached_property
    def _safe(self) -> tuple[date | None, date | None]:
        return safe_days(self._docket, self._run)

    @property
    def basis(self) -> Basis:
        """On what this rests: versions, knowledge, options, readings."""
        return self._docket.basis((self.earliest, self.latest))

    # -- in words --------------------------------------------------------------------------

    def message(self, lang: Lang = "id", audience: Audience = "officer") -> str:
        """The step in a sentence or two.

        Raises:
            UnknownLanguageError: neither ``"id"`` nor ``"en"``.
            UnknownOptionError: an unknown audience.
        """
        told = sentence(self._code, self._slots, lang, audience)
        return " ".join([told, *own_rules_told(self._docket, self._run, lang)])

    def consequence(self, lang: Lang = "id") -> str:
        """What follows if it is not taken.

        Raises:
            UnknownLanguageError: neither ``"id"`` nor ``"en"``.
        """
        return self.term.effect(lang)

    @property
    def _code(self) -> str:
        run, general = self._run, f"next.{self.kind}"
        if run.term.number is None and self.latest is None and run.term.kind is not TermKind.RIGHT:
            return f"{general}.unknown"
        if self.overdue:
            return "next.duty.overdue"
        own = f"next.{self.event}{self._variant}"
        if has_sentence(own):
            return own
        if self.latest is None:
            return "next.right.open_ended"
        return f"{general}.later" if self.opens == "later" and self.kind == "right" else general

    @property
    def _variant(self) -> str:
        run = self._run
        if run.opener is not None and self.event in {"objection_filed", "dispute_filed"}:
            return ".answered"
        if self._answered_late is not None:
            return ".answered_late"
        if self.opens == "later":
            return ".later"
        again = self.event == "objection_filed" and run.number > 1
        return ".again" if again else ""

    @property
    def _answered_late(self) -> date | None:
        """The day of an answer after the time whose end opened the window."""
        lapsed = self._docket.run(self._run.opened_by)
        return None if lapsed is None or lapsed.closer is None else lapsed.closer.on

    @property
    def _slots(self) -> dict[str, object]:
        safe_earliest, safe_latest = self._safe
        names = {ground.letter: Clause.of(ground.name) for ground in objection_grounds()}
        return {
            "event": event_name(self.event),
            "actor": Clause.of(self.actor.words),
            "earliest": self.earliest,
            "latest": self.latest,
            "safe_earliest": safe_earliest or self.earliest,
            "safe_latest": safe_latest or self.latest,
            "extended": _extended_to(self._docket, self._run) if self._extends else None,
            "as_of": self._docket.as_of,
            "answered": self._answered_late,
            "grounds": tuple(names[letter] for letter in self.grounds),
            "citations": self.citations,
        }

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready."""
        days = {
            "earliest": self.earliest,
            "latest": self.latest,
            "safe_earliest": self.safe_earliest,
            "safe_latest": self.safe_latest,
        }
        return {
            "schema": "ppid-rules/next-step/1",
            "event": self.event,
            "actor": self.actor.value,
            "party": self.party,
            "kind": self.kind.value,
            "opens": self.opens,
            **{name: day and day.isoformat() for name, day in days.items()},
            "overdue": self.overdue,
            "grounds": list(self.grounds),
            "term": self.term.id,
            "key": self.key,
            "citations": [[c.instrument, c.article] for c in self.citations],
            "consequence": {"id": self.consequence("id"), "en": self.consequence("en")},
            "message": {"id": self.message("id"), "en": self.message("en")},
            "basis": self.basis.to_dict(),
        }


def _again(docket: Docket, run: Run, event: str, extends: bool) -> NextStep:  # noqa: FBT001 - for pickle
    return NextStep(docket, run, event, extends=extends)


def next_steps_of(docket: Docket) -> Iterator[NextStep]:
    """The steps that are open, or will be; each can be recorded as the case stands."""
    allowed = set(docket.record.allowed)
    settled = docket.record.status in log_rules()["settled_in"]
    for run in docket.all_runs():
        if run.closer is not None or run.status not in _OPEN or not _offers(run):
            continue
        if settled and stage_of(run.term.id) != Stage.COURT and not _after_the_end(run):
            continue
        first = [pattern.event for pattern in run.term.closed_by[:1]]
        for event in log_rules()["offered"].get(run.term.id, first):
            if event in allowed:
                yield NextStep(docket, run, event)
        if run.status is ClockStatus.RUNNING:
            row = extension_open(docket, run)
            event = row.applies_if.checks[0].event if row is not None else ""
            if event in allowed:
                yield NextStep(docket, run, event, extends=True)


def _after_the_end(run: Run) -> bool:
    """Whether a run began with what ended the dispute, as that of the copies does."""
    ends = patterns("ends", Stage.DISPUTE)
    return run.opener is not None and any(run.opener.fits(pattern) for pattern in ends)


def _offers(run: Run) -> bool:
    """Whether a run offers a step: not where a condition, a receipt or a number is not known."""
    if run.term.kind in {TermKind.COUNT, TermKind.EXTENSION} or run.ender is not None:
        return False
    if run.status is ClockStatus.UNKNOWN:
        return run.start is not None and run.term.number is None and run.shown is None
    return run.start is not None


def _backward(run: Run) -> bool:
    return run.term.direction == "backward"


def _grounds(run: Run) -> tuple[str, ...]:
    """The grounds of an objection that are found with what the window runs from."""
    return tuple(g.letter for g in objection_grounds() if run.start_is in g.found_on)


def _extended_to(docket: Docket, run: Run) -> date | None:
    row = extension_open(docket, run)
    if row is None or run.limit is None:
        return None
    return last_day(row, run.limit, run.term.id, docket.calendar, docket.readings)
