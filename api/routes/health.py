"""Whether the server runs, and whether it can answer from its map: for whoever watches it."""

from remit.api.asked import Source
from remit.api.http import shapes
from remit.api.http.routing import Json, resources

router = resources("health")


@router.get("/healthz", response_model=shapes.Health)
async def healthz() -> Json:
    """The server runs."""
    return Json({"status": "ok"})


@router.get("/readyz", response_model=shapes.Health)
def readyz(served: Source) -> Json:
    """The map can be read; 503 where it cannot."""
    served.edition()
    return Json({"status": "ok"})
