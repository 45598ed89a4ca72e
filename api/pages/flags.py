"""All flags: chosen by group, severity, code and words, sorted, a page at a time; and as a table to take away."""

from typing import Any

from fastapi import APIRouter, Response
from fastapi.responses import HTMLResponse

from remit.api.explorer.desk import READ, Asked, Desk, PageRoute
from remit.api.explorer.taking import delimited
from remit.graph.detecting import Flag, registry

router = APIRouter(route_class=PageRoute)
A_PAGE = 40
SORTS = {"severity": "Severity", "code": "Code", "message": "What is wrong"}


@router.api_route("/explore/flags", methods=READ)
def show(
    desk: Asked,
    group: str = "",
    severity: str = "",
    code: str = "",
    q: str = "",
    sort: str = "",
    number: int = 1,
    waived: int = 0,
) -> Response:
    """The list."""
    return HTMLResponse(
        page(desk, group=group, severity=severity, code=code, q=q, sort=sort, number=number, waived=waived)
    )


@router.api_route("/explore/flags.csv", methods=READ)
def table(desk: Asked, group: str = "", severity: str = "", code: str = "", q: str = "") -> Response:
    """The same as CSV for a spreadsheet, all of it."""
    head = ["code", "severity", "group", "message", "where", "quote", "fingerprint"]
    return delimited("flags", [head, *(line(desk, flag) for flag in chosen(desk, group, severity, code, q))])


def page(
    desk: Desk,
    group: str = "",
    severity: str = "",
    code: str = "",
    q: str = "",
    sort: str = "",
    number: int = 1,
    waived: int = 0,
) -> str:
    """One page of the list."""
    if desk.pending:
        return desk.draw("pending.html", title="Looking for flags")
    raised = desk.atlas.raised
    found = chosen(desk, group, severity, code, q, raised.accepted if waived else None)
    if sort == "code":
        found = sorted(found, key=lambda flag: flag.code)
    elif sort == "message":
        found = sorted(found, key=lambda flag: flag.message.casefold())
    first = (max(number, 1) - 1) * A_PAGE
    shown = found[first : first + A_PAGE]
    asked = {"group": group, "severity": severity, "code": code, "q": q, "sort": sort, "waived": waived}
    return desk.draw(
        "flags.html",
        title="Flags",
        flags=shown,
        total=len(found),
        waived=len(raised.waivers),
        all=len(raised.accepted if waived else raised.open),
        where=[first_place(desk, flag) for flag in shown],
        chosen=asked,
        sorts=SORTS,
        number=max(number, 1),
        pages=max(1, -(-len(found) // A_PAGE)),
        groups=list(dict.fromkeys(detector.meta.group for detector in registry().values())),
        codes=sorted(raised.codes),
        registry=registry(),
    )


def chosen(desk: Desk, group: str, severity: str, code: str, q: str, flags: list[Flag] | None = None) -> list[Flag]:
    """The flags (the open ones) that fit, worst first."""
    groups = {detector.meta.code: detector.meta.group for detector in registry().values()}
    needle = q.casefold().strip()
    return [
        flag
        for flag in (desk.atlas.raised.open if flags is None else flags)
        if (not group or groups[flag.code] == group)
        and (not severity or str(flag.severity) == severity)
        and (not code or flag.code == code)
        and needle in flag.message.casefold()
    ]


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
