"""The limits of a case counted under each convention on the first day, side by side, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ...errors import UnknownTermError
from ...law import Direction, Readings, TermKind, Unit
from ..casework import Clock, ClockStatus
from ..casework.labels import label
from ..wording import clean, long_date, sentence
from .rows import named

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from ..._check import Lang
    from ...workdays import DayOff
    from ..casework.docket import Docket

__all__ = ["CountRow", "CountedLimit", "conventions", "counted_limits"]

_FIELD = "first_day"
_LONG = ("sheet.start", "sheet.skipped")
"""The rows that are not said twice."""


class CountRow(NamedTuple):
    """One row of a limit.

    Attributes:
        what: what is shown.
        cells: the lines under each convention.
        last: whether it is the last day.
    """

    what: str
    cells: tuple[tuple[str, ...], ...]
    last: bool


class CountedLimit(NamedTuple):
    """One limit under each convention.

    Attributes:
        title: what it is, and how long.
        rows: its rows.
    """

    title: str
    rows: tuple[CountRow, ...]


def conventions(docket: Docket, lang: Lang) -> tuple[tuple[str, ...], ...]:
    """The answers to which day is the first, in words; the one that is used says so."""
    chosen = docket.readings.first_day
    return tuple(
        (
            label(f"sheet.convention.{option}", lang),
            *((label("sheet.chosen", lang),) if option == chosen else ()),
        )
        for option in Readings.question(_FIELD).options
    )


def counted_limits(
    docket: Docket, lang: Lang, keys: tuple[str, ...] | None
) -> tuple[CountedLimit, ...]:
    """Every limit with a last day, or those with some keys, under each convention.

    An extension is shown with the limit that it moves.

    Raises:
        UnknownTermError: no clock with such a key has a last day.
    """
    others = [docket.under(**{_FIELD: option}) for option in Readings.question(_FIELD).options]
    found: dict[str, list[Clock | None]] = {}
    for place, other in enumerate(others):
        for run in other.all_runs():
            if run.due is not None and run.term.kind is not TermKind.EXTENSION:
                clocks = found.setdefault(run.key, [None for _ in others])
                clocks[place] = Clock(other, run)
    for key in keys or ():
        if key not in found:
            raise UnknownTermError(key, list(found), "clock with a last day")
    return tuple(_counted(docket, found[key], lang) for key in found if keys is None or key in keys)


def _counted(docket: Docket, clocks: Sequence[Clock | None], lang: Lang) -> CountedLimit:
    clock = next(filter(None, clocks))
    term = clock.term
    before = ".before" if term.direction is Direction.BACKWARD else ""
    length = sentence(f"length.{term.unit}{before}", {"number": term.number}, lang)
    title = sentence("sheet.limit", {"name": named(clock), "length": length}, lang)
    columns = [None if c is None else dict(_column(docket, c, lang)) for c in clocks]
    away = (label("sheet.not_running", lang),)
    last = label("sheet.last_day", lang)
    names = dict.fromkeys(name for column in filter(None, columns) for name in column)
    long = {label(code, lang) for code in _LONG}
    rows = []
    for name in names:
        cells = [away if column is None else column.get(name, ()) for column in columns]
        if name in long:
            same = (label("sheet.same", lang),)
            cells[1:] = [same if cell == cells[0] else cell for cell in cells[1:]]
        rows.append(CountRow(name, tuple(cells), name == last))
    return CountedLimit(title[:1].upper() + title[1:], tuple(rows))


def _column(docket: Docket, clock: Clock, lang: Lang) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What one convention makes of a limit, row by row."""
    start = sentence(f"start.{clock.start_is}", {"start": clock.starts_on}, lang, "panel")
    yield label("sheet.start", lang), (start,)
    counted = () if clock.term.unit is Unit.SAME_DAY else clock.count()
    first = next((row.day for row in counted if row.number), None)
    days = {
        "sheet.day_one": first,
        "timeline.legend.limit": clock.limit if clock.limit != clock.due_on else None,
        "sheet.last_day": clock.due_on,
    }
    for code, day in days.items():
        if day is not None:
            yield label(code, lang), (long_date(day, lang),)
    if counted:
        skipped = tuple(_day_off(off, lang) for off in clock.skipped)
        yield label("sheet.skipped", lang), skipped or (label("sheet.none_skipped", lang),)
    yield from _acts(docket, clock, lang)


def _day_off(off: DayOff, lang: Lang) -> str:
    code = "sheet.day_off.decreed" if off.decree else "sheet.day_off"
    slots = {"day": off.day, "name": clean(off.name(lang)), "decree": off.short(lang)}
    return sentence(code, slots, lang)


def _acts(docket: Docket, clock: Clock, lang: Lang) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The act that met a limit, on each day that may decide, or that none is recorded."""
    event, decisive = clock.happened_event, clock.happened_on
    if event is None or decisive is None:
        yield label("sheet.happened", lang), (_undone(docket, clock, lang),)
        return
    days = {"sent": event.on, "received": event.reached_on}
    several = event.on != event.reached_on and decisive in days.values()
    for how, day in days.items() if several else [("on", decisive)]:
        verdict = [_verdict(clock, day, lang)]
        if several and day == decisive:
            verdict.append(label(f"sheet.decides.{how}", lang))
        yield sentence(f"sheet.done.{how}", {"day": day}, lang), tuple(verdict)


def _undone(docket: Docket, clock: Clock, lang: Lang) -> str:
    if clock.status is ClockStatus.RUNNING:
        return label("sheet.undone", lang)
    if clock.status is ClockStatus.OVERDUE:
        slots = {"as_of": docket.as_of, "late": clock.working_days_late}
        return sentence("sheet.undone.overdue", slots, lang)
    return label(f"clock.{clock.status}", lang)


def _verdict(clock: Clock, day: date, lang: Lang) -> str:
    """Whether an act of a day is in time under the convention of the clock."""
    due = clock.due_on
    if clock.opens_on is not None and day < clock.opens_on:
        return sentence("sheet.early", {"opens": clock.opens_on}, lang)
    if due is None or day <= due:
        return label("sheet.in_time", lang)
    if clock.status is ClockStatus.UNKNOWN:
        return label("clock.unknown", lang)
    late = clock.calendar.working_days_between(due, day)
    return sentence("sheet.late", {"late": late}, lang)
