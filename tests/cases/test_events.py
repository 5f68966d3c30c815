"""Events: strict days, JSON in and out, and the data of what may follow what."""

import json
import pickle
from datetime import date, datetime, time
from pathlib import Path
from typing import get_args

import pytest
from pydantic import ValidationError

import ppid_rules
from ppid_rules.cases import events as e

DATA = Path(ppid_rules.__file__).parent / "cases" / "data"
TYPES = {
    member.model_fields["type"].default: member for member in get_args(get_args(e.AnyEvent)[0])
}
NEEDED = {
    "what": {"document_sent": "deed", "hearing_scheduled": "hearing"},
    "by": "requester",
    "for_day": "2025-03-18",
}


def example(name):
    fields = {"type": name, "on": "2025-03-17"}
    for field, info in TYPES[name].model_fields.items():
        if info.is_required() and field != "on":
            value = NEEDED[field]
            fields[field] = value[name] if isinstance(value, dict) else value
    return fields


@pytest.mark.parametrize("name", sorted(TYPES))
def test_every_event_survives_json_and_pickle(name):
    event = e.parse(json.dumps(example(name)))
    assert type(event) is TYPES[name]
    assert event.on == event.reached_on == date(2025, 3, 17)
    assert e.parse(event.model_dump_json()) == event
    assert pickle.loads(pickle.dumps(event)) == event
    assert hash(event) == hash(e.parse(event.model_dump_json()))
    assert type(event).__doc__


@pytest.mark.parametrize(
    "on", [20250317, 1742169600, "17-03-2025", "2025-03-17T00:00:00", "20250317", datetime(2025, 3, 17), None, True]  # noqa: DTZ001 - a naive moment is the bad input
)  # fmt: skip
def test_a_day_is_a_date_or_its_text(on):
    with pytest.raises(ValidationError, match="YYYY-MM-DD"):
        e.RequestReceived(on=on)


@pytest.mark.parametrize(
    "fields",
    [
        {"type": "request_recieved"},
        {"colour": "red"},
        {"channel": "pigeon"},
        {"received_on": "2025-03-16"},
        {"time": 1630},
        {"time": "16:30+07:00"},
        {"time": "16.30"},  # half past four, which the standard library reads as 16:00:00.3
        {"time": "1630"},
        {"time": "16"},
        {"time": "24:30"},
    ],
)
def test_what_is_no_event(fields):
    with pytest.raises(ValidationError):
        e.parse(json.dumps({"type": "request_received", "on": "2025-03-17"} | fields))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("16:30", time(16, 30)),
        ("08:05:59", time(8, 5, 59)),
        ("16:30:15.250000", time(16, 30, 15, 250_000)),
    ],
)
def test_a_time_of_day(text, expected):
    fields = {"type": "request_received", "on": "2025-03-17", "time": text}
    assert e.parse(json.dumps(fields)).time == expected


def test_deep_and_broken_json():
    with pytest.raises(ValidationError):
        e.parse("[" * 10_000)


def test_an_event_keeps_its_hour_and_hides_its_note():
    event = e.RequestReceived(on=date(2025, 3, 17), time=time(16, 30), note="a person")
    assert e.parse(event.model_dump_json()).time == time(16, 30)
    assert "a person" not in repr(event)
    with pytest.raises(ValidationError):
        event.on = date(2025, 3, 18)


def test_needs_name_events():
    needs = json.loads((DATA / "needs.json").read_text())["needs"]
    assert set(needs) == set(TYPES)
