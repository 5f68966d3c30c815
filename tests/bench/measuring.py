"""How a benchmark is measured: in rounds that take turns, as a ratio to a peer or a bound."""

from __future__ import annotations

import statistics
import timeit
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

ROUNDS = 9


@dataclass
class Result:
    """One measured figure and its bound."""

    what: str
    ours: str
    peer: str
    ratio: float
    bound: float
    at_least: bool

    @property
    def holds(self) -> bool:
        return self.ratio >= self.bound if self.at_least else self.ratio <= self.bound

    def row(self) -> str:
        sign = "at least" if self.at_least else "at most"
        verdict = "yes" if self.holds else "**NO**"
        return f"| {self.what} | {self.ours} | {self.peer} | {self.ratio:.2f} | {sign} {self.bound:g} | {verdict} |"


def side_by_side(**calls: tuple[Callable[[], object], int]) -> dict[str, float]:
    """The median seconds a call, in rounds that take turns."""
    seen: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(ROUNDS):
        for name, (call, number) in calls.items():
            seen[name].append(timeit.timeit(call, number=number) / number)
    return {name: statistics.median(times) for name, times in seen.items()}


def in_time(seconds: float) -> str:
    for unit, factor in (("s", 1), ("ms", 1e3), ("µs", 1e6)):
        if seconds * factor >= 1:
            return f"{seconds * factor:.2f} {unit}"
    return f"{seconds * 1e9:.0f} ns"
