"""What happens to an objection to the superior (*keberatan*)."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from ..day import Day
from ..event import Event

__all__ = [
    "ObjectionAnswered",
    "ObjectionFiled",
    "ObjectionRegistered",
    "ObjectionWithdrawn",
    "SettledAmicably",
]


class ObjectionFiled(Event):
    """The objection was filed (*pengajuan keberatan*).

    UU 14/2008 Pasal 35(1), 36(1).

    Attributes:
        ground: the letter of Pasal 35(1); ``None``: not recorded.
        ground_found_on: the day the ground was found, where no other event tells.
    """

    type: Literal["objection_filed"] = "objection_filed"
    ground: Literal["a", "b", "c", "d", "e", "f", "g"] | None = None
    ground_found_on: Day | None = None


class ObjectionRegistered(Event):
    """The objection was entered in the register.

    Perki 1/2021 Pasal 43.
    """

    type: Literal["objection_registered"] = "objection_registered"


class ObjectionAnswered(Event):
    """The superior answered (*tanggapan atas keberatan*).

    UU 14/2008 Pasal 36(2)-(3).

    Attributes:
        outcome: what the answer says.
        reasons: the written reasons; ``""``: none were given, ``None``: not recorded.
    """

    type: Literal["objection_answered"] = "objection_answered"
    outcome: Literal["accepted", "partly_accepted", "rejected"] | None = None
    reasons: str | None = Field(default=None, repr=False)


class SettledAmicably(Event):
    """Both sides settled the objection (*diselesaikan secara musyawarah*).

    UU 14/2008 Pasal 35(2).
    """

    type: Literal["settled_amicably"] = "settled_amicably"


class ObjectionWithdrawn(Event):
    """The requester withdrew the objection (*keberatan dicabut*)."""

    type: Literal["objection_withdrawn"] = "objection_withdrawn"
