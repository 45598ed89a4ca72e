"""Responsibilities: who answers for them, who helps, and what they are part of."""

from fastapi import Request

from remit.api.asked import Now
from remit.api.http import shapes
from remit.api.http.known import Group, known, listed
from remit.api.http.listing import Page
from remit.api.http.routing import Json, resources

router = resources("responsibilities")
KINDS = ("Responsibility",)
GROUPS = {
    "accountable": Group("Assignment", "subject", ("accountable",)),
    "responsible": Group("Assignment", "subject", ("responsible",)),
    "support": Group("Assignment", "subject", ("support",)),
    "consulted": Group("Assignment", "subject", ("consulted",)),
    "informed": Group("Assignment", "subject", ("informed",)),
    "verifies": Group("Assignment", "subject", ("verifies",)),
    "parts": Group("Part", "object"),
    "part of": Group("Part", "subject"),
}


@router.get("/responsibilities", response_model=shapes.Things)
def list_responsibilities(request: Request, edition: Now, page: Page) -> Json:
    """All responsibilities in the order of their ids."""
    return listed(request, edition, page, KINDS)


@router.get("/responsibilities/{id:whole}", response_model=shapes.Known)
def show_responsibility(edition: Now, id: str) -> Json:
    """One responsibility with the claims in force about it."""
    return known(edition, id, KINDS, GROUPS)
