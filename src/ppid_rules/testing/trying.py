"""What a program with some mistakes may answer to a vector."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from ..compliance import Case, Clock
from ..law import REGIMES, Side, TermKind, is_term
from ..workdays import indonesia
from .programs import Program, right_deadline
from .vector import CASES, VectorKind, is_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from ..cases import Event
    from .vector import Vector

__all__ = ["ABSENT", "Accepted", "accepts", "answers", "numbers_shown"]

ABSENT = "absent"
"""Stands for a limit that is not among the answers."""

Accepted = frozenset["date | str | bool | None"]
"""The answers that a program may give; several, since it may chain periods in its own way."""


def answers(program: Program, vector: Vector) -> Mapping[str, Accepted]:
    """What a program may answer, by key; a question with one answer has the key ``""``."""
    match vector.kind:
        case VectorKind.DUE:
            right = right_deadline(vector)
            return {"": frozenset(program.last_days(right, right.starts_on))}
        case VectorKind.CALENDAR:
            return {"": frozenset({_works(program, vector)})}
        case _:
            trial = _CaseTrial(program, vector)
            return {key: trial.accepted(key) for key in trial.keys}


def accepts(
    program: Program,
    vector: Vector,
    answer: Any,  # noqa: ANN401 - what an answer is depends on the kind
    terms: Collection[str] | None = None,
) -> bool:
    """Whether a program may have given an answer.

    Args:
        program: the program.
        vector: the question.
        answer: a date; dates by key; or whether the day is a working day.
        terms: only keys of these limits were asked for.
    """
    if vector.kind not in CASES:
        return answer in answers(program, vector)[""]
    trial = _CaseTrial(program, vector)
    asked = {key: day for key, day in answer.items() if is_of(key, terms)}
    if trial.rejects_soon(asked):
        return False
    keys = {key for key in {*trial.keys, *asked} if is_of(key, terms)}
    return all(asked.get(key, ABSENT) in trial.accepted(key) for key in keys)


def numbers_shown(
    program: Program, vector: Vector, key: str, given: date
) -> tuple[int, int] | None:
    """The number of days that an answer shows, and that of the law, where these differ.

    Nothing is read from a limit that starts with the end of another, but for an extension, or
    from one that was extended.
    """
    if vector.kind is VectorKind.DUE:
        return program.numbers_shown(right_deadline(vector), given)
    if vector.kind not in CASES:
        return None
    clock = _clocks(vector, in_utc=program.in_utc).get(key)
    if clock is None or clock.starts_on is None or isinstance(clock.extension, Clock):
        return None
    if is_term(clock.start_is) and clock.term.kind is not TermKind.EXTENSION:
        return None
    return program.numbers_shown(clock, given)


def _works(program: Program, vector: Vector) -> bool:
    calendar = indonesia(
        as_known_on=vector.as_known_on,
        joint_leave=vector.as_read.joint_leave,
        week=vector.inputs.get("week", "five"),
    )
    day = date.fromisoformat(vector.inputs["day"])
    return program.calendar(calendar, day).is_working_day(day)


class _CaseTrial:
    """A program before the case of a vector.

    It may know as the law does when each limit starts and count each by itself, or replay the
    whole case with its mistakes: both are accepted.
    """

    def __init__(self, program: Program, vector: Vector) -> None:
        self._program = program
        self._vector = vector
        self._case = _case(vector, in_utc=program.in_utc)
        self._right = _clocks(vector, in_utc=program.in_utc)
        self._replayed: Mapping[str, date | None] | None = None

    @property
    def keys(self) -> frozenset[str]:
        """Every limit that it may answer for."""
        return frozenset({*self._right, *self._whole()})

    def accepted(self, key: str) -> Accepted:
        """What it may answer for a limit."""
        alone = frozenset(self._alone(key))
        clock, program = self._right.get(key), self._program
        if clock is not None and program.extends_from != "limit" and _is_of_the_body(clock):
            # The replay knows nothing of a wrong extension; under another table of days off it
            # may tell that none was announced in time.
            return alone if program.table is None else alone | {self._whole().get(key, ABSENT)}
        return alone | {self._whole().get(key, ABSENT)}

    def rejects_soon(self, given: Mapping[str, date | None]) -> bool:
        """Whether an answer is none of the program's for a limit that no other one moves."""
        return any(
            key in given
            and clock.term.kind is TermKind.DUTY
            and not _follows(clock)
            and not any(self._too_late(clock))
            and given[key] not in frozenset(self._alone(key))
            for key, clock in self._right.items()
        )

    def _whole(self) -> Mapping[str, date | None]:
        if self._replayed is None:
            program, vector, case = self._program, self._vector, self._case
            as_of = date.fromisoformat(vector.inputs["as_of"])
            readings = vector.as_read
            if program.counts_start:
                readings = readings.under(first_day="same_day")
            rules = program.own_numbers(clock.term for clock in self._right.values())
            clocks = case.model_copy(update={"house_rules": rules}).deadlines(
                as_of,
                calendar=program.calendar(case.calendar().known_on(vector.as_known_on), as_of),
                readings=readings,
            )
            self._replayed = {clock.key: clock.due_on for clock in clocks}
        return self._replayed

    def _alone(self, key: str) -> Iterator[date | str | None]:
        """What it may answer for a limit if it knows as the law does when each starts."""
        clock = self._right.get(key)
        if clock is None:
            yield ABSENT
        elif isinstance(clock.extension, Clock):
            yield from self._alone(clock.extension.key)
        elif clock.due_on is None or clock.starts_on is None:
            yield clock.due_on
        elif clock.term.kind is TermKind.EXTENSION:
            yield from self._extended(clock)
        else:
            for start in self._starts(clock):
                yield from self._program.last_days(clock, start)
            if _has_rules_of_its_own(clock, self._program):
                yield clock.due_on
            if self._program.extends_from != "limit":
                for extension in self._too_late(clock):
                    yield from self._extended(extension)

    def _too_late(self, clock: Clock) -> Iterator[Clock]:
        """Extensions of a limit, one that came too late too: a wrong program may let it move it."""
        for other in self._right.values():
            if other.term.kind is TermKind.EXTENSION and clock.term.id in other.term.moves:
                yield other

    def _extended(self, clock: Clock) -> Iterator[date | None]:
        first = self._right.get(clock.start_is)
        filed = None if first is None else first.starts_on
        others = {"announcement": clock.happened_on, "filing": filed}
        other = others.get(self._program.extends_from)
        if other is not None:
            yield from self._program.extended(clock, other)
            if first is None or not isinstance(first.extension, Clock):
                yield clock.due_on  # announced too late; what it would be moves nothing
            return
        for start in self._starts(clock):
            yield from self._program.last_days(clock, start)
        if _has_rules_of_its_own(clock, self._program):
            yield clock.due_on

    def _starts(self, clock: Clock) -> Iterator[date]:
        """The days from which it may count a limit: its own, or the end of one as it has that."""
        if clock.starts_on is not None:
            yield clock.starts_on
        first = self._right.get(clock.start_is)
        if first is None:
            return
        if clock.term.kind is TermKind.EXTENSION:
            found = (d for s in self._starts(first) for d in self._program.last_days(first, s))
        else:
            found = (day for day in self._alone(first.key) if isinstance(day, date))
        yield from filter(None, found)


def _has_rules_of_its_own(clock: Clock, program: Program) -> bool:
    """Whether a program with wrong numbers may have those of this regime right."""
    return clock.term.regime != REGIMES[0] and bool(program.fewer or program.numbers)


def _follows(clock: Clock) -> bool:
    """Whether a limit starts with the end of another, or was extended."""
    return is_term(clock.start_is) or isinstance(clock.extension, Clock)


def _is_of_the_body(clock: Clock) -> bool:
    """Whether it is an extension that the body takes; a mediator may take one too."""
    return clock.term.kind is TermKind.EXTENSION and clock.side is Side.BODY


@lru_cache(maxsize=1024)
def _case(vector: Vector, *, in_utc: bool) -> Case:
    case = Case.model_validate(vector.inputs["case"])
    return _in_utc(case) if in_utc else case


@lru_cache(maxsize=1024)
def _clocks(vector: Vector, *, in_utc: bool) -> Mapping[str, Clock]:
    case = _case(vector, in_utc=in_utc)
    clocks = case.deadlines(
        date.fromisoformat(vector.inputs["as_of"]),
        calendar=case.calendar().known_on(vector.as_known_on),
        readings=vector.as_read,
    )
    return {clock.key: clock for clock in clocks}


def _in_utc(case: Case) -> Case:
    """A case whose days are those of its moments in UTC."""

    def moved(event: Event) -> Event:
        if event.time is None:
            return event
        wall = datetime.combine(event.on, event.time, UTC)
        there = case.body.local(wall)
        offset = datetime.combine(there["on"], there["time"], UTC) - wall
        return event.model_copy(update={"on": (wall - offset).date()})

    return case.model_copy(update={"events": tuple(map(moved, case.events))})
