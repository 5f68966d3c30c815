"""Replay: from the entries known on a date to the days off of that date."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from .decrees import Decree, in_order, shipped_log
from .kinds import DecreeKind

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

__all__ = ["Known", "known"]

_RANK = {kind: rank for rank, kind in enumerate(DecreeKind)}


class Known(NamedTuple):
    """What was known of the log.

    Attributes:
        entries: the entries known, in the order of replay.
        live: the entries in force by day, holidays before joint leave.
        revoked: days on which every entry was taken back.
        decreed: years whose yearly decree is known.
        left_open: decreed years for which no joint leave was set yet.
        log_until: the newest announcement of the whole log, known or not.
        horizon: up to this day a sighting is a thing of the past.
        unforeseen: days announced later, other than by a yearly list; nobody could tell them.
    """

    entries: tuple[Decree, ...]
    live: Mapping[date, tuple[Decree, ...]]
    revoked: frozenset[date]
    decreed: frozenset[int]
    left_open: frozenset[int]
    log_until: date
    horizon: date
    unforeseen: frozenset[date]


@lru_cache(maxsize=256)
def known(as_known_on: date | None, decrees: tuple[Decree, ...] = ()) -> Known:
    """What the shipped log says as known on a date, with ``decrees`` added to it.

    Args:
        as_known_on: entries announced on or before it are known; ``None``: the whole log.
        decrees: entries newer than the release; given by the caller, so always known.
    """
    log = shipped_log()
    shipped = [e for e in log.entries if as_known_on is None or e.announced_on <= as_known_on]
    entries = in_order((*shipped, *log.settle(decrees)))
    live = _replay(entries)
    decreed = frozenset(e.day.year for e in entries if e.yearly)
    with_leave = {e.day.year for e in entries if e.kind == DecreeKind.JOINT_LEAVE}
    newest = max((log.until, *(d.announced_on for d in decrees)))
    return Known(
        entries=entries,
        live=live,
        revoked=frozenset(e.day for e in entries if e.day not in live),
        decreed=decreed,
        left_open=decreed - with_leave,
        log_until=newest,
        horizon=newest if as_known_on is None else min(as_known_on, newest),
        unforeseen=_unforeseen() - {e.day for e in entries},
    )


def _replay(entries: tuple[Decree, ...]) -> dict[date, tuple[Decree, ...]]:
    """The entries in force by day.

    A revocation cancels the entries of its day and of the kind that it names. Two names of one
    kind on one day (Ascension and Idul Fitri on 13 May 2021) stand side by side.
    """
    by_kind: dict[tuple[date, str], dict[str, Decree]] = {}
    for e in entries:
        if e.kind == DecreeKind.REVOKED:
            by_kind.pop((e.day, e.revokes or ""), None)
        else:
            by_kind.setdefault((e.day, e.kind), {})[e.name_id] = e
    days: dict[date, list[Decree]] = {}
    for (day, _), named in by_kind.items():
        days.setdefault(day, []).extend(named.values())
    return {
        day: tuple(sorted(found, key=lambda e: (_RANK[DecreeKind(e.kind)], e.name_id)))
        for day, found in sorted(days.items())
    }


@cache
def _unforeseen() -> frozenset[date]:
    """Days of the log that no yearly list has: elections, moved days, days added in a year."""
    entries = shipped_log().entries
    listed = {e.day for e in entries if e.yearly}
    return frozenset(e.day for e in entries if e.day not in listed)
