"""What is wrong with one answer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from .._check import as_date
from ..errors import NotADateError
from .diagnosis import Answered
from .trying import ABSENT
from .vector import VectorKind, is_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from .vector import Vector

__all__ = ["judged"]


def judged(vector: Vector, given: Any, terms: Collection[str] | None = None) -> Answered:  # noqa: ANN401 - whatever was answered
    """An answer with what is wrong with it.

    Args:
        vector: the question.
        given: a date; dates by key; or whether the day is a working day.
        terms: only keys of these limits were asked for.
    """
    problem = _problem(vector, given)
    if problem:
        return Answered(vector, None, frozenset({""}), problem)
    right = vector.answer
    if isinstance(right, dict):
        given = {key: given[key] for key in given if is_of(key, terms)}
        keys = {key for key in {*right, *given} if is_of(key, terms)}
        wrong = {k for k in keys if given.get(k, ABSENT) != right.get(k, ABSENT)}
    else:
        wrong = set() if given == right else {""}
    return Answered(vector, given, frozenset(wrong))


def _problem(vector: Vector, given: object) -> str:
    """Why something is no answer to a vector; empty where it is one."""
    match vector.kind:
        case VectorKind.DUE:
            return "" if _is_date(given) else _returned(given, "a datetime.date")
        case VectorKind.CALENDAR:
            return "" if isinstance(given, bool) else _returned(given, "True or False")
        case _:
            return _problem_of_dates(given)


def _problem_of_dates(given: object) -> str:
    if not isinstance(given, Mapping):
        return _returned(given, "a mapping of keys to dates")
    for key, day in given.items():
        if not isinstance(key, str):
            return f"{_returned(key, 'a text')} as a key"
        if day is not None and not _is_date(day):
            return f"{_returned(day, 'a datetime.date or None')} for {key}"
    return ""


def _is_date(value: object) -> bool:
    try:
        as_date(value)
    except NotADateError:
        return False
    return True


def _returned(value: object, expected: str) -> str:
    if isinstance(value, datetime):
        expected = f"{expected}; pass .date()"
    shown = "None" if value is None else f"{type(value).__name__} {value!r:.60}"
    return f"returned {shown}, expected {expected}"
