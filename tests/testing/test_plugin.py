"""The pytest plugin, in runs of its own."""

import subprocess
import sys

import pytest

RUN = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-p", "no:randomly", "-q"]


@pytest.fixture
def ran(tmp_path):
    """Runs pytest on a test file, in an empty folder."""

    def run(content, *options):
        (tmp_path / "test_it.py").write_text(content, encoding="utf-8")
        command = [*RUN, *options, "test_it.py"]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    return run


def test_unused_it_imports_nothing_of_the_package_but_itself(ran):
    result = ran(
        "import sys\n"
        "def test_it():\n"
        "    ours = {m for m in sys.modules if m.partition('.')[0] == 'ppid_rules'}\n"
        "    assert ours == {'ppid_rules', 'ppid_rules.testing', 'ppid_rules.testing.plugin'}\n"
        "    assert not {'pydantic', 'holidays', 'numpy'} & sys.modules.keys()\n"
    )
    assert result.returncode == 0, result.stdout


def test_hypothesis_imports_nothing_of_it_either(ran):
    result = ran(
        "import sys\n"
        "import hypothesis\n"
        "def test_it():\n"
        "    assert not {'pydantic', 'ppid_rules.cases', 'ppid_rules.law'} & sys.modules.keys()\n"
        "def test_types():\n"
        "    from ppid_rules import Case\n"
        "    case = hypothesis.find(hypothesis.strategies.from_type(Case), lambda case: True)\n"
        "    assert case.events\n"
    )
    assert result.returncode == 0, result.stdout


def test_fixtures(ran):
    content = (
        "from datetime import date\n"
        "from ppid_rules import PublicBody, events as e, indonesia, Readings\n"
        "def test_it(ppid_calendar, ppid_readings, ppid_case):\n"
        "    assert ppid_calendar.as_known_on == KNOWN\n"
        "    assert ppid_readings == Readings()\n"
        "    case = ppid_case(e.RequestReceived(on=date(2025, 3, 17)))\n"
        "    assert case.deadline('request.notice', date(2025, 3, 17)).due_on == date(2025, 4, 9)\n"
        "    body = PublicBody(name='KPU Contoh', level='central', kind='election_organiser')\n"
        "    assert ppid_case(body=body, regime='election').regime == 'election'\n"
    )
    assert ran(f"KNOWN = None\n{content}").returncode == 0
    known = content.replace("KNOWN", "date(2025, 8, 1)")
    assert ran(known, "--ppid-as-known-on", "2025-08-01").returncode == 0


def test_vectors_as_parameters(ran):
    result = ran(
        "import pytest\n"
        "from datetime import date\n"
        "from ppid_rules import deadline\n"
        "@pytest.mark.ppid_vectors('due', terms=['request.notice'], usual=True)\n"
        "def test_it(ppid_vector):\n"
        "    start = date.fromisoformat(ppid_vector.inputs['start'])\n"
        "    due_on = deadline(ppid_vector.inputs['term'], start).due_on\n"
        "    assert due_on.isoformat() == ppid_vector.expected['due_on']\n",
        "-vv", "--strict-markers",
    )  # fmt: skip
    assert "test_it[due-request.notice-2025-08-04] PASSED" in result.stdout
    assert "36 passed" in result.stdout


def test_a_marked_test_that_does_not_take_the_vector_is_run_once(ran):
    result = ran("import pytest\n@pytest.mark.ppid_vectors('due')\ndef test_it(): pass\n")
    assert "1 passed" in result.stdout


@pytest.mark.parametrize(("comparison", "says"), [
    (
        "deadline('request.notice', date(2025, 3, 17)) == deadline('request.notice', date(2025, 3, 18))",
        ["due_on: 2025-04-09 != 2025-04-10", "Working day 1 is Tuesday, 18 March 2025"],
    ),
    (
        "ppid_case(e.RequestReceived(on=date(2025, 3, 17))).audit(date(2025, 6, 2)).findings == ()",
        ["only left: request.notice.missing (request.notice)", "no written notice is recorded"],
    ),
    (
        "deadline('request.notice', D) == deadline('request.notice', D, calendar=known(as_known_on=D))",
        ["calendar: indonesia(", "due_on: 2025-08-21 != 2025-08-20"],
    ),
])  # fmt: skip
def test_a_failed_comparison_says_how_two_answers_differ(ran, comparison, says):
    result = ran(
        "from datetime import date\n"
        "from ppid_rules import deadline, events as e, indonesia as known\n"
        "D = date(2025, 8, 6)\n"
        f"def test_it(ppid_case):\n    assert {comparison}\n",
        "-vv",
    )
    assert result.returncode == 1
    for line in says:
        assert line in result.stdout


def test_other_comparisons_are_left_to_pytest(ran):
    result = ran("import ppid_rules.compliance\ndef test_it():\n    assert [1] == [2]\n")
    assert "At index 0 diff: 1 != 2" in result.stdout


def test_an_option_that_is_no_day_is_an_error_of_usage(ran):
    result = ran("def test_it(): pass\n", "--ppid-as-known-on", "1 August 2025")
    assert result.returncode == 4
    assert "expected YYYY-MM-DD" in result.stderr


def test_the_option_and_the_mark_are_described(ran):
    assert "--ppid-as-known-on=YYYY-MM-DD" in ran("", "--help").stdout
    assert "@pytest.mark.ppid_vectors(kind=None" in ran("", "--markers").stdout
