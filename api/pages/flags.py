"""All flags: chosen by group, severity, code and words, sorted, a page at a time; and as a table to take away."""

from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Query, Response
from fastapi.responses import HTMLResponse

from remit.api.explorer.desk import READ, Asked, Desk, PageRoute
from remit.api.explorer.listing import Column, Turn, listed_rows
from remit.api.explorer.taking import delimited
from remit.graph.detecting import Flag, registry

router = APIRouter(route_class=PageRoute)
A_PAGE = 40
COLUMNS = (
    Column("severity", "Severity", lambda flag: -flag.severity),
    Column("code", "Code", lambda flag: flag.code),
    Column("message", "What is wrong", lambda flag: flag.message.casefold()),
    Column("place", "First place"),
)


class Wanted(Turn):
    """What an address asks of the flags; with `waived`, of those that somebody accepts."""

    group: str = ""
    severity: str = ""
    code: str = ""
    waived: int = 0


Choice = Annotated[Wanted, Query()]


@router.api_route("/explore/flags", methods=READ)
def show(desk: Asked, wanted: Choice) -> Response:
    """The list."""
    return HTMLResponse(page(desk, **wanted.model_dump()))


@router.api_route("/explore/flags.csv", methods=READ)
def table(desk: Asked, wanted: Choice) -> Response:
    """The same as CSV for a spreadsheet, all of it."""
    head = ["code", "severity", "group", "message", "where", "quote", "fingerprint"]
    flags = chosen(desk, wanted)
    found = listed_rows(flags, COLUMNS, words_of, wanted, len(flags) + 1)
    return delimited("flags", [head, *(line(desk, flag) for flag in found.items)])


def page(desk: Desk, **asked: Any) -> str:
    """One page of the list."""
    if desk.pending:
        return desk.draw("pending.html", title="Looking for flags")
    wanted, raised = Wanted(**asked), desk.atlas.raised
    found = listed_rows(chosen(desk, wanted), COLUMNS, words_of, wanted, A_PAGE)
    return desk.draw(
        "flags.html",
        title="Flags",
        list=found,
        waived=len(raised.waivers),
        all=len(raised.accepted if wanted.waived else raised.open),
        where=[first_place(desk, flag) for flag in found.items],
        chosen=wanted.model_dump(include={"group", "severity", "code", "waived"}),
        groups=list(dict.fromkeys(detector.meta.group for detector in registry().values())),
        codes=sorted(raised.codes),
        registry=registry(),
    )


def chosen(desk: Desk, wanted: Wanted) -> Sequence[Flag]:
    """The flags that fit but for their words, worst first."""
    groups = {detector.meta.code: detector.meta.group for detector in registry().values()}
    return [
        flag
        for flag in (desk.atlas.raised.accepted if wanted.waived else desk.atlas.raised.open)
        if (not wanted.group or groups[flag.code] == wanted.group)
        and (not wanted.severity or str(flag.severity) == wanted.severity)
        and (not wanted.code or flag.code == wanted.code)
    ]


def words_of(flag: Flag) -> str:
    """What the filter looks at."""
    return f"{flag.code} {flag.message}"


def first_place(desk: Desk, flag: Flag) -> str:
    """Where the first sentence of a flag stands."""
    proofs = flag.evidence[:1]
    return desk.atlas.places.words(proofs[0]) if proofs else ""


def line(desk: Desk, flag: Flag) -> list[Any]:
    """One flag as a row."""
    proof = flag.evidence[:1]
    quote = " ".join(proof[0].quote.split()) if proof else ""
    group = registry()[flag.code].meta.group
    return [flag.code, str(flag.severity), group, flag.message, first_place(desk, flag), quote, flag.fingerprint]
