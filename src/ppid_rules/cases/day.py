"""A calendar date in a document: exactly a date, or ``YYYY-MM-DD``."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema
from pydantic_core import PydanticCustomError

from .._check import as_date, parse_date
from ..errors import InvalidDateError, NotADateError

__all__ = ["Day"]


def _day(value: Any) -> date:  # noqa: ANN401 - whatever a document holds
    try:
        return parse_date(value) if isinstance(value, str) else as_date(value)
    except (InvalidDateError, NotADateError) as error:
        raise PydanticCustomError(
            "not_a_day",
            "{problem}",
            {"problem": f"expected a date or YYYY-MM-DD, not {type(value).__name__} {value!r}"},
        ) from error


Day = Annotated[
    date,
    BeforeValidator(_day),
    PlainSerializer(date.isoformat, return_type=str, when_used="json"),
    WithJsonSchema({"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}),
]
"""A date without a time: numbers, moments and other texts are refused."""
