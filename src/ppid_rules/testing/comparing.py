"""How two answers differ, line by line, for a failed assertion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..compliance import Clock, Deadline, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["compared"]

_COMPARED = ("starts_on", "start_is", "version_on", "due_on", "status", "happened_on", "readings")


def compared(left: object, right: object) -> list[str] | None:
    """Lines that say how two values differ; ``None`` where neither is of this library.

    Args:
        left: a deadline, a clock, or a list of findings.
        right: the same.
    """
    if isinstance(left, Deadline) and isinstance(right, Deadline):
        return [f"{_named(left)} == {_named(right)}", *_of_deadlines(left, right)]
    mine, theirs = _findings(left), _findings(right)
    if mine or theirs:
        codes = [[finding.code for finding in found] for found in (mine, theirs)]
        return [f"findings {codes[0]} == {codes[1]}", *_of_findings(mine, theirs)]
    return None


def _named(deadline: Deadline) -> str:
    key = deadline.key if isinstance(deadline, Clock) else deadline.term.id
    return f"{key} from {deadline.starts_on}, due {deadline.due_on}"


def _of_deadlines(left: Deadline, right: Deadline) -> Iterator[str]:
    for name in _COMPARED:
        mine, theirs = getattr(left, name, None), getattr(right, name, None)
        if mine != theirs:
            yield f"{name}: {mine} != {theirs}"
    if left.calendar != right.calendar:
        yield f"calendar: {left.calendar.id} != {right.calendar.id}"
    for deadline in (left, right):
        yield f"{_named(deadline)}:"
        yield from (f"  {line}" for line in deadline.explain("en").splitlines())


def _findings(value: object) -> list[Finding]:
    several = value if isinstance(value, list | tuple) else [value]
    return [finding for finding in several if isinstance(finding, Finding)]


def _of_findings(left: list[Finding], right: list[Finding]) -> Iterator[str]:
    for side, mine, theirs in (("left", left, right), ("right", right, left)):
        for finding in mine:
            if finding not in theirs:
                yield f"only {side}: {finding.code} ({finding.key})"
                yield from (f"  {line}" for line in finding.message("en").splitlines())
