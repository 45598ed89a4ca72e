"""Keys, and the signs of the pictures."""

from fastapi import APIRouter, Response
from fastapi.responses import HTMLResponse

from remit.api.explorer.desk import READ, Asked, Desk, PageRoute

router = APIRouter(route_class=PageRoute)
KEYS = (
    ("/", "search, or ask who owns something"),
    ("?", "this page"),
    ("j k", "to the next and previous row, flag or reading"),
    ("Enter", "open it"),
    ("g o, g f, g d", "to the overview, the flags, the documents"),
    ("n p", "the next and previous page or flag"),
    ("a r c", "accept, reject, correct the uncertain reading at hand"),
    ("u", "undo the last decision"),
    ("← → ↑ ↓", "move in the tree and in a picture"),
    ("+ − 0 1", "in a picture: larger, smaller, all of it, full size; also Ctrl and the wheel; dragging moves it"),
    ("Esc", "leave a field"),
)


@router.api_route("/explore/help", methods=READ)
def show(desk: Asked) -> Response:
    """The page."""
    return HTMLResponse(page(desk))


def page(desk: Desk) -> str:
    """The page."""
    return desk.draw("help.html", title="Keys and signs", keys=KEYS)
