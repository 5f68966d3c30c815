"""The law as dated, cited data: instruments, time limits, open questions.

Knows neither the calendar nor cases, and computes no date.
"""

from .actors import Actor, Side
from .bodies import BodyKind, Commission, Court, Level, LocalMoment, PublicBody, Zone
from .conditions import Check, Condition, Pattern, parse_condition, parse_pattern
from .exemption_periods import ExemptionPeriod, PeriodRule, exemption_periods
from .grounds import (
    ObjectionGround,
    RefusalGround,
    objection_ground,
    objection_grounds,
    refusal_grounds,
)
from .house_rules import HouseRule
from .instruments import Citation, Instrument, instruments, law_version
from .questions import Patch, Question
from .readings import Readings
from .rulebook import (
    DEFAULTS,
    Resolved,
    Rulebook,
    checked_house_rules,
    read_term,
    resolve,
    rulebook,
    version_rules,
)
from .terms import REGIMES, Direction, Evidence, Regime, Term, TermKind, Unit
from .terms_table import extension_of, is_term, term_in_force, terms, versions_of

__all__ = [
    "DEFAULTS",
    "REGIMES",
    "Actor",
    "BodyKind",
    "Check",
    "Citation",
    "Commission",
    "Condition",
    "Court",
    "Direction",
    "Evidence",
    "ExemptionPeriod",
    "HouseRule",
    "Instrument",
    "Level",
    "LocalMoment",
    "ObjectionGround",
    "Patch",
    "Pattern",
    "PeriodRule",
    "PublicBody",
    "Question",
    "Readings",
    "RefusalGround",
    "Regime",
    "Resolved",
    "Rulebook",
    "Side",
    "Term",
    "TermKind",
    "Unit",
    "Zone",
    "checked_house_rules",
    "exemption_periods",
    "extension_of",
    "instruments",
    "is_term",
    "law_version",
    "objection_ground",
    "objection_grounds",
    "parse_condition",
    "parse_pattern",
    "read_term",
    "refusal_grounds",
    "resolve",
    "rulebook",
    "term_in_force",
    "terms",
    "version_rules",
    "versions_of",
]
