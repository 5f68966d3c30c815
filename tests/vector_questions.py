"""The questions of the conformance vectors: chosen where right and wrong programs part.

``make vectors`` answers them from the law's data. A question that has been published stays.
"""

from __future__ import annotations

import json
from datetime import date, time, timedelta
from functools import cache
from pathlib import Path

from ppid_rules import Case, PpidRulesError, PublicBody, Readings, deadline, indonesia, terms
from ppid_rules import events as e
from ppid_rules.law import Unit
from ppid_rules.testing.fitted import incomplete_tables, typical
from ppid_rules.testing.programs import Program
from ppid_rules.testing.trying import answers
from ppid_rules.testing.vector import Vector, VectorKind
from ppid_rules.workdays.decrees import shipped_log

HERE = Path(__file__).parent
KNOWN_ON = date(2026, 9, 15)
"""The knowledge of the usual questions; no answer lies after it, so no later decree moves one."""

FIRST = date(2011, 1, 1)
KNOWLEDGE = indonesia(as_known_on=KNOWN_ON)
LOG = [entry for entry in shipped_log().entries if entry.announced_on <= KNOWN_ON]
ONE = timedelta(1)
YEARS = (2014, 2018, 2021, 2023, 2025)
EARLY_YEARS = (2011, 2012)
MONTH_ENDS = (date(2019, 8, 31), date(2023, 8, 31), date(2024, 2, 29))
BESIDE_LISTS = (date(2013, 1, 28), date(2016, 5, 18), date(2018, 6, 20), date(2024, 2, 5))
"""Before days that a widely used library takes for holidays (11 February 2013, 1 June 2016), and
before voting days without joint leave beside them."""
OFTEN = (
    "request.notice",
    "request.extension",
    "objection.answer",
    "objection.filing",
    "dispute.filing",
)


def asked():
    """Every question, without its answer."""
    rows = [
        *due(),
        *read_otherwise(),
        *known_earlier(),
        *elections(),
        *histories(),
        *moments(),
        *days(),
    ]
    return {row["id"]: row for row in rows}


def question(name, kind, inputs, known_on=KNOWN_ON, readings=None):
    return {
        "id": name,
        "kind": kind,
        "inputs": inputs,
        "as_known_on": known_on.isoformat(),
        "readings": readings or {},
    }


# -- last days -----------------------------------------------------------------------------


def due():
    """For each limit the starts that tell most programs apart, and some plain ones."""
    for term in OFTEN:
        for year in range(FIRST.year, KNOWN_ON.year + 1):
            yield from (_due(term, start) for start in _telling(term, year, 2))
    for term in _counted():
        if term not in OFTEN:
            of_today = _answered(term, date(YEARS[-1], 1, 1)) is not None
            years = (*(EARLY_YEARS if _changed(term) or not of_today else ()), *YEARS)
            yield from (_due(term, start) for year in years for start in _telling(term, year, 1))
    for start in BESIDE_LISTS:
        yield _due("request.notice", start)
    for term in _by_months():
        for start in MONTH_ENDS:
            if _answered(term, start):
                yield _due(term, start)


def _due(term, start):
    return question(f"due-{term}-{start}", "due", {"term": term, "start": start.isoformat()})


@cache
def _counted():
    """The limits of the general regime that have a number of days."""
    return _with_units(Unit.WORKING_DAYS, Unit.CALENDAR_DAYS)


def _changed(term):
    """Whether an older law had another number."""
    return len({t.number for t in terms() if t.id == term and t.regime == "general"}) > 1


@cache
def _by_months():
    """Those that have a number of months or years."""
    return _with_units(Unit.MONTHS, Unit.YEARS)


def _with_units(*units):
    return tuple(
        dict.fromkeys(
            t.id for t in terms() if t.regime == "general" and t.number and t.unit in units
        )
    )


def _answered(term, start, **how):
    """The last day, where it and the start lie in years that no later decree touches."""
    try:
        found = deadline(term, start, calendar=KNOWLEDGE, **how)
    except PpidRulesError:
        return None
    return found.due_on if found.due_on and FIRST <= found.due_on <= KNOWN_ON else None


def _telling(term, year, count):
    """The starts of a year under which most of a panel of programs part from the law."""
    spots = sorted({entry.day for entry in LOG if entry.day.year == year})
    starts = sorted({spot - timedelta(back) for spot in spots for back in (0, 1, 4, 9, 13, 20)})
    starts = [s for s in starts if s >= FIRST and _answered(term, s) is not None]
    panel = _panel(year)
    seen, chosen = {}, []
    for start in starts:
        vector = _vector(_due(term, start), {"due_on": _answered(term, start).isoformat()})
        seen[start] = [answers(program, vector)[""] for program in panel]
    parted = set()
    for _ in range(count):
        best = max(
            starts, key=lambda s: (len(_parts(seen[s]) - parted), s.weekday() > 4), default=None
        )
        if best is None:
            break
        parted |= _parts(seen[best])
        chosen.append(best)
        starts.remove(best)
    return chosen


def _parts(answers):
    """The pairs of programs that have no answer in common."""
    return {
        (i, j)
        for i, mine in enumerate(answers)
        for j, theirs in enumerate(answers[:i])
        if not mine & theirs
    }


@cache
def _panel(year):
    """The law, the known mistakes, and tables that lack something of the year."""
    announced = {entry.announced_on for entry in LOG if entry.day.year == year}
    lacking = [
        s.program
        for s in incomplete_tables()
        if dict(s.slots).get("day") in announced or dict(s.slots).get("year") == year - 1
    ]
    singles = {
        name: program for name, program in typical().items() if not name.startswith(("ext", "utc"))
    }
    return (Program(), *singles.values(), *lacking)


def _vector(row, expected):
    known = date.fromisoformat(row["as_known_on"])
    fields = {**row, "kind": VectorKind(row["kind"]), "as_known_on": known}
    return Vector(**fields, since="", expected=expected, tells=())


def read_otherwise():
    """Open questions answered otherwise: the days on which the answer matters."""
    for asked_about in Readings.questions():
        for option in asked_about.options:
            if option == asked_about.default or asked_about.case_only:
                continue
            readings = {asked_about.field: option}
            found = 0
            for term in (*OFTEN, *(t for t in _counted() if t not in OFTEN)):
                start = _parting(term, Readings.of(readings))
                if start is not None and found < 5:
                    found += 1
                    name = f"due-{term}-{start}-{asked_about.field}-{option}"
                    inputs = {"term": term, "start": start.isoformat()}
                    yield question(name, "due", inputs, readings=readings)


def _parting(term, readings):
    """The latest start, a week apart, from which a reading gives another day."""
    day = date(2026, 4, 8)
    while day >= FIRST:
        usual, other = _answered(term, day), _answered(term, day, readings=readings)
        if usual and other and usual != other:
            return day
        day -= timedelta(days=8)
    return None


def known_earlier():
    """The last day before and after each decree that moved one."""
    later = [entry for entry in LOG if not entry.yearly and entry.announced_on >= FIRST]
    for day in sorted({entry.announced_on for entry in later}):
        for changed in sorted(entry.day for entry in later if entry.announced_on == day):
            start = changed - timedelta(3)
            before, after = indonesia(as_known_on=day - ONE), indonesia(as_known_on=day)
            first, second = (deadline("request.notice", start, calendar=c) for c in (before, after))
            sure = {c.certainty(d.due_on) for c, d in ((before, first), (after, second))}
            if first.due_on != second.due_on and sure == {"decreed"}:
                for known in (day - ONE, day):
                    name = f"due-request.notice-{start}-known-{known}"
                    yield question(
                        name, "due", {"term": "request.notice", "start": start.isoformat()}, known
                    )
                break


def elections():
    """The fast track of election bodies."""
    fast = sorted({t.id for t in terms() if t.regime == "election" and t.number})
    for term in fast:
        for start in (date(2018, 6, 8), date(2019, 4, 15), date(2024, 2, 8), date(2024, 11, 25)):
            if _answered(term, start, regime="election"):
                name = f"due-{term}-{start}-election"
                yield question(
                    name, "due", {"term": term, "start": start.isoformat(), "regime": "election"}
                )


# -- cases ---------------------------------------------------------------------------------

MINISTRY = PublicBody(name="Kementerian Contoh", level="central", kind="state")
SIX_DAYS = PublicBody(
    name="Dinas Contoh", level="provincial", kind="state", zone="WITA", week="six"
)
ELECTION = PublicBody(name="KPU Contoh", level="regency", kind="election_organiser", zone="WIB")

RECEIVED = (e.RequestReceived, 0)
OBJECTED = (e.ObjectionFiled, ("request.notice", 1), {"ground": "c"})
DISPUTED = (e.DisputeFiled, ("objection.answer", 3))
ANSWERED = (e.ObjectionAnswered, ("objection.answer", -2), {"outcome": "rejected"})
REASON = {"reason": "informasi belum dikuasai"}
REFUSED = {"outcome": "refused"}

STORIES = {
    "silent": [RECEIVED],
    "in-time": [RECEIVED, (e.NoticeGiven, ("request.notice", 0), {"outcome": "granted"})],
    "late": [RECEIVED, (e.NoticeGiven, ("request.notice", 1), {"outcome": "granted"})],
    "extended-early": [RECEIVED, (e.NoticeExtended, 2, REASON)],
    "extended-last-day": [
        RECEIVED,
        (e.NoticeExtended, ("request.notice", 0), REASON),
        (e.NoticeGiven, ("request.notice", 0), {"outcome": "granted"}),
    ],
    "extended-silent-objected": [RECEIVED, (e.NoticeExtended, 4, REASON), OBJECTED],
    "extended-too-late": [RECEIVED, (e.NoticeExtended, ("request.notice", 1), REASON)],
    "extended-without-reason": [RECEIVED, (e.NoticeExtended, 3)],
    "refused-objected": [
        RECEIVED,
        (e.NoticeGiven, 6, REFUSED),
        (e.ObjectionFiled, ("objection.filing", 0), {"ground": "a"}),
    ],
    "objected-early": [RECEIVED, (e.ObjectionFiled, 8, {"ground": "c"})],
    "objected-late": [RECEIVED, (e.ObjectionFiled, ("objection.filing", 1), {"ground": "c"})],
    "objection-answered": [RECEIVED, OBJECTED, ANSWERED, (e.DisputeFiled, ("dispute.filing", 0))],
    "objection-silent": [RECEIVED, OBJECTED, DISPUTED],
    "dispute-late": [RECEIVED, OBJECTED, (e.DisputeFiled, ("dispute.filing", 1))],
    "completed": [
        RECEIVED,
        (e.RequestRegistered, 1),
        (e.IncompletenessNotified, 2),
        (e.CorrectionReceived, 2),
        (e.RequestDeclaredComplete, 0),
    ],
    "mediated": [
        RECEIVED, OBJECTED, DISPUTED,
        (e.DisputeRegistered, 4),
        (e.FirstHearingHeld, 10),
        (e.MediationStarted, 0),
        (e.MediationExtended, 12),
    ],
    "decided": [
        RECEIVED, OBJECTED, DISPUTED,
        (e.DisputeRegistered, 2),
        (e.FirstHearingHeld, 9),
        (e.MediationFailed, 0),
        (e.AdjudicationChosen, 0),
        (e.DecisionRead, 60, {"outcome": "granted"}),
        (e.DecisionCopyReceived, 3, {"by": "public_body"}),
        (e.CourtObjectionFiled, ("court.objection@public_body", 0), {"by": "public_body", "court": "ptun"}),
        (e.CourtDecisionReceived, 30, {"by": "public_body"}),
    ],
}  # fmt: skip
STARTS = (
    date(2018, 5, 31),
    date(2020, 5, 12),
    date(2021, 4, 28),
    date(2023, 4, 4),
    date(2025, 3, 17),
    date(2025, 8, 6),
)


def histories():
    for name, steps in STORIES.items():
        for start in STARTS:
            yield from _history(f"history-{name}-{start}", _told(MINISTRY, start, steps))
    for name in ("objection-answered", "extended-last-day", "decided"):
        case = _told(MINISTRY, STARTS[-2], STORIES[name])
        yield from _history(f"history-looked-back-{name}", case, as_of=case.events[1].on)
    for start in BESIDE_LISTS:
        yield from _history(f"history-silent-{start}", _told(MINISTRY, start, STORIES["silent"]))
    for name in ("silent", "extended-early", "objection-silent"):
        yield from _history(
            f"history-six-days-{name}", _told(SIX_DAYS, date(2022, 8, 1), STORIES[name])
        )
        case = _told(ELECTION, date(2024, 2, 8), STORIES[name][:2], regime="election")
        yield from _history(f"history-election-{name}", case)
    for path in sorted((HERE.parent / "examples/cases").glob("*.json")):
        if "expected" not in path.name:
            case = Case.model_validate_json(path.read_text(encoding="utf-8"))
            yield from _history(f"history-example-{path.stem}", case)
    for dispute in json.loads((HERE / "golden/real-disputes.json").read_text(encoding="utf-8")):
        yield from _history(f"history-real-{dispute['ref']}", of_dispute(dispute))


def _told(body, start, steps, **fields):
    """A case from its steps: so many working days later, or so many after a limit has run out."""
    case, calendar = Case.of(body, **fields), indonesia(as_known_on=KNOWN_ON, week=body.week)
    day = start
    for made, place, *rest in steps:
        if isinstance(place, int):
            day = calendar.add_working_days(day, place)
        else:
            key, more = place
            day = calendar.add_working_days(_end(case, key, day), more)
        case = case.record(made(on=day, **(rest[0] if rest else {})))
    return case


def _end(case, key, day):
    """The last day of a limit, of one that starts with the silence only after it."""
    while key not in {clock.key for clock in case.deadlines(day)}:
        day += ONE
    return case.deadline(key, day).due_on


def of_dispute(dispute):
    """A case from the days of a public register."""
    days = {name: date.fromisoformat(day) for name, day in dispute["dates"].items()}
    log = [e.RequestReceived(on=days.get("request_received", days["request"]))]
    reply, answer = days.get("ppid_reply"), days.get("objection_reply")
    if reply and log[0].on <= reply <= days["objection"]:
        log.append(e.NoticeGiven(on=reply, outcome="refused"))
    log.append(e.ObjectionFiled(on=days["objection"], ground="e" if log[1:] else "c"))
    if answer and days["objection"] <= answer <= days["dispute_filed"]:
        log.append(e.ObjectionAnswered(on=answer, outcome="rejected"))
    received = max(days.get("dispute_received", days["dispute_filed"]), days["dispute_filed"])
    log.append(e.DisputeFiled(on=days["dispute_filed"], received_on=received))
    return Case.of(PublicBody(name=dispute["public_body"], level="central", kind="state"), *log)


def _history(name, case, readings=None, kind="history", as_of=None):
    """A question on a case, if no later decree can touch an answer."""
    as_of = as_of or case.events[-1].on + timedelta(days=21)
    calendar = case.calendar().known_on(KNOWN_ON)
    clocks = case.deadlines(as_of, calendar=calendar, readings=Readings.of(readings or {}))
    ends = [as_of, *(clock.due_on for clock in clocks if clock.due_on)]
    if (
        max(ends) > KNOWN_ON
        or case.overlay is not None
        or case.calendar() != indonesia(week=case.body.week)
    ):
        return
    inputs = {"case": _document(case), "as_of": as_of.isoformat()}
    if kind == "moment":
        inputs["moments"] = [_moment(case.body, event) for event in case.events]
    yield question(name, kind, inputs, readings=readings)


def _document(case):
    """A case without what it need not say, and without notes."""
    document = case.model_dump(mode="json", exclude_defaults=True, exclude={"reference"})
    events = [
        {
            "type": event.type,
            **event.model_dump(mode="json", exclude_defaults=True, exclude={"note", "type"}),
        }
        for event in case.events
    ]
    return {"schema": "ppid-rules/case/1", **document, "events": events}


# -- moments -------------------------------------------------------------------------------

OFFSETS = {"WIB": 7, "WITA": 8, "WIT": 9}


def _moment(body, event):
    """The same moment as a server keeps it, in UTC."""
    if event.time is None:
        return None
    from datetime import UTC, datetime

    wall = datetime.combine(event.on, event.time, UTC) - timedelta(hours=OFFSETS[body.zone])
    return wall.isoformat().replace("+00:00", "Z")


def moments():
    hours = (time(0, 30), time(6, 45), time(8, 15), time(16, 30), time(23, 50))
    for zone in OFFSETS:
        body = PublicBody(
            name="Dinas Contoh", level="provincial", kind="state", zone=zone, office_closes=time(16)
        )
        for start in (date(2025, 3, 17), date(2025, 8, 11), date(2026, 6, 9)):
            for hour in hours:
                case = Case.of(body, e.RequestReceived(on=start, time=hour))
                yield from _history(f"moment-{zone}-{start}-{hour:%H%M}", case, kind="moment")
        for hour in (time(0, 30), time(7, 30)):
            case = Case.of(body, e.RequestReceived(on=date(2025, 3, 17), time=hour))
            due_on = case.deadline("request.notice", date(2025, 3, 18)).due_on
            case = case.record(e.ObjectionFiled(on=due_on + ONE, time=hour, ground="c"))
            yield from _history(f"moment-{zone}-objected-{hour:%H%M}", case, kind="moment")
        for hour in (time(15, 59), time(16, 1)):
            case = Case.of(body, e.RequestReceived(on=date(2025, 8, 15), time=hour))
            readings = {"after_hours": "next_working_day"}
            yield from _history(f"moment-{zone}-after-hours-{hour:%H%M}", case, readings, "moment")


# -- days ----------------------------------------------------------------------------------


def days():
    """Days that were set, taken back or added late, before and after; and plain ones."""
    first = {}
    for entry in LOG:
        if not entry.yearly and entry.day.year >= FIRST.year and entry.day.weekday() < 5:
            first.setdefault((entry.announced_on, entry.kind), entry.day)
    for (announced, _), day in sorted(first.items()):
        if indonesia(as_known_on=announced - ONE).coverage.last is None:
            continue
        before, after = (indonesia(as_known_on=k) for k in (announced - ONE, announced))
        if before.certainty(day) == "decreed" and before.is_working_day(
            day
        ) != after.is_working_day(day):
            yield _day(day, announced - ONE)
            yield _day(day, announced)
    for year in range(2014, KNOWN_ON.year + 1):
        yield _day(date(year, 8, 17), KNOWN_ON)
        leave = [
            o.day
            for o in KNOWLEDGE.days_off(date(year, 1, 1), min(date(year, 12, 31), KNOWN_ON))
            if o.kind == "joint_leave" and o.day.weekday() < 5
        ]
        yield from (_day(day, KNOWN_ON) for day in leave[:1])
    for saturday in (date(2022, 8, 6), date(2023, 4, 8), date(2025, 5, 31)):
        yield _day(saturday, KNOWN_ON)
        yield _day(saturday, KNOWN_ON, week="six")
    for day in (
        date(2024, 2, 14),
        date(2024, 11, 27),
        date(2018, 6, 27),
        date(2025, 6, 2),
        date(2026, 1, 2),
    ):
        yield _day(day, KNOWN_ON)
    for day in (date(2025, 8, 18), date(2025, 1, 28)):
        yield _day(day, KNOWN_ON, readings={"joint_leave": "working"})


def _day(day, known_on, readings=None, **inputs):
    parts = [
        f"calendar-{day}",
        *(() if known_on == KNOWN_ON else (f"known-{known_on}",)),
        *inputs.values(),
        *(readings or {}).values(),
    ]
    return question(
        "-".join(parts), "calendar", {"day": day.isoformat(), **inputs}, known_on, readings
    )
