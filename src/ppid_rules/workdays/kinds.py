"""The words for a day off and for how sure its date is."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Certainty", "DayKind", "DecreeKind"]


class DayKind(StrEnum):
    """Why a day is off."""

    NATIONAL_HOLIDAY = "national_holiday"
    """*Hari libur nasional*, by joint ministerial or presidential decree."""
    JOINT_LEAVE = "joint_leave"
    """*Cuti bersama*; whether it counts as a working day is an open question of law."""
    GENERAL_ELECTION = "general_election"
    """*Pemilu*: the voting day of a general election."""
    REGIONAL_ELECTION = "regional_election"
    """*Pilkada serentak*: simultaneous regional elections, off in the whole country."""
    REGIONAL = "regional"
    """A day off of one province or regency only."""
    CLOSURE = "closure"
    """A day on which this public body is closed, from an overlay."""
    WEEKEND = "weekend"
    """*Akhir pekan*: no working day of this office's week."""


class DecreeKind(StrEnum):
    """What a decree does with a day."""

    NATIONAL_HOLIDAY = "national_holiday"
    JOINT_LEAVE = "joint_leave"
    GENERAL_ELECTION = "general_election"
    REGIONAL_ELECTION = "regional_election"
    REVOKED = "revoked"
    """Takes back what an earlier decree set; ``Decree.revokes`` says of which kind."""


class Certainty(StrEnum):
    """How sure a day of the calendar is."""

    DECREED = "decreed"
    """The year's decree is out. Not the same as fixed: amendments have come two days ahead."""
    PROVISIONAL = "provisional"
    """Waits for the sighting (*isbat*), or for the joint leave of a year left open."""
    PROJECTED = "projected"
    """No decree for this year is known; an estimate."""
