"""Style and script of the pages, at addresses that change with their content: a browser asks for them once."""

from fastapi import APIRouter, Response

from remit.api.explorer.assets import ASSETS, content
from remit.api.explorer.desk import READ, PageRoute
from remit.graph.errors import NotFound

router = APIRouter(route_class=PageRoute)
FOR_A_YEAR = "private, max-age=31536000, immutable"


@router.api_route("/explore/assets/{version}/{name}", methods=READ)
def show(version: str, name: str) -> Response:
    """One file; an old version gets the newest one, which no browser keeps under the old address."""
    if name not in ASSETS:
        raise NotFound(f"no style or script {name!r}")
    tag, data = content(name)
    kept = FOR_A_YEAR if version == tag else "no-store"
    return Response(data, media_type=ASSETS[name], headers={"Cache-Control": kept})
