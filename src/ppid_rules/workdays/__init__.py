"""Working days (*hari kerja*): the decree log, its replay, and counting on an ordinal index.

Knows no law. Needs the standard library only; ``holidays`` is imported for years without a
decree.
"""

from ..errors import CoverageError
from ..offices import Overlay, Week
from .calendar import WorkingCalendar, indonesia
from .decree_files import read_decrees
from .decrees import Decree
from .kinds import Certainty, DayKind, DecreeKind
from .projection import projection_source
from .recipe import JointLeave
from .results import Coverage, DayChange, DayOff, Revision, TableRow, WorkedDay

__all__ = [
    "Certainty",
    "Coverage",
    "CoverageError",
    "DayChange",
    "DayKind",
    "DayOff",
    "Decree",
    "DecreeKind",
    "JointLeave",
    "Overlay",
    "Revision",
    "TableRow",
    "Week",
    "WorkedDay",
    "WorkingCalendar",
    "indonesia",
    "projection_source",
    "read_decrees",
]
