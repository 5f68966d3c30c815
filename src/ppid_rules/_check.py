"""Checks of arguments that every floor makes: dates, whole numbers, words."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Literal

from .errors import (
    InvalidDateError,
    InvalidValueError,
    NotADateError,
    NotAnIntegerError,
    UnknownLanguageError,
    UnknownOptionError,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "LANGS",
    "Lang",
    "as_date",
    "as_int",
    "check_lang",
    "check_option",
    "parse_date",
    "parse_time",
]

Lang = Literal["id", "en"]
"""Languages of every text: Indonesian and English."""

LANGS: tuple[Lang, ...] = ("id", "en")

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_ISO_TIME = re.compile(r"\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?", re.ASCII)


def as_date(value: object, name: str = "day") -> date:
    """``value`` if it is a date and not a moment.

    A ``datetime`` or ``pandas.Timestamp`` is refused, since its day depends on a time zone that
    only the caller knows; other subclasses of ``date`` are fine.

    Raises:
        NotADateError: for anything else.
    """
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    raise NotADateError(value, name)


def as_int(value: object, name: str = "n") -> int:
    """``value`` if it is an int and no bool.

    Raises:
        NotAnIntegerError: for anything else.
    """
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise NotAnIntegerError(value, name)


def parse_date(text: object, name: str = "day") -> date:
    """The date written as ``YYYY-MM-DD``, and in no other way.

    Raises:
        InvalidDateError: for any other text.
    """
    if isinstance(text, str) and _ISO_DAY.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            pass
    raise InvalidDateError(text, name)


def parse_time(text: object, name: str = "time") -> time:
    """The time of day written as ``HH:MM``, perhaps with seconds, and in no other way.

    ``16.30``, as half past four is often written, is refused: ``time.fromisoformat`` would take
    it for 16 hours and 0.3 seconds.

    Raises:
        InvalidValueError: for any other text.
    """
    if isinstance(text, str) and _ISO_TIME.fullmatch(text):
        try:
            return time.fromisoformat(text)
        except ValueError:
            pass
    raise InvalidValueError(text, name, "HH:MM")


def check_option(value: object, options: Iterable[str], name: str) -> str:
    """``value`` if it is one of ``options``.

    Raises:
        UnknownOptionError: for anything else.
    """
    known = tuple(options)
    if isinstance(value, str) and value in known:
        return value
    raise UnknownOptionError(value, known, name)


def check_lang(lang: object) -> Lang:
    """``lang`` if it is ``"id"`` or ``"en"``.

    Raises:
        UnknownLanguageError: for anything else.
    """
    for known in LANGS:
        if lang == known:
            return known
    raise UnknownLanguageError(lang, LANGS)
