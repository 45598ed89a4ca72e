"""Who owns a responsibility, asked in Neo4j: the same answer as from the map that was pushed there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from string import ascii_lowercase, ascii_uppercase
from typing import Any

from remit.graph.claim import Claim, Document, Thing, name_key
from remit.graph.errors import NotFound
from remit.graph.lines import PREFERENCE, line_cypher
from remit.graph.map import Map
from remit.graph.questions import LAST_WHO_ANSWERS, NEAREST, Answer, Owned, Part, Step, rasci_rank
from remit.graph.settling import OUT
from remit.graph.stores.neo4j import Neo4j
from remit.graph.stores.neo4j_pull import DOCUMENTS, things
from remit.graph.stores.neo4j_rows import EVIDENCE, RELATION_OF, alias_key, claim_of, evidence_of, label_key, place
from remit.graph.telling import Places
from remit.graph.view import COMMAND
from remit.graph.writing import fold

CANDIDATES = 200  # things of any kind whose labels fit best, of which duties are taken
WORDS = 200  # of a text that are looked for

_UP = f"s.in_force AND (type(s) = 'OCCUPANCY' OR ({line_cypher('s', COMMAND)}))"
_TOLD = "[type({0}), startNode({0}).id, endNode({0}).id, properties({0}), labels(endNode({0})), endNode({0}).label]"
# All in one question: the duties that are meant, everybody's part in them, whatever leads up from there, and the
# evidence of all that. The shortest ways lead to everybody above, since ways in a dense mesh are beyond number.
_OWNERS = f"""MATCH (m:Map)
CALL {{
    CALL {{
        MATCH (d:Thing {{key: $key}}) RETURN d, null AS alias
        UNION MATCH (d:Thing)-[a:ATTRIBUTE]->() USING INDEX SEEK a:ATTRIBUTE(alias)
            WHERE a.alias = $alias AND NOT a.effective_status IN {list(OUT)} RETURN d, a.value AS alias
        UNION UNWIND $ids AS id MATCH (d:Thing {{id: id}}) RETURN d, null AS alias
    }}
    WITH d, collect(alias) AS aliases WHERE d:Responsibility
    RETURN collect(d) AS duties, collect([d.id, labels(d), d.label, aliases]) AS named
}}
CALL {{
    WITH duties UNWIND duties AS d MATCH (d)-[a:ASSIGNMENT {{in_force: true}}]->(h)
    RETURN collect(a) AS held, collect(DISTINCT h) AS holders
}}
CALL {{
    WITH holders UNWIND holders AS h
    MATCH SHORTEST 1 (h) (()-[s:REPORTING_LINE|OCCUPANCY WHERE {_UP}]->())* (n)
    WITH DISTINCT n MATCH (n)-[s:REPORTING_LINE|OCCUPANCY]->() WHERE {_UP}
    RETURN collect(s) AS steps
}}
CALL {{
    WITH held, steps UNWIND held + steps AS r UNWIND coalesce(r.evidence, []) AS name
    WITH DISTINCT name MATCH (e:Evidence {{id: name}})
    RETURN collect([{", ".join(f"e.{name}" for name in EVIDENCE)}]) AS proofs
}}
RETURN m.day, m.unfinished, named, [r IN held | {_TOLD.format("r")}], [s IN steps | {_TOLD.format("s")}], proofs"""
_BY_WORDS = """CALL db.index.fulltext.queryNodes('thing_words', $words, {limit: $limit}) YIELD node, score
WHERE node:Responsibility RETURN node.id ORDER BY score DESC, node.id LIMIT $nearest"""
_ASCII = str.maketrans(ascii_uppercase, ascii_lowercase)


@dataclass(frozen=True, slots=True)
class Around:
    """Duties in the order of their ids, each with its aliases that were asked for; claims, and the things they name."""

    duties: dict[str, tuple[Thing, list[str]]]
    held: list[Claim]
    steps: list[Claim]
    ends: dict[str, Thing]


class StorePlaces(Places):
    """Says where evidence stands; a document is fetched when it is asked for."""

    def __init__(self, store: Neo4j) -> None:
        super().__init__(Map.memory())
        self.store = store

    def document(self, document_id: str) -> Document:
        """The document with an id. Raises StoreError, NotFound."""
        if document_id not in self.documents:
            rows = self.store.read(DOCUMENTS.replace(" RETURN", " WHERE d.id = $id RETURN", 1), id=document_id)
            if not rows:
                raise NotFound(f"no document {document_id!r} in {self.store.uri}")
            self.documents[document_id] = Document(*rows[0])
        return self.documents[document_id]


def who(store: Neo4j, text: str) -> Answer:
    """Who owns a responsibility, given by its words, an alias or its id. Raises StoreError.

    Where the words are no duty's own, the nearest are those of Neo4j's index, which may order them otherwise than the
    map's.
    """
    found = around(store, key=label_key(text), alias=alias_key(text), ids=[text])
    meant = [duty.id for duty, aliases in found.duties.values() if is_meant(text, duty, aliases)]
    if meant:
        return Answer(text, True, tuple(owned(found, duty) for duty in meant))
    near = nearest(store, text)
    found = around(store, key="", alias="", ids=near)
    return Answer(text, False, tuple(owned(found, duty) for duty in near if duty in found.duties))


def is_meant(text: str, duty: Thing, aliases: Sequence[str]) -> bool:
    """Whether a duty has these words, as `Map.named` compares them, or this id: what was found began like them."""
    same = text.strip().translate(_ASCII)
    named = duty.id == text or name_key(duty.label) == name_key(text)
    return named or any(alias.translate(_ASCII) == same for alias in aliases)


def nearest(store: Neo4j, text: str) -> list[str]:
    """The ids of the duties that fit the words best: those that hold all of them, and then those that hold some."""
    words = [f'"{word}"' for word in fold(text).split()[:WORDS]]
    if not words:
        return []
    query = f"({' AND '.join(words)})^100 OR {' OR '.join(words)}"
    return [name for (name,) in store.read(_BY_WORDS, words=query, limit=CANDIDATES, nearest=NEAREST)]


def around(store: Neo4j, *, key: str, alias: str, ids: Sequence[str]) -> Around:
    """The duties with a key, an alias or an id, and what the answer about them rests on."""
    rows = store.read(_OWNERS, key=key, alias=alias, ids=ids)
    store.whole(rows)
    _, _, named, held, steps, evidence = rows[0]
    proofs = {row[0]: evidence_of(row) for row in evidence}
    claims, ways = (
        sorted((claim_of(RELATION_OF[row[0]], row[1], row[2], row[3], proofs) for row in part), key=as_read)
        for part in (held, steps)
    )
    ends = {row[2]: row[4:] for row in (*held, *steps)}
    duties = {one.id: (one, row[3]) for row, one in zip(named, told_things([r[:3] for r in named]), strict=True)}
    known = {one.id: one for one in told_things([[name, *rest] for name, rest in ends.items()])}
    return Around(dict(sorted(duties.items())), claims, ways, known)


def as_read(claim: Claim) -> tuple[bool, tuple[object, ...], str]:
    """The order in which a source tells its claims, since a store does not know in which the map was given them."""
    return not claim.evidence, place(claim.evidence[0]) if claim.evidence else (), claim.id


def told_things(rows: Sequence[Sequence[Any]]) -> Iterator[Thing]:
    """Things of rows of id, labels and label."""
    return things(lambda _: (tuple(row) for row in rows))


def owned(around: Around, duty: str) -> Owned:
    """Everybody's part in one duty, those who answer for it first, as `Questions.owned` tells it."""
    held = sorted((c for c in around.held if c.subject == duty), key=lambda claim: rasci_rank(claim.kind))
    answers = held and rasci_rank(held[0].kind) <= LAST_WHO_ANSWERS
    parts = tuple(Part(claim, around.ends[claim.object]) for claim in held)
    return Owned(around.duties[duty][0], parts, tuple(chain(around, held[0].object)) if answers else ())


def chain(around: Around, actor: str) -> Iterator[Step]:
    """The steps from an actor to the top by the most direct line of command; ends where a superior comes again."""
    ways: dict[str, Claim] = {}
    for step in sorted(around.steps, key=way_rank):
        ways.setdefault(step.subject, step)
    seen = {actor}
    while actor in ways and ways[actor].object not in seen:
        step = ways[actor]
        actor = step.object
        seen.add(actor)
        yield Step(step, around.ends[actor])


def way_rank(claim: Claim) -> int:
    """How direct a way up is: lines of command, and that a person holds a post after all of them."""
    return PREFERENCE.index(claim.kind) if claim.kind in PREFERENCE else len(PREFERENCE)
