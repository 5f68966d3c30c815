"""Decrees newer than the release, from a file."""

from __future__ import annotations

import json
from os import PathLike, fspath
from typing import TYPE_CHECKING, Any, TextIO

from .._check import check_option, parse_date
from ..errors import DecreeError, PpidRulesError
from .decrees import Decree, announcement_day

if TYPE_CHECKING:
    from collections.abc import Iterator

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
_ALIASES = {"date": "day"}
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
        name = fspath(file)
        with open(file, encoding="utf-8-sig", newline="") as opened:  # noqa: PTH123 - pathlib is slow to import
            return _read(opened, name)
    return _read(file, str(getattr(file, "name", "<decrees>")))


def _read(file: TextIO, name: str) -> tuple[Decree, ...]:
    try:
        text = file.read()
    except UnicodeDecodeError as error:
        raise DecreeError(name, f"not UTF-8 text ({error.reason})") from error
    is_json = text.lstrip()[:1] in ("[", "{")
    rows = _json_rows(text, name) if is_json else _csv_rows(text, name)
    decrees = tuple(_from_row(row, where) for row, where in rows)
    if not decrees:
        raise DecreeError(name, "holds no decree")
    return decrees


def _csv_rows(text: str, name: str) -> Iterator[tuple[object, str]]:
    import csv  # noqa: PLC0415 - only for a file of decrees

    rows = csv.DictReader(text.splitlines())
    try:
        header = {_ALIASES.get(field, field) for field in rows.fieldnames or ()}
        missing = [field for field in _REQUIRED if field not in header]
        if text.strip() and missing:
            raise DecreeError(f"{name}, line 1", f"the header lacks {', '.join(missing)}")
        for row in rows:
            yield row, f"{name}, line {rows.line_num}"
    except csv.Error as error:
        raise DecreeError(f"{name}, line {rows.line_num}", str(error)) from error


def _json_rows(text: str, name: str) -> Iterator[tuple[object, str]]:
    try:
        document = json.loads(text)
        rows = _flat(document) if isinstance(document, dict) else document
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise DecreeError(name, f"not a document of decrees ({error!r})") from error
    for i, row in enumerate(rows, 1):
        yield row, f"{name}, entry {i}"


def _flat(document: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows of a document shaped like the shipped log, names looked up."""
    return [
        {
            "day": entry["day"],
            "kind": entry["kind"],
            "revokes": entry.get("revokes"),
            "name_id": document["names"][entry["name"]]["id"],
            "name_en": document["names"][entry["name"]]["en"],
            "decree": decree["title"],
            "announced_on": decree["announced_on"],
            "yearly": decree.get("yearly"),
            "sighting": entry.get("sighting", False if "yearly" in decree else None),
            "short_id": decree["short"]["id"],
            "short_en": decree["short"]["en"],
        }
        for decree in document["decrees"]
        for entry in decree["days"]
    ]


def _from_row(row: object, where: str) -> Decree:
    """One entry from a CSV row or a JSON object."""
    if not isinstance(row, dict):
        raise DecreeError(where, f"expected an object, not {row!r}")
    cells: dict[Any, Any] = row
    values = {k: v for k, v in cells.items() if k not in _IGNORED and v not in ("", None)}
    values = {_ALIASES.get(str(key), str(key)): value for key, value in values.items()}
    missing = [field for field in _REQUIRED if field not in values]
    if missing:
        raise DecreeError(where, f"lacks {', '.join(missing)}")
    for key, value in values.items():
        if key not in Decree._fields:
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
