"""A public name or signature changes only on purpose, and with a line in the changelog."""

import re
from importlib import import_module
from pathlib import Path

import pytest

import public_api
from ppid_rules import __version__

TYPING = Path(__file__).parent / "typing"
CHANGELOG = (Path(__file__).parents[1] / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_file_has_the_names_and_signatures_of_today():
    """After a change on purpose: `python tests/public_api.py --write`."""
    _, _, written = public_api.kept()
    now = public_api.lines()
    assert sorted(set(written) - set(now)) == []
    assert sorted(set(now) - set(written)) == []
    assert written == now


def test_what_changed_since_the_published_version_is_in_the_changelog():
    version, published, written = public_api.kept()
    rows = public_api.marked(published, written)
    assert public_api.unnamed(rows, public_api.not_released(CHANGELOG, version)) == []


def test_the_published_version_is_in_the_changelog_or_is_being_prepared():
    version, _, _ = public_api.kept()
    released = public_api.not_released(CHANGELOG, version) != CHANGELOG
    assert released or version == __version__


def test_what_is_compared_covers_every_module_and_command():
    paths = public_api.snapshot()
    for name in ("Case.audit", "errors.ColumnError", "events.NoticeGiven.grounds", "catalogue.missing",
                 "duties.check", "exemptions.ExemptItem.status", "frames.audit", "testing.vectors",
                 "testing.strategies.cases", "law.Actor.PPID"):  # fmt: skip
        assert f"ppid_rules.{name}" in paths
    assert {"ppid-rules audit --strict", "pytest ppid_case", "words.Lang"} <= set(paths)


@pytest.mark.parametrize(("was", "is_now"), [
    ("a.f: function (x: int)", "a.f: function (y: int)"),
    ("a.f: function (x: int)", "a.f: function (x: int = 1)"),
    ("a.C.field: field int", "a.C.field: field str"),
])  # fmt: skip
def test_a_changed_line_is_marked_as_gone_and_as_new(was, is_now):
    rows = public_api.marked(["a.same: value 1", was], ["a.same: value 1", is_now])
    assert rows == ["  a.same: value 1", f"+ {is_now}", f"- {was}"]


@pytest.mark.parametrize(("row", "entry", "enough"), [
    ("- ppid_rules.moved: function ()", "`moved` takes `since`.", True),
    ("- ppid_rules.moved: function ()", "What moved is told.", False),
    ("+ ppid_rules.Clock.under: method ()", "`Clock.under` takes a mapping.", True),
    ("+ ppid_rules.Clock.under: method ()", "`Clock` with `under`.", True),
    ("+ ppid_rules.Clock.under: method ()", "`Deadline.under` takes a mapping.", False),
    ("+ ppid_rules.Clock.__init__: method ()", "`Clock` is made of a case.", True),
    ("+ ppid_rules.events.NoticeGiven.to: field str", "`NoticeGiven.to`, to whom.", True),
    ("+ ppid_rules.frames.audit: function ()", "`audit` is quicker.", False),
    ("+ ppid_rules.frames.audit: function ()", "`ppid_rules.frames`: `audit` has `step`.", True),
    ("- ppid-rules audit --json: option", "`ppid-rules audit --json` is gone.", True),
    ("- ppid-rules audit --json: option", "`ppid-rules due --json` is gone.", False),
    ("+ words.Lang: choice id, en, jv", "`Lang`: Javanese.", True),
    ("+ pytest ppid_case: fixture", "The fixture `ppid_case`.", True),
    ("  ppid_rules.same: function ()", "Nothing.", True),
])  # fmt: skip
def test_an_entry_of_the_changelog_names_what_changed(row, entry, enough):
    changelog = f"## Unreleased\n\n- Something else about `Clock`.\n- {entry}\n"
    assert public_api.unnamed([row], changelog) == ([] if enough else [row])


def test_what_is_new_as_a_whole_is_named_as_a_whole():
    new = ["+ ppid_rules.New: class", "+ ppid_rules.New.made: method ()"]
    assert public_api.unnamed(new, "- `New`, a class.\n") == []
    command = ["- ppid-rules old: command", "- ppid-rules old --json: option"]
    assert public_api.unnamed(command, "- `ppid-rules old` is gone.\n") == []
    assert public_api.unnamed([*new, *command], "") == [new[0], command[0]]


@pytest.mark.parametrize("heading", ["## 0.1.0", "## [0.1.0] - 2027-01-04"])
def test_only_what_stands_above_the_published_version_counts(heading):
    changelog = f"# Changelog\n\n## Unreleased\n\n- `new`.\n\n{heading}\n\n- `old`.\n"
    above = public_api.not_released(changelog, "0.1.0")
    assert "`new`" in above
    assert "`old`" not in above
    assert public_api.not_released(changelog, "0.10") == changelog


@pytest.mark.parametrize("module", public_api.MODULES)
def test_type_checkers_are_asked_about_every_name(module):
    names = set(import_module(f"ppid_rules.{module}".rstrip(".")).__all__)
    asked = "".join(path.read_text(encoding="utf-8") for path in TYPING.glob("check_*.py"))
    assert sorted(names - set(re.findall(r"\w+", asked))) == []
