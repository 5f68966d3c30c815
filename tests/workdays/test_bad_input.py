"""Bad input: a typed error that names the value, what was expected, and the nearest choice."""

import pickle
from datetime import date, datetime

import pytest

from ppid_rules import (
    CoverageError,
    Decree,
    DecreeError,
    NotADateError,
    NotAnIntegerError,
    PpidRulesError,
    UnknownLanguageError,
    UnknownOptionError,
    indonesia,
)

DAY = date(2025, 3, 17)
MOMENT = datetime(2025, 3, 17, 9, 0)  # noqa: DTZ001 - a naive moment is the bad input
NOT_DATES = [MOMENT, "2025-03-17", 20250317, 45733.0, None, (2025, 3, 17)]


class Timestamp(datetime):
    """Stands in for pandas.Timestamp, which is a datetime as well."""


@pytest.mark.parametrize("bad", [*NOT_DATES, Timestamp(2025, 3, 17)])
@pytest.mark.parametrize(
    "ask",
    [
        lambda cal, bad: cal.is_working_day(bad),
        lambda cal, bad: cal.day_off(bad),
        lambda cal, bad: cal.certainty(bad),
        lambda cal, bad: cal.add_working_days(bad, 10),
        lambda cal, bad: cal.add_working_days(bad, 0),
        lambda cal, bad: cal.working_days_between(bad, DAY),
        lambda cal, bad: cal.working_days_between(DAY, bad),
        lambda cal, bad: cal.days_off(bad, DAY),
        lambda cal, bad: cal.days_off(DAY, bad),
        lambda cal, bad: cal.revisions(DAY, bad),
        lambda cal, bad: cal.compare(cal, bad, DAY),
        lambda cal, bad: cal.table(DAY, bad),
        lambda cal, bad: cal.known_on(bad),
        lambda cal, bad: cal.with_days_off({bad: "x"}),
        lambda _, bad: Decree(bad, "joint_leave", "a", "b", "c", DAY),
        lambda _, bad: Decree(DAY, "joint_leave", "a", "b", "c", bad),
    ],
)
def test_what_is_no_date(ask, bad):
    with pytest.raises(NotADateError) as caught:
        ask(indonesia(), bad)
    assert isinstance(caught.value, TypeError)
    assert caught.value.value == bad
    assert type(bad).__name__ in str(caught.value)


def test_a_moment_is_told_what_to_pass():
    with pytest.raises(NotADateError, match=r"pass `\.date\(\)`"):
        indonesia().is_working_day(MOMENT)
    with pytest.raises(NotADateError, match=r"pass `\.date\(\)`"):
        indonesia(as_known_on=MOMENT)


@pytest.mark.parametrize("bad", [True, False, 10.0, "10", None])
def test_what_is_no_number_of_days(bad):
    with pytest.raises(NotAnIntegerError) as caught:
        indonesia().add_working_days(DAY, bad)
    assert isinstance(caught.value, TypeError)
    assert caught.value.value == bad
    assert caught.value.name == "n"


@pytest.mark.parametrize("day", [date(2009, 12, 31), date(2051, 1, 1), date.min, date.max])
def test_a_year_out_of_range(day):
    for ask in (
        lambda: indonesia().is_working_day(day),
        lambda: indonesia().add_working_days(day, 1),
        lambda: indonesia().add_working_days(day, 0),
        lambda: indonesia().working_days_between(DAY, day),
        lambda: indonesia().days_off(*sorted((DAY, day))),
        lambda: indonesia().certainty(day),
    ):
        with pytest.raises(CoverageError) as caught:
            ask()
        assert isinstance(caught.value, LookupError)
        assert caught.value.day == day
        assert "2010-01-01" in str(caught.value)
        assert "2050-12-31" in str(caught.value)


@pytest.mark.parametrize(
    ("arguments", "nearest"),
    [
        ({"joint_leave": "workin"}, "working"),
        ({"week": "fiv"}, "five"),
        ({"joint_leave": True}, None),
        ({"week": None}, None),
    ],
)
def test_an_unknown_word(arguments, nearest):
    with pytest.raises(UnknownOptionError) as caught:
        indonesia(**arguments)
    assert caught.value.value in arguments.values()
    if nearest:
        assert caught.value.nearest[0] == nearest
        assert f"did you mean {nearest}" in str(caught.value)
    with pytest.raises(UnknownOptionError):
        indonesia().with_joint_leave("on")


@pytest.mark.parametrize("lang", ["fr", "ID", None, "", 1])
def test_an_unknown_language(lang):
    with pytest.raises(UnknownLanguageError) as caught:
        indonesia().day_off(date(2025, 8, 18)).name(lang)
    assert isinstance(caught.value, ValueError)
    assert set(caught.value.choices) == {"id", "en"}


def test_bad_decrees():
    with pytest.raises(UnknownOptionError, match="joint_leave"):
        Decree(DAY, "joint_leav", "a", "b", "c", DAY)
    with pytest.raises(DecreeError, match="revokes"):
        Decree(DAY, "revoked", "a", "b", "c", DAY)
    with pytest.raises(DecreeError, match="revokes"):
        Decree(DAY, "joint_leave", "a", "b", "c", DAY, "joint_leave")
    with pytest.raises(UnknownOptionError):
        Decree(DAY, "revoked", "a", "b", "c", DAY, "revoked")


def test_every_error_survives_pickle():
    import ppid_rules

    made = [
        ppid_rules.ColumnError("notice_given", "holds text", 3),
        ppid_rules.CoverageError(DAY, DAY, DAY),
        ppid_rules.CoverageError(None, DAY, DAY),
        ppid_rules.DecreeError("a", "b"),
        ppid_rules.ImpossibleEventError("x", "y", ("z",), ("a", "b")),
        ppid_rules.InvalidDateError("x", "START", "y"),
        ppid_rules.MissingExtraError("cli", "typer"),
        ppid_rules.NotADateError("x", "day"),
        ppid_rules.NotAnIntegerError("x", "n"),
        ppid_rules.NotInForceError("request.notice", DAY, DAY),
        ppid_rules.OverlayError("x", "y"),
        ppid_rules.WrongTypeError("x", "calendar", "a WorkingCalendar"),
        ppid_rules.InvalidValueError(-1, "n", "zero or more"),
        *(
            kind("x", ("y", "z"), "name")
            for kind in (
                ppid_rules.UnknownChoiceError,
                ppid_rules.UnknownColumnError,
                ppid_rules.UnknownLanguageError,
                ppid_rules.UnknownOptionError,
                ppid_rules.UnknownReadingError,
                ppid_rules.UnknownRegimeError,
                ppid_rules.UnknownRegionError,
                ppid_rules.UnknownStartError,
                ppid_rules.UnknownTermError,
            )
        ),
    ]
    named = {n for n in ppid_rules.__all__ if n.endswith("Error")} - {"PpidRulesError"}
    assert {type(e).__name__ for e in made} == named
    for error in made:
        again = pickle.loads(pickle.dumps(error))
        assert isinstance(again, PpidRulesError)
        assert str(again) == str(error)
        assert vars(again) == vars(error)
