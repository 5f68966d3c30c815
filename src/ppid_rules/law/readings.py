"""Open questions of the law, and the reading that a result is computed under."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields, replace
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Self

from .._check import Lang, check_lang
from .._data import read_json
from ..errors import UnknownReadingError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .terms import Term

__all__ = ["Question", "Readings"]


class Question(NamedTuple):
    """One point that the instruments do not settle.

    Attributes:
        field: the field of :class:`Readings`.
        options: the answers, the default first.
        default: the answer used unless another is chosen.
        kind: ``counting``: it changes how a day is counted.
        source: where the doubt comes from.
        question_text: the question as a clause, by language.
        option_text: each answer as a clause, by option and language.
        units: the units of the terms that it touches.
        direction: the direction of those terms, ``None``: any.
        chained: ``False`` where a period that follows another is not touched.
    """

    field: str
    options: tuple[str, ...]
    default: str
    kind: str
    source: str
    question_text: tuple[tuple[str, str], ...]
    option_text: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    units: tuple[str, ...]
    direction: str | None
    chained: bool

    def question(self, lang: Lang = "id") -> str:
        """The question, a clause that fits after "the rules do not settle".

        Raises:
            UnknownLanguageError: neither ``"id"`` nor ``"en"``.
        """
        return dict(self.question_text)[check_lang(lang)]

    def answer(self, option: str, lang: Lang = "id") -> str:
        """An answer, a clause that fits after "if".

        Raises:
            UnknownReadingError: the question has no such option.
            UnknownLanguageError: neither ``"id"`` nor ``"en"``.
        """
        self.check(option)
        return dict(dict(self.option_text)[option])[check_lang(lang)]

    def check(self, option: object) -> None:
        """See that ``option`` is an answer.

        Raises:
            UnknownReadingError: it is none.
        """
        if option not in self.options:
            raise UnknownReadingError(option, self.options, f"option of reading {self.field}")

    def touches(self, term: Term, start_is: str) -> bool:
        """Whether an answer can move the last day of a term counted from ``start_is``."""
        return (
            term.unit in self.units
            and self.direction in (None, term.direction)
            and (self.chained or "." not in start_is)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Readings:
    """How the open questions are answered; each field is one question.

    Attributes:
        first_day: whether day 1 of a period is the ``day_after`` the event or the ``same_day``.
        joint_leave: whether joint leave (*cuti bersama*) is ``off`` or ``working``.

    Raises:
        UnknownReadingError: an unknown field, or an option that the question has not.
    """

    first_day: Literal["day_after", "same_day"] = "day_after"
    joint_leave: Literal["off", "working"] = "off"

    if not TYPE_CHECKING:

        def __new__(cls, **options: object) -> Self:
            """See that each name is a question; the generated ``__init__`` would not say which."""
            for name in options:
                _question(name)
            return object.__new__(cls)

    def __post_init__(self) -> None:
        for question in _questions():
            question.check(getattr(self, question.field))

    @classmethod
    def questions(cls) -> tuple[Question, ...]:
        """Every open question, in the order of the fields."""
        return _questions()

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

    def to_dict(self) -> dict[str, str]:
        """JSON-ready: the answer to each question."""
        return asdict(self)


def _question(field: str) -> Question:
    for question in _questions():
        if question.field == field:
            return question
    raise UnknownReadingError(field, [f.name for f in fields(Readings)])


@cache
def _questions() -> tuple[Question, ...]:
    return tuple(map(_parsed, read_json(__name__, "data/readings.json")["readings"]))


def _parsed(row: Mapping[str, Any]) -> Question:
    others = [option for option in row["options"] if option != row["default"]]
    return Question(
        field=row["field"],
        options=(row["default"], *others),
        default=row["default"],
        kind=row["kind"],
        source=row["source"],
        question_text=tuple(row["question"].items()),
        option_text=tuple((name, tuple(text.items())) for name, text in row["options"].items()),
        units=tuple(row["touches"]["units"]),
        direction=row["touches"].get("direction"),
        chained=row["touches"].get("chained", True),
    )
