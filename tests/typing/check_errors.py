# pyright: strict, reportUnnecessaryTypeIgnoreComment=true
"""What type checkers say of the errors: their facts, and the built-ins a caller would catch."""

from __future__ import annotations

from datetime import date
from typing import assert_type

from ppid_rules import errors as e
from ppid_rules.errors import (
    ColumnError,
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
    UnknownColumnError,
    UnknownLanguageError,
    UnknownOptionError,
    UnknownReadingError,
    UnknownRegimeError,
    UnknownRegionError,
    UnknownStartError,
    UnknownTermError,
    WrongTypeError,
)

DAY = date(2025, 3, 17)


def check_facts(
    coverage: CoverageError, force: NotInForceError, choice: UnknownChoiceError, column: ColumnError
) -> None:
    """Each error has its facts."""
    assert_type(coverage.day, date | None)
    assert_type(coverage.first, date)
    assert_type(force.what, str)
    assert_type(force.last, date | None)
    assert_type(choice.choices, tuple[str, ...])
    assert_type(choice.nearest, tuple[str, ...])
    assert_type(column.row, int | None)
    assert_type(DecreeError("a.csv:3", "no date").problem, str)
    assert_type(OverlayError(DAY, "twice").problem, str)
    assert_type(InvalidDateError("17/3").expected, str)
    assert_type(InvalidValueError(-1, "n", "zero or more").name, str)
    assert_type(WrongTypeError(1, "body", "a body").expected, str)
    assert_type(NotADateError("x").name, str)
    assert_type(NotAnIntegerError("x").name, str)
    assert_type(MissingExtraError("ics", "icalendar").extra, str)
    assert_type(ImpossibleEventError("a", "b", (), ()).allowed, tuple[str, ...])
    coverage.end  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]  # noqa: B018 - no such fact
    CoverageError(DAY)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # what is covered belongs to it
    MissingExtraError("ics")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]  # and what is missing
    UnknownChoiceError("x", 3)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # no choices
    e.NoSuchError  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]  # noqa: B018 - no such error


def check_kinds() -> None:
    """Each error can be caught as the built-in it also is."""
    all_of_ours: list[type[PpidRulesError]] = [
        *(UnknownChoiceError, UnknownLanguageError, UnknownOptionError, UnknownReadingError),
        *(UnknownRegimeError, UnknownRegionError, UnknownStartError),
    ]
    looked_up: list[type[LookupError]] = [
        *(CoverageError, NotInForceError, UnknownColumnError, UnknownTermError),
    ]
    wrong_values: list[type[ValueError]] = [
        *(ColumnError, DecreeError, ImpossibleEventError, InvalidDateError, InvalidValueError),
        *(OverlayError, UnknownChoiceError),
    ]
    wrong_types: list[type[TypeError]] = [NotADateError, NotAnIntegerError, WrongTypeError]
    imports: list[type[ImportError]] = [MissingExtraError]
    assert_type(all_of_ours[0]("told"), PpidRulesError)
    assert_type(looked_up, list[type[LookupError]])
    assert_type(wrong_values, list[type[ValueError]])
    assert_type(wrong_types, list[type[TypeError]])
    assert_type(imports, list[type[ImportError]])
    keys: type[KeyError] = CoverageError  # type: ignore[assignment]  # pyright: ignore[reportAssignmentType]  # a lookup, no key
    assert_type(keys, type[KeyError])
