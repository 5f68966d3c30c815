"""Sphinx configuration."""

import sys
from importlib.metadata import version as version_of
from pathlib import Path

from docutils import nodes
from pygments.lexers.special import TextLexer
from sphinx.application import Sphinx

sys.path.insert(0, str(Path(__file__).parent / "reference"))

import presenting

project = "ppid_rules"
author = "The ppid_rules maintainers"
project_copyright = "2026, the ppid_rules maintainers"
version = release = version_of("ppid_rules")
language = "en"

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
exclude_patterns = ["_build"]

autodoc_default_options = {"members": True, "undoc-members": True}
autodoc_member_order = "bysource"
autodoc_typehints_format = "short"
autodoc_inherit_docstrings = False
autodoc_type_aliases = {name: name for name in presenting.IN_FULL}
napoleon_numpy_docstring = False
add_module_names = False
toc_object_entries_show_parents = "hide"
python_maximum_signature_line_length = 72
python_use_unqualified_type_names = True

html_theme = "furo"
html_title = "ppid_rules"
html_static_path = ["_static"]
html_css_files = ["custom.css"]
html_copy_source = False


def say_the_language(
    app: Sphinx, page: str, template: str, context: dict[str, object], tree: object
) -> None:
    """Mark the Indonesian pages as such, for programs that read them out."""
    del app, template, tree
    if page.startswith("id/") or page.endswith(".id"):
        context["language"] = "id"


def end_without_an_empty_line(app: Sphinx, document: nodes.document) -> None:
    """Leave out the empty line that ends an example where the examples are run."""
    del app
    for block in document.findall(nodes.literal_block):
        block.rawsource = block.astext().rstrip()
        block[:] = [nodes.Text(block.rawsource)]


def setup(app: Sphinx) -> None:
    """Show a diagram as its source: a script that draws it would come from elsewhere."""
    app.add_lexer("mermaid", TextLexer)
    app.connect("html-page-context", say_the_language)
    app.connect("doctree-read", end_without_an_empty_line)
    presenting.setup(app)
