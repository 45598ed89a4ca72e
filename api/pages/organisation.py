"""The whole organisation: the picture, and everybody in it as a table, a level and a page at a time."""

from typing import Annotated, Any

import numpy as np
from fastapi import APIRouter, Query, Response
from fastapi.responses import HTMLResponse

from remit.api.explorer.desk import READ, Asked, Desk, PageRoute
from remit.api.explorer.listing import Column, Turn, by_flags, by_name, by_other, fitting, listed
from remit.api.explorer.whole import whole

router = APIRouter(route_class=PageRoute)
A_PAGE = 25


@router.api_route("/explore/organisation", methods=READ)
def show(desk: Asked, turn: Annotated[Turn, Query()]) -> Response:
    """The list."""
    return HTMLResponse(page(desk, **turn.model_dump()))


def page(desk: Desk, **turn: Any) -> str:
    """One page of the table below the picture, everybody after their superiors unless another order is asked for."""
    atlas, tree = desk.atlas, desk.atlas.organisation
    members = np.array(tree.reading, dtype=np.int32)
    below = members[tree.parent[members] >= 0]
    standing = below, tree.parent[below]
    columns = (
        Column("who", "Who", by_name(atlas)),
        Column("level", "Level", lambda found: tree.depth[found], figures=True),
        Column("above", "Below", by_other(atlas, *standing)),
        Column("size", "Stand below it", lambda found: tree.size[found], figures=True),
        Column("flags", "Flags", by_flags(atlas)),
    )
    found = listed(members, columns, fitting(atlas, standing), Turn(**turn), A_PAGE)
    shown = found.items
    things = atlas.at(shown + [int(tree.parent[n]) for n in shown if tree.parent[n] >= 0])
    return desk.draw(
        "organisation.html",
        title="Organisation",
        whole=whole(desk),
        rows=[line(desk, n, things) for n in shown],
        list=found,
        outside=len(atlas.outside),
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
