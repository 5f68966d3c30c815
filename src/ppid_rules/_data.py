"""Reads the JSON that ships inside the package."""

from __future__ import annotations

import json
import sys
from os.path import dirname, join
from typing import Any

__all__ = ["REMEMBERED", "read_bytes", "read_json"]

REMEMBERED = 4096
"""How many answers the memory of a pure function keeps."""


def read_bytes(beside: str, name: str) -> bytes:
    """The bytes of the data file ``name`` in the folder of the module ``beside``.

    The module's own loader reads them, so that it works from a zip too; ``pkgutil`` does the
    same, and costs two milliseconds to import.
    """
    module = sys.modules[beside]
    if module.__file__ is None or module.__spec__ is None:
        raise FileNotFoundError(f"{beside}: {name}")
    path = join(dirname(module.__file__), *name.split("/"))  # noqa: PTH118, PTH120 - as above
    content: bytes = module.__spec__.loader.get_data(path)  # type: ignore[union-attr]  # pyright: ignore[reportOptionalMemberAccess, reportAttributeAccessIssue]  # every loader of files and zips has it
    return content


def read_json(beside: str, name: str) -> Any:  # noqa: ANN401 - JSON has no narrower type
    """The content of the JSON file ``name`` in the folder of the module ``beside``."""
    return json.loads(read_bytes(beside, name))
