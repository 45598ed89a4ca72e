"""Claims: every statement of the map, with the sentences that say it."""

from typing import Annotated

import numpy as np
from fastapi import Query, Request

from remit.api.asked import Now
from remit.api.http import shapes
from remit.api.http.filters import Filter, wanted
from remit.api.http.listing import Page, page, paged
from remit.api.http.routing import Json, resources
from remit.graph.claim import Claim
from remit.graph.telling import claim_json

router = resources("claims")


@router.get("/claims", response_model=shapes.Claims)
def claims(request: Request, edition: Now, cut: Page, chosen: Annotated[Filter, Query()]) -> Json:
    """Claims in the order of their ids, in force or not unless `in_force` is given."""
    found, total, more = page(edition, "claims", wanted(edition, chosen), cut)
    full = edition.beside.view.full(np.array(found, dtype=np.int32))
    ends = sorted({end for claim in full for end in (claim.subject, claim.object) if end})
    things = [thing._asdict() for thing in edition.beside.map.things_by_id(ends)]
    told = [claim_json(claim, edition.beside.places) for claim in full]
    return paged(request, "claims", told, total, full[-1].id if more else "", things=things)


@router.get("/claims/{id:whole}", response_model=shapes.Claim)
def claim(edition: Now, id: str) -> Json:
    """One claim by its content hash."""
    found: Claim = edition.beside.map.claim(id)
    return Json(claim_json(found, edition.beside.places))
