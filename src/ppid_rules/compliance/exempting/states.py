"""What an exemption is on a day, and what a requester is given."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Access", "ExemptionState"]


class ExemptionState(StrEnum):
    """What an exemption is on a day."""

    EXEMPT = "exempt"
    """*Dikecualikan*."""
    DUE = "due_for_declassification"
    """Still exempt; its end has to be determined (*penetapan*, PP 61/2010 Pasal 11)."""
    PUBLIC = "public"
    """*Terbuka*."""


class Access(StrEnum):
    """What a requester is given of the document (Perki 1/2021 Pasal 50)."""

    OPEN = "open"
    """All of it."""
    REDACTED = "redacted"
    """A copy in which the exempt part is blacked out; never nothing."""
    WITHHELD = "withheld"
    """Nothing: the whole document is exempt."""
