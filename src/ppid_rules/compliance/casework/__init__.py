"""Cases on time: clocks, findings, standing, next steps."""

from .audits import Audit, AuditChange, ClockChange, Otherwise
from .case import Case
from .clocks import Clock
from .faults import FaultKind, Severity
from .findings import Finding
from .moving import Move, moved
from .runs import ClockStatus
from .standings import Standing
from .steps import NextStep, StepKind

__all__ = [
    "Audit",
    "AuditChange",
    "Case",
    "Clock",
    "ClockChange",
    "ClockStatus",
    "FaultKind",
    "Finding",
    "Move",
    "NextStep",
    "Otherwise",
    "Severity",
    "Standing",
    "StepKind",
    "moved",
]
