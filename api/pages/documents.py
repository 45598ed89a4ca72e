"""The documents that the map was read from."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Response
from fastapi.responses import HTMLResponse

from remit.api.explorer.desk import READ, Asked, Desk, PageRoute
from remit.api.explorer.listing import Column, Turn, listed_rows

router = APIRouter(route_class=PageRoute)
A_PAGE = 60
COLUMNS = (
    Column("name", "Name", lambda row: row[1].casefold()),
    Column("kind", "Kind", lambda row: row[2]),
    Column("size", "Characters", lambda row: row[3], figures=True),
)


@router.api_route("/explore/documents", methods=READ)
def show(desk: Asked, turn: Annotated[Turn, Query()]) -> Response:
    """The list."""
    return HTMLResponse(page(desk, **turn.model_dump()))


def page(desk: Desk, **turn: Any) -> str:
    """One page of the list, by name unless another order is asked for."""
    rows = [(id, *row) for id, row in desk.atlas.documents.items()]
    found = listed_rows(rows, COLUMNS, lambda row: f"{row[1]} {row[2]}", Turn(**turn), A_PAGE)
    return desk.draw("documents.html", title="Documents", list=found)
