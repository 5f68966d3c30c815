"""Sphinx configuration."""

from importlib.metadata import version as version_of

from pygments.lexers.special import TextLexer
from sphinx.application import Sphinx

project = "ppid_rules"
author = "The ppid_rules maintainers"
project_copyright = "2026, the ppid_rules maintainers"
version = release = version_of("ppid_rules")
language = "en"

extensions = ["myst_parser"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
exclude_patterns = ["_build"]

html_theme = "furo"
html_title = "ppid_rules"


def setup(app: Sphinx) -> None:
    """Show a diagram as its source: a script that draws it would come from elsewhere."""
    app.add_lexer("mermaid", TextLexer)
