"""What the law says of a limit, over columns: asked of the law itself, once for each span."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from ..cases.transitions import reached_by
from ..compliance.casework.docket import governing
from ..compliance.casework.extensions import extension_rows
from ..law import DEFAULTS, Readings, Term, terms
from .versions import Deciding, breakpoints, cells

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ..law import HouseRule
    from .algebra import Node
    from .moments import Moment
    from .recorded import Log, Recorded

__all__ = ["Answer", "Law"]


class Answer(NamedTuple):
    """What the law says of a limit for some rows of a table.

    Attributes:
        term: the version that governs, ``None``: there is no such limit.
        extension: the extension of it.
        stands_in: whether the start is that of the version under the default readings.
        waits: whether it would run under another answer to an open question.
    """

    term: Term | None
    extension: Term | None = None
    stands_in: bool = False
    waits: bool = False


class Law:
    """The law as it governs the rows of a table.

    Attributes:
        preliminary: the day on which the preliminary examination was reached.
    """

    def __init__(  # noqa: PLR0917 - made by the plan only
        self,
        log: Log,
        regime: str,
        house_rules: tuple[HouseRule, ...],
        as_of: date,
        place: Callable[[date], int],
        bounds: Mapping[tuple[str, str], tuple[date, date]],
    ) -> None:
        self.preliminary = log.first_of(reached_by())
        self._log = log
        self._regime = regime
        self._house_rules = house_rules
        self._as_of = as_of
        self._place = place
        self._bounds = bounds

    def of(
        self, term_id: str, step: Moment, *, in_dispute: bool, start_is: str = "",
        step_bounds: tuple[date, date] | None = None,
    ) -> list[tuple[Node, Answer]]:  # fmt: skip
        """What the law says of a limit, for a step on a day."""
        names = {t.version_by for t in terms() if t.id == term_id}
        acts = {"request_received": self._act("request_received")}
        if in_dispute:
            acts["dispute_filed"] = self._act("dispute_filed")
            acts["preliminary_examination"] = self.preliminary
        deciding = [
            Deciding(name, moment, *self._bounds_of(name))
            for name, moment in acts.items()
            if name in names and moment.known is not self._log.algebra.false
        ]
        picked = len(names) == len(deciding) and all(
            d.moment.known is self._log.algebra.true for d in deciding
        )
        if step.known is not self._log.algebra.false:
            deciding.append(Deciding("step", step, *(step_bounds or (date.min, date.max))))
        further = [row.id for row in extension_rows(term_id)]
        days = breakpoints([term_id, *further], *([] if picked else [_after(self._as_of)]))

        def ask(known: dict[str, date]) -> Answer:
            step_on = known.get("step")
            own = tuple((name, day) for name, day in known.items() if name != "step")
            return self._ask(term_id, own, step_on, start_is)

        return cells(self._log.moments, deciding, days, self._place, ask)

    def bounds_of_start(self, opener: Recorded, field: str) -> tuple[date, date] | None:
        """The first and the last day from which a limit can run, where they are known."""
        names = [field] if field else ["on", "received_on"]
        named = [(opener.name, name) for name in names if (opener.name, name) in self._log.fields]
        found = [self._bounds[key] for key in named if key in self._bounds]
        unknown = not found or len(found) < len(named)
        if unknown or self._log.readings.after_hours != "same_day":
            return None
        return min(first for first, _ in found), max(last for _, last in found)

    def _act(self, name: str) -> Moment:
        event = self._log.of(name)
        return self._log.moments.never if event is None else event.on

    def _bounds_of(self, act: str) -> tuple[date, date]:
        names = reached_by() if act == "preliminary_examination" else (act,)
        found = [self._bounds[n, "on"] for n in names if (n, "on") in self._bounds]
        if not found or len(found) < sum(n in self._log.events for n in names):
            return date.min, date.max
        return min(first for first, _ in found), max(last for _, last in found)

    def _ask(
        self, term_id: str, acts: tuple[tuple[str, date], ...], step_on: date | None, start_is: str
    ) -> Answer:
        def law(name: str, readings: Readings) -> tuple[Term, date] | None:
            return governing(
                name, self._regime, acts, self._as_of, step_on, readings, self._house_rules
            )

        found = law(term_id, self._log.readings)
        if found is None:
            return Answer(None)
        term, on = found
        extension = None
        for row in extension_rows(term_id):
            if row.regime == term.regime and row.in_force(on):
                own = law(row.id, self._log.readings)
                extension = own and own[0]
                break
        default = law(term_id, DEFAULTS)
        stands_in = default is not None and start_is in default[0].counted_from
        waits = any(
            patch.applies_to(term, on) and start_is in dict(patch.values).get("counted_from", ())
            for question in Readings.questions()
            for patch in question.patches
        )
        return Answer(term, extension, stands_in, waits)


def _after(day: date) -> date:
    return day if day == date.max else date.fromordinal(day.toordinal() + 1)
