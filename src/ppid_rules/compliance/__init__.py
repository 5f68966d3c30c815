"""Is it on time: deadlines, how they were counted, and how sure that is."""

from .basis import Basis
from .counting import CountedDay
from .deadlines import Deadline, deadline
from .doubt import Alternative
from .explaining import Step
from .moves import Moved
from .versions import version_step
from .wording import AUDIENCES, Audience, long_date

__all__ = [
    "AUDIENCES",
    "Alternative",
    "Audience",
    "Basis",
    "CountedDay",
    "Deadline",
    "Moved",
    "Step",
    "deadline",
    "long_date",
    "version_step",
]
