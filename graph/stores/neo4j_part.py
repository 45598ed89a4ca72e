"""A part of a map out of Neo4j: some claims with their ends, evidence and documents, as a map in memory."""

from collections.abc import Iterator, Sequence
from typing import Any

from remit.graph.claim import Claim, Document, Evidence
from remit.graph.decisions import Standing
from remit.graph.errors import StoreError
from remit.graph.map import Map
from remit.graph.stores.neo4j import Neo4j
from remit.graph.stores.neo4j_pull import DOCUMENTS, EVIDENCES, THINGS, decisions, things
from remit.graph.stores.neo4j_rows import RELATION_OF, claim_of, evidence_of
from remit.graph.writing import batches

BATCH = 20_000
# Those that most flags rest on are looked for first: whatever is found is not looked for among the others.
_OFTEN = ("ASSIGNMENT", "REPORTING_LINE", "ATTRIBUTE", "OCCUPANCY", "PLACEMENT")
_TYPES = sorted(RELATION_OF, key=lambda name: (_OFTEN.index(name) if name in _OFTEN else len(_OFTEN), name))
_CLAIMS = """UNWIND $ids AS id MATCH (s)-[r:TYPE {id: id}]->(o)
RETURN 'TYPE', s.id, o.id, properties(r)"""
_COUNTS = f"""CALL {{ MATCH (n:Document) RETURN count(n) AS documents }}
CALL {{ MATCH (n:Thing) RETURN count(n) AS things }}
CALL {{ MATCH (n:Decision) RETURN count(n) AS decisions }}
CALL {{ MATCH ()-[r:{"|".join(RELATION_OF)}]->() RETURN count(r) AS claims, sum(size(r.evidence)) AS evidence }}
RETURN documents, things, claims, evidence, decisions"""


def part(store: Neo4j, claim_ids: Sequence[str], thing_ids: Sequence[str] = ()) -> Map:
    """A map in memory of these claims, what they rest on, and other things. Raises StoreError where one is not there.

    It knows no decisions: a claim has the status that was read.
    """
    rows = list(claim_rows(store, claim_ids))
    proofs: dict[str, Evidence] = {
        row[0]: evidence_of(list(row))
        for row in some(store, EVIDENCES, {name for row in rows for name in row[3].get("evidence") or ()})
    }
    named = {end for row in rows for end in row[1:3]}.union(thing_ids)
    map_ = Map.memory()
    map_.write(
        documents=[Document(*row) for row in some(store, DOCUMENTS, {proof.document for proof in proofs.values()})],
        things=things(lambda _: some(store, THINGS, named)),
        claims=claims(rows, proofs),
    )
    return map_


def claims(rows: Sequence[Sequence[Any]], proofs: dict[str, Evidence]) -> list[Claim]:
    """Claims from rows of relationship type, ids of both ends and properties."""
    return [claim_of(RELATION_OF[name], subject, obj, row, proofs) for name, subject, obj, row in rows]


def claim_rows(store: Neo4j, ids: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """Type, ends and properties of claims. Raises StoreError where one is not there."""
    left = sorted({*ids})
    for name in _TYPES:
        found = set[str]()
        for batch in batches(left, BATCH):
            for row in store.read(_CLAIMS.replace("TYPE", name), ids=batch):
                found.add(row[3]["id"])
                yield row
        left = [one for one in left if one not in found]
        if not left:
            return
    raise StoreError(f"{store.uri}: holds no claim {left[0]!r} any more")


def some(store: Neo4j, query: str, ids: set[str]) -> Iterator[tuple[Any, ...]]:
    """The rows of a query of pull, of the nodes with these ids only."""
    match, returned = query.split(" RETURN ", 1)
    node = match.removeprefix("MATCH (").partition(":")[0]
    for batch in batches(sorted(ids), BATCH):
        yield from store.read(f"{match} WHERE {node}.id IN $ids RETURN {returned}", ids=batch)


def held(store: Neo4j) -> dict[str, int]:
    """How much a store holds, as `Map.counts` tells it."""
    names = ("documents", "things", "claims", "evidence", "decisions")
    return dict(zip(names, store.read(_COUNTS)[0], strict=True))


def standing(store: Neo4j) -> Standing:
    """What the decisions of a store come to."""
    return Standing.of(list(decisions(lambda query: iter(store.read(query)))))
