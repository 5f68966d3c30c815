"""Exempt information (*informasi yang dikecualikan*) as its register has it."""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StrictInt, ValidationError, model_validator

from ..._check import check_option
from ...cases.day import Day
from ...cases.fields import Body
from ...errors import InvalidValueError, PpidRulesError
from ...law.consequence_test import approvals, exempt_ground, exemption_openings
from ...workdays import WorkingCalendar, indonesia
from .findings import ExemptionFinding, findings_of
from .history import public_since
from .parts import (
    ConsequenceTest,
    ExemptionDecision,
    Grounds,
    Opening,
    StatusChange,
)
from .periods import Phase, check_phase, end_after
from .standing import ExemptionStanding, standing_of

if TYPE_CHECKING:
    from datetime import date

    from ...law import PublicBody, Readings

__all__ = ["ExemptItem"]

_LETTERS = {opening.code: opening for opening in exemption_openings()}


class ExemptItem(BaseModel):
    """Information that a public body declared exempt (UU 14/2008 Pasal 17, 19, 20).

    Frozen; equal where the fields are. Grounds with periods of their own are items of their own.

    Attributes:
        document: the name and version of the document's format, ``schema`` in JSON.
        reference: its number in the register of exempt information.
        title: what the information is, without what makes it exempt.
        body: the public body.
        grounds: codes of Pasal 17: ``17a``, ``17a1``.
        extent: ``whole``: all of the document; ``part``: the rest of it is given.
        redacted: for ``part`` what is blacked out (*dihitamkan*), in general words.
        stays_public: for ``part`` what stays public.
        classified_on: the date of the decision (*surat keputusan pengecualian*).
        expires_on: the last day of the period, that whole day.
        years: the period in years from the date of the decision, instead of its last day.
        fixed_by: who fixed a period that is as long as needed: ``head_of_body``, ``superior``,
            ``ppid``.
        other_law: the legislation that sets the period, where it does.
        decision: what the decision says; ``None``: not recorded.
        tested: the consequence test; ``None``: not recorded.
        determined_on: the day of the determination that the exemption ends (*penetapan*).
        openings: what opened it, in order of days.
        changes: changes of its status, in order of days.

    Raises:
        pydantic.ValidationError: no title or ground; no period where one is needed, or one that
            is too long, changes included; a part without what is blacked out; an opening of
            another ground; a change of what is public; an end determined before the decision.
            The error of this package is its cause (:meth:`of` raises it).
    """

    model_config: ClassVar[ConfigDict] = ConfigDict(
        frozen=True,
        extra="forbid",
        defer_build=True,
        validate_by_name=True,
        serialize_by_alias=True,
        ignored_types=(cached_property,),
    )

    document: Literal["ppid-rules/exemption/1"] = Field(
        default="ppid-rules/exemption/1", alias="schema", repr=False
    )
    reference: str | None = None
    title: str
    body: Body
    grounds: Grounds
    extent: Literal["whole", "part"] = "whole"
    redacted: str | None = None
    stays_public: str | None = None
    classified_on: Day
    expires_on: Day | None = None
    years: Annotated[StrictInt, Field(ge=1)] | None = None
    fixed_by: str | None = None
    other_law: str | None = None
    decision: ExemptionDecision | None = None
    tested: ConsequenceTest | None = None
    determined_on: Day | None = None
    openings: tuple[Opening, ...] = ()
    changes: tuple[StatusChange, ...] = ()

    @classmethod
    def of(cls, body: PublicBody, *grounds: str, **fields: Any) -> Self:  # noqa: ANN401 - the fields of the class
        """An item from its body and grounds, with the errors of this package.

        Raises:
            UnknownChoiceError: an unknown ground, step, approver or opening.
            InvalidValueError: as the class.
            pydantic.ValidationError: a field that is unknown or of the wrong type.
        """
        try:
            return cls(body=body, grounds=grounds, **fields)
        except ValidationError as error:
            for line in error.errors(include_url=False, include_input=False):
                cause = line.get("ctx", {}).get("error")
                if isinstance(cause, PpidRulesError):
                    raise cause from None
            raise

    @model_validator(mode="after")
    def _as_the_law_has_it(self) -> Self:
        if not self.title.strip():
            raise InvalidValueError(self.title, "title", "what the information is")
        self._check_extent()
        ends = self.ends_on
        if self.expires_on is not None and ends != self.expires_on:
            raise InvalidValueError(self.expires_on, "expires_on", f"{ends}, the end of the years")
        for party in (self.fixed_by, *(change.fixed_by for change in self.changes)):
            if party is not None:
                check_option(party, ("ppid", *(a.code for a in approvals())), "fixed_by")
        for place, phase in enumerate(self.phases):
            check_phase(phase, self.phases[:place])
        made = self.determined_on
        if made is not None and made < self.classified_on:
            expected = f"{self.classified_on}, the date of the decision, or later"
            raise InvalidValueError(made, "determined_on", expected)
        self._check_history()
        return self

    def _check_extent(self) -> None:
        partial = self.extent == "part"
        if partial and not (self.redacted or "").strip():
            raise InvalidValueError(self.redacted, "redacted", "what is blacked out of the part")
        if not partial and (self.redacted is not None or self.stays_public is not None):
            raise InvalidValueError(self.extent, "extent", "part, where something stays public")

    def _check_history(self) -> None:
        for days in ([o.on for o in self.openings], [c.on for c in self.changes]):
            for earlier, later in pairwise(days):
                if later < earlier:
                    raise InvalidValueError(later, "on", f"{earlier} or later, in order")
        grounds = [exempt_ground(code) for phase in self.phases for code in phase.grounds]
        for opening in self.openings:
            if not any(_LETTERS[opening.kind].lifts(ground) for ground in grounds):
                letters = ", ".join(_LETTERS[opening.kind].grounds or ())
                expected = f"an opening of its grounds; {opening.kind} opens {letters} only"
                raise InvalidValueError(opening.kind, "openings", expected)
        for place, change in enumerate(self.changes):
            if change.opened and (change.grounds or change.expires_on is not None):
                expected = "neither grounds nor a period, since it opens the information"
                raise InvalidValueError(change.grounds or change.expires_on, "changes", expected)
            before = self.model_copy(update={"changes": self.changes[:place]})
            public = public_since(before, change.on)
            if change.on < self.classified_on or public is not None:
                until = "" if public is None else f" and before {public[0]}, when it is public"
                expected = f"a day from {self.classified_on}{until}"
                raise InvalidValueError(change.on, "changes", expected)

    # -- its period ------------------------------------------------------------------------

    @property
    def ends_on(self) -> date | None:
        """The last day of the period that the first decision gave; ``None``: none is fixed."""
        if self.years is None or not self.grounds:
            return self.expires_on
        return end_after(self.grounds[0], self.classified_on, self.years)

    @property
    def phases(self) -> tuple[Phase, ...]:
        """The exemption as decided, and as each change that did not open it left it."""
        first = Phase(self.classified_on, self.grounds, self.ends_on, self.fixed_by, self.other_law)
        later = (
            Phase(c.on, c.grounds, c.expires_on, c.fixed_by, c.other_law)
            for c in self.changes
            if not c.opened
        )
        return (first, *later)

    def calendar(self, *, region: str | None = None) -> WorkingCalendar:
        """The calendar of the body, on the whole decree log.

        Args:
            region: stands in for the body's own region.

        Raises:
            UnknownRegionError: an unknown region.
        """
        found = indonesia(region=region or self.body.region, week=self.body.week)
        return found.with_overlay(self.body.overlay)

    # -- on a day --------------------------------------------------------------------------

    def status(
        self,
        as_of: date,
        *,
        calendar: WorkingCalendar | None = None,
        readings: Readings | None = None,
    ) -> ExemptionStanding:
        """Where the item stands on a day: exempt, due for declassification, public.

        Raises:
            NotADateError: ``as_of`` is no date.
            WrongTypeError: not a calendar, or no readings.
        """
        return standing_of(self, as_of, self.calendar() if calendar is None else calendar, readings)

    def findings(
        self,
        as_of: date,
        *,
        calendar: WorkingCalendar | None = None,
        readings: Readings | None = None,
    ) -> tuple[ExemptionFinding, ...]:
        """What the decision, the test and the end of the exemption lack (*temuan*).

        Raises:
            NotADateError: ``as_of`` is no date.
            WrongTypeError: not a calendar, or no readings.
        """
        return findings_of(self, self.status(as_of, calendar=calendar, readings=readings))
