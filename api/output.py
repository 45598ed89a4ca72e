"""Writing to a terminal or a program: JSON in one shape, places as a person says them."""

import json
import sys
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

    def document(self, document_id: str) -> Document:
        """The document with an id."""
        if document_id not in self.documents:
            self.documents[document_id] = self.map.document(document_id)
        return self.documents[document_id]

    def words(self, proof: Evidence) -> str:
        """As a person says it: "review.txt:12", "review.pdf page 4" or "chart.csv B7"."""
        document = self.document(proof.document)
        if proof.cell:
            return f"{document.name} {proof.cell}"
        if proof.page:
            return f"{document.name} page {proof.page}"
        return f"{document.name}:{line_of(document.text, proof)}"

    def data(self, proof: Evidence) -> dict[str, Any]:
        """As a program reads it: hull of the spans, its words, page or cell where there is one."""
        document = self.document(proof.document)
        start, end = hull(proof)
        found = {"document": document.name, "start": start, "end": end, "quote": document.text[start:end]}
        found["line"] = line_of(document.text, proof)
        if len(proof.spans) > 1:
            found["spans"] = [list(span) for span in proof.spans]
        if proof.page:
            found["page"] = proof.page
        if proof.cell:
            found["cell"] = proof.cell
        return found


def claim_json(claim: Claim, places: Places) -> dict[str, Any]:
    """One claim as a program reads it: fields that are empty are left out."""
    fields = {name: value for name, value in claim._asdict().items() if value and name != "evidence"}
    return {"id": claim.id, **fields, "evidence": [places.data(proof) for proof in claim.evidence]}


def hull(proof: Evidence) -> tuple[int, int]:
    """From the first to the last character of a piece of evidence."""
    return min(s.start for s in proof.spans), max(s.end for s in proof.spans)


def line_of(text: str, proof: Evidence) -> int:
    """The line, counted from 1, on which the evidence begins."""
    return text.count("\n", 0, hull(proof)[0]) + 1


def shorten(text: str, width: int = 240) -> str:
    """A quote on one line, its middle left out when it is long: both ends matter."""
    flat = " ".join(text.split())
    if len(flat) <= width:
        return flat
    return f"{flat[: width * 2 // 3].rstrip()} […] {flat[-width // 3 :].lstrip()}"
