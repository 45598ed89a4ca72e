"""What a reader missed: a person says which words of a document state a duty, and whose it is."""

from collections.abc import Sequence

from remit.graph.claim import Claim, Document, Evidence, Span, Thing, quote_of
from remit.graph.decisions import Decision
from remit.graph.errors import NotFound, Refused
from remit.graph.layout import layout_of
from remit.graph.map import Map

LOADER, RULE = "person", "added"


def add_duty(
    map_: Map, document: Document, words: str, holders: Sequence[Thing], kind: str, by: str, why: str = ""
) -> list[Decision]:
    """Add a duty that stands in a document in these words, as a suggestion that is accepted at once.

    Withdrawing the decisions that are returned takes it back. Raises Refused where the document does not have the
    words, or has them more than once.
    """
    span = place_of(document, words)
    page = layout_of(document).page([span]) if document.layout else None
    proof = Evidence(document.id, (span,), quote_of(document.text, (span,)), LOADER, RULE, page)
    duty = Thing(f"responsibility/{document.id}-{span.start}", "Responsibility", " ".join(proof.quote.split()))
    said = Claim("Attribute", duty.id, "statement", value=duty.label, status="suggested", evidence=(proof,))
    held = (Claim("Assignment", duty.id, kind, holder.id, status="suggested", evidence=(proof,)) for holder in holders)
    claims = [said, *held]
    decisions = [Decision(claim.id, "accept", "", by, "", why) for claim in claims]
    return map_.decide(decisions, claims=claims, things=[duty, *holders])


def place_of(document: Document, words: str) -> Span:
    """Where words stand in a document. Raises Refused where that is nowhere or not clear."""
    first = document.text.find(words) if words.strip() else -1
    if first < 0:
        raise Refused(f"{document.name} does not say {words!r}: give its words as they stand there")
    if document.text.find(words, first + 1) >= 0:
        raise Refused(f"{document.name} says {words!r} more than once: give more of the sentence")
    return Span(first, first + len(words))


def document_named(map_: Map, name: str) -> Document:
    """A document of a map by its id or name. Raises NotFound."""
    found = [document for document in map_.documents() if name in {document.id, document.name}]
    if len(found) != 1:
        names = ", ".join(sorted(document.name for document in map_.documents())[:5])
        raise NotFound(f"{len(found) or 'no'} documents are called {name!r} (the map has {names})")
    return found[0]
