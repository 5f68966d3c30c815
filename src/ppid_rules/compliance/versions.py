"""Which rule picked the version of a limit that governs a case, as a step of its derivation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..law import version_rules
from .explaining import Step
from .wording import Clause

if TYPE_CHECKING:
    from ..law import Resolved

__all__ = ["version_step"]


def version_step(resolved: Resolved) -> Step:
    """Which day picked the version, by which rule, and the articles of that rule.

    The articles on what was begun before (*ketentuan peralihan*) are Perki 1/2021 Pasal 62 and
    Perki 1/2013 Pasal 62.
    """
    if resolved.picked_by != "act":
        return Step(f"version.{resolved.picked_by}", (("on", resolved.on),))
    act = Clause(version_rules()[resolved.term.version_by]["name"].items())
    values = (("on", resolved.on), ("act", act), ("citations", resolved.citations))
    return Step("version.act", values, resolved.citations)
