"""Recurring and yearly duties of public bodies: when they are due, and what was late."""

from ...law.duties import Duty, DutyDoubt, OtherText
from .agenda import agenda
from .budget import BudgetYear
from .checks import DutyCheck, DutyFinding, DutyOtherwise, check
from .dates import CountedIs, DutyDate, OtherDue
from .log import DutyDone, DutyLog
from .plan import duties, schedule

__all__ = [
    "BudgetYear",
    "CountedIs",
    "Duty",
    "DutyCheck",
    "DutyDate",
    "DutyDone",
    "DutyDoubt",
    "DutyFinding",
    "DutyLog",
    "DutyOtherwise",
    "OtherDue",
    "OtherText",
    "agenda",
    "check",
    "duties",
    "schedule",
]
