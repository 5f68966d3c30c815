"""The plan of an audit: for each limit its last day, its status and its lateness, as expressions.

Made once for a table's columns, readings and day; what computes it is another module's.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from ..cases.possible import needs_by_form, never_after
from ..compliance.casework import ClockStatus
from ..compliance.casework.docket import case_terms
from ..compliance.casework.occasions import PARTIES
from ..law import TermKind, terms
from ..workdays.index import FIRST_ORDINAL
from .absences import absences, counted_terms
from .algebra import Algebra, Node
from .clocks import Clocks, Maker, Run
from .execution import execution_right
from .laws import Law
from .moments import Moments
from .occasions import occasions
from .recorded import Log, Recorded
from .windows import dispute_window, objection_window

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from ..law import HouseRule, Readings

__all__ = ["SUFFIXES", "ClockColumns", "Plan", "names_of", "plan_of"]


SUFFIXES = ("due", "status", "days_late", "days_used")
"""How the columns of a limit end."""


class ClockColumns(NamedTuple):
    """What a table gets for one limit.

    Attributes:
        name: how its columns begin: the id with underscores, and the party where each has one.
        key: the key of the clock in a case.
        exists: whether the row has such a clock.
        has_due: whether it has a last day.
        due: the last day, as its place in the index.
        status: where it stands, as a number.
        has_late: whether it can be said how late it is.
        late: the working days late; 0 where it was met.
        has_used: whether its working days can be counted.
        used: the working days from its start to the act, or to the day looked at.
    """

    name: str
    key: str
    exists: Node
    has_due: Node
    due: Node
    status: Node
    has_late: Node
    late: Node
    has_used: Node
    used: Node

    @property
    def answers(self) -> tuple[tuple[Node, Node], ...]:
        """The value of each of its columns, and where there is one."""
        return (
            (self.due, self.has_due),
            (self.status, self.exists),
            (self.late, self.has_late),
            (self.used, self.has_used),
        )


class Plan(NamedTuple):
    """What is computed of each row.

    Attributes:
        algebra: what its nodes are made of.
        clocks: the limits.
        faults: what can be wrong with a row, each with the rows in which it is.
        provisional: the rows of which a last day rests on provisional days.
        projected: the rows of which one rests on projected days.
    """

    algebra: Algebra
    clocks: tuple[ClockColumns, ...]
    faults: tuple[tuple[str, Node], ...]
    provisional: Node
    projected: Node

    @property
    def roots(self) -> Iterator[Node]:
        """Everything that has to be computed."""
        for clock in self.clocks:
            for value, known in clock.answers:
                yield from (value, known)
        yield from (node for _, node in self.faults)
        yield from (self.provisional, self.projected)


def plan_of(  # noqa: PLR0917 - what an audit depends on
    events: frozenset[str],
    fields: frozenset[tuple[str, str]],
    as_of: date,
    regime: str,
    readings: Readings,
    house_rules: tuple[HouseRule, ...],
    not_kept: frozenset[str],
    wanted: tuple[str, ...] | None = None,
    bounds: Mapping[tuple[str, str], tuple[date, date]] | None = None,
    *,
    is_sure: bool = False,
    faults: tuple[tuple[str, tuple[str, ...]], ...] = (),
) -> Plan:
    """The plan for a table with columns for some events and fields.

    Args:
        events: the types of the events.
        fields: the fields of events that it has columns for, with the event's type.
        as_of: the day looked at.
        regime: ``general`` or ``election``.
        readings: how open questions are answered.
        house_rules: the caller's own limits.
        not_kept: types of events that the register cannot hold.
        wanted: the limits asked for; all where ``None``.
        bounds: the first and the last day of columns, where they are known.
        is_sure: whether every day that can matter is known to be decreed.
        faults: what else can be wrong with a row, with the name of its truth in the input.
    """
    algebra = Algebra()
    moments = Moments(algebra)
    at = moments.at(algebra.const(_place(as_of)), algebra.true)
    log = Log(algebra, moments, events, fields, at, readings, not_kept)
    law = Law(log, regime, house_rules, as_of, _place, bounds or {})
    clocks = Clocks(log, law, _maker)
    known = [(code, algebra.truth(*name)) for code, name in faults]
    known += [(f"impossible_event:{e.name}", _impossible(log, e)) for e in log.events.values()]
    wrong = tuple((code, node) for code, node in known if node is not algebra.false)
    is_right = ~algebra.any(node for _, node in wrong)
    found, runs = [], []
    for term_id in case_terms() if wanted is None else wanted:
        for party in PARTIES if _is_per_party(term_id) else (None,):
            run = clocks.run(term_id, party)
            if run.exists is not algebra.false:
                found.append(_columns(clocks, term_id, party, run, is_right))
                runs.append(run)
    rests = [algebra.false, algebra.false] if is_sure else [
        algebra.any(is_right & run.exists & _rests_on(algebra, kind, run) for run in runs)
        for kind in ("provisional", "projected")
    ]  # fmt: skip
    return Plan(algebra, tuple(found), wrong, *rests)


@lru_cache
def names_of(  # noqa: PLR0917 - as above
    events: frozenset[str],
    fields: frozenset[tuple[str, str]],
    as_of: date,
    regime: str,
    readings: Readings,
    house_rules: tuple[HouseRule, ...],
    wanted: tuple[str, ...] | None,
) -> tuple[str, ...]:
    """How the columns of the limits begin that a table gets; whatever days stand in it."""
    plan = plan_of(
        events, fields, as_of, regime, readings, house_rules, frozenset(), wanted, is_sure=True
    )
    return tuple(clock.name for clock in plan.clocks)


def _place(day: date) -> int:
    """The place of a day in the index."""
    return day.toordinal() - FIRST_ORDINAL


def _maker(term_id: str) -> Maker:
    """What finds the run of a limit."""
    return _MAKERS.get(term_id, occasions)


def _extension(clocks: Clocks, term_id: str, party: str | None) -> Run:  # noqa: ARG001 - as every maker
    base = next(t.counted_from[0] for t in terms() if t.id == term_id)
    return clocks.extension(base)


_MAKERS: dict[str, Maker] = {
    "objection.filing": objection_window,
    "dispute.filing": dispute_window,
    "execution.request": execution_right,
    **dict.fromkeys((t.id for t in terms() if t.kind is TermKind.EXTENSION), _extension),
    **dict.fromkeys(counted_terms(), absences),
}


def _is_per_party(term_id: str) -> bool:
    return any(t.per_party for t in terms() if t.id == term_id)


def _columns(
    clocks: Clocks, term_id: str, party: str | None, run: Run, is_right: Node
) -> ClockColumns:
    algebra, moments, as_of = clocks.algebra, clocks.moments, clocks.log.as_of
    exists = run.exists & is_right
    has_due = run.due.known & exists
    is_met, is_late, is_overdue = (
        clocks.is_status(run, status)
        for status in (ClockStatus.MET, ClockStatus.LATE, ClockStatus.OVERDUE)
    )
    counted = (is_late | is_overdue) & run.late_from.known
    until = moments.choose(is_late, run.done, as_of)
    late = algebra.where(is_met, algebra.const(0), moments.between(run.late_from, until))
    ended = moments.choose(run.done.known, run.done, as_of)
    name = "_".join((*term_id.split("."), *((party,) if party else ())))
    return ClockColumns(
        name=name,
        key=term_id if party is None else f"{term_id}@{party}",
        exists=exists,
        has_due=has_due,
        due=run.due.day if has_due is not algebra.false else algebra.const(0),
        status=run.status,
        has_late=exists & (is_met | counted),
        late=late,
        has_used=exists & run.start.known & moments.up_to(run.start, ended),
        used=moments.between(run.start, ended),
    )


def _rests_on(algebra: Algebra, kind: str, run: Run) -> Node:
    """Whether a last day rests on days of a kind: provisional, projected."""
    first, last = run.span
    if first.known is algebra.false or last.known is algebra.false:
        return algebra.false
    inside = first.counted(f"{kind} before") < last.counted(f"{kind} upto")
    return first.known & last.known & inside


def _impossible(log: Log, event: Recorded) -> Node:
    """Whether an event has no object among those that stand before it."""
    algebra = log.algebra

    def any_before(names: tuple[str, ...]) -> Node:
        found = (log.events[name] for name in names if name in log.events)
        return algebra.any(log.stands_before(one, event) for one in found)

    field = "ground" if event.name == "objection_filed" else "what"
    possible, named = algebra.false, algebra.false
    for form, needs in needs_by_form(event.name).items():
        says = ~named if form == "other" else event.says(field, form)
        possible |= says & (any_before(needs) if needs else algebra.true)
        named |= says
    return event.has & (~possible | any_before(never_after(event.name)))
