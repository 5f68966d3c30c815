"""Tables: side by side with numpy on the same dates, by size, by memory, and on DuckDB."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

import numpy as np
import polars as pl
from measuring import Result, in_time, side_by_side

from ppid_rules import frames, indonesia

AS_OF = date(2026, 1, 1)
GAPS = {
    "request_received": (0, 900), "notice_given": (3, 25), "objection_filed": (1, 60),
    "objection_answered": (5, 60), "dispute_filed": (1, 40), "dispute_registered": (1, 6),
    "first_hearing_held": (5, 30), "decision_read": (20, 150),
}  # fmt: skip


def days(rows: int) -> dict[str, np.ndarray]:
    """Eight dates of so many invented cases, each some days after the one before."""
    rng = np.random.default_rng(1)
    at = np.full(rows, (date(2023, 1, 2) - date(1970, 1, 1)).days)
    found = {}
    for name, (least, most) in GAPS.items():
        at = at + rng.integers(least, most, rows)
        found[name] = at.astype("datetime64[D]")
    return found


def table(found: dict[str, np.ndarray]) -> pl.DataFrame:
    return pl.DataFrame({k: pl.Series(v.astype(np.int32)).cast(pl.Date) for k, v in found.items()})


def tables() -> list[Result]:
    found = days(1_000_000)
    frame = table(found)
    pandas, arrow = frame.to_pandas(), frame.to_arrow()
    off = [d.day for d in indonesia().days_off(date(2010, 1, 1), date(2027, 12, 31))]
    busday = np.busdaycalendar(holidays=np.array(off, dtype="datetime64[D]"))

    def numpy():
        for column in found.values():
            np.busday_offset(column, 10, roll="backward", busdaycal=busday)

    parts = {size: frame.head(size) for size in (10_000, 100_000)}
    t = side_by_side(
        numpy=(numpy, 1),
        polars=(lambda: frames.audit(frame, as_of=AS_OF), 1),
        pandas=(lambda: frames.audit(pandas, as_of=AS_OF), 1),
        arrow=(lambda: frames.audit(arrow, as_of=AS_OF), 1),
        hundred=(lambda: frames.audit(parts[100_000], as_of=AS_OF), 1),
    )
    named = {"polars": 1.5, "pandas": 2, "arrow": 2}
    return [
        *(
            Result(f"a million cases with eight dates in {name}, against eight `numpy.busday_offset` calls", in_time(t[name]), in_time(t["numpy"]), t[name] / t["numpy"], bound, False)
            for name, bound in named.items()
        ),
        Result("a million cases in polars, against a hundred thousand", in_time(t["polars"]), in_time(t["hundred"]), t["polars"] / t["hundred"], 14, False),
        *_large(),
    ]  # fmt: skip


def _large() -> list[Result]:
    """Ten million cases, each way in a process of its own, so that its peak can be seen."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cases.parquet"
        table(days(10_000_000)).write_parquet(path)
        million = Path(folder) / "million.parquet"
        table(days(1_000_000)).write_parquet(million)
        small, large = (_run("polars", p, folder) for p in (million, path))
        duck = _run("duckdb", path, folder)
    return [
        Result("ten million cases in polars, against a million", in_time(large["seconds"]), in_time(small["seconds"]), large["seconds"] / small["seconds"], 14, False),
        Result("peak memory of ten million cases in polars, against input and output", f"{large['peak']:.2f} GB", f"{large['size']:.2f} GB", large["peak"] / large["size"], 2, False),
        Result("ten million cases on DuckDB, Parquet to Parquet with a limit of 1 GB, peak in GB", in_time(duck["seconds"]), "", duck["peak"], 1.0, False),
    ]  # fmt: skip


def _run(engine: str, path: Path, folder: str) -> dict[str, float]:
    command = [sys.executable, __file__, engine, str(path), folder]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def _alone(engine: str, path: str, folder: str) -> dict[str, float]:
    import time

    if engine == "duckdb":
        import duckdb

        connection = duckdb.connect()
        connection.execute("set memory_limit='1GB'")
        connection.execute(f"set temp_directory='{folder}'")
        connection.execute("set preserve_insertion_order=false")
        start = time.perf_counter()
        frames.audit(connection.read_parquet(path), as_of=AS_OF).to_parquet(f"{folder}/out.parquet")
        size = 0.0
    else:
        frame = pl.read_parquet(path)
        frames.audit(frame.head(10), as_of=AS_OF)
        start = time.perf_counter()
        found = frames.audit(frame, as_of=AS_OF)
        size = found.estimated_size() / 1e9  # the columns of the input are among them
    seconds = time.perf_counter() - start
    # Of this process alone; what getrusage tells is inherited from the one that started it.
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    peak = float(status.partition("VmHWM:")[2].split()[0]) / 1e6
    return {"seconds": seconds, "peak": peak, "size": size}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(_alone(*sys.argv[1:])))
