"""``ppid-rules next``: what each actor must or may do next, in each case of a file."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from .._check import check_option
from ..compliance import long_date
from ..law import Actor, Side
from .documents import CaseFile, about, documents, knowledge_of
from .options import (
    AsJson,
    AsKnownOn,
    AsOf,
    Decrees,
    ForAudience,
    Language,
    ReadingOptions,
    Region,
    as_of_day,
    checked_audience,
    checked_lang,
    readings_of,
)
from .output import write_lines

__all__ = ["next_steps"]


def next_steps(
    file: CaseFile,
    as_of: AsOf = None,
    actor: Annotated[
        str | None,
        typer.Option("--actor", metavar="A", help="Only steps of this actor or side."),
    ] = None,
    reading: ReadingOptions = None,
    as_known_on: AsKnownOn = None,
    decrees: Decrees = None,
    region: Region = None,
    audience: ForAudience = "officer",
    lang: Language = "id",
    as_json: AsJson = False,
) -> None:
    """The next steps of each case of a file: duties and rights, from when and until when."""
    language, reader = checked_lang(lang), checked_audience(audience)
    if actor is not None:
        check_option(actor, [*Actor, *Side], "actor")
    day, readings = as_of_day(as_of), readings_of(reading)
    knowledge = knowledge_of(file, as_known_on, decrees, region)
    for document in documents(file):
        with about(document):
            case, days = document.case, document.calendar(knowledge)
            steps = case.next_steps(day, calendar=days, readings=readings, actor=actor)
            answer = [step.to_dict() for step in steps] if as_json else []
            lines = [] if as_json else [step.message(language, reader) for step in steps]
            label = case.standing(day, calendar=days, readings=readings).label(language)
        if as_json:
            document.write(
                {
                    "schema": "ppid-rules/next-steps/1",
                    "as_of": day.isoformat(),
                    "next_steps": answer,
                }
            )
        else:
            write_lines([document.heading(label, long_date(day, language)), *lines, ""])
            sys.stdout.flush()
