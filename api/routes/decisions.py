"""Decisions: what people decide about claims, actors and flags. They are appended; undoing one is another one."""

from threading import Lock
from typing import Annotated, Any

from fastapi import Query, Request

from remit.api.asked import Now, Source
from remit.api.decided import decision_json
from remit.api.deciding import decide, decider
from remit.api.http import changing
from remit.api.http.listing import Page, paged
from remit.api.http.routing import Json, resources
from remit.graph.errors import NotFound

router = resources("decisions")
CREATED: dict[int | str, dict[str, Any]] = {
    201: {"headers": {"Location": {"description": "The decision.", "schema": {"type": "string"}}}}
}


@router.get("/decisions", response_model=changing.Decisions)
def decisions(
    request: Request,
    edition: Now,
    cut: Page,
    about: Annotated[str, Query(description="Only those about, or naming, this claim, actor, flag or decision.")] = "",
) -> Json:
    """Every decision in the order in which they were taken."""
    map_ = edition.beside.map
    found, withdrawn = map_.decisions(about), map_.standing().withdrawn
    rest = [one for one in found if f"{one.at} {one.id}" > cut.after]
    shown = rest[: cut.limit]
    told = [decision_json(one, withdrawn=one.id in withdrawn) for one in shown]
    following = f"{shown[-1].at} {shown[-1].id}" if len(rest) > cut.limit else ""
    return paged(request, "decisions", told, len(found), following)


@router.get("/decisions/{id}", response_model=changing.Decision)
def decision(edition: Now, id: str) -> Json:
    """One decision by its id."""
    for one in edition.beside.map.decisions(id):
        if one.id == id:
            return Json(decision_json(one, withdrawn=id in edition.beside.map.standing().withdrawn))
    raise NotFound(f"no decision {id!r} in the map")


@router.post("/decisions", status_code=201, response_model=changing.Decision, responses=CREATED)
def take(request: Request, served: Source, asked: changing.Asked) -> Json:
    """Accept, reject or correct a claim, merge or split actors, waive a flag, or withdraw an earlier decision.

    `seen` is the id of the last decision about it that the client knows ("" for none): where somebody else decided
    since, the answer is 409 and nothing is decided.
    """
    by = decider(request, asked.by)
    state = request.app.state
    lock: Lock = state.deciding
    taken = decide(served, lock, asked, by)
    return Json(decision_json(taken), 201, {"Location": f"/decisions/{taken.id}"})
