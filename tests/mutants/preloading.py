"""Imports once, for all changed functions, what their tests import."""

from __future__ import annotations

import functools
import gc
import json
import pkgutil
import sys
from importlib import import_module
from pathlib import Path

import pydantic

import ppid_rules

ELSEWHERE = (
    "_pytest.assertion.rewrite", "_pytest.terminal", "pytest", "hypothesis.stateful",
    "dateutil.relativedelta", "holidays.countries.indonesia", "icalendar", "jsonschema",
    "jsonschema_specifications", "sybil", "xml.etree.ElementTree", "html.parser", "pickle",
)  # fmt: skip
ROOMS = ("law", "workdays", "cases", "compliance", "regions", "offices")
MODULES = [
    import_module(found.name)
    for found in pkgutil.walk_packages(ppid_rules.__path__, "ppid_rules.")
    if found.name.split(".")[1] in ROOMS
]
_REMEMBERING = type(functools.cache(len))
_MEMORIES = {
    id(thing): thing
    for module in MODULES
    for thing in vars(module).values()
    if isinstance(thing, _REMEMBERING)
}


def forget():
    """Empty every memory of the package, so that each test calls what it needs itself."""
    for memory in _MEMORIES.values():
        memory.cache_clear()


def unload():
    """Let the package be imported again."""
    for name in [name for name in sys.modules if name.partition(".")[0] == "ppid_rules"]:
        del sys.modules[name]


def read(name):
    """A note of this run, by whichever process: mutmut itself stands a folder above."""
    for folder in (Path(), Path("mutants")):
        if (folder / name).exists():
            return json.loads((folder / name).read_text(encoding="utf-8"))
    return {}


for _module in MODULES:
    for _thing in vars(_module).values():
        if isinstance(_thing, type) and pydantic.BaseModel in _thing.__mro__[1:]:
            _thing.model_rebuild()
for _name in ELSEWHERE:
    import_module(_name)
SECONDS = read("mutmut-stats.json").get("duration_by_test", {})
CALLED_ON_IMPORT = frozenset(read("called-on-import.json"))
gc.collect()
gc.freeze()
