"""A map into Neo4j: in batches, each one whole transaction, and only what the store has not got yet."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Any, TypeVar
from uuid import uuid4

from remit.graph.claim import Claim, Document, Evidence, Thing
from remit.graph.decisions import ON_ACTORS
from remit.graph.errors import Refused, StoreError
from remit.graph.map import Map
from remit.graph.stores.neo4j import Neo4j, Step
from remit.graph.stores.neo4j_lane import Lane
from remit.graph.stores.neo4j_rows import (
    LABEL_OF,
    PROPERTIES,
    TYPE_OF,
    claim_row,
    evidence_row,
    refuse_long,
    thing_row,
)
from remit.graph.stores.neo4j_statements import (
    ABOUT,
    ARROWS,
    BEGIN,
    CHANGES,
    CLAIMS,
    DECISIONS,
    DOCUMENTS,
    EVIDENCES,
    FINISH,
    GUARD,
    KINDS,
    KNOWN,
    LABELS,
    LINKS,
    REFRESH,
    REPLAN,
    THINGS,
    definitions,
)
from remit.graph.writing import Written

BATCH = 10_000
TEXT_BATCH = 4_000_000  # characters of document texts in one transaction
INDEX_SECONDS = 600
T = TypeVar("T")

# Where a claim's row tells the status that decisions leave it with.
STATUS = 2 + PROPERTIES.index("effective_status")
Known = tuple[str, frozenset[str]]
"""The status of a claim in the store (it always has one), and the names of its evidence."""

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
    guard: Step = (GUARD, {})
    same_day: bool = False  # whether all claims that the store had are in force as of the day
    totals: dict[str, int] = field(default_factory=dict)
    decided: set[str] = field(default_factory=set)  # ids of the decisions that the store had
    fresh: bool = False  # whether the store held no thing and no evidence, so that nothing needs to be asked

    def push(self) -> Written:
        """Write everything that is missing. Raises StoreError, which says what was written, and Refused."""
        self.totals = self.map.counts()
        try:
            self.begin()
            with Lane(self.store, self.guard) as lane:
                self.documents(lane)
                self.things(lane)
                lane.wait()  # no claim before its ends
                self.claims(lane)
                self.decisions(lane)
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
            for statement in definitions(unique=True):
                self.store.write((statement, {}))
        self.compare_decisions()  # before the mark, so that a refused push leaves the store whole
        push = uuid4().hex
        self.guard = (GUARD, {"push": push})
        self.same_day, *held = self.store.write((BEGIN, {"day": self.day.isoformat(), "push": push}))[0]
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
        day = {"day": self.day.isoformat()}
        while not self.same_day and self.store.write((REFRESH, {**day, "limit": BATCH}), guard=self.guard)[0][0]:
            pass
        for statement in ARROWS:
            while self.store.write((statement, {"limit": 10 * BATCH}), guard=self.guard)[0][0]:
                pass
        if not self.store.prepared:
            for statement in definitions(unique=False):
                self.store.write((statement, {}))
            self.store.read("CALL db.awaitIndexes($limit)", INDEX_SECONDS, limit=INDEX_SECONDS)
            self.store.prepared = True
        if self.written.claims >= BATCH:  # or the planner goes on with the figures of an empty store
            self.store.read(REPLAN, INDEX_SECONDS, limit=INDEX_SECONDS)
        self.store.write((FINISH, day), guard=self.guard)

    def documents(self, lane: Lane) -> None:
        """Documents with their texts."""
        known = {name for (name,) in self.store.read("MATCH (d:Document) RETURN d.id")}
        for batch in by_size(d for d in self.map.documents() if d.id not in known):
            for document in batch:
                refuse_long("document", document.id)
            rows = [list(document) for document in batch]
            self.write(lane, "documents", len(batch), [(DOCUMENTS, rows)], Written(documents=len(batch)))

    def things(self, lane: Lane) -> None:
        """Things by kind, since Cypher takes no label as a parameter."""
        known = {} if self.fresh else {name: (kind, label) for name, kind, label in self.store.read(KINDS)}
        for kind, label in LABEL_OF.items():
            for batch in batches(self.map.things(kind)):
                # A label may change: what is known by its reference gets the first name that a source gives it.
                rows = [thing_row(thing) for thing in batch if to_write(thing, known)]
                new = [row for row in rows if row[0] not in known]
                steps = [(THINGS.replace("LABEL", label), new), (LABELS, [row for row in rows if row[0] in known])]
                self.write(lane, "things", len(batch), steps, Written(things=len(new)))

    def claims(self, lane: Lane) -> None:
        """Claims by relation, with the evidence that they rest on."""
        known: dict[str, Known] = {}
        told: set[str] = set()
        if not self.fresh:
            known.update((name, (status, frozenset(proofs or ()))) for name, status, proofs in self.store.read(KNOWN))
            told.update(name for (name,) in self.store.read("MATCH (e:Evidence) RETURN e.id"))
        verdicts = self.map.verdicts()
        waiting: dict[str, list[Claim]] = {}
        for claim in self.map.claims(as_written=True):
            group = waiting.setdefault(claim.relation, [])
            group.append(claim)
            if len(group) == BATCH:
                self.write_claims(lane, waiting.pop(claim.relation), verdicts, known, told)
        for group in waiting.values():
            self.write_claims(lane, group, verdicts, known, told)

    def write_claims(
        self,
        lane: Lane,
        claims: Sequence[Claim],
        verdicts: Mapping[str, str],
        known: Mapping[str, Known],
        told: set[str],
    ) -> None:
        """Write those claims of one relation that are new, decided anew or better proved, in one transaction."""
        rows, changed, links, new = [], [], dict[tuple[str, str], Evidence](), Written()
        for claim in claims:
            row = claim_row(claim, self.day, verdicts.get(claim.id, ""))
            status, before = known.get(row[2], ("", frozenset()))
            fresh = [both for both in zip(row[-1], claim.evidence, strict=True) if both[0] not in before]
            if not status:
                rows.append(row)
            elif fresh or status != row[STATUS]:
                changed.append(row)
            new.claims += not status
            new.evidence += len(fresh)
            links.update(((claim.subject, name), proof) for name, proof in fresh)
        proofs = {name: proof for (_, name), proof in links.items() if name not in told}
        told.update(proofs)
        relation = TYPE_OF[claims[0].relation]
        steps = [
            (EVIDENCES, [evidence_row(*proof) for proof in proofs.items()]),
            (CLAIMS.replace("TYPE", relation), rows),
            (CHANGES.replace("TYPE", relation), changed),
            (LINKS, [list(link) for link in links]),
        ]
        self.write(lane, "claims", len(claims), steps, new)

    def decisions(self, lane: Lane) -> None:
        """What people decided; a claim's relationship has its outcome already."""
        for batch in batches(d for d in self.map.decisions() if d.id not in self.decided):
            named = [[d.id, actor] for d in batch if d.verdict in ON_ACTORS for actor in (d.about, d.value)]
            steps = [(DECISIONS, [[d.id, *d] for d in batch]), (ABOUT, named)]
            self.write(lane, "decisions", len(batch), steps, Written(decisions=len(batch)))

    def write(
        self, lane: Lane, what: str, count: int, steps: Iterable[tuple[str, list[list[Any]]]], new: Written
    ) -> None:
        """Write rows in one transaction; when it is through, count what is new and tell that so many are done."""
        self.seen[what] = done = self.seen.get(what, 0) + count

        def through() -> None:
            for name in ("documents", "things", "claims", "evidence", "decisions"):
                setattr(self.written, name, getattr(self.written, name) + getattr(new, name))
            self.progress(what, done, self.totals[what])

        lane.write(*((query, {"rows": rows}) for query, rows in steps if rows), then=through)


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
