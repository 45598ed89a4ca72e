"""What the search field offers while one types, and who stands below a line of the tree: answers for the script."""

from typing import Any

from fastapi import APIRouter

from remit.api.explorer import words
from remit.api.explorer.desk import Asked, Desk, PageRoute
from remit.api.explorer.finding import offers
from remit.api.http.routing import Json
from remit.graph.claim import Thing

router = APIRouter(route_class=PageRoute)
SHOWN = 60  # of one branch that is opened


@router.get("/explore/suggest")
def suggest(desk: Asked, q: str = "") -> Json:
    """Things that fit, with the addresses of their pages."""
    return Json({"things": [entry(desk, thing) for thing in offers(desk.atlas, q[:200])]})


@router.get("/explore/ready")
def ready(desk: Asked) -> Json:
    """Whether the flags of the map are known."""
    return Json({"ready": not desk.pending})


@router.get("/explore/below")
def below(desk: Asked, id: str) -> Json:
    """Who stands directly below a thing in the tree, with their signs."""
    atlas = desk.atlas
    children = atlas.organisation.children(atlas.view.number(id))
    things = atlas.at(children[:SHOWN])
    found = [branch(desk, n, things[n]) for n in children[:SHOWN].tolist()]
    return Json({"things": found, "total": len(children)})


def entry(desk: Desk, thing: Thing) -> dict[str, Any]:
    """One thing as the script shows it."""
    return {"label": thing.label, "kind": words.kind(thing.kind), "href": desk.links.to("thing", id=thing.id)}


def branch(desk: Desk, n: int, thing: Thing) -> dict[str, Any]:
    """One line of the tree."""
    worst = str(max((flag.severity for flag in desk.atlas.flags_on(thing.id)), default=""))
    sign = words.SEVERITIES[worst][0] if worst else ""
    below = int(desk.atlas.organisation.size[n]) - 1
    return {**entry(desk, thing), "id": thing.id, "worst": worst, "sign": sign, "below": below}
