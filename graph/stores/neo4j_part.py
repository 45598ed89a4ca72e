"""A part of a map out of Neo4j: some claims with their ends, evidence and documents, as a map in memory."""

from collections.abc import Iterable, Sequence
from typing import Any

from remit.graph.claim import Document, Evidence, Thing
from remit.graph.map import Map
from remit.graph.stores.neo4j import Neo4j
from remit.graph.stores.neo4j_pull import things
from remit.graph.stores.neo4j_rows import EVIDENCE, RELATION_OF, claim_of, evidence_of

ClaimRow = Sequence[Any]
"""Relationship type, id of the subject, id of the object, properties."""

_THINGS = "MATCH (n:Thing) WHERE n.id IN $ids RETURN n.id, labels(n), n.label"
_EVIDENCE = f"MATCH (e:Evidence) WHERE e.id IN $ids RETURN {', '.join(f'e.{name}' for name in EVIDENCE)}"
_DOCUMENTS = """MATCH (d:Document) WHERE d.id IN $ids
RETURN d.id, d.name, d.media_type, d.sha256, coalesce(d.text, ''), coalesce(d.layout, '')"""


def part(store: Neo4j, rows: Iterable[ClaimRow], others: Iterable[Thing] = ()) -> Map:
    """A map in memory of these claims, what they rest on, and other things. Raises StoreError.

    It knows no decisions: a claim has the status that was read.
    """
    rows = list(rows)
    named = {one.id: one for one in others}
    ends = sorted({end for row in rows for end in row[1:3]}.difference(named))
    named.update((one.id, one) for one in things(lambda _: iter(store.read(_THINGS, ids=ends))))
    names = sorted({name for row in rows for name in row[3].get("evidence") or ()})
    proofs: dict[str, Evidence] = {row[0]: evidence_of(list(row)) for row in store.read(_EVIDENCE, ids=names)}
    sources = sorted({proof.document for proof in proofs.values()})
    claims = sorted(
        (claim_of(RELATION_OF[row[0]], row[1], row[2], row[3], proofs) for row in rows), key=lambda claim: claim.id
    )
    map_ = Map.memory()
    map_.write(
        documents=[Document(*row) for row in store.read(_DOCUMENTS, ids=sources)], things=named.values(), claims=claims
    )
    return map_
