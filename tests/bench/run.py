"""The benchmarks: each a ratio to a peer or a bound, side by side in one run.

``python tests/bench/run.py`` prints them and fails where one misses its bound;
``--write`` also puts them into docs/performance.md.
"""

from __future__ import annotations

import argparse
import compileall
import os
import platform
import statistics
import subprocess
import sys
import timeit
from datetime import date
from importlib.metadata import version
from pathlib import Path

import holidays
import kit
import numpy as np
import tables
from measuring import ROUNDS, Result, in_time, side_by_side

import cases
import ppid_rules
from ppid_rules import deadline, indonesia

ROOT = Path(__file__).parents[2]
START = date(2025, 3, 17)


def scalar() -> list[Result]:
    calendar = indonesia()
    days = [off.day for off in calendar.days_off(date(2010, 1, 1), date(2027, 12, 31))]
    theirs = holidays.country_holidays(
        "ID", years=range(2010, 2028), categories=("public", "government")
    )
    busday = np.busdaycalendar(holidays=np.array(days, dtype="datetime64[D]"))
    add = calendar.add_working_days
    t = side_by_side(
        ours=(lambda: add(START, 10), 100_000),
        numpy=(lambda: np.busday_offset(START, 10, roll="backward", busdaycal=busday), 5_000),
        holidays=(lambda: theirs.get_nth_working_day(START, 10), 500),
        deadline=(lambda: deadline("request.notice", START).due_on, 30_000),
    )
    assert add(START, 10) == theirs.get_nth_working_day(START, 10)
    assert add(START, 10) == np.busday_offset(START, 10, roll="backward", busdaycal=busday).astype(
        date
    )
    return [
        Result("add 10 working days, against `holidays.get_nth_working_day`", in_time(t["ours"]), in_time(t["holidays"]), t["holidays"] / t["ours"], 100, True),
        Result("add 10 working days, against `numpy.busday_offset`", in_time(t["ours"]), in_time(t["numpy"]), t["numpy"] / t["ours"], 10, True),
        Result("`deadline(...).due_on`, against one addition", in_time(t["deadline"]), in_time(t["ours"]), t["deadline"] / t["ours"], 10, False),
    ]  # fmt: skip


def gather() -> list[Result]:
    """A million dates by two look-ups in arrays made from the table."""
    calendar = indonesia()
    rows = calendar.table(date(2010, 1, 1), date(2027, 12, 31))
    ordinals = np.array([row.ordinal for row in rows], dtype=np.int32)
    working = np.array([row.day for row in rows if row.working], dtype="datetime64[D]")
    days = [off.day for off in calendar.days_off(rows[0].day, rows[-1].day)]
    busday = np.busdaycalendar(holidays=np.array(days, dtype="datetime64[D]"))
    first = np.datetime64(rows[0].day)
    starts = first + np.random.default_rng(1).integers(0, len(rows) - 60, 1_000_000)

    def ours():
        return working[ordinals[(starts - first).astype(np.int32)] + 9]

    def numpy():
        return np.busday_offset(starts, 10, roll="backward", busdaycal=busday)

    assert (ours() == numpy()).all()
    t = side_by_side(ours=(ours, 1), numpy=(numpy, 1))
    return [Result("a million dates by gathering, against `numpy.busday_offset` with a prebuilt calendar", in_time(t["ours"]), in_time(t["numpy"]), t["ours"] / t["numpy"], 1, False)]  # fmt: skip


def build() -> list[Result]:
    code = """
import time
from datetime import date
from ppid_rules.workdays import indonesia
t = [time.perf_counter()]
indonesia(); t.append(time.perf_counter())
for day in range(1, 10):
    indonesia(as_known_on=date(2025, 8, day))
t.append(time.perf_counter())
print(t[1] - t[0], (t[2] - t[1]) / 9)
"""
    runs = [
        [float(x) for x in subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()]
        for _ in range(ROUNDS)
    ]  # fmt: skip
    first, further = (statistics.median(values) for values in zip(*runs, strict=True))
    return [
        Result("the first calendar, in ms", in_time(first), "", first * 1e3, 10, False),
        Result("each further calendar, in ms", in_time(further), "", further * 1e3, 4, False),
    ]


def imports() -> list[Result]:
    """Whole processes, less the bare interpreter, with byte code written as pip does."""
    compileall.compile_dir(Path(ppid_rules.__file__).parent, quiet=2)
    commands = {
        "bare": "pass",
        "front": "import ppid_rules",
        "calendar": "import ppid_rules.workdays as w; w.indonesia()",
    }
    calls = {
        name: (lambda code=code: subprocess.run([sys.executable, "-c", code], check=True), 1)
        for name, code in commands.items()
    }
    seen = {name: [] for name in calls}
    for _ in range(2 * ROUNDS):
        for name, (call, number) in calls.items():
            seen[name].append(timeit.timeit(call, number=number))
    bare = statistics.median(seen["bare"])
    front, calendar = (statistics.median(seen[n]) - bare for n in ("front", "calendar"))
    return [
        Result("`import ppid_rules`, in ms beyond the interpreter", in_time(max(front, 0)), in_time(bare), front * 1e3, 20, False),
        Result("`import ppid_rules.workdays` with a calendar, in ms beyond the interpreter", in_time(calendar), in_time(bare), calendar * 1e3, 45, False),
    ]  # fmt: skip


def document(results: list[Result]) -> str:
    versions = ", ".join(f"{name} {version(name)}" for name in ("ppid_rules", "holidays", "numpy"))
    machine = (
        f"Machine: {platform.machine()}, {os.cpu_count()} processors, {platform.system()}. "
        f"{platform.python_implementation()} {platform.python_version()}"
    )
    lines = [
        "# Performance",
        "",
        "Written by `python tests/bench/run.py --write`; `make bench` prints the same and fails where a bound is missed. Medians of rounds that take turns in one process; read the ratios, not the times.",
        "",
        f"{machine}, {versions}. Measured {date.today()}.",  # noqa: DTZ011 - the day of the run
        "",
        "| what | ours | peer | figure | bound | holds |",
        "| --- | --- | --- | --- | --- | --- |",
        *(result.row() for result in results),
        "",
        "An addition is two look-ups in an index of the decreed years; projected years are indexed when they are first asked for. `deadline` resolves the version of the law, checks its arguments and computes `due_on`; alternatives, trace and the rest are computed on first use.",
        "",
    ]
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--write", action="store_true", help="put the figures into the docs")
    options = parser.parse_args()
    results = [
        *scalar(), *gather(), *build(), *imports(),
        *cases.audits(), *cases.growth(), *cases.imports(), *tables.tables(), *kit.plugin(),
    ]  # fmt: skip
    text = document(results)
    print(text)
    if options.write:
        (ROOT / "docs" / "performance.md").write_text(text, encoding="utf-8")
    return 0 if all(result.holds for result in results) else 1


if __name__ == "__main__":
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.exit(main())
