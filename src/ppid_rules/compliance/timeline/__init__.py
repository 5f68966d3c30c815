"""A case over time, and the sheet for a panel: rows, and one module for each way to show them."""

from .rows import RowKind, TimelineRow
from .sheet import TimeSheet
from .timeline import Timeline

__all__ = ["RowKind", "TimeSheet", "Timeline", "TimelineRow"]
