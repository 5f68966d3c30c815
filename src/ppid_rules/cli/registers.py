"""Registers in files, CSV or Parquet: read a part at a time, so that any length fits in memory."""

from __future__ import annotations

import csv
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from .._data import read_json
from ..errors import ColumnError, MissingExtraError
from .documents import BadDocumentError
from .output import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["is_table", "parts_of", "read_cells", "size_of"]

_RULES = read_json(__name__, "data/tables.json")
_SUFFIXES = (".csv", ".parquet")


def is_table(file: str) -> bool:
    """Whether a file holds a table, by its suffix."""
    return PurePath(file).suffix.lower() in _SUFFIXES


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


def parts_of(file: str) -> Iterator[tuple[Any, int]]:
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


def read_cells(
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
