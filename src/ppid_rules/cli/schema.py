"""``ppid-rules schema``: the JSON Schema of a kind of document."""

from __future__ import annotations

from typing import Annotated

import typer

from .._check import check_option
from ..compliance.schemas import SCHEMAS, schema_of
from .output import write_json

__all__ = ["schema"]

VECTORS = "vectors"
NAMES = (*SCHEMAS, VECTORS)


def schema(
    name: Annotated[str, typer.Argument(metavar="NAME", help="|".join(NAMES))],
) -> None:
    """The JSON Schema (draft 2020-12) of a kind of document, complete in itself."""
    if name == VECTORS:
        from ..testing.vector import schema as of_vectors  # noqa: PLC0415 - for those who ask for it

        write_json(of_vectors())
        return
    check_option(name, NAMES, "schema")
    write_json(schema_of(name))
