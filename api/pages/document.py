"""A document: its text with everything that was read of it marked, and the readings beside it."""

from itertools import count
from typing import NamedTuple

from fastapi import APIRouter, Response
from fastapi.responses import HTMLResponse

from remit.api.explorer import words
from remit.api.explorer.atlas import Told
from remit.api.explorer.desk import READ, Asked, Desk, PageRoute
from remit.api.explorer.library import Shelf, Stretch, part_starts
from remit.graph.errors import NotFound

router = APIRouter(route_class=PageRoute)
TECHNICAL = frozenset({"name", "level", "number"})  # attributes that say little beside the statement itself


class Reading(NamedTuple):
    """One statement that was read in this part of the text."""

    number: int
    told: Told
    said: str
    hedges: list[str]
    start: int


@router.api_route("/explore/document", methods=READ)
def show(desk: Asked, id: str, part: int = 1) -> Response:
    """One part of a document."""
    return HTMLResponse(page(desk, id, part))


def page(desk: Desk, id: str, part: int = 1) -> str:
    """The page of one part, counted from 1. Raises NotFound."""
    document = desk.atlas.map.document(id)
    starts = part_starts(document.text)
    if not 1 <= part <= len(starts):
        raise NotFound(f"{document.name} has {len(starts)} parts, and none of them is {part}")
    start, end = starts[part - 1], [*starts, len(document.text)][part]
    shelf = Shelf(desk.atlas, document)
    stretches = list(shelf.stretches(start, end))
    readings = read(desk, stretches)
    return desk.draw(
        "document.html",
        title=document.name,
        document=document,
        part=part,
        parts=len(starts),
        stretches=stretches,
        readings=readings,
        numbers={stretch.start: ending(stretch, stretches[i + 1 :], readings) for i, stretch in enumerate(stretches)},
        share=shelf.read,
        table=document.media_type.endswith(("csv", "tab-separated-values")),
    )


def read(desk: Desk, stretches: list[Stretch]) -> dict[int, Reading]:
    """Claim -> its reading, numbered in the order of the text; names alone are left out."""
    first = {claim: stretch.start for stretch in reversed(stretches) for claim in stretch.claims}
    order = sorted(first, key=lambda claim: (first[claim], claim))
    told = desk.atlas.told(order)
    numbers = count(1)
    return {
        claim: Reading(next(numbers), one, words.relation(one.claim), words.hedges(one.claim), first[claim])
        for claim, one in zip(order, told, strict=True)
        if one.claim.relation != "Attribute" or one.claim.kind not in TECHNICAL
    }


def ending(stretch: Stretch, later: list[Stretch], readings: dict[int, Reading]) -> list[int]:
    """The numbers of the readings whose last words are these."""
    following = set(later[0].claims) if later else set()
    return sorted(readings[claim].number for claim in stretch.claims if claim in readings and claim not in following)
