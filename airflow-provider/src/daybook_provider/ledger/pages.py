"""The pages of the ledger and the answers behind them, read-only, for who is logged in to Airflow."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from airflow.api_fastapi.auth.managers.models.resource_details import DagAccessEntity
from airflow.api_fastapi.core_api.security import requires_access_asset, requires_access_dag
from daybook_provider.ledger import questions
from daybook_provider.ledger.reader import LedgerUnavailable, Rows, reading
from fastapi import Depends, FastAPI, Request, Response
from fastapi.responses import FileResponse, JSONResponse
from fastapi.staticfiles import StaticFiles

PAGE = Path(__file__).parent / "page"

# Nothing but our own files, and no frame but Airflow's.
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}

app = FastAPI(title="Daybook's ledger", docs_url=None, redoc_url=None, openapi_url=None)
app.mount("/static", StaticFiles(directory=PAGE), name="static")

# Tables are assets: who may read assets may read what became of them.
may_read = Depends(requires_access_asset("GET"))
# Refused records hold values, as the logs of tasks do.
may_read_values = Depends(requires_access_dag("GET", DagAccessEntity.TASK_LOGS))


@app.middleware("http")
async def guarded(request: Request, go_on: Callable[[Request], Awaitable[Response]]) -> Response:
    """Every answer says what a browser may do with it; answers with data are not kept."""
    response = await go_on(request)
    response.headers.update(HEADERS)
    response.headers["Cache-Control"] = "no-cache" if "/static/" in request.url.path else "no-store"
    return response


@app.exception_handler(LedgerUnavailable)
async def unavailable(_: Request, why: Exception) -> JSONResponse:  # noqa: RUF029 (FastAPI awaits it)
    """503, with the next step."""
    return JSONResponse({"detail": str(why)}, status_code=503)


@app.get("/", include_in_schema=False)
def page() -> FileResponse:
    """The empty page; it holds nothing that is secret."""
    return FileResponse(PAGE / "index.html")


@app.get("/api/dates", dependencies=[may_read])
def dates(before: date | None = None) -> Rows:
    """The newest business dates, or those before one."""
    with reading() as reader:
        return questions.dates(reader, before)


@app.get("/api/dates/{of}", dependencies=[may_read])
def day(of: date) -> dict[str, Any]:
    """Files, partitions, refusals by code, models, tests and publications of a date."""
    with reading() as reader:
        return {"date": of, **questions.day(reader, of)}


@app.get("/api/loads/{load_id}/refusals", dependencies=[may_read, may_read_values])
def samples(load_id: UUID, code: str) -> Rows:
    """The first records that a load refused for a reason."""
    with reading() as reader:
        return questions.samples(reader, load_id, code)
