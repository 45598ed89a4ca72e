"""The whole organisation: the picture, and everybody in it as a table, a level and a page at a time."""

from typing import Any

from fastapi import APIRouter, Response
from fastapi.responses import HTMLResponse

from remit.api.explorer.desk import READ, Asked, Desk, PageRoute
from remit.api.explorer.whole import whole

router = APIRouter(route_class=PageRoute)
A_PAGE = 40


@router.api_route("/explore/organisation", methods=READ)
def show(desk: Asked, number: int = 1) -> Response:
    """The page."""
    return HTMLResponse(page(desk, number))


def page(desk: Desk, number: int = 1) -> str:
    """One page of the table below the picture."""
    tree = desk.atlas.organisation
    members = tree.reading
    first = (max(number, 1) - 1) * A_PAGE
    shown = members[first : first + A_PAGE]
    things = desk.atlas.at(shown + [int(tree.parent[n]) for n in shown if tree.parent[n] >= 0])
    return desk.draw(
        "organisation.html",
        title="Organisation",
        whole=whole(desk),
        rows=[line(desk, n, things) for n in shown],
        total=len(members),
        number=max(number, 1),
        pages=max(1, -(-len(members) // A_PAGE)),
        outside=len(desk.atlas.outside),
    )


def line(desk: Desk, n: int, things: dict[int, Any]) -> dict[str, Any]:
    """One row."""
    tree, thing = desk.atlas.organisation, things[n]
    return {
        "thing": thing,
        "level": int(tree.depth[n]) + 1,
        "above": things.get(int(tree.parent[n])),
        "below": int(tree.size[n]) - 1,
        "vacant": n in desk.atlas.vacant,
        "flags": desk.atlas.flags_on(thing.id),
    }
