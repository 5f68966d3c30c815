"""Case documents from a file or from standard input, and what is wrong with one in a line.

What reads them is imported when a file is read, so that a deadline costs nobody the events.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from functools import cache
from pathlib import PurePath
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer
from pydantic import TypeAdapter, ValidationError

from ..errors import InvalidValueError, PpidRulesError
from .options import calendar_of
from .output import printable, write_json, write_json_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pydantic_core import ErrorDetails

    from ..compliance import Case
    from ..workdays import WorkingCalendar

__all__ = ["BadDocumentError", "CaseFile", "Document", "about", "documents", "knowledge_of"]

CaseFile = Annotated[
    str,
    typer.Argument(
        metavar="FILE",
        help=".json: a case or a list of cases; .jsonl: one a line; -: such lines from stdin; "
        "audit also reads tables: .csv, .parquet.",
    ),
]

_SHOWN = 5
"""The faults of a document that one line shows."""

_LONGEST = 240
"""The characters of one fault that are shown."""

_TABLES = (".csv (a table)", ".parquet (a table)")

_BOM = b"\xef\xbb\xbf"


class BadDocumentError(PpidRulesError, ValueError):
    """A document of a case, or a file of them, that cannot be used.

    Attributes:
        where: the file, and the line or document in it.
        problem: what is wrong.
    """

    def __init__(self, where: str, problem: str) -> None:
        self.where = where
        self.problem = problem
        super().__init__(f"{where}: {problem}", where, problem)


class Document(NamedTuple):
    """A case and where it was read.

    Attributes:
        case: the case.
        where: the file, and the line or document in it.
        number: that line or document; ``None`` where the file is one document.
    """

    case: Case
    where: str
    number: int | None

    def calendar(self, knowledge: WorkingCalendar) -> WorkingCalendar:
        """The calendar of the case's body, with the knowledge and the region that were asked for.

        A region that was asked for stands in for the body's own; its week and days off stay.
        """
        own = self.case.calendar(region=knowledge.region)
        if knowledge.as_known_on is not None:
            own = own.known_on(knowledge.as_known_on)
        return own.with_decrees(*knowledge.decrees)

    def heading(self, *parts: str) -> str:
        """A line that says which case it is, without its reference, which may hold a name."""
        mark = "" if self.number is None else f"[{self.number}] "
        return printable(f"{mark}{' | '.join([self.case.body.name, *parts])}")

    def write(self, answer: dict[str, Any]) -> None:
        """Print an answer as JSON: by itself, or as a line of several."""
        schema = {"schema": answer["schema"], "reference": self.case.reference}
        document = schema | answer
        if self.number is None:
            write_json(document)
        else:
            write_json_line(document)


def knowledge_of(
    file: str, as_known_on: str | None, decrees: str | None, region: str | None
) -> WorkingCalendar:
    """A calendar with the decrees that are to be known and the region asked for, of no body.

    Raises:
        UnknownRegionError: an unknown region.
        InvalidValueError: standard input is asked for twice.
        InvalidDateError: ``as_known_on`` is no date.
        DecreeError: the file of decrees cannot be used.
        OSError: that file cannot be opened.
    """
    if file == decrees == "-":
        raise InvalidValueError("-", "FILE and --decrees", "standard input for one of them")
    return calendar_of(as_known_on, decrees, region, "five")


def documents(file: str, *, tables: bool = False) -> Iterator[Document]:
    """The cases of a file, or of standard input (``-``).

    ``.json`` is one document or a list of them and is read whole; ``.jsonl`` and standard input
    hold one document a line, each read when it is asked for.

    Args:
        file: the file.
        tables: whether the command reads tables too, when it has none before it.

    Raises:
        BadDocumentError: a document or the file cannot be used.
        OSError: the file cannot be opened.
    """
    if file == "-":
        if sys.stdin is None:
            raise BadDocumentError("standard input", "it is closed")
        yield from _lines(sys.stdin.buffer, "standard input")
        return
    name, suffix = printable(file), PurePath(file).suffix.lower()
    if suffix not in {".json", ".jsonl"}:
        kinds = [".json (one case or a list)", ".jsonl (one a line)", *_TABLES[: 2 * tables]]
        expected = f"expected {', '.join(kinds)}, or - for lines of .jsonl on standard input"
        raise BadDocumentError(name, expected)
    with open(file, "rb") as opened:  # noqa: PTH123 - as it was given
        if suffix == ".json":
            yield from _whole(opened.read().removeprefix(_BOM), name)
            return
        found = False
        for document in _lines(opened, name):
            found = True
            yield document
        if not found:
            raise BadDocumentError(name, "the file is empty")


def _whole(content: bytes, name: str) -> Iterator[Document]:
    """The case or cases of one JSON document."""
    content = content.strip()
    if not content:
        raise BadDocumentError(name, "the file is empty")
    if not content.startswith(b"["):
        yield Document(_case(content, name), name, None)
        return
    try:
        cases = _reader(several=True).validate_json(content)
    except ValidationError as error:
        lines = error.errors(include_url=False, include_input=False, include_context=False)
        first = next((line["loc"][0] for line in lines if line["loc"]), None)
        if not isinstance(first, int):
            raise BadDocumentError(name, _problem(lines)) from None
        own = [{**line, "loc": line["loc"][1:]} for line in lines if line["loc"][:1] == (first,)]
        raise BadDocumentError(f"{name}: document {first + 1}", _problem(own)) from None  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]  # as they were, but for the place
    for number, case in enumerate(cases, 1):
        yield Document(case, f"{name}: document {number}", number)


def _lines(opened: Iterable[bytes], name: str) -> Iterator[Document]:
    """The case of each line that is not blank."""
    for number, line in enumerate(opened, 1):
        content = (line.removeprefix(_BOM) if number == 1 else line).strip()
        if content:
            where = f"{name}: line {number}"
            yield Document(_case(content, where), where, number)


def _case(content: bytes, where: str) -> Case:
    try:
        case: Case = _reader(several=False).validate_json(content)
    except ValidationError as error:
        lines = error.errors(include_url=False, include_input=False, include_context=False)
        raise BadDocumentError(where, _problem(lines)) from None
    return case


@cache
def _reader(*, several: bool) -> TypeAdapter[Any]:
    from ..compliance import Case  # noqa: PLC0415 - see above

    return TypeAdapter(list[Case] if several else Case)


def _problem(lines: Iterable[ErrorDetails]) -> str:
    """The first faults of a document, each with its place, and how many more there are."""
    from ..cases.log import MAX_FAULTS  # noqa: PLC0415 - see above

    faults = list(lines)
    shown = "; ".join(map(_fault, faults[:_SHOWN]))
    more = len(faults) - _SHOWN
    if more <= 0:
        return shown
    least = "at least " if len(faults) >= MAX_FAULTS else ""
    return f"{shown}; and {least}{more} more"


def _fault(line: ErrorDetails) -> str:
    """One fault with its place; however long the document's own texts are, it is short."""
    parts = (f"[{p}]" if isinstance(p, int) else f".{p[:_LONGEST]}" for p in line["loc"])
    place, problem = "".join(parts).removeprefix("."), line["msg"][: _LONGEST + 1]
    told = not place or problem.startswith(f"{place}: ")
    text = printable(problem if told else f"{place}: {problem}")
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}..."


@contextmanager
def about(document: Document) -> Iterator[None]:
    """Whatever cannot be computed is told with the document that it is about."""
    try:
        yield
    except PpidRulesError as error:
        raise BadDocumentError(document.where, str(error)) from error
