"""Choices on the way through a case: the plain ones, and random ones that shrink to them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from hypothesis import strategies as st

from .acts import event_classes, fields_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hypothesis.strategies import DrawFn

__all__ = ["Act", "Choices", "Drawn"]

_MORE = st.integers(0, 7).map(bool)
_STRAYS = st.integers(0, 3).map(lambda n: n > 2)  # noqa: PLR2004 - one in four
_GAP = st.integers(0, 30)
_LONG_GAP = st.integers(0, 120)
_NEAR_A_LIMIT = st.integers(-1, 3)
_FAR = 3
"""Of the ways to a later day the one that goes far."""


class Act(NamedTuple):
    """An event that a walk leads to.

    Attributes:
        type: its type.
        fields: what it must say; a time span is a day so long after it.
    """

    type: str
    fields: tuple[tuple[str, Any], ...] = ()


class Choices:
    """The plain choice each time: the first of several, the first day, no optional field."""

    def one(self, options: Sequence[Any]) -> Any:  # noqa: ANN401 - one of what was given; the drawn choices need self
        """One of some options."""
        return options[0]

    def day(self, first: date, last: date) -> date:  # noqa: ARG002 - as above
        """A day of [first, last]."""
        return first

    def fields(self, name: str) -> dict[str, Any]:
        """The fields of an event: those that it must have."""
        needed = [f for f, info in event_classes()[name].model_fields.items() if info.is_required()]
        return {field: _plain_value(name, field) for field in needed if field != "on"}

    def goes_on(self) -> bool:
        """Whether something else is recorded."""
        return False

    def strays(self) -> bool:
        """Whether something comes in between."""
        return False


class Drawn(Choices):
    """Random choices, which shrink to the plain ones."""

    def __init__(self, draw: DrawFn) -> None:
        self._draw = draw

    def one(self, options: Sequence[Any]) -> Any:  # noqa: ANN401 - one of what was given
        """One of some options."""
        return self._draw(st.sampled_from(options))

    def day(self, first: date, last: date) -> date:
        """A day of [first, last], often the last."""
        length = (last - first).days
        return first + timedelta(self._draw(st.integers(0, length) | st.just(length)))

    def fields(self, name: str) -> dict[str, Any]:
        """Any fields that an event can have."""
        return self._draw(fields_of(name))

    def goes_on(self) -> bool:
        """Whether something else is recorded."""
        return bool(self._draw(_MORE))

    def strays(self) -> bool:
        """Whether something comes in between."""
        return bool(self._draw(_STRAYS))

    def gap(self, dues: Sequence[date], day: date) -> date:
        """A later day: soon, near a limit, or much later."""
        way = self._draw(st.integers(0, 3))
        if way in {1, 2} and dues:
            by = self._draw(_NEAR_A_LIMIT)
            due: date = self.one(dues)
            return max(day, due + timedelta(by))
        return day + timedelta(self._draw(_GAP if way < _FAR else _LONG_GAP))


def _plain_value(name: str, field: str) -> Any:  # noqa: ANN401 - whatever the field holds
    plain = {"for_day": timedelta(0), "by": "requester"}
    if field in plain:
        return plain[field]
    annotation = event_classes()[name].model_fields[field].annotation
    return getattr(annotation, "__args__", (None,))[0]
