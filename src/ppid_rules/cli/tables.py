"""Registers as CSV or Parquet: audited a part at a time, so that any length fits in memory."""

from __future__ import annotations

import csv
import sys
from contextlib import contextmanager
from pathlib import PurePath
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer
from pydantic import TypeAdapter, ValidationError

from .._data import read_json
from ..errors import ColumnError, InvalidValueError, MissingExtraError
from .documents import BadDocumentError
from .output import printable, write_json, write_json_line, write_lines

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
    "is_table",
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

_RULES = read_json(__name__, "data/tables.json")
_SUFFIXES = (".csv", ".parquet")


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


def is_table(file: str) -> bool:
    """Whether a file holds a table, by its suffix."""
    return PurePath(file).suffix.lower() in _SUFFIXES


def audit_table(file: str, task: TableTask, *, summary: bool, as_json: bool, lang: Lang) -> bool:
    """Print each row with what an audit says of it, or the figures; whether something is late.

    Raises:
        MissingExtraError: a library for tables is not installed.
        BadDocumentError: a file of bodies that is none, dates that cannot be read.
        ColumnError: a column that cannot be used.
        OSError: the file cannot be opened.
    """
    from .. import frames  # noqa: PLC0415 - an extra, for tables only
    from ..frames.report import page_of  # noqa: PLC0415 - as above
    from ..frames.summing import Tally  # noqa: PLC0415 - as above

    mapping = _mapping(task.columns)
    bodies = None if task.bodies is None else _bodies(task.bodies)
    tally = Tally(by=task.by, period=task.period, columns=mapping)
    is_late, first_row = False, 0
    with _progress(file) as advance:
        for part, done in _parts(file):
            rows = _read(part, mapping, task.date_order, printable(file), first_row)
            audited = frames.audit(
                rows, as_of=task.as_of, columns=mapping, bodies=bodies, regime=task.regime,
                calendar=task.calendar if bodies is None else None, readings=task.readings,
                not_kept=task.not_kept,
            )  # fmt: skip
            is_late |= _is_late(audited)
            if summary:
                tally.add(audited)
            elif as_json:
                for row in audited.to_pylist():
                    write_json_line(row | _as_text(row))
            else:
                _write_csv(audited, header=not first_row)
            first_row += audited.num_rows
            advance(done)
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
    return not found.isdisjoint(_RULES["late"])


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


# -- parts of a file -------------------------------------------------------------------------------


def _pyarrow() -> Any:  # noqa: ANN401 - a module
    try:
        import pyarrow as pa  # noqa: PLC0415 - an extra
        import pyarrow.csv  # noqa: PLC0415 - as above
        import pyarrow.parquet  # noqa: PLC0415 - as above
    except ImportError:
        raise MissingExtraError("frames", "pyarrow") from None
    return pa


def _parts(file: str) -> Iterator[tuple[Any, int]]:
    """The parts of a table, each with how much of the file was read by then."""
    pa = _pyarrow()
    if PurePath(file).suffix.lower() == ".parquet":
        with open(file, "rb") as opened:  # noqa: PTH123 - as it was given
            try:
                whole = pa.parquet.ParquetFile(opened)
            except pa.ArrowInvalid as error:
                raise BadDocumentError(printable(file), str(error)) from None
            done = 0
            for batch in whole.iter_batches(_RULES["rows_of_a_part"]):
                done += batch.num_rows
                yield pa.Table.from_batches([batch]), done
        return
    yield from _csv_parts(file, pa)


def _csv_parts(file: str, pa: Any) -> Iterator[tuple[Any, int]]:  # noqa: ANN401 - a module
    """The parts of a CSV file, every cell as its text."""
    with open(file, newline="", encoding="utf-8-sig") as opened:  # noqa: PTH123 - as it was given
        header = opened.readline()
        if not header.strip():
            raise BadDocumentError(printable(file), "the file is empty")
        delimiter = max(_RULES["delimiters"], key=header.count)
        names = next(csv.reader([header], delimiter=delimiter))
        reader = csv.reader(opened, delimiter=delimiter)
        rows: list[list[str]] = []
        done = len(header)
        for row in reader:
            if not row:
                continue
            if len(row) != len(names):
                problem = f"{len(row)} cells, expected {len(names)}"
                raise BadDocumentError(f"{printable(file)}: line {reader.line_num + 1}", problem)
            rows.append(row)
            done += sum(map(len, row)) + len(row)
            if len(rows) == _RULES["rows_of_a_part"]:
                yield _texts(pa, names, rows), done
                rows = []
        yield _texts(pa, names, rows), done


def _texts(pa: Any, names: list[str], rows: list[list[str]]) -> Any:  # noqa: ANN401 - a module, a table
    columns = zip(*rows, strict=True) if rows else ((),) * len(names)
    cells = [pa.array([cell or None for cell in column], pa.string()) for column in columns]
    return pa.Table.from_arrays(cells, names=names)


def _read(
    part: Any,  # noqa: ANN401 - a table of pyarrow
    mapping: dict[str, str] | None,
    order: str | None,
    file: str,
    first_row: int,
) -> Any:  # noqa: ANN401 - as above
    """A part with its days read as days, and its yes and no as such."""
    from ..frames import read_dates  # noqa: PLC0415 - an extra
    from ..frames.columns import read_columns  # noqa: PLC0415 - as above

    pa = _pyarrow()
    fields = read_columns(part.column_names, mapping).fields
    texts = {name for name in fields if pa.types.is_string(part.schema.field(name).type)}
    days = [name for name in texts if fields[name].kind == "day"]
    order_word: Any = order  # checked by read_dates
    part, unread = read_dates(part, days, order=order_word)
    for report in unread:
        row, text = report.examples[0]
        problem = f"{report.reason.value} date {printable(text)!r} ({report.count} like it)"
        raise ColumnError(report.column, f"{file}: {problem}", first_row + row)
    for name in texts:
        if fields[name].kind == "truth":
            part = _with_truths(part, name, first_row)
    return part


def _with_truths(part: Any, name: str, first_row: int) -> Any:  # noqa: ANN401 - a table of pyarrow
    words: dict[str, bool] = _RULES["truths"]
    values = part[name].to_pylist()
    for row, value in enumerate(values):
        if value is not None and value.strip().lower() not in words:
            problem = f"holds {printable(value)!r}, expected one of {', '.join(words)}"
            raise ColumnError(name, problem, first_row + row)
    found = [None if v is None else words[v.strip().lower()] for v in values]
    place = part.column_names.index(name)
    return part.set_column(place, name, _pyarrow().array(found, _pyarrow().bool_()))


# -- what is printed -------------------------------------------------------------------------------


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
        task = bar.add_task(printable(file), total=_size(file))
        yield lambda done: bar.update(task, completed=done)


def _size(file: str) -> int:
    """How much there is to read: rows of Parquet, characters of CSV about as many as bytes."""
    if PurePath(file).suffix.lower() == ".parquet":
        rows: int = _pyarrow().parquet.read_metadata(file).num_rows
        return rows
    with open(file, "rb") as opened:  # noqa: PTH123 - as it was given
        return opened.seek(0, 2)
