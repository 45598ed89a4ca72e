"""The address of a thing itself: a person is sent to its page, a program to Turtle, JSON-LD or JSON."""

from typing import Any
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Request
from pyoxigraph import RdfFormat
from starlette.responses import Response

from remit.api.asked import Now
from remit.api.http.accepting import chosen
from remit.api.http.described import described
from remit.api.http.problems import Declined

router = APIRouter(tags=["linked data"])
FORMS = {"text/html": "", "text/turtle": "turtle", "application/ld+json": "jsonld", "application/json": "json"}
RDF = {"turtle": ("text/turtle", RdfFormat.TURTLE), "jsonld": ("application/ld+json", RdfFormat.JSON_LD)}
SEE_OTHER: dict[int | str, dict[str, Any]] = {303: {"description": "Where it is told in the form that Accept wants."}}
FILES: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The thing, the claims about it and their evidence, as RDF.",
        "content": {"text/turtle": {"schema": {"type": "string"}}, "application/ld+json": {"schema": {}}},
    }
}


@router.get("/id/{id:whole}", response_class=Response, status_code=303, responses=SEE_OTHER)
def see(request: Request, edition: Now, id: str) -> Response:
    """A thing is no document: see what tells of it."""
    thing = edition.beside.map.thing(id)
    name = quote(thing.id, safe="/")
    form = FORMS[chosen(request, tuple(FORMS))]
    if not form:
        target = f"/explore/thing?{urlencode({'id': thing.id}, quote_via=quote)}"
    else:
        target = f"/things/{name}" if form == "json" else f"/data/{form}/{name}"
    return Response(status_code=303, headers={"Location": target, "Vary": "Accept"})


@router.get("/data/{form}/{id:whole}", response_class=Response, responses=FILES)
def data(request: Request, edition: Now, form: str, id: str) -> Response:
    """A thing in RDF: `form` is turtle or jsonld."""
    if form not in RDF:
        raise Declined(404, f"no form {form!r} (turtle or jsonld)")
    media_type, rdf = RDF[form]
    chosen(request, (media_type,))
    return Response(described(edition.beside, id, rdf), media_type=media_type)
