"""Things: everything that claims are about, and one of them with its claims."""

from typing import Annotated

from fastapi import Query, Request

from remit.api.asked import Now
from remit.api.http import shapes
from remit.api.http.known import Kind, known, listed
from remit.api.http.listing import Page
from remit.api.http.routing import Json, resources

router = resources("things")


@router.get("/things", response_model=shapes.Things)
def things(
    request: Request,
    edition: Now,
    page: Page,
    kind: Annotated[Kind | None, Query(description="Only of this kind.")] = None,
) -> Json:
    """All things in the order of their ids."""
    return listed(request, edition, page, (kind.value,) if kind else ())


@router.get("/things/{id:whole}", response_model=shapes.Known)
def thing(edition: Now, id: str) -> Json:
    """One thing with the claims in force about it, in groups by relation."""
    return known(edition, id)
