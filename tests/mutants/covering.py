"""Which tests run a line of a function, noted while mutmut notes which tests call the function.

Some hundred tests call the functions of a case; of a line in one of them a few may know. Those
are tried first, and where they all pass no other test would notice.
"""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import coverage

SOURCE = Path("src")
NOTES = Path("lines-of-tests")
MANY = 300
"""Of a line that more tests run none is noted: any of them may notice."""

RUN_BEFORE = Path("mutmut-stats.json")


class Lines:
    """The lines that each test runs, while the tests are run once."""

    def __init__(self):
        files = str(SOURCE.resolve() / "ppid_rules" / "*")
        self.coverage = coverage.Coverage(data_file=None, config_file=False, include=[files])
        self.coverage.start()

    def of(self, test):
        """What is run from here on is run by this test."""
        self.coverage.switch_context(test)

    def write(self):
        """A file of notes for each module, tests by line.

        Mutmut runs only what is new among the tests where it has run the others before; their
        notes are kept then, and where the module has changed since nothing is known of it.
        """
        self.coverage.stop()
        data = self.coverage.get_data()
        NOTES.mkdir(exist_ok=True)
        for file in map(Path, data.measured_files()):
            notes, source = notes_of(file.relative_to(SOURCE.resolve())), digest(file)
            found = {
                str(line): sorted(filter(None, contexts))
                for line, contexts in data.contexts_by_lineno(str(file)).items()
            }
            if RUN_BEFORE.exists():
                known = json.loads(notes.read_text()) if notes.exists() else {}
                found = together(known["tests"], found) if known.get("of") == source else {}
            kept = {line: None if none_or_many(tests) else tests for line, tests in found.items()}
            notes.write_text(json.dumps({"of": source, "tests": kept}))


def together(one, other):
    """The tests by line of two runs; ``None`` where there are many."""
    both = {line: (one.get(line, ()), other.get(line, ())) for line in {**one, **other}}
    return {
        line: None if None in tests else sorted({*tests[0], *tests[1]})
        for line, tests in both.items()
    }


def none_or_many(tests):
    return not tests or len(tests) > MANY


def digest(file):
    return sha256(file.read_bytes()).hexdigest()


def notes_of(file):
    return NOTES / f"{'.'.join(file.with_suffix('').parts)}.json"


def running(mutant):
    """The tests that run the line that a change is in; ``None``: any may."""
    module, _, name = mutant.rpartition(".")
    file = Path(*module.split("."))
    file = file / "__init__.py" if (SOURCE / file).is_dir() else file.with_suffix(".py")
    if not notes_of(file).exists():
        return None
    lines = (SOURCE / file).read_text(encoding="utf-8").splitlines()
    noted = json.loads(notes_of(file).read_text())
    notes = noted["tests"] if noted["of"] == digest(SOURCE / file) else {}
    function = name.rpartition("__mutmut_")[0]
    first, changed = begin(lines, f"{function}__mutmut_orig"), begin(lines, name)
    place = 1
    while lines[first + place] == lines[changed + place]:
        place += 1
        if first + place >= changed or changed + place >= len(lines):
            return None  # the first line, its defaults
    for line in range(first + place, first, -1):  # of a statement over several lines, the nearest
        if str(line + 1) in notes:
            return set(notes[str(line + 1)] or ()) or None
    return None


def begin(lines, name):
    """Where a function begins, counted from zero."""
    return next(n for n, line in enumerate(lines) if f"def {name}(" in line)
