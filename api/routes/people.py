"""People: the posts that they hold, what they head, what is given to them by name."""

from fastapi import Request

from remit.api.asked import Now
from remit.api.http import shapes
from remit.api.http.known import Group, known, listed
from remit.api.http.listing import Page
from remit.api.http.routing import Json, resources

router = resources("people")
KINDS = ("Person",)
GROUPS = {
    "posts": Group("Occupancy", "subject"),
    "heads": Group("Headship", "subject"),
    "member of": Group("Membership", "subject"),
    "reports to": Group("ReportingLine", "subject"),
    "reports": Group("ReportingLine", "object"),
    "responsibilities": Group("Assignment", "object"),
}


@router.get("/people", response_model=shapes.Things)
def list_people(request: Request, edition: Now, page: Page) -> Json:
    """All people in the order of their ids."""
    return listed(request, edition, page, KINDS)


@router.get("/people/{id:whole}", response_model=shapes.Known)
def show_person(edition: Now, id: str) -> Json:
    """One person with the claims in force about it."""
    return known(edition, id, KINDS, GROUPS)
