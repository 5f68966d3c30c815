"""Years without a decree: what the ``holidays`` library expects, and no more.

``holidays`` is imported on the first question about such a year. Only its public days are taken:
joint leave is a political choice that nobody can compute.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from .kinds import DayKind
from .results import DayOff

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

__all__ = ["projected_days", "projection_source"]


@lru_cache(maxsize=128)
def projected_days(year: int) -> Mapping[date, DayOff]:
    """The public days that ``holidays`` expects in a year, by day."""
    from holidays import country_holidays  # noqa: PLC0415 - 190 ms, for projected years only

    # The names follow the process locale unless the language is named.
    names_id, names_en = (
        country_holidays("ID", years=year, categories=("public",), language=language)
        for language in ("id", "en_US")
    )
    return {
        day: DayOff(day, DayKind.NATIONAL_HOLIDAY, _bare(name), _bare(names_en.get(day, name)))
        for day, name in sorted(names_id.items())
        if day.year == year
    }


def _bare(name: str) -> str:
    """A name without the library's mark for an estimate: every day here is one."""
    return re.sub(r"\s*\((perkiraan|estimated)\)", "", name)


def projection_source() -> str:
    """The library and version that projected years come from."""
    from importlib.metadata import version  # noqa: PLC0415 - slow, for explanations only

    return f"holidays {version('holidays')}"
