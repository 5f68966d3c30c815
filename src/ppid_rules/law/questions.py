"""Open questions of the law: what the texts do not settle, the answers, what each changes.

A *term* reading changes a row of the table of limits: its answers are patches, data beside the
question. A *counting* reading changes how a day is counted; the floor above knows how.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from .._check import check_lang
from .._data import read_json
from ..errors import UnknownReadingError
from .instruments import Citation, cite
from .terms import Unit
from .terms_table import is_term

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .._check import Lang
    from .terms import Term

__all__ = ["Patch", "Question", "open_questions"]


class Patch(NamedTuple):
    """What one answer changes in the rows of one limit.

    Attributes:
        option: the answer.
        term: the id of the limit.
        regime: its regime.
        rows: the first days of the versions changed; empty: all of them.
        on_from: the first day of law for which the answer matters, ``None``: any.
        on_to: the last such day, ``None``: any.
        values: the fields that get another value.
    """

    option: str
    term: str
    regime: str
    rows: tuple[date, ...]
    on_from: date | None
    on_to: date | None
    values: tuple[tuple[str, Any], ...]

    def applies_to(self, term: Term, on: date) -> bool:
        """Whether a version of a limit is changed, where the law of a day applies."""
        return (
            self.term == term.id
            and self.regime == term.regime
            and (not self.rows or term.in_force_from in self.rows)
            and (self.on_from is None or on >= self.on_from)
            and (self.on_to is None or on <= self.on_to)
        )

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready: what is changed."""
        return {
            "option": self.option,
            "term": self.term,
            "rows": [day.isoformat() for day in self.rows],
            "on_from": self.on_from and self.on_from.isoformat(),
            "on_to": self.on_to and self.on_to.isoformat(),
            "set": dict(self.values),
        }


class Question(NamedTuple):
    """One point that the instruments do not settle.

    Attributes:
        field: the field of :class:`Readings`.
        options: the answers, the default first.
        default: the answer used unless another is chosen.
        kind: ``term`` (it changes rows) or ``counting`` (it changes how a day is counted).
        remote: answers for which no practice was found; they stay out of the safe dates.
        citations: the articles in doubt.
        patches: what the answers of a term reading change.
        question_text: the question as a clause, by language.
        option_text: each answer as a clause, by option and language.
        source_text: where the doubt comes from, by language.
        units: for a counting reading the units of the terms that it touches.
        direction: the direction of those terms, ``None``: any.
        chained: ``False`` where a period that follows another is not touched.
        term_ids: the terms that it touches; empty: by unit.
        starts: the starts that it touches; empty: any.
        raises: questions that come up under one of its answers, where it touches.
    """

    field: str
    options: tuple[str, ...]
    default: str
    kind: str
    remote: tuple[str, ...]
    citations: tuple[Citation, ...]
    patches: tuple[Patch, ...]
    question_text: tuple[tuple[str, str], ...]
    option_text: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    source_text: tuple[tuple[str, str], ...]
    units: tuple[str, ...]
    direction: str | None
    chained: bool
    term_ids: tuple[str, ...]
    starts: tuple[str, ...]
    raises: tuple[str, ...]

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

    def source(self, lang: Lang = "id") -> str:
        """Where the doubt comes from.

        Raises:
            UnknownLanguageError: neither ``"id"`` nor ``"en"``.
        """
        return dict(self.source_text)[check_lang(lang)]

    def check(self, option: object) -> None:
        """See that ``option`` is an answer.

        Raises:
            UnknownReadingError: it is none.
        """
        if option not in self.options:
            raise UnknownReadingError(option, self.options, f"option of reading {self.field}")

    def touches(self, term: Term, start_is: str, on: date) -> bool:
        """Whether an answer can move the last day of a term, where the law of a day applies."""
        if self.kind == "term":
            return any(patch.applies_to(term, on) for patch in self.patches)
        if self.case_only:
            return False
        return (
            (not self.units or term.unit in self.units)
            and (not self.term_ids or term.id in self.term_ids)
            and (not self.starts or start_is in self.starts)
            and self.direction in (None, term.direction)
            and (self.chained or not is_term(start_is))
        )

    @property
    def case_only(self) -> bool:
        """Whether only the events of a case can tell; no single deadline depends on it."""
        return not (self.patches or self.units or self.term_ids)

    def patch(self, term: Term, option: str, on: date) -> Term:
        """The term as an answer reads it, where the law of a day applies."""
        for patch in self.patches:
            if patch.option == option and patch.applies_to(term, on):
                return replace(term, **dict(patch.values))
        return term

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready: question, answers, default, where the doubt comes from."""
        return {
            "field": self.field,
            "kind": self.kind,
            "default": self.default,
            "question": dict(self.question_text),
            "options": {option: dict(texts) for option, texts in self.option_text},
            "remote": list(self.remote),
            "touches": {
                "terms": sorted({patch.term for patch in self.patches} | set(self.term_ids)),
                "units": list(self.units),
                "direction": self.direction,
                "chained": self.chained,
                "starts": list(self.starts),
                "case_only": self.case_only,
            },
            "patches": [patch.to_dict() for patch in self.patches],
            "citations": [[c.instrument, c.article] for c in self.citations],
            "source": dict(self.source_text),
        }


@cache
def open_questions() -> tuple[Question, ...]:
    """Every open question, in the order of the data."""
    return tuple(map(_parsed, read_json(__name__, "data/readings.json")["readings"]))


def _parsed(row: Mapping[str, Any]) -> Question:
    others = [option for option in row["options"] if option != row["default"]]
    touches = row.get("touches", {})
    return Question(
        field=row["field"],
        options=(row["default"], *others),
        default=row["default"],
        kind=row["kind"],
        remote=tuple(row.get("remote", ())),
        citations=tuple(cite(*c) for c in row["sources"]),
        patches=tuple(map(_patch, row.get("patches", ()))),
        question_text=tuple(row["question"].items()),
        option_text=tuple((name, tuple(text.items())) for name, text in row["options"].items()),
        source_text=tuple(row["source"].items()),
        units=tuple(touches.get("units", ())),
        direction=touches.get("direction"),
        chained=touches.get("chained", True),
        term_ids=tuple(touches.get("terms", ())),
        starts=tuple(touches.get("starts", ())),
        raises=tuple(touches.get("raises", ())),
    )


def _patch(row: Mapping[str, Any]) -> Patch:
    values = dict(row["set"])
    if "counted_from" in values:
        values["counted_from"] = tuple(values["counted_from"])
    if "unit" in values:
        values["unit"] = Unit(values["unit"])
    bounds = (row.get(name) for name in ("on_from", "on_to"))
    on_from, on_to = (bound and date.fromisoformat(bound) for bound in bounds)
    return Patch(
        option=row["option"],
        term=row["term"],
        regime=row["regime"],
        rows=tuple(map(date.fromisoformat, row.get("rows", ()))),
        on_from=on_from,
        on_to=on_to,
        values=tuple(values.items()),
    )
