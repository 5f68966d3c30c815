"""Random histories: lawful, late, forbidden, sparse."""

from __future__ import annotations

from datetime import date, timedelta
from typing import get_args

from hypothesis import strategies as st

from ppid_rules import Case, PublicBody
from ppid_rules import events as e

BODIES = [
    PublicBody(name="Kementerian Contoh", level="central", kind="state"),
    PublicBody(name="Dinas Contoh", level="provincial", kind="state", region="ID-BA", week="six"),
    PublicBody(name="KPU Contoh", level="regency", kind="election_organiser", region="ID-AC"),
]
TYPES = {
    member.model_fields["type"].default: member for member in get_args(get_args(e.AnyEvent)[0])
}
FIRST = date(2010, 9, 1)
LAST = date(2026, 6, 30)

PARTIES = st.sampled_from(["requester", "public_body"])
CHOICES = {
    "ground": st.sampled_from([None, *"abcdefg"]),
    "channel": st.sampled_from([None, "email", "letter"]),
    "conditions": st.sampled_from([None, (), ("not_documented",)]),
    "reason": st.sampled_from([None, "", "alasan"]),
    "reasons": st.sampled_from([None, "", "alasan"]),
    "grounds": st.sampled_from([None, (), ("17a",)]),
    "excused": st.booleans(),
    "at": st.sampled_from([None, "hearing", "mediation"]),
    "for_mediation": st.booleans(),
    "mechanism": st.sampled_from([None, "mediation", "adjudication"]),
    "by": PARTIES,
}
OUTCOMES = {
    "notice_given": [None, "granted", "partly_granted", "refused", "not_held"],
    "objection_answered": [None, "accepted", "rejected"],
    "preliminary_determination_made": [None, "accepted", "refused"],
    "interlocutory_decision_read": [None, "accepted", "refused"],
    "decision_read": [None, "granted", "refused"],
}
WHAT = {
    "document_sent": ["registration_proof", "deed", "refusal"],
    "hearing_scheduled": ["first_hearing", "hearing", "mediation", "decision"],
}


@st.composite
def events(draw, name, on):
    """An event of a type on a day, with whatever its fields may hold."""
    fields = {"on": on}
    known = TYPES[name].model_fields
    later = st.integers(0, 30).map(lambda n: on + timedelta(n))
    for field in known:
        if field in CHOICES and (
            known[field].is_required() or field != "ground" or draw(st.booleans())
        ):
            fields[field] = draw(CHOICES[field])
        elif field == "outcome":
            fields[field] = draw(st.sampled_from(OUTCOMES[name]))
        elif field == "what":
            fields[field] = draw(st.sampled_from(WHAT[name]))
        elif field == "for_day":
            fields[field] = draw(later)
        elif field in {
            "promised_by",
            "comply_by",
            "stated_due_on",
            "received_on",
            "ground_found_on",
        }:
            fields[field] = draw(st.none() | later)
    if name == "mediation_failed":
        fields.pop("reason", None)
    if fields.get("received_on") is not None and name in {"request_received", "decision_read"}:
        fields["received_on"] = None
    return TYPES[name](**fields)


def moved_on(event, days):
    """The same event some days later."""
    by = timedelta(days)
    shifted = {field: value + by for field, value in vars(event).items() if isinstance(value, date)}
    return event.model_copy(update=shifted)


@st.composite
def cases(draw, max_events=12):
    """A case with a history in which every event has its object."""
    body = draw(st.sampled_from(BODIES))
    regime = (
        draw(st.sampled_from(["general", "election"]))
        if body.kind == "election_organiser"
        else None
    )
    day = draw(st.dates(FIRST, LAST))
    made = Case.of(body, regime=regime)
    for _ in range(draw(st.integers(1, max_events))):
        names = [name for name in made.allowed if _forward(made, name)] or list(made.allowed)
        name = draw(st.sampled_from(sorted(names)))
        event = draw(events(name, day))
        if name == "objection_filed" and "request_received" not in {x.type for x in made.events}:
            event = event.model_copy(update={"ground": "b"})
        if name == "document_sent" and not _sent(made, event):
            continue
        made = made.record(event)
        day += timedelta(draw(st.sampled_from([0, 1, 3, 7, 10, 14, 15, 17, 22, 45])))
    return made


def _sent(made, event):
    needs = {"deed": "dispute_not_registered", "refusal": "preliminary_determination_made"}
    return needs.get(event.what, "dispute_filed") in {x.type for x in made.events}


def _forward(made, name):
    """Leave out what only repeats what the log has."""
    return name not in {event.type for event in made.events[-3:]}
