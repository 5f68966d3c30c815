"""Exempt information (*informasi yang dikecualikan*): its decision, its period, its end."""

from ...law.consequence_test import never_exempt
from .agenda import exemptions_ics
from .findings import ExemptionFinding
from .item import ExemptItem
from .parts import ConsequenceTest, ExemptionDecision, Opening, StatusChange
from .standing import ExemptionStanding
from .states import Access, ExemptionState

__all__ = [
    "Access",
    "ConsequenceTest",
    "ExemptItem",
    "ExemptionDecision",
    "ExemptionFinding",
    "ExemptionStanding",
    "ExemptionState",
    "Opening",
    "StatusChange",
    "exemptions_ics",
    "never_exempt",
]
