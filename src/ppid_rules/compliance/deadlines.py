"""One deadline: its last day, how it was counted, and how sure that is."""

from __future__ import annotations

from datetime import date
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from .._check import as_date, as_int
from ..errors import CoverageError, InvalidValueError, UnknownStartError, WrongTypeError
from ..law import (
    DEFAULTS,
    Citation,
    Evidence,
    HouseRule,
    Readings,
    Term,
    TermKind,
    Unit,
    checked_house_rules,
    extension_of,
    read_term,
)
from ..workdays import Certainty, DayOff, WorkedDay, WorkingCalendar, indonesia
from .basis import Basis, basis_of
from .counting import CountedDay, counted_days, last_day, rolls, start_of
from .doubt import Alternative, alternatives_of, last_days_of
from .explaining import Step, explained, steps_of
from .moves import Moved, moves_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .._check import Lang
    from .wording import Audience

__all__ = ["Deadline", "deadline"]


def deadline(
    term_id: str,
    start: date,
    *,
    start_is: str | None = None,
    version_on: date | None = None,
    regime: str = "general",
    calendar: WorkingCalendar | None = None,
    readings: Readings | None = None,
    house_rules: Sequence[HouseRule] = (),
) -> Deadline:
    """The last day (*batas akhir*) of one time limit.

    Args:
        term_id: the limit (``"request.notice"``).
        start: the day the period is counted from: the act, or for a period that follows another
            the last day of that one; never the day on which an extension was announced.
        start_is: which of the term's ``counted_from`` the start is; the first where ``None``.
        version_on: the day whose law applies; the start where ``None``.
        regime: ``"general"`` or ``"election"``.
        calendar: which days count; ``indonesia()`` where ``None``.
        readings: how open questions are answered. They win over the calendar's option for joint
            leave; ``None``: the defaults, with the calendar's option.
        house_rules: limits of the caller's own, which every result marks as such.

    Raises:
        UnknownTermError: no such limit in the regime, or a house rule for none.
        UnknownRegimeError: no such regime.
        UnknownStartError: the limit is not counted from ``start_is``.
        NotInForceError: the limit was not in force yet.
        NotADateError: ``start`` or ``version_on`` is no date, or a moment.
        WrongTypeError: not a calendar, no readings, or no list of house rules.
        InvalidValueError: a house rule for a limit that is no period, or too long a period.
        CoverageError: the start or the last day lies outside the calendar.
    """
    if start.__class__ is not date:
        as_date(start, "start")
    if version_on is not None:
        as_date(version_on, "version_on")
    if calendar is None:
        calendar = _whole_log()
    if readings is None:
        readings = DEFAULTS
        if calendar.__class__ is not WorkingCalendar or calendar.joint_leave != "off":
            calendar, readings = agreed(calendar, None, readings)
    else:
        calendar, readings = agreed(calendar, readings, DEFAULTS)
    version_on = version_on or start
    rules = checked_house_rules(house_rules) if house_rules else ()
    term = read_term(term_id, regime, version_on, readings, rules)
    if start_is is None:
        start_is = term.counted_from[0]
    elif start_is not in term.counted_from:
        raise UnknownStartError(start_is, term.counted_from, f"start of {term_id}")
    return Deadline(term, start, start_is, version_on, calendar, readings, rules)


def agreed(
    calendar: WorkingCalendar, readings: Readings | None, otherwise: Readings
) -> tuple[WorkingCalendar, Readings]:
    """A calendar and readings with one answer on joint leave: readings that are passed win.

    Raises:
        WrongTypeError: not a calendar, or no readings.
    """
    if not isinstance(calendar, WorkingCalendar):
        raise WrongTypeError(calendar, "calendar", "a WorkingCalendar")
    if readings is None:
        return calendar, otherwise.under(joint_leave=calendar.joint_leave)
    if not isinstance(readings, Readings):
        raise WrongTypeError(readings, "readings", "Readings")
    return calendar.with_joint_leave(readings.joint_leave), readings


@cache
def _whole_log() -> WorkingCalendar:
    return indonesia()


class Deadline:
    """The last day of one time limit, and everything that can be said about it.

    Made by :func:`deadline`. Immutable; views beyond ``due_on`` are computed on first use.

    Attributes:
        term: the version of the limit that was applied.
        starts_on: the day the period is counted from.
        start_is: what that day is, one of ``term.counted_from``.
        version_on: the day whose law applies.
        calendar: which days count.
        readings: how open questions are answered.
        house_rules: the caller's own limits.
        due_on: the last day on which the act is in time, the whole day; ``None`` where the
            number is not known, or where there is no day to compute.
    """

    term: Term
    starts_on: date
    start_is: str
    version_on: date
    calendar: WorkingCalendar
    readings: Readings
    house_rules: tuple[HouseRule, ...]
    due_on: date | None

    def __init__(  # noqa: PLR0917 - made in one place, on the path that has to be fast
        self,
        term: Term,
        starts_on: date,
        start_is: str,
        version_on: date,
        calendar: WorkingCalendar,
        readings: Readings,
        house_rules: tuple[HouseRule, ...] = (),
    ) -> None:
        # Through __dict__, since __setattr__ refuses; cheaper than object.__setattr__ as well.
        facts = self.__dict__
        facts["term"] = term
        facts["starts_on"] = starts_on
        facts["start_is"] = start_is
        facts["version_on"] = version_on
        facts["calendar"] = calendar
        facts["readings"] = readings
        facts["house_rules"] = house_rules
        facts["due_on"] = last_day(term, starts_on, start_is, calendar, readings)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a deadline cannot be changed ({name})")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"a deadline cannot be changed ({name})")

    @property
    def _facts(self) -> tuple[object, ...]:
        return (
            self.term,
            self.starts_on,
            self.start_is,
            self.version_on,
            self.calendar,
            self.readings,
            self.house_rules,
        )

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Deadline):
            return NotImplemented
        return self._facts == other._facts

    def __hash__(self) -> int:
        return hash(self._facts)

    def __reduce__(self) -> tuple[type[Deadline], tuple[object, ...]]:
        return type(self), self._facts

    def __repr__(self) -> str:
        return (
            f"<Deadline {self.term.id} from {self.start_is} {self.starts_on}: "
            f"due {self.due_on}, {self.certainty}>"
        )

    # -- how sure it is --------------------------------------------------------------------

    @cached_property
    def certainty(self) -> Certainty:
        """The least certainty of the days on which the last day depends."""
        span = self.rests_on
        return Certainty.DECREED if span is None else self.calendar.span_certainty(*span)

    @cached_property
    def rests_on(self) -> tuple[date, date] | None:
        """The first and the last of the days on which the last day depends, in order.

        ``None`` where it depends on none: periods in calendar days, months and years do not,
        unless the last day moves on from a day off; then it depends on the days from there.
        """
        if self.due_on is None:
            return None
        if self.term.unit is Unit.WORKING_DAYS:
            return min(self.starts_on, self.due_on), max(self.starts_on, self.due_on)
        if rolls(self.term, self.readings):
            return self.under(calendar_roll="none").due_on or self.due_on, self.due_on
        return None

    @property
    def evidence(self) -> Evidence:
        """How the number is known: ``read``, ``secondary``, ``unknown``, ``caller``."""
        return self.term.evidence

    @property
    def why_no_date(self) -> str | None:
        """Why ``due_on`` is ``None``; ``None`` where there is a date.

        ``unknown`` (the number is not established), ``set_by_actor`` (the notice or decision
        names the day), ``absences`` (events are counted, not days), ``no_limit`` (a right).
        """
        if self.due_on is not None:
            return None
        if self.term.evidence is Evidence.UNKNOWN:
            return "unknown"
        if self.term.kind is TermKind.RIGHT:
            return "no_limit"
        return self.term.unit.value

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        """The articles that were law on the day whose law applies."""
        return self.term.citations_on(self.version_on)

    @cached_property
    def alternatives(self) -> tuple[Alternative, ...]:
        """Other answers, one question at a time, that give another last day."""
        return alternatives_of(self)

    @cached_property
    def contested(self) -> tuple[str, ...]:
        """The open questions on which the last day depends, one at a time."""
        return tuple(dict.fromkeys(a.reading for a in self.alternatives))

    @cached_property
    def earliest(self) -> date | None:
        """The first last day over all combinations of answers that count from this start.

        Safe to act by, unless an alternative counts from another act.
        """
        return min(self._last_days, default=None)

    @cached_property
    def latest(self) -> date | None:
        """The last last day over all combinations of answers that count from this start.

        Only after it has the limit passed, unless an alternative counts from another act.
        """
        return max(self._last_days, default=None)

    @cached_property
    def extension(self) -> Deadline | None:
        """The same limit extended (*perpanjangan*): it chains on the last day of this one.

        ``None`` where the law has no extension of it, or the calendar ends before.
        """
        found = extension_of(self.term, self.version_on)
        if found is None or self.due_on is None:
            return None
        try:
            return deadline(
                found.id,
                self.due_on,
                start_is=self.term.id,
                version_on=self.version_on,
                regime=self.term.regime,
                calendar=self.calendar,
                readings=self.readings,
                house_rules=self.house_rules,
            )
        except CoverageError:
            return None

    @cached_property
    def moved(self) -> tuple[Moved, ...]:
        """Each decree announced after the start that changed the last day, in order."""
        return tuple(moves_of(self, self.starts_on))

    @cached_property
    def basis(self) -> Basis:
        """On what this rests: versions, knowledge, options, readings."""
        projected = self.certainty is Certainty.PROJECTED
        return basis_of(self.calendar, self.readings, self.house_rules, projected=projected)

    # -- how it was counted ----------------------------------------------------------------

    @cached_property
    def skipped(self) -> tuple[DayOff, ...]:
        """The days off of the period that would count in another week of the office.

        Plain weekends are not among them; in a six-day week a Saturday after a Friday off is.
        """
        weekend = ("Saturday", "Sunday") if self.calendar.week == "five" else ("Sunday",)
        return tuple(
            row.day_off
            for row in self._counting
            if row.number is None and row.day_off and f"{row.day:%A}" not in weekend
        )

    @cached_property
    def worked(self) -> tuple[WorkedDay, ...]:
        """The days of the period that count although others are off."""
        days = sorted(row.day for row in self._counting if row.number)
        if not days or self.term.unit is not Unit.WORKING_DAYS:
            return ()
        return self.calendar.days_worked(days[0], days[-1])

    @cached_property
    def trace(self) -> tuple[Step, ...]:
        """The derivation, a step at a time: data that can also be said in words."""
        return tuple(steps_of(self))

    def count(self) -> tuple[CountedDay, ...]:
        """Every day from the start to the last day, numbered or with the reason it is not."""
        return self._counting

    def explain(self, lang: Lang = "id", audience: Audience = "officer") -> str:
        """The derivation in whole sentences, a line each.

        Raises:
            UnknownLanguageError: neither ``"id"`` nor ``"en"``.
            UnknownOptionError: an unknown audience.
        """
        return explained(self.trace, lang, audience)

    # -- from here to another deadline -----------------------------------------------------

    def under(self, **readings: str) -> Deadline:
        """The same period under other answers to open questions.

        Raises:
            UnknownReadingError: an unknown question or answer.
            UnknownStartError: an answer that counts from another act.
        """
        return self.recompute(readings=self.readings.under(**readings))

    def recompute(
        self, *, calendar: WorkingCalendar | None = None, readings: Readings | None = None
    ) -> Deadline:
        """The same period on another calendar, or under other readings.

        Readings that are passed win; a calendar that is passed alone brings its option for joint
        leave.

        Raises:
            WrongTypeError: not a calendar, or no readings.
            UnknownStartError: the readings count from another act.
        """
        if calendar is None and readings is None:
            readings = self.readings
        calendar, readings = agreed(
            self.calendar if calendar is None else calendar, readings, self.readings
        )
        term = self.term_under(readings)
        if self.start_is not in term.counted_from:
            raise UnknownStartError(self.start_is, term.counted_from, f"start of {term.id}")
        return Deadline(
            term,
            self.starts_on,
            self.start_is,
            self.version_on,
            calendar,
            readings,
            self.house_rules,
        )

    def due_on_calendar(self, calendar: WorkingCalendar) -> date | None:
        """The last day on another calendar; ``None`` where there is none.

        Raises:
            WrongTypeError: not a calendar.
        """
        return self.recompute(calendar=calendar).due_on

    def term_under(self, readings: Readings) -> Term:
        """The version of the limit under other readings."""
        term = self.term
        return read_term(term.id, term.regime, self.version_on, readings, self.house_rules)

    def remind_on(self, n: int) -> date | None:
        """The n-th working day before the last day.

        Raises:
            NotAnIntegerError: ``n`` is no int.
            InvalidValueError: ``n`` is negative.
        """
        if as_int(n) < 0:
            raise InvalidValueError(n, "n", "zero or more")
        return self.due_on and self.calendar.add_working_days(self.due_on, -n)

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready, with everything needed to check or repeat the counting."""
        return {
            "schema": "ppid-rules/deadline/1",
            "term": self.term.id,
            "regime": self.term.regime,
            "starts_on": _iso(self.starts_on),
            "start_is": self.start_is,
            "version_on": self.version_on.isoformat(),
            "due_on": _iso(self.due_on),
            "why_no_date": self.why_no_date,
            "number": self.term.number,
            "unit": self.term.unit.value,
            "certainty": self.certainty.value,
            "evidence": self.term.evidence.value,
            "earliest": _iso(self.earliest),
            "latest": _iso(self.latest),
            "contested": list(self.contested),
            "alternatives": [{**a._asdict(), "due_on": _iso(a.due_on)} for a in self.alternatives],
            "skipped": [
                {
                    "day": off.day.isoformat(),
                    "kind": off.kind.value,
                    "name": {"id": off.name_id, "en": off.name_en},
                    "decree": off.decree,
                    "announced_on": _iso(off.announced_on),
                }
                for off in self.skipped
            ],
            "moved": [
                {
                    "decree": m.decree,
                    "announced_on": m.announced_on.isoformat(),
                    "before": m.before.isoformat(),
                    "after": m.after.isoformat(),
                }
                for m in self.moved
            ],
            "citations": [
                {"instrument": c.instrument, "article": c.article} for c in self.citations
            ],
            "worked": [
                {"day": w.day.isoformat(), "name": {"id": w.name_id, "en": w.name_en}}
                for w in self.worked
            ],
            "trace": [step.to_dict() for step in self.trace],
            "basis": self.basis.to_dict(),
        }

    # -- inside ----------------------------------------------------------------------------

    @cached_property
    def _counting(self) -> tuple[CountedDay, ...]:
        if self.due_on is None:
            return ()
        if self.term.unit in (Unit.MONTHS, Unit.YEARS, Unit.SET_BY_ACTOR):
            return ()  # a date of the calendar, or named by the act; no days are counted
        begin = start_of(self.term, self.starts_on, self.start_is, self.calendar, self.readings)
        return counted_days(self.term, begin, self.due_on, self.calendar)

    @cached_property
    def _last_days(self) -> tuple[date, ...]:
        return last_days_of(self)


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
