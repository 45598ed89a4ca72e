"""One thing of the map: a post or unit, a responsibility, a recommendation, or anything else."""

from fastapi import APIRouter, Response
from fastapi.responses import HTMLResponse

from remit.api.explorer import words
from remit.api.explorer.desk import READ, Asked, Desk, PageRoute
from remit.api.explorer.portrait import actor, duty, other, recommendation
from remit.graph.claim import Thing

router = APIRouter(route_class=PageRoute)


@router.api_route("/explore/thing", methods=READ)
def show(desk: Asked, id: str) -> Response:
    """A thing by its id."""
    return HTMLResponse(page(desk, id))


def page(desk: Desk, id: str) -> str:
    """The page of a thing, as its kind asks. Raises NotFound."""
    thing = desk.atlas.map.thing(id)
    template, context = portrayed(desk, thing)
    return desk.draw(template, title=thing.label, thing=thing, **context)


def portrayed(desk: Desk, thing: Thing) -> tuple[str, dict[str, object]]:
    """The template of a kind, and what it shows."""
    if words.is_actor(thing.kind):
        return "actor.html", actor(desk, thing)
    if thing.kind == "Responsibility":
        return "duty.html", duty(desk, thing)
    if thing.kind in {"Recommendation", "Finding", "Response", "Action"}:
        return "recommendation.html", recommendation(desk, thing)
    return "other.html", other(desk, thing)
