"""A document: its text with everything that was read of it marked, and the readings beside it."""

from collections.abc import Sequence
from typing import NamedTuple

from fastapi import APIRouter, Response
from fastapi.responses import HTMLResponse

from remit.api.explorer import words
from remit.api.explorer.atlas import Told
from remit.api.explorer.desk import READ, Asked, Desk, PageRoute
from remit.api.explorer.leftover import leftovers, soon
from remit.api.explorer.library import Shelf, Stretch, part_of, part_starts
from remit.graph.columns import CONCEPT_CODES, RELATION_CODES
from remit.graph.errors import NotFound

router = APIRouter(route_class=PageRoute)
TECHNICAL = frozenset(
    {"name", "alias", "level", "number", "statement"}
)  # attributes that say little beside the text itself
SHOWN = 25  # readings beside the text; links lead to the others of the part


class Reading(NamedTuple):
    """One statement that was read in this part of the text."""

    number: int
    told: Told
    said: str
    hedges: list[str]
    start: int


@router.api_route("/explore/document", methods=READ)
def show(desk: Asked, id: str, part: int = 1, beside: int = 1) -> Response:
    """One part of a document."""
    return HTMLResponse(page(desk, id, part, beside))


def page(desk: Desk, id: str, part: int = 1, beside: int = 1) -> str:
    """The page of one part, counted from 1, with some of its readings beside it. Raises NotFound."""
    document = desk.atlas.map.document(id)
    starts = part_starts(document.text)
    if not 1 <= part <= len(starts):
        raise NotFound(f"{document.name} has {len(starts)} parts, and none of them is {part}")
    start, end = starts[part - 1], [*starts, len(document.text)][part]
    left = leftovers(document) if desk.links.static else soon(document)
    desk.unfinished = left is None
    shelf = Shelf(desk.atlas, document, left or ())
    stretches = list(shelf.stretches(start, end))
    order = noted(desk, stretches)
    screens = max(1, -(-len(order) // SHOWN))
    first = (min(max(beside, 1), screens) - 1) * SHOWN
    readings = read(desk, order[first : first + SHOWN], first)
    return desk.draw(
        "document.html",
        title=document.name,
        document=document,
        part=part,
        parts=len(starts),
        stretches=stretches,
        readings=readings,
        first=first,
        total=len(order),
        beside=first // SHOWN + 1,
        screens=screens,
        size=SHOWN,
        numbers={stretch.start: ending(stretch, stretches[i + 1 :], readings) for i, stretch in enumerate(stretches)},
        leftovers=[(span, reason, part_of(document.text, span.start)) for span, reason in (left or ())],
        share=shelf.read,
        table=document.media_type.endswith(("csv", "tab-separated-values")),
    )


def noted(desk: Desk, stretches: list[Stretch]) -> list[tuple[int, int]]:
    """(claim, where its words begin) of every reading, in the order of the text; words and names alone say little."""
    columns = desk.atlas.view.columns
    first = {claim: stretch.start for stretch in reversed(stretches) for claim in stretch.claims}
    silent = {RELATION_CODES["Attribute"]: {CONCEPT_CODES[kind] for kind in TECHNICAL}}
    told = [c for c in first if int(columns.kind[c]) not in silent.get(int(columns.relation[c]), ())]
    return sorted(((claim, first[claim]) for claim in told), key=lambda pair: (pair[1], pair[0]))


def read(desk: Desk, order: Sequence[tuple[int, int]], first: int) -> dict[int, Reading]:
    """Claim -> its reading, numbered in the order of the text; so many come before the first."""
    told = desk.atlas.told([claim for claim, _ in order])
    return {
        claim: Reading(number, one, words.relation(one.claim), words.hedges(one.claim), start)
        for number, ((claim, start), one) in enumerate(zip(order, told, strict=True), first + 1)
    }


def ending(stretch: Stretch, later: list[Stretch], readings: dict[int, Reading]) -> list[int]:
    """The numbers of the readings whose last words are these."""
    following = set(later[0].claims) if later else set()
    return sorted(readings[claim].number for claim in stretch.claims if claim in readings and claim not in following)
