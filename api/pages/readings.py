"""Readings that a person should look at, each beside its sentence: the uncertain, the suggested, the cut off."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Response
from fastapi.responses import HTMLResponse

from remit.api.explorer import words
from remit.api.explorer.desk import READ, Asked, Desk, PageRoute
from remit.api.explorer.excerpts import Note, Notes
from remit.api.explorer.listing import Turn, listed_rows
from remit.api.explorer.weighing import weighed
from remit.api.review.queue import queue

router = APIRouter(route_class=PageRoute)
A_PAGE = 10


@router.api_route("/explore/readings", methods=READ)
def show(desk: Asked, turn: Annotated[Turn, Query()]) -> Response:
    """The queue."""
    return HTMLResponse(page(desk, **turn.model_dump()))


def page(desk: Desk, **turn: Any) -> str:
    """One page of the queue: doubtful readings first, then hearsay and fragments."""
    found = listed_rows(queue(desk.atlas.map, ()), (), lambda item: item.main.value, Turn(**turn), A_PAGE)
    shown = [(item, weighed(desk, item.main), beside(desk, item.main.id)) for item in found.items]
    return desk.draw(
        "readings.html",
        title="Readings to look at",
        rows=shown,
        list=found,
        statuses=words.STATUSES,
    )


def beside(desk: Desk, claim_id: str) -> list[Note]:
    """The sentences of one claim."""
    notes = Notes(desk.atlas.places)
    notes.of(desk.atlas.map.claim(claim_id))
    return notes.notes
