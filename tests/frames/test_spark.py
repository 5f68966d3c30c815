"""The same on PySpark, in local mode; see conftest.py."""

from datetime import date, timedelta

import pytest

from ppid_rules import Case, Readings, frames
from ppid_rules import events as e
from registers import BODIES, kinds_of, row_of

pytestmark = [
    pytest.mark.engines,
    pytest.mark.filterwarnings("ignore"),  # of PySpark's own making
]

AS_OF = date(2025, 12, 1)
SPARK = {"day": "date", "truth": "boolean"}


@pytest.fixture(scope="module")
def session():
    from pyspark.sql import SparkSession

    made = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    session = made.config("spark.sql.shuffle.partitions", "2").getOrCreate()
    yield session
    session.stop()


def histories():
    """Histories with every answer an office gives: in time, late, extended, never; and a dispute."""
    for name, body in BODIES.items():
        for gap in (3, 11, 16, 25):
            start = date(2025, 3, 3) + timedelta(len(name))
            day = start + timedelta(gap)
            log = [e.RequestReceived(on=start)]
            if gap % 2:
                log.append(e.NoticeExtended(on=start + timedelta(2), reason="belum lengkap"))
            log.append(e.NoticeGiven(on=day, outcome="refused", received_on=day + timedelta(gap)))
            log.append(e.ObjectionFiled(on=day + timedelta(gap * 2), ground="a"))
            if gap > 11:
                log.append(e.DisputeFiled(on=day + timedelta(gap * 2 + 60)))
            yield Case.of(body, *log, regime="general")


@pytest.mark.parametrize(
    "readings", [Readings(), Readings(first_day="same_day", met_on="received")]
)
def test_in_spark(session, readings):
    cases = list(histories())
    rows = [row_of(case) for case in cases]
    kinds = {**kinds_of(rows), "row": "number"}
    values = [
        tuple({**row, "row": str(i)}.get(name) for name in kinds) for i, row in enumerate(rows)
    ]
    schema = ", ".join(f"`{name}` {SPARK.get(kind, 'string')}" for name, kind in kinds.items())
    table = session.createDataFrame(values, schema)
    found = frames.audit(table, as_of=AS_OF, bodies=BODIES, readings=readings, terms=TERMS)
    by_row = {int(row["row"]): row for row in found.collect()}
    for i, case in enumerate(cases):
        assert by_row[i]["faults"] is None
        for term in TERMS:
            name, clock = term.replace(".", "_"), case.deadline(term, AS_OF, readings=readings)
            given = [by_row[i][f"{name}_{suffix}"] for suffix in ("due", "status", "days_late")]
            assert given == [clock.due_on, clock.status.value, clock.working_days_late]


TERMS = ["request.notice", "request.refusal_notice", "objection.filing", "objection.answer"]


def test_a_fault_is_one_of_its_row(session):
    days = [(date(2025, 3, 3), date(2025, 3, 2)), (date(2025, 3, 3), date(2025, 3, 5))]
    table = session.createDataFrame(days, "request_received date, notice_given date")
    found = frames.audit(table, as_of=AS_OF, terms=["request.notice"]).collect()
    faults = {row["notice_given"]: row["faults"] for row in found}
    assert faults[date(2025, 3, 2)] == "impossible_event:notice_given"
    assert faults[date(2025, 3, 5)] is None
