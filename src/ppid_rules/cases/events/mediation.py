"""What happens in mediation (*mediasi*)."""

from __future__ import annotations

from typing import Literal

from ..event import Event

__all__ = [
    "AdjudicationChosen",
    "MediationAgreed",
    "MediationDecisionIssued",
    "MediationExtended",
    "MediationFailed",
    "MediationStarted",
    "MediatorDeclined",
]


class MediationStarted(Event):
    """The first meeting was held (*pertemuan pertama*).

    Perki 1/2013 Pasal 38-41.
    """

    type: Literal["mediation_started"] = "mediation_started"


class MediationExtended(Event):
    """The time for mediation was extended (*perpanjangan*).

    Perki 1/2013 Pasal 41(2).
    """

    type: Literal["mediation_extended"] = "mediation_extended"


class MediatorDeclined(Event):
    """The mediator declined (*mediator menolak*).

    Perki 2/2010 Pasal 36(2).
    """

    type: Literal["mediator_declined"] = "mediator_declined"


class MediationAgreed(Event):
    """The parties agreed (*kesepakatan*).

    Perki 1/2013 Pasal 46.
    """

    type: Literal["mediation_agreed"] = "mediation_agreed"


class MediationDecisionIssued(Event):
    """The agreement was made a decision (*putusan mediasi*).

    Perki 1/2013 Pasal 47; UU 14/2008 Pasal 39.
    """

    type: Literal["mediation_decision_issued"] = "mediation_decision_issued"


class MediationFailed(Event):
    """Mediation failed (*mediasi gagal*).

    Perki 1/2013 Pasal 48-49.

    Attributes:
        reason: why.
    """

    type: Literal["mediation_failed"] = "mediation_failed"
    reason: Literal["statement", "withdrawal", "time", "respondent_absent", "other"] | None = None


class AdjudicationChosen(Event):
    """The applicant chose adjudication.

    Perki 2/2010 Pasal 40.
    """

    type: Literal["adjudication_chosen"] = "adjudication_chosen"
