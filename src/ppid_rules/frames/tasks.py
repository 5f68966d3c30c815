"""What an audit of a table is asked: checked once, for every engine."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from .._check import as_date, check_option
from .._data import read_json
from ..cases.possible import event_types
from ..compliance.casework.docket import case_terms
from ..compliance.deadlines import agreed
from ..errors import (
    ColumnError,
    CoverageError,
    UnknownChoiceError,
    UnknownTermError,
    WrongTypeError,
)
from ..law import DEFAULTS, PublicBody, Readings
from ..law import terms as law_terms
from ..law.rulebook import checked_house_rules
from ..law.terms import REGIMES
from ..workdays import Certainty, WorkingCalendar, indonesia
from ..workdays.index import FIRST_DAY, LAST_DAY
from .columns import Columns, kind_of, read_columns
from .plan import SUFFIXES, names_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from ..law import HouseRule

__all__ = ["CERTAINTIES", "Task", "margin", "task_of"]

CERTAINTIES = (Certainty.DECREED, Certainty.PROVISIONAL, Certainty.PROJECTED)
"""How sure the days of a row are, from the surest on."""

_LAST = ("certainty", "faults")


class Task(NamedTuple):
    """An audit of a table.

    Attributes:
        columns: what its columns say.
        as_of: the day looked at.
        regime: ``general`` or ``election``.
        readings: how open questions are answered.
        house_rules: the caller's own limits.
        not_kept: types of events that the register cannot hold.
        terms: the limits asked for; ``None``: all.
        calendars: the calendars of the rows, each once.
        bodies: for each body of the column the number of its calendar and when it closes;
            ``None``: all rows have the first calendar.
        closes: when the one body of all rows closes.
    """

    columns: Columns
    as_of: date
    regime: str
    readings: Readings
    house_rules: tuple[HouseRule, ...]
    not_kept: frozenset[str]
    terms: tuple[str, ...] | None
    calendars: tuple[WorkingCalendar, ...]
    bodies: dict[str, tuple[int, str | None]] | None
    closes: str | None

    @property
    def names(self) -> tuple[str, ...]:
        """How the columns of the limits begin that the table gets."""
        return names_of(
            self.columns.events, frozenset(self.columns.by_field), self.as_of, self.regime,
            self.readings, self.house_rules, self.terms,
        )  # fmt: skip

    @property
    def written(self) -> tuple[str, ...]:
        """The columns that the table gets."""
        return (*(f"{name}_{suffix}" for name in self.names for suffix in SUFFIXES), *_LAST)

    @property
    def faults(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """What can be wrong with a row beside its order, and the truth that says so."""
        found: list[tuple[str, tuple[str, ...]]] = []
        for (event, name), column in self.columns.by_field.items():
            if kind_of(event, name) == "day":
                found.append((f"outside_calendar:{column}", ("outside", event, name)))
            if name == "received_on":
                found.append((f"received_before_sent:{event}", ("backwards", event)))
        if self.columns.repeated is not None:
            found.append(("repeated_event", ("repeated",)))
        return tuple(found)


def margin(task: Task) -> int:
    """The days within which everything ends that follows from a day of a row.

    No chain of the law's own limits is longer than its longest limit; those of the caller are
    added, since any of them may stand in a chain.
    """
    lengths: dict[str, int] = read_json(__name__, "data/limits.json")["days_of_a_unit"]
    longest = max(
        (t.number or 0) * lengths.get(t.unit, 0) for t in law_terms() if t.id in case_terms()
    )
    return longest + sum(rule.number * lengths[rule.unit] for rule in task.house_rules)


def task_of(
    names: Sequence[str],
    *,
    as_of: date,
    columns: Mapping[str, str] | None,
    bodies: PublicBody | Mapping[str, PublicBody] | None,
    regime: str,
    calendar: WorkingCalendar | None,
    readings: Readings | None,
    house_rules: Sequence[HouseRule],
    not_kept: Iterable[str],
    terms: Iterable[str] | None,
) -> Task:
    """An audit of a table with these columns.

    Raises:
        NotADateError: ``as_of`` is no date.
        CoverageError: it lies after every calendar.
        UnknownRegimeError: an unknown regime.
        UnknownTermError: a limit that no case has.
        UnknownChoiceError: a type of event that there is not.
        WrongTypeError: no calendar, no readings, no bodies, no house rules.
        UnknownColumnError: see :func:`read_columns`; or bodies without their column.
        ColumnError: see :func:`read_columns`.
    """
    as_date(as_of, "as_of")
    if as_of > LAST_DAY:
        raise CoverageError(as_of, FIRST_DAY, LAST_DAY)
    check_option(regime, REGIMES, "regime")
    found = read_columns(names, columns)
    shared, agreed_readings = _agreed(calendar, readings)
    by_body: dict[str, tuple[int, str | None]] | None = None
    calendars, closes = [shared], None
    if isinstance(bodies, PublicBody):
        closes = _closes(bodies)
        if calendar is None:
            calendars = [_own(bodies, agreed_readings)]
    elif bodies is not None:
        known = _checked_bodies(bodies)
        own = known if calendar is None else {}
        calendars = list(dict.fromkeys(_own(b, agreed_readings) for b in own.values())) or [shared]
        by_body = {
            name: (calendars.index(_own(b, agreed_readings)) if own else 0, _closes(b))
            for name, b in known.items()
        }
        if found.body is None:
            raise UnknownChoiceError("body", names, "column with the body of each row:")
    task = Task(
        columns=found,
        as_of=as_of,
        regime=regime,
        readings=agreed_readings,
        house_rules=checked_house_rules(house_rules),
        not_kept=_types(not_kept),
        terms=_terms(terms),
        calendars=tuple(calendars),
        bodies=by_body,
        closes=closes,
    )
    taken = [name for name in task.written if name in names]
    if taken:
        raise ColumnError(taken[0], "is a column of the audit; rename or drop it")
    return task


def _agreed(
    calendar: WorkingCalendar | None, readings: Readings | None
) -> tuple[WorkingCalendar, Readings]:
    if calendar is None:
        readings = DEFAULTS if readings is None else readings
        calendar = indonesia()
    return agreed(calendar, readings, DEFAULTS)


def _own(body: PublicBody, readings: Readings) -> WorkingCalendar:
    """The calendar of a body."""
    found = indonesia(region=body.region, week=body.week).with_overlay(body.overlay)
    return found.with_joint_leave(readings.joint_leave)


def _closes(body: PublicBody) -> str | None:
    return None if body.office_closes is None else body.office_closes.isoformat()


def _checked_bodies(bodies: Mapping[str, PublicBody]) -> dict[str, PublicBody]:
    try:
        found = dict(bodies.items())
    except AttributeError:
        raise WrongTypeError(bodies, "bodies", "a PublicBody, or a mapping to them") from None
    for name, body in found.items():
        if not isinstance(body, PublicBody):
            raise WrongTypeError(body, f"bodies[{name!r}]", "a PublicBody")
    return found


def _types(names: Iterable[str]) -> frozenset[str]:
    if isinstance(names, str) or not isinstance(names, Iterable):
        raise WrongTypeError(names, "not_kept", "a collection of types of events")
    found = frozenset(names)
    for name in sorted(found, key=str):
        if name not in event_types():
            raise UnknownChoiceError(name, event_types(), "type of event")
    return found


def _terms(terms: Iterable[str] | None) -> tuple[str, ...] | None:
    if terms is None:
        return None
    if isinstance(terms, str) or not isinstance(terms, Iterable):
        raise WrongTypeError(terms, "terms", "a collection of ids of limits")
    asked = list(terms)
    for term_id in asked:
        if term_id not in case_terms():
            raise UnknownTermError(term_id, case_terms())
    return tuple(term_id for term_id in case_terms() if term_id in asked)
