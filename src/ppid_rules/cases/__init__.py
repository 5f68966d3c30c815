"""What happened: the events of a case, and the table of what may follow what.

Knows the law, and nothing of what is late.
"""

from .events import AnyEvent, Event, Party, parse
from .possible import allowed_events, event_types, needs_of
from .record import CaseRecord
from .statuses import CaseStatus, Stage
from .transitions import Transition, dispute_laws, transitions

__all__ = [
    "AnyEvent",
    "CaseRecord",
    "CaseStatus",
    "Event",
    "Party",
    "Stage",
    "Transition",
    "allowed_events",
    "dispute_laws",
    "event_types",
    "needs_of",
    "parse",
    "transitions",
]
