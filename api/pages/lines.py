"""The reporting lines around one post on a page of their own: up to 300 boxes, on paper too."""

from fastapi import APIRouter, Response
from fastapi.responses import HTMLResponse

from remit.api.explorer.chart import chart
from remit.api.explorer.desk import READ, Asked, Desk, PageRoute
from remit.api.explorer.neighbourhood import MOST

router = APIRouter(route_class=PageRoute)


@router.api_route("/explore/lines", methods=READ)
def show(desk: Asked, id: str, levels: int = 0) -> Response:
    """The picture of a post or unit."""
    return HTMLResponse(page(desk, id, levels))


def page(desk: Desk, id: str, levels: int = 0) -> str:
    """The page; `levels` below the post, as many as fit unless it is given. Raises NotFound."""
    thing = desk.atlas.map.thing(id)
    drawn = chart(desk, desk.atlas.view.number(thing), MOST, levels or 99)
    return desk.draw(
        "lines_page.html", title=f"Lines around {thing.label}", thing=thing, chart=drawn, levels=levels, most=MOST
    )
