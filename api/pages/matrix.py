"""A responsibility matrix: duties down, actors across, a letter for each part; of a sheet, a list or an actor."""

from typing import Annotated, Any

import numpy as np
from fastapi import APIRouter, Query, Response
from fastapi.responses import HTMLResponse

from remit.api.explorer import words
from remit.api.explorer.desk import READ, Asked, Desk, PageRoute
from remit.api.explorer.duties import columns_of, lines, within
from remit.api.explorer.listing import Column, Head, Turn, by_flags, by_name, fitting, listed, pairs

router = APIRouter(route_class=PageRoute)
A_PAGE = 25


class Wanted(Turn):
    """Whose matrix it is: a sheet, a list of duties or an actor."""

    of: str


@router.api_route("/explore/matrix", methods=READ)
def show(desk: Asked, wanted: Annotated[Wanted, Query()]) -> Response:
    """The matrix."""
    return HTMLResponse(page(desk, **wanted.model_dump()))


def page(desk: Desk, **asked: Any) -> str:
    """One page of the matrix, with columns for whoever has a part in its rows. Raises NotFound."""
    wanted, atlas = Wanted(**asked), desk.atlas
    thing = atlas.map.thing(wanted.of)
    duties = np.array(within(desk, atlas.view.number(thing)), dtype=np.int32)
    first, last = Column("duty", "Responsibility", by_name(atlas)), Column("flags", "Flags", by_flags(atlas))
    found = listed(duties, (first, last), fitting(atlas, pairs(atlas, "Assignment")), wanted, A_PAGE)
    rows = lines(desk, found.items)
    actors = columns_of(rows, thing if words.is_actor(thing.kind) else None)
    between = [Head(actor.label, "", "", sortable=False, figures=False) for actor in actors]
    between.append(Head("Others", "", "", sortable=False, figures=False))
    return desk.draw(
        "matrix.html",
        title=f"Matrix of {thing.label}",
        thing=thing,
        rows=rows,
        list=found._replace(heads=[found.heads[0], *between, found.heads[1]]),
        actors=actors,
        drawn={actor.id for actor in actors},
    )
