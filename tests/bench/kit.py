"""What the pytest plugin costs a run that does not use it."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import timeit
from pathlib import Path

from measuring import ROUNDS, Result, in_time

ONE_TEST = "def test_it(): pass\n"
PLAIN = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "test_it.py"]
WITHOUT = [*PLAIN, "-p", "no:ppid_rules"]


def plugin() -> list[Result]:
    """Whole runs of one empty test, with the plugin and without, that take turns."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "test_it.py").write_text(ONE_TEST, encoding="utf-8")
        seen: dict[str, list[float]] = {"with": [], "without": []}
        for _ in range(2 * ROUNDS):
            for name, command in (("with", PLAIN), ("without", WITHOUT)):
                seen[name].append(timeit.timeit(lambda c=command: _ran(c, folder), number=1))
        ours, theirs = (statistics.median(times) for times in seen.values())
    what = "a plain `pytest` run with the plugin, against one without"
    return [Result(what, in_time(ours), in_time(theirs), ours / theirs, 1.05, False)]


def _ran(command: list[str], folder: str) -> None:
    subprocess.run(command, cwd=folder, capture_output=True, check=True)
