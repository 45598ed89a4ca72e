"""What is in the map, what is wrong with it, and the whole organisation at a glance."""

from collections import Counter
from typing import Any

from fastapi import APIRouter, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from remit.api.explorer.desk import READ, Asked, Desk, PageRoute
from remit.api.explorer.whole import whole
from remit.graph.detecting import registry

router = APIRouter(route_class=PageRoute)
WORST = 8  # flags shown on the first page; the list has all
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
    counts = desk.atlas.map.counts()
    if not counts["things"]:
        return desk.draw("empty.html", title="An empty map", counts=counts)
    flags = desk.atlas.flags
    worst = [(flag, desk.notes.of(flag.claims[0], 1) if flag.claims else []) for flag in flags[:WORST]]
    kinds = desk.atlas.kinds
    return desk.draw(
        "overview.html",
        title="Overview",
        counts=counts,
        kinds={kind: kinds[kind] for kind in (*TALLIED, *sorted(set(kinds) - set(TALLIED))) if kind in kinds},
        documents=list(desk.atlas.documents),
        tally=tally(flags),
        flags=flags,
        worst=worst,
        waived=len(desk.atlas.waivers),
        whole=whole(desk),
        uncertain=desk.atlas.statuses.get("uncertain", 0),
    )


def tally(flags: list[Any]) -> list[dict[str, Any]]:
    """Flags counted by group and severity, the groups in the order of the words of the field."""
    groups = {detector.meta.code: detector.meta.group for detector in registry().values()}
    counts = Counter((groups[flag.code], str(flag.severity)) for flag in flags)
    names = dict.fromkeys(groups.values())
    rows = [{"group": name, **{level: counts[name, level] for level in ("high", "medium", "low")}} for name in names]
    return [row for row in rows if any(row[level] for level in ("high", "medium", "low"))]
