"""Search: things whose names fit words."""

from typing import Annotated

from fastapi import Query

from remit.api.asked import Now
from remit.api.http import shapes
from remit.api.http.known import Kind
from remit.api.http.routing import Json, resources

router = resources("questions")


@router.get("/search", response_model=shapes.Hits)
def search(
    edition: Now,
    q: Annotated[str, Query(description="Words of a name.")],
    kind: Annotated[list[Kind], Query(description="Only of these kinds.")] = [],  # noqa: B006 never changed
    limit: Annotated[int, Query(ge=1, le=100, description="The most things to give.")] = 10,
) -> Json:
    """The things whose labels fit the words best, those that hold all of them first."""
    found = edition.beside.map.search(q, [one.value for one in kind], limit)
    return Json({"things": [thing._asdict() for thing in found]})
