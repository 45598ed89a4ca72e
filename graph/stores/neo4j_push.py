"""A map into Neo4j: in batches, each one whole transaction, and only what the store has not got yet."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from importlib.resources import files
from itertools import islice
from typing import TypeVar

from remit.graph.claim import Claim, Document, Evidence, Thing
from remit.graph.errors import Refused, StoreError
from remit.graph.map import Map
from remit.graph.stores.neo4j import Neo4j
from remit.graph.stores.neo4j_rows import (
    EVIDENCE,
    LABEL_OF,
    PROPERTIES,
    TYPE_OF,
    claim_row,
    evidence_row,
    refuse_long,
)
from remit.graph.stores.rdf import thing_node
from remit.graph.writing import Written

BATCH = 10_000
TEXT_BATCH = 4_000_000  # characters of document texts in one transaction
T = TypeVar("T")

Progress = Callable[[str, int, int], None]
"""Called after every batch with what it was, how many of them are through, and how many there are."""


@dataclass
class Pusher:
    """One push: what the store had at its beginning, and what it has written since."""

    store: Neo4j
    map: Map
    day: date
    progress: Progress
    written: Written = field(default_factory=Written)

    def push(self) -> Written:
        """Write everything that is missing. Raises StoreError, which says what was written, and Refused."""
        try:
            self.begin()
            self.documents()
            self.things()
            self.claims()
            self.finish()
        except StoreError as error:
            done = ", ".join(f"{getattr(self.written, name):,} {name}" for name in ("documents", "things", "claims"))
            raise StoreError(
                f"{error}; written by this push: {done}; nothing is half-written, run the same push again to go on"
            ) from error
        return self.written

    def begin(self) -> None:
        """Constraints and indexes, and a mark that the store is not whole."""
        if not self.store.prepared:
            for statement in constraints():
                self.store.write((statement, {}))
            self.store.prepared = True
        self.store.write(("MERGE (m:Map {id: 'map'}) SET m.unfinished = true", {}))

    def finish(self) -> None:
        """Tell every claim, older ones too, whether it is in force on the day, and take the mark away."""
        while self.store.write((REFRESH, {"day": self.day.isoformat(), "limit": BATCH}))[0][0]:
            pass
        self.store.write(
            ("MATCH (m:Map {id: 'map'}) SET m.day = $day, m.unfinished = false", {"day": self.day.isoformat()})
        )

    def documents(self) -> None:
        """Documents with their texts."""
        known = {name for (name,) in self.store.read("MATCH (d:Document) RETURN d.id")}
        total = self.map.counts()["documents"]
        for batch in by_size(d for d in self.map.documents() if d.id not in known):
            for document in batch:
                refuse_long("document", document.id)
            self.store.write((DOCUMENTS, {"rows": [list(document) for document in batch]}))
            self.written.documents += len(batch)
            self.progress("documents", self.written.documents, total)

    def things(self) -> None:
        """Things by kind, since Cypher takes no label as a parameter."""
        known = {name: (kind, label) for name, kind, label in self.store.read(KINDS)}
        total = self.map.counts()["things"]
        done = 0
        for kind, label in LABEL_OF.items():
            for batch in batches(self.map.things(kind)):
                # A label may change: what is known by its reference gets the first name that a source gives it.
                rows = [thing_row(thing, *known.get(thing.id, (kind, ""))) for thing in batch]
                if changed := [row for row in rows if row]:
                    self.store.write((THINGS.format(label=label), {"rows": changed}))
                self.written.things += sum(thing.id not in known for thing in batch)
                done += len(batch)
                self.progress("things", done, total)

    def claims(self) -> None:
        """Claims by relation, with the evidence that they rest on."""
        known = {name: set(proofs or ()) for name, proofs in self.store.read(CLAIM_EVIDENCE)}
        told = {name for (name,) in self.store.read("MATCH (e:Evidence) RETURN e.id")}
        total = self.map.counts()["claims"]
        waiting: dict[str, list[Claim]] = {}
        done = 0
        for claim in self.map.claims():
            group = waiting.setdefault(claim.relation, [])
            group.append(claim)
            if len(group) == BATCH:
                done += self.write_claims(waiting.pop(claim.relation), known, told)
                self.progress("claims", done, total)
        for group in waiting.values():
            done += self.write_claims(group, known, told)
            self.progress("claims", done, total)

    def write_claims(self, claims: Sequence[Claim], known: dict[str, set[str]], told: set[str]) -> int:
        """Write those claims of one relation that are new or have new evidence, in one transaction."""
        rows, links, new = [], [], 0
        proofs: dict[str, Evidence] = {}
        for claim in claims:
            row = claim_row(claim, self.day)
            before = known.get(row[2])
            fresh = {n: proof for n, proof in zip(row[-1], claim.evidence, strict=True) if n not in (before or ())}
            if before is None or fresh:
                rows.append(row)
            new += before is None
            proofs.update(fresh)
            links += [[claim.subject, name] for name in fresh]
        evidence = [evidence_row(name, proof) for name, proof in proofs.items() if name not in told]
        if rows:
            relation = CLAIMS.format(type=TYPE_OF[claims[0].relation])
            steps = [(EVIDENCES, {"rows": evidence}), (relation, {"rows": rows}), (LINKS, {"rows": links})]
            self.store.write(*(step for step in steps if step[1]["rows"]))
        told.update(proofs)
        self.written.claims += new
        self.written.evidence += len(links)
        return len(claims)


def push(store: Neo4j, map_: Map, day: date | None = None, progress: Progress = lambda *_: None) -> Written:
    """Write a map into Neo4j, in force as of a day (today); what the store has already is not written again.

    Raises StoreError (it says what was written) and Refused where the store knows a thing as another kind.
    """
    return Pusher(store, map_, day or date.today(), progress).push()


def thing_row(thing: Thing, kind: str, label: str) -> list[str]:
    """A thing as a row, or none where the store knows it by this label. Raises Refused where it is of another kind."""
    if kind != thing.kind:
        raise Refused(f"thing {thing.id!r}: is a {kind} in the store and a {thing.kind} in the map")
    refuse_long("thing", thing.id)
    return [thing.id, thing.label, thing_node(thing.id).value] if label != thing.label else []


def batches(items: Iterable[T], size: int = BATCH) -> Iterator[list[T]]:
    """Lists of at most `size` items."""
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


def by_size(documents: Iterable[Document]) -> Iterator[list[Document]]:
    """Documents in lists whose texts together stay below what one transaction should carry."""
    batch: list[Document] = []
    for document in documents:
        if batch and sum(len(d.text) for d in batch) + len(document.text) > TEXT_BATCH:
            yield batch
            batch = []
        batch.append(document)
    if batch:
        yield batch


def constraints() -> list[str]:
    """The statements of the generated neo4j.cypher."""
    lines = (files("remit.ontology") / "generated" / "neo4j.cypher").read_text("utf-8").splitlines()
    return [line.removesuffix(";") for line in lines if line and not line.startswith("//")]


def assignments(names: Sequence[str], first: int) -> str:
    """Properties of a map literal out of a row, from a position on."""
    return ", ".join(f"{name}: row[{first + i}]" for i, name in enumerate(names))


DOCUMENTS = """UNWIND $rows AS row MERGE (d:Document {id: row[0]})
SET d.name = row[1], d.media_type = row[2], d.sha256 = row[3], d.text = row[4], d.layout = row[5]"""
KINDS = "MATCH (n:Thing) RETURN n.id, [label IN labels(n) WHERE label <> 'Thing'][0], n.label"
THINGS = "UNWIND $rows AS row MERGE (n:Thing {{id: row[0]}}) SET n:{label}, n.label = row[1], n.iri = row[2]"
TYPES = "|".join(TYPE_OF.values())
CLAIM_EVIDENCE = f"MATCH ()-[r:{TYPES}]->() RETURN r.id, r.evidence"
EVIDENCES = f"""UNWIND $rows AS row MATCH (d:Document {{id: row[1]}}) MERGE (e:Evidence {{id: row[0]}})
SET e += {{{assignments(EVIDENCE[1:], 1)}}} MERGE (e)-[:QUOTED_FROM]->(d)"""
LINKS = """UNWIND $rows AS row MATCH (n:Thing {id: row[0]}) MATCH (e:Evidence {id: row[1]})
MERGE (n)-[:EVIDENCED_BY]->(e)"""
# Evidence that another map gave the claim stays.
CLAIMS = f"""UNWIND $rows AS row MATCH (s:Thing {{{{id: row[0]}}}}) MATCH (o:Thing {{{{id: row[1]}}}})
MERGE (s)-[r:{{type}} {{{{id: row[2]}}}}]->(o)
WITH r, row, [x IN coalesce(r.documents, []) WHERE NOT x IN row[13]] AS documents,
    [x IN coalesce(r.evidence, []) WHERE NOT x IN row[14]] AS evidence
SET r += {{{{{assignments(PROPERTIES[1:11], 3)}, documents: documents + row[13], evidence: evidence + row[14]}}}}"""
REFRESH = f"""MATCH ()-[r:{TYPES}]->()
WITH r, r.status <> 'rejected' AND r.valid_from <= $day AND (r.valid_to = '' OR r.valid_to > $day) AS now
WHERE r.in_force <> now WITH r, now LIMIT $limit SET r.in_force = now RETURN count(r)"""
