"""How many of the changes the tests noticed, by package.

``python tests/mutants/report.py`` reads what mutmut left in ``mutants/``, prints the shares, and
fails below the bound or where a change was not tried; ``--write`` also puts them into
docs/mutants.md, and ``--list`` names every change that was not noticed.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

from mutmut.mutation.data import SourceFileMutationData
from mutmut.stats import status_by_exit_code

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "mutants.md"
RESULTS = Path("mutants") / "src" / "ppid_rules"
PACKAGES = ("workdays", "law", "cases", "compliance")
BOUND = 95
NOTICED = {"killed", "timeout"}
MISSED = {"survived", "no tests"}
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
    parser.add_argument("--list", action="store_true", help="name what was not noticed")
    options = parser.parse_args()
    found = outcomes()
    print(table(found), end="")
    if options.write:
        write(table(found))
    changes = {name: what for of in found.values() for name, what in of.items()}
    untried = [name for name, what in changes.items() if what not in NOTICED | MISSED]
    if untried:
        print(f"{len(untried)} changes were not tried, such as {untried[0]}")
    if options.list:
        print(json.dumps([name for name, what in changes.items() if what in MISSED], indent=1))
    return 0 if not untried and all(share(of) >= BOUND for of in found.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
