"""The command ``ppid-rules`` (extra ``cli``): arguments in, a table or JSON out."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from ..errors import MissingExtraError

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["main"]

_EXTRA = "cli"
_NEEDS = ("typer", "rich")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; the exit status.

    0 is fine, 2 bad input (one line on standard error) or a missing extra.
    """
    try:
        from .app import run  # noqa: PLC0415 - the extra may be missing
    except ModuleNotFoundError as error:
        missing = (error.name or "").partition(".")[0]
        if missing not in _NEEDS:
            raise
        sys.stderr.write(f"ppid-rules: {MissingExtraError(_EXTRA, missing)}\n")
        return 2
    if sys.stdout is None:  # closed by the caller
        return 2
    return run(arguments)
