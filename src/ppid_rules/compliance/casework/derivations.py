"""The derivation of a clock: that of its deadline, with what the case did to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..explaining import Step
from ..wording import Clause
from .faults import FaultKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ...law import Citation
    from ..counting import CountedDay
    from .docket import Docket
    from .runs import Run

__all__ = ["counted_on", "derived"]


def derived(
    docket: Docket, run: Run, steps: Iterable[Step], citations: tuple[Citation, ...]
) -> Iterator[Step]:
    """The steps of a clock: those of its deadline, with its extension and what its start is.

    Args:
        docket: the case.
        run: the run that is the clock.
        steps: the derivation of the deadline; not asked for where nothing is counted.
        citations: the articles behind the limit.
    """
    taken = run.extended_by
    name = ("name", Clause.of(run.term.name))
    if run.start is None or run.fault == FaultKind.UNAVAILABLE:
        provided = run.fault != FaultKind.UNAVAILABLE
        yield Step("clock.not_counted" if provided else "clock.not_provided", (name,))
        if not provided:
            yield Step("basis", (("citations", citations),), citations)
        yield Step("closing")
        return
    for step in steps:
        if step.code.startswith("start."):
            yield _start_step(docket, run, step)
        elif taken is not None and step.code.startswith("rule."):
            facts = {
                "actor": Clause.of(run.term.actor.words),
                "limit": run.limit,
                "number": taken.term.number,
                "due": run.due,
            }
            yield Step("clock.extended", (name, *facts.items()), citations)
        elif taken is None or step.code != "extension.possible":
            yield step


def _start_step(docket: Docket, run: Run, step: Step) -> Step:
    """From what it is counted, where that is not the day on which the act arrived."""
    opener, start = run.opener, run.start
    if opener is None or start in {opener.on, opener.reached} or "." in run.start_is:
        return step
    if docket.is_timed(opener) and start == docket.reached(opener):
        return Step("start.counted_as", (("received", opener.reached), ("start", start)))
    return Step("start.stands_in", (("start", start),))


def counted_on(
    days: tuple[CountedDay, ...], further: tuple[CountedDay, ...]
) -> tuple[CountedDay, ...]:
    """The days of a period and of its extension, numbered through."""
    counted = max((row.number or 0 for row in days), default=0)
    rest = further[1:]  # the last day of the period is the start of its extension
    return (*days, *(r._replace(number=r.number and r.number + counted) for r in rest))
