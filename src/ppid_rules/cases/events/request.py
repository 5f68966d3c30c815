"""What happens to a request (*permohonan informasi*)."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from ..day import Day
from ..event import Event

__all__ = [
    "CorrectionReceived",
    "IncompletenessNotified",
    "InformationDelivered",
    "NoticeExtended",
    "NoticeGiven",
    "ReceiptGiven",
    "RequestDeclaredComplete",
    "RequestDropped",
    "RequestReceived",
    "RequestRegistered",
    "RequestWithdrawn",
]


class RequestReceived(Event):
    """The request reached the body (*permohonan diterima*); ``on`` is the day of receipt.

    UU 14/2008 Pasal 22.

    Attributes:
        channel: the way it came.
    """

    type: Literal["request_received"] = "request_received"
    channel: Literal["in_person", "email", "web_form", "letter", "fax", "other"] | None = None


class ReceiptGiven(Event):
    """The proof of receipt was given (*tanda bukti penerimaan*).

    UU 14/2008 Pasal 22(4)-(6).

    Attributes:
        number: the registration number on it.
    """

    type: Literal["receipt_given"] = "receipt_given"
    number: str | None = None


class RequestRegistered(Event):
    """The request was entered in the register (*dicatat dalam register*).

    Perki 1/2021 Pasal 31(1).
    """

    type: Literal["request_registered"] = "request_registered"


class IncompletenessNotified(Event):
    """The requester was told what is missing (*surat keterangan tidak lengkap*).

    Perki 1/2021 Pasal 33.
    """

    type: Literal["incompleteness_notified"] = "incompleteness_notified"


class CorrectionReceived(Event):
    """The requester completed the request (*perbaikan permohonan*).

    Perki 1/2021 Pasal 33(3).
    """

    type: Literal["correction_received"] = "correction_received"


class RequestDeclaredComplete(Event):
    """The request was declared complete (*dinyatakan lengkap*).

    Perki 1/2021 Pasal 31(2)-(3).
    """

    type: Literal["request_declared_complete"] = "request_declared_complete"


class RequestDropped(Event):
    """The request is not followed up, since it was not completed (*tidak ditindaklanjuti*).

    Perki 1/2021 Pasal 33(4).
    """

    type: Literal["request_dropped"] = "request_dropped"


class NoticeExtended(Event):
    """The time for the notice was extended (*perpanjangan waktu*).

    UU 14/2008 Pasal 22(8).

    Attributes:
        reason: the written reason; ``""``: none was given, ``None``: not recorded.
        conditions: those of Perki 1/2021 Pasal 36(1) that the letter names; empty: none.
    """

    type: Literal["notice_extended"] = "notice_extended"
    reason: str | None = Field(default=None, repr=False)
    conditions: tuple[Literal["not_documented", "status_undecided"], ...] | None = None


class NoticeGiven(Event):
    """The written notice was sent (*pemberitahuan tertulis*).

    UU 14/2008 Pasal 22(7).

    Attributes:
        outcome: what it says.
        grounds: the grounds for refusal (``"17.a.1"``); empty: none was given, ``None``:
            not recorded.
        held_by: the body that has the information, where this one has not.
        promised_by: the last day for handing it over that the notice names.
    """

    type: Literal["notice_given"] = "notice_given"
    outcome: Literal["granted", "partly_granted", "refused", "not_held"] | None = None
    grounds: tuple[str, ...] | None = None
    held_by: str | None = Field(default=None, repr=False)
    promised_by: Day | None = None


class InformationDelivered(Event):
    """The information was handed over (*informasi disampaikan*).

    UU 14/2008 Pasal 22(6).
    """

    type: Literal["information_delivered"] = "information_delivered"


class RequestWithdrawn(Event):
    """The requester withdrew the request (*permohonan dicabut*)."""

    type: Literal["request_withdrawn"] = "request_withdrawn"
