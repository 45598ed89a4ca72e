"""The documents that the map was read from."""

from fastapi import APIRouter, Response
from fastapi.responses import HTMLResponse

from remit.api.explorer.desk import READ, Asked, Desk, PageRoute

router = APIRouter(route_class=PageRoute)


@router.api_route("/explore/documents", methods=READ)
def show(desk: Asked) -> Response:
    """The list."""
    return HTMLResponse(page(desk))


def page(desk: Desk) -> str:
    """The page."""
    return desk.draw("documents.html", title="Documents", documents=desk.atlas.documents)
