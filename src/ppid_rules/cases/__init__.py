"""What happened: the events of a case, and the table of what may follow what.

Knows the law, and nothing of what is late. The types of events are in ``events``, which is loaded
when the first event is read or made.
"""

from .event import Event, Party
from .possible import allowed_events, event_types, needs_of
from .record import CaseRecord
from .statuses import CaseStatus, Stage
from .transitions import Transition, dispute_laws, transitions

__all__ = [
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
    "transitions",
]
