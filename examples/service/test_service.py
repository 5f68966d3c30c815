"""The modules and the service against the vectors of ppid_rules."""

from datetime import date

import app
import deadlines_extension
import deadlines_public_holidays
import deadlines_right
import deadlines_stale_table
import deadlines_start_counted
import deadlines_utc
import deadlines_weekends_only
import pytest
from fastapi.testclient import TestClient
from limits import WORKING_DAYS

from ppid_rules import deadline
from ppid_rules.events import NoticeExtended, RequestReceived
from ppid_rules.testing import ConformanceError, check_cases, check_due_dates

WRONG_DATES = {
    "weekends_only": deadlines_weekends_only,
    "public_holidays_only": deadlines_public_holidays,
    "start_day_counted": deadlines_start_counted,
}


@pytest.fixture
def client():
    return TestClient(app.app)


# -- the modules ---------------------------------------------------------------------------


def test_the_right_module_is_right():
    check_due_dates(deadlines_right.due_date)
    check_cases(deadlines_right.deadlines)


@pytest.mark.parametrize("mistake", WRONG_DATES)
def test_a_wrong_module_is_told_what_it_does_wrong(mistake):
    with pytest.raises(ConformanceError) as caught:
        check_due_dates(WRONG_DATES[mistake].due_date, terms=WORKING_DAYS)
    assert caught.value.explained_by == (mistake,)


def test_a_table_that_was_forgotten_is_found():
    since = date(2023, 1, 1)  # where the table begins
    with pytest.raises(ConformanceError) as caught:
        check_due_dates(deadlines_stale_table.due_date, terms=WORKING_DAYS, not_before=since)
    assert caught.value.explained_by == ("stale_table",)
    assert "its table ends with 2024" in caught.value.report("en")


def test_dates_in_utc_are_found():
    with pytest.raises(ConformanceError) as caught:
        check_cases(deadlines_utc.deadlines)
    assert caught.value.explained_by == ("utc_date",)


def test_an_extension_from_its_announcement_is_found():
    with pytest.raises(ConformanceError) as caught:
        check_cases(deadlines_extension.deadlines, terms=["request.notice"])
    assert caught.value.explained_by == ("extension_from_announcement",)


# -- the service ---------------------------------------------------------------------------


@pytest.mark.ppid_vectors(kind="due", terms=["request.notice"], usual=True)
def test_tenggat(ppid_vector, client):
    answer = client.post("/tenggat", json=ppid_vector.inputs)
    assert answer.json() == ppid_vector.expected


@pytest.mark.ppid_vectors(kind="moment", usual=True)
def test_berkas(ppid_vector, client):
    inputs = {name: ppid_vector.inputs[name] for name in ("case", "as_of")}
    assert (
        client.post("/berkas", json=inputs).json()["deadlines"] == ppid_vector.expected["deadlines"]
    )


def test_the_service_passes_the_whole_check(client):
    def ask(term, start):
        answer = client.post("/tenggat", json={"term": term, "start": start.isoformat()})
        return date.fromisoformat(answer.json()["due_on"])

    check_due_dates(ask)


def test_an_extended_case(client, ppid_case, ppid_calendar):
    case = ppid_case(
        RequestReceived(on=date(2025, 2, 3)),
        NoticeExtended(on=date(2025, 2, 14), reason="the file lies in the archive"),
    )
    record = {"case": case.model_dump(mode="json"), "as_of": "2025-02-20"}
    given = client.post("/berkas", json=record).json()["deadlines"]["request.notice"]
    first = deadline("request.notice", date(2025, 2, 3), calendar=ppid_calendar).due_on
    assert date.fromisoformat(given) == ppid_calendar.add_working_days(first, 7)


def test_an_unknown_limit_is_refused(client):
    answer = client.post("/tenggat", json={"term": "request.notic", "start": "2025-03-17"})
    assert answer.status_code == 422
    assert "request.notice" in answer.json()["detail"]
