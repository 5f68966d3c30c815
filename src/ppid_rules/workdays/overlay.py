"""A body's own days: closures, and days it works although others do not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .._check import as_date, parse_date
from ..errors import OverlayError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

__all__ = ["Overlay"]

Pairs = tuple[tuple["date", str], ...]


@dataclass(frozen=True, slots=True)
class Overlay:
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

    days_off: Pairs = ()
    working_days: Pairs = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "days_off", _pairs(self.days_off))
        object.__setattr__(self, "working_days", _pairs(self.working_days))
        off = dict(self.days_off)
        for day, name in self.working_days:
            if day in off:
                raise OverlayError((day, name), "the day is both off and working")

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
            OverlayError: an unknown key, or an entry that is no pair of texts.
            InvalidDateError: a day not written as YYYY-MM-DD.
        """
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
