"""What happened in a case: one frozen, typed event for each act the law knows.

``on`` is always the day the act was done: sent, filed, read. An event is late or early as it may
be; only a day before which it was received is refused.
"""

from __future__ import annotations

from functools import cache
from typing import Annotated

from pydantic import Field, TypeAdapter

from ..event import Event, Party
from .court import (
    CassationDecided,
    CassationFiled,
    CourtDecisionReceived,
    CourtObjectionFiled,
    ExecutionRequested,
    NonAcceptanceStated,
)
from .dispute import (
    ApplicationCompleted,
    DisputeFiled,
    DisputeIncompletenessNotified,
    DisputeLapsed,
    DisputeNotRegistered,
    DisputeRegistered,
    DisputeWithdrawn,
    DocumentSent,
    PanelAppointed,
    PreliminaryDeterminationMade,
    ProceedingsTerminated,
    ReplacementDecided,
    ReplacementRequested,
    TransferredToCommission,
)
from .hearing import (
    ClosingStatementsSubmitted,
    DecisionCopyReceived,
    DecisionRead,
    EvidenceClosed,
    FirstHearingHeld,
    HearingAdjourned,
    HearingHeld,
    HearingScheduled,
    InterlocutoryDecisionRead,
    PartyAbsent,
    SummonsReceived,
)
from .mediation import (
    AdjudicationChosen,
    MediationAgreed,
    MediationDecisionIssued,
    MediationExtended,
    MediationFailed,
    MediationStarted,
    MediatorDeclined,
)
from .objection import (
    ObjectionAnswered,
    ObjectionFiled,
    ObjectionRegistered,
    ObjectionWithdrawn,
    SettledAmicably,
)
from .request import (
    CorrectionReceived,
    IncompletenessNotified,
    InformationDelivered,
    NoticeExtended,
    NoticeGiven,
    ReceiptGiven,
    RequestDeclaredComplete,
    RequestDropped,
    RequestReceived,
    RequestRegistered,
    RequestWithdrawn,
)

__all__ = [
    "AdjudicationChosen",
    "AnyEvent",
    "ApplicationCompleted",
    "CassationDecided",
    "CassationFiled",
    "ClosingStatementsSubmitted",
    "CorrectionReceived",
    "CourtDecisionReceived",
    "CourtObjectionFiled",
    "DecisionCopyReceived",
    "DecisionRead",
    "DisputeFiled",
    "DisputeIncompletenessNotified",
    "DisputeLapsed",
    "DisputeNotRegistered",
    "DisputeRegistered",
    "DisputeWithdrawn",
    "DocumentSent",
    "Event",
    "EvidenceClosed",
    "ExecutionRequested",
    "FirstHearingHeld",
    "HearingAdjourned",
    "HearingHeld",
    "HearingScheduled",
    "IncompletenessNotified",
    "InformationDelivered",
    "InterlocutoryDecisionRead",
    "MediationAgreed",
    "MediationDecisionIssued",
    "MediationExtended",
    "MediationFailed",
    "MediationStarted",
    "MediatorDeclined",
    "NonAcceptanceStated",
    "NoticeExtended",
    "NoticeGiven",
    "ObjectionAnswered",
    "ObjectionFiled",
    "ObjectionRegistered",
    "ObjectionWithdrawn",
    "PanelAppointed",
    "Party",
    "PartyAbsent",
    "PreliminaryDeterminationMade",
    "ProceedingsTerminated",
    "ReceiptGiven",
    "ReplacementDecided",
    "ReplacementRequested",
    "RequestDeclaredComplete",
    "RequestDropped",
    "RequestReceived",
    "RequestRegistered",
    "RequestWithdrawn",
    "SettledAmicably",
    "SummonsReceived",
    "TransferredToCommission",
    "parse",
]

AnyEvent = Annotated[
    AdjudicationChosen
    | ApplicationCompleted
    | CassationDecided
    | CassationFiled
    | ClosingStatementsSubmitted
    | CorrectionReceived
    | CourtDecisionReceived
    | CourtObjectionFiled
    | DecisionCopyReceived
    | DecisionRead
    | DisputeFiled
    | DisputeIncompletenessNotified
    | DisputeLapsed
    | DisputeNotRegistered
    | DisputeRegistered
    | DisputeWithdrawn
    | DocumentSent
    | EvidenceClosed
    | ExecutionRequested
    | FirstHearingHeld
    | HearingAdjourned
    | HearingHeld
    | HearingScheduled
    | IncompletenessNotified
    | InformationDelivered
    | InterlocutoryDecisionRead
    | MediationAgreed
    | MediationDecisionIssued
    | MediationExtended
    | MediationFailed
    | MediationStarted
    | MediatorDeclined
    | NonAcceptanceStated
    | NoticeExtended
    | NoticeGiven
    | ObjectionAnswered
    | ObjectionFiled
    | ObjectionRegistered
    | ObjectionWithdrawn
    | PanelAppointed
    | PartyAbsent
    | PreliminaryDeterminationMade
    | ProceedingsTerminated
    | ReceiptGiven
    | ReplacementDecided
    | ReplacementRequested
    | RequestDeclaredComplete
    | RequestDropped
    | RequestReceived
    | RequestRegistered
    | RequestWithdrawn
    | SettledAmicably
    | SummonsReceived
    | TransferredToCommission,
    Field(discriminator="type"),
]
"""Any event, told apart by its ``type``."""


def parse(document: str | bytes) -> Event:
    """One event from its JSON.

    Raises:
        pydantic.ValidationError: no event, or a field that is wrong; a ``ValueError``.
    """
    return _adapter().validate_json(document)


@cache
def _adapter() -> TypeAdapter[AnyEvent]:
    return TypeAdapter(AnyEvent)
