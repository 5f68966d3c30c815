"""The errors of the package, each of which also is the built-in that a caller would catch.

Every error carries its facts as attributes: the value that was given, what was expected, and,
where there is a list to choose from, the choices nearest to the value.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

__all__ = [
    "ColumnError",
    "CoverageError",
    "DecreeError",
    "ImpossibleEventError",
    "InvalidDateError",
    "InvalidValueError",
    "MissingExtraError",
    "NotADateError",
    "NotAnIntegerError",
    "NotInForceError",
    "OverlayError",
    "PpidRulesError",
    "UnknownChoiceError",
    "UnknownColumnError",
    "UnknownLanguageError",
    "UnknownOptionError",
    "UnknownReadingError",
    "UnknownRegimeError",
    "UnknownRegionError",
    "UnknownStartError",
    "UnknownTermError",
    "WrongTypeError",
]


class PpidRulesError(Exception):
    """Base of every error that this package raises on purpose."""

    def __init__(self, message: str = "", *facts: object) -> None:
        super().__init__(message)
        self._facts = facts

    def __str__(self) -> str:
        # KeyError would show its message in quotes.
        return str(self.args[0])

    def __reduce__(self) -> tuple[type[PpidRulesError], tuple[object, ...]]:
        """Made again from the facts, since the message is made of them."""
        return type(self), self._facts or self.args


class NotADateError(PpidRulesError, TypeError):
    """A calendar date was expected and something else was given.

    Attributes:
        value: what was given.
        name: the name of the argument.
    """

    def __init__(self, value: object, name: str = "day") -> None:
        self.value = value
        self.name = name
        hint = ""
        if callable(getattr(value, "date", None)):
            hint = "; pass `.date()`"
        elif isinstance(value, str):
            hint = "; pass `date.fromisoformat(...)`"
        super().__init__(
            f"{name} must be a datetime.date, not {type(value).__name__} {value!r}{hint}",
            value,
            name,
        )


class NotAnIntegerError(PpidRulesError, TypeError):
    """A whole number of days was expected; a bool is none.

    Attributes:
        value: what was given.
        name: the name of the argument.
    """

    def __init__(self, value: object, name: str = "n") -> None:
        self.value = value
        self.name = name
        super().__init__(
            f"{name} must be an int, not {type(value).__name__} {value!r}", value, name
        )


class _ExpectationError(PpidRulesError):
    """An argument that is not what was expected.

    Attributes:
        value: what was given.
        name: the name of the argument.
        expected: what was expected.
    """

    def __init__(self, value: object, name: str, expected: str) -> None:
        self.value = value
        self.name = name
        self.expected = expected
        given = f"{type(value).__name__} {value!r}"
        super().__init__(f"{name}: expected {expected}, not {given}", value, name, expected)


class WrongTypeError(_ExpectationError, TypeError):
    """Something of another kind was expected."""


class InvalidValueError(_ExpectationError, ValueError):
    """A value of the right kind that cannot be used."""


class InvalidDateError(PpidRulesError, ValueError):
    """A text that is no date in the form that was expected.

    Attributes:
        value: the text.
        name: what the text stands for.
        expected: the form, with an example.
    """

    def __init__(
        self, value: object, name: str = "day", expected: str = "YYYY-MM-DD, such as 2025-03-17"
    ) -> None:
        self.value = value
        self.name = name
        self.expected = expected
        super().__init__(
            f"{name} {value!r} cannot be read; expected {expected}", value, name, expected
        )


class CoverageError(PpidRulesError, LookupError):
    """A day about which the decree log and its projection say nothing.

    Attributes:
        day: the day that was asked for, or ``None`` where it is past what ``date`` can hold.
        first: the first day about which there is an answer.
        last: the last day about which there is an answer.
    """

    def __init__(self, day: date | None, first: date, last: date) -> None:
        self.day = day
        self.first = first
        self.last = last
        what = "the day asked for" if day is None else str(day)
        nearest = "" if day is None else f"; the nearest is {first if day < first else last}"
        super().__init__(
            f"{what} is outside the calendar, which covers {first} to {last}{nearest}",
            day,
            first,
            last,
        )


class NotInForceError(PpidRulesError, LookupError):
    """No version of a rule is in force on the day.

    Attributes:
        what: the rule or regime.
        on: the day.
        first: the first day on which a version is in force.
        last: the last such day, ``None`` while it is.
    """

    def __init__(self, what: str, on: date, first: date, last: date | None = None) -> None:
        self.what = what
        self.on = on
        self.first = first
        self.last = last
        until = "" if last is None else f" to {last}"
        message = f"{what} is not in force on {on}; it is from {first}{until}"
        super().__init__(message, what, on, first, last)


class OverlayError(PpidRulesError, ValueError):
    """An overlay that contradicts itself or is not made of (day, name) pairs.

    Attributes:
        value: the pair at fault.
        problem: what is wrong with it.
    """

    def __init__(self, value: object, problem: str) -> None:
        self.value = value
        self.problem = problem
        super().__init__(f"overlay entry {value!r}: {problem}", value, problem)


class DecreeError(PpidRulesError, ValueError):
    """A decree, or a file of decrees, that cannot be used.

    Attributes:
        where: the file and line, or the decree at fault.
        problem: what is wrong.
    """

    def __init__(self, where: str, problem: str) -> None:
        self.where = where
        self.problem = problem
        super().__init__(f"{where}: {problem}", where, problem)


def _nearest(value: str, choices: tuple[str, ...]) -> tuple[str, ...]:
    """Up to three choices most like ``value``; of two alike, the one that begins like it."""
    from difflib import SequenceMatcher  # noqa: PLC0415 - only an error needs it

    longest = max(map(len, choices), default=0)
    value = value[: longest + longest]  # what is longer is like none of them
    scored = []
    for choice in choices:
        likeness = SequenceMatcher(None, value.lower(), choice.lower()).ratio()
        if likeness >= _ALIKE:
            alike = zip(value, choice, strict=False)
            prefix = len(list(takewhile(lambda pair: pair[0] == pair[1], alike)))
            scored.append((-likeness, -prefix, choice))
    return tuple(choice for *_, choice in sorted(scored)[:3])


_ALIKE = 0.5
"""Below this likeness a choice is no help."""


class UnknownChoiceError(PpidRulesError, ValueError):
    """A word that is not among the words expected.

    Attributes:
        value: what was given.
        choices: every valid choice, sorted.
        nearest: the valid choices most like the value, the best first; may be empty.
        name: what the word was to name.
    """

    what: ClassVar[str] = "choice"

    def __init__(self, value: object, choices: Iterable[str], name: str | None = None) -> None:
        self.value = value
        self.choices = tuple(sorted(choices))
        self.name = name or self.what
        self.nearest = _nearest(str(value), self.choices)
        shown = self.nearest or self.choices[:12]
        more = ", ..." if not self.nearest and len(self.choices) > len(shown) else ""
        lead = "did you mean" if self.nearest else "expected one of"
        if not self.choices:
            lead = "there is none"
        super().__init__(
            f"unknown {self.name} {value!r}; {lead} {', '.join(shown)}{more}".rstrip(),
            value,
            self.choices,
            self.name,
        )


class UnknownTermError(UnknownChoiceError, KeyError):
    """No time limit has this id; also a ``KeyError``, so that a rulebook is a mapping."""

    what = "term"


class UnknownReadingError(UnknownChoiceError):
    """No open question of law has this name, or it has no such option."""

    what = "reading"


class UnknownRegimeError(UnknownChoiceError):
    """No regime has this name."""

    what = "regime"


class UnknownRegionError(UnknownChoiceError):
    """No region has this code."""

    what = "region"


class UnknownLanguageError(UnknownChoiceError):
    """Texts exist in Indonesian (``id``) and English (``en``)."""

    what = "language"


class UnknownOptionError(UnknownChoiceError):
    """An argument that takes one of a few words was given another."""

    what = "option"


class UnknownStartError(UnknownChoiceError):
    """The term is not counted from this act."""

    what = "start"


class UnknownColumnError(UnknownChoiceError, KeyError):
    """A table has no such column, or none that is named after an event or its field."""

    what = "column"


class ColumnError(PpidRulesError, ValueError):
    """A column of a table that cannot be used.

    Attributes:
        column: its name.
        problem: what is wrong with it.
        row: the first row in which it is, counted from zero; ``None``: the column as a whole.
    """

    def __init__(self, column: str, problem: str, row: int | None = None) -> None:
        self.column = column
        self.problem = problem
        self.row = row
        where = f"column {column!r}" if row is None else f"column {column!r}, row {row}"
        super().__init__(f"{where}: {problem}", column, problem, row)


class ImpossibleEventError(PpidRulesError, ValueError):
    """An event that has no object in the log, or a court step on a mediation decision.

    Never a matter of dates: what is late or forbidden is recorded and found.

    Attributes:
        event: the type of the event.
        status: the status of the case when it was to be recorded.
        needs: the events of which one must be in the log; empty where an ending stands against it.
        allowed: the types of the events that are possible, sorted.
    """

    def __init__(
        self, event: str, status: str, needs: Iterable[str], allowed: Iterable[str]
    ) -> None:
        self.event = event
        self.status = status
        self.needs = tuple(needs)
        self.allowed = tuple(sorted(allowed))
        why = f"it needs {' or '.join(self.needs)}" if self.needs else "the procedure has ended"
        super().__init__(
            f"{event} is not possible at {status}: {why}; possible: {', '.join(self.allowed)}",
            event,
            str(status),
            self.needs,
            self.allowed,
        )


class MissingExtraError(PpidRulesError, ImportError):
    """An optional part of the package needs a library that is not installed.

    Attributes:
        extra: the extra that brings the library.
        missing: the module that could not be imported.
    """

    def __init__(self, extra: str, missing: str) -> None:
        self.extra = extra
        self.missing = missing
        super().__init__(
            f"{missing} is not installed; install it with: pip install 'ppid_rules[{extra}]'",
            extra,
            missing,
        )
