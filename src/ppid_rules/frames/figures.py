"""The figures of the yearly report: what is counted of a table for each, and how it is read."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

import narwhals as nw

from .._data import read_json
from ..compliance.casework import ClockStatus
from ..compliance.casework.docket import case_terms
from ..law import TermKind, terms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

__all__ = ["Key", "Question", "questions"]

Key = tuple[Any, ...]
"""What tells groups apart, or rows of one."""

_RULES = read_json(__name__, "data/summary.json")
_DONE = (ClockStatus.MET, ClockStatus.LATE)
_TOLD = (*_DONE, ClockStatus.OVERDUE)


class Question(NamedTuple):
    """What is counted, and what the counts say.

    Attributes:
        values: what the rows of a group are told apart by.
        read: from how often each occurs, the figures of a group.
    """

    values: Mapping[str, nw.Expr]
    read: Callable[[list[tuple[Key, Key, int]]], Callable[[Key], dict[str, Any]]]


def questions(columns: Mapping[tuple[str, str], str], names: list[str]) -> Iterator[Question]:
    """All that is asked of a table with these columns."""
    sound = nw.col("faults").is_null()
    yield Question({"sound": sound}, _sizes)
    for figure, event in _RULES["events"].items():
        yield _event(figure, columns.get((event, "on")), sound)
    for figure, (event, field, words) in _RULES["outcomes"].items():
        yield _outcome(figure, columns.get((event, field)), words, sound)
    grounds = columns.get(tuple(_RULES["grounds"]))
    if grounds is not None:
        value = nw.when(sound).then(nw.col(grounds).cast(nw.String))
        yield Question({"grounds": value}, _grounds)
    duties = {t.id for t in terms() if t.audited and t.kind in {TermKind.DUTY, TermKind.CAP}}
    for term_id in case_terms():
        name = term_id.replace(".", "_")
        for own in (name, f"{name}_requester", f"{name}_public_body"):
            if term_id in duties and f"{own}_status" in names:
                yield _duty(own)


def _sizes(counts: list[tuple[Key, Key, int]]) -> Callable[[Key], dict[str, Any]]:
    total: Counter[Key] = Counter()
    faulty: Counter[Key] = Counter()
    for key, (sound,), count in counts:
        total[key] += count
        faulty[key] += 0 if sound else count
    return lambda key: {"rows": total[key], "faulty": faulty[key]}


def _event(figure: str, column: str | None, sound: nw.Expr) -> Question:
    """How many rows have an event."""
    there = nw.lit(False) if column is None else sound & ~nw.col(column).is_null()  # noqa: FBT003 - the value

    def read(counts: list[tuple[Key, Key, int]]) -> Callable[[Key], dict[str, Any]]:
        found: Counter[Key] = Counter()
        for key, (is_there,), count in counts:
            found[key] += count if is_there else 0
        return lambda key: {figure: None if column is None else found[key]}

    return Question({"there": there}, read)


def _outcome(figure: str, column: str | None, words: list[str], sound: nw.Expr) -> Question:
    """How many events had which outcome."""
    none = nw.lit(None).cast(nw.String)
    value = none if column is None else nw.when(sound).then(nw.col(column).cast(nw.String))

    def read(counts: list[tuple[Key, Key, int]]) -> Callable[[Key], dict[str, Any]]:
        found: Counter[tuple[Key, object]] = Counter()
        for key, (word,), count in counts:
            found[key, word] += count
        return lambda key: {
            f"{figure}{word}": None if column is None else found[key, word] for word in words
        }

    return Question({"word": value}, read)


def _grounds(counts: list[tuple[Key, Key, int]]) -> Callable[[Key], dict[str, Any]]:
    """On which grounds information was refused."""
    found: dict[Key, Counter[str]] = {}
    for key, (text,), count in counts:
        for ground in (text or "").replace(",", ";").split(";"):
            if ground.strip():
                found.setdefault(key, Counter())[ground.strip()] += count

    def figures(key: Key) -> dict[str, Any]:
        own = sorted(found.get(key, Counter()).items())
        return {"refused_because": "; ".join(f"{g}: {n}" for g, n in own) or None}

    return figures


def _duty(name: str) -> Question:
    """The share in time, as an interval, and the working days used."""
    values = {
        "status": nw.col(f"{name}_status").cast(nw.String),
        "used": nw.col(f"{name}_days_used"),
    }

    def read(counts: list[tuple[Key, Key, int]]) -> Callable[[Key], dict[str, Any]]:
        stood: Counter[tuple[Key, object]] = Counter()
        used: dict[Key, Counter[int]] = {}
        for key, (status, days), count in counts:
            stood[key, status] += count
            if status in _DONE and days is not None:
                used.setdefault(key, Counter())[int(days)] += count
        return lambda key: _of_duty(
            name, {s: stood[key, s] for s in ClockStatus}, used.get(key, Counter())
        )

    return Question(values, read)


def _of_duty(name: str, found: Mapping[ClockStatus, int], days: Counter[int]) -> dict[str, Any]:
    met, unsure = found[ClockStatus.MET], found[ClockStatus.UNKNOWN]
    whole = sum(found[status] for status in _TOLD) + unsure
    return {
        f"{name}_n": whole,
        f"{name}_on_time_low": met / whole if whole else None,
        f"{name}_on_time_high": (met + unsure) / whole if whole else None,
        f"{name}_late": found[ClockStatus.LATE],
        f"{name}_overdue": found[ClockStatus.OVERDUE],
        f"{name}_days_median": _quantile(days, *_RULES["median"]),
        f"{name}_days_p90": _quantile(days, *_RULES["ninetieth"]),
    }


def _quantile(days: Counter[int], part: int, whole: int) -> float | None:
    """The least number of days within which such a part was done; of an even median the middle."""
    total = sum(days.values())
    if not total:
        return None
    values = sorted(days)
    upto = list(accumulate(days[value] for value in values))
    place, rest = divmod(total * part, whole)
    first = values[bisect_left(upto, place + bool(rest))]
    if rest or part + part != whole:
        return float(first)
    return (first + values[bisect_left(upto, place + 1)]) / (1 + 1)
