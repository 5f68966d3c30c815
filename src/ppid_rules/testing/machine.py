"""A state machine that drives a service and compares its dates with the library's."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from ..errors import MissingExtraError

try:
    from hypothesis import note
    from hypothesis import strategies as st
    from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
except ImportError as error:
    raise MissingExtraError("testing", "hypothesis") from error

from ..cases import event_types

# Hypothesis reads the annotations of the rules when they run.
from ..compliance import Case
from ..errors import PpidRulesError, UnknownTermError, WrongTypeError
from ..law import BodyKind, PublicBody, Readings, Regime, terms
from ..workdays import WorkingCalendar, indonesia
from .acts import events
from .days_drawn import days, decreed_span
from .strategies import bodies
from .vector import is_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from ..cases import Event

__all__ = ["Difference", "DisagreementError", "ServiceMachine"]

_ROOM = 2
_DAY = timedelta(1)


class Difference(NamedTuple):
    """A limit for which two answers differ.

    Attributes:
        key: the key of the clock.
        service: the last day that the service names, ``None`` where it names none.
        library: the last day that the library names.
    """

    key: str
    service: date | None
    library: date | None

    def __str__(self) -> str:
        service, library = (day or "no last day" for day in (self.service, self.library))
        return f"{self.key}: the service has {service}, the library {library}"


class DisagreementError(PpidRulesError, AssertionError):
    """A service names other last days than the library.

    Attributes:
        case: the case, as recorded so far.
        as_of: the day looked at.
        differences: each limit for which the answers differ.
    """

    def __init__(self, case: Case, as_of: date, differences: tuple[Difference, ...]) -> None:
        self.case = case
        self.as_of = as_of
        self.differences = differences
        lines = [
            f"on {as_of} the service and the library differ:",
            *(f"  {difference}" for difference in differences),
            f"the case, of {case.body.name}:",
            *(f"  {_document(event)}" for event in case.events),
        ]
        super().__init__("\n".join(lines), case, as_of, differences)


class ServiceMachine(RuleBasedStateMachine):
    """Drives a service through cases, and compares each last day with the library's.

    A subclass says how its service is told and asked, in :meth:`start`, :meth:`record` and
    :meth:`deadlines`; its ``TestCase`` attribute is what a test runner collects. Time moves on
    between the events, so that each is recorded on the day on which it happens. All days lie in
    years with a yearly decree.

    Attributes:
        terms: only clocks of these limits are compared; ``None``: all of them.
        types: only events of these types happen; ``None``: any.
        body: the body of every case; ``None``: one of several.
        calendar: the calendar of the library; ``None``: that of the case.
        readings: the readings of the library; ``None``: the default ones.
        case: the case so far, as the library has it.
        as_of: the day reached.
    """

    terms: ClassVar[Collection[str] | None] = None
    types: ClassVar[Collection[str] | None] = None
    body: ClassVar[PublicBody | None] = None
    calendar: ClassVar[WorkingCalendar | None] = None
    readings: ClassVar[Readings | None] = None

    case: Case
    as_of: date

    def __init__(self) -> None:
        known = {term.id for term in terms()}
        for term_id in self.terms or ():
            if term_id not in known:
                raise UnknownTermError(term_id, known)
        super().__init__()

    # -- what a subclass says ------------------------------------------------------------------

    def start(self, case: Case) -> None:
        """Open a case in the service.

        Args:
            case: the case with its first event.
        """
        raise NotImplementedError

    def record(self, event: Event) -> None:
        """Tell the service what happened next.

        Args:
            event: the event; ``event.model_dump_json()`` is its document.
        """
        raise NotImplementedError

    def deadlines(self, as_of: date) -> Mapping[str, date | None]:
        """The last days that the service names.

        Args:
            as_of: the day looked at.

        Returns:
            The last day by the key of the clock (``request.notice``); ``None``, or no entry,
            where there is none.
        """
        raise NotImplementedError

    # -- what happens --------------------------------------------------------------------------

    @initialize(data=st.data())
    def open_a_case(self, data: st.DataObject) -> None:
        """A request comes in, or an objection without one."""
        body = self.body or data.draw(bodies(), "body")
        regime: Regime | None = None
        if BodyKind(body.kind) is BodyKind.ELECTION_ORGANISER:
            regime = data.draw(st.sampled_from(("general", "election")), "regime")
        empty = Case.of(body, regime=regime)
        on = data.draw(_starts(), "first day")
        event = data.draw(events(empty, on=on, types=self._possible(empty)), "event")
        self.case, self.as_of = empty.record(event), on
        note(f"case of {body.name}: {_document(event)}")
        self.start(self.case)

    @precondition(lambda self: self._possible(self.case))
    @rule(data=st.data())
    def something_happens(self, data: st.DataObject) -> None:
        """An event is recorded on the day reached."""
        event = data.draw(
            events(self.case, on=self.as_of, types=self._possible(self.case)), "event"
        )
        note(f"event: {_document(event)}")
        self.case = self.case.record(event)
        self.record(event)

    @rule(days=st.integers(1, 30))
    def time_passes(self, days: int) -> None:
        """Some days pass."""
        self._move_to(self.as_of + days * _DAY)

    @precondition(lambda self: self._ahead())
    @rule(data=st.data(), after=st.integers(0, 1))
    def a_last_day_comes(self, data: st.DataObject, after: int) -> None:
        """The last day of a limit is reached, or the day after it."""
        due = data.draw(st.sampled_from(self._ahead()), "last day")
        self._move_to(due + after * _DAY)

    @invariant()
    def last_days_are_the_same(self) -> None:
        """The service names the last days that the library names.

        Raises:
            DisagreementError: it does not.
            WrongTypeError: its answer is no mapping.
        """
        if not hasattr(self, "case"):
            return
        differences = tuple(self._differences())
        if differences:
            raise DisagreementError(self.case, self.as_of, differences)

    # -- the oracle ----------------------------------------------------------------------------

    def _differences(self) -> Iterator[Difference]:
        given: Any = self.deadlines(self.as_of)
        if not hasattr(given, "keys"):
            raise WrongTypeError(given, "deadlines", "a mapping of keys and last days")
        service = {key: day for key, day in given.items() if self._is_compared(key)}
        library = self._last_days()
        for key in dict.fromkeys([*library, *service]):
            if service.get(key) != library.get(key):
                yield Difference(key, service.get(key), library.get(key))

    def _last_days(self) -> dict[str, date | None]:
        found = self.case.deadlines(self.as_of, calendar=self.calendar, readings=self.readings)
        return {clock.key: clock.due_on for clock in found if self._is_compared(clock.key)}

    def _is_compared(self, key: str) -> bool:
        return is_of(key, self.terms)

    def _ahead(self) -> list[date]:
        days = {day for day in self._last_days().values() if day and day >= self.as_of}
        return sorted(days)

    def _possible(self, case: Case) -> tuple[str, ...]:
        wanted = event_types() if self.types is None else self.types
        return tuple(name for name in case.allowed if name in wanted)

    def _move_to(self, day: date) -> None:
        self.as_of = max(self.as_of, min(day, decreed_span(indonesia())[1]))
        note(f"it is {self.as_of}")


def _starts() -> st.SearchStrategy[date]:
    """The days on which cases begin: from the first law on, with room for what follows."""
    first = min(term.in_force_from for term in terms())
    last = decreed_span(indonesia())[1]
    return days(min_value=first, max_value=date(last.year - _ROOM, 12, 31))


def _document(event: Event) -> str:
    return event.model_dump_json(exclude_none=True)
