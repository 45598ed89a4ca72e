"""Decisions that are taken on a page: a form, an answer that leads back to where it stood, and the undoing of it."""

from typing import Annotated, Any, NamedTuple
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from starlette.concurrency import run_in_threadpool

from remit.api.asked import Source
from remit.api.correcting import actor
from remit.api.decided import about_words, decision_words
from remit.api.deciding import decide, decider
from remit.api.explorer.desk import READ, Asked, Desk, PageRoute
from remit.api.explorer.listing import Column, Turn, listed_rows
from remit.api.http import changing
from remit.api.http.bodies import form_fields
from remit.api.served import Served
from remit.graph.decisions import Decision
from remit.graph.errors import BadInput

router = APIRouter(route_class=PageRoute)
A_PAGE = 40
LARGEST = 1 << 16  # bytes of a form


@router.post("/explore/decide")
async def take(request: Request, served: Source) -> Response:
    """Take a decision and go back."""
    form = {name: values[-1] for name, values in (await form_fields(request, LARGEST)).items()}
    return await run_in_threadpool(taken, request, served, form)


def taken(request: Request, served: Served, form: dict[str, str]) -> Response:
    """The way back, with the decision that can be undone there. Raises BadInput, Refused, NotFound, MapBusy."""
    verdict, value = form.get("verdict", ""), form.get("value", "").strip()
    if verdict in {"merge", "split"} and value:
        value = actor(served.edition().beside.map, value).id
    fields: dict[str, Any] = {"verdict": verdict, "about": form.get("about", ""), "value": value}
    fields |= {"why": form.get("why", "").strip(), "by": form.get("by", "").strip(), "seen": form.get("seen")}
    if verdict == "correct":
        fields["changes"] = {
            name[4:]: text.strip() for name, text in form.items() if name.startswith("set-") and text.strip()
        }
        fields["new"] = form.get("new", "")
    try:
        asked = changing.Asked(**fields)
    except ValueError as error:
        raise BadInput("the form", "is not whole", "a verdict, what it is about, and who decides") from error
    decision = decide(served, request.app.state.deciding, asked, decider(request, asked.by))
    answer = RedirectResponse(back(form.get("back", ""), decision.id), 303)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def back(address: str, done: str) -> str:
    """Where the form stood, on this server and nowhere else, with the decision that was taken."""
    path, _, rest = address.partition("#")
    safe = path.startswith("/explore/") and path.isascii() and path.isprintable() and "\\" not in path
    path = path if safe else "/explore/decisions"
    joint = "&" if "?" in path else "?"
    return f"{path}{joint}{urlencode({'done': done})}" + (f"#{rest}" if rest.isalnum() else "")


@router.api_route("/explore/decisions", methods=READ)
def show(desk: Asked, turn: Annotated[Turn, Query()]) -> Response:
    """Every decision, the latest first."""
    return HTMLResponse(page(desk, **turn.model_dump()))


class Taken(NamedTuple):
    """A decision in words, what it is about, and whether it was taken back."""

    decision: Decision
    said: str
    about: str
    gone: bool


COLUMNS = (
    Column("said", "Decided", lambda taken: taken.said.casefold()),
    Column("about", "About", lambda taken: taken.about.casefold()),
    Column("undo", "Undo"),
)


def page(desk: Desk, **turn: Any) -> str:
    """One page of the decisions."""
    map_ = desk.atlas.map
    withdrawn = desk.atlas.standing.withdrawn
    found = [
        Taken(one, decision_words(one), about_words(map_, one), one.id in withdrawn) for one in map_.decisions()[::-1]
    ]
    return desk.draw(
        "decisions.html",
        title="Decisions",
        list=listed_rows(found, COLUMNS, lambda one: f"{one.said} {one.about}", Turn(**turn), A_PAGE),
        known=desk.atlas.raised.places,
    )
