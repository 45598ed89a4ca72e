"""Neo4j -> claims: the inverse of push."""

from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any

from remit.graph.claim import Claim, Document, Evidence, Thing
from remit.graph.decisions import Decision
from remit.graph.errors import StoreError
from remit.graph.map import Map
from remit.graph.stores.neo4j import Neo4j
from remit.graph.stores.neo4j_rows import EVIDENCE, TYPE_OF, claim_of, evidence_of
from remit.graph.writing import Written
from remit.ontology.generated import terms

PULL_SECONDS = 600.0
Ask = Callable[[str], Iterator[tuple[Any, ...]]]

DOCUMENTS = (
    "MATCH (d:Document) RETURN d.id, d.name, d.media_type, d.sha256, coalesce(d.text, ''), coalesce(d.layout, '')"
)
THINGS = "MATCH (n:Thing) RETURN n.id, labels(n), n.label"
EVIDENCES = f"MATCH (e:Evidence) RETURN {', '.join(f'e.{name}' for name in EVIDENCE)}"
DECISIONS = f"MATCH (d:Decision) RETURN {', '.join(f'd.{name}' for name in Decision._fields)}"
CLAIMS = "MATCH (s:Thing)-[r:{type}]->(o:Thing) RETURN s.id, o.id, properties(r)"


def pull(store: Neo4j, map_: Map) -> Written:
    """Write everything that a Neo4j store holds into a map.

    Raises StoreError (no whole map there, or a claim was changed in the store) and Refused by the ontology.
    """
    store.day()
    with store.reading(PULL_SECONDS) as ask:
        return map_.write(
            documents=documents(ask),
            things=things(ask),
            claims=claims(ask),
            decisions=chain(decisions(ask), still(store)),
        )


def decisions(ask: Ask) -> Iterator[Decision]:
    """Every decision."""
    for row in ask(DECISIONS):
        yield Decision(*row)


def still(store: Neo4j) -> Iterator[Decision]:
    """No decision, but a last look: had a push begun meanwhile, we would hold half of it. Raises StoreError."""
    store.day()
    yield from ()


def documents(ask: Ask) -> Iterator[Document]:
    """Every document."""
    for row in ask(DOCUMENTS):
        yield Document(*row)


def things(ask: Ask) -> Iterator[Thing]:
    """Every thing. Raises StoreError where one has no single kind of the ontology."""
    for name, labels, label in ask(THINGS):
        kinds = [kind for kind in labels if kind in terms.KINDS]
        if len(kinds) != 1:
            raise StoreError(f"thing {name!r}: needs one kind of the ontology as a label, has {', '.join(labels)}")
        yield Thing(name, kinds[0], label)


def claims(ask: Ask) -> Iterator[Claim]:
    """Every claim with its evidence."""
    proofs: dict[str, Evidence] = {row[0]: evidence_of(list(row)) for row in ask(EVIDENCES)}
    for relation, name in TYPE_OF.items():
        for subject, obj, properties in ask(CLAIMS.format(type=name)):
            yield claim_of(relation, subject, obj, properties, proofs)
