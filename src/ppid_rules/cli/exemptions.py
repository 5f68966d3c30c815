"""``ppid-rules exemptions``: where exempt information stands, and what its records lack."""

from __future__ import annotations

import sys
from pathlib import PurePath
from typing import TYPE_CHECKING, Annotated, Any

import typer

from .._check import as_date
from ..compliance import long_date
from ..errors import InvalidValueError
from .documents import BadDocumentError, knowledge_of
from .options import (
    AsJson,
    AsKnownOn,
    AsOf,
    Decrees,
    Language,
    ReadingOptions,
    Region,
    as_of_day,
    checked_lang,
    readings_of,
)
from .output import printable, write_json, write_json_line, write_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..exemptions import ExemptItem
    from ..workdays import WorkingCalendar

__all__ = ["exemptions"]

ExemptionFile = Annotated[
    str,
    typer.Argument(
        metavar="FILE",
        help=".json: an exemption or a list; .jsonl: one a line; -: such lines from stdin.",
    ),
]


def exemptions(
    file: ExemptionFile,
    as_of: AsOf = None,
    reading: ReadingOptions = None,
    as_known_on: AsKnownOn = None,
    decrees: Decrees = None,
    region: Region = None,
    lang: Language = "id",
    as_json: AsJson = False,
    as_ics: Annotated[bool, typer.Option("--ics", help="Print a calendar file.")] = False,
) -> None:
    """Each exempt item of a file: exempt, due for declassification or public, and what it lacks."""
    language = checked_lang(lang)
    day, readings = as_date(as_of_day(as_of)), readings_of(reading)
    if as_json and as_ics:
        raise InvalidValueError("--ics", "--json", "one of them")
    knowledge = knowledge_of(file, as_known_on, decrees, region)
    found = list(_items(file))
    if as_ics:
        from ..exemptions import exemptions_ics  # noqa: PLC0415 - for those who ask for it

        same = [_calendar(item, knowledge) for _, item in found]
        calendar = same[0] if same and all(one == same[0] for one in same) else None
        if calendar is None and (as_known_on or decrees or region):
            raise InvalidValueError("--ics", "FILE", "items of bodies with one calendar")
        items = [item for _, item in found]
        sys.stdout.write(exemptions_ics(items, day, language, calendar=calendar, readings=readings))
        return
    for number, item in found:
        calendar = _calendar(item, knowledge)
        standing = item.status(day, calendar=calendar, readings=readings)
        lacking = item.findings(day, calendar=calendar, readings=readings)
        if not as_json:
            mark = "" if number is None else f"[{number}] "
            heading = f"{mark}{item.body.name} | {item.title} | {long_date(day, language)}"
            lines = [f"- {finding.message(language)}" for finding in lacking]
            texts = [standing.message(language), *lines]
            write_lines([printable(heading), *map(printable, texts), ""])
            continue
        document = standing.to_dict()
        schema = {"schema": document["schema"], "reference": item.reference}
        answer = schema | document | {"findings": [finding.to_dict() for finding in lacking]}
        if number is None:
            write_json(answer)
        else:
            write_json_line(answer)


def _calendar(item: ExemptItem, knowledge: WorkingCalendar) -> WorkingCalendar:
    """The calendar of the body, with the knowledge and the region that were asked for."""
    own = item.calendar(region=knowledge.region)
    if knowledge.as_known_on is not None:
        own = own.known_on(knowledge.as_known_on)
    return own.with_decrees(*knowledge.decrees)


def _items(file: str) -> Iterator[tuple[int | None, ExemptItem]]:
    """The items of a file, each with its place where there may be several."""
    if file == "-":
        if sys.stdin is None:
            raise BadDocumentError("standard input", "it is closed")
        yield from _lines(sys.stdin.buffer, "standard input")
        return
    name, suffix = printable(file), PurePath(file).suffix.lower()
    if suffix not in {".json", ".jsonl"}:
        raise BadDocumentError(name, "expected .json (one exemption or a list) or .jsonl, or -")
    with open(file, "rb") as opened:  # noqa: PTH123 - as it was given
        if suffix == ".jsonl":
            yield from _lines(opened, name)
            return
        content = opened.read().strip()
    if content.startswith(b"["):
        yield from enumerate(_read(content, name, several=True), 1)
    else:
        yield None, _read(content, name, several=False)


def _lines(opened: Iterable[bytes], name: str) -> Iterator[tuple[int, ExemptItem]]:
    for number, line in enumerate(opened, 1):
        if line.strip():
            yield number, _read(line, f"{name}: line {number}", several=False)


def _read(content: bytes, where: str, *, several: bool) -> Any:  # noqa: ANN401 - one or a list
    from pydantic import TypeAdapter, ValidationError  # noqa: PLC0415 - when a file is read

    from ..exemptions import ExemptItem  # noqa: PLC0415 - as above

    kind: Any = list[ExemptItem] if several else ExemptItem
    try:
        return TypeAdapter(kind).validate_json(content)
    except ValidationError as error:
        lines = error.errors(include_url=False, include_input=False, include_context=False)
        first = lines[0]
        place = ".".join(str(part) for part in first["loc"])
        problem = first["msg"].removeprefix("Value error, ")
        more = f"; and {len(lines) - 1} more" if lines[1:] else ""
        text = printable(f"{place}: {problem}{more}" if place else f"{problem}{more}")
        raise BadDocumentError(where, text) from None
