"""``ppid-rules due``: one deadline and its derivation."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from .._check import parse_date
from ..compliance import deadline
from .options import (
    AsJson,
    AsKnownOn,
    Decrees,
    ForAudience,
    Language,
    ReadingOptions,
    Region,
    Week,
    calendar_of,
    checked_audience,
    checked_lang,
    date_of,
    readings_of,
)
from .output import write_json

__all__ = ["due"]


def due(
    term: Annotated[str, typer.Argument(metavar="TERM", help="Such as request.notice.")],
    start: Annotated[str, typer.Argument(metavar="START", help="The day it is counted from.")],
    start_is: Annotated[
        str | None, typer.Option("--start-is", metavar="S", help="What the start is.")
    ] = None,
    version_on: Annotated[
        str | None, typer.Option("--version-on", metavar="D", help="The day whose law applies.")
    ] = None,
    regime: Annotated[str, typer.Option("--regime", metavar="R", help="general|election")] = (
        "general"
    ),
    reading: ReadingOptions = None,
    as_known_on: AsKnownOn = None,
    decrees: Decrees = None,
    region: Region = None,
    week: Week = "five",
    audience: ForAudience = "officer",
    lang: Language = "id",
    as_json: AsJson = False,
) -> None:
    """The last day of one time limit, with its whole derivation."""
    language, reader = checked_lang(lang), checked_audience(audience)
    result = deadline(
        term,
        parse_date(start, "START"),
        start_is=start_is,
        version_on=date_of(version_on, "--version-on"),
        regime=regime,
        calendar=calendar_of(as_known_on, decrees, region, week),
        readings=readings_of(reading),
    )
    if as_json:
        write_json(result.to_dict())
    else:
        sys.stdout.write(f"{result.explain(language, reader)}\n")
