"""The recipe of a calendar: all that makes it, and its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from ..offices import Overlay, Week
from .decrees import Decree, shipped_log
from .regional import regional_version

if TYPE_CHECKING:
    from datetime import date

__all__ = ["JointLeave", "Recipe"]

JointLeave = Literal["off", "working"]
"""Whether joint leave (*cuti bersama*) is a day off; an open question of law."""


class Recipe(NamedTuple):
    """All that makes a calendar; two calendars of one recipe are equal.

    Attributes:
        as_known_on: the day of knowledge; ``None`` for the whole log.
        joint_leave: whether joint leave is off or working.
        region: the region whose days are included.
        week: the working week of the office.
        decrees: decrees added to the log, in order.
        overlay: the body's own days.
    """

    as_known_on: date | None = None
    joint_leave: JointLeave = "off"
    region: str | None = None
    week: Week = "five"
    decrees: tuple[Decree, ...] = ()
    overlay: Overlay = Overlay()

    @property
    def id(self) -> str:
        """The recipe as one line, with the version of the log it is applied to."""
        parts = {
            "log": shipped_log().version,
            "as_known_on": self.as_known_on,
            "joint_leave": self.joint_leave,
            "region": self.region,
            "week": self.week,
        }
        if self.region is not None:
            parts["regional"] = regional_version()
        if self.decrees:
            parts["decrees"] = _digest(self.decrees)
        if self.overlay != Overlay():
            parts["overlay"] = _digest(self.overlay)
        return f"indonesia({', '.join(f'{name}={part}' for name, part in parts.items())})"


def _digest(part: object) -> str:
    from hashlib import sha256  # noqa: PLC0415 - only where there is something to digest

    return sha256(repr(part).encode()).hexdigest()[:16]
