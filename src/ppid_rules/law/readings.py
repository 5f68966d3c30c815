"""Readings: the answers to the open questions that a result is computed under."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields, replace
from typing import TYPE_CHECKING, Literal, Self

from ..errors import UnknownReadingError
from .questions import open_questions

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from .questions import Question
    from .terms import Term

__all__ = ["Readings"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Readings:
    """How the open questions are answered; each field is one question.

    Attributes:
        first_day: whether day 1 of a period is the ``day_after`` the event or the ``same_day``.
        joint_leave: whether joint leave (*cuti bersama*) is ``off`` or ``working``.
        notice_clock: whether the notice runs from ``receipt`` of the request, or from the day it
            was declared ``complete`` (``complete_gazette``: with the gazette print's number).
        extension_validity: whether ``any_written_reason`` makes an extension valid, or only the
            ``perki_conditions``.
        extension_announced: whether an extension is announced ``within_first_period`` or
            ``any_time_in_extension``.
        met_on: whether the day a notice or answer was ``sent`` or ``received`` decides.
        answer_clock: whether the answer runs from ``receipt`` or ``registration``.
        answer_unit: whether the answer under Perki 1/2010 has ``working_days`` or
            ``calendar_days``.
        silence_found_on: whether silence is found on the ``lapse`` or the ``next_working_day``.
        objection_filed_on: whether the day the objection was ``sent`` or ``received`` decides.
        late_answer: whether a late answer ``restarts`` the window for the dispute.
        dispute_filed_on: whether the day the application was ``sent`` or ``received`` decides.
        settlement_clock: whether the settlement runs from the ``first_hearing``, from
            ``registration`` or from the ``application``.
        court_unit: whether the court objection has ``working_days`` or ``calendar_days``.
        cassation_unit: whether cassation has ``calendar_days`` or ``working_days``.
        calendar_roll: whether a calendar-day period that ends on a day off moves to the
            ``next_working_day``.
        backward_count: whether a backward period ends on the ``nth_day`` before, or leaves
            ``clear_days`` between.
        declassification_side: whether the last days of an exemption are a ``deadline`` or a
            window (``last_thirty``).
        after_hours: whether what comes after hours counts on the ``same_day`` or the
            ``next_working_day``.

    Raises:
        UnknownReadingError: an unknown field, or an option that the question has not.
    """

    first_day: Literal["day_after", "same_day"] = "day_after"
    joint_leave: Literal["off", "working"] = "off"
    notice_clock: Literal["receipt", "complete", "complete_gazette"] = "receipt"
    extension_validity: Literal["any_written_reason", "perki_conditions"] = "any_written_reason"
    extension_announced: Literal["within_first_period", "any_time_in_extension"] = (
        "within_first_period"
    )
    met_on: Literal["sent", "received"] = "sent"
    answer_clock: Literal["receipt", "registration"] = "receipt"
    answer_unit: Literal["working_days", "calendar_days"] = "working_days"
    silence_found_on: Literal["lapse", "next_working_day"] = "lapse"
    objection_filed_on: Literal["sent", "received"] = "sent"
    late_answer: Literal["does_not_restart", "restarts"] = "does_not_restart"
    dispute_filed_on: Literal["sent", "received"] = "sent"
    settlement_clock: Literal["first_hearing", "registration", "application"] = "first_hearing"
    court_unit: Literal["working_days", "calendar_days"] = "working_days"
    cassation_unit: Literal["calendar_days", "working_days"] = "calendar_days"
    calendar_roll: Literal["none", "next_working_day"] = "none"
    backward_count: Literal["nth_day", "clear_days"] = "nth_day"
    declassification_side: Literal["deadline", "last_thirty"] = "deadline"
    after_hours: Literal["same_day", "next_working_day"] = "same_day"

    if not TYPE_CHECKING:

        def __new__(cls, **options: object) -> Self:
            """See that each name is a question; the generated ``__init__`` would not say which."""
            for name in options:
                _question(name)
            return object.__new__(cls)

    def __post_init__(self) -> None:
        for question in open_questions():
            question.check(getattr(self, question.field))

    @classmethod
    def questions(cls) -> tuple[Question, ...]:
        """Every open question, in the order of the fields."""
        return open_questions()

    @classmethod
    def question(cls, field: str) -> Question:
        """The question with this name.

        Raises:
            UnknownReadingError: there is none.
        """
        return _question(field)

    @classmethod
    def of(cls, options: Mapping[str, str]) -> Readings:
        """The readings of a mapping, such as one read from JSON or a command line.

        Raises:
            UnknownReadingError: an unknown field or option.
        """
        return cls(**options)  # type: ignore[arg-type]  # checked by __new__ and __post_init__

    def under(self, **options: str) -> Readings:
        """These readings with other answers to some questions.

        Raises:
            UnknownReadingError: an unknown field or option.
        """
        for name in options:
            _question(name)
        return replace(self, **options)  # type: ignore[arg-type]  # checked by __post_init__

    def patch(self, term: Term, on: date) -> Term:
        """The term as these readings read it, where the law of a day applies."""
        for question in open_questions():
            if question.patches:
                term = question.patch(term, getattr(self, question.field), on)
        return term

    def to_dict(self) -> dict[str, str]:
        """JSON-ready: the answer to each question."""
        return asdict(self)


def _question(field: str) -> Question:
    for question in open_questions():
        if question.field == field:
            return question
    raise UnknownReadingError(field, [f.name for f in fields(Readings)])
