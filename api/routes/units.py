"""Units, bodies and organizations: their heads, posts, parts and members."""

from fastapi import Request

from remit.api.asked import Now
from remit.api.http import shapes
from remit.api.http.known import Group, known, listed
from remit.api.http.listing import Page
from remit.api.http.routing import Json, resources

router = resources("units")
KINDS = (
    "Unit",
    "Body",
    "Organization",
    "Programme",
)
GROUPS = {
    "heads": Group("Headship", "object"),
    "posts": Group("Placement", "object"),
    "parts": Group("Subdivision", "object"),
    "part of": Group("Subdivision", "subject"),
    "members": Group("Membership", "object"),
    "reports to": Group("ReportingLine", "subject"),
    "reports": Group("ReportingLine", "object"),
    "responsibilities": Group("Assignment", "object"),
    "standing": Group("Standing", "subject"),
}


@router.get("/units", response_model=shapes.Things)
def list_units(request: Request, edition: Now, page: Page) -> Json:
    """All units in the order of their ids."""
    return listed(request, edition, page, KINDS)


@router.get("/units/{id:whole}", response_model=shapes.Known)
def show_unit(edition: Now, id: str) -> Json:
    """One unit with the claims in force about it."""
    return known(edition, id, KINDS, GROUPS)
