"""Recommendations: whom they ask, what was answered, and what is done about them."""

from fastapi import Request

from remit.api.asked import Now
from remit.api.http import shapes
from remit.api.http.known import Group, known, listed
from remit.api.http.listing import Page
from remit.api.http.routing import Json, resources

router = resources("recommendations")
KINDS = ("Recommendation",)
GROUPS = {
    "addressed to": Group("Address", "subject"),
    "answers": Group("Answer", "object"),
    "followed up by": Group("Followup", "object"),
    "rests on": Group("Basis", "subject"),
    "progress": Group("Progress", "subject"),
    "parts": Group("Part", "object"),
    "attributes": Group("Attribute", "subject"),
}


@router.get("/recommendations", response_model=shapes.Things)
def list_recommendations(request: Request, edition: Now, page: Page) -> Json:
    """All recommendations in the order of their ids."""
    return listed(request, edition, page, KINDS)


@router.get("/recommendations/{id:whole}", response_model=shapes.Known)
def show_recommendation(edition: Now, id: str) -> Json:
    """One recommendation with the claims in force about it."""
    return known(edition, id, KINDS, GROUPS)
