"""The audit of a register in a file, and the figures of one: its options and what it prints."""

from __future__ import annotations

import csv
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer
from pydantic import TypeAdapter, ValidationError

from .._data import read_json
from ..errors import InvalidValueError
from .documents import BadDocumentError
from .output import printable, write_json, write_json_line, write_lines
from .registers import about_rows, read_register, size_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from .._check import Lang
    from ..law import PublicBody, Readings
    from ..workdays import WorkingCalendar

__all__ = [
    "Bodies",
    "By",
    "ColumnNames",
    "DateOrder",
    "NotKept",
    "Period",
    "RegimeOfAll",
    "Summarise",
    "TableTask",
    "audit_table",
]

ColumnNames = Annotated[
    list[str] | None,
    typer.Option("--column", metavar="NAME=COLUMN", help="A column that stands for a name."),
]
Bodies = Annotated[
    str | None,
    typer.Option("--bodies", metavar="FILE", help="JSON: bodies by what the column body holds."),
]
NotKept = Annotated[
    list[str] | None,
    typer.Option("--not-kept", metavar="EVENT", help="An event the register cannot hold."),
]
DateOrder = Annotated[
    str | None,
    typer.Option("--date-order", metavar="dmy|mdy|ymd", help="How 12/03/25 is to be read."),
]
RegimeOfAll = Annotated[
    str, typer.Option("--regime", metavar="R", help="general|election, of a table.")
]
Summarise = Annotated[
    bool, typer.Option("--summary", help="The figures of the yearly report, of a table.")
]
By = Annotated[
    list[str] | None, typer.Option("--by", metavar="COLUMN", help="Summary: groups; repeatable.")
]
Period = Annotated[
    str | None, typer.Option("--period", metavar="month|year", help="Summary: also by receipt.")
]

_LATE: list[str] = read_json(__name__, "data/tables.json")["late"]


class TableTask(NamedTuple):
    """What is asked of a table.

    Attributes:
        as_of: the day looked at.
        calendar: which days count, where the bodies do not say.
        readings: how open questions are answered.
        columns: columns that stand for names, as ``NAME=COLUMN``.
        bodies: a file of bodies.
        not_kept: types of events that the register cannot hold.
        date_order: how numeric dates are to be read.
        regime: ``general`` or ``election``.
        by: columns that make a group of a summary.
        period: ``month``, ``year`` or nothing.
    """

    as_of: date
    calendar: WorkingCalendar
    readings: Readings | None
    columns: list[str]
    bodies: str | None
    not_kept: list[str]
    date_order: str | None
    regime: str
    by: list[str]
    period: Any


def audit_table(file: str, task: TableTask, *, summary: bool, as_json: bool, lang: Lang) -> bool:
    """Print each row with what an audit says of it, or the figures; whether something is late.

    Raises:
        MissingExtraError: a library for tables is not installed.
        BadDocumentError: a file of bodies that is none, cells that cannot be read.
        ColumnError: a column that cannot be used.
        OSError: the file cannot be opened.
    """
    from .. import frames  # noqa: PLC0415 - an extra, for tables only
    from ..frames.report import page_of  # noqa: PLC0415 - as above
    from ..frames.summing import Tally  # noqa: PLC0415 - as above

    mapping = _mapping(task.columns)
    bodies = None if task.bodies is None else _bodies(task.bodies)
    tally = Tally(by=task.by, period=task.period, columns=mapping)
    is_late, is_first = False, True
    with _progress(file) as advance:
        for part in read_register(file, mapping, task.date_order):
            with about_rows(file, part):
                audited = frames.audit(
                    part.rows, as_of=task.as_of, columns=mapping, bodies=bodies,
                    regime=task.regime, calendar=task.calendar if bodies is None else None,
                    readings=task.readings, not_kept=task.not_kept,
                )  # fmt: skip
            is_late |= _is_late(audited)
            if summary:
                tally.add(audited)
            elif as_json:
                for row in audited.to_pylist():
                    write_json_line(row | _as_text(row))
            else:
                _write_csv(audited, header=is_first)
            is_first = False
            advance(part.done)
    if summary:
        figures = tally.figures()
        names = [*task.by, *(["period"] if task.period else [])]
        if as_json:
            document = {"schema": "ppid-rules/summary/1", "as_of": task.as_of.isoformat()}
            write_json({**document, "groups": figures})
        else:
            write_lines([page_of(figures, names, lang=lang, to="markdown")])
    return is_late


def _as_text(row: dict[str, Any]) -> dict[str, Any]:
    """The days of a row as JSON has them."""
    return {name: value.isoformat() for name, value in row.items() if hasattr(value, "isoformat")}


def _is_late(audited: Any) -> bool:  # noqa: ANN401 - a table of pyarrow
    names = [name for name in audited.column_names if name.endswith("_status")]
    found = {word for name in names for word in audited[name].unique().to_pylist()}
    return not found.isdisjoint(_LATE)


def _mapping(columns: list[str]) -> dict[str, str] | None:
    found = {}
    for text in columns:
        name, equals, column = (part.strip() for part in text.partition("="))
        if not equals:
            raise InvalidValueError(text, "--column", "NAME=COLUMN")
        found[name] = column
    return found or None


def _bodies(file: str) -> dict[str, PublicBody]:
    from ..cases.fields import Body  # noqa: PLC0415 - read for tables only

    reader: TypeAdapter[dict[str, PublicBody]] = TypeAdapter(dict[str, Body])
    with open(file, "rb") as opened:  # noqa: PTH123 - as it was given
        content = opened.read()
    try:
        return reader.validate_json(content)
    except ValidationError as error:
        line = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(map(str, line["loc"]))
        raise BadDocumentError(printable(file), f"{place}: {line['msg']}") from None


def _write_csv(audited: Any, *, header: bool) -> None:  # noqa: ANN401 - a table of pyarrow
    writer = csv.writer(sys.stdout, lineterminator="\n")
    if header:
        writer.writerow(audited.column_names)
    columns = [audited[name].to_pylist() for name in audited.column_names]
    writer.writerows(zip(*columns, strict=True))
    sys.stdout.flush()


@contextmanager
def _progress(file: str) -> Iterator[Callable[[int], None]]:
    """A bar on a terminal; nothing elsewhere."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda _done: None
        return
    from rich.console import Console  # noqa: PLC0415 - on a terminal only
    from rich.progress import Progress  # noqa: PLC0415 - as above

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(printable(file), total=size_of(file))
        yield lambda done: bar.update(task, completed=done)
