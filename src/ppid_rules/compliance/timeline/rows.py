"""The rows of a timeline: what happened, until when what has to happen, and what time does."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from ..._check import LANGS, check_lang
from ..casework import ClockStatus, FaultKind, Severity
from ..casework.labels import event_name, label, party_name
from ..explaining import Step
from ..wording import Clause, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ..._check import Lang
    from ...cases import CaseStatus, Event
    from ...workdays import Certainty
    from ..casework import Audit, Clock, Finding
    from ..casework.docket import Docket

__all__ = ["RowKind", "TimelineRow", "docket_behind", "named", "rows_of"]

_DAYS = (
    "received_on", "for_day", "until", "comply_by", "promised_by", "ground_found_on",
    "stated_due_on",
)  # fmt: skip
"""The further days of events that a reader wants to see."""

_TOLD = (
    "start.", "clock.not_counted", "clock.not_provided", "clock.extended", "certainty.provisional",
    "certainty.left_open",
)  # fmt: skip
"""The steps of a derivation that a timeline repeats."""


class RowKind(StrEnum):
    """What a row of a timeline is."""

    EVENT = "event"
    """Something that happened (*peristiwa*)."""
    LIMIT = "limit"
    """The last day of a limit (*batas akhir*)."""
    COMPUTED = "computed"
    """A moment that follows from the calendar alone: silence, finality, the day looked at."""


class TimelineRow(NamedTuple):
    """One row of a timeline.

    Attributes:
        day: its day; ``None`` for a limit without one.
        what: event, limit or computed moment.
        code: the type of the event, the key of the clock, or the name of the moment.
        title_id: what it is, in Indonesian.
        title_en: the same in English.
        status: where the clock stands; the status of the case from a computed moment on.
        certainty: how sure the last day is.
        starts_on: the day a limit is counted from.
        due_on: the last day of a limit.
        limit: the last day of a limit before its extension.
        happened_on: the day that decided about the act that met a limit.
        facts: what else is to be said, as steps with words in both languages.
        findings: what was found here, each on one row of the timeline only.
    """

    day: date | None
    what: RowKind
    code: str
    title_id: str
    title_en: str
    status: ClockStatus | CaseStatus | None = None
    certainty: Certainty | None = None
    starts_on: date | None = None
    due_on: date | None = None
    limit: date | None = None
    happened_on: date | None = None
    facts: tuple[Step, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def severity(self) -> Severity | None:
        """The weight of the weightiest finding on this row."""
        found = {finding.severity for finding in self.findings}
        return next((severity for severity in Severity if severity in found), None)

    def title(self, lang: Lang = "id") -> str:
        """What the row is, in words.

        Raises:
            UnknownLanguageError: neither ``"id"`` nor ``"en"``.
        """
        return self.title_id if check_lang(lang) == "id" else self.title_en

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready."""
        days = ("day", "starts_on", "due_on", "limit", "happened_on")
        words = ("what", "status", "certainty", "severity")
        return {
            "code": self.code,
            "title": {"id": self.title_id, "en": self.title_en},
            **{name: (day := getattr(self, name)) and day.isoformat() for name in days},
            **{name: (word := getattr(self, name)) and word.value for name in words},
            "facts": [fact.to_dict() for fact in self.facts],
            "findings": [finding.code for finding in self.findings],
        }


def docket_behind(audit: Audit) -> Docket:
    """The docket that an audit read."""
    return audit._docket  # noqa: SLF001 - a timeline is another view of the same docket


def named(clock: Clock) -> Clause:
    """What a clock is about, with the party whose it is."""
    return _of_party(Clause.of(clock.term.name), clock.party)


def _of_party(name: Clause, party: str | None) -> Clause:
    if party is None:
        return name
    slots = {"name": name, "party": party_name(party)}
    return Clause.of(lambda lang: sentence("timeline.with_party", slots, lang))


def rows_of(audit: Audit, *, details: bool = False) -> tuple[TimelineRow, ...]:
    """The rows of a timeline in order of their days; on one day events come first.

    Numbers, exhibits and notes of events are left out, unless ``details`` asks for them.
    """
    docket = docket_behind(audit)
    keys = {clock.key for clock in audit.clocks}
    at_limit: dict[str, list[Finding]] = {}
    at_event: dict[int | None, list[Finding]] = {}
    for finding in audit.findings:
        if finding.key in keys and _is_of_the_limit(finding):
            at_limit.setdefault(finding.key, []).append(finding)
        else:
            at_event.setdefault(finding.event_index, []).append(finding)
    rows = [
        *_events(docket, at_event, details=details),
        *(_limit(docket, clock, tuple(at_limit.get(clock.key, ()))) for clock in audit.clocks),
        *_moments(audit),
    ]
    order = list(RowKind)
    rows.sort(key=lambda row: (row.day is None, row.day or audit.as_of, order.index(row.what)))
    return tuple(rows)


def _is_of_the_limit(finding: Finding) -> bool:
    """Whether a finding is about the limit itself, not about the act at fault."""
    undone = finding.event_index is None or finding.happened_on is None
    return undone or finding.kind is FaultKind.UNRECORDED


def _events(
    docket: Docket, findings: dict[int | None, list[Finding]], *, details: bool
) -> Iterator[TimelineRow]:
    reached = None
    events = zip(docket.record.events, docket.record.statuses, strict=True)
    for place, (event, status) in enumerate(events):
        name = _of_party(event_name(event.type), getattr(event, "by", None))
        facts = [*_said_of(event)]
        if status is not reached:
            facts.append(_step("timeline.standing", status=_labelled(f"status.{status}")))
        if details:
            facts.extend(
                Step(f"timeline.{field}", ((field, value),))
                for field in ("ref", "note")
                if (value := getattr(event, field))
            )
        reached = status
        yield TimelineRow(
            event.on, RowKind.EVENT, event.type, *_both(name),
            facts=tuple(facts), findings=tuple(findings.get(place, ())),
        )  # fmt: skip


def _said_of(event: Event) -> Iterator[Step]:
    """The further days of an event."""
    for field in _DAYS:
        day: date | None = getattr(event, field, None)
        if day is not None and not (field == "received_on" and day == event.on):
            yield Step(f"timeline.day.{field}", (("day", day),))


def _limit(docket: Docket, clock: Clock, findings: tuple[Finding, ...]) -> TimelineRow:
    dated = clock.due_on is not None
    return TimelineRow(
        clock.due_on,
        RowKind.LIMIT,
        clock.key,
        *_both(named(clock)),
        status=clock.status,
        certainty=clock.certainty if dated else None,
        starts_on=clock.starts_on,
        due_on=clock.due_on,
        limit=clock.limit if clock.limit != clock.due_on else None,
        happened_on=clock.happened_on,
        facts=tuple(_said_of_limit(docket, clock)),
        findings=findings,
    )


def _said_of_limit(docket: Docket, clock: Clock) -> Iterator[Step]:
    running = clock.status is ClockStatus.RUNNING
    undated = clock.due_on is None
    told = (*_TOLD, *(("safe.",) if running else ()), *(("rule.",) if undated else ()))
    for step in clock.trace:
        if step.code.startswith(told):
            yield step
    if clock.count_of_absences:
        yield _step("timeline.count", count=clock.count_of_absences)
    if running and clock.opens_on is not None:
        yield _step("timeline.opens", opens=clock.opens_on)
    if clock.happened_on is not None and not clock.count_of_absences:
        yield _step("timeline.happened", day=clock.happened_on)
    late, left = clock.working_days_late, clock.working_days_left
    if late:
        code = "timeline.late" if clock.status is ClockStatus.LATE else "timeline.overdue"
        yield _step(code, late=late, as_of=docket.as_of)
    if left is not None:
        yield _step("timeline.left", left=left, as_of=docket.as_of)


def _moments(audit: Audit) -> Iterator[TimelineRow]:
    """What time does: silence, a window that passed, finality; and the day looked at."""
    standing, record = audit.standing, docket_behind(audit).record
    if standing.since is not None and standing.status is not record.status:
        yield _moment(standing.since, "status", f"status.{standing.status}", standing.status)
    final, surely = standing.final_on, standing.surely_final_on
    if final is not None and (standing.since, standing.status) != (final, "court.final"):
        yield _moment(final, "final", "status.court.final")
    if surely is not None and surely != final:
        yield _moment(surely, "surely_final", "timeline.computed.surely_final")
    yield _moment(audit.as_of, "as_of", "timeline.computed.as_of")


def _moment(day: date, code: str, words: str, status: CaseStatus | None = None) -> TimelineRow:
    return TimelineRow(day, RowKind.COMPUTED, code, *_both(_labelled(words)), status=status)


def _step(code: str, /, **values: object) -> Step:
    return Step(code, tuple(values.items()))


def _labelled(code: str) -> Clause:
    return Clause.of(lambda lang: label(code, lang))


def _both(clause: Clause) -> tuple[str, str]:
    """A clause in both languages, as a heading."""
    words = dict(clause)
    title_id, title_en = (words[lang][:1].upper() + words[lang][1:] for lang in LANGS)
    return title_id, title_en
