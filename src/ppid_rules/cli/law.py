"""``ppid-rules terms`` and ``ppid-rules readings``: the law's data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from .._check import parse_date
from ..errors import InvalidValueError, UnknownRegimeError
from ..law import REGIMES, Readings, rulebook
from ..law import terms as all_terms
from .options import AsCsv, AsJson, Language, checked_lang
from .output import write_csv, write_json, write_table

if TYPE_CHECKING:
    from .._check import Lang
    from ..law import Question, Term

__all__ = ["readings", "terms"]

_TERM_HEADINGS = {
    "id": (
        "Batas", "Rezim", "Sejak", "Sampai", "Siapa", "Angka", "Satuan", "Dihitung dari",
        "Dasar", "Bukti",
    ),
    "en": (
        "Limit", "Regime", "From", "To", "Who", "Number", "Unit", "Counted from",
        "Basis", "Evidence",
    ),
}  # fmt: skip
_TERM_FIELDS = (
    "id", "regime", "in_force_from", "in_force_to", "version_by", "kind", "actor", "number",
    "unit", "direction", "counted_from", "closed_by", "ended_by", "moves", "applies_if",
    "per_party", "first_only", "audited", "citations", "evidence", "name", "effect",
)  # fmt: skip
_READING_HEADINGS = {
    "id": ("Bidang", "Pertanyaan", "Pilihan", "Jenis", "Dasar"),
    "en": ("Field", "Question", "Options", "Kind", "Basis"),
}
_READING_FIELDS = ("field", "kind", "default", "options", "remote", "question", "source", "terms")


def terms(
    on: Annotated[
        str | None, typer.Option("--on", metavar="D", help="Only versions in force on this day.")
    ] = None,
    regime: Annotated[
        str | None, typer.Option("--regime", metavar="R", help="general|election; both otherwise.")
    ] = None,
    lang: Language = "id",
    as_json: AsJson = False,
    as_csv: AsCsv = False,
) -> None:
    """Every version of every time limit, with its source and evidence."""
    language = checked_lang(lang)
    _one_form(as_json, as_csv)
    found = _selected(on, regime)
    if as_json:
        write_json({"schema": "ppid-rules/terms/1", "terms": [t.to_dict() for t in found]})
    elif as_csv:
        write_csv(_TERM_FIELDS, (_term_cells(t, language) for t in found))
    else:
        headings = _TERM_HEADINGS[language]
        rows = (_term_row(t, language) for t in found)
        write_table(headings, rows, whole=(headings[0], *headings[2:4]))


def readings(lang: Language = "id", as_json: AsJson = False, as_csv: AsCsv = False) -> None:
    """Every open question, its answers (the default first), and where the doubt comes from."""
    language = checked_lang(lang)
    _one_form(as_json, as_csv)
    questions = Readings.questions()
    if as_json:
        document = [q.to_dict() for q in questions]
        write_json({"schema": "ppid-rules/readings/1", "readings": document})
    elif as_csv:
        write_csv(_READING_FIELDS, (_reading_cells(q, language) for q in questions))
    else:
        headings = _READING_HEADINGS[language]
        rows = (_reading_row(q, language) for q in questions)
        write_table(headings, rows, whole=headings[:1])


def _one_form(as_json: bool, as_csv: bool) -> None:  # noqa: FBT001 - two flags of a command
    if as_json and as_csv:
        raise InvalidValueError("--json --csv", "output", "one form only")


def _selected(on: str | None, regime: str | None) -> tuple[Term, ...]:
    if regime is not None and regime not in REGIMES:
        raise UnknownRegimeError(regime, REGIMES)
    found = tuple(t for t in all_terms() if regime in (None, t.regime))
    if on is None:
        return found
    day = parse_date(on, "--on")
    rulebook(regime or REGIMES[0], on=day)  # says where the day lies before the law
    return tuple(t for t in found if t.in_force(day))


def _basis(term: Term, lang: Lang) -> str:
    return "; ".join(c.text(lang) for c in term.citations)


def _term_row(term: Term, lang: Lang) -> tuple[str, ...]:
    return (
        term.id,
        term.regime,
        term.in_force_from.isoformat(),
        term.in_force_to.isoformat() if term.in_force_to else "-",
        term.actor.words(lang),
        "-" if term.number is None else str(term.number),
        term.unit.value if term.direction == "forward" else f"{term.unit.value} (-)",
        " | ".join(term.counted_from),
        _basis(term, lang),
        term.evidence.value,
    )


def _term_cells(term: Term, lang: Lang) -> tuple[object, ...]:
    row = term.to_dict() | {"name": term.name(lang), "effect": term.effect(lang)}
    row["citations"] = _basis(term, "en").replace(" Article", "")
    cells = (row[field] for field in _TERM_FIELDS)
    return tuple("|".join(cell) if isinstance(cell, list) else cell for cell in cells)


def _reading_row(question: Question, lang: Lang) -> tuple[str, ...]:
    return (
        question.field,
        question.question(lang),
        ", ".join(question.options),
        question.kind,
        "; ".join(c.text(lang) for c in question.citations) or "-",
    )


def _reading_cells(question: Question, lang: Lang) -> tuple[object, ...]:
    row = question.to_dict()
    return (
        question.field,
        question.kind,
        question.default,
        "|".join(question.options),
        "|".join(question.remote),
        question.question(lang),
        question.source(lang),
        "|".join(row["touches"]["terms"]),
    )
