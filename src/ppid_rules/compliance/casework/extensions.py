"""Extensions (*perpanjangan*): one, in time, with written reasons; it moves what it extends."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from ...law import Term, TermKind, terms
from ..counting import last_day
from .occasions import occasions
from .runs import ClockStatus, Run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from .docket import Docket
    from .logs import Happened

__all__ = ["extended", "extension_open", "extension_rows", "extensions"]


@cache
def extension_rows(term_id: str) -> tuple[Term, ...]:
    """The extensions that move a limit, whatever the version."""
    return tuple(t for t in terms() if t.kind is TermKind.EXTENSION and term_id in t.moves)


def extended(docket: Docket, term_id: str) -> Iterator[Run]:
    """The runs of a limit that an extension can move, moved where one did."""
    for run in occasions(docket, term_id):
        yield docket.judged(_moved(docket, run))


def extensions(docket: Docket, term_id: str) -> Iterator[Run]:
    """Each extension that was announced while the limit was not yet met."""
    base_id = next(t.counted_from[0] for t in terms() if t.id == term_id)
    for base in docket.runs(base_id):
        yield from _announced(docket, base)


def extension_open(docket: Docket, run: Run) -> Term | None:
    """The extension that a run could still get; ``None``: none, or one was announced."""
    moved = extension_rows(run.term.id)
    if not moved or moved[0].counted_from[0] != run.term.id or _announcements(docket, run):
        return None
    return _row_for(docket, run)


def _event_of(term_id: str) -> str:
    return extension_rows(term_id)[0].applies_if.checks[0].event


def _row_for(docket: Docket, run: Run) -> Term | None:
    """The extension that the law has for a run, as read."""
    for row in extension_rows(run.term.id):
        if row.regime == run.term.regime and row.in_force(run.version_on):
            place = -1 if run.opener is None else run.opener.place
            found = docket.governing(row.id, place, run.start)
            return None if found is None else found[0]
    return None


def _announcements(docket: Docket, run: Run) -> list[Happened]:
    """The extensions announced from the start of a run until it was met."""
    begin = -1 if run.opener is None else run.opener.place
    end = None if run.closer is None else run.closer.place
    named = docket.log.of(_event_of(run.term.id))
    if named and end is None:
        end = docket.log.segment(begin)[1]
    return [h for h in named if h.place > begin and (end is None or h.place < end)]


def _moved(docket: Docket, run: Run) -> Run:
    """A run of a limit with the day to which its first extension moves it."""
    row = _row_for(docket, run)
    if row is None or run.limit is None:
        return run
    until = last_day(row, run.limit, run.term.id, docket.calendar, docket.readings)
    if _event_of(run.term.id) in docket.record.not_kept | docket.record.undated:
        run = run._replace(perhaps_until=until)
    announced = _announcements(docket, run)
    if not announced:
        return run
    first = announced[0]
    fields = run.fields | _fields(docket, first)
    if _fault(docket, first, run.limit, until, row) is not None:
        return run._replace(fields=fields)
    taken = _run(docket, run, row, first, until)
    return run._replace(due=until, fields=fields, extended_by=taken, perhaps_until=None)


def _announced(docket: Docket, base: Run) -> Iterator[Run]:
    row = _row_for(docket, base)
    for place, happened in enumerate(_announcements(docket, base)):
        if row is None and base.limit is None:
            continue  # the limit itself is not established
        if row is None:
            # The rules that govern know none; the article is that of the limit itself.
            general = replace(extension_rows(base.term.id)[-1], citations=base.term.citations)
            yield Run(
                term=general, version_on=base.version_on, start=base.limit, start_is=base.term.id,
                opener=happened, opened_by=base.key, closer=happened, done_on=happened.on,
                limit=base.limit, status=ClockStatus.CLOSED, fault="unavailable",
                fields=base.fields, root=base.start,
            )  # fmt: skip
            continue
        until = base.limit and last_day(
            row, base.limit, base.term.id, docket.calendar, docket.readings
        )
        run = _run(docket, base, row, happened, until)
        fault = "repeated" if place else _fault(docket, happened, base.limit, until, row)
        status = ClockStatus.MET if fault is None else ClockStatus.CLOSED
        if fault == "late":
            status = ClockStatus.LATE
        if fault == "repeated":
            run = run._replace(due=base.due, limit=base.due)  # it moves nothing
        if base.limit is None:
            fault, status = None, ClockStatus.UNKNOWN
        yield run._replace(
            fault=fault, status=status, fields=run.fields | _fields(docket, happened)
        )


def _run(docket: Docket, base: Run, row: Term, happened: Happened, until: date | None) -> Run:
    return Run(
        term=row,
        version_on=base.version_on,
        start=base.limit,
        start_is=base.term.id,
        opener=happened,
        opened_by=base.key,
        due=until,
        limit=base.limit,
        closer=happened,
        done_on=docket.done_on(happened),
        fields=base.fields | docket.fields(row, base.version_on, base.term.id),
        root=base.start,
    )


def _fault(
    docket: Docket, happened: Happened, limit: date | None, until: date | None, row: Term
) -> str | None:
    """Why an extension moves nothing."""
    readings = docket.readings
    event = happened.event
    if getattr(event, "reason", None) == "":
        return "unreasoned"
    named = getattr(event, "conditions", None)
    if readings.extension_validity == "perki_conditions" and named == ():
        return "unreasoned"
    announced = docket.done_on(happened)
    within = readings.extension_announced == "within_first_period" or not _has_reasons(row)
    last = limit if within else until
    return "late" if last is None or announced > last else None


def _has_reasons(row: Term) -> bool:
    """Whether the law asks this extension for reasons; the open questions are about that one."""
    return row.id == "request.extension"


def _fields(docket: Docket, happened: Happened) -> frozenset[str]:
    fields = set(docket.done_fields(happened))
    if hasattr(happened.event, "reason"):
        fields.add("extension_announced")
        if getattr(happened.event, "conditions", None) == ():
            fields.add("extension_validity")
    return frozenset(fields)
