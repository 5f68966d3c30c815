"""Decrees newer than the release, from a file."""

from __future__ import annotations

import json
from os import PathLike, fspath
from typing import Any, TextIO

from .._check import check_option, parse_date
from ..errors import DecreeError, PpidRulesError
from .decrees import Decree, announcement_day, entries_of

__all__ = ["read_decrees"]

_LEDGER_WORDS = {
    "libur_nasional": "national_holiday",
    "cuti_bersama": "joint_leave",
    "pemilu": "general_election",
    "pilkada": "regional_election",
}
_KINDS = frozenset({"kind", "revokes"})
_FLAGS = frozenset({"yearly", "sighting"})
_REQUIRED = ("day", "kind", "name_id", "name_en", "decree", "announced_on")
_IGNORED = frozenset({"confidence", "source"})


def read_decrees(file: str | PathLike[str] | TextIO) -> tuple[Decree, ...]:
    """Decrees from a file, for :meth:`WorkingCalendar.with_decrees`.

    A JSON file is a list of objects with the fields of :class:`Decree`, or a document shaped like
    the shipped ``decrees.json``. Any other file is CSV with a header naming those fields; ``day``
    may be called ``date``, the kinds may be the Indonesian words (``libur_nasional``,
    ``cuti_bersama``, ``pemilu``, ``pilkada``), and ``announced_on`` may be a month or a year.

    Args:
        file: a path, or an open text file.

    Raises:
        DecreeError: what cannot be read, with its line or place in the list.
        OSError: the file cannot be opened.
    """
    if isinstance(file, (str, PathLike)):
        with open(file, encoding="utf-8-sig", newline="") as opened:  # noqa: PTH123 - pathlib is slow to import
            return _read(opened.read(), fspath(file))
    return _read(file.read(), str(getattr(file, "name", "<decrees>")))


def _read(text: str, name: str) -> tuple[Decree, ...]:
    if text.lstrip()[:1] in ("[", "{"):
        return _read_json(text, name)
    from csv import DictReader  # noqa: PLC0415 - only for a file of decrees

    rows = DictReader(text.splitlines())
    return tuple(_from_row(row, f"{name}, line {rows.line_num}") for row in rows)


def _read_json(text: str, name: str) -> tuple[Decree, ...]:
    try:
        document = json.loads(text)
        if isinstance(document, dict):
            return tuple(entries_of(document))
    except PpidRulesError:
        raise
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise DecreeError(name, f"not a document of decrees ({error!r})") from error
    return tuple(_from_row(row, f"{name}, entry {i}") for i, row in enumerate(document, 1))


def _from_row(row: object, where: str) -> Decree:
    """One entry from a CSV row or a JSON object."""
    if not isinstance(row, dict):
        raise DecreeError(where, f"expected an object, not {row!r}")
    cells: dict[Any, Any] = row
    values = {k: v for k, v in cells.items() if k not in _IGNORED and v not in ("", None)}
    if "date" in values and "day" not in values:
        values["day"] = values.pop("date")
    missing = [field for field in _REQUIRED if field not in values]
    if missing:
        raise DecreeError(where, f"lacks {', '.join(missing)}")
    for key, value in values.items():
        if key not in Decree.__dataclass_fields__:
            raise DecreeError(where, f"unknown field {key!r}")
        if key not in _FLAGS and not isinstance(value, str):
            raise DecreeError(where, f"{key} must be a text, not {value!r}")
    try:
        return Decree(**_parsed(values))
    except PpidRulesError as error:
        raise DecreeError(where, str(error)) from error


def _parsed(values: dict[str, Any]) -> dict[str, Any]:
    """Days as dates, the ledger's words as kinds, flags as booleans."""
    kinds = {key: _LEDGER_WORDS.get(values[key], values[key]) for key in _KINDS & values.keys()}
    flags = {key: _flag(values[key], key) for key in _FLAGS & values.keys()}
    days = {
        "day": parse_date(values["day"]),
        "announced_on": announcement_day(values["announced_on"]),
    }
    return {**values, **kinds, **flags, **days}


def _flag(value: object, name: str) -> bool:
    words = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
    if isinstance(value, bool):
        return value
    return words[check_option(str(value).lower(), words, name)]
