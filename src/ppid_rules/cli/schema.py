"""``ppid-rules schema``: the JSON Schema of a kind of document."""

from __future__ import annotations

from typing import Annotated

import typer

from ..compliance.schemas import SCHEMAS, schema_of
from .output import write_json

__all__ = ["schema"]


def schema(
    name: Annotated[str, typer.Argument(metavar="NAME", help="|".join(SCHEMAS))],
) -> None:
    """The JSON Schema (draft 2020-12) of a kind of document, complete in itself."""
    write_json(schema_of(name))
