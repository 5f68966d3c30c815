"""The case: what happened, and the questions one can ask of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._check import as_date, check_option
from ...cases import CaseRecord
from ...law import DEFAULTS, Actor, Readings, Side
from ...workdays import WorkingCalendar, indonesia
from ..deadlines import agreed
from .audits import Audit
from .clocks import Clock, clock_of
from .docket import Docket, docket_of
from .runs import ClockStatus
from .standings import Standing
from .steps import NextStep, next_steps_of

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from ..timeline import Timeline, TimeSheet

__all__ = ["Case"]


class Case(CaseRecord):
    """One request (*permohonan informasi*) and everything that follows from it.

    What happened stands in the fields, which :class:`CaseRecord` describes. Every question takes
    ``as_of``, the day looked at, and may take a calendar and readings. ``calendar=None`` is the
    calendar of the body (region, week, own days), then of the case, on the whole decree log; a
    calendar that is passed is used as it is. Readings that are passed win over the calendar's
    option for joint leave.

    Raises:
        pydantic.ValidationError: one line for each fault; a ``ValueError``.
    """

    def calendar(self, *, region: str | None = None) -> WorkingCalendar:
        """The calendar of the body and of the case, on the whole decree log.

        Args:
            region: stands in for the body's own region.

        Raises:
            UnknownRegionError: an unknown region.
        """
        found = indonesia(region=region or self.body.region, week=self.body.week)
        found = found.with_overlay(self.body.overlay)
        return found if self.overlay is None else found.with_overlay(self.overlay)

    def standing(
        self,
        as_of: date,
        *,
        calendar: WorkingCalendar | None = None,
        readings: Readings | None = None,
    ) -> Standing:
        """Where the case stands on a day (*kedudukan perkara*).

        Raises:
            NotADateError: ``as_of`` is no date.
            WrongTypeError: not a calendar, or no readings.
            CoverageError: a day lies outside the calendar.
        """
        return Standing(self._docket(as_of, calendar, readings))

    def deadlines(
        self,
        as_of: date,
        *,
        calendar: WorkingCalendar | None = None,
        readings: Readings | None = None,
        side: str | None = None,
        status: Collection[str] | None = None,
    ) -> tuple[Clock, ...]:
        """Every limit that runs or ran, by procedure (*jangka waktu*).

        Args:
            as_of: the day looked at.
            calendar: which days count.
            readings: how open questions are answered.
            side: only clocks of this side (``body``, ``requester``, ...).
            status: only clocks with one of these statuses.

        Raises:
            UnknownOptionError: an unknown side or status.
            NotADateError: ``as_of`` is no date.
            WrongTypeError: not a calendar, or no readings.
            CoverageError: a day lies outside the calendar.
        """
        if side is not None:
            check_option(side, Side, "side")
        wanted = (
            None if status is None else {check_option(s, ClockStatus, "status") for s in status}
        )
        docket = self._docket(as_of, calendar, readings)
        clocks = (Clock(docket, run) for run in docket.all_runs())
        return tuple(
            clock
            for clock in clocks
            if side in (None, clock.side) and (wanted is None or clock.status in wanted)
        )

    def deadline(
        self,
        key: str,
        as_of: date,
        *,
        calendar: WorkingCalendar | None = None,
        readings: Readings | None = None,
    ) -> Clock:
        """One clock by its key: ``term[@party][#n]``.

        Raises:
            UnknownTermError: the case has no such clock on that day.
            NotADateError: ``as_of`` is no date.
            WrongTypeError: not a calendar, or no readings.
            CoverageError: a day lies outside the calendar.
        """
        return clock_of(self._docket(as_of, calendar, readings), key)

    def next_steps(
        self,
        as_of: date,
        *,
        calendar: WorkingCalendar | None = None,
        readings: Readings | None = None,
        actor: str | None = None,
    ) -> tuple[NextStep, ...]:
        """What each actor must or may do next, those that are open first.

        Args:
            as_of: the day looked at.
            calendar: which days count.
            readings: how open questions are answered.
            actor: only steps of this actor or side; of a party, or of its side, also those that
                each party has for itself, such as the court objection.

        Raises:
            UnknownOptionError: no such actor or side.
            NotADateError: ``as_of`` is no date.
            WrongTypeError: not a calendar, or no readings.
            CoverageError: a day lies outside the calendar.
        """
        if actor is not None:
            check_option(actor, [*Actor, *Side], "actor")
        docket = self._docket(as_of, calendar, readings)
        steps = list(next_steps_of(docket))
        if actor is not None:
            steps = [s for s in steps if s.actor.answers_to(actor, s.party)]
        return tuple(sorted(steps, key=lambda s: (s.opens != "now", s.latest or as_of.max)))

    def audit(
        self,
        as_of: date,
        *,
        calendar: WorkingCalendar | None = None,
        readings: Readings | None = None,
    ) -> Audit:
        """What is not as the law has it, up to a day (*pemeriksaan kepatuhan*).

        The audit of the log cut after ``as_of``; later events are counted, never an error.

        Raises:
            NotADateError: ``as_of`` is no date.
            WrongTypeError: not a calendar, or no readings.
            CoverageError: a day lies outside the calendar.
        """
        docket = self._docket(as_of, calendar, readings)
        return Audit(docket, len(self.events) - len(docket.record.events))

    def timeline(
        self,
        as_of: date,
        *,
        calendar: WorkingCalendar | None = None,
        readings: Readings | None = None,
        details: bool = False,
    ) -> Timeline:
        """Events, last days, and what time does, in order (*lini masa*).

        Args:
            as_of: the day looked at.
            calendar: which days count.
            readings: how open questions are answered.
            details: whether to show numbers, exhibits, notes and the reference of the case.

        Raises:
            NotADateError: ``as_of`` is no date.
            WrongTypeError: not a calendar, or no readings.
            CoverageError: a day lies outside the calendar.
        """
        from ..timeline import Timeline  # noqa: PLC0415 - for those who show a case

        return Timeline(self.audit(as_of, calendar=calendar, readings=readings), details=details)

    def time_sheet(
        self,
        as_of: date,
        *,
        calendar: WorkingCalendar | None = None,
        readings: Readings | None = None,
        keys: Collection[str] | None = None,
    ) -> TimeSheet:
        """The limits counted in both ways, on one page for a panel (*lembar hitungan*).

        Args:
            as_of: the day looked at.
            calendar: which days count.
            readings: how open questions are answered.
            keys: only these clocks.

        Raises:
            UnknownTermError: no clock with such a key has a last day.
            NotADateError: ``as_of`` is no date.
            WrongTypeError: not a calendar, no readings, or no collection of keys.
            CoverageError: a day lies outside the calendar.
        """
        from ..timeline import TimeSheet  # noqa: PLC0415 - for those who show a case

        return TimeSheet(self.audit(as_of, calendar=calendar, readings=readings), keys=keys)

    def _docket(
        self, as_of: date, calendar: WorkingCalendar | None, readings: Readings | None
    ) -> Docket:
        as_date(as_of, "as_of")
        found = self.calendar() if calendar is None else calendar
        return docket_of(self, as_of, *agreed(found, readings, DEFAULTS))
