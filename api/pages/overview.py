"""What is in the map, what is wrong with it, and the whole organisation at a glance."""

from fastapi import APIRouter, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from remit.api.explorer.desk import READ, Asked, Desk, PageRoute
from remit.api.explorer.whole import whole

router = APIRouter(route_class=PageRoute)
WORST = 6  # flags shown on the first page; the list has all
TALLIED = ("Organization", "Unit", "Body", "Programme", "Post", "Role", "Person", "Responsibility", "Recommendation")


@router.api_route("/", methods=READ)
@router.api_route("/explore", methods=READ)
def first() -> Response:
    """The first page has one address."""
    return RedirectResponse("/explore/overview", 307)


@router.api_route("/explore/overview", methods=READ)
def show(desk: Asked) -> Response:
    """The overview."""
    return HTMLResponse(page(desk))


def page(desk: Desk) -> str:
    """The overview, or the first step where the map is empty."""
    counts = desk.atlas.counts
    if not counts["things"]:
        return desk.draw("empty.html", title="An empty map", counts=counts)
    raised = desk.atlas.raised
    flags = raised.open
    worst = [(flag, desk.notes.of(flag.claims[0], 1) if flag.claims else []) for flag in flags[:WORST]]
    kinds = desk.atlas.kinds
    return desk.draw(
        "overview.html",
        title="Overview",
        counts=counts,
        kinds={kind: kinds[kind] for kind in (*TALLIED, *sorted(set(kinds) - set(TALLIED))) if kind in kinds},
        documents=list(desk.atlas.documents),
        tally=raised.tally,
        flags=flags,
        worst=worst,
        waived=len(raised.waivers),
        whole=whole(desk),
        uncertain=desk.atlas.statuses.get("uncertain", 0),
    )
