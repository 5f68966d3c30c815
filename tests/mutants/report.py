"""How many of the changes the tests noticed, by package.

``python -m tests.mutants.report`` reads what mutmut left in ``mutants/``, prints the shares, and
fails below the bound or where a change was not tried; ``--write`` also puts them into
docs/mutants.md, and lists in docs/mutants-missed.md what was missed and why. ``--list`` names
every change that was missed; ``--reasons FILE`` keeps reasons: name, group and sentence, by tabs.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

from mutmut.mutation.data import SourceFileMutationData
from mutmut.stats import status_by_exit_code
from tests.mutants.changes import Reason, changes_in, keep, reasons

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "mutants.md"
LIST = ROOT / "docs" / "mutants-missed.md"
RESULTS = Path("mutants") / "src" / "ppid_rules"
PACKAGES = ("workdays", "law", "cases", "compliance")
BOUND = 95
NOTICED = {"killed", "timeout"}
MISSED = {"survived", "no tests"}
GROUPS = {
    "longer-way": "The same answer by a longer way",
    "together": "Two conditions that come together",
    "unread": "Defaults and values that nothing reads",
    "unreachable": "What no lawful input reaches",
    "equal-lengths": "Lengths that are equal by construction",
    "folded": "Names that others fold",
    "hash": "Hashes",
    "words": "Words whose change nobody meets",
    "left": "Could be seen, but no test looks",
    "": "Not read yet",
}
BEGIN, END = "<!-- figures -->\n", "<!-- end of figures -->\n"


def outcomes():
    """What came of each change, by package and name."""
    found = {package: {} for package in PACKAGES}
    for package in PACKAGES:
        for file in sorted((RESULTS / package).rglob("*.meta")):
            data = SourceFileMutationData(path=file.relative_to("mutants").with_suffix(""))
            data.load()
            for name, code in data.exit_code_by_key.items():
                found[package][name] = "failed to run" if code == 255 else status_by_exit_code[code]
    return found


def described(names):
    """The changes of these names, as they are in the changed files."""
    by_module = defaultdict(list)
    for name in names:
        by_module[name.rpartition(".")[0]].append(name)
    found = {}
    for module, own in sorted(by_module.items()):
        path = Path("mutants", "src", *module.split("."))
        file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
        found.update(changes_in(file, own))
    return found


def list_of(missed):
    """The page of what was missed, by reason and function."""
    known = reasons()
    rows = defaultdict(set)
    for change in described(missed).values():
        reason = known.get(change, Reason("", ""))
        rows[reason.group].add((change, reason.why))
    yield "# What the tests missed, change by change\n"
    yield (
        f"Of the changes of the last `make mutants`, {len(missed):,} were missed; "
        "[Changes that the tests notice](mutants.md) says what that means. "
        "Each has its reason here, the same change of one line only once.\n"
    )
    for group, title in GROUPS.items():
        if rows[group]:
            yield f"## {title} ({len(rows[group])})\n"
            yield from map(entry, sorted(rows[group]))
            yield ""


def entry(row):
    change, why = row
    before, after = (quoted(text) if text else "nothing" for text in change.shown())
    return f"- `{change.function}`: {before} → {after}{'' if not why else ': ' + why}"


def quoted(text):
    return f"`` {text} ``" if "`" in text else f"`{text}`"


def explain(path, missed):
    """Keep the reasons of a file; a change that is noticed by now needs none."""
    lines = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line]
    told = {name: Reason(group, why) for name, group, why in lines}
    known, found = reasons(), {}
    for name, change in described(missed).items():
        reason = told.get(name) or known.get(change)
        if reason is not None:
            found[change] = reason
    keep(found)


def table(found):
    everything = {name: what for changes in found.values() for name, what in changes.items()}
    rows = [
        "| package | changes | tried | noticed | share of all |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    for name, changes in [*((f"`{p}`", found[p]) for p in PACKAGES), ("all", everything)]:
        count = Counter(what in NOTICED for what in changes.values())
        tried = sum(what in NOTICED | MISSED for what in changes.values())
        rows.append(
            f"| {name} | {len(changes):,} | {tried:,} | {count[True]:,} | {share(changes):.1f} % |"
        )
    return "".join(f"{row}\n" for row in rows)


def share(changes):
    noticed = sum(what in NOTICED for what in changes.values())
    return 100 * noticed / len(changes) if changes else 0.0


def write(text):
    page = PAGE.read_text(encoding="utf-8")
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    PAGE.write_text(f"{before}{BEGIN}{text}{END}{after}", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--write", action="store_true", help="put the figures into the docs")
    parser.add_argument("--list", action="store_true", help="name what was missed")
    parser.add_argument("--reasons", type=Path, help="keep the reasons of a file")
    options = parser.parse_args()
    found = outcomes()
    print(table(found), end="")
    changes = {name: what for of in found.values() for name, what in of.items()}
    missed = [name for name, what in changes.items() if what in MISSED]
    if options.reasons:
        explain(options.reasons, set(missed))
    if options.write:
        write(table(found))
        LIST.write_text("\n".join(list_of(missed)), encoding="utf-8")
    untried = [name for name, what in changes.items() if what not in NOTICED | MISSED]
    if untried:
        print(f"{len(untried)} changes were not tried, such as {untried[0]}")
    if options.list:
        print(json.dumps(missed, indent=1))
    return 0 if not untried and all(share(of) >= BOUND for of in found.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
