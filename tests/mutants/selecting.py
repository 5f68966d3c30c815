"""A plugin of pytest for `make mutants`: which tests see a function, and which come first.

Mutmut notes which tests call a function, and runs these with the function changed. Two things
would hide a change: a memory filled by an earlier test, and what is computed on import.
"""

from __future__ import annotations

import gc
import json
import os
import resource
import signal
from collections import Counter
from itertools import accumulate
from pathlib import Path

import pytest
from mutmut.mutation import trampoline
from mutmut.state import state
from mutmut.utils.format_utils import mangled_name_from_mutant_name
from tests.mutants import covering, preloading

NOTICED = Path("noticed.txt")
MEMORY = 4 << 30
LONG = 0.25
"""A test counts for no more seconds: most of a long one goes into memories that are full here."""

RICHEST = "tests/compliance/test_goldens.py"
TIMEOUT = 36
UNDER_TEST = os.environ.get("MUTANT_UNDER_TEST", "")
FUNCTION = mangled_name_from_mutant_name(UNDER_TEST) if "__mutmut_" in UNDER_TEST else ""
ON_IMPORT = frozenset(state()._stats)


class Noting:
    """While mutmut notes which tests call which function."""

    def __init__(self):
        self.called_by_module = {}
        self.lines = covering.Lines()

    @pytest.hookimpl(wrapper=True)
    def pytest_make_collect_report(self, collector):
        """What a module of tests calls on import belongs to each of its tests."""
        preloading.forget()
        state()._stats.clear()
        report = yield
        if isinstance(collector, pytest.Module):
            self.called_by_module[collector.nodeid] = set(state()._stats)
        state()._stats.clear()
        return report

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_setup(self, item):
        preloading.forget()
        self.lines.of(item.nodeid)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_teardown(self, item):
        module = item.nodeid.partition("::")[0]
        state()._stats.update(ON_IMPORT, self.called_by_module.get(module, ()))

    def pytest_sessionfinish(self):
        self.lines.write()


class Trying:
    """While tests are run with a function changed."""

    def __init__(self, config):
        named = [arg for arg in config.args if "::" in arg]
        known = covering.running(UNDER_TEST)
        if known is not None:
            named = [name for name in named if name in known] or named
        self.order = {name: place for place, name in enumerate(in_order(named))}
        if named:  # many tests are found faster by their files
            config.args = sorted({name.partition("::")[0] for name in self.order})
        if FUNCTION in preloading.CALLED_ON_IMPORT:
            preloading.unload()
        else:
            preloading.forget()

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_modifyitems(self, items):
        if self.order:
            items[:] = [item for item in items if item.nodeid in self.order]
            items.sort(key=lambda item: self.order[item.nodeid])
        limit = 10 + 4 * sum(map(seconds_of, self.order))
        signal.signal(signal.SIGALRM, lambda *_: os._exit(TIMEOUT))
        signal.setitimer(signal.ITIMER_REAL, limit)

    def pytest_runtest_logreport(self, report):
        if report.failed:  # a test that noticed one change is tried first on the next
            with NOTICED.open("a", encoding="utf-8") as notes:
                notes.write(f"{FUNCTION}\t{report.nodeid}\n")

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, exitstatus):
        """End at once, which saves the cleaning up; what cannot be imported is noticed too."""
        failed = exitstatus in {pytest.ExitCode.TESTS_FAILED, pytest.ExitCode.INTERRUPTED}
        os._exit(1 if failed else int(exitstatus))


def in_order(tests):
    """The tests that noticed most so far, then those of each file in turn, as long as there is time.

    Each file has the same share of the time, so that small ones are soon run to their end.

    What they noticed in the same function counts more than what they did in the same module;
    tests of the function's own room come before those of others. Of most files the fastest come
    first; of the kept answers the richest and the plainest in turn.
    """
    merits = merits_of(set(tests))
    files: dict[str, list[str]] = {}
    for name in sorted(tests, key=lambda name: (seconds_of(name), name)):
        files.setdefault(name.partition("::")[0], []).append(name)
    room = FUNCTION.split(".")[1] if FUNCTION else ""
    own = "" if room == "compliance" else f"tests/{room}/"  # all rooms test that one
    if RICHEST in files:
        last_first = files[RICHEST][::-1]
        both = zip(last_first, files[RICHEST], strict=True)
        files[RICHEST] = list(dict.fromkeys(name for pair in both for name in pair))
    ranked = sorted(
        (-merits[name], own and not name.startswith(own), share, name)
        for names in files.values()
        for share, name in zip(accumulate(map(seconds_of, names)), names, strict=True)
    )
    left = float(os.environ.get("MUTANT_SECONDS", "inf"))
    for place, (*_, name) in enumerate(ranked):
        left -= min(seconds_of(name), LONG)
        if left < 0 and place:
            return
        yield name


def seconds_of(name):
    return preloading.SECONDS.get(name, 1)


def merits_of(tests):
    merits = Counter()
    if NOTICED.exists():
        module = FUNCTION.rpartition(".")[0]
        for line in NOTICED.read_text(encoding="utf-8").splitlines():
            function, _, test = line.partition("\t")
            if test in tests and function.rpartition(".")[0] == module:
                merits[test] += 5 if function == FUNCTION else 1
    return merits


def pytest_configure(config):
    if UNDER_TEST == "stats":
        Path("called-on-import.json").write_text(json.dumps(sorted(ON_IMPORT)), encoding="utf-8")
        config.pluginmanager.register(Noting())
    elif "__mutmut_" in UNDER_TEST:
        gc.set_threshold(100_000)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        trampoline.get_mutant_under_test = lambda: UNDER_TEST  # asked at each call
        config.pluginmanager.register(Trying(config))
