"""Responsibilities: who answers, who does it, who helps; and the sheets that they come from."""

from fastapi import APIRouter, Response
from fastapi.responses import HTMLResponse

from remit.api.explorer.desk import READ, Asked, Desk, PageRoute
from remit.api.explorer.duties import lines

router = APIRouter(route_class=PageRoute)
A_PAGE = 30


@router.api_route("/explore/duties", methods=READ)
def show(desk: Asked, number: int = 1) -> Response:
    """The list."""
    return HTMLResponse(page(desk, number))


def page(desk: Desk, number: int = 1) -> str:
    """One page of the list, in the order of the documents."""
    atlas = desk.atlas
    found = atlas.view.things("Responsibility").tolist()
    first = (max(number, 1) - 1) * A_PAGE
    sheets = atlas.at(atlas.view.things("Matrix", "DutyList")[:40])
    return desk.draw(
        "duties.html",
        title="Responsibilities",
        rows=lines(desk, found[first : first + A_PAGE]),
        sheets=list(sheets.values()),
        total=len(found),
        number=max(number, 1),
        pages=max(1, -(-len(found) // A_PAGE)),
    )
