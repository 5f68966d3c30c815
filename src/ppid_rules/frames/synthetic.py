"""Invented registers, for trials and teaching: no row of them ever happened."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from .._check import as_date, as_int
from .._data import read_json
from ..errors import InvalidValueError, WrongTypeError
from ..law import PublicBody

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

    Column = NDArray[Any]
    Truths = NDArray[np.bool_]

__all__ = ["synthetic_bodies", "synthetic_register"]

_REQUEST = "request_received"


class _Step(NamedTuple):
    """What may happen next in a row, see ``data/synthetic.json``.

    Attributes:
        event: the type of the event.
        after: the event from which its delay runs.
        when: what the row must hold: for a column whether it is filled, or with which words.
        share: in how many of these rows it happens; a word: the body's own share of that name.
        paced: whether a slow body is slow here too.
        delay: the delay in days of the body's week, by the share of rows that are faster.
        words: for each field the words that it may hold, and how often.
    """

    event: str
    after: str
    when: dict[str, bool | list[str]]
    share: float | str
    paced: bool
    delay: dict[str, list[float]]
    words: dict[str, dict[str, float]]


class _Draws:
    """What the rows of a register are drawn with.

    Only evenly spread numbers are drawn, one a row each time, so that the rows hang on the seed
    and on the data alone.
    """

    def __init__(self, seed: int, bodies: Mapping[str, PublicBody], rows: int) -> None:
        offices: list[dict[str, Any]] = _data()["offices"]
        self._random = np.random.default_rng(seed)
        self._profiles = [offices[i % len(offices)] for i in range(len(bodies))]
        self._weeks = [_data()["weeks"][body.week] for body in bodies.values()]
        self.rows = rows
        self.bodies = self.among([profile["weight"] for profile in self._profiles])

    def even(self) -> NDArray[np.float64]:
        """A number from 0 up to 1 for each row."""
        return self._random.random(self.rows)

    def among(self, weights: Iterable[float]) -> NDArray[np.intp]:
        """Which of several things each row has."""
        upto = np.cumsum(list(weights))
        found: NDArray[np.intp] = np.searchsorted(upto, self.even() * upto[-1], side="right")
        return found

    def words(self, weights: Mapping[str, float]) -> Column:
        """One of several words for each row."""
        return np.array(list(weights), dtype=object)[self.among(weights.values())]

    def units(self) -> Column:
        """A unit of the body of each row."""
        even, found = self.even(), np.full(self.rows, None, dtype=object)
        for number, profile in enumerate(self._profiles):
            own = self.bodies == number
            units = np.array(profile["units"], dtype=object)
            found[own] = units[(even[own] * len(units)).astype(int)]
        return found

    def days(self, start: date, end: date) -> Column:
        """A day of the body's week from ``start`` to ``end``, for each row."""
        even, found = self.even(), np.full(self.rows, "NaT", dtype="datetime64[D]")
        for number, week in enumerate(self._weeks):
            own = self.bodies == number
            there = np.busday_count(start, end + timedelta(1), weekmask=week)
            if not there:
                raise InvalidValueError(end, "end", "the end of a span with a working day")
            places = (even[own] * there).astype(int)
            first = np.full(len(places), start, dtype="datetime64[D]")
            found[own] = np.busday_offset(first, places, roll="forward", weekmask=week)
        return found

    def happens(self, share: float | str) -> Truths:
        """Whether something happens, for each row."""
        even = self.even()
        if not isinstance(share, str):
            return even < share
        return even < self._of_body(profile["shares"][share] for profile in self._profiles)

    def later(self, days: Column, step: _Step) -> Column:
        """Days so much after others as a step takes."""
        delays = np.interp(self.even(), step.delay["share"], step.delay["days"])
        if step.paced:
            delays *= self._of_body(profile["pace"] for profile in self._profiles)
        whole, found = delays.astype(int), days.copy()
        for number, week in enumerate(self._weeks):
            own = (self.bodies == number) & ~np.isnat(days)
            found[own] = np.busday_offset(days[own], whole[own], roll="forward", weekmask=week)
        return found

    def _of_body(self, figures: Iterable[float]) -> NDArray[np.float64]:
        """A figure of the body of each row."""
        return np.array(list(figures))[self.bodies]


@cache
def _data() -> dict[str, Any]:
    """The parameters of every register."""
    found: dict[str, Any] = read_json(__name__, "data/synthetic.json")
    return found


def synthetic_bodies() -> dict[str, PublicBody]:
    """The invented public bodies of a synthetic register, by the names in its column ``body``."""
    fields = ("name", "level", "kind", "region", "week")
    return {
        office["name"]: PublicBody(**{field: office[field] for field in fields})
        for office in _data()["offices"]
    }


def synthetic_register(
    rows: int,
    *,
    seed: int,
    start: date,
    end: date,
    bodies: Mapping[str, PublicBody] | None = None,
) -> dict[str, list[Any]]:
    """A register that is invented from the first row to the last, ready for a table.

    Nothing in it ever happened: the column ``synthetic`` is true in every row, and the number
    of each case says ``SINTETIS``. Never show it as figures on a public body. How many are
    late, and how late, is chosen in ``data/synthetic.json`` and measures nothing.

    Most answers come in time, some late, and some requests are met with silence; few go on to
    an objection, fewer to a dispute. Delays run over the days of the week on which a body
    works, so that a row does not change when a decree is added; an event can lie on a holiday.

    Args:
        rows: how many cases.
        seed: the same seed gives the same register.
        start: the first day on which a request can be received.
        end: the last day of the register; what would happen later is left empty.
        bodies: whose cases they are; by default those of :func:`synthetic_bodies`. Bodies of
            your own get the pace and the units of these, in turn.

    Returns:
        The columns by name, as :func:`ppid_rules.frames.audit` reads them: ``case``, ``body``,
        ``unit``, events and their fields, ``synthetic``. Rows are in the order of their requests.

    Raises:
        NotAnIntegerError: ``rows`` or ``seed`` is no whole number.
        NotADateError: ``start`` or ``end`` is no date.
        WrongTypeError: bodies that are none.
        InvalidValueError: fewer than no rows, a seed below zero, no bodies at all, or a span
            without a working day.
    """
    for number, name in ((rows, "rows"), (seed, "seed")):
        if as_int(number, name) < 0:
            raise InvalidValueError(number, name, "zero or more")
    as_date(start, "start")
    as_date(end, "end")
    chosen = synthetic_bodies() if bodies is None else _checked(bodies)
    draws = _Draws(seed, chosen, rows)
    table: dict[str, Column] = {
        "body": np.array(list(chosen), dtype=object)[draws.bodies],
        "unit": draws.units(),
        _REQUEST: draws.days(start, end),
    }
    for step in (_Step(**step) for step in _data()["steps"]):
        _take(step, table, draws, end)
    order = np.argsort(table[_REQUEST], kind="stable")
    columns = {name: column[order].tolist() for name, column in table.items()}
    cases = _numbers(columns[_REQUEST])
    return {"case": cases, **columns, "synthetic": [True] * rows}


def _checked(bodies: Mapping[str, PublicBody]) -> dict[str, PublicBody]:
    try:
        found = dict(bodies.items())
    except AttributeError:
        raise WrongTypeError(bodies, "bodies", "a mapping of names to PublicBody") from None
    for name, body in found.items():
        if not isinstance(body, PublicBody):
            raise WrongTypeError(body, f"bodies[{name!r}]", "a PublicBody")
    if not found:
        raise InvalidValueError(bodies, "bodies", "at least one body")
    return found


def _take(step: _Step, table: dict[str, Column], draws: _Draws, end: date) -> None:
    """Let a step happen in the rows in which it does."""
    day = draws.later(table[step.after], step)
    happens = draws.happens(step.share) & ~np.isnat(day) & (day <= np.datetime64(end))
    for name, asked in step.when.items():
        happens &= _holds(table[name], asked)
    days = table.setdefault(step.event, np.full(draws.rows, "NaT", dtype="datetime64[D]"))
    happens &= np.isnat(days)
    days[happens] = day[happens]
    for field, weights in step.words.items():
        empty = np.full(draws.rows, None, dtype=object)
        column = table.setdefault(f"{step.event}_{field}", empty)
        column[happens] = draws.words(weights)[happens]


def _holds(column: Column, asked: bool | list[str]) -> Truths:  # noqa: FBT001 - as the data say
    """In which rows a column is filled or not, or holds one of some words."""
    if isinstance(asked, bool):
        filled: Truths = ~np.isnat(column)
        return filled if asked else ~filled
    return np.isin(column, asked)


def _numbers(days: Iterable[date]) -> list[str]:
    """A number for each case, counted anew in each year."""
    last: dict[int, int] = {}
    found: list[str] = []
    for day in days:
        last[day.year] = last.get(day.year, 0) + 1
        found.append(_data()["case"].format(number=last[day.year], year=day.year))
    return found
