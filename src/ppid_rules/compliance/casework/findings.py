"""Findings: each fault of a case with its weight, its doubt and its words."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from ...cases import dispute_laws
from ...law import Evidence, Readings
from ..wording import Clause, has_sentence, sentence
from .faults import Fault, FaultKind, Severity, faults_about, fields_about
from .hindsight import is_hindsight, known_then, moved_since
from .labels import event_name, party_name
from .own_rules import own_rules_told
from .windows import earliest_hearing, safe_window
from .worlds import Answers, smallest, worlds

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ..._check import Lang
    from ...law import Citation, Term
    from ..basis import Basis
    from ..wording import Audience
    from .docket import Docket

__all__ = ["Finding"]

_FOLLOWING = {"request.notice": "objection.filing", "objection.answer": "dispute.filing"}


class Finding:
    """Something in a case that is not as the law has it (*temuan*). Immutable.

    Attributes:
        code: ``<term>.<fault>``.
        kind: the fault.
        severity: ``breach``, ``risk`` or ``note``; doubt never lowers it.
        term: the limit, in the version that governs.
        key: the clock that it is about.
        due_on: the last day; for a premature act the last day of its window.
        happened_on: the day that decided about the act; ``None`` where it is missing.
        working_days_late: working days after the last day; ``None`` where nothing is late.
        evidence: how the number is known.
        event_index: the place of the event among the case's events, ``None`` where it is missing.
        stated_due_on: the last day that was told, where that is the fault.
        citations: the articles.
    """

    code: str
    kind: FaultKind
    severity: Severity
    term: Term
    key: str
    due_on: date | None
    happened_on: date | None
    working_days_late: int | None
    evidence: Evidence
    event_index: int | None
    stated_due_on: date | None
    citations: tuple[Citation, ...]

    def __init__(self, docket: Docket, fault: Fault) -> None:
        run = fault.run
        late = None
        if fault.until is not None and fault.due is not None:
            late = docket.calendar.working_days_between(fault.due, fault.until)
        self.__dict__.update(
            _docket=docket,
            _fault=fault,
            code=fault.code,
            kind=fault.kind,
            severity=fault.severity,
            term=run.term,
            key=run.key,
            due_on=fault.due,
            happened_on=fault.happened_on,
            working_days_late=late,
            evidence=run.term.evidence,
            event_index=None if fault.act is None else fault.act.place,
            stated_due_on=fault.stated,
            citations=docket.citations(run),
        )

    _docket: Docket
    _fault: Fault

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a finding cannot be changed ({name})")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"a finding cannot be changed ({name})")

    @property
    def _facts(self) -> tuple[object, ...]:
        return (
            self.code, self.key, self.severity, self.due_on, self.happened_on,
            self.working_days_late, self.event_index, self.stated_due_on,
        )  # fmt: skip

    def __eq__(self, other: object) -> bool:
        return self._facts == other._facts if isinstance(other, Finding) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._facts)

    def __reduce__(self) -> tuple[Any, tuple[object, ...]]:
        return Finding, (self._docket, self._fault)

    def __repr__(self) -> str:
        return f"<Finding {self.code} of {self.key}: {self.severity}>"

    # -- how sure it is --------------------------------------------------------------------

    @cached_property
    def falls_under(self) -> tuple[Answers, ...]:
        """The smallest combinations of other answers under which this finding would not exist."""
        return smallest([answers for answers, found in self._elsewhere() if not found])

    @cached_property
    def contested(self) -> tuple[str, ...]:
        """The open questions on which it depends that this was found; empty: it stands."""
        fields = {field for answers in self.falls_under for field, _ in answers}
        return tuple(q.field for q in Readings.questions() if q.field in fields)

    def _elsewhere(self) -> Iterator[tuple[Answers, bool]]:
        identity = self._fault.identity

        def seen(docket: Docket) -> tuple[bool, frozenset[str]]:
            found = any(f.identity == identity for f in faults_about(docket, self.key))
            return found, fields_about(docket, self.key)

        yield from worlds(self._docket, self._fault.run.fields, seen)

    @cached_property
    def hindsight(self) -> bool:
        """Whether it would not stand on the calendar known when the period began."""
        return is_hindsight(self._fault, self._known_then)

    @cached_property
    def _known_then(self) -> Docket | None:
        """The case on the calendar known when the period began; ``None``: it is the same."""
        return known_then(self._docket, self._fault)

    @property
    def basis(self) -> Basis:
        """On what this rests: versions, knowledge, options, readings."""
        return self._docket.basis((self.due_on, self.happened_on))

    # -- in words --------------------------------------------------------------------------

    def title(self, lang: Lang = "id") -> str:
        """A heading.

        Raises:
            UnknownLanguageError: neither ``"id"`` nor ``"en"``.
        """
        return sentence(f"title.{self.kind}", {"name": Clause.of(self.term.name)}, lang)

    def message(self, lang: Lang = "id", audience: Audience = "officer") -> str:
        """What was found, in whole sentences, with the doubt about it.

        Raises:
            UnknownLanguageError: neither ``"id"`` nor ``"en"``.
            UnknownOptionError: an unknown audience.
        """
        told = [sentence(self._code, self._slots, lang, audience)]
        run = self._fault.run
        if run.assumed:
            told.append(
                sentence(f"finding.assumed.{'c' if run.ground == 'c' else 'notice'}", {}, lang)
            )
        told.extend(own_rules_told(self._docket, run, lang))
        if self.hindsight:
            told.extend(self._moved(lang))
        told.extend(self._doubts(lang))
        return " ".join(filter(None, told))

    @cached_property
    def _code(self) -> str:
        own = f"finding.{self.code}"
        law = self._docket.record.dispute_law
        instruments = {citation.instrument for citation in self.citations}
        if has_sentence(f"{own}.2010") and law == dispute_laws()[0]:
            return f"{own}.2010" if law in instruments else f"finding.{self.term.kind}.{self.kind}"
        extended = self._fault.run.extended_by is not None and has_sentence(f"{own}.extended")
        code = f"{own}.extended" if extended else own
        general = f"finding.{self.term.kind}.{self.kind}"
        code = code if has_sentence(code) else general
        code = code if has_sentence(code) else f"finding.{self.kind}"
        if self.code == "request.notice.unrecorded" and self.happened_on is None:
            code = "finding.unrecorded"
        complete = self._window is not None and self._slots["opens"] is not None
        closed = has_sentence(f"{code}.open") and not complete
        return f"{code}.open" if closed else code

    @cached_property
    def _window(self) -> tuple[date, date] | None:
        """The safe time for the act that this finding opens, or that came too early."""
        following = _FOLLOWING.get(self.term.id, self.term.id)
        return safe_window(self._docket, following)

    @cached_property
    def _slots(self) -> dict[str, object]:
        fault, docket = self._fault, self._docket
        run, act = fault.run, fault.act
        window = self._window or (None, None)
        opens = run.opens_on or window[0]
        started = run.start is not None and self.happened_on is not None
        used = (
            docket.calendar.working_days_between(run.start, self.happened_on)
            if started and run.start is not None and self.happened_on is not None
            else None
        )
        return {
            "name": Clause.of(run.term.name),
            "actor": Clause.of(run.term.actor.words),
            "due": fault.due,
            "happened": fault.happened_on,
            "late": self.working_days_late,
            "start": run.start,
            "opens": opens,
            "safe_from": window[0],
            "safe_until": window[1],
            "limit": run.limit,
            "number": run.term.number,
            "party": party_name(run.party),
            "hearing": run.start,
            "earliest": earliest_hearing(docket, run),
            "as_of": docket.as_of,
            "stated": fault.stated,
            "later": None if act is None else event_name(act.type),
            "later_on": None if act is None else act.on,
            "count": run.absences,
            "used": used,
            "citations": self.citations,
        }

    def _moved(self, lang: Lang) -> Iterator[str]:
        """The decree by whose announcement this came to be a finding."""
        slots = moved_since(self._docket, self._fault, self._known_then)
        if slots is not None:
            yield sentence("finding.hindsight", slots, lang)

    def _doubts(self, lang: Lang) -> Iterator[str]:
        kind = f"finding.contested.{self.kind}"
        for answers in self.falls_under:
            options = [Clause(dict(Readings.question(f).option_text)[o]) for f, o in answers]
            match options:
                case [only]:
                    code = kind if has_sentence(kind) else "finding.contested"
                    yield sentence(code, {"option": only}, lang)
                case [first, second]:
                    slots: dict[str, object] = {"option": first, "other": second}
                    yield sentence("finding.contested.both", slots, lang)
                case _:
                    slots = {"questions": tuple(options)}
                    yield sentence("finding.contested.several", slots, lang)

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready."""
        return {
            "schema": "ppid-rules/finding/1",
            "code": self.code,
            "severity": self.severity.value,
            "term": self.term.id,
            "key": self.key,
            "due_on": self.due_on and self.due_on.isoformat(),
            "happened_on": self.happened_on and self.happened_on.isoformat(),
            "stated_due_on": self.stated_due_on and self.stated_due_on.isoformat(),
            "working_days_late": self.working_days_late,
            "contested": list(self.contested),
            "falls_under": [dict(answers) for answers in self.falls_under],
            "hindsight": self.hindsight,
            "evidence": self.evidence.value,
            "event_index": self.event_index,
            "citations": [[c.instrument, c.article] for c in self.citations],
            "title": {"id": self.title("id"), "en": self.title("en")},
            "message": {"id": self.message("id"), "en": self.message("en")},
            "basis": self.basis.to_dict(),
        }
