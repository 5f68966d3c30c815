"""``ppid-rules duties``: when recurring duties are due, and what of them was late."""

from __future__ import annotations

import sys
from codecs import BOM_UTF8
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from pydantic import ValidationError

from .._check import parse_date
from ..errors import InvalidValueError
from ..law import PublicBody
from ..law.bodies import POLITICAL_PARTY
from .documents import BadDocumentError
from .options import AsJson, AsOf, Language, as_of_day, checked_lang
from .output import printable, write_json, write_lines

if TYPE_CHECKING:
    from ..compliance.recurring import DutyLog

__all__ = ["duties"]


def duties(
    file: Annotated[
        str | None, typer.Argument(metavar="FILE", help="A log of duties, .json; - reads stdin.")
    ] = None,
    kind: Annotated[
        str | None, typer.Option("--kind", metavar="K", help="Without FILE: the kind of body.")
    ] = None,
    first: Annotated[
        str | None, typer.Option("--from", metavar="D", help="Due dates from this day on.")
    ] = None,
    last: Annotated[
        str | None, typer.Option("--to", metavar="D", help="Due dates up to this day.")
    ] = None,
    as_of: AsOf = None,
    budget_year_ends: Annotated[
        str | None,
        typer.Option("--budget-year-ends", metavar="MM-DD", help="Last day of the budget year."),
    ] = None,
    ics: Annotated[bool, typer.Option("--ics", help="Print due dates as iCalendar.")] = False,
    lang: Language = "id",
    as_json: AsJson = False,
) -> None:
    """Due dates with --from and --to; otherwise what of the log is late or missing."""
    from ..compliance.recurring import agenda, check, schedule  # noqa: PLC0415 - for others

    language, day = checked_lang(lang), as_of_day(as_of)
    log = None if file is None else _log(file)
    _agree(log, kind, ics=ics, as_json=as_json)
    if (first is None) != (last is None):
        raise InvalidValueError(first or last, "--from and --to", "both days, or neither")
    if first is None or last is None:
        if log is None or ics:
            raise BadDocumentError("--from and --to", "not given; expected both days")
        if budget_year_ends is not None:
            raise InvalidValueError(budget_year_ends, "--budget-year-ends", "with --from and --to")
        found = check(log, day)
        if as_json:
            write_json(found.to_dict())
        else:
            write_lines(f"{f.code}: {printable(f.message(language))}" for f in found.findings)
        return
    body = _body_of(kind or "") if log is None else log.body
    dates = schedule(
        body,
        parse_date(first, "--from"),
        parse_date(last, "--to"),
        done=log,
        budget_year_ends=budget_year_ends,
    )
    if ics:
        sys.stdout.write(agenda(dates, body=body, as_of=day, lang=language))
    elif as_json:
        write_json({"schema": "ppid-rules/duty-dates/1", "dates": [d.to_dict() for d in dates]})
    else:
        write_lines(f"{d.due_on} {d.term.id}: {d.message(language)}" for d in dates)


def _agree(log: DutyLog | None, kind: str | None, *, ics: bool, as_json: bool) -> None:
    """Refuse options that do not go together."""
    if log is None and kind is None:
        expected = "expected a log of duties (.json), or --kind with --from and --to"
        raise BadDocumentError("FILE", f"none was given; {expected}")
    if log is not None and kind is not None:
        raise InvalidValueError(kind, "--kind", "no kind beside FILE, whose log names the body")
    if ics and as_json:
        raise InvalidValueError("--json", "--ics and --json", "one of them")


def _body_of(kind: str) -> PublicBody:
    """A body that is only a kind."""
    if kind == POLITICAL_PARTY:
        return PublicBody(name=kind, level="central", kind="non_state", political_party=True)
    word: Any = kind  # checked by PublicBody
    return PublicBody(name=kind, level="central", kind=word)


def _log(file: str) -> DutyLog:
    from ..compliance.recurring import DutyLog  # noqa: PLC0415 - as above

    name = "standard input" if file == "-" else printable(file)
    if file == "-" and sys.stdin is None:
        raise BadDocumentError(name, "it is closed")
    content = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    try:
        return DutyLog.model_validate_json(content.removeprefix(BOM_UTF8))
    except ValidationError as error:
        lines = error.errors(include_url=False, include_input=False, include_context=False)
        told = "; ".join(
            f"{'.'.join(map(str, line['loc']))}: {line['msg']}".removeprefix(": ") for line in lines
        )
        raise BadDocumentError(name, printable(told)) from None
