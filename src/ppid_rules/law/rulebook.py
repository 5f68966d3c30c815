"""Which version of a limit governs, as read and as the caller's own rules have it.

One mechanism for versions, readings and house rules: a row is picked by a day or by the acts of
a case, then patched by the readings, then by the house rules.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from .._check import as_date
from ..errors import NotInForceError, UnknownRegimeError, UnknownTermError, WrongTypeError
from .house_rules import HouseRule
from .readings import Readings
from .terms import REGIMES, Evidence, Term, Unit, term_in_force, terms, versions_of

if TYPE_CHECKING:
    from datetime import date

__all__ = ["DEFAULTS", "Resolved", "Rulebook", "read_term", "resolve", "rulebook"]

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
        picked_by: ``act`` (the day of the act named by ``version_by``), ``as_of`` (the act has
            not happened, the day looked at stands in for it), ``step`` (the step's own day lies
            before the change), ``only`` (there is one version).
        on: the day that picked it.
    """

    term: Term
    picked_by: str
    on: date


def resolve(
    term_id: str,
    acts: Mapping[str, date],
    *,
    as_of: date,
    step_on: date | None = None,
    regime: str = "general",
    readings: Readings = DEFAULTS,
    house_rules: tuple[HouseRule, ...] = (),
) -> Resolved:
    """The version of a limit that governs a case.

    Rows are tried oldest first; the first governs whose picking act falls inside its dates. So a
    request received under Perki 1/2010 stays under it (Perki 1/2021 Pasal 62), and a dispute
    whose preliminary examination was reached under Perki 2/2010 stays there (Perki 1/2013 Pasal
    62). While the act has not happened, ``as_of`` stands in for it. A step whose own day lies in
    the dates of an earlier row keeps that row.

    Args:
        term_id: the limit.
        acts: the days of the acts that pick versions (``request_received``, ``dispute_filed``,
            ``preliminary_examination``), as far as they have happened.
        as_of: the day looked at.
        step_on: the day of the step that is timed, if it has one.
        regime: ``general`` or ``election``.
        readings: how open questions are answered.
        house_rules: the caller's own rules.

    Raises:
        UnknownRegimeError: an unknown regime.
        UnknownTermError: the regime has no such limit, or a house rule names none.
        NotInForceError: no version covers the acts.
    """
    versions = versions_of(term_id, regime)
    _check_house_rules(house_rules)
    for row in versions:
        act = acts.get(row.version_by)
        picked, by = (as_of, "as_of") if act is None else (act, "act")
        if row.in_force(picked):
            by = by if len(versions) > 1 else "only"
            return Resolved(_read(row, picked, readings, house_rules), by, picked)
        if step_on is not None and row.in_force(step_on) and row is not versions[-1]:
            return Resolved(_read(row, step_on, readings, house_rules), "step", step_on)
    on = acts.get(versions[0].version_by, as_of)
    raise NotInForceError(term_id, on, versions[0].in_force_from, versions[-1].in_force_to)


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
        WrongTypeError: something else than house rules.
    """
    term = term_in_force(term_id, regime, on)
    if readings is DEFAULTS and not house_rules:
        return term
    _check_house_rules(house_rules)
    return _read(term, on, readings, house_rules)


@lru_cache
def _read(term: Term, on: date, readings: Readings, house_rules: tuple[HouseRule, ...]) -> Term:
    return _own(readings.patch(term, on), house_rules)


def _own(term: Term, house_rules: tuple[HouseRule, ...]) -> Term:
    """The term as the caller's own rules have it; of two rules for one limit the later wins."""
    for rule in house_rules:
        if rule.id == term.id:
            term = replace(
                term,
                number=rule.number,
                unit=Unit(rule.unit),
                evidence=Evidence.CALLER,
                house_rule=rule,
            )
    return term


def _check_house_rules(house_rules: tuple[HouseRule, ...]) -> None:
    known = {term.id for term in terms()}
    for rule in house_rules:
        if not isinstance(rule, HouseRule):
            raise WrongTypeError(rule, "house_rules", "HouseRule objects")
        if rule.id not in known:
            raise UnknownTermError(rule.id, known)
