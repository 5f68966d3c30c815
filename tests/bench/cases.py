"""The benchmarks of cases: audits against reading the document, imports against pydantic."""

from __future__ import annotations

import compileall
import subprocess
import sys
import timeit
from datetime import date, timedelta
from pathlib import Path
from statistics import median

from measuring import ROUNDS, Result, in_time, side_by_side

import ppid_rules
from ppid_rules import Case, PublicBody
from ppid_rules import events as e

BODY = PublicBody(name="Kementerian Contoh", level="central", kind="state")
AS_OF = date(2025, 11, 3)


def dispute() -> Case:
    """A dispute of 25 events through all procedures, with late acts of every kind."""
    d = date
    return Case.of(
        BODY,
        e.RequestReceived(on=d(2025, 1, 6), channel="email"),
        e.ReceiptGiven(on=d(2025, 1, 6)),
        e.RequestRegistered(on=d(2025, 1, 7)),
        e.RequestDeclaredComplete(on=d(2025, 1, 8)),
        e.NoticeExtended(on=d(2025, 1, 15), reason="belum didokumentasikan"),
        e.NoticeGiven(on=d(2025, 2, 5), outcome="refused", grounds=("17a",)),
        e.ObjectionFiled(on=d(2025, 2, 10), ground="d"),
        e.ObjectionRegistered(on=d(2025, 2, 11)),
        e.ObjectionAnswered(on=d(2025, 4, 15), outcome="rejected", reasons="dikecualikan"),
        e.DisputeFiled(on=d(2025, 5, 20), received_on=d(2025, 5, 22)),
        e.DisputeRegistered(on=d(2025, 5, 26)),
        e.PanelAppointed(on=d(2025, 5, 28)),
        e.HearingScheduled(on=d(2025, 6, 2), for_day=d(2025, 6, 12), what="first_hearing"),
        e.SummonsReceived(on=d(2025, 6, 5), by="requester"),
        e.SummonsReceived(on=d(2025, 6, 11), by="public_body"),
        e.FirstHearingHeld(on=d(2025, 6, 12)),
        e.MediationStarted(on=d(2025, 6, 12)),
        e.MediationExtended(on=d(2025, 6, 25)),
        e.MediationFailed(on=d(2025, 7, 25), reason="time"),
        e.HearingHeld(on=d(2025, 8, 4)),
        e.EvidenceClosed(on=d(2025, 8, 25)),
        e.ClosingStatementsSubmitted(on=d(2025, 8, 27), by="requester"),
        e.DecisionRead(on=d(2025, 9, 10), outcome="granted"),
        e.DecisionCopyReceived(on=d(2025, 9, 15), by="requester"),
        e.DecisionCopyReceived(on=d(2025, 9, 19), by="public_body"),
    )


def audits() -> list[Result]:
    case = dispute()
    document = case.model_dump_json()
    assert case.audit(AS_OF).findings[1:], "a bench without findings shows nothing"
    t = side_by_side(
        read=(lambda: Case.model_validate_json(document), 100),
        audit=(lambda: case.audit(AS_OF), 50),
        contested=(lambda: [f.contested for f in case.audit(AS_OF).findings], 3),
    )
    reading = in_time(t["read"])
    return [
        Result("audit of a case of 25 events, against reading its JSON", in_time(t["audit"]), reading, t["audit"] / t["read"], 5, False),
        Result("the same with `contested` for every finding", in_time(t["contested"]), reading, t["contested"] / t["read"], 80, False),
    ]  # fmt: skip


def growth() -> list[Result]:
    """Ten times the events: what an audit costs more."""

    def long(number: int) -> Case:
        start = date(2025, 1, 6)
        log = [e.RequestReceived(on=start)]
        for n in range(number // 2):
            on = start + timedelta(n // 20)
            log += [e.ObjectionFiled(on=on, ground="c"), e.ObjectionAnswered(on=on)]
        return Case.of(BODY, *log)

    small, large = long(200), long(2000)
    t = side_by_side(small=(lambda: small.audit(AS_OF), 5), large=(lambda: large.audit(AS_OF), 1))
    case = Case.of(BODY, e.RequestReceived(on=date(2025, 1, 6)))

    def recorded() -> None:
        made = case
        for _ in range(1000):
            made = made.record(e.ReceiptGiven(on=date(2025, 1, 7)))

    seconds = median(timeit.repeat(recorded, number=1, repeat=3))
    return [
        Result("audit of ten times the events", in_time(t["large"]), in_time(t["small"]), t["large"] / t["small"], 14, False),
        Result("1,000 `record` calls, in s", in_time(seconds), "", seconds, 2, False),
    ]  # fmt: skip


def imports() -> list[Result]:
    """Whole processes: the first case against pydantic alone."""
    commands = {
        "pydantic": "from pydantic import BaseModel",
        "case": "from ppid_rules import Case, PublicBody; Case(body=PublicBody(name='X', level='central', kind='state'))",
    }
    compileall.compile_dir(Path(ppid_rules.__file__).parent, quiet=1)
    seen: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(2 * ROUNDS):
        for name, code in commands.items():
            run = lambda code=code: subprocess.run([sys.executable, "-c", code], check=True)  # noqa: E731 - two lines for one process
            seen[name].append(timeit.timeit(run, number=1))
    ours, theirs = median(seen["case"]), median(seen["pydantic"])
    return [Result("`from ppid_rules import Case` and one case, against `from pydantic import BaseModel`", in_time(ours), in_time(theirs), ours / theirs, 2.2, False)]  # fmt: skip
