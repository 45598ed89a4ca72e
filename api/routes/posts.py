"""Posts: who holds them, where they sit, whom they report to, what they answer for."""

from fastapi import Request

from remit.api.asked import Now
from remit.api.http import shapes
from remit.api.http.known import Group, known, listed
from remit.api.http.listing import Page
from remit.api.http.routing import Json, resources

router = resources("posts")
KINDS = ("Post",)
GROUPS = {
    "holders": Group("Occupancy", "object"),
    "placed in": Group("Placement", "subject"),
    "heads": Group("Headship", "subject"),
    "reports to": Group("ReportingLine", "subject"),
    "reports": Group("ReportingLine", "object"),
    "responsibilities": Group("Assignment", "object"),
    "standing": Group("Standing", "subject"),
}


@router.get("/posts", response_model=shapes.Things)
def list_posts(request: Request, edition: Now, page: Page) -> Json:
    """All posts in the order of their ids."""
    return listed(request, edition, page, KINDS)


@router.get("/posts/{id:whole}", response_model=shapes.Known)
def show_post(edition: Now, id: str) -> Json:
    """One post with the claims in force about it."""
    return known(edition, id, KINDS, GROUPS)
