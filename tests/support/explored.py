"""The pages that tests open: a name and where it stands in the example agency."""

from datetime import date
from functools import cache
from pathlib import Path
from urllib.parse import urlencode

from remit.api.flagging import flags_of
from remit.api.served import Edition
from remit.graph.map import Map

NEEDED = ("Person", "Finding", "Matrix", "Recommendation", "Response")
PAGES = (
    "overview", "flags", "organisation", "duties", "followup", "documents", "detectors", "help", "readings",
    "decisions", "search", "ask", "post", "unit", "person", "duty", "recommendation", "finding", "response", "flag",
    "overlap", "document", "table", "matrix", "lines", "linetable", "paper", "things", "reading",
)  # fmt: skip


@cache
def addresses(path: Path) -> dict[str, str]:
    """Name of a page -> its path and query in a map of the example agency."""
    with Map.open(path, readonly=True) as map_:
        first = {
            kind: next(map_.things(kind)).id for kind in ("Person", "Finding", "Matrix", "Recommendation", "Response")
        }
        duty = map_.named("Certify boarding ladders")[0].id
        documents = {document.name.rsplit("/", 1)[-1]: document.id for document in map_.documents()}
        doubtful = next(claim.id for claim in map_.claims() if claim.status == "uncertain")
        flags = flags_of(Edition(map_, date(2026, 3, 1), flags_of))
    codes = {flag.code: flag.fingerprint for flag in reversed(flags)}
    found: dict[str, tuple[str, dict[str, str]]] = {name: (name, {}) for name in PAGES[:10]}
    found |= {
        "search": ("search", {"q": "officer"}),
        "ask": ("ask", {"q": "the equipment register"}),
        "post": ("thing", {"id": "post/director-of-operation"}),
        "unit": ("thing", {"id": "unit/safety-branch"}),
        "person": ("thing", {"id": first["Person"]}),
        "duty": ("thing", {"id": duty}),
        "recommendation": ("thing", {"id": first["Recommendation"]}),
        "finding": ("thing", {"id": first["Finding"]}),
        "response": ("thing", {"id": first["Response"]}),
        "flag": ("flag", {"id": codes["A01"]}),
        "overlap": ("flag", {"id": codes["O01"]}),
        "document": ("document", {"id": documents["review.md"]}),
        "table": ("document", {"id": documents["raci.csv"]}),
        "matrix": ("matrix", {"of": first["Matrix"]}),
        "lines": ("lines", {"id": "post/chief-executive"}),
        "linetable": ("lines", {"id": "post/chief-executive", "table": "1"}),
        "paper": ("paper", {"id": "post/chief-executive"}),
        "things": ("things", {"kind": "Responsibility"}),
        "reading": ("reading", {"id": doubtful}),
    }
    return {
        name: f"/explore/{page}" + (f"?{urlencode(query)}" if query else "") for name, (page, query) in found.items()
    }
