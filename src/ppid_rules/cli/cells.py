"""The cells of a register in a file: texts as the days, truths and words that they stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from .._data import read_json
from ..errors import ColumnError, UnknownChoiceError
from .output import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ..frames import Unread
    from ..frames.columns import Field

__all__ = ["Cells"]

_RULES = read_json(__name__, "data/tables.json")


class Cells(NamedTuple):
    """What the columns of texts of a register say.

    Attributes:
        fields: for each column of texts that says something of its cases, what.
    """

    fields: dict[str, Field]

    @classmethod
    def of(
        cls,
        rows: Any,  # noqa: ANN401 - a table of pyarrow
        mapping: dict[str, str] | None,
    ) -> Cells | None:
        """What the columns of some rows say; ``None`` where none holds an event.

        Raises:
            UnknownColumnError: a mapping to or from what is no column.
            ColumnError: a column that cannot be used.
        """
        import pyarrow as pa  # noqa: PLC0415 - an extra

        from ..frames.columns import meant_columns, read_columns  # noqa: PLC0415 - as above

        names = rows.column_names
        if not meant_columns(names, mapping).events:
            return None
        fields = read_columns(names, mapping).fields
        texts = [name for name in names if pa.types.is_string(rows.schema.field(name).type)]
        return cls({name: fields[name] for name in texts if name in fields})

    def with_days(
        self,
        rows: Any,  # noqa: ANN401 - a table of pyarrow
        order: str | None,
    ) -> tuple[Any, tuple[Unread, ...]]:
        """Rows with their days read as days, and the dates that were not read."""
        from ..frames import read_dates  # noqa: PLC0415 - an extra

        order_word: Any = order  # checked by read_dates
        days = [name for name, field in self.fields.items() if field.kind == "day"]
        return read_dates(rows, days, order=order_word)

    def with_words(self, rows: Any) -> Any:  # noqa: ANN401 - a table of pyarrow
        """Rows with yes and no as truths, and words of registers as those of the law's data.

        Raises:
            ColumnError: a cell that says neither yes nor no, or none of the words.
        """
        import pyarrow as pa  # noqa: PLC0415 - an extra

        for name, field in self.fields.items():
            if field.kind == "truth":
                found = _read(name, rows[name].to_pylist(), _RULES["truths"], _no_truth)
                kind = pa.bool_()
            elif field.kind == "word":
                found = _read(name, rows[name].to_pylist(), _words(field), _no_word(field))
                kind = pa.string()
            else:
                continue
            rows = rows.set_column(rows.column_names.index(name), name, pa.array(found, kind))
        return rows


def _read(
    name: str,
    cells: list[str | None],
    words: Mapping[str, object],
    wrong: Callable[[str], str],
) -> list[object]:
    """What the cells of a column stand for; neither case nor spaces make another word."""
    found: list[object] = []
    for row, cell in enumerate(cells):
        key = "" if cell is None else " ".join(cell.casefold().split())
        if key and key not in words:
            raise ColumnError(name, wrong(printable(cell or "")), row)
        found.append(words.get(key))
    return found


def _words(field: Field) -> dict[str, str]:
    """The words of a field, and what stands for them: labels of the report, words of registers."""
    from ..frames.report import outcome_labels  # noqa: PLC0415 - an extra

    column = f"{field.event}_{field.name}"
    return {
        **outcome_labels().get((field.event, field.name), {}),
        **_RULES["words"].get(column, {}),
        **{word.casefold(): word for word in field.words},
    }


def _no_truth(cell: str) -> str:
    return f"holds {cell!r}, expected one of {', '.join(_RULES['truths'])}"


def _no_word(field: Field) -> Callable[[str], str]:
    def problem(cell: str) -> str:
        error = UnknownChoiceError(cell, _words(field), "value")
        return str(error if error.nearest else UnknownChoiceError(cell, field.words, "value"))

    return problem
