"""Hypothesis strategies: days, working days, events, whole cases.

Everything drawn lies in years with a yearly decree, so that nothing rests on a projection.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, get_args

from ..errors import MissingExtraError

try:
    from hypothesis import strategies as st
except ImportError as error:
    raise MissingExtraError("testing", "hypothesis") from error

from .._check import as_int, check_option
from ..cases import Party, Stage
from ..compliance import Case
from ..errors import InvalidValueError, WrongTypeError
from ..law import REGIMES, BodyKind, PublicBody, Readings, terms
from ..workdays import JointLeave, Week, indonesia
from .acts import events
from .choices import Act, Choices, Drawn
from .days_drawn import days, decreed_span, plain_day, working_days
from .walks import ENTRY, StuckError, Walk
from .wrongs import FAULTS, go_wrong, holds

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

    from ..law import Regime
    from ..workdays import WorkingCalendar

__all__ = [
    "bodies",
    "calendars",
    "cases",
    "days",
    "events",
    "faults",
    "readings",
    "working_days",
]

_STAGES = tuple(Stage)
_ROOM = 2
"""So many years before the end of the decreed ones cases begin, so that they end there."""

_FEW = 2
"""So many events may follow a fault."""

_BODIES = (
    PublicBody(name="Dinas Contoh", level="regency", kind="state"),
    PublicBody(name="Kementerian Contoh", level="central", kind="state"),
    PublicBody(name="Dinas Contoh", level="provincial", kind="state", region="ID-BA", week="six"),
    PublicBody(name="PT Contoh", level="central", kind="state_owned_enterprise"),
    PublicBody(name="KPU Contoh", level="regency", kind="election_organiser", region="ID-AC"),
)


def bodies() -> SearchStrategy[PublicBody]:
    """Invented public bodies that differ in what matters: level, kind, region, week."""
    return st.sampled_from(_BODIES)


def readings() -> SearchStrategy[Readings]:
    """Any answers to the open questions; most of them the default ones."""
    others = {q.field: st.sampled_from(q.options) for q in Readings.questions()}
    return st.fixed_dictionaries({}, optional=others).map(Readings.of)


def calendars() -> SearchStrategy[WorkingCalendar]:
    """Calendars that differ in what is known, in joint leave, in the week, and in the region."""
    first = min(term.in_force_from for term in terms())
    until = indonesia().known_until
    options: dict[str, SearchStrategy[Any]] = {
        "as_known_on": days(min_value=first, max_value=until),
        "joint_leave": st.sampled_from(get_args(JointLeave)),
        "week": st.sampled_from(get_args(Week)),
        "region": st.sampled_from([body.region for body in _BODIES if body.region]),
    }
    return st.fixed_dictionaries({}, optional=options).map(lambda found: indonesia(**found))


def faults() -> tuple[str, ...]:
    """The codes that ``cases(fault=...)`` knows."""
    return tuple(FAULTS)


def cases(
    *,
    stage: str | None = None,
    lawful: bool | None = None,
    fault: str | None = None,
    body: PublicBody | None = None,
    regime: Regime | None = None,
    max_events: int = 12,
) -> SearchStrategy[Case]:
    """A whole case: lawful, at fault, or however registers have it.

    Lawful and at fault are meant on the day of the last event, on the calendar of the case and
    the default readings: ``case.audit(case.events[-1].on)``. Examples shrink to the fewest
    events, without optional fields, of a plain body, on the days that :func:`days` shrinks to.

    Args:
        stage: the case stands in this procedure (``case.stage``); a :class:`Stage` or its word.
        lawful: ``True``: each act was done in time and as the law has it, so that the audit
            holds notes only, neither a breach nor a risk. ``False``: it holds a breach.
            ``None``: anything that can be recorded, late, premature or sparse.
        fault: the audit holds a finding with this code, one of :func:`faults`.
        body: the public body; ``None``: one of :func:`bodies`.
        regime: the regime; ``None``: that of the general rules, and for an election organiser
            either of the two, but the general one where the case is at fault.
        max_events: at most so many events; a path that needs more has as many as it needs.

    Raises:
        UnknownOptionError: an unknown stage, fault or regime; it names the nearest.
        WrongTypeError: not a body, or ``lawful`` no bool.
        NotAnIntegerError: ``max_events`` is no int.
        InvalidValueError: what is asked for contradicts itself: a fault in a lawful case, one
            that is no breach where one is asked for, one that arises after the stage, one
            outside the general regime, or no event.
    """
    if stage is not None:
        stage = Stage(check_option(stage, Stage, "stage"))
    if fault is not None:
        check_option(fault, FAULTS, "fault")
    if regime is not None:
        check_option(regime, REGIMES, "regime")
    if body is not None and not isinstance(body, PublicBody):
        raise WrongTypeError(body, "body", "a PublicBody")
    if lawful is not None and not isinstance(lawful, bool):
        raise WrongTypeError(lawful, "lawful", "True, False or None")
    if as_int(max_events, "max_events") < 1:
        raise InvalidValueError(max_events, "max_events", "at least one event")
    codes = _codes(stage, fault, lawful=lawful)
    if codes and regime == "election":
        raise InvalidValueError(regime, "regime", "the general one, where a case is at fault")
    found = _BODIES if body is None else (body,)
    return _cases(found, regime, stage, codes, lawful is True, max_events)


def _codes(stage: str | None, fault: str | None, *, lawful: bool | None) -> tuple[str, ...]:
    """The faults of which the case has to have one."""
    if fault is None and lawful is not False:
        return ()
    if fault is not None and lawful is True:
        raise InvalidValueError(fault, "fault", "no fault, where the case is lawful")
    codes = tuple(FAULTS) if fault is None else (fault,)
    if lawful is False:
        codes = tuple(code for code in codes if FAULTS[code].breach)
        if not codes:
            raise InvalidValueError(fault, "fault", "a breach, where lawful is False")
    if stage is not None:
        reached = _STAGES.index(Stage(stage))
        codes = tuple(code for code in codes if _STAGES.index(FAULTS[code].stage) <= reached)
        if not codes:
            raise InvalidValueError(fault, "fault", f"one that can arise before or in {stage}")
    return codes


@st.composite
def _cases(  # noqa: PLR0917 - as composite passes them on
    draw: DrawFn,
    found: tuple[PublicBody, ...],
    regime: Regime | None,
    stage: Stage | None,
    codes: tuple[str, ...],
    lawful: bool,  # noqa: FBT001 - as above
    most: int,
) -> Case:
    choices = Drawn(draw)
    code = choices.one(codes) if codes else None
    empty = _empty(choices, found, regime, general=code is not None)
    start = draw(_starts())
    if code is not None:
        return _at_fault(empty, start, code, stage, choices, most)
    if lawful:
        return _in_time(empty, start, stage, choices, most)
    walk = Walk(empty, start, choices)
    if stage is None:
        names = [name for name in empty.allowed if name in ENTRY.values()]
        walk.record(Act(choices.one(names)), start)
    else:
        walk.stray_to(stage, most)
    walk.stray(most, stage)
    return walk.case


def _empty(
    choices: Choices, found: tuple[PublicBody, ...], regime: Regime | None, *, general: bool
) -> Case:
    body = choices.one(found)
    if regime is None and BodyKind(body.kind) is BodyKind.ELECTION_ORGANISER:
        regime = "general" if general else choices.one(REGIMES)
    return Case.of(body, regime=regime)


@cache
def _starts() -> SearchStrategy[date]:
    """The days on which cases begin: from the first law on."""
    _, last = decreed_span(indonesia())
    first = min(term.in_force_from for term in terms())
    return days(min_value=first, max_value=date(last.year - _ROOM, 12, 31))


def _in_time(empty: Case, start: date, stage: Stage | None, choices: Choices, most: int) -> Case:
    for chosen, begun in _attempts(choices, start):
        walk = Walk(empty, begun, chosen)
        try:
            walk.reach(*_entries(stage, choices.one(get_args(Party))))
        except StuckError:
            continue
        walk.wander_in_time(most, stage)
        return walk.case
    raise AssertionError(f"no lawful path to {stage} for {empty.body}")


def _at_fault(  # noqa: PLR0917 - those of the case
    empty: Case, start: date, code: str, stage: Stage | None, choices: Choices, most: int
) -> Case:
    """A case with a fault; where later law or days off leave none of it, begun on a plain day."""
    for chosen, begun in _attempts(choices, start):
        walk = Walk(empty, begun, chosen)
        try:
            go_wrong(walk, code, chosen)
            if stage is not None:
                walk.go_on_to(stage)
        except StuckError:
            continue
        if holds(walk.case, code) and stage in {None, walk.case.stage}:
            return _with_more(walk, code, stage, most)
    raise AssertionError(f"no path to {code} for {empty.body}")


def _attempts(choices: Choices, start: date) -> tuple[tuple[Choices, date], ...]:
    """As drawn; without what is optional; the same from a plain day of today's law."""
    return (choices, start), (Choices(), start), (Choices(), plain_day(indonesia()))


def _with_more(walk: Walk, code: str, stage: Stage | None, most: int) -> Case:
    """The case with further events, as long as the fault is still found."""
    case = walk.case
    walk.stray(min(most, len(case.events) + _FEW), stage)
    return walk.case if holds(walk.case, code) else case


def _entries(stage: Stage | None, party: str) -> tuple[Act, ...]:
    """The acts that open each procedure up to a stage, and what the last needs from a party."""
    last = 0 if stage is None else _STAGES.index(stage)
    path = [Act(ENTRY[passed]) for passed in _STAGES[: last + 1]]
    if stage is Stage.COURT:
        by = (("by", party),)
        steps = Act("first_hearing_held"), Act("decision_read"), Act("decision_copy_received", by)
        path[-1:] = [*steps, Act(ENTRY[stage], by)]
    return tuple(path)
