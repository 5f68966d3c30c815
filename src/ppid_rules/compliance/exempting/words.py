"""Whole sentences on exemptions from their catalogue; only their slots are filled in."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from ..._check import check_lang
from ..._data import read_json
from ...law import Citation
from ..wording import Clause, long_date

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..._check import Lang

__all__ = ["told"]


def told(code: str, slots: Mapping[str, object], lang: Lang = "id") -> str:
    """The sentence with this code.

    Raises:
        UnknownLanguageError: neither ``"id"`` nor ``"en"``.
    """
    language = check_lang(lang)
    words = {name: _in_words(value, language) for name, value in slots.items()}
    return _catalogue()[code][language].format(**words)


@cache
def _catalogue() -> dict[str, dict[str, str]]:
    messages: dict[str, dict[str, str]] = read_json(__name__, "../data/exempting.json")["messages"]
    return messages


def _in_words(value: object, lang: Lang) -> str:
    if isinstance(value, date):
        return long_date(value, lang)
    if isinstance(value, Citation):
        return value.text(lang)
    if isinstance(value, Clause):
        return dict(value)[lang]
    if isinstance(value, tuple):
        return "; ".join(_in_words(item, lang) for item in value)
    return str(value)
