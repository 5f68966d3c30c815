"""An audit: where a case stands, which clocks run, what was found and how sure that is."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from ...errors import WrongTypeError
from .clocks import Clock
from .docket import case_terms
from .faults import Fault, faults_about, faults_of, fields_about
from .findings import Finding
from .standings import Standing
from .worlds import Answers, smallest, worlds

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ..basis import Basis
    from .docket import Docket

__all__ = ["Audit", "AuditChange", "ClockChange", "Otherwise"]


class Otherwise(NamedTuple):
    """What only other answers to open questions would find.

    Attributes:
        code: the code of the finding.
        key: the clock.
        event_index: the place of the event among the case's events, ``None`` where it is missing.
        under: the smallest combinations of answers under which it would be found.
    """

    code: str
    key: str
    event_index: int | None
    under: tuple[Answers, ...]


class ClockChange(NamedTuple):
    """A clock that differs between two audits.

    Attributes:
        key: the clock.
        before: it in the earlier audit, ``None`` where it did not exist.
        after: it in the later one.
    """

    key: str
    before: Clock | None
    after: Clock | None


class AuditChange(NamedTuple):
    """What differs between two audits of a case.

    Attributes:
        appeared: findings that the earlier audit had not.
        disappeared: findings that only the earlier one had.
        clocks: clocks whose last day or status differs.
    """

    appeared: tuple[Finding, ...]
    disappeared: tuple[Finding, ...]
    clocks: tuple[ClockChange, ...]


class Audit:
    """What a case looks like on a day (*pemeriksaan*). Immutable.

    Attributes:
        as_of: the day; the log is cut after it.
        ignored_events: how many recorded events lie after the day.
        findings: what is not as the law has it, under the chosen readings.
    """

    as_of: date
    ignored_events: int
    findings: tuple[Finding, ...]

    def __init__(self, docket: Docket, ignored_events: int) -> None:
        findings = tuple(Finding(docket, fault) for fault in faults_of(docket))
        self.__dict__.update(
            _docket=docket, as_of=docket.as_of, ignored_events=ignored_events, findings=findings
        )

    _docket: Docket

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"an audit cannot be changed ({name})")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"an audit cannot be changed ({name})")

    @property
    def _facts(self) -> tuple[object, ...]:
        docket = self._docket
        return docket.record, docket.as_of, docket.calendar, docket.readings

    def __eq__(self, other: object) -> bool:
        return self._facts == other._facts if isinstance(other, Audit) else NotImplemented

    def __hash__(self) -> int:
        return hash((self.as_of, self.findings))

    def __reduce__(self) -> tuple[Any, tuple[object, ...]]:
        return Audit, (self._docket, self.ignored_events)

    def __repr__(self) -> str:
        found = ", ".join(finding.code for finding in self.findings)
        return f"<Audit on {self.as_of}: {found or 'nothing found'}>"

    @cached_property
    def standing(self) -> Standing:
        """Where the case stands."""
        return Standing(self._docket)

    @cached_property
    def clocks(self) -> tuple[Clock, ...]:
        """Every limit that runs or ran, by procedure."""
        return tuple(Clock(self._docket, run) for run in self._docket.all_runs())

    @cached_property
    def otherwise(self) -> tuple[Otherwise, ...]:
        """What is not found here and would be under other answers to open questions."""
        return tuple(self._otherwise())

    def _otherwise(self) -> Iterator[Otherwise]:
        here = {fault.identity for fault in faults_of(self._docket)}
        for term_id in case_terms():
            found: dict[tuple[object, ...], list[Answers]] = {}
            named: dict[tuple[object, ...], Fault] = {}
            for answers, faults in _elsewhere(self._docket, term_id):
                for fault in faults:
                    if fault.identity not in here:
                        found.setdefault(fault.identity, []).append(answers)
                        named[fault.identity] = fault
            for identity, under in found.items():
                fault = named[identity]
                place = None if fault.act is None else fault.act.place
                yield Otherwise(fault.code, fault.run.key, place, smallest(under))

    @cached_property
    def basis(self) -> Basis:
        """On what this rests: versions, knowledge, options, readings."""
        return self.standing.basis

    def compare(self, earlier: Audit) -> AuditChange:
        """What differs from an earlier audit: on another day, calendar, or readings.

        Raises:
            WrongTypeError: not an audit.
        """
        if not isinstance(earlier, Audit):
            raise WrongTypeError(earlier, "earlier", "an Audit")
        before = {(f.code, f.key, f.event_index): f for f in earlier.findings}
        after = {(f.code, f.key, f.event_index): f for f in self.findings}
        clocks_before = {clock.key: clock for clock in earlier.clocks}
        clocks_after = {clock.key: clock for clock in self.clocks}
        changed = []
        for key in dict.fromkeys([*clocks_before, *clocks_after]):
            old, new = clocks_before.get(key), clocks_after.get(key)
            if _seen(old) != _seen(new):
                changed.append(ClockChange(key, old, new))
        return AuditChange(
            tuple(f for identity, f in after.items() if identity not in before),
            tuple(f for identity, f in before.items() if identity not in after),
            tuple(changed),
        )

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready: everything, with the doubt about it."""
        return {
            "schema": "ppid-rules/audit/1",
            "as_of": self.as_of.isoformat(),
            "ignored_events": self.ignored_events,
            "standing": self.standing.to_dict(),
            "findings": [finding.to_dict() for finding in self.findings],
            "otherwise": [
                {**o._asdict(), "under": [dict(answers) for answers in o.under]}
                for o in self.otherwise
            ],
            "clocks": [clock.to_dict() for clock in self.clocks],
            "basis": self.basis.to_dict(),
        }


def _seen(clock: Clock | None) -> tuple[object, ...] | None:
    return None if clock is None else (clock.due_on, clock.status)


def _elsewhere(docket: Docket, term_id: str) -> Iterator[tuple[Answers, list[Fault]]]:
    """What is found about a limit under every combination of answers that matters to it."""

    def seen(other: Docket) -> tuple[list[Fault], frozenset[str]]:
        keys = [run.key for run in other.runs(term_id)]
        fields = frozenset[str]().union(*(fields_about(other, key) for key in keys))
        return [fault for key in keys for fault in faults_about(other, key)], fields

    _, fields = seen(docket)
    if fields:
        yield from worlds(docket, fields, seen)
