"""One flag: what is wrong, why it matters, what to do, and the sentences in their documents."""

from fastapi import APIRouter, Response
from fastapi.responses import HTMLResponse

from remit.api.explorer import words
from remit.api.explorer.compare import compared
from remit.api.explorer.desk import READ, Asked, Desk, PageRoute
from remit.api.explorer.diagnosis import explained
from remit.graph.detecting import registry

router = APIRouter(route_class=PageRoute)
SHOWN = 25  # statements listed on the page


@router.api_route("/explore/flag", methods=READ)
def show(desk: Asked, id: str) -> Response:
    """A flag by its fingerprint."""
    return HTMLResponse(page(desk, id))


def page(desk: Desk, id: str) -> str:
    """The page of a flag. Raises NotFound."""
    if desk.pending:
        return desk.draw("pending.html", title="Looking for flags")
    atlas, raised = desk.atlas, desk.atlas.raised
    flag = raised.flag(id)
    detector = registry()[flag.code]
    told = [(one, desk.notes.of(one.claim), words.hedges(one.claim)) for one in atlas.joined(flag.claims[:SHOWN])]
    place, every = raised.places[id], raised.open
    return desk.draw(
        "flag.html",
        title=f"{flag.code} {flag.message}",
        flag=flag,
        detector=detector,
        why=explained(detector),
        told=told,
        sides=compared(desk, flag) if detector.meta.group == "overlapping" else [],
        waiver=raised.waivers.get(flag.fingerprint),
        before=every[place - 1] if 0 < place <= len(every) else None,
        after=every[place + 1] if place + 1 < len(every) else None,
    )
