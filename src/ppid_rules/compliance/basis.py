"""On what a result rests, so that it can be computed again a year later."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from .. import __version__
from ..law import DEFAULTS, law_version
from ..workdays import indonesia, projection_source

if TYPE_CHECKING:
    from datetime import date

    from ..law import HouseRule, Readings
    from ..workdays import Decree, Overlay, WorkingCalendar

__all__ = ["Basis", "basis_of", "usual_basis"]


class Basis(NamedTuple):
    """What a result was computed from.

    Attributes:
        package: the version of this package.
        law: the day up to which the law's data were read.
        log_until: the newest announcement in the decree log.
        as_known_on: the day of knowledge, ``None``: the whole log.
        region: the region whose days are included.
        week: ``five`` or ``six``.
        joint_leave: ``off`` or ``working``.
        overlay: the body's own days.
        decrees: decrees added to the log.
        projected_by: the library behind projected days, ``None`` where none was used.
        readings: the answers to the open questions.
        house_rules: the caller's own limits.
        calendar: the id of the calendar.
    """

    package: str
    law: str
    log_until: date
    as_known_on: date | None
    region: str | None
    week: str
    joint_leave: str
    overlay: Overlay
    decrees: tuple[Decree, ...]
    projected_by: str | None
    readings: Readings
    house_rules: tuple[HouseRule, ...]
    calendar: str

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready."""
        document = self._asdict()
        document.update(
            log_until=self.log_until.isoformat(),
            as_known_on=self.as_known_on and self.as_known_on.isoformat(),
            overlay=self.overlay.to_dict(),
            decrees=[decree.to_dict() for decree in self.decrees],
            readings=self.readings.to_dict(),
            house_rules=[rule.to_dict() for rule in self.house_rules],
        )
        return document


def basis_of(
    calendar: WorkingCalendar,
    readings: Readings,
    house_rules: tuple[HouseRule, ...],
    *,
    projected: bool,
) -> Basis:
    """The basis of a result on a calendar under some readings."""
    return Basis(
        package=__version__,
        law=law_version(),
        log_until=calendar.coverage.log_until,
        as_known_on=calendar.as_known_on,
        region=calendar.region,
        week=calendar.week,
        joint_leave=calendar.joint_leave,
        overlay=calendar.overlay,
        decrees=calendar.decrees,
        projected_by=projection_source() if projected else None,
        readings=readings,
        house_rules=house_rules,
        calendar=calendar.id,
    )


def usual_basis() -> Basis:
    """The basis of an answer that counts no working day and asks no open question."""
    return basis_of(indonesia(), DEFAULTS, (), projected=False)
