"""Things of one kind, those below somebody, or those in no line: what a number on another page counts."""

from typing import Any

import numpy as np
from fastapi import APIRouter, Response
from fastapi.responses import HTMLResponse

from remit.api.explorer import words
from remit.api.explorer.desk import READ, Asked, Desk, PageRoute
from remit.graph.claim import Thing
from remit.graph.columns import KIND_CODES, IntArray
from remit.graph.errors import NotFound

router = APIRouter(route_class=PageRoute)
A_PAGE = 60


@router.api_route("/explore/things", methods=READ)
def show(desk: Asked, kind: str = "", below: str = "", outside: int = 0, number: int = 1) -> Response:
    """The list."""
    return HTMLResponse(page(desk, kind, below, outside, number))


def page(desk: Desk, kind: str = "", below: str = "", outside: int = 0, number: int = 1) -> str:
    """One page of the list. Raises NotFound."""
    title, found = chosen(desk, kind, below, outside)
    first = (max(number, 1) - 1) * A_PAGE
    shown = found[first : first + A_PAGE].tolist()
    things = desk.atlas.at(shown)
    return desk.draw(
        "things.html",
        title=title,
        heading=title,
        rows=[line(desk, n, things[n]) for n in shown],
        kind=kind,
        total=len(found),
        number=max(number, 1),
        pages=max(1, -(-len(found) // A_PAGE)),
        asked={"kind": kind, "below": below, "outside": outside},
    )


def chosen(desk: Desk, kind: str, below: str, outside: int) -> tuple[str, IntArray]:
    """What the list is called, and what is in it."""
    atlas, view = desk.atlas, desk.atlas.view
    if below:
        thing = atlas.map.thing(below)
        lower = np.unique(view.subjects(atlas.on(view.number(thing), "ReportingLine")))
        return f"Reports to {thing.label}", lower
    if outside:
        return "In no line and no unit", atlas.outside
    if kind not in KIND_CODES:
        raise NotFound(f"no kind {kind!r} of things (see the overview for those of this map)")
    return words.kinds(kind), atlas.labelled(kind)


def line(desk: Desk, n: int, thing: Thing) -> dict[str, Any]:
    """One row: with whom it stands, and its flags."""
    atlas = desk.atlas
    who = atlas.view.objects(atlas.of(n, "Assignment", "accountable", "responsible"))[:2].tolist()
    up = int(atlas.organisation.parent[n])
    near = atlas.at([*who, *([up] if up >= 0 else [])])
    return {
        "thing": thing,
        "with": [near[one] for one in dict.fromkeys(who)] or ([near[up]] if up >= 0 else []),
        "vacant": n in atlas.vacant,
        "flags": atlas.flags_on(thing.id),
    }
