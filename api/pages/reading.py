"""One statement: its sentences, what was decided about it, and the decision to take."""

from fastapi import APIRouter, Response
from fastapi.responses import HTMLResponse

from remit.api.explorer.desk import READ, Asked, Desk, PageRoute
from remit.api.explorer.weighing import weighed

router = APIRouter(route_class=PageRoute)


@router.api_route("/explore/reading", methods=READ)
def show(desk: Asked, id: str) -> Response:
    """A claim by its id."""
    return HTMLResponse(page(desk, id))


def page(desk: Desk, id: str) -> str:
    """The page of a claim. Raises NotFound."""
    claim = desk.atlas.map.claim(id)
    desk.notes.of(claim, most=20)
    found = weighed(desk, claim)
    flags = [flag for flag in desk.atlas.flags_on(claim.subject) if any(one.id == id for one in flag.claims)]
    return desk.draw("reading.html", title="A statement", one=found, flags=flags, claim=claim)
