"""What every event has."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from .._check import parse_time
from ..errors import InvalidValueError
from .day import Day

__all__ = ["Answer", "Event", "Party", "WallClock"]

Party = Literal["requester", "public_body"]
"""The two sides of a case (*pemohon*, *termohon*)."""


Answer = Literal["granted", "partly_granted", "refused"]
"""What a panel decides on an application (*amar putusan*)."""


def _wall_clock(value: Any) -> Any:  # noqa: ANN401 - whatever a document holds
    if isinstance(value, time) and value.tzinfo is None:
        return value
    try:
        return parse_time(value)
    except InvalidValueError as error:
        raise PydanticCustomError(
            "not_a_time", "expected a time of day without a zone, such as 16:30"
        ) from error


WallClock = Annotated[time, BeforeValidator(_wall_clock)]
"""A time of day on the wall clock where the body sits."""


class Event(BaseModel):
    """Something that happened in a case (*peristiwa*).

    Attributes:
        on: the day the act was done: sent, filed, read.
        time: the time of day on the wall clock of the body, if known.
        received_on: the day it reached the other side; ``None``: the same day. Not before ``on``.
        stated_due_on: a last day that was told to somebody with it.
        ref: a number or exhibit, shown in reports.
        note: anything else; names of people belong here. Never shown unless asked for.
    """

    model_config = ConfigDict(
        frozen=True, extra="forbid", defer_build=True, ser_json_temporal="iso8601"
    )

    if TYPE_CHECKING:
        type: Any  # a literal of each event; what it is called in a document

    on: Day
    time: WallClock | None = None
    received_on: Day | None = None
    stated_due_on: Day | None = None
    ref: str | None = None
    note: str | None = Field(default=None, repr=False)

    @model_validator(mode="after")
    def _not_received_before_sent(self) -> Event:
        if self.received_on is not None and self.received_on < self.on:
            raise PydanticCustomError(
                "received_before_sent",
                "received_on {received} lies before on {on}",
                {"received": str(self.received_on), "on": str(self.on)},
            )
        return self

    @property
    def reached_on(self) -> date:
        """The day the act reached the other side."""
        return self.on if self.received_on is None else self.received_on
