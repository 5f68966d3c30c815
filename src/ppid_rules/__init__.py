"""The rules of Indonesian public information service (*Keterbukaan Informasi Publik*).

Dated, cited data about which days count and what the law asks for, and the arithmetic on both.
Everything public is importable from here; each name is loaded when it is first used, so that
working days cost nobody the import of the rest.
"""

from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from .cases import CaseRecord, CaseStatus, Stage
    from .compliance import (
        Alternative,
        Audit,
        AuditChange,
        Basis,
        Case,
        Clock,
        ClockChange,
        ClockStatus,
        CountedDay,
        Deadline,
        FaultKind,
        Finding,
        Move,
        Moved,
        NextStep,
        Otherwise,
        RowKind,
        Severity,
        Standing,
        Step,
        StepKind,
        Timeline,
        TimelineRow,
        TimeSheet,
        deadline,
        moved,
        version_step,
    )
    from .errors import (
        CoverageError,
        DecreeError,
        ImpossibleEventError,
        InvalidDateError,
        InvalidValueError,
        MissingExtraError,
        NotADateError,
        NotAnIntegerError,
        NotInForceError,
        OverlayError,
        PpidRulesError,
        UnknownChoiceError,
        UnknownLanguageError,
        UnknownOptionError,
        UnknownReadingError,
        UnknownRegimeError,
        UnknownRegionError,
        UnknownStartError,
        UnknownTermError,
        WrongTypeError,
    )
    from .law import (
        Citation,
        Commission,
        Court,
        ExemptionPeriod,
        HouseRule,
        Instrument,
        ObjectionGround,
        PublicBody,
        Question,
        Readings,
        RefusalGround,
        Resolved,
        Rulebook,
        Term,
        exemption_periods,
        instruments,
        objection_ground,
        objection_grounds,
        refusal_grounds,
        resolve,
        rulebook,
        terms,
    )
    from .workdays import (
        Certainty,
        Coverage,
        DayChange,
        DayKind,
        DayOff,
        Decree,
        DecreeKind,
        Overlay,
        Revision,
        TableRow,
        WorkedDay,
        WorkingCalendar,
        indonesia,
        read_decrees,
    )

__all__ = [
    "Alternative",
    "Audit",
    "AuditChange",
    "Basis",
    "Case",
    "CaseRecord",
    "CaseStatus",
    "Certainty",
    "Citation",
    "Clock",
    "ClockChange",
    "ClockStatus",
    "Commission",
    "CountedDay",
    "Court",
    "Coverage",
    "CoverageError",
    "DayChange",
    "DayKind",
    "DayOff",
    "Deadline",
    "Decree",
    "DecreeError",
    "DecreeKind",
    "ExemptionPeriod",
    "FaultKind",
    "Finding",
    "HouseRule",
    "ImpossibleEventError",
    "Instrument",
    "InvalidDateError",
    "InvalidValueError",
    "MissingExtraError",
    "Move",
    "Moved",
    "NextStep",
    "NotADateError",
    "NotAnIntegerError",
    "NotInForceError",
    "ObjectionGround",
    "Otherwise",
    "Overlay",
    "OverlayError",
    "PpidRulesError",
    "PublicBody",
    "Question",
    "Readings",
    "RefusalGround",
    "Resolved",
    "Revision",
    "RowKind",
    "Rulebook",
    "Severity",
    "Stage",
    "Standing",
    "Step",
    "StepKind",
    "TableRow",
    "Term",
    "TimeSheet",
    "Timeline",
    "TimelineRow",
    "UnknownChoiceError",
    "UnknownLanguageError",
    "UnknownOptionError",
    "UnknownReadingError",
    "UnknownRegimeError",
    "UnknownRegionError",
    "UnknownStartError",
    "UnknownTermError",
    "WorkedDay",
    "WorkingCalendar",
    "WrongTypeError",
    "deadline",
    "exemption_periods",
    "indonesia",
    "instruments",
    "moved",
    "objection_ground",
    "objection_grounds",
    "read_decrees",
    "refusal_grounds",
    "resolve",
    "rulebook",
    "terms",
    "version_step",
]

# Type checkers must not see these, or they would accept any name.
if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """Load the module that owns ``name`` and keep the name here."""
        from importlib import import_module  # noqa: PLC0415 - nothing is imported before it is used

        for room in ("errors", "workdays", "law", "compliance", "cases") if name in __all__ else ():
            module = import_module(f".{room}", __name__)
            if name in module.__all__:
                globals()[name] = getattr(module, name)
                return globals()[name]
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})
