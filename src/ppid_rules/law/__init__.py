"""The law as dated, cited data: instruments, time limits, open questions.

Knows neither the calendar nor cases, and computes no date.
"""

from .actors import Actor, Side
from .instruments import Citation, Instrument, instruments, law_version
from .readings import Question, Readings
from .terms import (
    Direction,
    Evidence,
    Regime,
    Term,
    TermKind,
    Unit,
    extension_of,
    term_in_force,
    terms,
)

__all__ = [
    "Actor",
    "Citation",
    "Direction",
    "Evidence",
    "Instrument",
    "Question",
    "Readings",
    "Regime",
    "Side",
    "Term",
    "TermKind",
    "Unit",
    "extension_of",
    "instruments",
    "law_version",
    "term_in_force",
    "terms",
]
