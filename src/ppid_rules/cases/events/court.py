"""What happens in the courts (*pengadilan*)."""

from __future__ import annotations

from typing import Literal

from ..event import Event, Party

__all__ = [
    "CassationDecided",
    "CassationFiled",
    "CourtDecisionReceived",
    "CourtObjectionFiled",
    "ExecutionRequested",
    "NonAcceptanceStated",
]


class NonAcceptanceStated(Event):
    """A party stated that it does not accept the decision (*pernyataan tidak menerima*).

    UU 14/2008 Pasal 48(1).

    Attributes:
        by: the party.
    """

    type: Literal["non_acceptance_stated"] = "non_acceptance_stated"
    by: Party


class CourtObjectionFiled(Event):
    """A party took the decision to court (*keberatan ke pengadilan*).

    UU 14/2008 Pasal 47-48.

    Attributes:
        by: the party.
        court: the administrative court (``ptun``) or the district court (``pn``).
    """

    type: Literal["court_objection_filed"] = "court_objection_filed"
    by: Party
    court: Literal["ptun", "pn"] | None = None


class CourtDecisionReceived(Event):
    """A party received the judgment (*putusan pengadilan*).

    UU 14/2008 Pasal 49.

    Attributes:
        by: the party.
    """

    type: Literal["court_decision_received"] = "court_decision_received"
    by: Party


class CassationFiled(Event):
    """A party went to the Supreme Court (*kasasi*).

    UU 14/2008 Pasal 50.

    Attributes:
        by: the party.
    """

    type: Literal["cassation_filed"] = "cassation_filed"
    by: Party


class CassationDecided(Event):
    """The Supreme Court decided (*putusan kasasi*).

    UU 14/2008 Pasal 50.
    """

    type: Literal["cassation_decided"] = "cassation_decided"


class ExecutionRequested(Event):
    """The requester asked for execution (*permohonan penetapan eksekusi*).

    Perki 1/2013 Pasal 60(4)-(5).
    """

    type: Literal["execution_requested"] = "execution_requested"
