"""A responsibility matrix: duties down, actors across, a letter for each part; of a sheet, a list or an actor."""

from fastapi import APIRouter, Response
from fastapi.responses import HTMLResponse

from remit.api.explorer import words
from remit.api.explorer.desk import READ, Asked, Desk, PageRoute
from remit.api.explorer.duties import columns_of, lines, within

router = APIRouter(route_class=PageRoute)
A_PAGE = 25


@router.api_route("/explore/matrix", methods=READ)
def show(desk: Asked, of: str, number: int = 1) -> Response:
    """The matrix."""
    return HTMLResponse(page(desk, of, number))


def page(desk: Desk, of: str, number: int = 1) -> str:
    """One page of the matrix. Raises NotFound."""
    thing = desk.atlas.map.thing(of)
    duties = within(desk, desk.atlas.view.number(thing))
    first = (max(number, 1) - 1) * A_PAGE
    found = lines(desk, duties[first : first + A_PAGE])
    actors = columns_of(found, thing if words.is_actor(thing.kind) else None)
    return desk.draw(
        "matrix.html",
        title=f"Matrix of {thing.label}",
        thing=thing,
        rows=found,
        actors=actors,
        drawn={actor.id for actor in actors},
        total=len(duties),
        number=max(number, 1),
        pages=max(1, -(-len(duties) // A_PAGE)),
    )
