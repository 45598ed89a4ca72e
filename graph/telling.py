"""How places, claims and flags are told: as a person says them, as JSON, as SARIF. Every face uses these words."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import quote

from remit.graph.claim import Claim, Document, Evidence
from remit.graph.detecting import Flag, Severity, registry
from remit.graph.layout import layout_of
from remit.graph.map import Map

_BREAK = re.compile("\n")


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
            self.breaks[document.id] = [found.start() for found in _BREAK.finditer(document.text)]
        return bisect_left(self.breaks[document.id], position) + 1

    def words(self, proof: Evidence) -> str:
        """As a person says it: "review.txt:12", "review.pdf p. 4", "review.docx ¶ 12" or "chart.csv B7"."""
        document = self.document(proof.document)
        where = proof.cell or (f"p. {proof.page}" if proof.page else layout_of(document).words(proof.spans))
        if where:
            return f"{document.name} {where}"
        if not proof.spans:
            return document.name
        return f"{document.name}:{self.line(document, proof.spans[0].start)}"

    def data(self, proof: Evidence) -> list[dict[str, Any]]:
        """As a program reads it: one entry a span, so that every quote is just the characters between its offsets."""
        document = self.document(proof.document)
        layout = layout_of(document)
        common: dict[str, Any] = {"document": document.name}
        common |= {"page": proof.page} if proof.page else {}
        common |= {"cell": proof.cell} if proof.cell else {}
        return [
            {
                **layout.data([(start, end)]),
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


def worst_first(flags: Iterable[Flag]) -> list[Flag]:
    """Flags as every face shows them: by severity, then by code, else as they were found."""
    return sorted(flags, key=lambda flag: (-flag.severity, flag.code))


def flag_json(flag: Flag, places: Places) -> dict[str, Any]:
    """One flag as the documented JSON object."""
    return {
        "code": flag.code,
        "name": flag.name,
        "severity": str(flag.severity),
        "fingerprint": flag.fingerprint,
        "subjects": [{"id": s.id, "kind": s.kind, "label": s.label} for s in flag.subjects],
        "message": flag.message,
        "evidence": places.all(flag.evidence),
        "claims": [claim.id for claim in flag.claims],
    }


def sarif(flags: Sequence[Flag], places: Places) -> dict[str, Any]:
    """SARIF 2.1.0, which code hosts and editors show beside the lines."""
    levels = {Severity.HIGH: "error", Severity.MEDIUM: "warning", Severity.LOW: "note"}
    rules = [
        {
            "id": code,
            "name": detector.meta.name,
            "shortDescription": {"text": detector.doc.splitlines()[0]},
            "fullDescription": {"text": detector.doc},
            "defaultConfiguration": {"level": levels[detector.meta.severity]},
        }
        for code, detector in registry().items()
    ]
    results = [
        {
            "ruleId": flag.code,
            "level": levels[flag.severity],
            "message": {"text": flag.message},
            "partialFingerprints": {"remit/v1": flag.fingerprint},
            "locations": [sarif_location(place) for place in places.all(flag.evidence[:1])],
            "relatedLocations": [sarif_location(place) for place in places.all(flag.evidence[1:])],
        }
        for flag in flags
    ]
    tool = {"driver": {"name": "remit", "rules": rules}}
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    run = {"tool": tool, "columnKind": "unicodeCodePoints", "results": results}
    return {"$schema": schema, "version": "2.1.0", "runs": [run]}


def sarif_location(place: dict[str, Any]) -> dict[str, Any]:
    """A place as SARIF says it."""
    region = {
        "startLine": place["line"],
        "charOffset": place["start"],
        "charLength": place["end"] - place["start"],
        "snippet": {"text": place["quote"]},
    }
    return {"physicalLocation": {"artifactLocation": {"uri": quote(place["document"])}, "region": region}}
