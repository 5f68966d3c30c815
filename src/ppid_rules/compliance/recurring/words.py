"""Whole sentences about recurring duties; only their slots are filled in."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from ..._check import check_lang
from ..._data import read_json
from ...law import Citation
from ..wording import long_date

if TYPE_CHECKING:
    from ..._check import Lang

__all__ = ["say"]


def say(code: str, lang: Lang, **slots: object) -> str:
    """The sentence with this code, its slots in words.

    Raises:
        UnknownLanguageError: neither ``"id"`` nor ``"en"``.
    """
    text = _catalogue()[code][check_lang(lang)]
    said = text.format(**{name: _in_words(value, lang) for name, value in slots.items()})
    return said[:1].upper() + said[1:]


@cache
def _catalogue() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = read_json("ppid_rules.compliance", "data/recurring.json")[
        "messages"
    ]
    return found


def _in_words(value: object, lang: Lang) -> str:
    if isinstance(value, date):
        return long_date(value, lang)
    if isinstance(value, tuple) and all(isinstance(item, Citation) for item in value):
        return "; ".join(item.text(lang) for item in value)
    if callable(value):
        return str(value(lang))
    return str(value)
