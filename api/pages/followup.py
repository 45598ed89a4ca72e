"""Recommendations and what became of them: answered how, owned by whom, due when."""

from typing import Annotated, Any

import numpy as np
from fastapi import APIRouter, Query, Response
from fastapi.responses import HTMLResponse

from remit.api.explorer import words
from remit.api.explorer.desk import READ, Asked, Desk, PageRoute
from remit.api.explorer.listing import Column, Turn, by_flags, by_name, by_other, fitting, listed, pairs
from remit.api.explorer.trail import stop
from remit.graph.claim import Thing
from remit.graph.columns import IntArray

router = APIRouter(route_class=PageRoute)
A_PAGE = 30


@router.api_route("/explore/followup", methods=READ)
def show(desk: Asked, turn: Annotated[Turn, Query()]) -> Response:
    """The list."""
    return HTMLResponse(page(desk, **turn.model_dump()))


def page(desk: Desk, **turn: Any) -> str:
    """One page of the list, in the order of the documents unless another is asked for."""
    atlas = desk.atlas
    addressed, (actions, followed) = pairs(atlas, "Address"), pairs(atlas, "Followup")
    columns = (
        Column("what", "Recommendation", by_name(atlas)),
        Column("to", "To", by_other(atlas, *addressed)),
        Column("answer", "Answer", lambda found: answered(desk)[found]),
        Column("action", "Action, owner, date", by_other(atlas, followed, actions)),
        Column("flags", "Flags", by_flags(atlas)),
    )
    fits = fitting(atlas, addressed, (followed, actions))
    found = listed(atlas.view.things("Recommendation"), columns, fits, Turn(**turn), A_PAGE)
    things = atlas.at(found.items)
    return desk.draw(
        "followup.html",
        title="Recommendations",
        rows=[line(desk, n, things[n]) for n in found.items],
        list=found,
    )


def answered(desk: Desk) -> IntArray:
    """How each thing was answered, from agreed to not clear; -1 where it was not."""
    view, order = desk.atlas.view, list(words.ANSWERS)
    found = np.full(len(view.columns.thing_kind), -1, dtype=np.int32)
    for place, kind in reversed(list(enumerate(order))):
        found[view.objects(view.claims("Answer", kind))] = place
    return found


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
