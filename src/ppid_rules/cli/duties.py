"""``ppid-rules duties``: when recurring duties are due, and what of them was late."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from pydantic import ValidationError

from .._check import parse_date
from ..errors import InvalidValueError
from ..law import PublicBody
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
    if log is None and kind is None:
        raise InvalidValueError(None, "FILE", "a log of duties, or --kind")
    if (first is None) != (last is None):
        raise InvalidValueError(first or last, "--from and --to", "both days, or neither")
    if first is None or last is None:
        if log is None or ics:
            raise InvalidValueError(None, "--from and --to", "both days")
        if budget_year_ends is not None:
            raise InvalidValueError(budget_year_ends, "--budget-year-ends", "with --from and --to")
        found = check(log, day)
        if as_json:
            write_json(found.to_dict())
        else:
            write_lines(f"{f.code}: {printable(f.message(language))}" for f in found.findings)
        return
    kind_word: Any = kind  # checked by PublicBody
    body = PublicBody(name=kind or "", level="central", kind=kind_word) if log is None else log.body
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


def _log(file: str) -> DutyLog:
    from ..compliance.recurring import DutyLog  # noqa: PLC0415 - as above

    content = sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8-sig")
    try:
        return DutyLog.model_validate_json(content)
    except ValidationError as error:
        lines = error.errors(include_url=False, include_input=False, include_context=False)
        told = "; ".join(
            f"{'.'.join(map(str, line['loc']))}: {line['msg']}".removeprefix(": ") for line in lines
        )
        raise BadDocumentError("standard input" if file == "-" else file, told) from None
