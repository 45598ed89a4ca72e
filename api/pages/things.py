"""Things of one kind, those below somebody, or those in no line: what a number on another page counts."""

from typing import Annotated, Any

import numpy as np
from fastapi import APIRouter, Query, Response
from fastapi.responses import HTMLResponse

from remit.api.explorer import words
from remit.api.explorer.desk import READ, Asked, Desk, PageRoute
from remit.api.explorer.listing import Column, Turn, by_flags, by_name, by_other, fitting, listed, pairs
from remit.graph.claim import Thing
from remit.graph.columns import KIND_CODES, IntArray
from remit.graph.errors import NotFound

router = APIRouter(route_class=PageRoute)
A_PAGE = 50


class Wanted(Turn):
    """Things of a kind, those who report to somebody, or those outside every line."""

    kind: str = ""
    below: str = ""
    outside: int = 0


@router.api_route("/explore/things", methods=READ)
def show(desk: Asked, wanted: Annotated[Wanted, Query()]) -> Response:
    """The list."""
    return HTMLResponse(page(desk, **wanted.model_dump()))


def page(desk: Desk, **asked: Any) -> str:
    """One page of the list. Raises NotFound."""
    wanted = Wanted(**asked)
    title, every = chosen(desk, wanted)
    beside = related(desk, wanted)
    columns = (
        Column("name", "Name", by_name(desk.atlas)),
        Column("with", "Whose" if wanted.kind == "Responsibility" else "Below", by_other(desk.atlas, *beside)),
        Column("flags", "Flags", by_flags(desk.atlas)),
    )
    found = listed(every, columns, fitting(desk.atlas, beside), wanted, A_PAGE)
    things = desk.atlas.at(found.items)
    return desk.draw(
        "things.html",
        title=title,
        heading=title,
        rows=[line(desk, n, things[n]) for n in found.items],
        list=found,
        chosen=wanted.model_dump(include={"kind", "below", "outside"}),
    )


def related(desk: Desk, wanted: Wanted) -> tuple[IntArray, IntArray]:
    """Whom the second column shows beside each thing: who answers for a duty, or who stands above an actor."""
    if wanted.kind == "Responsibility":
        return pairs(desk.atlas, "Assignment", "accountable", "responsible")
    parent = desk.atlas.organisation.parent
    below = np.flatnonzero(parent >= 0).astype(np.int32)
    return below, parent[below]


def chosen(desk: Desk, wanted: Wanted) -> tuple[str, IntArray]:
    """What the list is called, and what is in it."""
    atlas, view = desk.atlas, desk.atlas.view
    if wanted.below:
        thing = atlas.map.thing(wanted.below)
        lower = np.unique(view.subjects(atlas.on(view.number(thing), "ReportingLine")))
        return f"Reports to {thing.label}", lower
    if wanted.outside:
        return "In no line and no unit", atlas.outside
    if wanted.kind not in KIND_CODES:
        raise NotFound(f"no kind {wanted.kind!r} of things (see the overview for those of this map)")
    return words.kinds(wanted.kind), atlas.labelled(wanted.kind)


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
