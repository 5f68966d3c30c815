"""What an exemption lacks: in its decision, its test, its period, its end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..._check import LANGS
from ...law import Citation, PeriodRule
from ...law.consequence_test import (
    approvals,
    consequence_steps,
    decision_fields,
    exemption_rule,
    never_permanent,
)
from ..casework.faults import Severity
from ..wording import Clause
from .periods import later_limit, periods_of
from .words import told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from ..._check import Lang
    from ...law.consequence_test import ExemptionRule
    from ..basis import Basis
    from ..deadlines import Deadline
    from .item import ExemptItem
    from .parts import ConsequenceTest
    from .standing import ExemptionStanding

__all__ = ["ExemptionFinding", "findings_of"]


@dataclass(frozen=True)
class ExemptionFinding:
    """Something in an exemption that is not as the law has it (*temuan*). Immutable.

    Attributes:
        code: ``<what>.<fault>``, such as ``decision.analysis.missing``.
        severity: ``breach``, ``risk``, or ``note`` for what is only not recorded.
        on: the day whose law was applied.
        due_on: the last day, where it is about one.
        happened_on: the day of the act; ``None`` where it is missing.
        contested: the open questions on which it depends.
        citations: the articles.
        sentence: the sentence of the catalogue that tells it.
        name: what is lacking, as pairs of language and words.
        basis: on what it rests.
    """

    code: str
    severity: Severity
    on: date
    due_on: date | None
    happened_on: date | None
    contested: tuple[str, ...]
    citations: tuple[Citation, ...]
    sentence: str
    name: Clause
    basis: Basis

    def __repr__(self) -> str:
        return f"<ExemptionFinding {self.code}: {self.severity}>"

    @property
    def _slots(self) -> dict[str, object]:
        return {
            "name": self.name,
            "on": self.on,
            "due": self.due_on,
            "happened": self.happened_on,
            "citations": self.citations,
        }

    def message(self, lang: Lang = "id") -> str:
        """What was found, in whole sentences, with the doubt about it.

        Raises:
            UnknownLanguageError: neither ``"id"`` nor ``"en"``.
        """
        found = told(self.sentence, self._slots, lang)
        return f"{found} {told('finding.contested', {}, lang)}" if self.contested else found

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready."""
        return {
            "schema": "ppid-rules/exemption-finding/1",
            "code": self.code,
            "severity": self.severity.value,
            "on": self.on.isoformat(),
            "due_on": self.due_on and self.due_on.isoformat(),
            "happened_on": self.happened_on and self.happened_on.isoformat(),
            "contested": list(self.contested),
            "citations": [[c.instrument, c.article] for c in self.citations],
            "message": {lang: self.message(lang) for lang in LANGS},
            "basis": self.basis.to_dict(),
        }


def findings_of(item: ExemptItem, standing: ExemptionStanding) -> tuple[ExemptionFinding, ...]:
    """What the records of an item lack by the day of its standing, in a fixed order.

    An item that is not classified by then has none.
    """
    if standing.as_of < item.classified_on:
        return ()
    return tuple(_Finder(item, standing).all())


class _Finder:
    """Finds for one item on one day."""

    def __init__(self, item: ExemptItem, standing: ExemptionStanding) -> None:
        self._item = item
        self._standing = standing

    def all(self) -> Iterator[ExemptionFinding]:
        item = self._item
        yield from self._decision()
        on = item.classified_on
        yield from self._test("test", item.tested, on, approvals(on), "tested_first")
        yield from self._period()
        for change in item.changes:
            if change.on <= self._standing.as_of:
                asked = approvals(change.on, of_change=True)
                yield from self._test("change", change.tested, change.on, asked, "change_test")
        yield from self._determination()

    def _found(
        self,
        code: str,
        severity: Severity,
        rule: ExemptionRule,
        on: date,
        sentence: str,
        *,
        due_on: date | None = None,
        happened_on: date | None = None,
        contested: tuple[str, ...] = (),
    ) -> ExemptionFinding:
        return ExemptionFinding(
            code=code,
            severity=severity,
            on=on,
            due_on=due_on,
            happened_on=happened_on,
            contested=contested,
            citations=rule.citations_on(on),
            sentence=f"finding.{sentence}",
            name=Clause.of(rule.name),
            basis=self._standing.basis,
        )

    def _decision(self) -> Iterator[ExemptionFinding]:
        item, on = self._item, self._item.classified_on
        if item.decision is None:
            letter = exemption_rule("decision_letter")
            if letter.citations_on(on):
                code = "decision.unrecorded"
                yield self._found(code, Severity.NOTE, letter, on, code)
            return
        for field in decision_fields(on):
            if not field.is_for(item.grounds):
                continue
            text: str | None = getattr(item.decision, field.code)
            if text is None and field.code == "period" and item.ends_on is not None:
                continue  # the end is known from the decision
            if text is None:
                code = f"decision.{field.code}.unrecorded"
                yield self._found(code, Severity.NOTE, field, on, "decision.field.unrecorded")
            elif not text.strip():
                code = f"decision.{field.code}.missing"
                yield self._found(code, Severity.BREACH, field, on, "decision.field.missing")

    def _test(
        self,
        about: str,
        tested: ConsequenceTest | None,
        on: date,
        asked: Iterable[ExemptionRule],
        rule: str,
    ) -> Iterator[ExemptionFinding]:
        first = exemption_rule(rule)
        if tested is None:
            if first.citations_on(on):
                code = f"{about}.unrecorded"
                yield self._found(code, Severity.NOTE, first, on, "test.unrecorded")
            return
        if tested.on is not None and tested.on > on:
            code = f"{about}.after_decision"
            day = tested.on
            yield self._found(
                code, Severity.BREACH, first, on, "test.after", due_on=on, happened_on=day
            )
        for step in consequence_steps(on):
            if step.code in tested.not_done:
                code = f"{about}.{step.code}.missing"
                yield self._found(code, Severity.BREACH, step, on, "test.step.missing")
            elif step.code not in tested.done:
                code = f"{about}.{step.code}.unrecorded"
                yield self._found(code, Severity.NOTE, step, on, "test.step.unrecorded")
        for role in asked:
            if role.code in tested.not_approved_by:
                code = f"{about}.approval.{role.code}.missing"
                yield self._found(code, Severity.BREACH, role, on, "approval.missing")
            elif role.code not in tested.approved_by:
                code = f"{about}.approval.{role.code}.unrecorded"
                yield self._found(code, Severity.NOTE, role, on, "approval.unrecorded")

    def _period(self) -> Iterator[ExemptionFinding]:
        phase = self._standing.phase
        on = phase.since
        permanent = exemption_rule("not_permanent")
        for period in periods_of(phase.grounds):
            named = bool((phase.other_law or "").strip())
            elsewhere = period.rule in {PeriodRule.OTHER_LAW, PeriodRule.NONE}
            ended = phase.ends_on is not None or (elsewhere and named)
            if not ended and period.ground in never_permanent():
                code = f"period.{period.ground}.open_ended"
                yield self._found(code, Severity.RISK, permanent, on, "period.open_ended")
            fixed = period.citations if period.fixed_by is not None else ()
            law = tuple(c for c in fixed if c.in_force(on))
            if law and phase.fixed_by != period.fixed_by:
                known = phase.fixed_by is not None
                fault = "other" if known else "unrecorded"
                severity = Severity.BREACH if known else Severity.NOTE
                rule = permanent._replace(citations=law)
                code = f"period.{period.ground}.fixed_by.{fault}"
                yield self._found(code, severity, rule, on, f"period.fixed_by.{fault}")
            limit = later_limit(period, phase)
            if limit is not None and phase.ends_on is not None and phase.ends_on > limit:
                rule = permanent._replace(citations=period.citations)
                code = f"period.{period.ground}.before_limit"
                day = self._standing.as_of
                yield self._found(
                    code, Severity.RISK, rule, day, "period.before_limit", due_on=limit
                )
            if elsewhere and not named:
                rule = permanent._replace(citations=period.citations)
                code = f"period.{period.ground}.law.unrecorded"
                yield self._found(code, Severity.NOTE, rule, on, "period.law.unrecorded")

    def _determination(self) -> Iterator[ExemptionFinding]:
        standing = self._standing
        limit, ends, due = standing.deadline, standing.ends_on, standing.declassify_by
        if limit is None or ends is None or due is None or due < standing.phase.since:
            return
        made, opens = standing.determined_on, standing.due_from
        if made is not None and opens is not None and due > opens > made:
            # Read as a window, the last thirty working days have not begun.
            yield self._about(
                limit, "early", Severity.RISK, due=opens, made=made, contested=limit.contested
            )
        public = standing.public_from
        opened = public is not None and public <= due
        late = made is not None and made > due
        if opened or not (late or (made is None and standing.as_of > due)):
            return
        sure = (made or standing.as_of) > (limit.latest or due)
        fault = "late" if late else "missing"
        contested = () if sure else limit.contested
        yield self._about(limit, fault, Severity.BREACH, due=due, made=made, contested=contested)

    def _about(
        self,
        limit: Deadline,
        fault: str,
        severity: Severity,
        *,
        due: date,
        made: date | None,
        contested: tuple[str, ...],
    ) -> ExemptionFinding:
        """A finding about the determination that the exemption ends."""
        return self._found(
            f"{limit.term.id}.{fault}",
            severity,
            exemption_rule("public_by_itself")._replace(citations=limit.citations),
            limit.starts_on,
            f"declassification.{fault}",
            due_on=due,
            happened_on=made,
            contested=contested,
        )
