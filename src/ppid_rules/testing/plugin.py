"""The pytest plugin: fixtures, an option, vectors as parameters, readable comparisons.

Loaded in every run of an environment that has the package, so that nothing is imported at the
top, and of the package only what a test asks for.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from ..cases import Event
    from ..compliance import Case
    from ..law import PublicBody, Readings
    from ..workdays import WorkingCalendar

_OPTION = "--ppid-as-known-on"
_MARK = "ppid_vectors"
_ARGUMENT = "ppid_vector"
_ANSWERS = "ppid_rules.compliance"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option for the day of knowledge."""
    group = parser.getgroup("ppid_rules", "rules of public information service")
    group.addoption(
        _OPTION,
        metavar="YYYY-MM-DD",
        default=None,
        help="the fixtures know only decrees announced by this day (default: the whole log)",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Describe the mark, and see that the option is a day."""
    config.addinivalue_line(
        "markers",
        f"{_MARK}(kind=None, *, terms=None, not_before=None, usual=False, minimal=False): "
        f"run the test with each conformance vector as {_ARGUMENT}",
    )
    if config.getoption(_OPTION) is not None:
        from ..errors import InvalidDateError  # noqa: PLC0415 - nothing is imported before it is used

        try:
            _known_on(config)
        except InvalidDateError as error:
            raise pytest.UsageError(str(error)) from None


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a marked test with each vector."""
    mark = metafunc.definition.get_closest_marker(_MARK)
    if mark is not None and _ARGUMENT in metafunc.fixturenames:
        from .vector import vectors  # noqa: PLC0415 - as above

        found = vectors(*mark.args, **mark.kwargs)
        metafunc.parametrize(_ARGUMENT, found, ids=[vector.id for vector in found])


def pytest_assertrepr_compare(op: str, left: object, right: object) -> list[str] | None:
    """Say how two deadlines, findings or audits differ, and how they came about."""
    answers = sys.modules.get(_ANSWERS)
    if op != "==" or answers is None:
        return None
    from .comparing import compared  # noqa: PLC0415 - as above

    return compared(left, right)


@pytest.fixture(scope="session")
def ppid_calendar(request: pytest.FixtureRequest) -> WorkingCalendar:
    """The working days of Indonesian public bodies, as known on the day of the option."""
    from ..workdays import indonesia  # noqa: PLC0415 - as above

    return indonesia(as_known_on=_known_on(request.config))


@pytest.fixture(scope="session")
def ppid_readings() -> Readings:
    """The default answers to the open questions; ``.under(...)`` gives others."""
    from ..law import Readings  # noqa: PLC0415 - as above

    return Readings()


@pytest.fixture(scope="session")
def ppid_case() -> Callable[..., Case]:
    """A function that makes a case of an example ministry, or of a body, from its events."""
    from ..compliance import Case  # noqa: PLC0415 - as above
    from ..law import PublicBody  # noqa: PLC0415 - as above

    ministry = PublicBody(name="Kementerian Contoh", level="central", kind="state")

    def made(*events: Event, body: PublicBody = ministry, **fields: Any) -> Case:  # noqa: ANN401 - the fields of a case
        return Case.of(body, *events, **fields)

    return made


def _known_on(config: pytest.Config) -> date | None:
    from .._check import parse_date  # noqa: PLC0415 - as above

    text = config.getoption(_OPTION)
    return None if text is None else parse_date(text, _OPTION)
