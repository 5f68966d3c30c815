"""The decree log: what was decreed about which day, and when it was announced.

The log is a list of events, not of days off. One day may have several entries (set, revoked, set
again; or holiday and joint leave at once); :mod:`.replay` turns the entries known on a date into
the days off of that date.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

from .._check import as_date, check_lang, check_option, parse_date
from .._data import read_bytes
from ..errors import DecreeError
from .kinds import DecreeKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

__all__ = [
    "Decree",
    "DecreeLog",
    "announcement_day",
    "entries_of",
    "in_order",
    "shipped_log",
]

_KINDS = frozenset(DecreeKind)


@dataclass(frozen=True, slots=True)
class Decree:
    """What one decree (*SKB 3 Menteri*, *Keppres*) says about one day.

    Attributes:
        day: the day that is set or revoked.
        kind: a word of :class:`DecreeKind`.
        name_id: the Indonesian name of the day.
        name_en: the English name of the day.
        decree: the decree as cited; entries with the same text and announcement are one decree.
        announced_on: the day on which it became known (signed, or published where that differs).
        revokes: for kind ``revoked`` the kind that is taken back, else ``None``.
        yearly: whether the decree is the yearly list for the day's year. ``None``: it is where
            the same decree makes both 1 January and 25 December of that year national holidays,
            as every yearly decree so far does and no other.
        sighting: whether the sighting (*isbat*) may still move the day. ``None``: as the shipped
            log has it for days of this name.
        short_id: a short Indonesian citation for texts; the whole one where empty.
        short_en: the same in English.

    Raises:
        NotADateError: a day is no date.
        UnknownOptionError: an unknown kind.
        DecreeError: ``revokes`` is missing, or stands where nothing is revoked.
    """

    day: date
    kind: str
    name_id: str
    name_en: str
    decree: str
    announced_on: date
    revokes: str | None = None
    yearly: bool | None = field(default=None, kw_only=True)
    sighting: bool | None = field(default=None, kw_only=True)
    short_id: str = field(default="", kw_only=True, compare=False)
    short_en: str = field(default="", kw_only=True, compare=False)

    def __post_init__(self) -> None:
        as_date(self.day, "day")
        as_date(self.announced_on, "announced_on")
        if self.kind not in _KINDS:
            check_option(self.kind, _KINDS, "kind of decree")
        if (self.kind == DecreeKind.REVOKED) != (self.revokes is not None):
            raise DecreeError(
                f"{self.decree} on {self.day}",
                "kind 'revoked' needs revokes=<the kind taken back>, and no other kind takes it",
            )
        if self.revokes is not None:
            check_option(self.revokes, _KINDS - {DecreeKind.REVOKED}, "kind that is revoked")

    def name(self, lang: str = "id") -> str:
        """The name of the day.

        Raises:
            UnknownLanguageError: neither ``"id"`` nor ``"en"``.
        """
        return self.name_id if check_lang(lang) == "id" else self.name_en

    def short(self, lang: str = "id") -> str:
        """The decree as cited in a sentence.

        Raises:
            UnknownLanguageError: neither ``"id"`` nor ``"en"``.
        """
        return (self.short_id if check_lang(lang) == "id" else self.short_en) or self.decree


class DecreeLog(NamedTuple):
    """Every entry, in the order of replay.

    Attributes:
        entries: by announcement; what is revoked comes after what is set on the same day.
        version: newest announcement and checksum, part of every calendar's ``id``.
    """

    entries: tuple[Decree, ...]
    version: str

    @property
    def until(self) -> date:
        """The newest announcement."""
        return self.entries[-1].announced_on

    def settle(self, decrees: tuple[Decree, ...]) -> tuple[Decree, ...]:
        """``decrees`` with their open flags settled: by themselves, or as this log has them."""
        moved_by_sighting = {e.name_id for e in self.entries if e.sighting}
        yearly = _yearly_lists(decrees)
        return tuple(
            replace(
                d,
                yearly=_key(d) in yearly if d.yearly is None else d.yearly,
                sighting=d.name_id in moved_by_sighting if d.sighting is None else d.sighting,
            )
            for d in decrees
        )


def in_order(entries: Iterable[Decree]) -> tuple[Decree, ...]:
    """``entries`` in the order of replay."""
    return tuple(sorted(entries, key=lambda e: (e.announced_on, e.kind == DecreeKind.REVOKED)))


def _key(entry: Decree) -> tuple[str, date, int]:
    return entry.decree, entry.announced_on, entry.day.year


def _yearly_lists(decrees: Iterable[Decree]) -> set[tuple[str, date, int]]:
    """Decrees that make both 1 January and 25 December of a year national holidays."""
    named: dict[tuple[str, date, int], set[str]] = {}
    for d in decrees:
        if d.kind == DecreeKind.NATIONAL_HOLIDAY:
            named.setdefault(_key(d), set()).add(f"{d.day:%m-%d}")
    return {key for key, days in named.items() if {"01-01", "12-25"} <= days}


@cache
def shipped_log() -> DecreeLog:
    """The log that ships with the package (``data/decrees.json``)."""
    content = read_bytes(__name__, "data/decrees.json")
    entries = in_order(entries_of(json.loads(content)))
    return DecreeLog(entries, f"{entries[-1].announced_on}~{crc32(content):08x}")


def entries_of(document: Mapping[str, Any]) -> Iterator[Decree]:
    """The entries of a document shaped like ``data/decrees.json``."""
    names = document["names"]
    for decree in document["decrees"]:
        announced_on = announcement_day(decree["announced_on"])
        for entry in decree["days"]:
            name = names[entry["name"]]
            yield Decree(
                date.fromisoformat(entry["day"]),
                entry["kind"],
                name["id"],
                name["en"],
                decree["title"],
                announced_on,
                entry.get("revokes"),
                yearly=decree["yearly"],
                sighting=entry.get("sighting", False),
                short_id=decree["short"]["id"],
                short_en=decree["short"]["en"],
            )


def announcement_day(text: str) -> date:
    """A day, or the first day of a month or year where no more is known."""
    if re.fullmatch(r"\d{4}(-\d{2})?", text, re.ASCII):
        text = f"{text}-01-01"[:10] if len(text) == len("YYYY") else f"{text}-01"
    return parse_date(text, "announced_on")
