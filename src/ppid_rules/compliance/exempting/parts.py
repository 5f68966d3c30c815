"""The parts of an exemption's document: the decision, the test, what opened or changed it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    WithJsonSchema,
)

from ..._check import check_option
from ...cases.day import Day
from ...errors import InvalidValueError
from ...law.consequence_test import (
    approvals,
    consequence_steps,
    exempt_ground,
    exempt_grounds,
    exemption_openings,
)

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = [
    "Approvers",
    "ConsequenceTest",
    "ExemptionDecision",
    "Grounds",
    "Opening",
    "StatusChange",
    "Steps",
    "check_grounds",
]

STATUS_CHANGED = "status_changed"
"""The opening that is recorded as a change of status, with its test and its approval."""

_OPENINGS = [o.code for o in exemption_openings() if o.code != STATUS_CHANGED]
_STEPS = [step.code for step in consequence_steps()]
_APPROVERS = sorted({a.code for change in (False, True) for a in approvals(of_change=change)})


def check_grounds(grounds: tuple[str, ...]) -> tuple[str, ...]:
    """The codes if each is a ground of an exemption, without repetitions.

    Raises:
        UnknownChoiceError: an unknown ground, or one that needs no consequence test.
    """
    for code in grounds:
        exempt_ground(code)
    return tuple(dict.fromkeys(grounds))


def _listed(value: Any) -> Any:  # noqa: ANN401 - whatever a document holds
    return (value,) if isinstance(value, str) else value


def _known(options: list[str], name: str) -> Callable[[frozenset[str]], frozenset[str]]:
    def check(values: frozenset[str]) -> frozenset[str]:
        for value in sorted(values):
            check_option(value, options, name)
        return values

    return check


def _enum(options: list[str]) -> WithJsonSchema:
    return WithJsonSchema({"type": "array", "items": {"enum": options}})


def _opening(kind: str) -> str:
    return check_option(kind, _OPENINGS, "opening")


_SORTED = PlainSerializer(sorted, return_type=list, when_used="json")

Grounds = Annotated[
    tuple[str, ...],
    BeforeValidator(_listed),
    AfterValidator(check_grounds),
    _enum([ground.code for ground in exempt_grounds()]),
]
"""Codes of grounds of Pasal 17: ``17a``, ``17a1``."""

Steps = Annotated[
    frozenset[str],
    AfterValidator(_known(_STEPS, "step of the consequence test")),
    _SORTED,
    _enum(_STEPS),
]
"""Steps of the consequence test."""

Approvers = Annotated[
    frozenset[str],
    AfterValidator(_known(_APPROVERS, "approver")),
    _SORTED,
    _enum(_APPROVERS),
]
"""Who approved: ``head_of_body``, ``superior``."""


class Part(BaseModel):
    """A part of an exemption's document. Frozen."""

    model_config: ClassVar[ConfigDict] = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class ExemptionDecision(Part):
    """What the decision letter says (*surat keputusan pengecualian*, Perki 1/2021 Pasal 49).

    A field that is ``None`` is not recorded; one that is blank is missing in the letter.

    Attributes:
        number: the number of the letter; never asked for.
        classification: the kind of classification (*jenis klasifikasi*).
        officer: the PPID who decided, by office.
        unit: the unit of that officer.
        description: the clear description of the information.
        reasons: the reasons.
        statute: the act on which the exemption rests.
        analysis: the analysis of the consequences.
        period: the period as the letter says it.
        place: where it was made.
    """

    number: str | None = None
    classification: str | None = None
    officer: str | None = None
    unit: str | None = None
    description: str | None = None
    reasons: str | None = None
    statute: str | None = None
    analysis: str | None = None
    period: str | None = None
    place: str | None = None


class ConsequenceTest(Part):
    """What is recorded of a consequence test (*pengujian konsekuensi*).

    What is in neither of two lists is not recorded.

    Attributes:
        on: the day of the test.
        done: the steps that were taken.
        not_done: the steps that were left out.
        approved_by: who approved.
        not_approved_by: who did not.
    """

    on: Day | None = None
    done: Steps = frozenset()
    not_done: Steps = frozenset()
    approved_by: Approvers = frozenset()
    not_approved_by: Approvers = frozenset()

    def model_post_init(self, context: Any, /) -> None:  # noqa: ANN401, ARG002 - of the base
        """Refuse what is said to be both done and not done."""
        both = sorted(self.done & self.not_done | self.approved_by & self.not_approved_by)
        if both:
            raise InvalidValueError(both, "tested", "each step or approver in one list only")


class Opening(Part):
    """Something that opened the information (UU 14/2008 Pasal 18, PP 61/2010 Pasal 5 and 8).

    Attributes:
        kind: ``consent``, ``public_office``, ``public_hearing``, ``final_decision``.
        on: the day it happened; of a decision the day on which it became final.
        ref: a number or exhibit.
        note: anything else; never shown.
    """

    kind: Annotated[str, AfterValidator(_opening), WithJsonSchema({"enum": _OPENINGS})]
    on: Day
    ref: str | None = None
    note: str | None = Field(default=None, repr=False)


class StatusChange(Part):
    """A change of status or classification (*pengubahan status*, Perki 1/2021 Pasal 53).

    Attributes:
        on: the day of its decision.
        opened: whether the information is open from then on; else it stays exempt, on other
            grounds or for another period.
        grounds: the grounds from then on.
        expires_on: the last day of the period from then on.
        fixed_by: who fixed that period.
        other_law: the legislation that sets it.
        tested: the consequence test of the change, ``None``: not recorded.
    """

    on: Day
    opened: bool
    grounds: Grounds = ()
    expires_on: Day | None = None
    fixed_by: str | None = None
    other_law: str | None = None
    tested: ConsequenceTest | None = None
