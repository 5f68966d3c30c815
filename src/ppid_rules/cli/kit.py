"""``ppid-rules vectors`` and ``check``: the conformance vectors, and answers to them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from .options import Language, checked_lang, date_of
from .output import write_json

__all__ = ["check", "vectors_command"]

Kind = Annotated[
    str | None, typer.Option("--kind", metavar="K", help="due|history|moment|calendar")
]
Terms = Annotated[
    str | None, typer.Option("--terms", metavar="T,T", help="Only these limits, comma between.")
]
NotBefore = Annotated[
    str | None, typer.Option("--not-before", metavar="D", help="No day before this one.")
]
Usual = Annotated[
    bool, typer.Option("--usual", help="Only the usual knowledge, readings and regime.")
]


def vectors_command(
    kind: Kind = None,
    terms: Terms = None,
    not_before: NotBefore = None,
    usual: Usual = False,
    minimal: Annotated[
        bool, typer.Option("--minimal", help="Only the few that tell all mistakes apart.")
    ] = False,
) -> None:
    """The conformance vectors as JSON: questions with the answer that the law gives."""
    from ..testing.vector import document_of, vectors  # noqa: PLC0415 - a deadline costs nobody the kit

    found = vectors(
        kind,
        terms=_listed(terms),
        not_before=date_of(not_before, "--not-before"),
        usual=usual,
        minimal=minimal,
    )
    write_json(document_of(found))


def check(
    answers: Annotated[
        str, typer.Argument(metavar="ANSWERS", help=".csv, .json, or - for JSON from stdin.")
    ],
    kind: Kind = None,
    terms: Terms = None,
    not_before: NotBefore = None,
    usual: Usual = False,
    lang: Language = "id",
    every: Annotated[bool, typer.Option("--all", help="List every failure.")] = False,
) -> None:
    """Judge the answers of a program in any language, and name its mistake; status 1 if wrong."""
    from ..testing.answers import check_answers, read_answers  # noqa: PLC0415 - as above
    from ..testing.conformance import ConformanceError, said  # noqa: PLC0415 - as above

    language = checked_lang(lang)
    text = sys.stdin.read() if answers == "-" else Path(answers).read_text(encoding="utf-8")
    try:
        number = check_answers(
            read_answers(text, answers),
            kind,
            terms=_listed(terms),
            not_before=date_of(not_before, "--not-before"),
            usual=usual,
        )
    except ConformanceError as error:
        sys.stdout.write(f"{error.report(language, shown=None if every else _SHOWN)}\n")
        raise typer.Exit(1) from None
    sys.stdout.write(f"{said('right', language, number=number)}\n")


_SHOWN = 20
"""The failures that are listed."""


def _listed(terms: str | None) -> list[str] | None:
    return None if terms is None else [term.strip() for term in terms.split(",") if term.strip()]
