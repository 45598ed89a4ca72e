"""Evidence: every place that supports a claim."""

from typing import Annotated, Any

import numpy as np
from fastapi import Query, Request

from remit.api.asked import Now
from remit.api.http import shapes
from remit.api.http.filters import Filter, wanted
from remit.api.http.listing import Page, page, paged
from remit.api.http.routing import Json, resources
from remit.graph.claim import Evidence
from remit.graph.telling import Places

router = resources("evidence")


@router.get("/evidence", response_model=shapes.Proofs)
def evidence(request: Request, edition: Now, cut: Page, chosen: Annotated[Filter, Query()]) -> Json:
    """The places that support claims, in the order of the claims' ids; the filters are those of /claims."""
    found, total, more = page(edition, "claims", wanted(edition, chosen), cut)
    full = edition.beside.view.full(np.array(found, dtype=np.int32))
    told = [proof_json(claim.id, proof, edition.beside.places) for claim in full for proof in claim.evidence]
    return paged(request, "evidence", told, total, full[-1].id if more else "")


def proof_json(claim: str, proof: Evidence, places: Places) -> dict[str, Any]:
    """One piece of evidence; fields that are empty are left out."""
    fields = {"rule": proof.rule, "page": proof.page, "cell": proof.cell}
    return {
        "claim": claim,
        "document": proof.document,
        "places": places.data(proof),
        "quote": proof.quote,
        "loader": proof.loader,
        **{name: value for name, value in fields.items() if value},
    }
