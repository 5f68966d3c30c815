"""Is it on time: deadlines, how they were counted, and how sure that is; and cases.

What needs events is loaded when it is first used, so that a deadline costs nobody pydantic.
"""

from typing import TYPE_CHECKING

from .basis import Basis
from .counting import CountedDay
from .deadlines import Deadline, deadline
from .doubt import Alternative
from .explaining import Step
from .moves import Moved
from .versions import version_step
from .wording import AUDIENCES, Audience, long_date

if TYPE_CHECKING:
    from .casework import (
        Audit,
        AuditChange,
        Case,
        Clock,
        ClockChange,
        ClockStatus,
        FaultKind,
        Finding,
        Move,
        NextStep,
        Otherwise,
        Severity,
        Standing,
        StepKind,
        moved,
    )
    from .timeline import RowKind, Timeline, TimelineRow, TimeSheet

__all__ = [
    "AUDIENCES",
    "Alternative",
    "Audience",
    "Audit",
    "AuditChange",
    "Basis",
    "Case",
    "Clock",
    "ClockChange",
    "ClockStatus",
    "CountedDay",
    "Deadline",
    "FaultKind",
    "Finding",
    "Move",
    "Moved",
    "NextStep",
    "Otherwise",
    "RowKind",
    "Severity",
    "Standing",
    "Step",
    "StepKind",
    "TimeSheet",
    "Timeline",
    "TimelineRow",
    "deadline",
    "long_date",
    "moved",
    "version_step",
]

# Type checkers must not see this, or they would accept any name.
if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """Load the cases when one of their names is used."""
        if name in __all__:
            from . import casework  # noqa: PLC0415 - nothing is imported before it is used

            if name in casework.__all__:
                return getattr(casework, name)
            from . import timeline  # noqa: PLC0415 - as above

            return getattr(timeline, name)
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
