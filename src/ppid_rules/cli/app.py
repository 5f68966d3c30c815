"""The commands together, and how bad input is told."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from .. import __version__
from ..errors import PpidRulesError
from .audit import audit
from .calendar import calendar
from .due import due
from .duties import duties
from .exemptions import exemptions
from .kit import check, vectors_command
from .law import readings, terms
from .moved import moved
from .schema import schema
from .steps import next_steps

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["app", "run"]

app = typer.Typer(
    name="ppid-rules",
    help="The rules of Indonesian public information service: working days and deadlines.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.command()(due)
app.command()(audit)
app.command("next")(next_steps)
app.command()(moved)
app.command()(duties)
app.command()(exemptions)
app.command()(calendar)
app.command()(terms)
app.command()(readings)
app.command()(schema)
app.command("vectors")(vectors_command)
app.command()(check)


def _version(wanted: bool) -> None:  # noqa: FBT001 - the shape of an option callback
    if wanted:
        sys.stdout.write(f"ppid-rules {__version__}\n")
        raise typer.Exit


@app.callback()
def _everywhere(
    version: Annotated[
        bool, typer.Option("--version", help="Print the version.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """The rules of Indonesian public information service: working days and deadlines."""


def run(arguments: Sequence[str] | None) -> int:
    """Run a command; its exit status. Bad input is one line on standard error and status 2."""
    command = typer.main.get_command(app)
    try:
        status = command.main(
            None if arguments is None else list(arguments),
            prog_name="ppid-rules",
            standalone_mode=False,
        )
    except typer.exceptions.TyperException as error:
        text = error.format_message() if hasattr(error, "format_message") else str(error)
        return _bad_input(text)
    except (PpidRulesError, OSError, UnicodeError) as error:
        return _bad_input(str(error))
    return status if isinstance(status, int) else 0


def _bad_input(text: str) -> int:
    if text:
        sys.stderr.write(f"ppid-rules: {' '.join(text.split())}\n")
    return 2
