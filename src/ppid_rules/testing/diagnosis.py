"""Which known mistake explains some wrong answers, if one does."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING, Any, NamedTuple

from .fitted import ended_tables, incomplete_tables, tables_of_some_years
from .mistake import Suspect, plain
from .programs import Program
from .trying import accepts, numbers_shown
from .vector import VectorKind, term_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from .vector import Vector

__all__ = ["Answered", "Diagnosis", "diagnosis_of"]


_MANY = 4
"""So many limits are not all off by the same number of days by chance."""


class Answered(NamedTuple):
    """A vector with the answer that a program gave.

    Attributes:
        vector: the question.
        answer: a date; dates by key; or whether the day is a working day.
        wrong: the keys with a wrong answer; ``""`` for a question with one answer.
        problem: why it is no answer at all; empty where it is one.
    """

    vector: Vector
    answer: Any
    wrong: frozenset[str] = frozenset()
    problem: str = ""


class Diagnosis(NamedTuple):
    """What is wrong with a program.

    Attributes:
        suspects: the mistakes that together explain every wrong answer; several alternatives
            where the vectors asked do not tell them apart; empty: none that is known.
        year: the one year in which answers are wrong, where there is one.
        terms: the limits with a wrong answer, where others are right.
        unanswered: the limits without any answer, where others have one.
    """

    suspects: tuple[tuple[Suspect, ...], ...] = ()
    year: int | None = None
    terms: frozenset[str] = frozenset()
    unanswered: frozenset[str] = frozenset()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the mistakes, each once."""
        return tuple(dict.fromkeys(name for names in self.alternatives for name in names))

    @property
    def alternatives(self) -> tuple[tuple[str, ...], ...]:
        """The names of the mistakes of each explanation."""
        return tuple(tuple(s.mistake for s in together) for together in self.suspects)


def diagnosis_of(answered: Sequence[Answered], terms: Collection[str] | None = None) -> Diagnosis:
    """The mistakes that explain answers: under which every one is as given, right ones too.

    Args:
        answered: every answer, those that are wrong and those that are right. What is no answer
            counts for where the faults lie, and is explained by nothing.
        terms: only keys of these limits were asked for.
    """
    year = _only_year(answered)
    wrong_terms = _only_terms(answered, terms)
    answers = [a for a in answered if not a.problem]
    unanswered = _unanswered(answered)
    if not any(a.wrong for a in answers):
        return Diagnosis((), year, wrong_terms, unanswered)
    trials = [_Trial(answers, terms)]
    if year is not None:
        trials += (_Trial(part, terms) for part in _of_year(answers, year))
    if wrong_terms:
        trials.append(_Trial(answers, wrong_terms, of_few_limits=True))
    return Diagnosis(_explained(trials), year, wrong_terms, unanswered)


def _explained(trials: Sequence[_Trial]) -> tuple[tuple[Suspect, ...], ...]:
    """The first candidates that fit.

    Each kind of them is tried on all answers first, then on those of one year or of some
    limits, where all others are right.
    """
    for candidates in _CANDIDATES:
        for trial in trials:
            fitting: dict[tuple[str, ...], tuple[Suspect, ...]] = {}
            for together in candidates(trial):
                names = tuple(suspect.mistake for suspect in together)
                if names not in fitting and trial.fits(_joined(together)):
                    fitting[names] = together
            if fitting:
                return tuple(fitting.values())
    return ()


def _joined(together: tuple[Suspect, ...]) -> Program | None:
    first, *rest = (suspect.program for suspect in together)
    program: Program | None = first
    for other in rest:
        program = program and program.also(other)
    return program


def _one(trial: _Trial) -> Iterator[tuple[Suspect, ...]]:
    """The usual mistakes; what is short for a few limits only is a matter of their numbers."""
    for suspect in plain():
        if not (trial.of_few_limits and suspect.program.fewer):
            yield (suspect,)


def _two(trial: _Trial) -> Iterator[tuple[Suspect, ...]]:
    return combinations(trial.relevant, 2)


def _one_with_numbers(trial: _Trial) -> Iterator[tuple[Suspect, ...]]:
    return ((suspect,) for suspect in trial.wrong_numbers(Program()))


def _tables(_: _Trial) -> Iterator[tuple[Suspect, ...]]:
    return ((suspect,) for suspect in incomplete_tables())


def _two_with_numbers(trial: _Trial) -> Iterator[tuple[Suspect, ...]]:
    for first in (*trial.relevant, *ended_tables()):
        for second in trial.wrong_numbers(first.program):
            yield first, second


def _two_tables(_: _Trial) -> Iterator[tuple[Suspect, ...]]:
    return iter(tables_of_some_years())


def _two_with_tables(trial: _Trial) -> Iterator[tuple[Suspect, ...]]:
    for first in trial.relevant:
        if first.program.table is None:
            for second in ended_tables():
                yield first, second


_CANDIDATES = (
    _one,
    _one_with_numbers,
    _two,
    _tables,
    _two_with_numbers,
    _two_tables,
    _two_with_tables,
)
"""What is tried, the likelier and quicker first."""


class _Trial:
    """Answers against which programs are tried, the wrong ones first."""

    def __init__(
        self,
        answered: Sequence[Answered],
        terms: Collection[str] | None,
        *,
        of_few_limits: bool = False,
    ) -> None:
        self.of_few_limits = of_few_limits
        asked = (a for a in answered if _asks_for(a.vector, terms))
        self._answered = sorted(asked, key=lambda a: len(a.wrong), reverse=True)
        self._terms = terms

    @cached_property
    def relevant(self) -> tuple[Suspect, ...]:
        """The usual mistakes that would show in some wrong answer."""
        wrong = [a for a in self._answered if a.wrong]
        right = [(a.vector, a.vector.answer) for a in wrong]
        return tuple(
            suspect
            for suspect in plain()
            if any(not accepts(suspect.program, vector, answer) for vector, answer in right)
        )

    def fits(self, program: Program | None) -> bool:
        """Whether a program may have given every answer."""
        return program is not None and all(
            accepts(program, a.vector, a.answer, self._terms) for a in self._answered
        )

    def wrong_numbers(self, program: Program) -> Iterator[Suspect]:
        """The numbers of limits that the first wrong answer to each would show.

        If all of many are off by as much, the count is wrong and not the numbers.
        """
        shown: dict[str, tuple[int, int]] = {}
        for vector, answer, wrong, _ in self._answered:
            for key in wrong:
                term = term_of(key) or vector.inputs.get("term", "")
                given = answer.get(key) if isinstance(answer, dict) else answer
                if term and term not in shown and isinstance(given, date):
                    numbers = numbers_shown(program, vector, key, given)
                    shown |= {term: numbers} if numbers else {}
        off_by = {number - law for number, law in shown.values()}
        if len(off_by) > 1 or 0 < len(shown) < _MANY:
            for own in _subsets({term: number for term, (number, _) in sorted(shown.items())}):
                told = ", ".join(f"{term}={number}" for term, number in own)
                fitted = Program(numbers=own)
                yield Suspect("wrong_number", fitted, "numbers", (("numbers", told),))


def _subsets(numbers: dict[str, int]) -> Iterator[tuple[tuple[str, int], ...]]:
    """Some numbers, and where they are few each part of them.

    A wrong number also moves the limits that start where its own ends.
    """
    every = tuple(numbers.items())
    sizes = range(len(every), 0, -1) if len(every) < _MANY else (len(every),)
    for size in sizes:
        yield from combinations(every, size)


def _asks_for(vector: Vector, terms: Collection[str] | None) -> bool:
    return terms is None or vector.kind is not VectorKind.DUE or vector.inputs["term"] in terms


# -- where the wrong answers lie -----------------------------------------------------------


def _first_and_last(answered: Answered) -> tuple[int, int]:
    """The years of the day from which a vector counts, and of the day that it expects."""
    vector = answered.vector
    match vector.kind:
        case VectorKind.DUE:
            days = [vector.inputs["start"], vector.expected["due_on"]]
        case VectorKind.CALENDAR:
            days = [vector.inputs["day"]]
        case _:
            events = vector.inputs["case"]["events"]
            ends = (vector.expected["deadlines"].get(key) for key in answered.wrong)
            days = [events[0]["on"], max(filter(None, ends), default=events[-1]["on"])]
    years = [date.fromisoformat(day).year for day in days]
    return years[0], years[-1]


def _only_year(answered: Sequence[Answered]) -> int | None:
    """The one year to which every wrong answer belongs, where right ones belong to others."""
    wrong = [frozenset(_first_and_last(a)) for a in answered if a.wrong]
    if len(wrong) <= 1:
        return None
    shared = frozenset.intersection(*wrong)
    others = {year for a in answered if not a.wrong for year in _first_and_last(a)} - shared
    return min(shared) if shared and others else None


def _of_year(answered: Sequence[Answered], year: int) -> Iterator[list[Answered]]:
    """Those that start in a year, and those that end in it, where every wrong one does."""
    for end in (0, 1):
        part = [a for a in answered if _first_and_last(a)[end] == year]
        if all(a in part for a in answered if a.wrong):
            yield part


def _only_terms(answered: Sequence[Answered], terms: Collection[str] | None) -> frozenset[str]:
    """The limits with a wrong answer, where others are right throughout."""
    wrong: set[str] = set()
    asked: set[str] = set()
    for vector, answer, faults, _ in answered:
        if vector.kind is VectorKind.CALENDAR:
            return frozenset()
        if vector.kind is VectorKind.DUE:
            own = {vector.inputs["term"]}
            wrong |= own if faults else set()
        else:
            given = answer if isinstance(answer, dict) else {}
            own = set(map(term_of, {*vector.expected["deadlines"], *given}))
            wrong |= set(map(term_of, faults))
        asked |= own
    asked = asked if terms is None else asked & set(terms)
    return frozenset(wrong) if wrong < asked else frozenset()


def _unanswered(answered: Sequence[Answered]) -> frozenset[str]:
    """The limits without any answer, where others have one."""
    due = [a for a in answered if a.vector.kind is VectorKind.DUE]
    there = {a.vector.inputs["term"] for a in due if not a.problem}
    return frozenset(a.vector.inputs["term"] for a in due if there) - there
