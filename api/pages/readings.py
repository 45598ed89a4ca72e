"""Readings that a person should look at, each beside its sentence: the uncertain, the suggested, the cut off."""

from fastapi import APIRouter, Response
from fastapi.responses import HTMLResponse

from remit.api.explorer import words
from remit.api.explorer.desk import READ, Asked, Desk, PageRoute
from remit.api.explorer.excerpts import Note, Notes
from remit.api.explorer.weighing import weighed
from remit.api.review.queue import queue

router = APIRouter(route_class=PageRoute)
A_PAGE = 10


@router.api_route("/explore/readings", methods=READ)
def show(desk: Asked, number: int = 1) -> Response:
    """The queue."""
    return HTMLResponse(page(desk, number))


def page(desk: Desk, number: int = 1) -> str:
    """One page of the queue: doubtful readings first, then hearsay and fragments."""
    items = queue(desk.atlas.map, ())
    first = (max(number, 1) - 1) * A_PAGE
    shown = [(item, weighed(desk, item.main), beside(desk, item.main.id)) for item in items[first : first + A_PAGE]]
    return desk.draw(
        "readings.html",
        title="Readings to look at",
        rows=shown,
        total=len(items),
        number=max(number, 1),
        pages=max(1, -(-len(items) // A_PAGE)),
        statuses=words.STATUSES,
    )


def beside(desk: Desk, claim_id: str) -> list[Note]:
    """The sentences of one claim."""
    notes = Notes(desk.atlas.places)
    notes.of(desk.atlas.map.claim(claim_id))
    return notes.notes
