"""The reporting lines around one post on sheets of paper: what is one wide picture on a screen, cut between teams."""

from fastapi import APIRouter, Response
from fastapi.responses import HTMLResponse

from remit.api.explorer.desk import READ, Asked, Desk, PageRoute
from remit.api.explorer.sheets import sheets

router = APIRouter(route_class=PageRoute)
MOST = 270  # boxes of all sheets; superiors stand on several, and a page has at most 500 elements


@router.api_route("/explore/paper", methods=READ)
def show(desk: Asked, id: str, levels: int = 0) -> Response:
    """The sheets of a post or unit."""
    return HTMLResponse(page(desk, id, levels))


def page(desk: Desk, id: str, levels: int = 0) -> str:
    """The page. Raises NotFound."""
    thing = desk.atlas.map.thing(id)
    found = sheets(desk, desk.atlas.view.number(thing), MOST, levels or 99)
    return desk.draw(
        "paper.html", title=f"Sheets of {thing.label}", thing=thing, sheets=found, levels=levels, most=MOST
    )
