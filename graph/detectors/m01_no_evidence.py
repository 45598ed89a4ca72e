"""A claim that nothing supports, or whose quote is not in its document.

What it finds
    Claims in force without any evidence, and claims with a piece of evidence whose quote is not what the document says
    at the given characters. Where the evidence names a cell and no characters, only the quote's being there is asked.

Why it matters
    A flag is worth what its sentences are worth. A claim that nobody can look up is hearsay.

Example
    A claim was typed in by hand: "The registrar keeps the index." Nobody can say which document says so.

What to do
    Add the source, load the document again, or reject the claim.
"""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from remit.graph.claim import Claim, Span, Thing, quote_of
from remit.graph.columns import Mask
from remit.graph.detecting import Found, Meta, Severity
from remit.graph.view import View

META = Meta("M01", "NO_EVIDENCE", Severity.HIGH, "map", "0.1", ("thing the claim is about",))

NO_QUERY = (
    "a quote is compared with the pieces of the document that it was cut from, in their order, and neither SPARQL nor"
    " Cypher promises the order in which it joins texts"
)


def find(view: View) -> Iterator[Found]:
    """Things of which something is claimed that no document shows."""
    doubtful = (np.diff(view.columns.first) == 0) | misquoted(view)
    for thing, claims in view.by_subject(np.flatnonzero(doubtful & view.in_force).astype(np.int32)):
        yield Found((thing,), tuple(claims.tolist()))


def misquoted(view: View) -> Mask:
    """Claims with a quote that is not in its document."""
    texts: dict[int, str] = dict(view.map.connection.execute("SELECT n, text FROM documents").fetchall())
    wrong = np.zeros(len(view.columns.relation), dtype=np.bool_)
    query = "SELECT claim - 1, document, spans, quote, cell FROM evidence"
    for claim, document, spans, quote, cell in view.map.connection.execute(query):
        if not stands(texts[document], spans, quote, cell):
            wrong[claim] = True
    return wrong


def stands(text: str, spans: str, quote: str, cell: str) -> bool:
    """Whether a text says the quote at these characters ("3-14 20-31")."""
    if not spans:
        return bool(quote) and (bool(cell) or quote in text)
    start, _, end = spans.partition("-")
    if " " not in end:  # nearly all: one span, and a million of them in a large map
        return bool(quote) and text[int(start) : int(end)] == quote
    places = (Span(*map(int, span.split("-"))) for span in spans.split())
    return quote_of(text, places) == quote


def message(subjects: Sequence[Thing], claims: Sequence[Claim], labels: Mapping[str, str]) -> str:
    """How many claims, and what is wrong with them."""
    bare = sum(not claim.evidence for claim in claims)
    wrong = len(claims) - bare
    parts = [f"{bare} without any source"] * (bare > 0) + [f"{wrong} whose quote is not in the document"] * (wrong > 0)
    return f"Claims about “{subjects[0].label}” that nobody can look up: {' and '.join(parts)}"
