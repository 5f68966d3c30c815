"""Whole sentences from a catalogue, in Indonesian and English; only their slots are filled in.

A slot holds a value, not a text: a date becomes a full date with its weekday, days off become a
list, a citation reads as in a letter. So no sentence is glued from fragments.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Literal

from .._check import LANGS, Lang, check_lang, check_option
from .._data import read_json
from ..law import Citation
from ..workdays import DayKind, DayOff, WorkedDay

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["AUDIENCES", "Audience", "Clause", "clean", "has_sentence", "long_date", "sentence"]

Audience = Literal["officer", "citizen", "panel"]
"""For whom a text is: an officer (*petugas*), a citizen (*warga*), a panel (*majelis*)."""

AUDIENCES = ("officer", "citizen", "panel")

_WEEKDAYS = {
    "id": ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_MONTHS = {
    "id": (
        "Januari", "Februari", "Maret", "April", "Mei", "Juni",
        "Juli", "Agustus", "September", "Oktober", "November", "Desember",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip
_LISTED = {
    "decreed": {
        "id": "- {day}: {name} ({decree}, diumumkan {announced})",
        "en": "- {day}: {name} ({decree}, announced {announced})",
    },
    "region": {"id": "- {day}: {name} ({decree})", "en": "- {day}: {name} ({decree})"},
    "plain": {"id": "- {day}: {name}", "en": "- {day}: {name}"},
    "closure": {
        "id": "- {day}: {name} (hari tutup badan publik ini)",
        "en": "- {day}: {name} (closure of this public body)",
    },
    "projected": {
        "id": "- {day}: {name} (perkiraan, belum ada keputusan)",
        "en": "- {day}: {name} (estimate, not decreed yet)",
    },
}


class Clause(tuple[tuple[str, str], ...]):
    """A clause or name in both languages, as pairs of language and text."""

    __slots__ = ()

    @classmethod
    def of(cls, text: Callable[[Lang], str]) -> Clause:
        """The clause that ``text`` gives for each language."""
        return cls((lang, text(lang)) for lang in LANGS)


def long_date(day: date, lang: Lang = "id", *, weekday: bool = True) -> str:
    """*Senin, 17 Maret 2025*; Monday, 17 March 2025.

    Raises:
        UnknownLanguageError: neither ``"id"`` nor ``"en"``.
    """
    check_lang(lang)
    text = f"{day.day} {_MONTHS[lang][day.month - 1]} {day.year}"
    return f"{_WEEKDAYS[lang][day.weekday()]}, {text}" if weekday else text


def sentence(
    code: str, slots: Mapping[str, object], lang: Lang = "id", audience: str = "officer"
) -> str:
    """The sentence of the catalogue, or ``""`` where it is not for this audience.

    Raises:
        UnknownLanguageError: neither ``"id"`` nor ``"en"``.
        UnknownOptionError: an unknown audience.
    """
    check_lang(lang)
    check_option(audience, AUDIENCES, "audience")
    by_audience = _catalogue()[code]
    # A panel reads what an officer reads, unless it has a sentence of its own.
    wanted = (audience, "all") if audience == "citizen" else (audience, "officer", "all")
    texts = next((by_audience[a] for a in wanted if a in by_audience), None)
    if texts is None:
        return ""
    return texts[lang].format(**{name: _in_words(value, lang) for name, value in slots.items()})


def has_sentence(code: str) -> bool:
    """Whether the catalogue has this code."""
    return code in _catalogue()


@cache
def _catalogue() -> dict[str, dict[str, dict[str, str]]]:
    found: dict[str, dict[str, dict[str, str]]] = {}
    for name in ("starts", "rules", "steps", "labels", "findings", "cases", "timeline"):
        found.update(read_json(__name__, f"messages/{name}.json")["messages"])
    return found


def _in_words(value: object, lang: Lang) -> str:
    if isinstance(value, date):
        return long_date(value, lang)
    if isinstance(value, Clause):
        return dict(value)[lang]
    if isinstance(value, tuple) and value and all(isinstance(item, Clause) for item in value):
        return "; ".join(dict(item)[lang] for item in value)
    if isinstance(value, tuple) and all(isinstance(item, DayOff | WorkedDay) for item in value):
        return "\n".join(_listed(item, lang) for item in value)
    if isinstance(value, tuple) and all(isinstance(item, Citation) for item in value):
        return "; ".join(item.text(lang) for item in value)
    return str(value)


def _listed(item: DayOff | WorkedDay, lang: Lang) -> str:
    if isinstance(item, WorkedDay):
        kind, announced = "region" if item.short_id else "plain", None
    else:
        kind, announced = _kind(item), item.announced_on
    return _LISTED[kind][lang].format(
        day=long_date(item.day, lang),
        name=item.name(lang),
        decree=item.short(lang),
        announced=announced and long_date(announced, lang, weekday=False),
    )


def _kind(off: DayOff) -> str:
    if off.kind is DayKind.CLOSURE:
        return "closure"
    if off.kind is DayKind.WEEKEND:
        return "plain"
    return "decreed" if off.decree else "projected"


def clean(text: str) -> str:
    """Text of a caller's own on one line, without characters that no page can show."""
    shown = (char if char.isprintable() else " " for char in text)
    return " ".join("".join(shown).split())
