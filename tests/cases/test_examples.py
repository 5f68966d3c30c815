"""The worked examples: the dates beside them were counted by hand, from the decrees and the law."""

import json
from datetime import date
from pathlib import Path

import pytest

from ppid_rules import Case

EXAMPLES = Path(__file__).parents[2] / "examples" / "cases"
NAMES = sorted(p.stem for p in EXAMPLES.glob("*.json") if not p.stem.endswith(".expected"))


def text_of(name, suffix=".json"):
    return (EXAMPLES / f"{name}{suffix}").read_text(encoding="utf-8")


def day(value):
    return None if value is None else value.isoformat()


def finding_of(finding):
    return {
        "code": finding.code,
        "key": finding.key,
        "due_on": day(finding.due_on),
        "happened_on": day(finding.happened_on),
        "working_days_late": finding.working_days_late,
        "severity": str(finding.severity),
        "contested": list(finding.contested),
        "hindsight": finding.hindsight,
    }


def answers_of(case, as_of):
    """What the package says of a case, in the form of the expected files."""
    standing = case.standing(as_of)
    return {
        "as_of": as_of.isoformat(),
        "standing": {
            "status": str(standing.status),
            "since": day(standing.since),
            "final_on": day(standing.final_on),
        },
        "clocks": {c.key: [day(c.due_on), str(c.status)] for c in case.deadlines(as_of)},
        "findings": [finding_of(f) for f in case.audit(as_of).findings],
        "next_steps": [
            [s.event, str(s.actor), day(s.earliest), day(s.latest)] for s in case.next_steps(as_of)
        ],
    }


def rows_of(answers):
    """A line for each fact, under the name by which it is found in the file."""
    rows = {
        "as_of": answers["as_of"],
        **{f"standing.{k}": v for k, v in answers["standing"].items()},
    }
    rows |= {f"clock {key}": " ".join(map(str, v)) for key, v in answers["clocks"].items()}
    for finding in answers["findings"]:
        name = f"finding {finding['code']} of {finding['key']}"
        rows |= {f"{name}: {field}": value for field, value in finding.items()}
    for place, (event, actor, earliest, latest) in enumerate(answers["next_steps"], 1):
        rows[f"step {place}"] = f"{event} by {actor}: {earliest} to {latest}"
    return rows


def differences(expected, found):
    """Every fact that is not as the file has it."""
    wanted, had = rows_of(expected), rows_of(found)
    nothing = "nothing"
    return [
        f"{name}: expected {wanted.get(name, nothing)}, found {had.get(name, nothing)}"
        for name in dict.fromkeys([*wanted, *had])
        if wanted.get(name, nothing) != had.get(name, nothing)
    ]


def test_there_are_twelve_examples_in_the_list():
    listed = text_of("README", ".md")
    assert len(NAMES) == 12
    assert [name for name in NAMES if f"({name}.json)" not in listed] == []


@pytest.mark.parametrize("name", NAMES)
def test_an_example_is_what_a_case_writes(name):
    case = Case.model_validate_json(text_of(name))
    written = case.model_dump_json(exclude_none=True)
    assert json.loads(written) == json.loads(text_of(name))
    assert Case.model_validate_json(written) == case
    assert case.events[0].note  # where the dates come from


@pytest.mark.parametrize("name", NAMES)
def test_an_example_comes_out_as_counted_by_hand(name):
    expected = json.loads(text_of(name, ".expected.json"))
    case = Case.model_validate_json(text_of(name))
    found = answers_of(case, date.fromisoformat(expected["as_of"]))
    wrong = differences(expected, found)
    assert not wrong, "\n".join([f"{name} is not as counted by hand:", *wrong])
    assert found == expected  # the order too
