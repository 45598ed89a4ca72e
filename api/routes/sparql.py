"""SPARQL 1.1 Protocol: queries that read, in a process that is ended when they take too long; no updates."""

from typing import Annotated, Any

from anyio import CapacityLimiter, to_thread
from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from remit.api.asked import Now
from remit.api.asking import Stopped
from remit.api.http.accepting import chosen
from remit.api.http.bodies import form_fields
from remit.api.http.problems import Declined
from remit.api.http.results import GRAPHS, RESULTS, as_rdf
from remit.api.keeper import Keeper
from remit.api.query_rules import LARGEST
from remit.api.served import Edition, file_of
from remit.graph.errors import Refused

router = APIRouter(tags=["sparql"])
AT_ONCE = 2  # queries that run; others wait
WAITING = 16  # queries that may wait
FORM, QUERY = "application/x-www-form-urlencoded", "application/sparql-query"
_DATASETS = {"default-graph-uri", "named-graph-uri", "using-graph-uri", "using-named-graph-uri"}

ANSWERS: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "Results of SELECT and ASK, or the graph of CONSTRUCT and DESCRIBE. The header Remit-Truncated"
        " says that there are more rows.",
        "content": {name.partition(";")[0]: {"schema": {"type": "string"}} for name in (*RESULTS, *GRAPHS)},
    }
}
for _name in ("application/sparql-results+json", "application/json", "application/ld+json"):
    ANSWERS[200]["content"][_name] = {"schema": {}}
_TEXT = {"type": "string", "minLength": 1}
BODY = {
    "requestBody": {
        "required": True,
        "content": {
            FORM: {"schema": {"type": "object", "properties": {"query": _TEXT}, "required": ["query"]}},
            QUERY: {"schema": _TEXT},
        },
    }
}


@router.get("/sparql", response_class=Response, responses=ANSWERS)
async def ask(
    request: Request,
    edition: Now,
    query: Annotated[str, Query(min_length=1, description="SPARQL 1.1; the prefixes of the map are known.")],
) -> Response:
    """Ask the map anything that SPARQL can say. Updates, SERVICE and FROM are refused."""
    return await answer(request, edition, query)


@router.post("/sparql", response_class=Response, responses=ANSWERS, openapi_extra=BODY)
async def ask_by_post(request: Request, edition: Now) -> Response:
    """The same, with the query in a form or as the whole body."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == FORM:
        fields = await form_fields(request, LARGEST * 3)
        if "update" in fields:
            raise Declined(400, "the query is refused: it is an update, and a query only reads")
        refuse_datasets(fields)
        found = fields.get("query", [])
        if len(found) != 1:
            raise Declined(422, "the form needs one field, query")
        return await answer(request, edition, found[0])
    if kind == QUERY:
        body = await request.body()
        try:
            return await answer(request, edition, body.decode())
        except UnicodeDecodeError as error:
            raise Declined(400, f"the query is no UTF-8: byte {error.start}") from error
    raise Declined(415, f"a query comes as {FORM} or {QUERY}")


async def answer(request: Request, edition: Edition, query: str) -> Response:
    """The answer to a query, in the form that the client wants."""
    refuse_datasets(request.query_params)
    chosen(request, (*RESULTS, *GRAPHS))  # before work is done for nothing
    keeper, limiter = asked(request)
    if limiter.statistics().tasks_waiting >= WAITING:
        raise Declined(503, "too many queries are waiting", {"Retry-After": "5"})
    try:
        found = await to_thread.run_sync(keeper.ask, file_of(edition), edition.tag, query, limiter=limiter)
    except Refused as error:
        raise Declined(503 if isinstance(error, Stopped) else 400, str(error)) from error
    headers = {"Remit-Truncated": "true"} if found["truncated"] else {}
    if found.get("graph"):
        name = chosen(request, (*GRAPHS, *RESULTS))
        if name in GRAPHS:
            return Response(as_rdf(found, GRAPHS[name]), headers=headers, media_type=name)
    name = chosen(request, tuple(RESULTS))
    return Response(RESULTS[name](found), headers=headers, media_type=name)


def refuse_datasets(fields: Any) -> None:
    """Raise Declined where a client names the graphs to ask: there is one."""
    for name in _DATASETS & set(fields):
        raise Declined(400, f"{name}: a query reads this map only")


def asked(request: Request) -> tuple[Keeper, CapacityLimiter]:
    """The keeper of this application's graph, and who may ask it at once."""
    state = request.app.state
    if not hasattr(state, "keeper"):
        state.keeper, state.askers = Keeper(), CapacityLimiter(AT_ONCE)
    return state.keeper, state.askers
