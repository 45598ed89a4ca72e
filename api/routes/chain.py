"""The chain of command above a post, unit or person."""

from typing import Annotated

from fastapi import Query
from starlette.concurrency import run_in_threadpool

from remit.api.asked import Now
from remit.api.commands.chain import chain_json
from remit.api.http import shapes
from remit.api.http.routing import Json, resources
from remit.graph.errors import NotFound
from remit.graph.questions import find_actor

router = resources("questions")


@router.get("/chain", response_model=shapes.Chain)
async def chain(
    edition: Now, of: Annotated[str, Query(description="A post, unit or person: its id, name or alias.")]
) -> Json:
    """The steps to the top, with the claim behind each."""
    try:
        actor = edition.map.thing(of)
    except NotFound:
        actor = await run_in_threadpool(find_actor, edition.beside.map, of)
    return Json(chain_json(actor, edition.questions.chain(actor), edition.places))
