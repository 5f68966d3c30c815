"""The check of a register: which recurring duties a body did late, or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from ..._check import as_date
from ...errors import WrongTypeError
from ...law import TermKind
from ...law.duties import duties_of
from ..basis import usual_basis
from ..casework import FaultKind, Severity
from .findings import DutyFinding, DutyOtherwise
from .log import DutyLog
from .plan import counts_of, years_from

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ...law.duties import Duty
    from ..basis import Basis
    from .dates import DutyDate

__all__ = ["DutyCheck", "check"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyCheck:
    """How a body stands with its recurring duties on a day (*pemeriksaan*).

    Attributes:
        log: the register, cut after the day.
        as_of: the day looked at.
        ignored_entries: how many entries lie after the day.
        findings: what is not as the law has it, by due date.
        otherwise: what only another text would find.
    """

    log: DutyLog
    as_of: date
    ignored_entries: int
    findings: tuple[DutyFinding, ...]
    otherwise: tuple[DutyOtherwise, ...]

    @property
    def basis(self) -> Basis:
        """On what this rests. No working day is counted here."""
        return usual_basis()

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready: everything, with the doubt about it."""
        return {
            "schema": "ppid-rules/duty-check/1",
            "as_of": self.as_of.isoformat(),
            "body": self.log.body.name,
            "kept_since": self.log.kept_since.isoformat(),
            "budget_year_ends": str(self.log.budget_year_ends),
            "ignored_entries": self.ignored_entries,
            "findings": [finding.to_dict() for finding in self.findings],
            "otherwise": [other.to_dict() for other in self.otherwise],
            "basis": self.basis.to_dict(),
        }


def check(log: DutyLog, as_of: date) -> DutyCheck:
    """What of its recurring duties a body did late, or had not done on a day.

    A last day is a whole day: what is due on ``as_of`` is not missing yet. What fell due before
    ``log.kept_since`` is not judged.

    Raises:
        WrongTypeError: no log.
        NotADateError: ``as_of`` is no date.
    """
    if not isinstance(log, DutyLog):
        raise WrongTypeError(log, "log", "a DutyLog")
    known = log.until(as_date(as_of, "as_of"))
    verdicts: list[_Verdict] = []
    findings: list[DutyFinding] = []
    for duty in duties_of(log.body.kind):
        if duty.follows is not None:
            findings.extend(_not_followed(duty, duty.follows, known, as_of))
        elif duty.yearly:
            verdicts.extend(_of_years(duty, known, as_of))
        else:
            verdicts.extend(_of_counts(duty, known))
    for verdict in verdicts:
        findings.extend(verdict.findings(as_of))
    return DutyCheck(
        log=known,
        as_of=as_of,
        ignored_entries=len(log.done) - len(known.done),
        findings=tuple(sorted(findings, key=lambda f: (f.due_on or as_of, f.code))),
        otherwise=tuple(o for v in verdicts for o in v.otherwise(as_of, log.kept_since)),
    )


class _Verdict(NamedTuple):
    """A due date, and when the duty was done."""

    due: DutyDate
    done: tuple[date, int] | None

    @property
    def _kind(self) -> FaultKind:
        return FaultKind.MISSING if self.done is None else FaultKind.LATE

    def findings(self, as_of: date) -> Iterator[DutyFinding]:
        """The finding about it, if one."""
        due, until = self.due, self.done[0] if self.done else as_of
        if until <= due.due_on:
            return
        yield DutyFinding(
            kind=self._kind,
            severity=Severity.BREACH,
            term=due.term,
            due_on=due.due_on,
            happened_on=self.done and self.done[0],
            days_late=(until - due.due_on).days,
            budget_year=due.budget_year,
            entry_index=self.done and self.done[1],
            citations=due.citations,
            falls_under=tuple(o for o in due.others if o.due_on is None or until <= o.due_on),
            as_of=as_of,
            due=due,
        )

    def otherwise(self, as_of: date, since: date) -> Iterator[DutyOtherwise]:
        """What another text would find where the law as read here finds nothing."""
        until = self.done[0] if self.done else as_of
        if until > self.due.due_on:
            return
        for other in self.due.others:
            if other.due_on is not None and since <= other.due_on < until:
                yield DutyOtherwise(
                    f"{self.due.term.id}.{self._kind}",
                    other.other.id,
                    other.due_on,
                    self.done and self.done[0],
                    other.citations,
                )


def _of_years(duty: Duty, log: DutyLog, as_of: date) -> Iterator[_Verdict]:
    years = log.years_of(duty.term)
    for due in years_from(duty, log.body, log.kept_since, as_of, log.budget_year_ends):
        yield _Verdict(due, years.get(due.budget_year or 0))


def _of_counts(duty: Duty, log: DutyLog) -> Iterator[_Verdict]:
    for due, entry in counts_of(duty, log)[0]:
        if due.due_on >= log.kept_since:
            yield _Verdict(due, entry)


def _not_followed(duty: Duty, follows: str, log: DutyLog, as_of: date) -> Iterator[DutyFinding]:
    """What has no time of its own, and is not on record although what it follows was done."""
    for year, (day, _) in sorted(log.years_of(follows).items()):
        terms = [t for t in duty.versions if t.in_force(day) and t.kind is TermKind.RECURRING]
        if year in log.years_of(duty.term) or day < log.kept_since or not terms:
            continue
        yield DutyFinding(
            kind=FaultKind.UNRECORDED,
            severity=Severity.NOTE,
            term=terms[0],
            due_on=None,
            happened_on=None,
            days_late=None,
            budget_year=year,
            entry_index=None,
            citations=duty.citations_on(terms[0], log.body, day),
            falls_under=(),
            as_of=as_of,
            due=None,
        )
