"""The consequence test (*pengujian konsekuensi*), its decision, who approves, what opens."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from .._check import as_date, check_lang
from .._data import read_json
from ..errors import UnknownChoiceError
from .grounds import refusal_grounds
from .instruments import Citation, cite

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from .._check import Lang
    from .grounds import RefusalGround

__all__ = [
    "ExemptionOpening",
    "ExemptionRule",
    "approvals",
    "consequence_steps",
    "decision_fields",
    "exempt_ground",
    "exempt_grounds",
    "exemption_openings",
    "exemption_rule",
    "ground_letter",
    "never_exempt",
    "never_permanent",
]


class ExemptionRule(NamedTuple):
    """Something that the law asks of an exemption: a step, a field, an approval.

    Attributes:
        code: its name.
        citations: the articles, with their own dates.
        name_id: what is asked, in Indonesian.
        name_en: the same in English.
        grounds: the letters of Pasal 17 for which it is asked; ``None``: every one.
    """

    code: str
    citations: tuple[Citation, ...]
    name_id: str
    name_en: str
    grounds: tuple[str, ...] | None = None

    def name(self, lang: Lang = "id") -> str:
        """What is asked, in words.

        Raises:
            UnknownLanguageError: neither ``"id"`` nor ``"en"``.
        """
        return self.name_id if check_lang(lang) == "id" else self.name_en

    def citations_on(self, on: date) -> tuple[Citation, ...]:
        """The articles that are law on a day; none: it is not asked then."""
        return tuple(c for c in self.citations if c.in_force(on))

    def is_for(self, grounds: Iterable[str]) -> bool:
        """Whether it is asked of an exemption on one of these grounds (``17a1``)."""
        letters = {ground_letter(exempt_ground(code)) for code in grounds}
        return self.grounds is None or not letters.isdisjoint(self.grounds)


class ExemptionOpening(NamedTuple):
    """What opens exempt information before its period ends (UU 14/2008 Pasal 18).

    Attributes:
        code: ``consent``, ``public_office``, ``public_hearing``, ``final_decision``,
            ``status_changed``.
        grounds: the letters of Pasal 17 that it lifts; ``None``: every one.
        rule: the articles and the words.
    """

    code: str
    grounds: tuple[str, ...] | None
    rule: ExemptionRule

    def lifts(self, ground: RefusalGround) -> bool:
        """Whether it opens what is exempt on a ground."""
        return self.grounds is None or ground_letter(ground) in self.grounds


def consequence_steps(on: date | None = None) -> tuple[ExemptionRule, ...]:
    """The steps of the consequence test (Perki 1/2021 Pasal 49 ayat (2)).

    Args:
        on: only those asked on a day; ``None``: those of every text.

    Raises:
        NotADateError: ``on`` is no date.
    """
    return _asked("steps", on)


def decision_fields(on: date | None = None) -> tuple[ExemptionRule, ...]:
    """What the decision has to contain (PP 61/2010 Pasal 4, Perki 1/2021 Pasal 49 ayat (6)-(7)).

    Args:
        on: only what is asked on a day; ``None``: what any text asks.

    Raises:
        NotADateError: ``on`` is no date.
    """
    return _asked("decision", on)


def approvals(on: date | None = None, *, of_change: bool = False) -> tuple[ExemptionRule, ...]:
    """Who has to approve an exemption, or a change of its status (Perki 1/2021 Pasal 53).

    Args:
        on: only those asked on a day; ``None``: those of every text.
        of_change: those for a change of status.

    Raises:
        NotADateError: ``on`` is no date.
    """
    return _asked("change_approval" if of_change else "approval", on)


@cache
def exemption_rule(code: str) -> ExemptionRule:
    """A rule on exemptions that stands by itself (``public_by_itself``, ``redaction``).

    Raises:
        UnknownChoiceError: no such rule.
    """
    single = {name: row for name, row in _document().items() if isinstance(row, dict)}
    if code not in single:
        raise UnknownChoiceError(code, single, "rule on exemptions")
    return _rule(single[code])


@cache
def exemption_openings() -> tuple[ExemptionOpening, ...]:
    """Everything that opens exempt information before the end of its period."""
    return tuple(
        ExemptionOpening(
            code=row["code"],
            grounds=None if row["grounds"] is None else tuple(row["grounds"]),
            rule=_rule(row),
        )
        for row in _document()["openings"]
    )


@cache
def never_exempt() -> tuple[ExemptionRule, ...]:
    """What is never exempt (*tidak termasuk informasi yang dikecualikan*, Pasal 18 ayat (1)).

    Whether a document is such information is for its reader to say; nothing here looks into it.
    """
    return _rules("never_exempt")


@cache
def never_permanent() -> frozenset[str]:
    """The letters of Pasal 17 on which no exemption is permanent (Pasal 20 ayat (1))."""
    return frozenset(_document()["not_permanent"]["grounds"])


@cache
def exempt_grounds() -> tuple[RefusalGround, ...]:
    """The grounds of an exemption (Pasal 17 huruf a sampai j) with their sub-points."""
    return tuple(ground for ground in refusal_grounds() if ground.exempt)


def exempt_ground(code: str) -> RefusalGround:
    """The ground of an exemption with this code.

    Raises:
        UnknownChoiceError: none has it; grounds that need no consequence test are none.
    """
    found = {ground.code: ground for ground in exempt_grounds()}
    if code not in found:
        raise UnknownChoiceError(code, found, "ground of an exemption")
    return found[code]


def ground_letter(ground: RefusalGround) -> str:
    """The letter of Pasal 17 under which a ground stands."""
    article = ground.citations[0].article
    return article[-1]


def _asked(part: str, on: date | None) -> tuple[ExemptionRule, ...]:
    rules = _rules(part)
    if on is None:
        return rules
    day = as_date(on, "on")
    return tuple(rule for rule in rules if rule.citations_on(day))


@cache
def _rules(part: str) -> tuple[ExemptionRule, ...]:
    rows: Iterable[Mapping[str, Any]] = _document()[part]
    return tuple(map(_rule, rows))


@cache
def _document() -> dict[str, Any]:
    document: dict[str, Any] = read_json(__name__, "data/consequence_test.json")
    return document


def _rule(row: Mapping[str, Any]) -> ExemptionRule:
    return ExemptionRule(
        code=row["code"],
        citations=tuple(cite(*c) for c in row["citations"]),
        name_id=row["name"]["id"],
        name_en=row["name"]["en"],
        grounds=None if row.get("grounds") is None else tuple(row["grounds"]),
    )
