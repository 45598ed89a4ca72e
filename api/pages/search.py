"""Search, and questions: who owns something, what somebody answers for."""

from typing import Any

from fastapi import APIRouter, Response
from fastapi.responses import HTMLResponse

from remit.api.explorer import words
from remit.api.explorer.desk import READ, Asked, Desk, PageRoute
from remit.api.explorer.finding import offers, understood
from remit.api.explorer.rows import row
from remit.graph.claim import Thing
from remit.graph.questions import Owned

router = APIRouter(route_class=PageRoute)
SHOWN = 60
LONGEST = 500  # characters of a question


@router.api_route("/explore/search", methods=READ)
def show(desk: Asked, q: str = "") -> Response:
    """The answer."""
    return HTMLResponse(page(desk, q[:LONGEST]))


@router.api_route("/explore/ask", methods=READ)
def ask(desk: Asked, q: str = "") -> Response:
    """The same, taken as a question after an owner."""
    text = q[:LONGEST]
    return HTMLResponse(page(desk, text if understood(text).duty else f"who owns {text}" if text else ""))


def page(desk: Desk, q: str = "") -> str:
    """What was found; in a site of files the script looks it up."""
    question = understood(q)
    answer = desk.atlas.questions.who(question.duty) if question.duty else None
    found = found_things(desk, question.duty or question.words) if q and not desk.links.static else []
    return desk.draw(
        "search.html",
        title=q or "Search",
        asked=q,
        question=question,
        exact=answer.exact if answer else False,
        answers=[told(desk, owned) for owned in answer.owned] if answer else [],
        groups=grouped(found),
        total=len(found),
    )


def found_things(desk: Desk, text: str) -> list[Thing]:
    """Whatever fits the words: as they begin, and as whole words."""
    first = offers(desk.atlas, text, SHOWN)
    more = desk.atlas.map.search(text, limit=SHOWN) if len(first) < SHOWN else []
    return list(dict.fromkeys([*first, *more]))[:SHOWN]


def grouped(things: list[Thing]) -> dict[str, list[Thing]]:
    """Things by what they are, actors first."""
    groups: dict[str, list[Thing]] = {}
    for thing in sorted(things, key=lambda thing: not words.is_actor(thing.kind)):
        groups.setdefault(words.kinds(thing.kind), []).append(thing)
    return groups


def told(desk: Desk, owned: Owned) -> dict[str, Any]:
    """One answer: the duty, everybody's part, the chain above."""
    parts = [row(desk, one) for one in desk.atlas.joined([part.claim for part in owned.parts])]
    chain = [row(desk, one) for one in desk.atlas.joined([step.claim for step in owned.chain])]
    return {"duty": owned.duty, "parts": parts, "chain": chain, "flags": desk.atlas.flags_on(owned.duty.id)}
