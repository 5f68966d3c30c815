"""Everything that other programs may name, one line each, as a text that can be compared.

The names are those of ``__all__`` of the public modules, and of the rooms behind them what a
signature names; the commands with their options come last. ``tests/golden/public-api.txt`` keeps
the lines of the version that was published, and marks what changed since: ``+`` is new, ``-`` was
published and is gone. After a change on purpose: ``python tests/public_api.py --write``; the
changelog has to name what is marked. For a release, when nothing is to be marked any more:
``python tests/public_api.py --published``.
"""

import ast
import collections.abc
import dataclasses
import enum
import inspect
import re
import sys
import typing
from datetime import date, time
from functools import cache, cached_property
from importlib import import_module
from itertools import takewhile
from pathlib import Path
from types import ModuleType

import ppid_rules

GOLDEN = Path(__file__).parent / "golden" / "public-api.txt"
PACKAGE = ppid_rules.__name__
SOURCE = Path(ppid_rules.__file__).parent
MODULES = ("", "errors", "events", "catalogue", "duties", "exemptions", "frames", "testing")
ROOMS = ("workdays", "law", "cases", "compliance")
PROGRAM = "ppid-rules"
MAGIC = ("__call__", "__contains__", "__getitem__", "__iter__", "__len__", "_repr_html_")
PLAIN = ("object", "BaseModel", "tuple", "Generic")
HEADER = f"# {PACKAGE} "


# -- the lines as they are -----------------------------------------------------------------


def snapshot():
    """The lines of the public surface: what each name is, by name."""
    found, listed = {}, {}
    for module in MODULES:
        of = import_module(f"{PACKAGE}.{module}".rstrip("."))
        for name in of.__all__:
            found.update(_entry(of.__name__, name, getattr(of, name), listed))
    while more := dict(_named_behind(found, listed)):
        for path, thing in more.items():
            found.update(_entry(*path.rsplit(".", 1), thing, listed))
    found.update(_words(found))
    found.update(_plugin())
    found.update(_commands())
    return found


def _entry(module, name, thing, listed):
    """A name of a module, and what it has; only the first of several names says all."""
    path = f"{module}.{name}"
    if id(thing) in listed:
        return {path: f"is {listed[id(thing)]}"}
    listed[id(thing)] = path
    if isinstance(thing, ModuleType):
        names = ((f"{path}.{name}", getattr(thing, name)) for name in thing.__all__)
        inside = {p: f"function {_signature(one)}" for p, one in names}
        return {path: "module", **inside}
    if inspect.isclass(thing):
        return {path: _class(thing), **{f"{path}.{n}": what for n, what in _members(thing)}}
    if choices := typing.get_args(thing):
        union = typing.get_args(choices[0])  # of a choice with metadata
        return {
            path: f"choice {', '.join(getattr(c, '__name__', str(c)) for c in union or choices)}"
        }
    return {path: f"function {_signature(thing)}" if callable(thing) else f"value {_shown(thing)}"}


def _named_behind(found, listed):
    """Classes of the rooms that a line names and that are in no public module."""
    words = set(re.findall(r"\w+", " ".join(found.values())))
    for room in ROOMS:
        of = import_module(f"{PACKAGE}.{room}")
        for name in of.__all__:
            thing = getattr(of, name) if name in words else None
            if inspect.isclass(thing) and id(thing) not in listed:
                yield f"{of.__name__}.{name}", thing


def _words(found):
    """The words that a parameter takes, where they have a name but no line of their own."""
    words = set(re.findall(r"\w+", " ".join(found.values())))
    words -= {path.rpartition(".")[2] for path in found}
    for path in sorted(SOURCE.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        for name, choices in re.findall(
            r"^(\w+) = Literal\[(.+?)\]", text, re.MULTILINE | re.DOTALL
        ):
            if name in words:
                yield f"words.{name}", "choice " + ", ".join(re.findall(r'"(\w+)"', choices))


def _plugin():
    """What the plugin brings to a run of pytest."""
    from ppid_rules.testing import plugin

    text = Path(plugin.__file__).read_text(encoding="utf-8")
    for name in re.findall(r"^@pytest\.fixture.*\ndef (\w+)", text, re.MULTILINE):
        yield f"pytest {name}", "fixture"
    yield f"pytest {plugin._OPTION}", "option"
    yield f"pytest {plugin._MARK}", f"mark, for {plugin._ARGUMENT}"


# -- classes -------------------------------------------------------------------------------


def _is_ours(thing):
    return thing.__module__.partition(".")[0] == PACKAGE


@cache
def _public_classes():
    """The classes with lines of their own, which need not be repeated where they are a base."""
    modules = [import_module(f"{PACKAGE}.{m}".rstrip(".")) for m in (*MODULES, *ROOMS)]
    things = [getattr(of, name) for of in modules for name in of.__all__]
    return {thing for thing in things if inspect.isclass(thing)}


@cache
def _names_to_say():
    ours = {thing.__name__ for thing in _public_classes()}
    return {*ours, *vars(typing), *vars(collections.abc), "None", "True", "False"}


def _own(thing):
    """A class and those of its bases that nobody can name, the most basic first."""
    bases = takewhile(lambda base: base is thing or base not in _public_classes(), thing.__mro__)
    return [base for base in bases if _is_ours(base)][::-1]


def _class(thing):
    if dataclasses.is_dataclass(thing):
        frozen = thing.__dataclass_params__.frozen
        kind = "frozen dataclass" if frozen else "dataclass"
    elif issubclass(thing, enum.Enum):
        kind = "enum"
    elif hasattr(thing, "_field_defaults"):
        kind = "named tuple"
    elif hasattr(thing, "model_fields"):
        kind = "model"
    else:
        kind = "error" if issubclass(thing, Exception) else "class"
    hidden = [base for own in _own(thing) for base in own.__bases__]
    bases = dict.fromkeys(base.__name__ for base in hidden if base not in _own(thing))
    shown = ", ".join(base for base in bases if base not in PLAIN)
    return f"{kind} ({shown})" if shown else kind


def _members(thing):
    """What a class has of its own: how it is made, fields, properties, methods."""
    yield from _fields(thing)
    for own in _own(thing):
        for name, member in vars(own).items():
            if name in MAGIC or not name.startswith(("_", "model_")):
                what = _member(member)
                if what is not None:
                    yield name, what


def _member(member):
    if isinstance(member, property | cached_property):
        read = member.fget if isinstance(member, property) else member.func
        return f"property {_signature(read).rpartition('-> ')[2]}"
    kind = type(member).__name__ if isinstance(member, classmethod | staticmethod) else "method"
    function = member.__func__ if isinstance(member, classmethod | staticmethod) else member
    function = inspect.unwrap(function) if callable(function) else function
    if not inspect.isfunction(function) or not _is_ours(function):
        return None
    return f"{kind} {_signature(function, bound=kind != 'staticmethod')}"


def _fields(thing):
    """The words of an enum, the fields of a record, what a class sets when it is made."""
    if issubclass(thing, enum.Enum):
        return [(member.name, f"= {member.value!r}") for member in thing]
    notes = {n: _text(a) for own in _own(thing) for n, a in inspect.get_annotations(own).items()}
    notes = {n: note for n, note in notes.items() if not n.startswith(("_", "model_"))}
    after = _after_the_type(thing)
    if after is not None:
        return [(n, f"field {notes[n]}{after(n)}") for n in notes if after(n) is not None]
    made = [own for own in _own(thing) if "__init__" in vars(own)]
    signatures = [_signature(own.__init__, bound=True) for own in made]
    init = [("__init__", f"method {made}") for made in signatures if _can_be_called(made)]
    attributes = [n for own in made for n in _attributes(own) if n not in notes]
    return [
        *init,
        *((name, "attribute") for name in attributes),
        *((name, f"attribute {note}") for name, note in notes.items()),
    ]


def _after_the_type(thing):
    """What follows the type of a field, by its name; ``None`` for a name that is no field."""
    if dataclasses.is_dataclass(thing):
        fields = {field.name: field for field in dataclasses.fields(thing)}
        return lambda n: f"{_marks(fields[n])}{_default(fields[n])}" if n in fields else None
    if hasattr(thing, "_field_defaults"):
        given = thing._field_defaults
        return lambda n: _given(given[n]) if n in given else ""
    if hasattr(thing, "model_fields"):
        fields = thing.model_fields
        return lambda n: _default(fields[n]) if n in fields else None
    return None


def _can_be_called(signature):
    """Whether a caller can name all that it takes; what is made of anything else is not for them."""
    names = re.findall(r"\b[A-Z]\w+", re.sub(r"'[^']*'", "", signature))
    return set(names) <= _names_to_say()


def _attributes(thing):
    """The public attributes that a class of ours sets when it is made."""
    made = _classes_of(thing.__module__)[thing.__name__]
    setters = [f for f in made.body if isinstance(f, ast.FunctionDef) and f.name == "__init__"]
    targets = [
        target
        for node in ast.walk(ast.Module(body=setters, type_ignores=[]))
        for target in getattr(node, "targets", ())
        if isinstance(target, ast.Attribute) and not target.attr.startswith("_")
    ]
    return dict.fromkeys(target.attr for target in targets)


@cache
def _classes_of(module):
    tree = ast.parse(Path(sys.modules[module].__file__).read_text(encoding="utf-8"))
    return {node.name: node for node in tree.body if isinstance(node, ast.ClassDef)}


# -- signatures ----------------------------------------------------------------------------


def _signature(thing, *, bound=False):
    signature = inspect.signature(thing)
    result = signature.return_annotation
    texts, before = [], None
    for p in list(signature.parameters.values())[bound:]:
        if before is p.POSITIONAL_ONLY and p.kind is not before:
            texts.append("/")
        if p.kind is p.KEYWORD_ONLY and before not in {p.KEYWORD_ONLY, p.VAR_POSITIONAL}:
            texts.append("*")
        default = "" if p.default is p.empty else _given(p.default)
        texts.append(f"{_STARS.get(p.kind, '')}{p.name}{_note(': ', p.annotation)}{default}")
        before = p.kind
    return f"({', '.join(texts)}){_note(' -> ', result)}"


_STARS = {inspect.Parameter.VAR_POSITIONAL: "*", inspect.Parameter.VAR_KEYWORD: "**"}


def _note(before, annotation):
    if annotation is inspect.Signature.empty:
        return ""
    return f"{before}{_text(annotation)}"


def _text(annotation):
    if isinstance(annotation, typing.ForwardRef):
        return annotation.__forward_arg__
    return annotation if isinstance(annotation, str) else inspect.formatannotation(annotation)


def _default(field):
    """The default of a field of a dataclass or a model."""
    if getattr(field, "is_required", bool)():
        return ""
    if callable(field.default_factory):
        return " = made anew"
    return "" if field.default is dataclasses.MISSING else _given(field.default)


def _marks(field):
    """How a field of a dataclass is given, where that is not as usual."""
    return f"{'' if field.init else ' (computed)'}{' (keyword)' if field.kw_only else ''}"


def _given(default):
    return f" = {_shown(default)}"


def _shown(value):
    """A default in words that do not depend on the version of Python."""
    if isinstance(value, enum.Enum):
        return f"{type(value).__name__}.{value.name}"
    if isinstance(value, tuple | list | set | frozenset):
        inside = list(map(_shown, value))
        inside = sorted(inside) if isinstance(value, set | frozenset) else inside
        return f"{type(value).__name__}({', '.join(inside)})"
    if value is None or isinstance(value, bool | int | float | str | date | time):
        return repr(value)
    return f"{type(value).__name__}(...)"


# -- commands ------------------------------------------------------------------------------


def _commands():
    from typer.main import get_command

    from ppid_rules.cli.app import app

    program = get_command(app)
    commands = {f"{PROGRAM} {name}": command for name, command in program.commands.items()}
    for path, command in {PROGRAM: program, **commands}.items():
        yield path, "command"
        for parameter in command.params:
            name = "/".join((*parameter.opts, *parameter.secondary_opts))
            says = ["option" if name.startswith("-") else "argument", parameter.metavar or ""]
            says += [word for word in ("required", "multiple") if getattr(parameter, word)]
            given = parameter.default
            says += [] if given is None or given is False else [f"= {_shown(given)}"]
            yield f"{path} {name}", " ".join(filter(None, says))


# -- the file ------------------------------------------------------------------------------


def lines():
    """The public surface as it is."""
    return [f"{path}: {what}" for path, what in snapshot().items()]


def kept():
    """The version that was published, its lines, and the lines of the last writing."""
    if not GOLDEN.exists():
        return ppid_rules.__version__, [], []
    head, *rows = GOLDEN.read_text(encoding="utf-8").splitlines()
    published = [row[2:] for row in rows if not row.startswith("+ ")]
    written = [row[2:] for row in rows if not row.startswith("- ")]
    return head.removeprefix(HEADER), published, written


def marked(published, now):
    """The lines of now and those that are gone, each with its mark; what is gone comes last."""
    new, old = set(now) - set(published), set(published) - set(now)
    rows = [f"{'+' if line in new else ' '} {line}" for line in now]
    return rows + [f"- {line}" for line in published if line in old]


def unnamed(rows, changelog):
    """The marked lines that no entry of a changelog names, in code, with all their words.

    What a class, a module or a command has need not be named where that itself is new or gone.
    """
    entries = [
        set(_words_in_code(entry)) for entry in re.split(r"^- ", changelog, flags=re.MULTILINE)
    ]
    changes = [(row[0], *row[2:].split(": ", 1)) for row in rows if row[0] != " "]
    whole = {(mark, path) for mark, path, _ in changes}
    return [
        f"{mark} {path}: {what}"
        for mark, path, what in changes
        if (mark, re.split(r"[ .](?=[^ .]+$)", path)[0]) not in whole
        and not any(_needed(path) <= entry for entry in entries)
    ]


def _needed(path):
    """The words that an entry needs; a class is known without its module."""
    words = [word for word in re.split(r"[ .]", path) if word not in {PACKAGE, "pytest", "words"}]
    where = next((place for place, word in enumerate(words) if word[0].isupper()), 0)
    return {word for word in words[where:] if word != "__init__"}


def _words_in_code(text):
    return re.findall(r"[\w-]+", " ".join(re.findall(r"`([^`]+)`", text)))


def not_released(changelog, version):
    """The part of a changelog that lies above the heading of a version; all of it without one."""
    return re.split(rf"^## \[?{re.escape(version)}\b", changelog, maxsplit=1, flags=re.MULTILINE)[0]


def write(*, as_published=False):
    """Write the file; as published, nothing is marked."""
    version, published, _ = kept()
    now = lines()
    if as_published or not published:
        version, published = ppid_rules.__version__, now
    text = "\n".join([HEADER + version, *marked(published, now)])
    GOLDEN.write_text(text + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    if sys.argv[1:] not in (["--write"], ["--published"]):
        sys.exit("usage: python tests/public_api.py --write | --published")
    write(as_published=sys.argv[1] == "--published")
