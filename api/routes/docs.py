"""The page that tells programmers what they can ask: the OpenAPI document, drawn without a script."""

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse

from remit.api.http.accepting import chosen

if TYPE_CHECKING:
    from jinja2 import Template

router = APIRouter(include_in_schema=False)
METHODS = ("get", "post", "put", "patch", "delete")


@router.get("/docs")
def docs(request: Request) -> HTMLResponse:
    """Every operation with its parameters and answers, and the shapes of JSON."""
    chosen(request, ("text/html",))
    document = request.app.openapi()
    shapes = document["components"]["schemas"]
    return HTMLResponse(template().render(title=document["info"]["title"], groups=groups(document), shapes=shapes))


@cache
def template() -> "Template":
    """The template of the page; whatever is put into it is text."""
    from jinja2 import Environment

    source = (files("remit.api.routes") / "templates" / "docs.html").read_text("utf-8")
    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.filters["shape"] = shape
    return environment.from_string(source)


def groups(document: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """Tag -> operations, each with its method and path."""
    found: dict[str, list[dict[str, Any]]] = {}
    for path, methods in document["paths"].items():
        for method in METHODS:
            if method in methods:
                tag = (methods[method].get("tags") or ["other"])[0]
                found.setdefault(tag, []).append({**methods[method], "method": method.upper(), "path": path})
    return found


def shape(schema: dict[str, Any]) -> str:
    """A schema in a few words: a type, the name of a shape, or a list of them."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "anyOf" in schema:
        return " or ".join(dict.fromkeys(shape(one) for one in schema["anyOf"] if one.get("type") != "null"))
    if "enum" in schema:
        return " | ".join(map(str, schema["enum"]))
    if schema.get("type") == "array":
        return f"list of {shape(schema.get('items', {}))}"
    extra = schema.get("additionalProperties")
    if isinstance(extra, dict):
        return f"object of {shape(extra)}"
    return str(schema.get("const", schema.get("type", "anything")))
