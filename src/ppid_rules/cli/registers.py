"""Registers in files, CSV or Parquet: read a part at a time, so that any length fits in memory."""

from __future__ import annotations

import csv
from contextlib import contextmanager
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from .._data import read_json
from ..errors import ColumnError, MissingExtraError
from .cells import Cells
from .documents import BadDocumentError
from .output import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Part", "about_rows", "is_table", "read_register", "size_of"]

_RULES = read_json(__name__, "data/tables.json")
_SUFFIXES = (".csv", ".parquet")


class Part(NamedTuple):
    """Some rows of a register that stand together in its file.

    Attributes:
        rows: the rows, a table of pyarrow.
        unit: what the file is counted in: lines of CSV from 1, the heading; rows of Parquet from 0.
        numbers: the line or row at which each of the rows begins.
        done: how much of the file was read by then.
    """

    rows: Any
    unit: Literal["line", "row"]
    numbers: Sequence[int]
    done: int

    def place(self, row: int) -> str:
        """Where a row of this part stands in the file."""
        return f"{self.unit} {self.numbers[row]}"


def is_table(file: str) -> bool:
    """Whether a file holds a table, by its suffix.

    Raises:
        BadDocumentError: it is a spreadsheet, which holds more than one.
    """
    suffix = PurePath(file).suffix.lower()
    if suffix in _RULES["spreadsheets"]:
        raise BadDocumentError(printable(file), _RULES["spreadsheet_remedy"])
    return suffix in _SUFFIXES


def size_of(file: str) -> int:
    """How much there is to read: rows of Parquet, characters of CSV about as many as bytes."""
    if PurePath(file).suffix.lower() == ".parquet":
        rows: int = _pyarrow().parquet.read_metadata(file).num_rows
        return rows
    with open(file, "rb") as opened:  # noqa: PTH123 - as it was given
        return opened.seek(0, 2)


def _pyarrow() -> Any:  # noqa: ANN401 - a module
    try:
        import pyarrow as pa  # noqa: PLC0415 - an extra
        import pyarrow.csv  # noqa: PLC0415 - as above
        import pyarrow.parquet  # noqa: PLC0415 - as above
    except ImportError:
        raise MissingExtraError("frames", "pyarrow") from None
    return pa


def read_register(file: str, mapping: dict[str, str] | None, order: str | None) -> Iterator[Part]:
    """The parts of a register, with its days as days, its yes and no as such, words as the law's.

    After a date that cannot be read no part comes; the rest of the file is read for others.

    Raises:
        MissingExtraError: a library for tables is not installed.
        BadDocumentError: the file is no table, has no column of an event, or holds a cell that
            cannot be read; every column with such dates is named, and where the first of them
            stand.
        ColumnError: a column that cannot be used.
        OSError: the file cannot be opened.
    """
    found: dict[str, dict[str, _Alike]] = {}
    for part in _parts(file):
        cells = Cells.of(part.rows, mapping)
        if cells is None:
            raise BadDocumentError(printable(file), _no_event(part.rows.column_names))
        rows, unread = cells.with_days(part.rows, order)
        for report in unread:
            row, text = report.examples[0]
            said = f"{report.reason.value} date {printable(text)!r} in {part.place(row)}"
            of_column = found.setdefault(report.column, {})
            before = of_column.get(report.reason, _Alike(said, 0))
            of_column[report.reason] = before._replace(number=before.number + report.count)
        if not found:
            with about_rows(file, part):
                rows = cells.with_words(rows)
            yield part._replace(rows=rows)
    if found:
        columns = [
            f"column {column!r}: {', '.join(map(str, kinds.values()))}"
            for column, kinds in found.items()
        ]
        if any(_RULES["needs_order"] in kinds for kinds in found.values()):
            columns.append(_RULES["order_remedy"])
        raise BadDocumentError(printable(file), "; ".join(columns))


def _no_event(names: list[str]) -> str:
    """What to do about a table that says nothing of a case."""
    events = " or ".join(_RULES["first_events"])
    columns = ", ".join(map(printable, names))
    return (
        f"no column is named after an event, such as {events}; name the column that holds one: "
        f"{_RULES['column_remedy']}; the columns are: {columns}"
    )


class _Alike(NamedTuple):
    """Dates of a column that were not read for one reason: the first, and how many there are."""

    first: str
    number: int

    def __str__(self) -> str:
        return self.first if self.number == 1 else f"{self.first} ({self.number} in all)"


@contextmanager
def about_rows(file: str, part: Part) -> Iterator[None]:
    """A row that cannot be used is told by its place in the file."""
    try:
        yield
    except ColumnError as error:
        if error.row is None:
            raise
        problem = f"column {error.column!r}, {part.place(error.row)}: {error.problem}"
        raise BadDocumentError(printable(file), problem) from None


# -- parts of a file -------------------------------------------------------------------------------


def _parts(file: str) -> Iterator[Part]:
    """The parts of a file as they stand there."""
    pa = _pyarrow()
    if PurePath(file).suffix.lower() == ".parquet":
        with open(file, "rb") as opened:  # noqa: PTH123 - as it was given
            try:
                whole = pa.parquet.ParquetFile(opened)
            except pa.ArrowInvalid as error:
                raise BadDocumentError(printable(file), str(error)) from None
            done = 0
            for batch in whole.iter_batches(_RULES["rows_of_a_part"]):
                numbers = range(done, done + batch.num_rows)
                done += batch.num_rows
                yield Part(_plain_texts(pa.Table.from_batches([batch])), "row", numbers, done)
        return
    yield from _csv_parts(file, pa)


def _plain_texts(rows: Any) -> Any:  # noqa: ANN401 - a table of pyarrow
    """Rows whose texts are of one type, however the writer held them."""
    types, schema = _pyarrow().types, rows.schema
    for place, field in enumerate(schema):
        kind = field.type.value_type if types.is_dictionary(field.type) else field.type
        if types.is_string(kind) or types.is_large_string(kind) or types.is_string_view(kind):
            schema = schema.set(place, field.with_type(_pyarrow().string()))
    return rows.cast(schema)


def _csv_parts(file: str, pa: Any) -> Iterator[Part]:  # noqa: ANN401 - a module
    """The parts of a CSV file, every cell as its text."""
    with open(file, newline="", encoding="utf-8-sig") as opened:  # noqa: PTH123 - as it was given
        header = opened.readline()
        if not header.strip():
            raise BadDocumentError(printable(file), "the file is empty")
        delimiter = max(_RULES["delimiters"], key=header.count)
        names = next(csv.reader([header], delimiter=delimiter))
        reader = csv.reader(opened, delimiter=delimiter)
        rows: list[list[str]] = []
        lines: list[int] = []
        done, line_after = len(header), 2
        for row in reader:
            # A cell may hold several lines, and a line no row.
            line, line_after = line_after, reader.line_num + 2
            if not row:
                continue
            if len(row) != len(names):
                problem = f"{len(row)} cells, expected {len(names)}"
                raise BadDocumentError(f"{printable(file)}: line {line}", problem)
            rows.append(row)
            lines.append(line)
            done += sum(map(len, row)) + len(row)
            if len(rows) == _RULES["rows_of_a_part"]:
                yield Part(_texts(pa, names, rows), "line", lines, done)
                rows, lines = [], []
        yield Part(_texts(pa, names, rows), "line", lines, done)


def _texts(pa: Any, names: list[str], rows: list[list[str]]) -> Any:  # noqa: ANN401 - a module, a table
    columns = zip(*rows, strict=True) if rows else ((),) * len(names)
    cells = [pa.array([cell or None for cell in column], pa.string()) for column in columns]
    return pa.Table.from_arrays(cells, names=names)
