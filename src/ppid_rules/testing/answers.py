"""Answers of a program in any language, from a file."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .._check import parse_date
from ..errors import InvalidDateError, InvalidValueError, UnknownChoiceError
from .conformance import see
from .diagnosis import Answered
from .judging import judged
from .vector import CASES, VectorKind, checked_terms, vectors

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

    from .vector import Vector

__all__ = ["check_answers", "read_answers"]

_KEYS = ("id", "key", "due_on", "working")
_WORDS = {"true": True, "1": True, "false": False, "0": False}


def check_answers(
    answers: Mapping[str, Any],
    kind: str | None = None,
    *,
    terms: Collection[str] | None = None,
    not_before: date | None = None,
    usual: bool = False,
) -> int:
    """See that answers to the vectors are right, as a program in another language wrote them.

    Args:
        answers: by the id of the vector: a day (``"2025-04-09"``), days by key, or whether the
            day is a working day.
        kind: only vectors of this kind; ``None``: of each kind to which there is an answer.
        terms: only these limits.
        not_before: only vectors that touch no day before this one.
        usual: only those that ask with the usual knowledge, readings and regime.

    Returns:
        How many vectors were asked; every one of them has to be answered.

    Raises:
        ConformanceError: an answer is not right, or missing.
        UnknownChoiceError: an answer to no vector.
        InvalidValueError: no answer to any of those asked.
        UnknownOptionError: an unknown kind.
        UnknownTermError: a limit that no vector asks for.
        WrongTypeError: limits that are one text.
        NotADateError: ``not_before`` is no date.
    """
    known = {vector.id: vector for vector in vectors()}
    for name in answers:
        if name not in known:
            raise UnknownChoiceError(name, known, "id of a vector")
    wanted = checked_terms(terms)
    kinds = {known[name].kind for name in answers} if kind is None else None
    asked = [
        vector
        for vector in vectors(kind, terms=terms, not_before=not_before, usual=usual)
        if kinds is None or vector.kind in kinds
    ]
    if not asked:
        raise InvalidValueError(len(answers), "answers", "an answer to one of the vectors asked")
    see([_answered(vector, answers, wanted) for vector in asked], wanted)
    return len(asked)


def read_answers(text: str, name: str) -> dict[str, Any]:
    """The answers of a file: JSON, or CSV with ``id`` and ``due_on`` (``key``, ``working``).

    Args:
        text: its content.
        name: its name; one that ends with ``.csv`` is CSV.

    Raises:
        InvalidValueError: no JSON object, a column or a row that is none of these.
    """
    if Path(name).suffix == ".csv":
        return _of_csv(text)
    try:
        document = json.loads(text)
    except ValueError as error:
        raise InvalidValueError(str(error), name, "JSON") from None
    if not isinstance(document, dict):
        raise InvalidValueError(type(document).__name__, name, "an object of answers by id")
    return document


def _of_csv(text: str) -> dict[str, Any]:
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    columns = [column.strip() for column in rows.fieldnames or ()]
    if "id" not in columns or not set(columns) <= set(_KEYS):
        raise InvalidValueError(",".join(columns), "columns", ", ".join(_KEYS))
    rows.fieldnames = columns
    found: dict[str, Any] = {}
    for number, row in enumerate(rows, start=2):
        name = (row["id"] or "").strip()
        answer = row.get("due_on") if row.get("due_on") is not None else row.get("working")
        answer = (answer or "").strip() or None
        if None in row or not name:
            raise InvalidValueError(f"line {number}", "row", f"a value for each of {columns}")
        key = (row.get("key") or "").strip()
        if key and not isinstance(found.setdefault(name, {}), dict):
            raise InvalidValueError(f"line {number}", "row", f"a key for each answer to {name}")
        if key:
            found[name][key] = answer
        elif name in found:
            raise InvalidValueError(f"line {number}", "row", f"one answer to {name}")
        else:
            found[name] = answer
    return found


def _answered(
    vector: Vector, answers: Mapping[str, Any], terms: Collection[str] | None
) -> Answered:
    if vector.id not in answers:
        return Answered(vector, None, frozenset({""}), "no answer")
    try:
        given = _value(vector, answers[vector.id])
    except InvalidDateError as error:
        return Answered(vector, None, frozenset({""}), str(error))
    return judged(vector, given, terms)


def _value(vector: Vector, given: Any) -> Any:  # noqa: ANN401 - whatever the file holds
    """An answer as the file has it, with days as dates.

    Raises:
        InvalidDateError: a text that is no day.
    """
    if vector.kind in CASES:
        days = given.get("deadlines", given) if isinstance(given, dict) else given
        if isinstance(days, dict):
            return {key: _day(day) for key, day in days.items()}
        return days
    if vector.kind is VectorKind.CALENDAR:
        return _WORDS.get(given.casefold(), given) if isinstance(given, str) else given
    return _day(given)


def _day(given: Any) -> Any:  # noqa: ANN401 - as above
    return parse_date(given, "due_on") if isinstance(given, str) else given
