"""Detectors: what is looked for."""

from typing import Any

from remit.api.http import shapes
from remit.api.http.routing import Json, resources
from remit.graph.detecting import Detector, registry
from remit.graph.errors import NotFound

router = resources("detectors")


@router.get("/detectors", response_model=shapes.Detectors)
async def detectors() -> Json:
    """Every detector, in the order of codes."""
    return Json({"detectors": [short(detector) for detector in registry().values()]})


@router.get("/detectors/{code}", response_model=shapes.Explained)
async def detector(code: str) -> Json:
    """What a detector finds, why it matters, an example, what to do; and its queries."""
    found = registry().get(code.upper())
    if found is None:
        raise NotFound(f"no detector {code!r}")
    queries = {"sparql": found.sparql, "cypher": found.cypher}
    return Json({**short(found), "doc": found.doc, **{name: query for name, query in queries.items() if query}})


def short(detector: Detector) -> dict[str, Any]:
    """A detector in a line."""
    meta = detector.meta
    return {
        "code": meta.code,
        "name": meta.name,
        "severity": str(meta.severity),
        "group": meta.group,
        "since": meta.since,
        "finds": detector.doc.splitlines()[0],
    }
