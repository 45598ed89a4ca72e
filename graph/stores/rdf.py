"""The RDF projection: a map as quads and back. Lossless: every claim and its evidence, plus what queries need."""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from remit.graph.claim import SETTLED, Claim, Document, Evidence, content_hash
from remit.graph.map import Map
from remit.graph.settling import OUT
from remit.ontology.generated import terms

if TYPE_CHECKING:
    import rdflib

XSD = "http://www.w3.org/2001/XMLSchema#"
OA = "http://www.w3.org/ns/oa#"
DCTERMS = "http://purl.org/dc/terms/"
TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
LABEL = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")

# What queries need and the claims imply (shortcuts, what is in force) stays in a graph of its own, so that whoever
# reads the claims back cannot take it for one.
DERIVED = NamedNode("urn:remit:derived")
CLAIMS = DefaultGraph()

THING, CLAIM, DOCUMENT, EVIDENCE, SELECTOR = (
    f"urn:remit{part}:" for part in ("", "-claim", "-document", "-evidence", "-selector")
)

# Whole IRIs stay themselves; everything else is an id of ours and becomes a URN.
_WHOLE_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")


def thing_node(thing_id: str) -> NamedNode:
    """The IRI of a thing."""
    if _WHOLE_IRI.match(thing_id):
        with suppress(ValueError):  # what only looks like an IRI is named like any other id
            return NamedNode(thing_id)
    return NamedNode(THING + quote(thing_id, safe="/"))


def thing_name(iri: str) -> str:
    """The id of the thing with an IRI: the inverse of `thing_node`."""
    return unquote(iri.removeprefix(THING)) if iri.startswith(THING) else iri


def claim_name(iri: str) -> str:
    """The id of the claim with an IRI."""
    return iri.removeprefix(CLAIM)


@lru_cache(maxsize=256)
def term(name: str) -> NamedNode:
    """A term of our own namespace."""
    return NamedNode(terms.NAMESPACE + name)


def quads(map_: Map, day: date | None = None) -> Iterator[Quad]:
    """Everything in the map as quads, in a stable order; what is in force is told for `day` (today)."""
    day = day or date.today()
    yield Quad(DERIVED, term("asOf"), Literal(day.isoformat(), datatype=NamedNode(XSD + "date")), DERIVED)
    for document in map_.documents():
        yield from document_quads(document)
    for thing in map_.things():
        node = thing_node(thing.id)
        yield Quad(node, TYPE, NamedNode(terms.KINDS[thing.kind]), CLAIMS)
        yield Quad(node, LABEL, Literal(thing.label), CLAIMS)
    told: set[str] = set()
    verdicts = map_.verdicts()
    for claim in map_.claims():
        yield from claim_quads(claim)
        for proof in claim.evidence:
            name = evidence_name(proof)
            if name not in told:
                told.add(name)
                yield from evidence_quads(proof, name)
        yield from derived_quads(claim, day.isoformat(), verdicts.get(claim.id, claim.status))
    from remit.graph.stores.rdf_decisions import decision_quads  # which names things as this module does

    for decision in map_.decisions():
        yield from decision_quads(decision)


def document_quads(document: Document) -> Iterator[Quad]:
    """A document with its whole text."""
    node = NamedNode(DOCUMENT + document.id)
    yield Quad(node, TYPE, term("Document"), CLAIMS)
    yield Quad(node, NamedNode(DCTERMS + "title"), Literal(document.name), CLAIMS)
    yield Quad(node, NamedNode(DCTERMS + "format"), Literal(document.media_type), CLAIMS)
    yield Quad(node, term("sha256"), Literal(document.sha256), CLAIMS)
    yield Quad(node, term("text"), Literal(document.text), CLAIMS)
    if document.layout:
        yield Quad(node, term("layout"), Literal(document.layout), CLAIMS)


def claim_quads(claim: Claim) -> Iterator[Quad]:
    """A claim as a node of its own."""
    node = NamedNode(CLAIM + claim.id)
    yield Quad(node, TYPE, NamedNode(terms.RELATIONS[claim.relation]), CLAIMS)
    yield Quad(node, term("subject"), thing_node(claim.subject), CLAIMS)
    if claim.object:
        yield Quad(node, term("object"), thing_node(claim.object), CLAIMS)
    if claim.value:
        yield Quad(node, term("value"), Literal(claim.value), CLAIMS)
    for field in ("kind", "modality", "status", "share"):
        name = getattr(claim, field)
        if name:
            yield Quad(node, term(field), term(name), CLAIMS)
    if claim.scope:
        yield Quad(node, term("scope"), Literal(claim.scope), CLAIMS)
    for path, day in (("validFrom", claim.valid_from), ("validTo", claim.valid_to)):
        if day:
            yield Quad(node, term(path), Literal(day, datatype=NamedNode(XSD + "date")), CLAIMS)
    for proof in claim.evidence:
        yield Quad(node, term("evidence"), NamedNode(EVIDENCE + evidence_name(proof)), CLAIMS)


@lru_cache(maxsize=4096)  # claims of one sentence follow each other
def evidence_name(proof: Evidence) -> str:
    """Content hash of a piece of evidence: claims that rest on the same place share its node."""
    spans = " ".join(f"{start}-{end}" for start, end in proof.spans)
    return content_hash(
        (proof.document, spans, proof.quote, proof.loader, proof.rule, str(proof.page or ""), proof.cell)
    )


def evidence_quads(proof: Evidence, name: str) -> Iterator[Quad]:
    """A place in a document, as a Web Annotation resource with position and quote selectors."""
    node = NamedNode(EVIDENCE + name)
    yield Quad(node, TYPE, NamedNode(OA + "SpecificResource"), CLAIMS)
    yield Quad(node, NamedNode(OA + "hasSource"), NamedNode(DOCUMENT + proof.document), CLAIMS)
    yield Quad(node, term("loader"), Literal(proof.loader), CLAIMS)
    for path, text in (("rule", proof.rule), ("cell", proof.cell)):
        if text:
            yield Quad(node, term(path), Literal(text), CLAIMS)
    if proof.page is not None:
        yield Quad(node, term("page"), Literal(proof.page), CLAIMS)
    exact = NamedNode(f"{SELECTOR}{name}/quote")
    yield Quad(node, NamedNode(OA + "hasSelector"), exact, CLAIMS)
    yield Quad(exact, TYPE, NamedNode(OA + "TextQuoteSelector"), CLAIMS)
    yield Quad(exact, NamedNode(OA + "exact"), Literal(proof.quote), CLAIMS)
    for i, (start, end) in enumerate(proof.spans):
        position = NamedNode(f"{SELECTOR}{name}/{i}")
        yield Quad(node, NamedNode(OA + "hasSelector"), position, CLAIMS)
        yield Quad(position, TYPE, NamedNode(OA + "TextPositionSelector"), CLAIMS)
        yield Quad(position, NamedNode(OA + "start"), Literal(start), CLAIMS)
        yield Quad(position, NamedNode(OA + "end"), Literal(end), CLAIMS)


def derived_quads(claim: Claim, day: str, status: str) -> Iterator[Quad]:
    """The status that decisions leave a claim with; that it is in force on a day, and then its plain predicate."""
    if status != "asserted":
        yield Quad(NamedNode(CLAIM + claim.id), term("effectiveStatus"), term(status), DERIVED)
    if status in OUT or claim.valid_from > day or (claim.valid_to and claim.valid_to <= day):
        return
    yield Quad(NamedNode(CLAIM + claim.id), term("inForce"), Literal(value=True), DERIVED)
    shortcut = terms.SHORTCUTS.get((claim.relation, claim.kind)) or terms.SHORTCUTS.get((claim.relation, ""))
    if claim.relation == "ReportingLine" and claim.modality not in SETTLED:
        shortcut = None  # or a path through plain predicates would climb a line that is only proposed
    if shortcut and claim.object:
        yield Quad(thing_node(claim.subject), NamedNode(shortcut), thing_node(claim.object), DERIVED)


def to_dataset(map_: Map, day: date | None = None) -> "rdflib.Dataset":
    """The map as an rdflib Dataset: claims in its default graph, what they imply in urn:remit:derived."""
    from rdflib import Dataset

    dataset = Dataset()
    default, derived = dataset.default_graph, dataset.graph(DERIVED.value)
    for quad in quads(map_, day):
        target = derived if quad.graph_name == DERIVED else default
        target.add((rdflib_term(quad.subject), rdflib_term(quad.predicate), rdflib_term(quad.object)))
    return dataset


def rdflib_term(node: object) -> "rdflib.URIRef | rdflib.Literal":
    """A term of pyoxigraph as one of rdflib; we write no blank nodes."""
    import rdflib

    if isinstance(node, NamedNode):
        return rdflib.URIRef(node.value)
    if not isinstance(node, Literal):
        raise TypeError(f"{node!r} is neither an IRI nor a literal")
    datatype = rdflib.URIRef(node.datatype.value)
    return rdflib.Literal(node.value, datatype=None if datatype == rdflib.XSD.string else datatype)
