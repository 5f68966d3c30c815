"""The front door: every public name, loaded only when it is used."""

import subprocess
import sys

import pytest

import ppid_rules


@pytest.mark.parametrize("name", ppid_rules.__all__)
def test_every_public_name_is_there_and_documented(name):
    thing = getattr(ppid_rules, name)
    assert name in dir(ppid_rules)
    assert thing.__doc__


@pytest.mark.parametrize("name", ["nope", "workday", "_private"])
def test_a_name_that_is_not_there(name):
    with pytest.raises(AttributeError, match=name):
        getattr(ppid_rules, name)


def test_each_name_belongs_to_one_room():
    rooms = [
        ppid_rules.workdays,
        ppid_rules.law,
        ppid_rules.compliance,
        ppid_rules.cases,
        ppid_rules.errors,
    ]
    for name in ppid_rules.__all__:
        owners = {id(getattr(room, name)) for room in rooms if name in room.__all__}
        assert len(owners) == 1, name


@pytest.mark.parametrize(
    ("code", "absent"),
    [
        ("import ppid_rules", "ppid_rules.workdays ppid_rules.law json dataclasses typer pydantic"),
        (
            "import ppid_rules.workdays as w; w.indonesia()",
            "ppid_rules.law pydantic holidays numpy pandas csv pathlib",
        ),
        (
            "from ppid_rules import deadline",
            "holidays numpy pandas typer rich pydantic ppid_rules.cases",
        ),
    ],
)
def test_imports_are_lazy(code, absent):
    check = f"import sys; {code}; print(*(set({absent.split()!r}) & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-S", "-c", check], capture_output=True, text=True, check=False, timeout=60,
                          env={"PYTHONPATH": ":".join(sys.path)})  # fmt: skip
    assert done.stdout.split() == [], done.stderr
    assert done.returncode == 0, done.stderr


def test_the_package_is_typed():
    from importlib.resources import files

    assert (files("ppid_rules") / "py.typed").is_file()


def test_it_works_from_a_zip(tmp_path):
    """The data are read by the package's own loader, also where there are no files."""
    import shutil
    from pathlib import Path

    source = Path(ppid_rules.__file__).parent
    shutil.copytree(
        source, tmp_path / "zipped" / "ppid_rules", ignore=shutil.ignore_patterns("__pycache__")
    )
    archive = shutil.make_archive(str(tmp_path / "package"), "zip", tmp_path / "zipped")
    code = (
        "import sys; from datetime import date; import ppid_rules; assert '.zip' in ppid_rules.__file__;"
        "print(ppid_rules.deadline('request.notice', date(2025, 3, 17)).due_on)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60,
                          env={"PYTHONPATH": archive})  # fmt: skip
    assert done.stdout.strip() == "2025-04-09"
