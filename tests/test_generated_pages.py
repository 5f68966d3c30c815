"""The pages that come from the law's data are as the data have them."""

import re
import sys
from pathlib import Path

import pytest

from ppid_rules import Readings
from ppid_rules.cases import CaseStatus, event_types
from ppid_rules.compliance.casework.labels import label

DOCS = Path(__file__).parents[1] / "docs"
sys.path.insert(0, str(DOCS))

import generate  # noqa: E402 - a script of the docs, not of a package
import lifecycles  # noqa: E402 - the same


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


LIFECYCLES = {"en": DOCS / "lifecycles.md", "id": DOCS / "lifecycles.id.md"}


def diagrams_of(lang):
    page = LIFECYCLES[lang].read_text(encoding="utf-8")
    return re.findall(r"```mermaid\nstateDiagram-v2\n(.*?)```", page, re.DOTALL)


@pytest.mark.parametrize("lang", LIFECYCLES)
def test_a_diagram_draws_nothing_twice_and_names_every_node(lang):
    drawn = diagrams_of(lang)
    assert len(drawn) == 5  # four procedures, the dispute under two regulations
    for diagram in drawn:
        lines = [line.strip() for line in diagram.splitlines()]
        assert len(lines) == len(set(lines))
        named = {n for line in lines for n in re.findall(r'^state ".+" as (\w+)$', line)}
        joins = {n for line in lines for n in re.findall(r"^state (\w+) <<choice>>$", line)}
        arrows = [
            re.fullmatch(r"(\S+) --> (\S+)(?: : [^:;]+)?", line) for line in lines if "-->" in line
        ]
        assert all(arrows)
        ends = {end for arrow in arrows for end in arrow.groups()} - {"[*]"}
        assert ends == named | joins


def test_both_languages_draw_the_same():
    def bones(diagram):
        return re.sub(r'".*?"| : .*', "", diagram)

    assert list(map(bones, diagrams_of("en"))) == list(map(bones, diagrams_of("id")))


@pytest.mark.parametrize("lang", LIFECYCLES)
def test_every_status_and_every_step_is_on_the_page(lang):
    page = LIFECYCLES[lang].read_text(encoding="utf-8")
    for status in CaseStatus:
        assert page.count(f"\n| `{status}` | {label(f'status.{status}', lang)}") == 1
    drawn = "".join(diagrams_of(lang))
    for status in set(CaseStatus) - set(lifecycles.COMPUTED) - {CaseStatus.REQUEST_NOT_RECEIVED}:
        assert f" as {status.replace('.', '_')}\n" in drawn
    for event in event_types():
        assert f"| {label(f'event.{event}', lang)}" in page
