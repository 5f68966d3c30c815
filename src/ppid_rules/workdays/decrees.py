"""The decree log: what was decreed about which day, and when it was announced.

The log is a list of events, not of days off. One day may have several entries (set, revoked, set
again; or holiday and joint leave at once); :mod:`.replay` turns the entries known on a date into
the days off of that date.
"""

from __future__ import annotations

import json
import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, Self
from zlib import crc32

from .._check import Lang, as_date, check_lang, check_option, parse_date
from .._data import read_bytes
from ..errors import DecreeError, WrongTypeError
from .kinds import DecreeKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

__all__ = [
    "Decree",
    "DecreeLog",
    "announcement_day",
    "in_order",
    "shipped_log",
]

_KINDS = tuple(DecreeKind)
_SETTING_KINDS = tuple(kind for kind in DecreeKind if kind is not DecreeKind.REVOKED)


class _DecreeFields(NamedTuple):
    day: date
    kind: str
    name_id: str
    name_en: str
    decree: str
    announced_on: date
    revokes: str | None
    yearly: bool | None
    sighting: bool | None
    short_id: str
    short_en: str


class Decree(_DecreeFields):
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
        sighting: whether the sighting (*isbat*) may still move the day. ``None``: it may where
            the Indonesian name names Idul Fitri or Idul Adha.
        short_id: a short Indonesian citation for texts; the whole one where empty.
        short_en: the same in English.

    Raises:
        NotADateError: a day is no date.
        WrongTypeError: a name is no text.
        UnknownOptionError: an unknown kind.
        DecreeError: ``revokes`` is missing, or stands where nothing is revoked.
    """

    __slots__ = ()

    def __new__(  # noqa: PLR0917 - the order of the fields; most callers name them
        cls,
        day: date,
        kind: str,
        name_id: str,
        name_en: str,
        decree: str,
        announced_on: date,
        revokes: str | None = None,
        yearly: bool | None = None,  # noqa: FBT001 - as above
        sighting: bool | None = None,  # noqa: FBT001 - as above
        short_id: str = "",
        short_en: str = "",
    ) -> Self:
        """Check the fields; plain words become members, so that equal decrees look alike."""
        as_date(day, "day")
        as_date(announced_on, "announced_on")
        texts = {"name_id": name_id, "name_en": name_en, "decree": decree}
        for name, text in texts.items():
            if not isinstance(text, str):
                raise WrongTypeError(text, name, "a text")
        kind = DecreeKind(check_option(kind, _KINDS, "kind of decree"))
        if (kind is DecreeKind.REVOKED) != (revokes is not None):
            raise DecreeError(
                f"{decree} on {day}",
                "kind 'revoked' needs revokes=<the kind taken back>, and no other kind takes it",
            )
        if revokes is not None:
            revokes = DecreeKind(check_option(revokes, _SETTING_KINDS, "kind that is revoked"))
        fields = (day, kind, *texts.values(), announced_on, revokes)
        return cls._make((*fields, yearly, sighting, short_id, short_en))

    def name(self, lang: Lang = "id") -> str:
        """The name of the day.

        Raises:
            UnknownLanguageError: neither ``"id"`` nor ``"en"``.
        """
        return self.name_id if check_lang(lang) == "id" else self.name_en

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready, as :func:`read_decrees` reads it."""
        row = self._asdict()
        row.update(day=self.day.isoformat(), announced_on=self.announced_on.isoformat())
        return {name: value for name, value in row.items() if value not in (None, "")}

    def short(self, lang: Lang = "id") -> str:
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
        feasts: words that name a feast whose day the sighting fixes.
    """

    entries: tuple[Decree, ...]
    version: str
    feasts: tuple[str, ...]

    @property
    def until(self) -> date:
        """The newest announcement."""
        return self.entries[-1].announced_on

    def settle(self, decrees: tuple[Decree, ...]) -> tuple[Decree, ...]:
        """``decrees`` with their open flags settled by their content and names."""
        yearly = _yearly_lists(decrees)
        return tuple(
            d._replace(
                yearly=_key(d) in yearly if d.yearly is None else d.yearly,
                sighting=self._names_a_feast(d.name_id) if d.sighting is None else d.sighting,
            )
            for d in decrees
        )

    def _names_a_feast(self, name: str) -> bool:
        letters = "".join(filter(str.isalpha, name.casefold()))
        return any(feast in letters for feast in self.feasts)


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
    document = json.loads(content)
    entries = in_order(_entries(document))
    version = f"{entries[-1].announced_on}~{crc32(content):08x}"
    return DecreeLog(entries, version, tuple(document["feasts"]))


def _entries(document: Mapping[str, Any]) -> Iterator[Decree]:
    """The entries of the shipped document, which the tests check; here nothing is checked."""
    names = document["names"]
    kinds: dict[str | None, DecreeKind | None] = {None: None, **{str(k): k for k in DecreeKind}}
    for decree in document["decrees"]:
        announced_on = announcement_day(decree["announced_on"])
        short = decree["short"]
        for entry in decree["days"]:
            name = names[entry["name"]]
            yield Decree._make(
                (
                    date.fromisoformat(entry["day"]),
                    kinds[entry["kind"]],
                    name["id"],
                    name["en"],
                    decree["title"],
                    announced_on,
                    kinds[entry.get("revokes")],
                    decree["yearly"],
                    entry.get("sighting", False),
                    short["id"],
                    short["en"],
                )
            )


def announcement_day(text: str) -> date:
    """A day, or the first day of a month or year where no more is known."""
    if re.fullmatch(r"\d{4}(-\d{2})?", text, re.ASCII):
        text = f"{text}-01-01"[: len("YYYY-MM-DD")]
    return parse_date(text, "announced_on")
