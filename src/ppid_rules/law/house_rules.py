"""A body's own limits: the caller's numbers, never the law's."""

from __future__ import annotations

from dataclasses import dataclass

from .._check import as_int
from ..errors import InvalidValueError, UnknownOptionError, WrongTypeError

__all__ = ["HouseRule"]

_UNITS = ("working_days", "calendar_days", "months", "years")


@dataclass(frozen=True, slots=True)
class HouseRule:
    """A limit that the caller sets in place of the law's, with its source.

    For a rule of the body's own (a university that allows 18 days), or a number that the caller
    has read in an instrument whose text this package does not have. Every result says so.

    Attributes:
        id: the limit (``"request.notice"``).
        number: how many units.
        unit: ``working_days``, ``calendar_days``, ``months`` or ``years``.
        basis: where the number comes from; shown in every result.

    Raises:
        NotAnIntegerError: ``number`` is no int.
        WrongTypeError: an id or basis that is no text.
        InvalidValueError: ``number`` is below one, or there is no basis.
        UnknownOptionError: an unknown unit.
    """

    id: str
    number: int
    unit: str
    basis: str

    def __post_init__(self) -> None:
        if as_int(self.number, "number") < 1:
            raise InvalidValueError(self.number, "number", "one or more")
        if self.unit not in _UNITS:
            raise UnknownOptionError(self.unit, _UNITS, "unit")
        for name in ("id", "basis"):
            text = getattr(self, name)
            if not isinstance(text, str):
                raise WrongTypeError(text, name, "a text")
        if not self.basis.strip():
            raise InvalidValueError(self.basis, "basis", "where the number comes from")

    def to_dict(self) -> dict[str, str | int]:
        """JSON-ready."""
        return {"id": self.id, "number": self.number, "unit": self.unit, "basis": self.basis}
