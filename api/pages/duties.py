"""Responsibilities: who answers, who does it, who helps; and the sheets that they come from."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Response
from fastapi.responses import HTMLResponse

from remit.api.explorer.desk import READ, Asked, Desk, PageRoute
from remit.api.explorer.duties import lines
from remit.api.explorer.listing import Column, Turn, by_flags, by_name, by_other, fitting, listed, pairs

router = APIRouter(route_class=PageRoute)
A_PAGE = 30


@router.api_route("/explore/duties", methods=READ)
def show(desk: Asked, turn: Annotated[Turn, Query()]) -> Response:
    """The list."""
    return HTMLResponse(page(desk, **turn.model_dump()))


def page(desk: Desk, **turn: Any) -> str:
    """One page of the list, in the order of the documents unless another is asked for."""
    atlas = desk.atlas
    columns = (
        Column("duty", "Responsibility", by_name(atlas)),
        Column("answers", "Answers", by_other(atlas, *pairs(atlas, "Assignment", "accountable"))),
        Column("does", "Does it", by_other(atlas, *pairs(atlas, "Assignment", "responsible"))),
        Column("others", "Others"),
        Column("flags", "Flags", by_flags(atlas)),
    )
    every = atlas.view.things("Responsibility")
    found = listed(every, columns, fitting(atlas, pairs(atlas, "Assignment")), Turn(**turn), A_PAGE)
    sheets = atlas.at(atlas.view.things("Matrix", "DutyList")[:40])
    return desk.draw(
        "duties.html",
        title="Responsibilities",
        rows=lines(desk, found.items),
        list=found,
        sheets=list(sheets.values()),
    )
