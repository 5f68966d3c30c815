"""Replay: from the entries known on a date to the days off of that date."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from ..errors import DecreeError
from .decrees import Decree, in_order, shipped_log
from .kinds import DecreeKind

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

__all__ = ["Known", "known", "replay"]

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
        known_until: up to this day the decrees are known.
        unforeseen: days announced later, other than by a yearly list; nobody could tell them.
        unborn: days of a year (``05-01``) of holidays that were not holidays yet.
    """

    entries: tuple[Decree, ...]
    live: Mapping[date, tuple[Decree, ...]]
    revoked: frozenset[date]
    decreed: frozenset[int]
    left_open: frozenset[int]
    log_until: date
    horizon: date
    known_until: date
    unforeseen: frozenset[date]
    unborn: frozenset[str]


@lru_cache(maxsize=256)
def known(as_known_on: date | None, decrees: tuple[Decree, ...] = ()) -> Known:
    """What the shipped log says as known on a date, with ``decrees`` added to it.

    Args:
        as_known_on: entries announced on or before it are known; ``None``: the whole log.
        decrees: entries newer than the release; given by the caller, so always known.
    """
    log = shipped_log()
    shipped = [e for e in log.entries if as_known_on is None or e.announced_on <= as_known_on]
    settled = log.settle(decrees)
    entries = in_order((*shipped, *settled))
    live = replay(entries)
    _see_that_revocations_meet_something(settled, entries)
    decreed = frozenset(e.day.year for e in entries if e.yearly)
    with_leave = {e.day.year for e in entries if e.kind == DecreeKind.JOINT_LEAVE}
    added = [d.announced_on for d in decrees]
    newest = max((log.until, *added))
    horizon = newest if as_known_on is None else min(as_known_on, newest)
    return Known(
        entries=entries,
        live=live,
        revoked=frozenset(e.day for e in entries if e.day not in live),
        decreed=decreed,
        left_open=decreed - with_leave,
        log_until=newest,
        horizon=horizon,
        known_until=max((horizon, *added)),
        unforeseen=_unforeseen() - {e.day for e in entries},
        unborn=frozenset(day for day, on in _births().items() if on > horizon),
    )


def replay(entries: tuple[Decree, ...]) -> dict[date, tuple[Decree, ...]]:
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


def _see_that_revocations_meet_something(
    decrees: tuple[Decree, ...], entries: tuple[Decree, ...]
) -> None:
    """A decree added by hand may take back only what is set, or what a projection may set."""
    decreed = {e.day.year for e in entries if e.yearly}
    for i, e in enumerate(entries):
        if e.kind == DecreeKind.REVOKED and e.day.year in decreed and e in decrees:
            before = [o for o in entries[:i] if o.day == e.day]
            if not any(o.kind == e.revokes for o in before):
                problem = f"takes back {e.revokes} on {e.day}, which nothing known has set"
                raise DecreeError(e.decree, problem)


@cache
def _births() -> dict[str, date]:
    """Holidays of a fixed day of the year, with the day on which they were first announced.

    Labour Day was none before July 2013, Pancasila Day before June 2016.
    """
    found: dict[str, list[Decree]] = {}
    for e in shipped_log().entries:
        if e.kind == DecreeKind.NATIONAL_HOLIDAY:
            found.setdefault(e.name_en, []).append(e)
    births: dict[str, date] = {}
    for entries in found.values():
        days = {f"{e.day:%m-%d}" for e in entries}
        if len(days) == 1 and len(entries) > 1:
            births[days.pop()] = entries[0].announced_on
    return births


@cache
def _unforeseen() -> frozenset[date]:
    """Days of the log that no yearly list has: elections, moved days, days added in a year."""
    entries = shipped_log().entries
    listed = {e.day for e in entries if e.yearly}
    return frozenset(e.day for e in entries if e.day not in listed)
