"""Writes ``src/ppid_rules/testing/data/vectors.json``: the questions with their answers.

Run by ``make vectors``. A question that stands in the file stays in it as it is; its answer is
what the law's data say now. If an answer changes, the changelog has to name the vector.
"""

from __future__ import annotations

import json
import sys
from datetime import date
from hashlib import sha256
from pathlib import Path

from ppid_rules import Case, Readings, __version__, deadline, indonesia
from ppid_rules.testing.fitted import typical
from ppid_rules.testing.mistake import mistakes
from ppid_rules.testing.trying import ABSENT, accepts, answers
from ppid_rules.testing.vector import Vector, VectorKind

FILE = Path(__file__).parent.parent / "src/ppid_rules/testing/data/vectors.json"
GOLDEN = Path(__file__).parent / "golden/vectors.txt"


def answered(row):
    """A question with its answer, and the mistakes under which a program gives another."""
    known_on = date.fromisoformat(row["as_known_on"])
    row = {**row, "expected": _expected(row, known_on)}
    vector = Vector(
        **{**row, "kind": VectorKind(row["kind"]), "as_known_on": known_on, "tells": ()}
    )
    right = _as_answer(row)
    tells = [name for name, program in typical().items() if not accepts(program, vector, right)]
    order = ("id", "since", "kind", "inputs", "as_known_on", "readings", "expected")
    return {**{name: row[name] for name in order}, "tells": tells}


def _expected(row, known_on):
    inputs, readings = row["inputs"], Readings.of(row["readings"])
    if row["kind"] == "due":
        start, regime = date.fromisoformat(inputs["start"]), inputs.get("regime", "general")
        calendar = indonesia(as_known_on=known_on)
        found = deadline(inputs["term"], start, regime=regime, calendar=calendar, readings=readings)
        return {"due_on": found.due_on.isoformat()}
    if row["kind"] == "calendar":
        week = inputs.get("week", "five")
        calendar = indonesia(as_known_on=known_on, joint_leave=readings.joint_leave, week=week)
        day = date.fromisoformat(inputs["day"])
        off = calendar.day_off(day)
        return {"working": calendar.is_working_day(day), "kind": off and str(off.kind)}
    case = Case.model_validate(inputs["case"])
    calendar = case.calendar().known_on(known_on)
    audit = case.audit(date.fromisoformat(inputs["as_of"]), calendar=calendar, readings=readings)
    return {
        "deadlines": {c.key: c.due_on and c.due_on.isoformat() for c in audit.clocks},
        "findings": sorted(f.code for f in audit.findings),
    }


def _as_answer(row):
    expected = row["expected"]
    if row["kind"] == "due":
        return date.fromisoformat(expected["due_on"])
    if row["kind"] == "calendar":
        return expected["working"]
    return {key: day and date.fromisoformat(day) for key, day in expected["deadlines"].items()}


def minimal(rows):
    """Few vectors that tell every two known mistakes apart, and each from the law."""
    programs = typical()
    apart = {row["id"]: _pairs(row, programs) for row in rows if not row["readings"]}
    missing, chosen = set().union(*apart.values()), []
    while missing:
        best = max(apart, key=lambda name: len(apart[name] & missing))
        chosen.append(best)
        missing -= apart[best]
    for name in list(chosen):
        others = set().union(*(apart[other] for other in chosen if other != name))
        if apart[name] <= others:
            chosen.remove(name)
    return sorted(chosen)


def _pairs(row, programs):
    known_on = date.fromisoformat(row["as_known_on"])
    vector = Vector(
        **{
            **row,
            "kind": VectorKind(row["kind"]),
            "as_known_on": known_on,
            "tells": tuple(row["tells"]),
        }
    )
    found = {("", name) for name in row["tells"]}
    told = {name: answers(programs[name], vector) for name in row["tells"]}
    for one in programs:
        for other in programs:
            if one < other and (one in told) != (other in told):
                found.add((one, other))  # one is right here, the other is not
            elif one < other and one in told:
                mine, theirs = told[one], told[other]
                if any(
                    not mine.get(k, {ABSENT}) & theirs.get(k, {ABSENT}) for k in {*mine, *theirs}
                ):
                    found.add((one, other))
    return found


def document(rows):
    """The whole file."""
    return {
        "schema": "ppid-rules/vectors/1",
        "version": __version__,
        "known_on": "2026-09-15",
        "mistakes": {m.name: {"id": m.text_id, "en": m.text_en} for m in mistakes()},
        "minimal": minimal(rows),
        "vectors": rows,
    }


def text(content):
    """The file as text: one vector a line, so that a change is a line."""
    head = {name: part for name, part in content.items() if name != "vectors"}
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in content["vectors"])
    return (
        json.dumps(head, ensure_ascii=False, indent=1).removesuffix("\n}")
        + ',\n "vectors": [\n'
        + lines
        + "\n]}\n"
    )


def digests(rows):
    """Each vector with a digest of what it asks and answers, as the golden file has them."""
    asked = ("kind", "inputs", "as_known_on", "readings", "expected")
    return {
        row["id"]: sha256(json.dumps([row[name] for name in asked]).encode()).hexdigest()[:12]
        for row in rows
    }


def published():
    """The digests of the vectors as they were published."""
    lines = GOLDEN.read_text(encoding="utf-8").splitlines() if GOLDEN.exists() else []
    return dict(line.split() for line in lines)


def main():
    """Add new questions, answer all of them, and write the file."""
    from vector_questions import asked

    old = {row["id"]: row for row in json.loads(FILE.read_text(encoding="utf-8"))["vectors"]}
    rows = {name: {**row, "since": __version__} for name, row in asked().items() if name not in old}
    every = [answered(row) for row in (*old.values(), *rows.values())]
    FILE.write_text(text(document(every)), encoding="utf-8")
    known = digests(every) | published()  # what is published is changed by hand, at a release
    lines = (f"{name} {digest}\n" for name, digest in known.items())
    GOLDEN.write_text("".join(lines), encoding="utf-8")
    sys.stdout.write(f"{len(every)} vectors, {len(rows)} new\n")


if __name__ == "__main__":
    main()
