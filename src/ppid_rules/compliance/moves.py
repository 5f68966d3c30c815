"""Which decrees, announced while a period ran, moved its last day."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ..workdays import Revision
    from .deadlines import Deadline

__all__ = ["Moved", "moves_of"]


class Moved(NamedTuple):
    """A decree announced after the start that changed the last day.

    Attributes:
        decree: the decree as cited.
        announced_on: when it was announced.
        before: the last day as known until then.
        after: the last day as known from then on.
        revision: what else the decree did.
    """

    decree: str
    announced_on: date
    before: date
    after: date
    revision: Revision


def moves_of(deadline: Deadline, since: date) -> Iterator[Moved]:
    """Replay what was announced since a day, until the last day as it is known now.

    The last day may move on while this goes, and with it the announcements that count.
    """
    before = _due_as_known_on(deadline, since)
    if before is None or deadline.due_on is None:
        return
    seen = since
    while later := deadline.calendar.announcements(seen, max(before, deadline.due_on)):
        revision = later[0]
        seen = revision.announced_on
        after = _due_as_known_on(deadline, seen)
        if after is not None and after != before:
            yield Moved(revision.decree, seen, before, after, revision)
            before = after


def _due_as_known_on(deadline: Deadline, day: date) -> date | None:
    return deadline.due_on_calendar(deadline.calendar.known_on(day))
