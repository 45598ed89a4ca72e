"""Who owns what: everybody's part in a responsibility, the chain to the top, and the sentences."""

from typing import Annotated

from fastapi import Query
from starlette.concurrency import run_in_threadpool

from remit.api.asked import Now
from remit.api.commands.who import answer_json
from remit.api.http import shapes
from remit.api.http.routing import Json, resources
from remit.graph.questions import Answer

router = resources("questions")


@router.get("/who", response_model=shapes.Who)
async def who(edition: Now, q: Annotated[str, Query(description="The words of a responsibility.")]) -> Json:
    """Who owns a responsibility. Where none has these words, the nearest ones are given, and `exact` is false."""
    duties = [thing for thing in edition.map.named(q) if thing.kind == "Responsibility"]
    if duties:
        answer = Answer(q, True, tuple(edition.questions.owned(duty) for duty in duties))
        return Json(answer_json(answer, edition.places))
    # Looking for the nearest words takes long on a large map, so that is done in a thread.
    answer = await run_in_threadpool(edition.beside.questions.who, q)
    return Json(answer_json(answer, edition.beside.places))
