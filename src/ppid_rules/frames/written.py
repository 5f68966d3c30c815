"""How people write dates: the ways that are read, and why a text is read as none."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from .._check import as_date, check_option
from .._data import read_json

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["ORDERS", "Order", "Reader", "Reason", "reader_of"]

Order = Literal["dmy", "mdy", "ymd"]
"""In which order a date of numbers only has its day, month and year."""

ORDERS: tuple[Order, ...] = get_args(Order)

_WRITTEN = read_json(__name__, "data/dates.json")
_CENTURY: str = _WRITTEN["century"]
_NOTHING = frozenset(_WRITTEN["nothing"])
_MONTHS = {name: n for n, names in enumerate(_WRITTEN["months"], 1) for name in names}
_WEEKDAYS = {name: n for n, names in enumerate(_WRITTEN["weekdays"]) for name in names}


class Reason(StrEnum):
    """Why a value was not read as a date.

    Attributes:
        UNREADABLE: it is written in no way that is known, or not in the order stated.
        AMBIGUOUS: it has numbers only, such as ``12/03/2025``, that are another day in another
            order, and no order of them was stated.
        EXCEL_SERIAL: it is the number by which a spreadsheet holds a day, such as ``45728``.
        NO_SUCH_DAY: the calendar has no such day, or it is no such day of the week (*hari*).
        TIME_OF_DAY: it says a time of day (*pukul*) other than midnight.
        TOO_EARLY: it is before the earliest day allowed.
        TOO_LATE: it is after the latest day allowed.
    """

    UNREADABLE = "unreadable"
    AMBIGUOUS = "ambiguous"
    EXCEL_SERIAL = "excel_serial"
    NO_SUCH_DAY = "no_such_day"
    TIME_OF_DAY = "time_of_day"
    TOO_EARLY = "too_early"
    TOO_LATE = "too_late"


class Reader(NamedTuple):
    """How texts are read.

    Attributes:
        patterns: the ways to write a date that are read.
        unordered: the ways of every order, where none was stated.
        earliest: the earliest day allowed.
        latest: the latest day allowed.
    """

    patterns: tuple[re.Pattern[str], ...]
    unordered: tuple[re.Pattern[str], ...]
    earliest: date
    latest: date

    def read(self, text: str) -> date | Reason | None:
        """The day that a text says, or why it says none; ``None`` where nothing is written."""
        plain = " ".join(text.casefold().split()).rstrip(" ,")
        if plain in _NOTHING:
            return None
        for pattern in self.patterns:
            if found := pattern.fullmatch(plain):
                return self._allowed(_day(found))
        if ways := [found for way in self.unordered if (found := way.fullmatch(plain))]:
            return self._in_any_order(ways)
        return Reason.EXCEL_SERIAL if _SERIAL.fullmatch(plain) else Reason.UNREADABLE

    def _in_any_order(self, ways: list[re.Match[str]]) -> date | Reason:
        """The day of numbers without an order, where no order makes them another one.

        A day of the week, in which people slip, settles no order.
        """
        days = {day: found for found in ways if (day := _numbered(found)) is not None}
        if not days:
            return Reason.NO_SUCH_DAY
        return Reason.AMBIGUOUS if len(days) > 1 else self._allowed(_day(*days.values()))

    def _allowed(self, day: date | Reason) -> date | Reason:
        if isinstance(day, Reason):
            return day
        if day < self.earliest:
            return Reason.TOO_EARLY
        return Reason.TOO_LATE if day > self.latest else day


def reader_of(order: Order | None, earliest: date | None, latest: date | None) -> Reader:
    """How texts are read, once what the caller said of them is checked."""
    if order is not None:
        check_option(order, ORDERS, "order")
    first = date.min if earliest is None else as_date(earliest, "earliest")
    last = date.max if latest is None else as_date(latest, "latest")
    by_order, named = _patterns(), (_pattern(_ISO), _pattern(_NAMED))
    if order is None:
        return Reader(named, tuple(by_order.values()), first, last)
    return Reader((*named, by_order[order]), (), first, last)


def _day(found: re.Match[str]) -> date | Reason:
    """The day that the parts of a text make, or why they make none."""
    day, weekday = _numbered(found), found["weekday"]
    if day is None or (weekday is not None and _WEEKDAYS[weekday] != day.weekday()):
        return Reason.NO_SUCH_DAY
    is_midnight = not (found["time"] or "").strip("0:.,")
    return day if is_midnight else Reason.TIME_OF_DAY


def _numbered(found: re.Match[str]) -> date | None:
    """The day of a year, a month and a day of it, if the calendar has one."""
    year, month = found["year"], found["month"]
    if len(year) == len(_CENTURY):
        year = _CENTURY + year
    try:
        return date(int(year), _MONTHS.get(month) or int(month), int(found["day"]))
    except ValueError:
        return None


def _any_of(names: Mapping[str, int]) -> str:
    return "|".join(map(re.escape, names))


_WEEKDAY = rf"(?:(?P<weekday>{_any_of(_WEEKDAYS)})[-.,/ ]+)?"
_TIME = (
    r"(?:(?:,? |t)"
    r"(?P<time>(?:[01]?[0-9]|2[0-3])[:.][0-5][0-9](?:[:.][0-5][0-9](?:[.,][0-9]+)?)?))?"
)
_SEPARATOR = "(?: ?[-/.] ?| )"
_NUMBERS = {
    "d": "(?P<day>[0-9]{1,2})",
    "m": "(?P<month>[0-9]{1,2})",
    "y": f"(?P<year>[0-9]{{4}}|[0-9]{{{len(_CENTURY)}}})",
}
_ISO = "(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})"
_NAMED = _SEPARATOR.join(
    (_NUMBERS["d"], rf"(?P<month>{_any_of(_MONTHS)})\.?", _NUMBERS["y"]),
)
_SERIAL = re.compile("[0-9]{5}(?:[.,][0-9]+)?")
"""Five digits are the days from 1927 to 2173, perhaps with a time of day after them."""


@cache
def _patterns() -> dict[Order, re.Pattern[str]]:
    """How dates of numbers only are written in each order."""
    return {order: _pattern(_SEPARATOR.join(_NUMBERS[part] for part in order)) for order in ORDERS}


@cache
def _pattern(written: str) -> re.Pattern[str]:
    """A date so written, perhaps with a day of the week before it and a time after it."""
    return re.compile(_WEEKDAY + written + _TIME)
