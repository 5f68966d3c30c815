"""The options that every command takes, and what they stand for."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime, timedelta
from typing import Annotated, Any

import typer

from .._check import check_lang, check_option, parse_date
from ..compliance import AUDIENCES
from ..errors import DecreeError, InvalidValueError, UnknownReadingError
from ..law import Readings
from ..workdays import WorkingCalendar, indonesia, read_decrees

__all__ = [
    "AsCsv",
    "AsJson",
    "AsKnownOn",
    "AsOf",
    "Decrees",
    "ForAudience",
    "Language",
    "ReadingOptions",
    "Region",
    "Week",
    "as_of_day",
    "calendar_of",
    "checked_audience",
    "checked_lang",
    "date_of",
    "readings_of",
]

AsKnownOn = Annotated[
    str | None,
    typer.Option("--as-known-on", metavar="D", help="Only decrees announced by this day."),
]
Decrees = Annotated[
    str | None,
    typer.Option("--decrees", metavar="FILE", help="Newer decrees, CSV or JSON; - reads stdin."),
]
Region = Annotated[
    str | None,
    typer.Option("--region", metavar="R", help="ISO 3166-2 (ID-BA) or regency code (19.01)."),
]
Week = Annotated[str, typer.Option("--week", metavar="five|six", help="The office's week.")]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="D", help="The day looked at; today in WIB (UTC+7) if absent."),
]
ForAudience = Annotated[
    str, typer.Option("--audience", metavar="A", help="officer|citizen|panel: for whom texts are.")
]
Language = Annotated[str, typer.Option("--lang", metavar="id|en", help="Language of texts.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
AsCsv = Annotated[bool, typer.Option("--csv", help="Print CSV.")]
ReadingOptions = Annotated[
    list[str] | None,
    typer.Option("--reading", metavar="K=V", help="An answer to an open question; repeatable."),
]


_WIB = timedelta(hours=7)
"""Western Indonesia Time (*WIB*) before UTC, all the year."""


def as_of_day(text: str | None) -> date:
    """The day looked at: the option, or today in WIB.

    Raises:
        InvalidDateError: not written as YYYY-MM-DD.
    """
    day = date_of(text, "--as-of")
    return (datetime.now(UTC) + _WIB).date() if day is None else day


def checked_audience(audience: str) -> Any:  # noqa: ANN401 - a literal, checked here
    """For whom texts are.

    Raises:
        UnknownOptionError: another word.
    """
    return check_option(audience, AUDIENCES, "audience")


def checked_lang(lang: str) -> Any:  # noqa: ANN401 - a literal, checked here
    """The language.

    Raises:
        UnknownLanguageError: neither ``id`` nor ``en``.
    """
    return check_lang(lang)


def date_of(text: str | None, name: str) -> date | None:
    """A date option.

    Raises:
        InvalidDateError: not written as YYYY-MM-DD.
    """
    return None if text is None else parse_date(text, name)


def readings_of(options: list[str] | None) -> Readings | None:
    """The readings of ``--reading K=V`` options, ``None`` where none is given.

    Raises:
        UnknownReadingError: an unknown question or answer, or no ``=``.
        InvalidValueError: two answers to one question.
    """
    if not options:
        return None
    answers: dict[str, str] = {}
    for option in options:
        name, equals, answer = (part.strip() for part in option.partition("="))
        if not equals:
            fields = [f"{q.field}={o}" for q in Readings.questions() for o in q.options]
            raise UnknownReadingError(option, fields, "reading, expected K=V:")
        if answers.setdefault(name, answer) != answer:
            raise InvalidValueError(option, "--reading", f"one answer to {name} only")
    return Readings.of(answers)


def calendar_of(
    as_known_on: str | None,
    decrees: str | None,
    region: str | None,
    week: str,
) -> WorkingCalendar:
    """The calendar of the options.

    Raises:
        InvalidDateError: ``as_known_on`` is no date.
        DecreeError: the file of decrees cannot be used.
        OSError: the file cannot be opened.
        UnknownRegionError: an unknown region.
        UnknownOptionError: an unknown week.
    """
    week_word: Any = week  # checked by indonesia
    known = date_of(as_known_on, "--as-known-on")
    calendar = indonesia(as_known_on=known, region=region, week=week_word)
    if decrees is None:
        return calendar
    if decrees == "-" and sys.stdin is None:
        raise DecreeError("-", "standard input is closed")
    return calendar.with_decrees(*read_decrees(sys.stdin if decrees == "-" else decrees))
