"""Writing to a terminal or a program: JSON in one shape, places as a person says them."""

import json
import sys
from bisect import bisect_left
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from remit.graph.claim import Claim, Document, Evidence
from remit.graph.map import Map

if TYPE_CHECKING:
    from rich.console import Console


def print_json(value: object) -> None:
    """One JSON value on stdout: stable order, UTF-8, two runs give the same bytes."""
    sys.stdout.write(json.dumps(value, indent=1, ensure_ascii=False) + "\n")


def console() -> "Console":
    """The terminal's console; text of documents is never markup there."""
    from rich.console import Console

    return Console(highlight=False, markup=False, emoji=False, soft_wrap=False)


class Places:
    """Says where evidence stands; documents are fetched once."""

    def __init__(self, map_: Map) -> None:
        self.map = map_
        self.documents: dict[str, Document] = {}
        self.breaks: dict[str, list[int]] = {}

    def document(self, document_id: str) -> Document:
        """The document with an id."""
        if document_id not in self.documents:
            self.documents[document_id] = self.map.document(document_id)
        return self.documents[document_id]

    def line(self, document: Document, position: int) -> int:
        """The line, counted from 1, on which a character stands; a document's line breaks are looked for once."""
        if document.id not in self.breaks:
            self.breaks[document.id] = [i for i, character in enumerate(document.text) if character == "\n"]
        return bisect_left(self.breaks[document.id], position) + 1

    def words(self, proof: Evidence) -> str:
        """As a person says it: "review.txt:12", "review.pdf page 4" or "chart.csv B7"."""
        document = self.document(proof.document)
        if proof.cell:
            return f"{document.name} {proof.cell}"
        if proof.page:
            return f"{document.name} page {proof.page}"
        return f"{document.name}:{self.line(document, proof.spans[0].start)}"

    def data(self, proof: Evidence) -> list[dict[str, Any]]:
        """As a program reads it: one entry a span, so that every quote is just the characters between its offsets."""
        document = self.document(proof.document)
        common: dict[str, Any] = {"document": document.name}
        common |= {"page": proof.page} if proof.page else {}
        common |= {"cell": proof.cell} if proof.cell else {}
        return [
            {
                **common,
                "line": self.line(document, start),
                "start": start,
                "end": end,
                "quote": document.text[start:end],
            }
            for start, end in proof.spans
        ]

    def all(self, proofs: Iterable[Evidence]) -> list[dict[str, Any]]:
        """The entries of several pieces of evidence."""
        return [place for proof in proofs for place in self.data(proof)]


def claim_json(claim: Claim, places: Places) -> dict[str, Any]:
    """One claim as a program reads it: fields that are empty are left out."""
    fields = {name: value for name, value in claim._asdict().items() if value and name != "evidence"}
    return {"id": claim.id, **fields, "evidence": places.all(claim.evidence)}


def shorten(text: str, width: int = 240) -> str:
    """A quote on one line, its middle left out when it is long: both ends matter."""
    flat = " ".join(text.split())
    if len(flat) <= width:
        return flat
    return f"{flat[: width * 2 // 3].rstrip()} […] {flat[-width // 3 :].lstrip()}"
