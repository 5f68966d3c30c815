"""The site: links and anchors lead somewhere, no page is lost, and no public name is missing."""

import re
import unicodedata
from functools import cache
from importlib import import_module
from pathlib import Path
from urllib.parse import unquote

import pytest

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = [p for p in sorted(DOCS.rglob("*.md")) if "_build" not in p.parts]
AT_THE_ROOT = [ROOT / name for name in ("README.md", "CHANGELOG.md", "CONTRIBUTING.md")]
DOCUMENTS = [*(p for p in AT_THE_ROOT if p.exists()), *PAGES]
MODULES = {
    "ppid_rules": ("working-days", "deadlines", "law", "cases", "timelines", "errors"),
    "ppid_rules.events": ("events",),
    "ppid_rules.catalogue": ("catalogue",),
    "ppid_rules.duties": ("duties",),
    "ppid_rules.exemptions": ("exemptions",),
    "ppid_rules.frames": ("frames",),
    "ppid_rules.testing": ("testing",),
    "ppid_rules.testing.strategies": ("testing",),
}
REFERENCE = DOCS / "reference"
FENCE = re.compile(r"^( *)(`{3,}|:{3,})[^\n]*\n.*?^\1\2`*:* *$\n?", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(\s*<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\s*\)")
DEFINITION = re.compile(r"^\[[^]]+\]:\s+(\S+)", re.MULTILINE)
IMAGE = re.compile(r"<(?:img|source)[^>]*\ssrc=\"([^\"]+)\"")
TOCTREE = re.compile(r"^```\{toctree\}\n(.*?)^```", re.MULTILINE | re.DOTALL)


def as_id(path):
    return str(path.relative_to(ROOT))


def prose(path):
    """A page without its code, where brackets and number signs are no links and no headings."""
    text = re.sub(r"<!--.*?-->", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    return FENCE.sub("", text)


def slug(heading):
    """The anchor that GitHub, and MyST after it, give to a heading."""
    text = re.sub(r"!?\[((?:[^][]|\[[^][]*\])*)\]\([^)]*\)", r"\1", heading)
    text = re.sub(r"(?<!\w)[*_]+(\S(?:.*?\S)?)[*_]+(?!\w)", r"\1", text.replace("`", ""))
    text = unicodedata.normalize("NFC", text.strip().lower())
    return re.sub(r"[^\w\- ]", "", text).replace(" ", "-")


@cache
def anchors(path):
    found = set()
    for heading in re.findall(r"^#{1,6} +(.+?)(?: +#+)?$", prose(path), re.MULTILINE):
        name, twin = slug(heading), 0
        while (f"{name}-{twin}" if twin else name) in found:
            twin += 1
        found.add(f"{name}-{twin}" if twin else name)
    text = path.read_text(encoding="utf-8")
    return found.union(
        re.findall(r"<a (?:id|name)=\"([^\"]+)\"", text),
        re.findall(r"^\(([\w-]+)\)=$", text, re.MULTILINE),
    )


def links(path):
    text = re.sub(r"(`+)(?!`).*?(?<!`)\1(?!`)", "``", prose(path))
    return [*LINK.findall(text), *DEFINITION.findall(text), *IMAGE.findall(text)]


def broken(path):
    for target in links(path):
        if re.match(r"[a-z][a-z+.-]*:", target) and not target.startswith("path:"):
            continue
        name, _, anchor = unquote(target.removeprefix("path:")).partition("#")
        there = (path.parent / name).resolve() if name else path
        if not there.exists():
            yield f"{target}: no such file"
        elif anchor and there.suffix == ".md" and anchor not in anchors(there):
            yield f"{target}: no such heading"


@pytest.mark.parametrize("path", DOCUMENTS, ids=as_id)
def test_links_and_anchors_lead_somewhere(path):
    assert list(broken(path)) == []


def test_a_slug_is_that_of_github():
    assert slug("Timelines, and the sheet for a panel") == "timelines-and-the-sheet-for-a-panel"
    assert slug("`ppid_rules.events`") == "ppid_rulesevents"
    assert slug("*Keberatan* and [links](x.md)") == "keberatan-and-links"
    assert slug("What the law says: 1(3)?") == "what-the-law-says-13"


def test_a_broken_link_is_found(tmp_path):
    page = tmp_path / "page.md"
    page.write_text(
        "# One `two`\n\n[a](#one-two) [b](#no) [c](no.md) ![d](no.png) `[e](no.md)`\n\n"
        "```python\n[f](no.md)\n# No heading\n```\n\n[g](https://example.org) [h](page.md#no-heading)\n",
        encoding="utf-8",
    )
    assert [fault.partition(":")[0] for fault in broken(page)] == [
        "#no", "no.md", "no.png", "page.md#no-heading",
    ]  # fmt: skip


def listed(path):
    """The pages that the toctrees of a page name."""
    for block in TOCTREE.findall(path.read_text(encoding="utf-8")):
        for line in block.splitlines():
            if line.strip() and not line.startswith(":"):
                entry = re.sub(r"^.*<(.+)>$", r"\1", line.strip())
                if "*" in entry:
                    yield from path.parent.glob(f"{entry}.md")
                elif not entry.startswith("http"):
                    yield path.parent / f"{entry}.md"


def test_every_page_is_reached_from_the_first_one():
    reached, ahead = set(), [DOCS / "index.md"]
    while ahead:
        page = ahead.pop().resolve()
        if page not in reached:
            reached.add(page)
            ahead += [p for p in listed(page) if p.exists()]
    assert [as_id(p) for p in PAGES if p.resolve() not in reached] == []


@pytest.mark.parametrize("path", PAGES, ids=as_id)
def test_a_toctree_names_pages_that_are_there(path):
    assert [str(p) for p in listed(path) if not p.exists()] == []


def described(page):
    """The public paths that a page of the reference describes."""
    module = ""
    for directive, name in re.findall(
        r"^\.\. (py:currentmodule|py:type|auto\w+):: (\S+)$",
        (REFERENCE / f"{page}.md").read_text(encoding="utf-8"),
        re.MULTILINE,
    ):
        if directive == "py:currentmodule":
            module = name
        elif directive != "automodule":
            yield name if directive.startswith("auto") else f"{module}.{name}"


@pytest.mark.parametrize("module", MODULES)
def test_every_public_name_is_in_the_reference(module):
    there = [name for page in MODULES[module] for name in described(page)]
    public = import_module(module).__all__
    modules = {name for name in public if f"{module}.{name}" in MODULES}
    wanted = sorted(f"{module}.{name}" for name in set(public) - modules)
    assert sorted(n for n in there if n.rpartition(".")[0] == module) == wanted


def test_every_described_name_is_there():
    for page in sorted(REFERENCE.glob("*.md")):
        for path in described(page.stem):
            module, _, name = path.rpartition(".")
            assert hasattr(import_module(module), name), path


def test_every_command_has_its_help_in_the_reference():
    from ppid_rules.cli.app import app

    commands = {c.name or c.callback.__name__ for c in app.registered_commands}
    page = (REFERENCE / "command-line.md").read_text(encoding="utf-8")
    shown = re.findall(r"^```\{command-help\} (\S+)$", page, re.MULTILINE)
    assert sorted(shown) == sorted(commands)


def test_the_plugin_is_in_the_reference():
    from ppid_rules.testing import plugin

    page = (REFERENCE / "testing.md").read_text(encoding="utf-8")
    source = Path(plugin.__file__).read_text(encoding="utf-8")
    fixtures = re.findall(r"^@pytest\.fixture.*\n(?:@.*\n)*def (\w+)", source, re.MULTILINE)
    assert fixtures
    for name in (*fixtures, plugin._OPTION, plugin._MARK, plugin._ARGUMENT):
        assert f"`{name}" in page


def test_the_changelog_is_a_page():
    assert "{include} ../CHANGELOG.md" in (DOCS / "changelog.md").read_text(encoding="utf-8")
