"""The pages on the lifecycle of a case: diagrams and tables, drawn from the table of transitions.

A part of ``generate.py``, which writes the pages.
"""

from __future__ import annotations

import json
from datetime import date, timedelta
from heapq import heappop, heappush
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from ppid_rules import Case, PublicBody
from ppid_rules._data import read_json
from ppid_rules.cases import (
    CaseStatus,
    Event,
    Party,
    Stage,
    Transition,
    dispute_laws,
    transitions,
)
from ppid_rules.cases.events import AnyEvent, parse
from ppid_rules.cases.possible import is_possible
from ppid_rules.cases.transitions import CLOSED
from ppid_rules.compliance.casework.labels import label
from ppid_rules.compliance.casework.logs import stage_of as stage_of_term

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["COMPUTED", "ENDED", "Way", "lifecycles", "ways"]

Lang = Literal["id", "en"]

START = "[*]"
NOTHING = CaseStatus.REQUEST_NOT_RECEIVED
ORDER = read_json("ppid_rules.cases", "data/statuses.json")["order"]
RANK = {CaseStatus(name): place for place, names in enumerate(ORDER) for name in names}

ENDED = CLOSED | {CaseStatus.COURT_FINAL, CaseStatus.COURT_EXECUTION}
"""The statuses in which a procedure has ended, for a diagram: the last two of the court too."""

COMPUTED = {
    CaseStatus.REQUEST_SILENT: (CaseStatus.REQUEST_RECEIVED, 30),
    CaseStatus.OBJECTION_SILENT: (CaseStatus.OBJECTION_FILED, 50),
    CaseStatus.DISPUTE_NOT_FILED: (CaseStatus.OBJECTION_FILED, 90),
}
"""What time makes of a status, and after how many days."""

TEXT: dict[Lang, dict[str, str]] = {
    "en": {
        "title": "The life of a case",
        "intro": "What may follow what in the four procedures. A status is what `Case.status` returns; an arrow is the event that leads from one to the next. Every step can be skipped in a log: an event that leads forward is taken from any earlier status too, since registers are sparse. What the law does not provide for is recorded and found, never refused.",
        "other": "In Indonesian: [Perjalanan perkara](lifecycles.id.md).",
        "from_many": "A diamond joins the statuses from which the same steps are possible.",
        "again": "Steps back (a second objection, another notice, a new application) stand in the tables only; so do steps without an article, but where nothing else leads to a status.",
        "of": "{stage} ({law})",
        "steps": "Steps",
        "kept": "Recorded, the status stays",
        "head_steps": "event|from|to|articles",
        "head_kept": "event|at|articles",
        "no_article": "no article",
        "statuses": "All statuses",
        "statuses_intro": "`CaseStatus` is public; its values are never reused. Who has to act and who may act is shown for a case that came to the status by the shortest way that the articles describe, on the day it came there. *Later* marks what opens by itself when a period ends. What an earlier procedure still lacks, such as a late notice, can be recorded throughout and is left out.",
        "head_statuses": "status|meaning|has to act|may act",
        "computed": "computed: what time does, no event",
        "only": "only {law}",
        "later": "later",
    },
    "id": {
        "title": "Perjalanan perkara",
        "intro": "Urutan peristiwa dalam empat prosedur. Status adalah nilai `Case.status`; anak panah adalah peristiwa yang membawa dari satu status ke status berikutnya. Setiap langkah boleh tidak tercatat: peristiwa yang membawa maju diterima juga dari status sebelumnya, sebab register jarang lengkap. Apa yang tidak diatur hukum dicatat dan ditemukan, tidak pernah ditolak.",
        "other": "In English: [The life of a case](lifecycles.md).",
        "from_many": "Belah ketupat menggabungkan status yang membuka langkah yang sama.",
        "again": "Langkah mundur (keberatan kedua, pemberitahuan lain, permohonan baru) hanya ada dalam tabel; demikian pula langkah yang tidak diatur, kecuali bila tidak ada langkah lain ke status itu.",
        "of": "{stage} ({law})",
        "steps": "Langkah",
        "kept": "Dicatat, status tetap",
        "head_steps": "peristiwa|dari|ke|pasal",
        "head_kept": "peristiwa|pada|pasal",
        "no_article": "tidak diatur",
        "statuses": "Semua status",
        "statuses_intro": "`CaseStatus` bersifat publik; nilainya tidak pernah dipakai ulang. Siapa yang wajib dan siapa yang dapat bertindak ditunjukkan untuk perkara yang sampai pada status itu lewat jalan terpendek menurut pasal-pasalnya, pada hari itu. *Nanti* menandai apa yang terbuka dengan sendirinya bila suatu masa berakhir. Apa yang masih kurang dari prosedur sebelumnya, misalnya pemberitahuan yang terlambat, tetap dapat dicatat dan tidak ditampilkan.",
        "head_statuses": "status|arti|wajib bertindak|dapat bertindak",
        "computed": "dihitung: akibat waktu, bukan peristiwa",
        "only": "hanya {law}",
        "later": "nanti",
    },
}  # fmt: skip


# -- ways to a status ------------------------------------------------------------------------------

FIRST_DAYS = {"Perki 2/2010": date(2012, 8, 27), "Perki 1/2013": date(2025, 9, 8)}
"""For each regulation on disputes the day on which its example begins."""

GAPS = {
    "request_dropped": 7,
    "objection_filed": 21,
    "information_delivered": 0,
    "mediation_started": 0,
    "execution_requested": 30,
    "court_decision_received": 60,
    "cassation_decided": 90,
}
AFTER_SILENCE = 49
TO_HEARING = 7
WHAT = {"hearing_scheduled": "first_hearing", "document_sent": "registration_proof"}
COPIES = {
    "decision_read": "decision_copy_received",
    "court_decision_received": "court_decision_received",
}
"""What each party receives after a decision, so that its own time runs."""

DOUBTFUL = {
    # UU 14/2008 Pasal 48(1) speaks of an adjudication decision only.
    *((law, status, "court_objection_filed") for law in dispute_laws() for status in CLOSED - {CaseStatus.DISPUTE_DECIDED}),
    # Perki 1/2013 Pasal 29(1) and 38(3) have a hearing before it.
    ("Perki 1/2013", CaseStatus.DISPUTE_SUMMONED, "mediation_started"),
}  # fmt: skip
"""Steps of the table that no lawful way takes."""


class Way(NamedTuple):
    """A lawful way to a status.

    Attributes:
        law: the regulation on disputes.
        events: the events, in order.
    """

    law: str
    events: tuple[Event, ...]

    @property
    def case(self) -> Case:
        """The case with these events."""
        body = PublicBody(name="Dinas Contoh", level="regency", kind="state")
        return Case.of(body, *self.events)


def ways(law: str) -> dict[CaseStatus, Way]:
    """For each status that the table reaches, the shortest way that the articles describe."""
    found: dict[CaseStatus, Way] = {}
    heap: list[tuple[int, int, CaseStatus, tuple[Event, ...]]] = [(0, 0, NOTHING, ())]
    count = 0
    while heap:
        cost, _, status, events = heappop(heap)
        if status in found:
            continue
        found[status] = Way(law, events)
        for row in transitions(law):
            if row.after in {None, status} or status not in row.before:
                continue
            event = next_event(row, events, law)
            if is_possible(event, status, {e.type for e in events}):
                count += 1
                dear = 100 if (law, status, row.event) in DOUBTFUL else cost_of(row)
                log = (*events, *with_copies(event))
                heappush(heap, (cost + dear, count, row.after, log))  # type: ignore[arg-type]
    return found


def cost_of(row: Transition) -> int:
    """What a step costs on a way: dear where no article has it, or where no request came before."""
    if not row.citations:
        return 100
    return 10 if dict(row.where).get("ground") else 1


def next_event(row: Transition, events: tuple[Event, ...], law: str) -> Event:
    """The event of a row, on a day on which it is in time."""
    last = events[-1] if events else None
    gap = GAPS.get(row.event, 1)
    if last is not None and last.type == "hearing_scheduled":
        gap = TO_HEARING
    if row.event == "dispute_filed":
        waited = {"objection_filed", "objection_registered"}
        gap = AFTER_SILENCE if last is not None and last.type in waited else 7
    day = FIRST_DAYS[law] if last is None else last.on + timedelta(gap)
    given = {field: values[0] for field, values in row.where if values[0] is not None}
    if row.event == "objection_filed" and "ground" not in given:
        given["ground"] = "e" if any(e.type == "notice_given" for e in events) else "c"
    if given.get("ground") == "b":
        given["ground_found_on"] = day.isoformat()
    known = {
        "by": "requester",
        "what": WHAT.get(row.event),
        "for_day": (day + timedelta(TO_HEARING)).isoformat(),
    }
    must = {field: known[field] for field in needed(row.event)}
    return made(row.event, day, **must, **given)


def with_copies(event: Event) -> Iterator[Event]:
    """An event, and what each party receives after it."""
    yield event
    copy = COPIES.get(event.type)
    if copy == event.type:
        yield made(copy, event.on, by="public_body")
    elif copy is not None:
        for party in get_args(Party):
            yield made(copy, event.on + timedelta(1), by=party)


def made(name: str, day: date, **fields: str | None) -> Event:
    """An event from its name, its day and its fields."""
    return parse(json.dumps({"type": name, "on": day.isoformat(), **fields}))


def needed(name: str) -> Iterator[str]:
    """The fields that an event of a type must have."""
    for member in get_args(get_args(AnyEvent)[0]):
        if member.model_fields["type"].default == name:
            yield from (f for f, i in member.model_fields.items() if i.is_required() and f != "on")


# -- diagrams --------------------------------------------------------------------------------------


class Diagram(NamedTuple):
    """One procedure under one regulation.

    Attributes:
        stage: the procedure.
        law: the regulation on disputes.
        rows: the rows that lead to one of its statuses, or are recorded at them.
    """

    stage: Stage
    law: str
    rows: tuple[Transition, ...]


def diagrams() -> Iterator[Diagram]:
    """One diagram a procedure, for disputes one a regulation, the newest first."""
    newest, *older = reversed(dispute_laws())
    for stage in Stage:
        for law in (newest, *older) if stage is Stage.DISPUTE else (newest,):
            rows = (r for r in transitions(law) if stage_of(r) is stage)
            yield Diagram(stage, law, tuple(rows))


def stage_of(row: Transition) -> Stage:
    """The procedure in whose diagram a row belongs."""
    return row.before[0].stage if row.after is None else row.after.stage


def mermaid(diagram: Diagram, lang: Lang) -> Iterator[str]:
    """The diagram of a procedure."""
    nodes: dict[str, str] = {}
    edges: list[str] = []
    joins: dict[frozenset[str], str] = {}
    for event, sources, target, bare in sorted(arrows(diagram), key=lambda a: len(a[1])):
        nodes |= {n: name_of(n, lang) for n in (*ordered(sources), target) if n != START}
        words = label(f"event.{event}", lang) + (f" ({TEXT[lang]['no_article']})" if bare else "")
        starts = joined(sources, joins, edges)
        edges.extend(f"{start} --> {target} : {words}" for start in starts)
    yield "```mermaid"
    yield "stateDiagram-v2"
    for node, name in nodes.items():
        yield f'  state "{name}" as {node}'
    for node in joins.values():
        yield f"  state {node} <<choice>>"
    yield from (f"  {edge}" for edge in edges)
    for status in CaseStatus:
        if status in ENDED and identifier(status) in nodes:
            yield f"  {identifier(status)} --> [*]"
    yield "```"


def arrows(diagram: Diagram) -> Iterator[tuple[str, frozenset[str], str, bool]]:
    """Event, statuses from which it leads, status to which, and whether no article has it."""
    found: dict[tuple[str, CaseStatus], dict[str, None]] = {}
    cited = {row.after for row in diagram.rows if row.citations}
    for row in diagram.rows:
        if row.after is None or (not row.citations and row.after in cited):
            continue
        sources = found.setdefault((row.event, row.after), {})
        for status in row.before:
            if row.sparse or RANK[status] < RANK[row.after]:
                own = status.stage is diagram.stage
                sources[identifier(status) if own else status.stage.value] = None
    for (event, after), names in found.items():
        names.pop(identifier(after), None)
        if names:
            yield event, frozenset(names), identifier(after), after not in cited


MANY = 3
"""From how many statuses on a diamond joins them."""


def joined(
    sources: frozenset[str], joins: dict[frozenset[str], str], edges: list[str]
) -> list[str]:
    """The nodes from which an arrow is drawn, with diamonds in place of many statuses."""
    if sources in joins:
        return [joins[sources]]
    parts, left = [], set(sources)
    for group in sorted(joins, key=len, reverse=True):
        if group <= left:
            parts.append(joins[group])
            left -= group
    parts.extend(node for node in ordered(left))
    if len(parts) < MANY:
        return parts
    node = joins[sources] = f"any{len(joins) + 1}"
    edges.extend(f"{part} --> {node}" for part in parts)
    return [node]


def ordered(nodes: Iterable[str]) -> list[str]:
    """Nodes in the order of the statuses."""
    order = [identifier(status) for status in CaseStatus]
    return sorted(nodes, key=lambda n: order.index(n) if n in order else -1)


def identifier(status: CaseStatus) -> str:
    """A status as the name of a node."""
    return status.value.replace(".", "_") if status is not NOTHING else START


def name_of(node: str, lang: Lang) -> str:
    """What stands in a node."""
    for status in CaseStatus:
        if identifier(status) == node:
            return label(f"status.{status}", lang)
    return label(f"stage.{node}", lang)


# -- tables ----------------------------------------------------------------------------------------


def table(headings: str, rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """A Markdown table, its headings parted by bars."""
    yield f"| {headings.replace('|', ' | ')} |"
    yield f"| {' | '.join('---' for _ in headings.split('|'))} |"
    yield from (f"| {' | '.join(row)} |" for row in rows)


def step(row: Transition, lang: Lang) -> tuple[str, ...]:
    """A row that leads on, as cells."""
    to = () if row.after is None else (f"`{row.after}`",)
    where = [f"`{v}`" for _, values in row.where for v in values if v is not None]
    event = label(f"event.{row.event}", lang)
    named = f"{event} ({', '.join(where)})" if where else event
    return named, short(row.before), *to, articles(row, lang)


def short(statuses: Iterable[CaseStatus]) -> str:
    """Statuses in a cell, the procedure named once."""
    found: dict[Stage, list[str]] = {}
    for status in statuses:
        found.setdefault(status.stage, []).append(status.partition(".")[2])
    return "<br>".join(
        f"`{stage}.` {', '.join(f'`{n}`' for n in names)}" for stage, names in found.items()
    )


def articles(row: Transition, lang: Lang) -> str:
    """The articles of a row."""
    return "; ".join(c.text(lang) for c in row.citations) or TEXT[lang]["no_article"]


def statuses(lang: Lang) -> Iterator[tuple[str, ...]]:
    """Each status with its meaning, and with who has to act and who may."""
    newest, oldest = dispute_laws()[-1], dispute_laws()[0]
    known, before = ways(newest), ways(oldest)
    for status in CaseStatus:
        reached, days = COMPUTED.get(status, (status, 0))
        way = known.get(reached) or before[reached]
        notes = [TEXT[lang]["only"].format(law=oldest)] if reached not in known else []
        notes += [TEXT[lang]["computed"]] if days else []
        meaning = label(f"status.{status}", lang) + (f" ({'; '.join(notes)})" if notes else "")
        yield f"`{status}`", meaning, *open_steps(way, days, status.stage, lang)


def open_steps(way: Way, days: int, stage: Stage, lang: Lang) -> tuple[str, str]:
    """What is to be done and what may be done at the end of a way, in its procedure or the next."""
    if not way.events:
        return "", ""
    case = way.case
    order = [*Stage]
    found: dict[str, dict[str, None]] = {"duty": {}, "right": {}}
    for s in case.next_steps(case.events[-1].on + timedelta(days)):
        if order.index(Stage(stage_of_term(s.term.id) or stage)) < order.index(stage):
            continue
        when = f" ({TEXT[lang]['later']})" if s.opens == "later" else ""
        words = f"{s.actor.words(lang)}: {label(f'event.{s.event}', lang)} `{s.term.id}`{when}"
        found[s.kind.value][words] = None
    return "<br>".join(found["duty"]), "<br>".join(found["right"])


# -- pages -----------------------------------------------------------------------------------------


def lifecycles(lang: Lang, note: str) -> Iterator[str]:
    """The page in one language."""
    text = TEXT[lang]
    yield f"# {text['title']}"
    yield ""
    yield note
    yield ""
    yield text["intro"]
    yield ""
    yield f"{text['from_many']} {text['again']} {text['other']}"
    for diagram in diagrams():
        stage = label(f"stage.{diagram.stage}", lang)
        dispute = diagram.stage is Stage.DISPUTE
        title = text["of"].format(stage=stage, law=diagram.law) if dispute else stage
        yield ""
        yield f"## {title}"
        yield ""
        yield from mermaid(diagram, lang)
        yield ""
        yield f"### {text['steps']}: {title}"
        yield ""
        moving = [r for r in diagram.rows if r.after is not None and r.before != (r.after,)]
        yield from table(text["head_steps"], (step(r, lang) for r in moving))
        kept = [r for r in diagram.rows if r.after is None or r.before == (r.after,)]
        if kept:
            yield ""
            yield f"### {text['kept']}: {title}"
            yield ""
            staying = (step(r._replace(after=None), lang) for r in kept)
            yield from table(text["head_kept"], staying)
    yield ""
    yield f"## {text['statuses']}"
    yield ""
    yield text["statuses_intro"]
    yield ""
    yield from table(text["head_statuses"], statuses(lang))
