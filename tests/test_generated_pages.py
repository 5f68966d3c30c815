"""The pages that come from the law's data are as the data have them."""

import re
import sys
from pathlib import Path

import pytest

from ppid_rules import Readings

DOCS = Path(__file__).parents[1] / "docs"
sys.path.insert(0, str(DOCS))

import generate  # noqa: E402 - a script of the docs, not of a package


def test_no_generated_page_is_stale():
    assert generate.stale() == []


def test_every_question_has_a_page_and_a_decision():
    decisions = "\n".join(p.read_text(encoding="utf-8") for p in (DOCS / "decisions").glob("0*.md"))
    for question in Readings.questions():
        assert (DOCS / "questions" / f"{question.field}.md").exists()
        assert f"`{question.field}`" in decisions or f"{question.field}=" in decisions


def test_a_number_that_was_not_read_says_so():
    page = (DOCS / "limits.md").read_text(encoding="utf-8")
    election = page[page.index("election fast track") :]
    assert "**secondary**" in election
    assert "not established" in election


@pytest.mark.parametrize("path", sorted((DOCS / "decisions").glob("0*.md")), ids=lambda p: p.stem)
def test_a_decision_record(path):
    text = path.read_text(encoding="utf-8")
    assert text.startswith(f"# {path.name[:4]}: ")
    assert "**Decision.**" in text
    assert "**Consequences.**" in text
    assert path.name in (DOCS / "decisions" / "index.md").read_text(encoding="utf-8")


def test_decisions_are_numbered_without_gaps():
    numbers = sorted(int(p.name[:4]) for p in (DOCS / "decisions").glob("0*.md"))
    assert numbers == list(range(1, len(numbers) + 1))


def test_no_page_shows_an_unfilled_slot():
    for path in DOCS.glob("*.md"):
        assert not re.search(r"\{(due|start|number|days)\}", path.read_text(encoding="utf-8"))
