"""Which tests run a line of a function, noted while mutmut notes which tests call the function.

Some hundred tests call the functions of a case; of a line in one of them a few may know. Those
are tried first, and where they all pass no other test would notice.
"""

from __future__ import annotations

import json
from pathlib import Path

import coverage

SOURCE = Path("src")
NOTES = Path("lines-of-tests")
MANY = 300
"""A line that more tests run is not noted: any of them may notice."""


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
        """A file of notes for each module, tests by line."""
        self.coverage.stop()
        data = self.coverage.get_data()
        NOTES.mkdir(exist_ok=True)
        for file in data.measured_files():
            tests = {
                line: sorted(filter(None, contexts))
                for line, contexts in data.contexts_by_lineno(file).items()
            }
            kept = {line: names if len(names) <= MANY else None for line, names in tests.items()}
            notes_of(Path(file).relative_to(SOURCE.resolve())).write_text(json.dumps(kept))


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
    notes = json.loads(notes_of(file).read_text())
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
