"""Writing claims into a map's tables in batches: what is there already changes nothing."""

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeVar

from remit.graph.claim import Claim, Document, Evidence, Thing, check_claim, check_thing, name_key, refuse_control
from remit.graph.decisions import ON_ACTORS, ON_CLAIMS, Decision, check_decision, order
from remit.graph.errors import Refused

BATCH = 20_000
_INSERT_DOCUMENT = "INSERT INTO documents (id, name, media_type, sha256, text, layout) VALUES (?, ?, ?, ?, ?, ?)"
_INSERT_CLAIM = """INSERT INTO claims (n, id, relation, subject, kind, object, value, modality, status, share, scope,
    valid_from, valid_to) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_INSERT_DECISION = "INSERT OR IGNORE INTO decisions VALUES (NULL, ?, ?, ?, ?, ?, ?, ?)"
_INSERT_EVIDENCE = "INSERT OR IGNORE INTO evidence VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
_UNNAMED = """WITH names AS (SELECT n, subject, value FROM claims WHERE relation = 'Attribute' AND kind = 'name'
        AND status NOT IN ('suggested', 'implied', 'rejected'))
    SELECT t.n, t.label, (SELECT value FROM names WHERE subject = t.n ORDER BY n LIMIT 1) FROM things t
    WHERE t.n IN (SELECT subject FROM names WHERE n >= ?)
    AND NOT EXISTS (SELECT 1 FROM names WHERE subject = t.n AND value = t.label)"""
_WORD = re.compile(r"[^\W_]+")
NOUNS = {"claims": "claim", "things": "thing", "decisions": "decision"}
T = TypeVar("T")


@dataclass(slots=True)
class Written:
    """How many rows were new: writing the same again gives zeros."""

    documents: int = 0
    things: int = 0
    claims: int = 0
    evidence: int = 0
    decisions: int = 0

    @property
    def changed(self) -> bool:
        """Whether anything was new."""
        return self.content or bool(self.decisions)

    @property
    def content(self) -> bool:
        """Whether anything was new that was read, and not only decided."""
        return bool(self.documents or self.things or self.claims or self.evidence)


def batches(items: Iterable[T], size: int = BATCH) -> Iterator[list[T]]:
    """Lists of at most so many items."""
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


@dataclass(slots=True)
class Writer:
    """One transaction's knowledge of numbers: id -> n of things, documents and claims that it met."""

    connection: sqlite3.Connection
    written: Written = field(default_factory=Written)
    numbers: dict[str, int] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    documents: dict[str, int] = field(default_factory=dict)
    naming: bool = False  # whether a new claim says what a thing is called
    first: int = 0  # the number of the first claim of this transaction
    older: bool = False  # whether claims from before got new evidence

    def __post_init__(self) -> None:
        self.first = next_number(self.connection, "claims")

    def write_documents(self, documents: Iterable[Document]) -> None:
        """Insert documents by content hash; the first name that a content came under stays."""
        for document in documents:
            refuse_control(f"document {document.name!r}: name", document.name)
            row = self.connection.execute("SELECT n FROM documents WHERE id = ?", (document.id,)).fetchone()
            if row is None:
                cursor = self.connection.execute(_INSERT_DOCUMENT, document)
                self.written.documents += 1
                row = (cursor.lastrowid,)
            self.documents[document.id] = row[0]

    def write_things(self, things: Iterable[Thing]) -> None:
        """Insert things. Raises Refused where an id is already there with another kind."""
        for batch in batches(things):
            self.learn_things([thing.id for thing in batch])
            new: dict[str, Thing] = {}
            for thing in batch:
                known = self.kinds.setdefault(thing.id, thing.kind)
                if known != thing.kind:
                    raise Refused(f"thing {thing.id!r}: is a {known} in the map and a {thing.kind} in this source")
                if thing.id not in self.numbers:
                    check_thing(thing)
                    new.setdefault(thing.id, thing)
            self.insert_things(list(new.values()))

    def learn_things(self, ids: Sequence[str]) -> None:
        """Fetch number and kind of those ids that the map has and this writer has not met."""
        unknown = [i for i in ids if i not in self.numbers]
        query = "SELECT id, n, kind FROM things WHERE id IN (SELECT value FROM json_each(?))"
        for name, n, kind in self.connection.execute(query, (json.dumps(unknown),)):
            self.numbers[name], self.kinds[name] = n, kind

    def insert_things(self, things: Sequence[Thing]) -> None:
        """Insert rows that are new, with their words for the full-text search."""
        first = next_number(self.connection, "things")
        rows = [(first + i, t.id, t.kind, t.label, name_key(t.label)) for i, t in enumerate(things)]
        self.connection.executemany("INSERT INTO things VALUES (?, ?, ?, ?, ?)", rows)
        self.connection.executemany("INSERT INTO words (rowid, label) VALUES (?, ?)", ((r[0], r[3]) for r in rows))
        self.numbers.update((t.id, first + i) for i, t in enumerate(things))
        self.written.things += len(rows)

    def settle_labels(self, first_claim: int) -> None:
        """Give things that are labelled as no source calls them (by a reference, say) the first name that one states.

        `first_claim` is the number of the first claim of this transaction: only names that are new can change a label.
        """
        if not self.naming:
            return
        rows = self.connection.execute(_UNNAMED, (first_claim,)).fetchall()
        for n, label, name in rows:
            self.connection.execute("INSERT INTO words (words, rowid, label) VALUES ('delete', ?, ?)", (n, label))
            self.connection.execute("UPDATE things SET label = ?, key = ? WHERE n = ?", (name, name_key(name), n))
            self.connection.execute("INSERT INTO words (rowid, label) VALUES (?, ?)", (n, name))

    def write_claims(self, claims: Iterable[Claim]) -> None:
        """Check and insert claims with their evidence. Raises Refused, and then nothing of this transaction stays."""
        for batch in batches(claims):
            self.learn_things(list({end for claim in batch for end in (claim.subject, claim.object) if end}))
            ids = [claim.id for claim in batch]
            known = dict(
                self.connection.execute(
                    "SELECT id, n FROM claims WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(ids),)
                )
            )
            self.insert_claims(batch, ids, known)

    def insert_claims(self, batch: Sequence[Claim], ids: Sequence[str], known: dict[str, int]) -> None:
        """Insert the claims of one batch that are new, and all evidence that is."""
        number = next_number(self.connection, "claims")
        rows: list[tuple[object, ...]] = []
        evidence: list[tuple[int, object, str, int, str, str, str, str]] = []
        numbers = self.numbers
        for claim, claim_id in zip(batch, ids, strict=True):
            n = known.get(claim_id)
            if n is None:
                check_claim(claim, self.kinds)
                n = known[claim_id] = number
                number += 1
                r, s, k, o, *rest = claim[:11]
                rows.append((n, claim_id, r, numbers[s], k, numbers[o] if o else None, *rest))
            evidence.extend(self.evidence_row(n, e) for e in claim.evidence)
        self.connection.executemany(_INSERT_CLAIM, rows)
        self.naming = self.naming or any(row[2] == "Attribute" and row[4] == "name" for row in rows)
        self.written.claims += len(rows)
        older = [row for row in evidence if row[0] < self.first] if self.first > 1 else []
        self.insert_evidence(_INSERT_EVIDENCE, older, older=True)
        self.insert_evidence(_INSERT_EVIDENCE, [row for row in evidence if row[0] >= self.first] if older else evidence)

    def insert_evidence(self, statement: str, rows: Sequence[tuple[object, ...]], *, older: bool = False) -> None:
        """Insert evidence, all of it for claims that are `older` than this transaction or all for new ones."""
        count = max(self.connection.executemany(statement, rows).rowcount, 0) if rows else 0
        self.written.evidence += count
        self.older = self.older or (older and count > 0)

    def write_decisions(self, decisions: Iterable[Decision]) -> None:
        """Append decisions that are well-formed and new. Raises Refused where one names nothing of the map."""
        for decision in sorted(decisions, key=order):
            check_decision(decision)
            check_references(self.connection, decision)
            self.written.decisions += self.connection.execute(_INSERT_DECISION, (decision.id, *decision)).rowcount

    def evidence_row(self, claim: int, evidence: Evidence) -> tuple[int, object, str, int, str, str, str, str]:
        """The row of a piece of evidence. Raises Refused where its document is unknown."""
        document = self.documents.get(evidence.document)
        if document is None:
            row = self.connection.execute("SELECT n FROM documents WHERE id = ?", (evidence.document,)).fetchone()
            if row is None:
                raise Refused(
                    f"evidence names document {evidence.document!r}, which is neither in the map nor in this batch"
                )
            document = self.documents[evidence.document] = row[0]
        spans = " ".join(f"{start}-{end}" for start, end in evidence.spans)
        return (
            claim,
            document,
            spans,
            evidence.page or 0,
            evidence.cell,
            evidence.quote,
            evidence.loader,
            evidence.rule,
        )


def check_references(connection: sqlite3.Connection, decision: Decision) -> None:
    """Raise Refused where a decision is about something, or names something, that the map does not hold."""
    about, verdict, value = decision[:3]
    table = {**dict.fromkeys(ON_CLAIMS, "claims"), **dict.fromkeys(ON_ACTORS, "things")}.get(verdict, "")
    asked = [(table, about)] if table else []
    asked += [("decisions" if verdict == "withdraw" else table, value)] if value and verdict != "waive" else []
    for where, name in asked:
        if connection.execute(f"SELECT 1 FROM {where} WHERE id = ?", (name,)).fetchone() is None:  # noqa: S608 ours
            raise Refused(f"{verdict} of {about!r}: the map has no {NOUNS[where]} {name!r}")
    if verdict == "withdraw":
        (same,) = connection.execute("SELECT about FROM decisions WHERE id = ?", (value,)).fetchone()
        if same != about:
            raise Refused(f"withdraw of {value!r}: that decision is about {same!r} and not about {about!r}")


def next_number(connection: sqlite3.Connection, table: str) -> int:
    """The number after the last one of a table; numbers have no gaps, since nothing is deleted."""
    last = connection.execute(f"SELECT max(n) FROM {table}").fetchone()[0]  # noqa: S608 a constant of this module
    return (last or 0) + 1


def fold(text: str) -> str:
    """A label as people type it: case, punctuation and repeated blanks do not matter."""
    return " ".join(_WORD.findall(text.casefold()))
