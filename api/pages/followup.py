"""Recommendations and what became of them: answered how, owned by whom, due when."""

from typing import Any

from fastapi import APIRouter, Response
from fastapi.responses import HTMLResponse

from remit.api.explorer.desk import READ, Asked, Desk, PageRoute
from remit.api.explorer.trail import stop
from remit.graph.claim import Thing

router = APIRouter(route_class=PageRoute)
A_PAGE = 30


@router.api_route("/explore/followup", methods=READ)
def show(desk: Asked, number: int = 1) -> Response:
    """The list."""
    return HTMLResponse(page(desk, number))


def page(desk: Desk, number: int = 1) -> str:
    """One page of the list, in the order of the documents."""
    found = desk.atlas.view.things("Recommendation").tolist()
    first = (max(number, 1) - 1) * A_PAGE
    shown = found[first : first + A_PAGE]
    things = desk.atlas.at(shown)
    return desk.draw(
        "followup.html",
        title="Recommendations",
        rows=[line(desk, n, things[n]) for n in shown],
        total=len(found),
        number=max(number, 1),
        pages=max(1, -(-len(found) // A_PAGE)),
    )


def line(desk: Desk, n: int, thing: Thing) -> dict[str, Any]:
    """One recommendation with the answers to it and the actions on it."""
    atlas, view = desk.atlas, desk.atlas.view
    answers = [told.claim.kind for told in atlas.told(atlas.on(n, "Answer")[:3])]
    actions = view.subjects(atlas.on(n, "Followup"))[:4].tolist()
    named = atlas.at(actions)
    return {
        "stop": stop(desk, n, thing, here=False),
        "answers": list(dict.fromkeys(answers)),
        "actions": [stop(desk, one, named[one], here=False) for one in actions],
    }
