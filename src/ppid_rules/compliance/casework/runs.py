"""One run of a limit in a case: from when, until when, what met it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from ...law import Term
    from .logs import Happened

__all__ = ["ClockStatus", "Run"]


class ClockStatus(StrEnum):
    """Where a clock stands on the day looked at."""

    NOT_STARTED = "not_started"
    """*Belum mulai*."""
    RUNNING = "running"
    """*Berjalan*; the last day too."""
    MET = "met"
    """*Tepat waktu*."""
    LATE = "late"
    """*Terlambat dilakukan*: done after the last day."""
    OVERDUE = "overdue"
    """*Lewat batas*: a duty or a cap that is not done."""
    LAPSED = "lapsed"
    """*Kesempatan berakhir*: a window or right that passed unused; never a fault."""
    CLOSED = "closed"
    """*Tidak berlaku lagi*: superseded, or the procedure ended; also what came too early."""
    UNKNOWN = "unknown"
    """*Tidak dapat dipastikan*."""


class Run(NamedTuple):
    """A limit as it runs in a case under some readings; plain facts, no words.

    Attributes:
        term: the version that governs, as read.
        version_on: the day whose law applies.
        number: which run of the limit (and party) it is, from 1.
        party: whose it is, where each party has its own.
        start: the day it is counted from; ``None`` where that is not known.
        start_is: what that day is.
        opener: the event it runs from, if one.
        opened_by: that event's type, or the key of the clock whose lapse it runs from.
        due: the last day, extended where it was.
        limit: the last day before an extension.
        perhaps_until: the last day if a step happened that this register cannot hold.
        opens_on: the first day on which the act is not premature.
        closer: the event that meets it.
        done_on: the day of that event that decides.
        ender: the event that ended it without meeting it.
        status: where it stands.
        premature: whether the act came too early.
        fault: what is wrong with an extension: ``late``, ``unreasoned``, ``repeated``,
            ``unavailable``.
        absences: how many, where those are counted.
        ground: the ground of an objection, as recorded or read.
        assumed: whether that ground was not recorded but read from the log.
        shown: the later event that shows an unrecorded step to have happened.
        extended_by: the run of the extension that moved it.
        fields: the open questions on which its days or its status can depend.
        root: the start of the period whose lapse it needs, or its own.
    """

    term: Term
    version_on: date
    number: int = 1
    party: str | None = None
    start: date | None = None
    start_is: str = ""
    opener: Happened | None = None
    opened_by: str = ""
    due: date | None = None
    limit: date | None = None
    perhaps_until: date | None = None
    opens_on: date | None = None
    closer: Happened | None = None
    done_on: date | None = None
    ender: Happened | None = None
    status: ClockStatus = ClockStatus.UNKNOWN
    premature: bool = False
    fault: str | None = None
    absences: int = 0
    ground: str | None = None
    assumed: bool = False
    shown: Happened | None = None
    extended_by: Run | None = None
    fields: frozenset[str] = frozenset()
    root: date | None = None

    @property
    def key(self) -> str:
        """``term[@party][#n]``: stable while events are appended."""
        party = "" if self.party is None else f"@{self.party}"
        number = "" if self.number == 1 else f"#{self.number}"
        return f"{self.term.id}{party}{number}"
