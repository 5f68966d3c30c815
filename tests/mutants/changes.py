"""What a change changes, and why some are missed: the lines of a function before and after.

A number of mutmut's moves when the function is edited; the function and the two texts stay.
"""

from __future__ import annotations

import ast
import csv
import difflib
from pathlib import Path
from typing import NamedTuple

REASONS = Path(__file__).with_name("missed.csv")
NEAR = 24
"""So much of a line is shown on each side of what differs."""


class Change(NamedTuple):
    """A function by its dotted name in the package, and its changed lines."""

    function: str
    before: str
    after: str

    def shown(self):
        """The two texts, each without what both share far from the difference."""
        both = self.before, self.after
        begin = shared(*both)
        end = shared(*(text[begin:][::-1] for text in both))
        return tuple(around(text, begin, len(text) - end) for text in both)


class Reason(NamedTuple):
    """Why nobody can see a change, or why no test was written."""

    group: str
    why: str


def shared(one, other):
    """How many first characters two texts share."""
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def around(text, begin, end):
    first, last = max(begin - NEAR, 0), end + NEAR
    return f"{'…' if first else ''}{text[first:last].strip()}{'…' if last < len(text) else ''}"


def changes_in(file, names):
    """The changes of a file that mutmut has changed, by their names."""
    source = file.read_text(encoding="utf-8")
    lines = source.splitlines()
    bodies = {
        node.name: [
            lines[node.lineno - 1].replace(node.name, ""),
            *lines[node.lineno : node.end_lineno],
        ]
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef)
    }
    return {name: change(name, bodies) for name in names}


def change(name, bodies):
    module, _, short = name.rpartition(".")
    function = short.rpartition("__mutmut_")[0]
    before, after = bodies[f"{function}__mutmut_orig"], bodies[short]
    found = [line for line in difflib.ndiff(before, after) if line[0] in "-+"]
    texts = (" ".join(line[2:].strip() for line in found if line[0] == sign) for sign in "-+")
    plain = function.removeprefix("xǁ" if "ǁ" in function else "x_").replace("ǁ", ".")
    return Change(f"{module.removeprefix('ppid_rules.')}.{plain}", *texts)


def reasons():
    """The reasons that were given, by change."""
    if not REASONS.exists():
        return {}
    with REASONS.open(encoding="utf-8", newline="") as file:
        return {Change(*row[:3]): Reason(*row[3:]) for row in list(csv.reader(file))[1:]}


def keep(found):
    """Write the reasons down, in the order of the functions."""
    with REASONS.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([*Change._fields, *Reason._fields])
        writer.writerows([*change, *reason] for change, reason in sorted(found.items()))
