"""Is it on time: deadlines, how they were counted, and how sure that is."""

from .basis import Basis
from .counting import CountedDay
from .deadlines import Alternative, Deadline, Moved, deadline
from .explaining import Step
from .wording import Audience, long_date

__all__ = [
    "Alternative",
    "Audience",
    "Basis",
    "CountedDay",
    "Deadline",
    "Moved",
    "Step",
    "deadline",
    "long_date",
]
