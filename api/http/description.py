"""The OpenAPI document: what FastAPI derives, with every error told as the problem that it is."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from remit.api.http.problems import TYPE, Problem

SAID = {
    400: "The request cannot be understood.",
    401: "A key is needed.",
    403: "The key does not allow it, or the request comes from another site.",
    404: "There is no such thing.",
    405: "The resource does not answer this method.",
    406: "The resource has no form that Accept allows.",
    409: "Somebody else decided meanwhile.",
    413: "The body is too large.",
    415: "The body is of a type that is not read.",
    422: "The request is understood and wrong.",
    429: "Too many requests.",
    500: "A fault of Remit.",
    503: "The map or store cannot be used now.",
}
EVERYWHERE = (400, 401, 403, 404, 406, 422, 429, 500, 503)
WITH_BODY = (409, 413, 415)
METHODS = ("get", "post", "put", "patch", "delete")


def describe(app: FastAPI) -> None:
    """Let an application tell its OpenAPI document with problems in it."""

    def document() -> dict[str, Any]:
        if not app.openapi_schema:
            app.openapi_schema = with_problems(
                get_openapi(title=app.title, version=app.version, summary=app.summary, routes=app.routes)
            )
            if app.state.guard.keyring is not None:
                add_keys(app.openapi_schema)
        return app.openapi_schema

    app.openapi = document  # type: ignore[method-assign] # how FastAPI is told


def with_problems(document: dict[str, Any]) -> dict[str, Any]:
    """The document with the shape of a problem, and with the statuses that an operation may answer."""
    schemas = document.setdefault("components", {}).setdefault("schemas", {})
    schemas.pop("HTTPValidationError", None)
    schemas.pop("ValidationError", None)
    problem = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    schemas.update(problem.pop("$defs"))
    schemas["Problem"] = problem
    for path in document["paths"].values():
        for method in METHODS:
            if method in path:
                add_statuses(path[method])
    return document


def add_keys(document: dict[str, Any]) -> None:
    """Say that every request needs a key."""
    document["components"]["securitySchemes"] = {"key": {"type": "http", "scheme": "bearer"}}
    document["security"] = [{"key": []}]


def add_statuses(operation: dict[str, Any]) -> None:
    """Every status that an operation may answer beside those that it declares."""
    content = {TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    statuses = (*EVERYWHERE, *(WITH_BODY if "requestBody" in operation else ()))
    for status in statuses:
        declared = operation["responses"].get(str(status), {})
        said = declared.get("description", "") if status != 422 else ""
        operation["responses"][str(status)] = {"description": said or SAID[status], "content": content}
    operation["responses"] = dict(sorted(operation["responses"].items()))
