"""The reporting lines around one post on a page of their own: a picture of up to 300 boxes, and the same as a table."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Response
from fastapi.responses import HTMLResponse

from remit.api.explorer import words
from remit.api.explorer.atlas import Told
from remit.api.explorer.chart import Chart, chart
from remit.api.explorer.desk import READ, Asked, Desk, PageRoute
from remit.api.explorer.listing import Column, Listing, Turn, listed_rows
from remit.api.explorer.neighbourhood import MOST
from remit.api.explorer.rows import row

router = APIRouter(route_class=PageRoute)
MANY = 100  # boxes of a picture whose table has a page of its own: both together would be more than a browser likes
BESIDE, ALONE = 15, 35  # rows of the table below the picture, and on its own
COLUMNS = (
    Column("who", "Who", lambda told: told.subject.label.casefold()),
    Column("line", "Line", lambda told: words.relation(told.claim)),
    Column("whom", "To whom", lambda told: told.object.label.casefold()),
    Column("how", "How"),
)


class Wanted(Turn):
    """Whose lines, how many levels below (as many as fit unless it is given), and whether only as a table."""

    id: str
    levels: int = 0
    table: int = 0


@router.api_route("/explore/lines", methods=READ)
def show(desk: Asked, wanted: Annotated[Wanted, Query()]) -> Response:
    """The picture of a post or unit, or its table."""
    return HTMLResponse(page(desk, **wanted.model_dump()))


def page(desk: Desk, **asked: Any) -> str:
    """The page. Raises NotFound."""
    wanted = Wanted(**asked)
    thing = desk.atlas.map.thing(wanted.id)
    drawn = chart(desk, desk.atlas.view.number(thing), MOST, wanted.levels or 99)
    found = table(desk, drawn, wanted) if drawn else None
    return desk.draw(
        "lines_page.html",
        title=f"Lines around {thing.label}",
        thing=thing,
        chart=drawn,
        list=found,
        rows=[row(desk, told) for told in found.items] if found else [],
        wanted=wanted,
        chosen={"id": thing.id, "levels": wanted.levels, "table": 1},
        most=MOST,
        many=MANY,
    )


def table(desk: Desk, drawn: Chart, wanted: Wanted) -> Listing[Told]:
    """The lines of a picture as rows: who, by which line, to whom."""
    near = drawn.near
    told = desk.atlas.told([claim for link in near.links for claim in near.claims[link][:1]])
    size = ALONE if wanted.table else BESIDE
    return listed_rows(told, COLUMNS, said, wanted, size)


def said(told: Told) -> str:
    """One line in words."""
    return f"{told.subject.label} {words.relation(told.claim)} {told.object.label if told.object else ''}"
