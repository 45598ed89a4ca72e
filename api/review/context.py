"""A claim's sentence among its neighbours: the text around it, and which characters of that text it rests on."""

from typing import Any, NamedTuple

from remit.graph.claim import Claim, Evidence, Span
from remit.graph.map import Map

AROUND = 300  # characters that are shown before and after, at most


class Context(NamedTuple):
    """A piece of a document; `marks` are spans of `text`, `start` is where it begins in the document."""

    document: str
    text: str
    start: int
    marks: tuple[Span, ...]


def context_of(map_: Map, claim: Claim) -> Context | None:
    """The paragraph around the first place of a claim; None where it has no place in a text."""
    proof = next((proof for proof in claim.evidence if proof.spans), None)
    return around(map_, proof) if proof is not None else None


def around(map_: Map, proof: Evidence) -> Context:
    """The paragraph around a place, or as much of it as is shown."""
    text = map_.document(proof.document).text
    first, last = proof.spans[0].start, proof.spans[-1].end
    start = max(text.rfind("\n\n", 0, first) + 1, first - AROUND, 0)
    end = text.find("\n\n", last)
    end = min(len(text) if end < 0 else end, last + AROUND)
    shown = text[start:end]
    start += len(shown) - len(shown.lstrip())
    marks = tuple(Span(max(a - start, 0), b - start) for a, b in proof.spans)
    return Context(proof.document, text[start:end].rstrip(), start, marks)


def context_json(map_: Map, claim: Claim) -> dict[str, Any] | None:
    """The context as a program reads it."""
    found = context_of(map_, claim)
    return {**found._asdict(), "document": map_.document(found.document).name} if found else None
