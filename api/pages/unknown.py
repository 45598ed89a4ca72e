"""Whatever else is asked for below /explore: a page that says so, with a way on. Its name puts it behind all others."""

from fastapi import APIRouter, Response

from remit.api.explorer.desk import READ, PageRoute, failed

router = APIRouter(route_class=PageRoute)


@router.api_route("/explore/{rest:path}", methods=READ)
def show(rest: str) -> Response:
    """No page."""
    return failed("There is no such page", 404)
