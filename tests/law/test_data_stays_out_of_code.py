"""Law is data: no number of days and no article stands in code."""

import ast
import re
from pathlib import Path

import pytest

import ppid_rules.law

ROOT = Path(ppid_rules.law.__file__).parents[1]


@pytest.mark.parametrize("room", ["law", "cases", "compliance", "frames"])
def test_no_number_of_days_stands_in_code(room):
    """Integer literals other than -1, 0 and 1 belong in the law's data."""
    for file in (ROOT / room).rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and type(node.value) is int:
                assert node.value in {-1, 0, 1}, (file, node.lineno)


@pytest.mark.parametrize("room", ["law", "cases", "compliance", "workdays", "cli", "frames"])
def test_no_article_stands_in_code(room):
    for file in (ROOT / room).rglob("*.py"):
        code = re.sub(r'""".*?"""|#.*', "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert not re.search(r"\d+\(\d+\)|(Perki|UU|PP) \d", code), file
