"""What is released: the archives are whole, and each way of installing them works.

Run by ``make release``, since it builds and installs: with no extra, then with each extra alone.
"""

import json
import os
import subprocess
import sys
import tarfile
import zipfile
from email import message_from_bytes
from functools import cache
from pathlib import Path

import pytest

from ppid_rules import __version__

pytestmark = pytest.mark.release

ROOT = Path(__file__).parents[2]
NAME = "ppid_rules"
STEM = f"{NAME}-{__version__}"
EXTRAS = ("cli", "frames", "ics", "testing")
AT_THE_TOP = (
    "pyproject.toml", "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "Makefile",
)  # fmt: skip
FOLDERS = ("src", "tests", "docs", "examples")
LEFT_BEHIND = {
    "__pycache__", ".pytest_cache", ".ruff_cache", ".mypy_cache", ".hypothesis",
    ".ipynb_checkpoints", "_build",
}  # fmt: skip


def run(*command, cwd):
    """A process that knows nothing of the folder of the sources."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "COVERAGE"))}
    return subprocess.run(
        list(map(str, command)), cwd=cwd, env=clean, capture_output=True, text=True, check=False,
        timeout=300,
    )  # fmt: skip


def worked(*command, cwd):
    done = run(*command, cwd=cwd)
    assert done.returncode == 0, f"{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
    return done.stdout


def files_under(folder):
    """The files of a folder of the repository, without what tools leave behind."""
    found = (path for path in (ROOT / folder).rglob("*") if path.is_file())
    return {
        p.relative_to(ROOT).as_posix()
        for p in found
        if not LEFT_BEHIND & set(p.relative_to(ROOT).parts)
    }


class House:
    """The archives, and an environment for each way of installing the wheel."""

    def __init__(self, folder):
        self.folder = folder
        self.dist = folder / "dist"
        worked(sys.executable, "-m", "build", "--outdir", self.dist, ROOT, cwd=folder)
        self.wheel = self.dist / f"{STEM}-py3-none-any.whl"
        self.sdist = self.dist / f"{STEM}.tar.gz"
        self.environment = cache(self._environment)

    def _environment(self, extra):
        """The folder of the programs of a new environment."""
        place = self.folder / (extra or "bare")
        worked(sys.executable, "-m", "venv", "--without-pip", place, cwd=self.folder)
        programs = place / ("Scripts" if os.name == "nt" else "bin")
        what = f"{self.wheel}[{extra}]" if extra else self.wheel
        pip = (sys.executable, "-m", "pip", "--python", programs / "python", "--quiet")
        worked(*pip, "install", what, cwd=self.folder)
        return programs

    def python(self, extra, code):
        """What a program prints there."""
        return worked(self.environment(extra) / "python", "-I", "-c", code, cwd=self.folder)

    def command(self, extra, *arguments):
        """How ``ppid-rules`` ends there, and what it says."""
        done = run(self.environment(extra) / "ppid-rules", *arguments, cwd=self.folder)
        return done.returncode, done.stdout, done.stderr


@pytest.fixture(scope="session")
def house(tmp_path_factory):
    return House(tmp_path_factory.mktemp("release"))


# -- the archives --------------------------------------------------------------------------


@pytest.fixture(scope="session")
def in_the_wheel(house):
    with zipfile.ZipFile(house.wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="session")
def metadata(in_the_wheel):
    return message_from_bytes(in_the_wheel[f"{STEM}.dist-info/METADATA"])


def test_there_is_one_wheel_and_one_source_archive(house):
    assert sorted(
        path.name for path in house.dist.iterdir() if path.name != ".gitignore"
    ) == sorted([house.wheel.name, house.sdist.name])


def test_the_index_would_take_them(house):
    check = (sys.executable, "-m", "twine", "check", "--strict", house.wheel, house.sdist)
    assert worked(*check, cwd=house.folder).count("PASSED") == 2


def test_the_wheel_has_every_file_of_the_package_and_nothing_else(in_the_wheel):
    package = {name.removeprefix("src/") for name in files_under(f"src/{NAME}")}
    about = {name for name in in_the_wheel if name.startswith(f"{STEM}.dist-info/")}
    assert sorted(package - set(in_the_wheel)) == []
    assert sorted(set(in_the_wheel) - package - about) == []
    assert f"{NAME}/py.typed" in in_the_wheel
    assert f"{STEM}.dist-info/licenses/LICENSE" in about
    for name in package:
        assert in_the_wheel[name] == (ROOT / "src" / name).read_bytes(), name


def test_the_source_archive_has_what_tests_and_documents_need(house):
    with tarfile.open(house.sdist) as archive:
        there = {name.removeprefix(f"{STEM}/") for name in archive.getnames()}
    wanted = set(AT_THE_TOP).union(*map(files_under, FOLDERS))
    assert sorted(wanted - there) == []
    assert [name for name in there if LEFT_BEHIND & set(name.split("/"))] == []


def test_a_wheel_is_built_again_from_the_source_archive(house, in_the_wheel):
    """`build` has made the wheel of the archive already; this one is made by who has no more."""
    with tarfile.open(house.sdist) as archive:
        archive.extractall(house.folder / "unpacked", filter="data")
    again = house.folder / "again"
    source = house.folder / "unpacked" / STEM
    worked(sys.executable, "-m", "build", "--wheel", "--outdir", again, source, cwd=house.folder)
    with zipfile.ZipFile(again / house.wheel.name) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == in_the_wheel


def test_the_metadata_say_what_it_is(metadata):
    assert metadata["Name"] == NAME
    assert metadata["Version"] == __version__
    assert 20 < len(metadata["Summary"]) <= 512
    assert metadata["License-Expression"] == "MIT"
    assert metadata["License-File"] == "LICENSE"
    assert metadata["Requires-Python"] == ">=3.11"
    assert len(metadata["Keywords"].split(",")) >= 3
    assert metadata["Description-Content-Type"] == "text/markdown"
    assert (
        metadata.get_payload(decode=True).decode("utf-8").strip()
        == (ROOT / "README.md").read_text(encoding="utf-8").strip()
    )
    assert set(EXTRAS) <= set(metadata.get_all("Provides-Extra"))


def test_the_classifiers_name_what_is_supported(metadata):
    given = metadata.get_all("Classifier")
    for minor in (11, 12, 13, 14):
        assert f"Programming Language :: Python :: 3.{minor}" in given
    assert "Typing :: Typed" in given
    assert any(one.startswith("Development Status ::") for one in given)
    assert not any(one.startswith("License ::") for one in given)  # the expression says it


def test_no_address_is_made_up(metadata):
    """The names are those that an index knows; without a public place there is none."""
    known = {"source", "changelog", "documentation", "issues", "homepage"}
    for line in metadata.get_all("Project-URL", []):
        label, _, url = line.partition(", ")
        assert label.lower() in known
        assert url.startswith("https://")
        assert "example" not in url


def test_the_programs_and_plugins_are_announced(in_the_wheel):
    announced = in_the_wheel[f"{STEM}.dist-info/entry_points.txt"].decode()
    for section in ("[console_scripts]", "[pytest11]", "[hypothesis]"):
        assert section in announced


# -- with no extra -------------------------------------------------------------------------

CASE = json.dumps(
    {
        "schema": "ppid-rules/case/1",
        "body": {"name": "Dinas Contoh", "level": "regency", "kind": "state"},
        "events": [
            {"type": "request_received", "on": "2025-03-17"},
            {"type": "notice_given", "on": "2025-04-10", "outcome": "granted"},
        ],
    }
)
START = f"""
from datetime import date
import ppid_rules
from ppid_rules import Case, PublicBody, deadline
case = Case.model_validate_json({CASE!r})
body = PublicBody(name='KPU Contoh', level='central', kind='election_organiser')
"""
LOG = """
from ppid_rules import duties
log = duties.DutyLog(body=body, kept_since=date(2023, 1, 1))
"""
KIT = """
from ppid_rules.testing import check_due_dates, vectors
check_due_dates(lambda term, start: deadline(term, start).due_on)
"""
ITEM = """
from ppid_rules.exemptions import ExemptItem, exemptions_ics
item = ExemptItem.of(body, '17a1', title='Berkas', classified_on=date(2024, 3, 4), years=2)
"""


@pytest.mark.parametrize(("code", "says"), [
    ("print(ppid_rules.__version__)", __version__),
    ("print(deadline('request.notice', date(2025, 3, 17)).due_on)", "2025-04-09"),
    ("print(deadline('request.notice', date(2028, 3, 13)).certainty)", "projected"),
    ("print(*(f.code for f in case.audit(date(2025, 4, 30)).findings))", "request.notice.late"),
    ("print(case.timeline(date(2025, 4, 30)).html('en')[:5])", "<"),
    ("from ppid_rules import catalogue; print(len(catalogue.information(body)) > 20)", "True"),
    (f"{LOG}print(*{{f.code for f in duties.check(log, date(2025, 6, 1)).findings}})", "report.annual.missing"),
    (f"{ITEM}print(item.status(date(2026, 3, 6)).state)", "public"),
    (f"{KIT}print(len(vectors()) > 600)", "True"),
    ("import ppid_rules.testing.registering as r; r.register(); print('nothing')", "nothing"),
])  # fmt: skip
def test_without_an_extra(house, code, says):
    assert says in house.python(None, f"{START}\n{code}")


MISSING = """
try:
    {code}
except ppid_rules.MissingExtraError as error:
    print(error.extra, isinstance(error, ImportError), error)
"""


@pytest.mark.parametrize(("extra", "code"), [
    ("ics", "case.timeline(date(2025, 4, 30)).to_ics()"),
    ("ics", "from ppid_rules import duties; duties.agenda((), body=body, as_of=date(2025, 1, 1))"),
    ("ics", "exemptions_ics([item], date(2025, 1, 1))"),
    ("frames", "import ppid_rules.frames"),
    ("frames", "from ppid_rules import frames"),
    ("frames", "from ppid_rules.frames import audit"),
    ("testing", "from ppid_rules.testing import strategies"),
    ("testing", "from ppid_rules.testing import ServiceMachine"),
    ("testing", "import ppid_rules.testing.strategies"),
    ("testing", "from ppid_rules.testing.strategies import cases"),
    ("testing", "from ppid_rules.testing.machine import ServiceMachine"),
    ("testing", "import ppid_rules.testing as t; t.ServiceMachine"),
])  # fmt: skip
def test_a_missing_extra_is_named(house, extra, code):
    said = house.python(None, f"{START}{ITEM}{MISSING.format(code=code)}")
    assert said.startswith(f"{extra} True ")
    assert f"pip install 'ppid_rules[{extra}]'" in said


@pytest.mark.parametrize("arguments", [(), ("--version",), ("due", "request.notice", "2025-03-17")])
def test_the_command_names_its_extra(house, arguments):
    status, out, error = house.command(None, *arguments)
    assert (status, out) == (2, "")
    assert error.count("\n") == 1
    assert error.startswith("ppid-rules: ")
    assert "pip install 'ppid_rules[cli]'" in error


# -- with one extra ------------------------------------------------------------------------


def test_with_the_command_line(house):
    status, out, error = house.command("cli", "due", "request.notice", "2025-03-17", "--json")
    assert (status, error) == (0, "")
    assert json.loads(out)["due_on"] == "2025-04-09"
    (house.folder / "case.json").write_text(CASE, encoding="utf-8")
    status, out, error = house.command(
        "cli", "audit", "case.json", "--as-of", "2025-04-30", "--strict"
    )
    assert (status, error) == (1, "")
    assert "2025" in out


@pytest.mark.parametrize(("extra", "arguments"), [
    ("frames", ("audit", "register.csv", "--as-of", "2025-04-30")),
    ("ics", ("duties", "body.json", "--from", "2025-01-01", "--to", "2025-12-31", "--ics")),
    ("ics", ("exemptions", "item.json", "--as-of", "2025-01-01", "--ics")),
])  # fmt: skip
def test_a_command_names_the_extra_that_it_needs_besides(house, extra, arguments):
    body = {"name": "KPU Contoh", "level": "central", "kind": "election_organiser"}
    item = {"title": "Berkas", "grounds": ["17a1"], "classified_on": "2024-03-04", "years": 2}
    item = {"schema": "ppid-rules/exemption/1", "body": body, **item}
    log = {"schema": "ppid-rules/duties/1", "body": body, "kept_since": "2024-01-01"}
    for name, text in (("register.csv", "request_received\n2025-03-17\n"),
                       ("item.json", json.dumps(item)), ("body.json", json.dumps(log))):  # fmt: skip
        (house.folder / name).write_text(text, encoding="utf-8")
    status, out, error = house.command("cli", *arguments)
    assert (status, out) == (2, ""), error
    assert error.count("\n") == 1
    assert f"pip install 'ppid_rules[{extra}]'" in error


def test_with_tables(house):
    code = """
import pyarrow as pa
from ppid_rules import frames
table = pa.table({'request_received': [date(2025, 3, 17)], 'notice_given': [date(2025, 4, 10)]})
print(frames.audit(table, as_of=date(2025, 4, 30))['request_notice_status'].to_pylist())
"""
    assert "['late']" in house.python("frames", START + code)


def test_with_calendar_files(house):
    code = f"""{ITEM}
from ppid_rules import duties
dates = duties.schedule(body, date(2025, 1, 1), date(2025, 12, 31))
print(case.timeline(date(2025, 3, 20)).to_ics('en', [3]).count('BEGIN:VEVENT') > 0)
print(duties.agenda(dates, body=body, as_of=date(2025, 1, 1)).count('BEGIN:VEVENT') == len(dates))
print(exemptions_ics([item], date(2025, 1, 1)).count('BEGIN:VEVENT') > 0)
"""
    assert house.python("ics", START + code).split() == ["True"] * 3


def test_with_the_test_kit(house):
    test = f"""
{START}
from hypothesis import given, settings
from ppid_rules.testing import ServiceMachine, strategies

@settings(max_examples=3, deadline=None, database=None)
@given(strategies.cases(fault="request.notice.late"))
def test_drawn(drawn):
    assert "request.notice.late" in [f.code for f in drawn.audit(drawn.events[-1].on).findings]

def test_fixtures(ppid_calendar, ppid_case, ppid_readings):
    assert ppid_calendar.is_working_day(date(2025, 3, 17))
    assert ppid_case(*case.events).deadline("request.notice", date(2025, 4, 30)).working_days_late

class Right(ServiceMachine):
    def start(self, case): self.told = case
    def record(self, event): self.told = self.told.record(event)
    def deadlines(self, as_of): return {{c.key: c.due_on for c in self.told.deadlines(as_of)}}

Right.TestCase.settings = settings(max_examples=2, stateful_step_count=4, deadline=None, database=None)
TestRight = Right.TestCase
"""
    file = house.folder / "test_kit.py"
    file.write_text(test, encoding="utf-8")
    python = house.environment("testing") / "python"
    done = worked(python, "-m", "pytest", "-q", "-p", "no:cacheprovider", file, cwd=house.folder)
    assert "3 passed" in done
