"""Whole registers at once: the same law over the columns of a table."""

from __future__ import annotations

from ..errors import MissingExtraError

try:
    import narwhals as nw
    import numpy as np
except ImportError as error:
    raise MissingExtraError("frames", error.name or "narwhals") from error

from .auditing import add_working_days, audit
from .logs import from_log
from .reading import ReadDates, Unread, read_dates
from .report import report
from .summing import summary
from .synthetic import synthetic_bodies, synthetic_register
from .written import Reason

__all__ = [
    "ReadDates",
    "Reason",
    "Unread",
    "add_working_days",
    "audit",
    "from_log",
    "read_dates",
    "report",
    "summary",
    "synthetic_bodies",
    "synthetic_register",
]

del nw, np
