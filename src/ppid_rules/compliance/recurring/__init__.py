"""Recurring and yearly duties of public bodies: when they are due, and what was late."""

from ...law.doubts import LawDoubt
from ...law.duties import Duty, OtherText
from .agenda import agenda
from .budget import BudgetYear
from .checks import DutyCheck, check
from .dates import CountedIs, DutyDate, OtherDue
from .findings import DutyFinding, DutyOtherwise
from .log import DutyDone, DutyLog
from .plan import duties, schedule

__all__ = [
    "BudgetYear",
    "CountedIs",
    "Duty",
    "DutyCheck",
    "DutyDate",
    "DutyDone",
    "DutyFinding",
    "DutyLog",
    "DutyOtherwise",
    "LawDoubt",
    "OtherDue",
    "OtherText",
    "agenda",
    "check",
    "duties",
    "schedule",
]
