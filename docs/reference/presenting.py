"""How the reference shows what autodoc finds: public paths, fields with their texts, help texts."""

from __future__ import annotations

import inspect
import re
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.parsers.rst import Directive
from pydantic import BaseModel
from sphinx.addnodes import pending_xref
from sphinx.ext.napoleon import GoogleDocstring
from sphinx.pycode import ModuleAnalyzer
from sphinx.util.nodes import make_refnode
from typer.testing import CliRunner

from ppid_rules.cli.app import app as commands
from ppid_rules.events import Event

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils.nodes import Element, Node, TextElement
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

PUBLIC = (
    "ppid_rules",
    "ppid_rules.events",
    "ppid_rules.catalogue",
    "ppid_rules.duties",
    "ppid_rules.exemptions",
    "ppid_rules.frames",
    "ppid_rules.testing",
    "ppid_rules.testing.strategies",
    "ppid_rules.law",
)
"""Where names are imported from; the first that has a name owns it."""

IN_FULL = {
    "Answer": "Literal['granted', 'partly_granted', 'refused']",
    "Approvers": "frozenset[str]",
    "Audience": "Literal['officer', 'citizen', 'panel']",
    "Body": "PublicBody",
    "Day": "date",
    "EventLog": "tuple[Event, ...]",
    "EventTypes": "frozenset[str]",
    "Grounds": "tuple[str, ...]",
    "HouseRules": "tuple[HouseRule, ...]",
    "Lang": "Literal['id', 'en']",
    "Order": "Literal['dmy', 'mdy', 'ymd']",
    "OwnDays": "Overlay",
    "Period": "Literal['month', 'year']",
    "Regime": "Literal['general', 'election']",
    "Steps": "frozenset[str]",
    "StrictInt": "int",
    "WallClock": "time",
    "_BudgetYearField": "BudgetYear",
}
"""What stands for a name that the package uses inside only."""

MADE_BY_CALLERS = {"BudgetYear", "Decree", "HouseRule", "Overlay", "PublicBody", "Readings"}
"""Records that are no models of pydantic, and that are passed in, not handed back."""

_WIDTH = 88
_CHECKED = re.compile(r"Annotated\[(\w+), .*\]( \| None)?")
_SECTION = "Attributes:"
_COLON = "\ue000"
_ENTRY = re.compile(r" {4}(\w+): ")


def setup(app: Sphinx) -> None:
    """Connect the hooks; that on docstrings comes before napoleon's."""
    app.connect("source-read", keep_links_to_files_outside)
    app.add_directive("command-help", CommandHelp)
    app.connect("builder-inited", give_fields_their_texts)
    app.connect("autodoc-process-docstring", prepare_for_napoleon, priority=400)
    app.connect("autodoc-process-docstring", follow_napoleon, priority=600)
    app.connect("autodoc-process-signature", show_what_is_to_be_passed)
    app.connect("autodoc-process-bases", show_public_bases)
    app.connect("autodoc-skip-member", skip_inner_parts)
    app.connect("doctree-read", spell_out_inner_names)
    app.connect("missing-reference", refer_to_the_public_path)


class CommandHelp(Directive):
    """What ``ppid-rules COMMAND --help`` prints; without a command, that of the program."""

    optional_arguments = 1

    def run(self) -> list[Node]:
        """The text, in a block."""
        done = CliRunner().invoke(
            commands,
            [*self.arguments, "--help"],
            prog_name="ppid-rules",
            terminal_width=_WIDTH,
            max_content_width=_WIDTH,
        )
        if done.exit_code:
            raise self.error(done.output)
        text = done.output.rstrip()
        return [nodes.literal_block(text, text, language="text")]


def give_fields_their_texts(app: Sphinx) -> None:
    """Make each entry of a section ``Attributes`` the comment of the field that it describes.

    Of an inner base the fields are shown as those of the class itself. What pydantic is to check
    of a field is left out of its type.
    """
    del app
    for owner in _public_classes():
        analyzer = ModuleAnalyzer.for_module(owner.__module__)
        analyzer.analyze()
        for base in owner.__mro__:
            if base is owner or base.__name__.startswith("_"):
                for field, told in _cut(inspect.getdoc(base) or "")[1].items():
                    analyzer.attr_docs.setdefault((owner.__qualname__, field), told)
        if issubclass(owner, BaseModel):
            for field, hint in owner.__annotations__.items():
                if isinstance(hint, str) and (found := _CHECKED.fullmatch(hint)):
                    owner.__annotations__[field] = f"{found[1]}{found[2] or ''}"


def show_public_bases(
    app: Sphinx, name: str, obj: object, options: object, bases: list[type]
) -> None:
    """Show the bases of an inner base in its place."""
    del app, name, obj, options
    inner = [base for base in bases if base.__name__.startswith("_")]
    for base in inner:
        place = bases.index(base)
        bases[place : place + 1] = base.__bases__


def prepare_for_napoleon(app: Sphinx, what: str, name: str, *rest: Any) -> None:  # noqa: ANN401 - the object, the options, the lines
    """Take the fields out of a class, and keep the first words of a field from being its type."""
    obj, options, lines = rest
    if what in {"class", "exception"}:
        lines[:] = _cut("\n".join(lines))[0]
    elif what in {"attribute", "property", "data"}:
        lines[:] = GoogleDocstring(lines, app.config, app, "method", name, obj, options).lines()
        lines[:1] = [line.replace(":", _COLON) for line in lines[:1]]


def follow_napoleon(app: Sphinx, what: str, name: str, *rest: Any) -> None:  # noqa: ANN401 - as above
    """Put the colons back."""
    del app, what, name
    lines = rest[-1]
    lines[:] = [line.replace(_COLON, ":") for line in lines]


def show_what_is_to_be_passed(
    app: Sphinx, what: str, name: str, obj: type, *rest: object
) -> tuple[str, None] | None:
    """Show the arguments of what a caller makes without their types, which stand at its fields.

    Other classes are made by a function, or raised.
    """
    del app, name, rest
    if what not in {"class", "exception"}:
        return None
    if issubclass(obj, BaseModel):
        return f"(*, {', '.join(_fields_to_pass(obj))})", None
    if obj.__name__ not in MADE_BY_CALLERS:
        return "", None
    shown = inspect.signature(obj)
    plain = [p.replace(annotation=p.empty) for p in shown.parameters.values()]
    return str(shown.replace(parameters=plain, return_annotation=shown.empty)), None


def skip_inner_parts(app: Sphinx, what: str, name: str, *rest: object) -> bool | None:
    """Leave out what pydantic adds to a model."""
    del app, what, rest
    return True if name in dir(BaseModel) else None


def keep_links_to_files_outside(app: Sphinx, page: str, source: list[str]) -> None:
    """Hand over a text of the repository that is no page, as other files are handed over."""
    here = Path(app.env.doc2path(page)).parent

    def kept(link: re.Match[str]) -> str:
        inside = (here / link[1]).resolve().is_relative_to(Path(app.srcdir).resolve())
        return link[0] if inside else f"](path:{link[1]})"

    source[0] = re.sub(r"\]\((\.\./[^)#\s]+\.md)\)", kept, source[0])


def spell_out_inner_names(app: Sphinx, document: nodes.document) -> None:
    """Put what an inner name stands for in its place."""
    del app
    for node in list(document.findall(pending_xref)):
        inner = node["reftarget"].rpartition(".")[2]
        if node.get("refdomain") == "py" and inner in IN_FULL:
            pieces: list[Node] = []
            for piece in re.split(r"(\b[A-Z]\w+)", IN_FULL[inner]):
                text = nodes.Text(piece)
                if _owner_of(piece):
                    pieces.append(pending_xref("", text, **{**node.attributes, "reftarget": piece}))
                elif piece:
                    pieces.append(text)
            node.replace_self(pieces)


def refer_to_the_public_path(
    app: Sphinx, env: BuildEnvironment, node: pending_xref, content: TextElement
) -> Element | None:
    """Look a Python name up where programs import it from, wherever it was made."""
    if node.get("refdomain") != "py":
        return None
    for path in _paths(node["reftarget"].split(".")):
        if found := env.domains.python_domain.objects.get(path):
            return make_refnode(
                app.builder, node["refdoc"], found.docname, found.node_id, content, path
            )
    return None


def _public_classes() -> list[type]:
    named = [getattr(import_module(m), name) for m in PUBLIC for name in import_module(m).__all__]
    return [found for found in named if inspect.isclass(found)]


@cache
def _owner_of(name: str) -> str | None:
    """The public module of a name."""
    return next((m for m in PUBLIC if name in import_module(m).__all__), None)


def _paths(parts: list[str]) -> Iterator[str]:
    """The public paths that a name may mean, those of inherited members too."""
    for first, name in enumerate(parts):
        if module := _owner_of(name):
            found = getattr(import_module(module), name)
            for base in found.__mro__ if inspect.isclass(found) else ():
                owner = _owner_of(base.__name__) or module
                yield ".".join([owner, base.__name__, *parts[first + 1 :]])
            yield ".".join([module, *parts[first:]])


def _fields_to_pass(model: type[BaseModel]) -> Iterator[str]:
    """The fields of a model with their defaults; of an event only its own, and ``on``."""
    own_only = issubclass(model, Event) and model is not Event
    for name, field in sorted(model.model_fields.items(), key=lambda f: not f[1].is_required()):
        if name == "type" or (own_only and name in Event.model_fields and name != "on"):
            continue
        default = field.get_default(call_default_factory=True)
        yield name if field.is_required() else f"{name}={default!r}"
    if own_only:
        yield "..."


def _cut(text: str) -> tuple[list[str], dict[str, list[str]]]:
    """A docstring without its section ``Attributes``, and the entries of that."""
    lines = text.splitlines()
    if _SECTION not in lines:
        return [*lines, ""], {}
    first = lines.index(_SECTION)
    after = (n for n, line in enumerate(lines) if n > first and line[:1].strip())
    last = next(after, len(lines))
    entries: dict[str, list[str]] = {}
    told: list[str] = []
    for line in lines[first + 1 : last]:
        if found := _ENTRY.match(line):
            entries[found[1]] = told = [line[found.end() :]]
        else:
            told.append(line.strip())
    return [*lines[:first], *lines[last:], ""], entries
