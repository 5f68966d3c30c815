"""README and docs: their Python is run and its output compared, and so are their commands."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from sybil import Sybil
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser

ROOT = Path(__file__).parents[1]
BUILT = ROOT / "docs" / "_build"
DOCUMENTS = [
    ROOT / "README.md",
    *sorted(p for p in (ROOT / "docs").rglob("*.md") if BUILT not in p.parents),
]


def run_console(example):
    """Each `$ ppid-rules ...` line, with the output that follows it."""
    for block in re.split(r"^\$ ", example.parsed, flags=re.MULTILINE)[1:]:
        command, _, expected = block.partition("\n")
        program, *arguments = shlex.split(command)
        assert program == "ppid-rules"
        done = subprocess.run(
            [sys.executable, "-m", "ppid_rules.cli", *arguments],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False, timeout=60,
        )  # fmt: skip
        assert [line.rstrip() for line in done.stdout.splitlines()] == [
            line.rstrip() for line in expected.splitlines()
        ]


def documents():
    console = CodeBlockParser(language="console", evaluator=run_console)
    return Sybil(parsers=[PythonCodeBlockParser(), console])


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_document_is_true(path):
    for example in documents().parse(path).examples():
        example.evaluate()


def test_the_readme_has_examples():
    assert len(list(documents().parse(ROOT / "README.md").examples())) >= 3


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_inside_the_repository_lead_somewhere(path):
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target


@pytest.mark.parametrize("script", sorted((ROOT / "examples").glob("*.py")), ids=lambda p: p.name)
def test_an_example_runs(script):
    done = subprocess.run(
        [sys.executable, script], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout
