"""Where a case stands on a day: the events, and what time does."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ...cases import CaseStatus, Stage
from ...law import instruments
from ...regions import province_of
from ...workdays import Certainty
from ..explaining import Step
from ..wording import Clause
from .finality import Finality, finality
from .labels import event_name, label, party_name
from .logs import stage_of
from .occasions import ground_of
from .runs import ClockStatus
from .worlds import worlds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..._check import Lang
    from ...law import Actor
    from ..basis import Basis
    from .docket import Docket

__all__ = ["Standing"]

_NEXT_DAY = timedelta(1)

_SILENT = {
    "request.notice": (CaseStatus.REQUEST_SILENT, (
        CaseStatus.REQUEST_RECEIVED, CaseStatus.REQUEST_REGISTERED, CaseStatus.REQUEST_COMPLETE,
        CaseStatus.REQUEST_INCOMPLETE, CaseStatus.REQUEST_EXTENDED,
    )),
    "objection.answer": (CaseStatus.OBJECTION_SILENT, (
        CaseStatus.OBJECTION_FILED, CaseStatus.OBJECTION_REGISTERED,
    )),
}  # fmt: skip
_UNFILED = (
    CaseStatus.OBJECTION_FILED,
    CaseStatus.OBJECTION_REGISTERED,
    CaseStatus.OBJECTION_ANSWERED,
)
_WAITING = (ClockStatus.RUNNING, ClockStatus.OVERDUE)


class Standing:
    """What a screen shows about a case on a day. Immutable.

    Attributes:
        as_of: the day.
    """

    as_of: date

    def __init__(self, docket: Docket) -> None:
        self.__dict__.update(_docket=docket, as_of=docket.as_of)

    _docket: Docket

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a standing cannot be changed ({name})")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"a standing cannot be changed ({name})")

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Standing):
            return NotImplemented
        return self.to_dict() == other.to_dict()

    def __hash__(self) -> int:
        return hash((self.as_of, self.status, self.since))

    def __reduce__(self) -> tuple[Any, tuple[object, ...]]:
        return Standing, (self._docket,)

    def __repr__(self) -> str:
        return f"<Standing on {self.as_of}: {self.status} since {self.since}>"

    # -- the status ------------------------------------------------------------------------

    @property
    def status(self) -> CaseStatus:
        """Where the case stands, with what time did to it."""
        return self._computed[0]

    @property
    def stage(self) -> Stage:
        """The procedure in which it stands."""
        return self.status.stage

    @property
    def since(self) -> date | None:
        """The first day of this status; ``None`` in an empty case."""
        return self._computed[1]

    @property
    def silent_since(self) -> date | None:
        """The first day after a notice or an answer was due and did not come."""
        silent = (CaseStatus.REQUEST_SILENT, CaseStatus.OBJECTION_SILENT)
        return self.since if self.status in silent else None

    @cached_property
    def _computed(self) -> tuple[CaseStatus, date | None]:
        docket = self._docket
        status = docket.record.status
        for term_id, (silent, statuses) in _SILENT.items():
            if status in statuses:
                for run in docket.runs(term_id)[-1:]:
                    if run.status is ClockStatus.OVERDUE and run.due is not None:
                        status, since = silent, (run.perhaps_until or run.due) + _NEXT_DAY
                        return self._unfiled(status, since)
        return self._unfiled(status, self._since)

    def _unfiled(self, status: CaseStatus, since: date | None) -> tuple[CaseStatus, date | None]:
        """The status, or that the window for what would follow it passed unused."""
        docket = self._docket
        if status in _UNFILED or status is CaseStatus.OBJECTION_SILENT:
            for run in docket.runs("dispute.filing")[-1:]:
                if run.status is ClockStatus.LAPSED and run.closer is None and run.due:
                    return CaseStatus.DISPUTE_NOT_FILED, run.due + _NEXT_DAY
        final = self.final_on
        over = status in {CaseStatus.DISPUTE_DECIDED, CaseStatus.COURT_DECIDED}
        if over and final is not None and final <= docket.as_of:
            return CaseStatus.COURT_FINAL, final
        return status, since

    @property
    def _since(self) -> date | None:
        """The day of the event that brought the status about."""
        record = self._docket.record
        status, day = record.status, None
        for event, reached in zip(reversed(record.events), reversed(record.statuses), strict=True):
            if reached is not status:
                break
            day = event.on
        return day

    # -- what is awaited -------------------------------------------------------------------

    @cached_property
    def waiting_for(self) -> tuple[Actor, ...]:
        """Who is to act in this procedure or the next: those with a duty, else with a window."""
        stages = list(Stage)
        ahead = stages[stages.index(self.stage) :]
        runs = [
            run
            for run in self._docket.all_runs()
            if run.status in _WAITING and run.term.audited and stage_of(run.term.id) in ahead
        ]
        duties = [r for r in runs if r.term.kind in {"duty", "cap"}]
        return tuple(dict.fromkeys(r.term.actor for r in duties or runs))

    @cached_property
    def _finality(self) -> Finality | None:
        return finality(self._docket)

    @property
    def final_on(self) -> date | None:
        """The first day on which the decision is final (*berkekuatan hukum tetap*).

        The day after every party's window; ``None`` while a party's receipt is not recorded.
        """
        return None if self._finality is None else self._finality.final_on

    @cached_property
    def surely_final_on(self) -> date | None:
        """The first day on which it is final under every count."""
        found = self._finality
        if found is None or found.final_on is None:
            return None

        def seen(docket: Docket) -> tuple[date | None, frozenset[str]]:
            other = finality(docket)
            return (None, frozenset()) if other is None else (other.final_on, other.fields)

        days = [day for _, day in worlds(self._docket, found.fields, seen, remote=False)]
        return None if None in days else max(day for day in days if day is not None)

    @property
    def basis(self) -> Basis:
        """On what this rests: versions, knowledge, options, readings."""
        return self._docket.basis(run.due for run in self._docket.all_runs())

    # -- in words --------------------------------------------------------------------------

    def label(self, lang: Lang = "id") -> str:
        """The status in words.

        Raises:
            UnknownLanguageError: neither ``"id"`` nor ``"en"``.
        """
        return label(f"status.{self.status}", lang)

    @cached_property
    def caveats(self) -> tuple[Step, ...]:
        """What a reader has to know beside the status: sentences, with their facts."""
        return tuple(self._caveats())

    def _caveats(self) -> Iterator[Step]:
        docket, record = self._docket, self._docket.record
        found = self._finality
        for party in () if found is None else found.missing:
            yield Step("caveat.finality_unknown", (("party", party_name(party)),))
        if found is not None and found.final_on is not None and found.final_on <= docket.as_of:
            if found.decision.type == "decision_read":
                facts = {"read": found.decision.on, "final": found.final_on}
                yield Step("caveat.final", tuple(facts.items()))
            yield Step("caveat.ask_the_court")
        for objection in docket.log.of("objection_filed")[-1:]:
            letter, assumed = ground_of(docket, objection)
            if assumed:
                yield Step(f"caveat.ground_assumed.{'c' if letter == 'c' else 'notice'}")
        for run in docket.all_runs():
            if (
                record.regime == "election"
                and run.term.number is None
                and run.term.evidence == "unknown"
            ):
                yield Step("caveat.election_not_established", (("name", Clause.of(run.term.name)),))
        yield from self._about_the_log()

    def _about_the_log(self) -> Iterator[Step]:
        docket, record = self._docket, self._docket.record
        if record.not_kept:
            names = tuple(event_name(name) for name in sorted(record.not_kept))
            yield Step("caveat.not_kept", (("events", names),))
        if record.undated:
            yield Step("caveat.undated")
        first = min(instrument.in_force_from for instrument in instruments())
        if record.events and record.events[0].on < first:
            yield Step("caveat.before_the_law", (("first", first),))
        known = docket.calendar.known_until
        ahead = [r.due for r in docket.all_runs() if r.due and r.status is ClockStatus.RUNNING]
        if _a_year_on(known) < docket.as_of:
            yield Step("caveat.stale_log", (("known", known), ("as_of", docket.as_of)))
        elif any(day > known for day in ahead):
            yield Step("caveat.may_move", (("known", known),))
        for day in sorted(ahead):
            if docket.calendar.certainty(day) is Certainty.PROJECTED:
                facts = {"due": day, "year": day.year, "known": known}
                yield Step("caveat.projected", tuple(facts.items()))
        if docket.calendar.region is not None:
            region = province_of(docket.calendar.region).name
            yield Step("caveat.region_incomplete", (("region", region),))

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready."""
        days = {
            "since": self.since,
            "silent_since": self.silent_since,
            "final_on": self.final_on,
            "surely_final_on": self.surely_final_on,
        }
        return {
            "schema": "ppid-rules/standing/1",
            "as_of": self.as_of.isoformat(),
            "status": self.status.value,
            "stage": self.stage.value,
            **{name: day and day.isoformat() for name, day in days.items()},
            "waiting_for": [actor.value for actor in self.waiting_for],
            "label": {"id": self.label("id"), "en": self.label("en")},
            "caveats": [step.to_dict() for step in self.caveats],
            "basis": self.basis.to_dict(),
        }


def _a_year_on(day: date) -> date:
    """The same day a year later."""
    from dateutil.relativedelta import relativedelta  # noqa: PLC0415 - imported where it is used

    return day + relativedelta(years=1)
