"""``ppid-rules moved``: which open deadlines a new decree moves, in each case of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from .._check import parse_date
from ..compliance import long_date
from ..errors import InvalidValueError
from .documents import CaseFile, about, documents, knowledge_of
from .options import AsJson, AsOf, Decrees, Language, Region, as_of_day, checked_lang
from .output import printable, write_lines, write_table

if TYPE_CHECKING:
    from .._check import Lang
    from ..compliance import Move
    from .documents import Document

__all__ = ["moved"]

_HEADINGS = {
    "id": ("No.", "Badan publik", "Hitungan", "Semula", "Menjadi", "Disebutkan", "Keputusan"),
    "en": ("No.", "Public body", "Clock", "Before", "After", "Told", "Decree"),
}


def moved(
    file: CaseFile,
    before: Annotated[
        str, typer.Option("--before", metavar="D", help="With decrees announced by this day.")
    ],
    after: Annotated[
        str, typer.Option("--after", metavar="D", help="With those by this day as well.")
    ],
    as_of: AsOf = None,
    decrees: Decrees = None,
    region: Region = None,
    lang: Language = "id",
    as_json: AsJson = False,
) -> None:
    """The open deadlines that decrees announced after one day and by another move."""
    from ..compliance import moved as moves_of  # noqa: PLC0415 - so that others cost no events

    language, day = checked_lang(lang), as_of_day(as_of)
    then, now = parse_date(before, "--before"), parse_date(after, "--after")
    if now < then:
        raise InvalidValueError(after, "--after", f"a day from --before ({then}) on")
    knowledge = knowledge_of(file, None, decrees, region)
    rows: list[tuple[str, ...]] = []
    try:
        for document in documents(file):
            with about(document):
                calendar = document.calendar(knowledge)
                found = moves_of(
                    [document.case],
                    as_of=day,
                    before=calendar.known_on(then),
                    after=calendar.known_on(now),
                )
            rows.extend(_row(document, move, language) for move in found)
            if as_json:
                document.write(
                    {
                        "schema": "ppid-rules/moves/1",
                        "as_of": day.isoformat(),
                        "before": then.isoformat(),
                        "after": now.isoformat(),
                        "moves": [move.to_dict() for move in found],
                    }
                )
    finally:
        if not as_json:
            headings = _HEADINGS[language]
            write_lines([long_date(day, language)])
            write_table(headings, rows, whole=(headings[0], *headings[2:5]))


def _row(document: Document, move: Move, lang: Lang) -> tuple[str, ...]:
    return (
        "" if document.number is None else str(document.number),
        printable(document.case.body.name),
        move.key,
        move.before.isoformat(),
        move.after.isoformat(),
        ", ".join(f"events[{place}]" for place, _ in move.stated) or "-",
        "; ".join(dict.fromkeys(revision.short(lang) for revision in move.revisions)) or "-",
    )
