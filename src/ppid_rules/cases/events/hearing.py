"""What happens in the hearings of a commission (*persidangan*)."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from ..day import Day
from ..event import Answer, Event, Party

__all__ = [
    "ClosingStatementsSubmitted",
    "DecisionCopyReceived",
    "DecisionRead",
    "EvidenceClosed",
    "FirstHearingHeld",
    "HearingAdjourned",
    "HearingHeld",
    "HearingScheduled",
    "InterlocutoryDecisionRead",
    "PartyAbsent",
    "SummonsReceived",
]


class HearingScheduled(Event):
    """A day was fixed (*penetapan hari sidang*).

    Perki 1/2013 Pasal 23.

    Attributes:
        for_day: that day.
        what: what is to happen on it.
    """

    type: Literal["hearing_scheduled"] = "hearing_scheduled"
    for_day: Day
    what: Literal["first_hearing", "hearing", "mediation", "decision"]


class SummonsReceived(Event):
    """A party received the summons (*panggilan*).

    Perki 1/2013 Pasal 24.

    Attributes:
        by: the party.
        for_day: the day for which it is summoned; ``None``: the day last fixed.
    """

    type: Literal["summons_received"] = "summons_received"
    by: Party
    for_day: Day | None = None


class FirstHearingHeld(Event):
    """The first hearing was held (*sidang pertama*).

    Perki 1/2013 Pasal 26, 35-36.
    """

    type: Literal["first_hearing_held"] = "first_hearing_held"


class HearingHeld(Event):
    """A hearing was held (*sidang*).

    Perki 1/2013 Pasal 34.
    """

    type: Literal["hearing_held"] = "hearing_held"


class HearingAdjourned(Event):
    """A hearing was adjourned (*penundaan*).

    Perki 1/2013 Pasal 37-38.

    Attributes:
        until: the day to which it was adjourned.
        for_mediation: whether for mediation.
    """

    type: Literal["hearing_adjourned"] = "hearing_adjourned"
    until: Day | None = None
    for_mediation: bool = False


class InterlocutoryDecisionRead(Event):
    """An interlocutory decision was read (*putusan sela*).

    Perki 1/2013 Pasal 36(2)-(3).

    Attributes:
        outcome: whether the application is accepted.
        reason: on what it rests.
    """

    type: Literal["interlocutory_decision_read"] = "interlocutory_decision_read"
    outcome: Literal["accepted", "refused"] | None = None
    reason: str | None = Field(default=None, repr=False)


class PartyAbsent(Event):
    """A party stayed away (*ketidakhadiran*).

    Perki 1/2013 Pasal 30-31, 45, 48(1)d.

    Attributes:
        by: the party.
        excused: whether with a valid reason.
        at: from a hearing or from mediation.
    """

    type: Literal["party_absent"] = "party_absent"
    by: Party
    excused: bool = False
    at: Literal["hearing", "mediation"] | None = None


class EvidenceClosed(Event):
    """The taking of evidence was closed.

    Perki 1/2013 Pasal 57(2).
    """

    type: Literal["evidence_closed"] = "evidence_closed"


class ClosingStatementsSubmitted(Event):
    """A party submitted its closing statement (*kesimpulan*).

    Perki 1/2013 Pasal 57.

    Attributes:
        by: the party.
    """

    type: Literal["closing_statements_submitted"] = "closing_statements_submitted"
    by: Party


class DecisionRead(Event):
    """The decision was read (*pembacaan putusan*).

    Perki 1/2013 Pasal 58-59; UU 14/2008 Pasal 46.

    Attributes:
        outcome: what it decides.
        comply_by: the last day for carrying it out that it names.
    """

    type: Literal["decision_read"] = "decision_read"
    outcome: Answer | None = None
    comply_by: Day | None = None


class DecisionCopyReceived(Event):
    """A party received its copy of the decision (*salinan putusan*).

    Perki 1/2013 Pasal 59(4).

    Attributes:
        by: the party.
    """

    type: Literal["decision_copy_received"] = "decision_copy_received"
    by: Party
