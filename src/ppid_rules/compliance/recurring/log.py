"""What a body has done of its recurring duties, as its register has it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, model_validator
from pydantic_core import PydanticCustomError

from ...cases.day import Day
from ...cases.fields import Body
from ...errors import PpidRulesError
from ...law.duties import duty_of
from .budget import BudgetYear

if TYPE_CHECKING:
    from datetime import date

    from ...law.duties import Duty

__all__ = ["DutyDone", "DutyLog"]


def _year(value: object) -> BudgetYear:
    try:
        return BudgetYear.of(value)
    except PpidRulesError as error:
        raise PydanticCustomError("invalid_value", "{problem}", {"problem": str(error)}) from error


_BudgetYearField = Annotated[
    BudgetYear, BeforeValidator(_year, json_schema_input_type=str), PlainSerializer(str)
]


class DutyDone(BaseModel):
    """A duty that was done on a day (*pelaksanaan kewajiban*).

    Attributes:
        term: the id of the duty (``"publication.periodic"``).
        on: the day.
        for_year: for a duty of each budget year, the year in which that budget year ends;
            ``None``: the last one ended before the day, or for an evaluation the year of the day.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    term: str
    on: Day
    for_year: int | None = Field(default=None, strict=True)


class DutyLog(BaseModel):
    """The register of the recurring duties of a body. Frozen.

    Attributes:
        document: the name and version of the document's format, ``schema`` in JSON.
        body: the public body.
        kept_since: the day from which everything that was done is in the log; what fell due
            earlier is not judged. Entries before it are where a count begins.
        budget_year_ends: the last day of the budget year, MM-DD.
        done: what was done, in any order.

    Raises:
        pydantic.ValidationError: an unknown field, a duty that is none or of other kinds of body
            (``unknown_duty``), a budget year that has not ended by the day or is before the
            duty, a day that is none; a ``ValueError``.
    """

    model_config = ConfigDict(
        frozen=True, extra="forbid", validate_by_name=True, serialize_by_alias=True
    )

    document: Literal["ppid-rules/duties/1"] = Field(
        default="ppid-rules/duties/1", alias="schema", repr=False
    )
    body: Body
    kept_since: Day
    budget_year_ends: _BudgetYearField = Field(default_factory=BudgetYear.of)
    done: tuple[DutyDone, ...] = ()

    @model_validator(mode="after")
    def _are_duties_of_the_body(self) -> Self:
        for place, entry in enumerate(self.done):
            try:
                duty = duty_of(entry.term, self.body.kind)
            except PpidRulesError as error:
                problem = f"done[{place}].term: {error}"
                raise PydanticCustomError(
                    "unknown_duty", "{problem}", {"problem": problem}
                ) from error
            expected = self._year_expected(duty, entry)
            if expected:
                problem = f"done[{place}].for_year: expected {expected}, not {entry.for_year}"
                raise PydanticCustomError("invalid_value", "{problem}", {"problem": problem})
        return self

    def _year_expected(self, duty: Duty, entry: DutyDone) -> str:
        """What the budget year of an entry should be, where it cannot be what it says."""
        ends, year = self.budget_year_ends, entry.for_year
        if year is None:
            return ""
        if duty.closes is None:
            return f"none, since {entry.term} is of no budget year"
        first = ends.year_of(duty.versions[0].in_force_from)
        running = duty.closes == "year_running"
        last = ends.year_of(entry.on) if running else ends.ended_before(entry.on)
        if first <= year <= last:
            return ""
        return f"a year from {first}, the first of the duty, to {last}, by {entry.on}"

    def days_of(self, term: str) -> list[tuple[date, int]]:
        """The days on which a duty was done, with their places in the log, in order."""
        return sorted(
            (entry.on, place) for place, entry in enumerate(self.done) if entry.term == term
        )

    def years_of(self, term: str) -> dict[int, tuple[date, int]]:
        """For each budget year the first day on which its duty was done, and its place."""
        running = duty_of(term, self.body.kind).closes == "year_running"
        found: dict[int, tuple[date, int]] = {}
        for day, place in self.days_of(term):
            ends = self.budget_year_ends
            inferred = ends.year_of(day) if running else ends.ended_before(day)
            year = self.done[place].for_year
            found.setdefault(inferred if year is None else year, (day, place))
        return found

    def until(self, day: date) -> DutyLog:
        """The log as it stood at the end of a day."""
        return self.model_copy(update={"done": tuple(e for e in self.done if e.on <= day)})
