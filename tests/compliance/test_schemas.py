"""The printed JSON Schemas hold for real documents, and the documents hold nothing beyond them."""

import json
import re
from copy import deepcopy
from datetime import date, time
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from ppid_rules import (
    Case,
    Certainty,
    ClockStatus,
    HouseRule,
    Overlay,
    PublicBody,
    Severity,
    StepKind,
    UnknownOptionError,
    deadline,
    events,
    indonesia,
    moved,
)
from ppid_rules.compliance.schemas import ANSWERS, SCHEMAS, schema_of
from ppid_rules.duties import DutyLog, schedule
from ppid_rules.duties import check as check_duties
from ppid_rules.exemptions import ExemptItem

GOLDEN = Path(__file__).parents[1] / "golden" / "case-schema.json"
EXAMPLES = sorted((Path(__file__).parents[2] / "examples" / "cases").glob("*.json"))
EXAMPLES = [path for path in EXAMPLES if not path.name.endswith(".expected.json")]
EXEMPTIONS = sorted((EXAMPLES[0].parents[1] / "exemptions").glob("*.json"))
DUTIES = sorted((EXAMPLES[0].parents[1] / "duties").glob("*.json"))

BODY = PublicBody(
    name="KPU Tabanan", level="regency", kind="state", region="ID-BA", office_closes=time(16),
    overlay=Overlay(days_off=((date(2025, 8, 13), "move"),)),
)  # fmt: skip
REQUEST = events.RequestReceived(on=date(2025, 8, 4), time=time(15, 30), channel="web_form")
SILENT = events.ObjectionFiled(on=date(2025, 8, 25), ground=None)
CASES = {
    "empty": Case.of(BODY),
    "silent": Case.of(
        BODY, REQUEST, events.ReceiptGiven(on=date(2025, 8, 4), stated_due_on=date(2025, 8, 18)),
        reference="1", not_kept=frozenset({"notice_extended"}),
        overlay=Overlay(working_days=((date(2025, 8, 16), "swap"),)),
        house_rules=(HouseRule(id="request.notice", number=5, unit="working_days", basis="SOP 1"),),
    ),
    "disputed": Case.of(
        BODY, REQUEST, SILENT,
        events.DisputeFiled(on=date(2025, 10, 13)),
        events.DisputeRegistered(on=date(2025, 10, 16)),
        events.HearingScheduled(on=date(2025, 10, 20), for_day=date(2025, 11, 3), what="first_hearing"),
        events.SummonsReceived(on=date(2025, 10, 31), by="requester"),
        events.FirstHearingHeld(on=date(2025, 11, 3)),
        events.MediationStarted(on=date(2025, 11, 4)),
        events.MediationFailed(on=date(2025, 12, 1), reason="time"),
        events.PartyAbsent(on=date(2025, 12, 8), by="requester"),
        events.DecisionRead(on=date(2026, 1, 15), outcome="granted"),
        events.DecisionCopyReceived(on=date(2026, 1, 21), by="requester"),
        events.CourtObjectionFiled(on=date(2026, 3, 2), by="public_body"),
    ),
    "election": Case.of(
        PublicBody(name="KPU", level="central", kind="election_organiser"), REQUEST, SILENT,
        regime="election", undated=frozenset({"notice_given"}),
    ),
}  # fmt: skip
DAYS = (date(2025, 8, 8), date(2025, 9, 1), date(2025, 11, 20), date(2026, 6, 1))


def closed(schema):
    """The same schema, with every object holding what is named and nothing else."""
    schema = deepcopy(schema)
    bases = set(re.findall(r'"allOf": \[\{"\$ref": "#/\$defs/(\w+)"\}\]', json.dumps(schema)))

    def close(value, name=None):
        if isinstance(value, dict):
            if "allOf" in value:
                value["unevaluatedProperties"] = False
            elif "properties" in value and name not in bases:
                value.setdefault("additionalProperties", False)
            for key, item in value.items():
                close(item, key)
        elif isinstance(value, list):
            for item in value:
                close(item)

    close(schema)
    return schema


def check(name, document):
    schema = closed(schema_of(name))
    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    validator.validate(json.loads(json.dumps(document)))


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_is_a_schema(name):
    schema = schema_of(name)
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == f"ppid-rules/{name}/1"
    named = set(re.findall(r'"#/\$defs/([\w-]+)"', json.dumps(schema)))
    assert named == set(schema.get("$defs", {}))


def test_another_name_is_refused():
    with pytest.raises(UnknownOptionError, match="next-step"):
        schema_of("next_step")


@pytest.mark.parametrize("as_of", DAYS, ids=str)
@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_answers_are_as_their_schemas_say(case, as_of):
    audit = case.audit(as_of)
    check("audit", audit.to_dict())
    check("standing", audit.standing.to_dict())
    for finding in audit.findings:
        check("finding", finding.to_dict())
    for clock in audit.clocks:
        check("clock", clock.to_dict())
    for step in case.next_steps(as_of):
        check("next-step", step.to_dict())
    check("timeline", case.timeline(as_of).to_dict())


def test_deadlines_and_moves_are_as_their_schemas_say():
    check("deadline", deadline("request.notice", date(2025, 8, 4)).to_dict())
    check("deadline", deadline("request.notice", date(2030, 8, 4)).to_dict())
    known = {"before": indonesia(as_known_on=date(2025, 8, 6)), "after": indonesia()}
    found = moved(CASES.values(), as_of=date(2025, 8, 8), **known)
    assert found
    for move in found:
        check("move", move.to_dict())


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_case_documents_are_as_their_schema_says(case):
    document = case.model_dump(mode="json")
    check("case", document)
    check("case", case.model_dump(mode="json", exclude_none=True))
    assert Case.model_validate_json(json.dumps(document)) == case
    for event in document["events"]:
        check("event", event)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.stem)
def test_the_examples_are_as_their_schemas_say(path):
    text = path.read_text(encoding="utf-8")
    check("case", json.loads(text))
    case = Case.model_validate_json(text)
    as_of = max((event.on for event in case.events), default=date(2025, 1, 1))
    check("audit", case.audit(as_of).to_dict())
    for step in case.next_steps(as_of):
        check("next-step", step.to_dict())


@pytest.mark.parametrize(
    "change",
    [
        {"schema": "ppid-rules/case/2"},
        {"events": [{"on": "2025-08-04"}]},
        {"events": [{"type": "request_recieved", "on": "2025-08-04"}]},
        {"events": [{"type": "request_received", "on": "4/8/2025"}]},
        {"events": [{"type": "request_received", "on": 1754265600}]},
        {"events": [{"type": "request_received", "on": "2025-08-04", "tme": "16:00"}]},
        {"events": [{"type": "request_received", "on": "2025-08-04", "time": "16:00+07:00"}]},
        {"not_kept": ["notice"]},
        {"body": {"name": "X", "level": "village", "kind": "state"}},
        {"regime": "generl"},
        {"colour": "red"},
    ],
)
def test_the_case_schema_refuses_what_the_program_refuses(change):
    document = CASES["empty"].model_dump(mode="json", exclude_none=True) | change
    validator = Draft202012Validator(schema_of("case"))
    with pytest.raises(ValidationError):
        validator.validate(document)
    with pytest.raises(ValueError, match="validation error"):
        Case.model_validate_json(json.dumps(document))


def test_the_case_schema_changes_only_on_purpose():
    """Within a major version only optional fields and enum members are added.

    After such a change: ``ppid-rules schema case > tests/golden/case-schema.json``.
    """
    assert schema_of("case") == json.loads(GOLDEN.read_text(encoding="utf-8"))


def test_enumerations_are_those_of_the_program():
    clock = schema_of("clock")["$defs"]
    assert clock["status"]["enum"] == list(ClockStatus)
    assert clock["deadline_facts"]["properties"]["certainty"]["enum"] == list(Certainty)
    assert schema_of("finding")["properties"]["severity"]["enum"] == list(Severity)
    assert schema_of("next-step")["properties"]["kind"]["enum"] == list(StepKind)


@pytest.mark.parametrize(
    "name",
    [
        "audit",
        "clock",
        "deadline",
        "duty-check",
        "duty-date",
        "duty-finding",
        "exemption-finding",
        "exemption-standing",
        "finding",
        "move",
        "next-step",
        "standing",
        "timeline",
    ],
)
def test_each_answer_says_what_it_rests_on(name):
    schema = schema_of(name)
    shared = [schema["$defs"][p["$ref"].rpartition("/")[2]] for p in schema.get("allOf", ())]
    assert any("basis" in part["required"] for part in [schema, *shared])


@pytest.mark.parametrize("path", EXEMPTIONS, ids=lambda p: p.stem)
@pytest.mark.parametrize("as_of", [date(2020, 1, 1), *DAYS, date(2060, 1, 1)], ids=str)
def test_exemptions_are_as_their_schemas_say(path, as_of):
    document = json.loads(path.read_text(encoding="utf-8"))
    Draft202012Validator(schema_of("exemption")).validate(document)
    item = ExemptItem.model_validate(document)
    check("exemption", item.model_dump(mode="json", by_alias=True))
    check("exemption-standing", item.status(as_of).to_dict())
    for finding in item.findings(as_of):
        check("exemption-finding", finding.to_dict())


@pytest.mark.parametrize("path", DUTIES, ids=lambda p: p.stem)
@pytest.mark.parametrize("as_of", [date(2020, 1, 1), date(2021, 6, 30), *DAYS], ids=str)
def test_duties_are_as_their_schemas_say(path, as_of):
    document = json.loads(path.read_text(encoding="utf-8"))
    Draft202012Validator(schema_of("duties")).validate(document)
    log = DutyLog.model_validate(document)
    check("duties", log.model_dump(mode="json"))
    found = check_duties(log, as_of)
    check("duty-check", found.to_dict())
    for finding in found.findings:
        check("duty-finding", finding.to_dict())
    dates = [due.to_dict() for due in schedule(log.body, date(2014, 1, 1), as_of, done=log)]
    check("duty-dates", {"schema": "ppid-rules/duty-dates/1", "dates": dates})
    for due in dates:
        check("duty-date", due)


@pytest.mark.parametrize("name", ANSWERS)
def test_answers_stay_open_to_what_may_be_added(name):
    assert 'additionalProperties": false' not in json.dumps(schema_of(name))
