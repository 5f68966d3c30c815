"""The determination that an exemption ends (*penetapan*): its limit, and whether it was made."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ...errors import CoverageError, NotInForceError
from ..deadlines import deadline

if TYPE_CHECKING:
    from datetime import date

    from ...law import Readings
    from ...workdays import WorkingCalendar
    from ..deadlines import Deadline
    from .periods import Phase

__all__ = ["Determination", "determination_of"]

_TERM = "exemption.declassification"


@dataclass(frozen=True)
class Determination:
    """The determination of one period, as seen on a day.

    Attributes:
        since: the first day of the period that it ends.
        as_of: the day looked at.
        deadline: its limit, counted back from the last day of the period, if there is one.
        why_no_date: why there is no limit: ``no_end``, ``not_in_force``, ``beyond_calendar``.
        made_on: the day on which it was made by then for this period, if it was.
    """

    since: date
    as_of: date
    deadline: Deadline | None
    why_no_date: str | None
    made_on: date | None

    @property
    def by(self) -> date | None:
        """The last day for it."""
        return None if self.deadline is None else self.deadline.due_on

    @cached_property
    def due_from(self) -> date | None:
        """The working day so many before the end, from which it is due."""
        found = self.deadline
        try:
            return None if found is None else found.under(declassification_side="deadline").due_on
        except CoverageError:
            return None

    @property
    def is_due(self) -> bool:
        """Whether the time for it has begun and it is not made."""
        due = self.due_from
        return due is not None and due <= self.as_of and self.made_on is None

    @property
    def passed(self) -> bool:
        """Whether its last day lies in this period and before the day looked at."""
        return self.by is not None and self.since <= self.by < self.as_of


def determination_of(
    phase: Phase,
    recorded: date | None,
    as_of: date,
    calendar: WorkingCalendar,
    readings: Readings,
) -> Determination:
    """The determination that a phase of an exemption ends, as seen on a day.

    Args:
        phase: the phase.
        recorded: the day of the newest determination on record.
        as_of: the day looked at.
        calendar: which days count.
        readings: how open questions are answered.
    """
    limit, why = None, None
    if phase.ends_on is None:
        why = "no_end"
    else:
        try:
            limit = deadline(_TERM, phase.ends_on, calendar=calendar, readings=readings)
        except NotInForceError:
            why = "not_in_force"
        except CoverageError:
            why = "beyond_calendar"
    made = recorded is not None and phase.since <= recorded <= as_of
    return Determination(phase.since, as_of, limit, why, recorded if made else None)
