"""A web service for the deadlines of an information desk.

Run it with ``uvicorn app:app``.
"""

from datetime import date

from deadlines_right import deadlines, due_date
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse
from pydantic import BaseModel

from ppid_rules import Case, PpidRulesError

app = FastAPI(title="Tenggat")


class Limit(BaseModel):
    """A limit and the day from which it runs."""

    term: str
    start: date


class Record(BaseModel):
    """A case and the day looked at."""

    case: Case
    as_of: date


@app.exception_handler(PpidRulesError)
def not_understood(_: Request, error: PpidRulesError) -> JSONResponse:
    """Answer what the library refuses with what it says."""
    return JSONResponse({"detail": str(error)}, status_code=422)


@app.post("/tenggat")
def tenggat(limit: Limit) -> dict[str, date | None]:
    """The last day of one limit."""
    return {"due_on": due_date(limit.term, limit.start)}


@app.post("/berkas")
def berkas(record: Record) -> dict[str, dict[str, date | None]]:
    """Every last day of a case."""
    return {"deadlines": deadlines(record.case.model_dump(mode="json"), record.as_of)}
