"""Every error as an RFC 9457 problem: what went wrong in words, and nothing of our insides."""

import json
import logging
import traceback
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException
from starlette.responses import Response

from remit.api.asking import Loading, Stopped
from remit.graph import errors

TYPE = "application/problem+json"
RETRY_SECONDS = 5  # when to ask again where somebody else is writing
SHOWN = 8  # frames of a fault in the log
log = logging.getLogger("remit.errors")

# What our errors are to a client; the first class that fits counts.
STATUSES: Sequence[tuple[type[Exception], int]] = (
    (Stopped, 503),
    (errors.NotFound, 404),
    (errors.BadInput, 422),
    (errors.Refused, 422),
    (errors.MapError, 503),
    (errors.StoreError, 503),
)


class Fault(BaseModel):
    """One thing that is wrong with a request: where, and what."""

    where: str = Field(examples=["query limit"])
    problem: str


class Problem(BaseModel):
    """RFC 9457 problem details. `errors` lists what is wrong with the request, where there are several things."""

    model_config = ConfigDict(title="Problem")
    type: str = Field(default="about:blank")
    title: str = Field(examples=["Not Found"])
    status: int = Field(examples=[404])
    detail: str = Field(examples=["nothing has the id 'post/clerk' in the map"])
    errors: list[Fault] = []


class Declined(HTTPException):
    """A request that is not answered as asked: a status and why, in words for whoever asked."""


def problem(
    status: int, detail: str, *, headers: Mapping[str, str] | None = None, faults: Sequence[Mapping[str, str]] = ()
) -> Response:
    """The answer that tells a problem."""
    body: dict[str, Any] = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status}
    body |= {"detail": detail}
    body |= {"errors": list(faults)} if faults else {}
    content = json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    return Response(content, status, {"Cache-Control": "no-store", **(headers or {})}, TYPE)


def status_of(error: Exception) -> int:
    """The status of one of our errors."""
    return next((status for kind, status in STATUSES if isinstance(error, kind)), 500)


def told(error: Exception) -> Response:
    """One of our errors as a problem."""
    status = status_of(error)
    again = isinstance(error, (errors.MapBusy, errors.StoreError, Loading))
    retry = {"Retry-After": str(RETRY_SECONDS)} if again else {}
    return problem(status, str(error), headers=retry)


def add_problems(app: FastAPI) -> None:
    """Answer every error of an application as a problem."""

    @app.exception_handler(errors.RemitError)
    async def ours(request: Request, error: errors.RemitError) -> Response:
        return told(error)

    @app.exception_handler(HTTPException)
    async def declined(request: Request, error: HTTPException) -> Response:
        headers = dict(error.headers or {})
        if error.status_code == 304:
            return Response(status_code=304, headers=headers)
        if error.status_code == 405:
            headers["Allow"] = allowed(request)
        return problem(error.status_code, said(request, error), headers=headers)

    @app.exception_handler(RequestValidationError)
    async def malformed(request: Request, error: RequestValidationError) -> Response:
        faults = [{"where": " ".join(map(str, one["loc"])), "problem": one["msg"]} for one in error.errors()]
        first = f"{faults[0]['where']}: {faults[0]['problem']}" if faults else "the request cannot be read"
        return problem(422, first, faults=faults)


def broken(error: Exception) -> Response:
    """The answer to a request that met a fault of ours: where it was stands in the log."""
    log.error("%s: %s", type(error).__name__, places(error))
    return problem(500, "a fault of Remit; its log says where")


def allowed(request: Request) -> str:
    """Every method that the routes of a path answer: one route knows only its own."""
    methods: set[str] = set()
    for route in request.app.routes:
        if hasattr(route, "path_regex") and route.path_regex.match(request.scope["path"]):
            methods |= route.methods or set()
    return ", ".join(sorted(methods | ({"HEAD"} if "GET" in methods else set())))


def said(request: Request, error: HTTPException) -> str:
    """The words of an error; those that a framework made say too little."""
    if isinstance(error, Declined):
        return error.detail
    if error.status_code == 404:
        return "there is no such resource"
    if error.status_code == 405:
        return f"this resource does not answer {request.method}"
    return error.detail


def places(error: BaseException) -> str:
    """Where an error came from, as file:line; neither its message nor any value, which may hold names and quotes."""
    frames = traceback.extract_tb(error.__traceback__)[-SHOWN:]
    return " < ".join(f"{frame.filename.rpartition('/')[2]}:{frame.lineno}" for frame in reversed(frames))
