"""Rows as a table for people, as JSON, or as CSV."""

from __future__ import annotations

import csv
import json
import sys
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["printable", "write_csv", "write_json", "write_json_line", "write_lines", "write_table"]

_UNBOUNDED = 1_000_000
"""Columns for a table that goes to a file or a pipe: more than any needs, so that none folds."""


def write_table(
    headings: Sequence[str], rows: Iterable[Sequence[str]], *, whole: Sequence[str] = ()
) -> None:
    """Print a table; the columns headed by ``whole`` are never cut.

    On a terminal it is as wide as that; elsewhere each row is one line, for other programs.
    Cells are shown as they are: names come from files of the user, and are never markup.
    """
    table = Table(box=None, pad_edge=False)
    for heading in headings:
        table.add_column(heading, no_wrap=heading in whole, overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    Console(width=None if sys.stdout.isatty() else _UNBOUNDED).print(table)


def write_json(document: Any) -> None:  # noqa: ANN401 - whatever JSON holds
    """Print a document as JSON."""
    sys.stdout.write(json.dumps(document, ensure_ascii=False, indent=2) + "\n")


def write_json_line(document: Any) -> None:  # noqa: ANN401 - whatever JSON holds
    """Print a document as one line of JSON Lines, at once."""
    sys.stdout.write(json.dumps(document, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def write_lines(lines: Iterable[str]) -> None:
    """Print lines of text."""
    sys.stdout.writelines(f"{line}\n" for line in lines)


def printable(text: str) -> str:
    """A text of the user's on one line, with nothing that a terminal would take as a command."""
    return "".join(c if c.isprintable() else "?" for c in " ".join(text.split()))


def write_csv(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print rows as CSV with a header."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(headings)
    writer.writerows(rows)
