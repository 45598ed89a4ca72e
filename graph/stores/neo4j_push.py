"""A map into Neo4j: in batches, each one whole transaction, and only what the store has not got yet."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Any, TypeVar
from uuid import uuid4

from remit.graph.claim import Document, Thing
from remit.graph.decisions import ON_ACTORS
from remit.graph.errors import Refused, StoreError
from remit.graph.map import Map
from remit.graph.stores.neo4j import Neo4j
from remit.graph.stores.neo4j_claims import Chunk, Known
from remit.graph.stores.neo4j_lane import LANES, Lanes, guard_of
from remit.graph.stores.neo4j_rows import (
    LABEL_OF,
    claim_row,
    refuse_long,
    thing_row,
)
from remit.graph.stores.neo4j_statements import (
    ABOUT,
    ARROWS,
    BEGIN,
    DECISIONS,
    DOCUMENTS,
    FINISH,
    KINDS,
    KNOWN,
    LABELS,
    REFRESH,
    REPLAN,
    THINGS,
    definitions,
)
from remit.graph.writing import Written

# Claims of one transaction. With four times as many the server's collector of garbage takes as long as its writing:
# what a transaction holds then outlives the young generation of a heap of 1 GB.
BATCH = 2_500
AT_ONCE = 10_000  # relationships that one transaction marks or turns
TEXT_BATCH = 4_000_000  # characters of document texts in one transaction
INDEX_SECONDS = 600
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
    seen: dict[str, int] = field(default_factory=dict)
    name: str = field(default_factory=lambda: uuid4().hex)
    same_day: bool = False  # whether all claims that the store had are in force as of the day
    totals: dict[str, int] = field(default_factory=dict)
    decided: set[str] = field(default_factory=set)  # ids of the decisions that the store had
    fresh: bool = False  # whether the store held no thing and no evidence, so that nothing needs to be asked

    def push(self) -> Written:
        """Write everything that is missing. Raises StoreError, which says what was written, and Refused."""
        self.totals = self.map.counts()
        try:
            self.begin()
            with Lanes(self.store, self.name) as lanes:
                self.documents(lanes)
                self.things(lanes)
                lanes.wait()  # no claim before its ends
                self.claims(lanes)
                self.decisions(lanes)
            self.finish()
        except StoreError as error:
            done = ", ".join(f"{getattr(self.written, name):,} {name}" for name in ("documents", "things", "claims"))
            raise StoreError(
                f"{error}; written by this push: {done}; nothing is half-written, run the same push again to go on"
            ) from error
        return self.written

    def begin(self) -> None:
        """Constraints, and a mark that the store is not whole."""
        if not self.store.prepared:
            self.store.write(*((statement, {}) for statement in definitions(unique=True)))
        self.compare_decisions()  # before the mark, so that a refused push leaves the store whole
        mark = {"day": self.day.isoformat(), "push": self.name, "lanes": [*range(LANES)]}
        self.same_day, *held = self.store.write((BEGIN, mark))[0]
        self.fresh = not any(held)
        self.compare_decisions()  # another push may have brought some meanwhile

    def compare_decisions(self) -> None:
        """Note which decisions the store has. Raises Refused where the map lacks one of them."""
        self.decided = {name for (name,) in self.store.read("MATCH (d:Decision) RETURN d.id")}
        if lacking := self.decided.difference(decision.id for decision in self.map.decisions()):
            raise Refused(f"the store holds {len(lacking)} decisions that the map lacks: pull them into it first")

    def finish(self) -> None:
        """Tell older claims whether they are in force on the day, make arrows and indexes, and take the mark away.

        Indexes are made last, since a full store fills them faster than a growing one.
        """
        day, guard = {"day": self.day.isoformat()}, guard_of(self.name)
        while not self.same_day and self.store.write((REFRESH, {**day, "limit": AT_ONCE}), guard=guard)[0][0]:
            pass
        for statement in ARROWS:
            while self.store.write((statement, {"limit": AT_ONCE}), guard=guard)[0][0]:
                pass
        if not self.store.prepared:
            self.store.write(*((statement, {}) for statement in definitions(unique=False)))
            self.store.read("CALL db.awaitIndexes($limit)", INDEX_SECONDS, limit=INDEX_SECONDS)
            self.store.prepared = True
        if self.written.claims >= AT_ONCE:  # or the planner goes on with the figures of an empty store
            self.store.read(REPLAN, INDEX_SECONDS, limit=INDEX_SECONDS)
        self.store.write((FINISH, day), guard=guard)

    def documents(self, lanes: Lanes) -> None:
        """Documents with their texts."""
        known = {name for (name,) in self.store.read("MATCH (d:Document) RETURN d.id")}
        for batch in by_size(d for d in self.map.documents() if d.id not in known):
            for document in batch:
                refuse_long("document", document.id)
            rows = [list(document) for document in batch]
            self.write(lanes, "documents", len(batch), [(DOCUMENTS, rows)], Written(documents=len(batch)))

    def things(self, lanes: Lanes) -> None:
        """Things by kind, since Cypher takes no label as a parameter."""
        known = {} if self.fresh else {name: (kind, label) for name, kind, label in self.store.read(KINDS)}
        for kind, label in LABEL_OF.items():
            for batch in batches(self.map.things(kind)):
                # A label may change: what is known by its reference gets the first name that a source gives it.
                rows = [thing_row(thing) for thing in batch if to_write(thing, known)]
                new = [row for row in rows if row[0] not in known]
                steps = [(THINGS.replace("LABEL", label), new), (LABELS, [row for row in rows if row[0] in known])]
                self.write(lanes, "things", len(batch), steps, Written(things=len(new)))

    def claims(self, lanes: Lanes) -> None:
        """Claims in the order of their writing, with the evidence that they rest on."""
        known: dict[str, Known] = {}
        told: set[str] = set()
        if not self.fresh:
            known.update((name, (status, frozenset(proofs or ()))) for name, status, proofs in self.store.read(KNOWN))
            told.update(name for (name,) in self.store.read("MATCH (e:Evidence) RETURN e.id"))
        verdicts = self.map.verdicts()
        chunk = Chunk(known, told)
        for claim in self.map.claims(as_written=True):
            row = claim_row(claim, self.day, verdicts)
            # What rests on one sentence goes together, or else the next transaction would have to wait for this one.
            if chunk.size >= BATCH and (chunk.size >= 2 * BATCH or not chunk.shares(row)):
                self.write_claims(lanes, chunk)
                chunk = Chunk(known, told)
            chunk.add(claim, row)
        self.write_claims(lanes, chunk)

    def write_claims(self, lanes: Lanes, chunk: Chunk) -> None:
        """Write a chunk in one transaction."""
        if chunk.size:
            self.write(lanes, "claims", chunk.size, chunk.steps(), chunk.new, chunk.brings.keys(), chunk.needs)

    def decisions(self, lanes: Lanes) -> None:
        """What people decided; a claim's relationship has its outcome already."""
        for batch in batches(d for d in self.map.decisions() if d.id not in self.decided):
            named = [[d.id, actor] for d in batch if d.verdict in ON_ACTORS for actor in (d.about, d.value)]
            steps = [(DECISIONS, [[d.id, *d] for d in batch]), (ABOUT, named)]
            self.write(lanes, "decisions", len(batch), steps, Written(decisions=len(batch)))

    def write(
        self,
        lanes: Lanes,
        what: str,
        count: int,
        steps: Iterable[tuple[str, list[list[Any]]]],
        new: Written,
        brings: Set[str] = frozenset(),
        needs: Set[str] = frozenset(),
    ) -> None:
        """Write rows in one transaction; when it is through, count what is new and tell that so many are done."""
        self.seen[what] = done = self.seen.get(what, 0) + count

        def through() -> None:
            for name in ("documents", "things", "claims", "evidence", "decisions"):
                setattr(self.written, name, getattr(self.written, name) + getattr(new, name))
            self.progress(what, done, self.totals[what])

        sent = [(query, {"rows": rows}) for query, rows in steps if rows]
        lanes.write(*sent, then=through, brings=brings, needs=needs)


def push(store: Neo4j, map_: Map, day: date | None = None, progress: Progress = lambda *_: None) -> Written:
    """Write a map into Neo4j, in force as of a day (today); what the store has already is not written again.

    Raises StoreError (it says what was written) and Refused where the store knows a thing as another kind.
    """
    return Pusher(store, map_, day or date.today(), progress).push()


def to_write(thing: Thing, known: Mapping[str, tuple[str, str]]) -> bool:
    """Whether the store does not know a thing by its label. Raises Refused where it knows it as another kind."""
    kind, label = known.get(thing.id, (thing.kind, ""))
    if kind != thing.kind:
        raise Refused(f"thing {thing.id!r}: is a {kind} in the store and a {thing.kind} in the map")
    refuse_long("thing", thing.id)
    return label != thing.label


def batches(items: Iterable[T]) -> Iterator[list[T]]:
    """Lists of at most BATCH items."""
    iterator = iter(items)
    while batch := list(islice(iterator, BATCH)):
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
