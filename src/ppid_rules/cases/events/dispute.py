"""What happens to an application to the commission (*permohonan penyelesaian sengketa*)."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from ..event import Event, Party

__all__ = [
    "ApplicationCompleted",
    "DisputeFiled",
    "DisputeIncompletenessNotified",
    "DisputeLapsed",
    "DisputeNotRegistered",
    "DisputeRegistered",
    "DisputeWithdrawn",
    "DocumentSent",
    "PanelAppointed",
    "PreliminaryDeterminationMade",
    "ProceedingsTerminated",
    "ReplacementDecided",
    "ReplacementRequested",
    "TransferredToCommission",
]


class DisputeFiled(Event):
    """The application was sent (*pengajuan permohonan*).

    UU 14/2008 Pasal 37; Perki 1/2013 Pasal 9-13.
    """

    type: Literal["dispute_filed"] = "dispute_filed"


class DisputeIncompletenessNotified(Event):
    """The applicant was told what is missing (*pemberitahuan kekuranglengkapan*).

    Perki 1/2013 Pasal 17(1).
    """

    type: Literal["dispute_incompleteness_notified"] = "dispute_incompleteness_notified"


class ApplicationCompleted(Event):
    """The applicant completed the application, or said why not.

    Perki 1/2013 Pasal 17(2), 18(1)-(2).

    Attributes:
        reason: the written reason in place of the papers.
    """

    type: Literal["application_completed"] = "application_completed"
    reason: str | None = Field(default=None, repr=False)


class DisputeRegistered(Event):
    """The application was registered (*diregistrasi*).

    Perki 1/2013 Pasal 18-19.
    """

    type: Literal["dispute_registered"] = "dispute_registered"


class DisputeNotRegistered(Event):
    """The application was held not to be registered (*tidak diregistrasi*).

    Perki 1/2013 Pasal 17(3)-(4).
    """

    type: Literal["dispute_not_registered"] = "dispute_not_registered"


class DocumentSent(Event):
    """A paper of the registrar was sent (*akta, pemberitahuan*).

    Perki 1/2013 Pasal 17(4), 18(3); Perki 2/2010 Pasal 15(2), 22.

    Attributes:
        what: the proof of registration, the deed that it is not registered, or the refusal.
    """

    type: Literal["document_sent"] = "document_sent"
    what: Literal["registration_proof", "deed", "refusal"]


class PreliminaryDeterminationMade(Event):
    """The preliminary examination ended in a determination (*penetapan*).

    Perki 2/2010 Pasal 20-23.

    Attributes:
        outcome: whether the application is accepted.
        mechanism: how the dispute is to be settled.
    """

    type: Literal["preliminary_determination_made"] = "preliminary_determination_made"
    outcome: Literal["accepted", "refused"] | None = None
    mechanism: Literal["mediation", "adjudication"] | None = None


class PanelAppointed(Event):
    """Panel, mediator or clerk were appointed (*penetapan majelis*).

    Perki 1/2013 Pasal 20-21.
    """

    type: Literal["panel_appointed"] = "panel_appointed"


class ReplacementRequested(Event):
    """A party asked to replace a member of the panel (*permohonan penggantian*).

    Perki 1/2013 Pasal 22.

    Attributes:
        by: the party.
    """

    type: Literal["replacement_requested"] = "replacement_requested"
    by: Party


class ReplacementDecided(Event):
    """The request to replace a member was decided.

    Perki 1/2013 Pasal 22.
    """

    type: Literal["replacement_decided"] = "replacement_decided"


class DisputeLapsed(Event):
    """The application lapsed (*gugur*).

    Perki 1/2013 Pasal 30, 45; Perki 2/2010 Pasal 48.
    """

    type: Literal["dispute_lapsed"] = "dispute_lapsed"


class DisputeWithdrawn(Event):
    """The applicant withdrew the application (*pencabutan permohonan*).

    Perki 1/2013 Pasal 14-15.
    """

    type: Literal["dispute_withdrawn"] = "dispute_withdrawn"


class ProceedingsTerminated(Event):
    """The commission ended the proceedings (*penghentian proses*).

    Perki 1/2013 Pasal 4(2)-(4).
    """

    type: Literal["proceedings_terminated"] = "proceedings_terminated"


class TransferredToCommission(Event):
    """The case went to another commission (*pelimpahan*).

    Perki 1/2013 Pasal 7.

    Attributes:
        to: that commission.
    """

    type: Literal["transferred_to_commission"] = "transferred_to_commission"
    to: str | None = None
