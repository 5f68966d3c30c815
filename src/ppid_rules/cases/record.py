"""A case as its register has it: the body, and what happened."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from .._check import as_date
from ..errors import ImpossibleEventError, WrongTypeError
from ..law import BodyKind, Regime
from .event import Event
from .fields import Body, EventTypes, HouseRules, OwnDays
from .log import EventLog
from .possible import allowed_events, is_possible, needs_of
from .replay import faults_of, statuses_of
from .statuses import CaseStatus, Stage
from .transitions import advance, governing_dispute_law

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

__all__ = ["CaseRecord"]


class CaseRecord(BaseModel):
    """One request (*permohonan informasi*) and everything that follows from it.

    Frozen; equal where the fields are. Knows what happened, and nothing of what is late.

    Attributes:
        document: the name and version of the document's format, ``schema`` in JSON.
        body: the public body.
        regime: ``general`` or ``election``. The general rules unless said otherwise; an election
            organiser (*KPU, Bawaslu, DKPP*) has to say which, since both may apply.
        overlay: days of the office that matter for this case only, laid over those of the body.
        house_rules: limits of the caller's own.
        not_kept: types of events that this register cannot hold; what only they could tell is
            unknown, never a fault.
        undated: types of events that happened on a day that is not known.
        reference: the number of the case in its register; kept out of ``repr``.
        events: what happened, in order of its days.

    Raises:
        pydantic.ValidationError: one line for each fault, at most a hundred: an unknown field, an
            event without an object (``impossible_event``), an event dated before the one it
            follows (``out_of_order``), and so on; a ``ValueError``.
    """

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        defer_build=True,
        validate_by_name=True,
        serialize_by_alias=True,
        ignored_types=(cached_property,),
    )

    document: Literal["ppid-rules/case/1"] = Field(
        default="ppid-rules/case/1", alias="schema", repr=False
    )
    reference: str | None = Field(default=None, repr=False)
    body: Body
    regime: Regime | None = None
    overlay: OwnDays | None = None
    house_rules: HouseRules = ()
    not_kept: EventTypes = frozenset()
    undated: EventTypes = frozenset()
    events: EventLog = ()

    @model_validator(mode="after")
    def _says_its_regime(self) -> Self:
        if self.regime is None and BodyKind(self.body.kind) is BodyKind.ELECTION_ORGANISER:
            raise PydanticCustomError(
                "regime_required",
                "a case of an election organiser says its regime: 'general' or 'election'",
            )
        return self

    @classmethod
    def of(cls, body: Body, *events: Event, **fields: Any) -> Self:  # noqa: ANN401 - the fields of the class
        """A case from its body and events.

        Raises:
            pydantic.ValidationError: as the class.
        """
        return cls(body=body, events=events, **fields)

    def __hash__(self) -> int:
        return hash((self.body, self.regime, self.events, self.reference))

    # -- what happened ---------------------------------------------------------------------

    @property
    def status(self) -> CaseStatus:
        """Where the case stands by its events alone; what time does is in ``standing``."""
        return self.statuses[-1] if self.events else CaseStatus.REQUEST_NOT_RECEIVED

    @property
    def stage(self) -> Stage:
        """The procedure in which the case is by its events."""
        return self.status.stage

    @cached_property
    def statuses(self) -> tuple[CaseStatus, ...]:
        """The status after each event."""
        return tuple(statuses_of(self.events, self.dispute_law))

    @property
    def allowed(self) -> tuple[str, ...]:
        """The types of the events that may be recorded next."""
        return allowed_events(self.status, self._seen)

    @cached_property
    def dispute_law(self) -> str:
        """The regulation under which a dispute of this log goes on (Perki 1/2013 Pasal 62)."""
        return governing_dispute_law(self.events)

    @cached_property
    def _seen(self) -> frozenset[str]:
        return self.undated.union(event.type for event in self.events)

    def record(self, *events: Event) -> Self:
        """This case with further events; one that is dated back takes its place.

        Of several on one day the one recorded later stands later.

        Raises:
            ImpossibleEventError: an event has no object in the log.
            WrongTypeError: not an event.
        """
        case = self
        for event in events:
            if not isinstance(event, Event):
                raise WrongTypeError(event, "event", "an Event")
            late = bool(case.events) and case.events[-1].on > event.on
            case = case._with_earlier(event) if late else case._with_next(event)
        return case

    def _with_next(self, event: Event) -> Self:
        if not is_possible(event, self.status, self._seen):
            raise _impossible(event, self.status, self._seen)
        case = self._with((*self.events, event))
        if case.dispute_law == self.dispute_law:
            # What is known of the log so far holds for the longer one.
            status = advance(self.status, event, self.dispute_law)
            vars(case).update(statuses=(*self.statuses, status), _seen=self._seen | {event.type})
        return case

    def _with_earlier(self, event: Event) -> Self:
        place = bisect_right(self.events, event.on, key=lambda e: e.on)
        log = (*self.events[:place], event, *self.events[place:])
        for fault in faults_of(log, self.undated):
            raise _impossible(log[fault.place], fault.status, fault.seen)
        return self._with(log)

    def until(self, day: date) -> Self:
        """This case as its log stood at the end of a day.

        Raises:
            NotADateError: ``day`` is no date.
        """
        as_date(day)
        kept = tuple(event for event in self.events if event.on <= day)
        return self if len(kept) == len(self.events) else self._with(kept)

    def _with(self, events: tuple[Event, ...]) -> Self:
        """This case with another log, which is known to be in order."""
        fields = {name: getattr(self, name) for name in self._fields()}
        return type(self).model_construct(**{**fields, "events": events})

    @classmethod
    def _fields(cls) -> Iterator[str]:
        return iter(cls.model_fields)

    def __repr_args__(self) -> Iterator[tuple[str | None, Any]]:
        yield "body", self.body.name
        yield "status", str(self.status)
        yield "events", len(self.events)


def _impossible(event: Event, status: CaseStatus, seen: frozenset[str]) -> ImpossibleEventError:
    needs = [need for need in needs_of(event) if need not in seen]
    return ImpossibleEventError(event.type, status, needs, allowed_events(status, seen))
