"""Which version of a limit governs, as read and as the caller's own rules have it.

One mechanism for versions, readings and house rules: a row is picked by a day or by the acts of
a case, then patched by the readings, then by the house rules.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from .._check import as_date, check_option
from ..errors import (
    InvalidValueError,
    NotInForceError,
    UnknownRegimeError,
    UnknownTermError,
    WrongTypeError,
)
from .house_rules import HouseRule
from .instruments import Citation, cite, law_document
from .readings import Readings
from .terms import REGIMES, Evidence, Term, TermKind, Unit
from .terms_table import term_in_force, terms, versions_of

if TYPE_CHECKING:
    from datetime import date

__all__ = [
    "DEFAULTS",
    "Resolved",
    "Rulebook",
    "checked_house_rules",
    "read_term",
    "resolve",
    "rulebook",
    "version_rules",
]

DEFAULTS = Readings()
"""The default readings; one object, so that it is known by identity."""


class Rulebook(Mapping[str, Term]):
    """The limits of one regime in force on a day, by id.

    A mapping; ``rulebook["request.notice"]`` is the version in force. Made by :func:`rulebook`.

    Attributes:
        regime: ``general`` or ``election``.
        on: the day.
        house_rules: the caller's own rules, applied to the rows.
    """

    def __init__(self, regime: str, on: date, house_rules: tuple[HouseRule, ...] = ()) -> None:
        self.regime = regime
        self.on = on
        self.house_rules = house_rules
        rows = (t for t in terms() if t.regime == regime and t.in_force(on))
        self._rows = {t.id: _own(t, house_rules) for t in rows}

    def __getitem__(self, term_id: str) -> Term:
        """The version of the limit in force.

        Raises:
            UnknownTermError: no such limit is in force; also a ``KeyError``.
        """
        try:
            return self._rows[term_id]
        except (KeyError, TypeError):
            raise UnknownTermError(term_id, self._rows) from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def __repr__(self) -> str:
        return f"<Rulebook {self.regime} on {self.on}: {len(self)} limits>"

    def with_rule(self, rule: HouseRule) -> Rulebook:
        """This rulebook with the caller's own limit in place of the law's.

        Raises:
            WrongTypeError: no :class:`HouseRule`.
            UnknownTermError: the rulebook has no such limit.
            InvalidValueError: the limit is no period.
        """
        if not isinstance(rule, HouseRule):
            raise WrongTypeError(rule, "rule", "a HouseRule")
        _ = self[rule.id]
        return Rulebook(self.regime, self.on, (*self.house_rules, rule))


def rulebook(regime: str = "general", *, on: date) -> Rulebook:
    """The limits of a regime in force on a day; plain containment, no transition rule.

    The election regime holds its own rows only: a number of the general rules never stands in
    for one that is not established.

    Raises:
        UnknownRegimeError: an unknown regime.
        NotADateError: ``on`` is no date.
        NotInForceError: the regime was not in force yet.
    """
    as_date(on, "on")
    if regime not in REGIMES:
        raise UnknownRegimeError(regime, REGIMES)
    first = min(term.in_force_from for term in terms() if term.regime == regime)
    if on < first:
        raise NotInForceError(f"the {regime} regime", on, first)
    return Rulebook(regime, on)


class Resolved(NamedTuple):
    """The version that governs a step of a case, and what picked it.

    Attributes:
        term: the version, as read.
        picked_by: ``act`` (the day of the act named by ``version_by``), ``step`` (the step's own
            day), ``as_of`` (neither is known; the day looked at stands in).
        on: the day that picked it; the law of that day is applied.
        citations: the articles on which law governs what was begun before, if any.
    """

    term: Term
    picked_by: str
    on: date
    citations: tuple[Citation, ...]


def resolve(
    term_id: str,
    acts: Mapping[str, date],
    *,
    as_of: date,
    step_on: date | None = None,
    regime: str = "general",
    readings: Readings = DEFAULTS,
    house_rules: Sequence[HouseRule] = (),
) -> Resolved:
    """The version of a limit that governs a case.

    Rows are tried oldest first; the first governs whose picking act falls inside its dates. So a
    request received under Perki 1/2010 stays under it (Perki 1/2021 Pasal 62), and a dispute
    whose preliminary examination was reached under Perki 2/2010 stays there (Perki 1/2013 Pasal
    62). While the act has not happened the step's own day stands in for it, and before that
    ``as_of``. A step whose own day lies in the dates of a row that has ended keeps that row.

    Args:
        term_id: the limit.
        acts: the days of the acts that pick versions (``request_received``, ``dispute_filed``,
            ``preliminary_examination``), as far as they have happened.
        as_of: the day looked at.
        step_on: the day from which the step is timed (the start of its clock), if it has one.
        regime: ``general`` or ``election``.
        readings: how open questions are answered.
        house_rules: the caller's own rules.

    Raises:
        UnknownRegimeError: an unknown regime.
        UnknownTermError: the regime has no such limit, or a house rule names none.
        UnknownOptionError: an act that picks no version.
        NotADateError: a day that is none.
        WrongTypeError: no readings, no house rules.
        InvalidValueError: a house rule for a limit that is no period.
        NotInForceError: no version covers the acts.
    """
    versions = versions_of(term_id, regime)
    _check_days(acts, as_of, step_on)
    if not isinstance(readings, Readings):
        raise WrongTypeError(readings, "readings", "Readings")
    rules = checked_house_rules(house_rules)
    for row in versions:
        act = acts.get(row.version_by)
        if act is not None:
            picked, by = act, "act"
        elif step_on is not None and step_on <= as_of:
            picked, by = step_on, "step"
        else:
            picked, by = as_of, "as_of"
        if row.in_force(picked):
            return _resolved(row, by, picked, readings, rules)
        if step_on is not None and row.in_force_to is not None and row.in_force(step_on):
            return _resolved(row, "step", step_on, readings, rules)
    on = acts.get(versions[0].version_by, as_of)
    raise NotInForceError(term_id, on, versions[0].in_force_from, versions[-1].in_force_to)


def _resolved(
    row: Term, by: str, on: date, readings: Readings, house_rules: tuple[HouseRule, ...]
) -> Resolved:
    rule = version_rules().get(row.version_by, {})
    citations = tuple(cite(*c) for c in rule.get("citations", ()))
    return Resolved(_read(row, on, readings, house_rules), by, on, citations)


def version_rules() -> dict[str, Any]:
    """For each act that picks versions: its name, and the articles on what was begun before."""
    rules: dict[str, Any] = law_document()["version_rules"]
    return rules


def _check_days(acts: Mapping[str, date], as_of: date, step_on: date | None) -> None:
    for act, day in acts.items():
        check_option(act, version_rules(), "act that picks a version")
        as_date(day, act)
    as_date(as_of, "as_of")
    if step_on is not None:
        as_date(step_on, "step_on")


def read_term(
    term_id: str,
    regime: str,
    on: date,
    readings: Readings = DEFAULTS,
    house_rules: tuple[HouseRule, ...] = (),
) -> Term:
    """The version in force on a day, as read and as the caller's own rules have it.

    Raises:
        UnknownRegimeError: an unknown regime.
        UnknownTermError: the regime has no such limit, or a house rule names none.
        NotInForceError: no version is in force on that day.
        InvalidValueError: a house rule for a limit that is no period.
    """
    term = term_in_force(term_id, regime, on)
    if readings is DEFAULTS and not house_rules:
        return term
    return _read(term, on, readings, house_rules)


def checked_house_rules(house_rules: Sequence[HouseRule]) -> tuple[HouseRule, ...]:
    """House rules as a tuple, each for a limit that exists.

    Raises:
        WrongTypeError: something else than a sequence of house rules.
        UnknownTermError: a rule for no limit.
    """
    if not isinstance(house_rules, (tuple, list)):
        raise WrongTypeError(house_rules, "house_rules", "a list of HouseRule")
    known = {term.id for term in terms()} if house_rules else set[str]()
    for rule in house_rules:
        if not isinstance(rule, HouseRule):
            raise WrongTypeError(rule, "house_rules", "a list of HouseRule")
        if rule.id not in known:
            raise UnknownTermError(rule.id, known)
    return tuple(house_rules)


@lru_cache
def _read(term: Term, on: date, readings: Readings, house_rules: tuple[HouseRule, ...]) -> Term:
    return _own(readings.patch(term, on), house_rules)


def _own(term: Term, house_rules: tuple[HouseRule, ...]) -> Term:
    """The term as the caller's own rules have it; of two rules for one limit the later wins."""
    for rule in house_rules:
        if rule.id == term.id:
            if term.kind in (TermKind.COUNT, TermKind.RIGHT):
                raise InvalidValueError(rule.id, "house rule", "a limit that is a period of time")
            term = replace(
                term,
                number=rule.number,
                unit=Unit(rule.unit),
                evidence=Evidence.CALLER,
                house_rule=rule,
            )
    return term
