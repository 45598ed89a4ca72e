"""What is looked for: every detector with why it matters, an example and what to do."""

from fastapi import APIRouter, Response
from fastapi.responses import HTMLResponse

from remit.api.explorer.desk import READ, Asked, Desk, PageRoute
from remit.api.explorer.diagnosis import explained
from remit.graph.detecting import registry

router = APIRouter(route_class=PageRoute)


@router.api_route("/explore/detectors", methods=READ)
def show(desk: Asked) -> Response:
    """The list."""
    return HTMLResponse(page(desk))


def page(desk: Desk) -> str:
    """The page."""
    groups: dict[str, list[object]] = {}
    counts = desk.atlas.raised.codes
    for detector in registry().values():
        row = (detector.meta, explained(detector), counts[detector.meta.code])
        groups.setdefault(detector.meta.group, []).append(row)
    return desk.draw("detectors.html", title="What is looked for", groups=groups)
