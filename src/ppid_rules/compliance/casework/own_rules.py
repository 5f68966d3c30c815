"""What findings and steps say where they rest on a limit of the caller's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...law import term_in_force
from ..wording import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..._check import Lang
    from .docket import Docket
    from .runs import Run

__all__ = ["own_rules_told"]


def own_rules_told(docket: Docket, run: Run, lang: Lang) -> Iterator[str]:
    """A sentence where the limit, or the one whose end opens it, is not that of the law."""
    rule = run.term.house_rule
    if rule is not None:
        law = term_in_force(run.term.id, run.term.regime, run.version_on).number
        code = "evidence.caller" if law is not None else "evidence.caller_only"
        yield sentence(code, {"number": rule.number, "basis": rule.basis, "law": law}, lang)
    lapsed = docket.run(run.opened_by)
    if lapsed is not None and lapsed.term.house_rule is not None:
        yield sentence("evidence.caller_opens", {"basis": lapsed.term.house_rule.basis}, lang)
