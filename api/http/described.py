"""One thing as RDF: what a projection says of it, with the claims about it and the places that they rest on."""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, serialize

from remit.api.served import Edition
from remit.graph.stores.oxigraph import PREFIXES
from remit.graph.stores.rdf import (
    CLAIMS,
    LABEL,
    TYPE,
    claim_quads,
    derived_quads,
    evidence_name,
    evidence_quads,
    thing_node,
)
from remit.ontology.generated import terms


def described(edition: Edition, name: str, form: RdfFormat) -> bytes:
    """The bytes. Raises NotFound."""
    triples = (quad.triple for quad in quads(edition, name))
    found = serialize(triples, format=form, prefixes=PREFIXES if form == RdfFormat.TURTLE else None)
    if found is None:
        raise TypeError("pyoxigraph wrote to nowhere")
    return found


def quads(edition: Edition, name: str) -> Iterator[Quad]:
    """The thing, its claims with their evidence, and the labels of what they join."""
    claims = edition.map.claims_about(name)
    ends = sorted({name, *(end for claim in claims for end in (claim.subject, claim.object) if end)})
    for thing in edition.map.things_by_id(ends):
        yield Quad(thing_node(thing.id), TYPE, NamedNode(terms.KINDS[thing.kind]), CLAIMS)
        yield Quad(thing_node(thing.id), LABEL, Literal(thing.label), CLAIMS)
    verdicts = edition.map.verdicts([claim.id for claim in claims])
    told: set[str] = set()
    for claim in claims:
        yield from claim_quads(claim)
        status = verdicts.get(claim.id, claim.status)
        yield from derived_quads(claim, edition.day.isoformat(), status)
        for proof in claim.evidence:
            if evidence_name(proof) not in told:
                told.add(evidence_name(proof))
                yield from evidence_quads(proof, evidence_name(proof))
