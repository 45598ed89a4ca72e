"""What a loader gave, in a form that tests can read: made from text, checked against its document, written to a map."""

import json
from typing import Any

from remit.graph.claim import Claim, quote_of
from remit.graph.map import Map
from remit.loaders.loading import Loaded, registry
from remit.loaders.source import Source


def load_text(loader: str, text: str | bytes, name: str = "a.csv", **options: str) -> Loaded:
    """What a loader makes of a text that stands in a file of this name."""
    data = text.encode("utf-8") if isinstance(text, str) else text
    return checked(registry()[loader].load(Source(name, data, options)))


def checked(loaded: Loaded) -> Loaded:
    """The same, after every quote was found at its spans and the map took all of it."""
    texts = {document.id: document.text for document in loaded.documents}
    for claim in loaded.claims:
        assert claim.evidence, claim
        for proof in claim.evidence:
            assert proof.quote.strip(), claim
            assert proof.quote == quote_of(texts[proof.document], proof.spans), claim
    Map.memory().write(documents=loaded.documents, things=loaded.things, claims=loaded.claims)
    return loaded


def told(loaded: Loaded, relation: str) -> set[tuple[str, ...]]:
    """The claims of one relation as (subject's label, kind, object's label or value)."""
    labels = {thing.id: thing.label for thing in loaded.things}
    return {(labels[c.subject], c.kind, labels.get(c.object, c.value)) for c in loaded.claims if c.relation == relation}


def one(loaded: Loaded, relation: str, kind: str = "") -> Claim:
    """The only claim of a relation and kind."""
    (claim,) = [c for c in loaded.claims if c.relation == relation and c.kind == kind]
    return claim


def as_json(loaded: Loaded) -> dict[str, Any]:
    """Everything that was read, in a stable order, as the golden files hold it."""
    return {
        "documents": [{"id": d.id, "name": d.name, "media_type": d.media_type} for d in loaded.documents],
        "things": [list(thing) for thing in sorted(loaded.things)],
        "claims": [claim_json(claim) for claim in sorted(loaded.claims)],
        "unread": [[u.where, u.text, u.reason] for u in loaded.unread],
        "notes": loaded.notes,
    }


def rendered(loaded: Loaded) -> str:
    """The same as text with one thing, claim or note a line, so that a diff shows what changed."""
    parts = [
        f" {json.dumps(name)}: [\n" + ",\n".join(f"  {json.dumps(x, ensure_ascii=False)}" for x in items) + "\n ]"
        for name, items in as_json(loaded).items()
    ]
    return "{\n" + ",\n".join(parts) + "\n}\n"


def claim_json(claim: Claim) -> dict[str, Any]:
    """A claim without what is at its default."""
    fields = {
        name: text
        for name, text, usual in zip(claim._fields, claim, Claim("", "")[:11], strict=False)
        if text != usual and name != "evidence"
    }
    proofs = [{"cell": e.cell, "page": e.page, "rule": e.rule, "quote": e.quote} for e in claim.evidence]
    return {**fields, "evidence": [{name: text for name, text in proof.items() if text} for proof in proofs]}
