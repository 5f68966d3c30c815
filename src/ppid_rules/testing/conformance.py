"""Whether a program computes as the law has it, and what it does wrong if not."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from .._check import Lang, check_lang
from .._data import read_json
from ..errors import PpidRulesError, WrongTypeError
from .diagnosis import Answered, Diagnosis, diagnosis_of
from .judging import judged
from .trying import ABSENT
from .vector import VectorKind, vectors

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .vector import Vector

__all__ = ["ConformanceError", "Failure", "check_cases", "check_due_dates", "said", "see"]

DueDates = Callable[[str, date], date]
"""A limit and the day from which it runs, to its last day."""

CaseDates = Callable[[dict[str, Any], date], Mapping[str, date | None]]
"""The document of a case and the day looked at, to the last day of each limit by its key."""

_SHOWN = 10
"""The failures that the message of the error lists."""

_LONGEST = 200
"""The characters of an exception that are shown."""

_FEW = 5
"""So many limits are worth naming in a report."""


class Failure(NamedTuple):
    """One answer that is not right.

    Attributes:
        vector: the question, with the answer that is expected.
        key: the limit of a case; ``""`` for a question with one answer.
        expected: the right answer.
        given: what was answered.
        problem: why that is no answer at all; empty where it is one.
    """

    vector: Vector
    key: str
    expected: Any
    given: Any
    problem: str = ""

    def text(self, lang: Lang = "id") -> str:
        """The failure on a line.

        Raises:
            UnknownLanguageError: neither ``"id"`` nor ``"en"``.
        """
        name = f"{self.vector.id} {self.key}".rstrip()
        if self.problem:
            return said("problem", lang, vector=name, problem=self.problem)
        return said("wrong", lang, vector=name, expected=self.expected, given=self.given)


class ConformanceError(PpidRulesError, AssertionError):
    """A program does not answer as the law has it.

    Attributes:
        asked: how many questions it was asked.
        failures: each answer that is not right.
        explained_by: the names of the mistakes that explain every wrong answer, of several
            alternatives all. Empty: no known mistake does.
        alternatives: each explanation by itself: one mistake, or two together; several where
            the vectors that were asked do not tell them apart.
        year: the one year in which it fails, where other years are right.
        terms: the limits with failures, where others are right.
        diagnosis: the same with what each mistake does.
    """

    def __init__(
        self,
        asked: int,
        failures: tuple[Failure, ...],
        diagnosis: Diagnosis = Diagnosis(),  # noqa: B008 - frozen
    ) -> None:
        self.asked = asked
        self.failures = failures
        self.diagnosis = diagnosis
        self.explained_by = diagnosis.names
        self.alternatives = diagnosis.alternatives
        self.year = diagnosis.year
        self.terms = diagnosis.terms
        super().__init__("\n".join(self._lines("en", _SHOWN)), asked, failures, diagnosis)

    def report(self, lang: Lang = "id", *, shown: int | None = None) -> str:
        """What is wrong, and each failure on a line.

        Args:
            lang: the language.
            shown: how many failures to list; ``None``: all.

        Raises:
            UnknownLanguageError: neither ``"id"`` nor ``"en"``.
        """
        return "\n".join(self._lines(check_lang(lang), shown))

    def _lines(self, lang: Lang, shown: int | None) -> Iterator[str]:
        vectors_failing = len({failure.vector.id for failure in self.failures})
        yield said("summary", lang, wrong=vectors_failing, asked=self.asked)
        problems = sum(1 for failure in self.failures if failure.problem)
        if problems:
            yield said("problems", lang, number=problems)
        if self.diagnosis.unanswered:
            yield said("unanswered", lang, number=len(self.diagnosis.unanswered))
        if problems < len(self.failures):
            yield from self._explanations(lang)
        if self.year is not None:
            yield said("year", lang, year=self.year)
        if 0 < len(self.terms) <= _FEW:
            yield said("terms", lang, terms=", ".join(sorted(self.terms)))
        listed = self.failures[:shown]
        for failure in listed:
            yield f"  {failure.text(lang)}"
        if len(listed) < len(self.failures):
            yield f"  {said('more', lang, number=len(self.failures) - len(listed))}"

    def _explanations(self, lang: Lang) -> Iterator[str]:
        for first, *second in self.diagnosis.suspects:
            slots = {"name": first.mistake, "text": first.text(lang)}
            if second:
                slots |= {"other": second[0].mistake, "other_text": second[0].text(lang)}
            yield said("two" if second else "one", lang, **slots)
        if not self.diagnosis.suspects:
            yield said("none", lang)


def check_due_dates(
    fn: DueDates,
    *,
    terms: Collection[str] | None = None,
    not_before: date | None = None,
) -> None:
    """See that a function gives the last day (*batas akhir*) of each limit as the law has it.

    It is asked with every decree known, the default readings and the general regime.

    Args:
        fn: called with a limit (``"request.notice"``) and the day from which it runs; returns
            its last day.
        terms: only these limits.
        not_before: only days from this one on.

    Raises:
        ConformanceError: an answer is not right, is no date, or the function raised.
        UnknownTermError: a limit that no vector asks for.
        WrongTypeError: ``fn`` cannot be called, or limits that are one text.
        NotADateError: ``not_before`` is no date.
    """
    _see_that_it_can_be_called(fn)

    def ask(vector: Vector) -> Any:  # noqa: ANN401 - whatever the function returns
        return fn(vector.inputs["term"], date.fromisoformat(vector.inputs["start"]))

    asked = vectors(VectorKind.DUE, terms=terms, not_before=not_before, usual=True)
    see([_answer(vector, ask, terms) for vector in asked], terms)


def check_cases(
    fn: CaseDates,
    *,
    terms: Collection[str] | None = None,
    not_before: date | None = None,
) -> None:
    """See that a function gives every last day of whole cases as the law has it.

    Findings are not asked for; ``vector.expected["findings"]`` has their codes.

    Args:
        fn: called with the document of a case (schema ``ppid-rules/case/1``) and the day looked
            at; returns the last day of each limit by its key ``term[@party][#n]``, ``None``
            where it has none.
        terms: only these limits; others may be missing from what is returned.
        not_before: only cases without a day before this one.

    Raises:
        ConformanceError: an answer is not right, is none, or the function raised.
        UnknownTermError: a limit that no vector asks for.
        WrongTypeError: ``fn`` cannot be called, or limits that are one text.
        NotADateError: ``not_before`` is no date.
    """
    _see_that_it_can_be_called(fn)

    def ask(vector: Vector) -> Any:  # noqa: ANN401 - whatever the function returns
        return fn(_copied(vector.inputs["case"]), date.fromisoformat(vector.inputs["as_of"]))

    asked = [
        vector
        for kind in (VectorKind.HISTORY, VectorKind.MOMENT)
        for vector in vectors(kind, terms=terms, not_before=not_before, usual=True)
    ]
    see([_answer(vector, ask, terms) for vector in asked], terms)


def see(answered: Iterable[Answered], terms: Collection[str] | None = None) -> None:
    """See that every answer is right.

    Raises:
        ConformanceError: one is not.
    """
    every = tuple(answered)
    failures = tuple(failure for a in every for failure in _failures(a))
    if failures:
        raise ConformanceError(len(every), failures, diagnosis_of(every, terms))


def _see_that_it_can_be_called(fn: object) -> None:
    if not callable(fn):
        raise WrongTypeError(fn, "fn", "a function")


def _copied(document: Any) -> Any:  # noqa: ANN401 - a piece of a document
    """A copy of a document, which the function may change."""
    if isinstance(document, dict):
        return {key: _copied(value) for key, value in document.items()}
    return [_copied(item) for item in document] if isinstance(document, list) else document


# -- one answer ----------------------------------------------------------------------------


def _answer(
    vector: Vector, ask: Callable[[Vector], Any], terms: Collection[str] | None
) -> Answered:
    try:
        given = ask(vector)
    except Exception as error:  # noqa: BLE001 - whatever the function under test raises is reported
        told = " ".join(str(error).split())
        problem = f"raised {type(error).__name__}: {told:.{_LONGEST}}"
        return Answered(vector, None, frozenset({""}), problem)
    return judged(vector, given, terms)


def _failures(answered: Answered) -> Iterator[Failure]:
    vector, given, wrong, problem = answered
    right = vector.answer
    if problem:
        yield Failure(vector, "", right, given, problem)
        return
    for key in sorted(wrong):
        if key or isinstance(right, dict):
            yield Failure(vector, key, right.get(key, ABSENT), given.get(key, ABSENT))
        else:
            yield Failure(vector, key, right, given)


@cache
def _wording() -> Mapping[str, Mapping[str, str]]:
    content: dict[str, dict[str, str]] = read_json(__name__, "data/report.json")
    return content


def said(name: str, lang: Lang, /, **slots: object) -> str:
    """A sentence of the report."""
    return _wording()[name][check_lang(lang)].format(**slots)
