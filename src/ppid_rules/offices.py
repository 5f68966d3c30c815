"""What differs from office to office: its week, and days of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Self

from ._check import as_date, parse_date
from .errors import OverlayError, WrongTypeError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

__all__ = ["Overlay", "Week"]

Week = Literal["five", "six"]
"""Monday to Friday, or Monday to Saturday (lawful for regional offices until April 2024)."""

Pairs = tuple[tuple["date", str], ...]


class _OverlayFields(NamedTuple):
    days_off: Pairs
    working_days: Pairs


class Overlay(_OverlayFields):
    """Days off and working days of one public body, laid over the calendar.

    A working day wins over the weekend, over every decree and over the region. Lists are taken
    too; they are stored as tuples, sorted by day.

    Attributes:
        days_off: pairs of a day and the reason why the body is closed.
        working_days: pairs of a day and the reason why the body works.

    Raises:
        NotADateError: a day is no date.
        OverlayError: an entry is no pair, a name no text, or a day is both off and working.
    """

    __slots__ = ()

    def __new__(
        cls,
        days_off: Iterable[tuple[date, str]] = (),
        working_days: Iterable[tuple[date, str]] = (),
    ) -> Self:
        """Check and sort the pairs."""
        off, working = _pairs(days_off), _pairs(working_days)
        for pair in working:
            if pair[0] in dict(off):
                raise OverlayError(pair, "the day is both off and working")
        return cls._make((off, working))

    def then(self, later: Overlay) -> Overlay:
        """This overlay with ``later`` laid over it: the later one wins for the same day."""
        off, working = dict(self.days_off), dict(self.working_days)
        for day, name in later.days_off:
            working.pop(day, None)
            off[day] = name
        for day, name in later.working_days:
            off.pop(day, None)
            working[day] = name
        return Overlay(tuple(off.items()), tuple(working.items()))

    def to_dict(self) -> dict[str, list[list[str]]]:
        """JSON-ready: ``{"days_off": [[day, name], ...], "working_days": [...]}``."""
        return {
            "days_off": [[day.isoformat(), name] for day, name in self.days_off],
            "working_days": [[day.isoformat(), name] for day, name in self.working_days],
        }

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> Overlay:
        """The overlay that :meth:`to_dict` wrote.

        Raises:
            WrongTypeError: no mapping.
            OverlayError: an unknown key, or an entry that is no pair of texts.
            InvalidDateError: a day not written as YYYY-MM-DD.
        """
        if not isinstance(document, Mapping):
            raise WrongTypeError(document, "document", "a mapping")
        for pairs in document.values():
            if not isinstance(pairs, (list, tuple)):
                raise OverlayError(pairs, "expected a list of [day, name]")
        unknown = set(document) - {"days_off", "working_days"}
        if unknown:
            raise OverlayError(sorted(unknown), "expected days_off and working_days only")
        return cls(**{key: tuple(map(_parsed, pairs)) for key, pairs in document.items()})


def _parsed(pair: object) -> tuple[date, str]:
    """A pair as JSON has it."""
    match pair:
        case [str(day), str(name)]:
            return parse_date(day), name
        case _:
            raise OverlayError(pair, "expected [day, name], both texts")


def _pairs(pairs: Iterable[object]) -> Pairs:
    found: dict[date, str] = {}
    for pair in pairs:
        match pair:
            case (first, str(name)):
                day = as_date(first)
            case (_, _):
                raise OverlayError(pair, "the name must be a text")
            case _:
                raise OverlayError(pair, "expected a pair of a day and its name")
        if found.get(day, name) != name:
            raise OverlayError(pair, f"the day already has the name {found[day]!r}")
        found[day] = name
    return tuple(sorted(found.items()))
