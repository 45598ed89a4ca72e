"""Who owns a responsibility, asked in Neo4j: the same answer as from the map that was pushed there."""

from remit.graph.claim import Thing, name_key
from remit.graph.lines import line_cypher
from remit.graph.map import Map
from remit.graph.questions import NEAREST, Answer, Questions
from remit.graph.stores.neo4j import Neo4j
from remit.graph.stores.neo4j_part import part
from remit.graph.stores.neo4j_pull import pull
from remit.graph.view import COMMAND, View

CANDIDATES = 50

_BY_WORDS = """CALL db.index.fulltext.queryNodes('thing_words', $words) YIELD node, score
WITH node, score WHERE node:Responsibility RETURN node.id, node.label ORDER BY score DESC, node.id LIMIT $limit"""
_BY_ALIAS = """MATCH (n:Responsibility)-[a:ATTRIBUTE]->() WHERE a.kind IN ['alias', 'name']
    AND toLower(a.value) = toLower($text)
RETURN type(a) AS type, n.id AS subject, n.id AS object, properties(a) AS row, n.label AS label"""

_UP = f"s.in_force AND (type(s) = 'OCCUPANCY' OR ({line_cypher('s', COMMAND)}))"
# The part of everybody in these duties, and whatever leads up from there.
_OWNERS = f"""MATCH (d:Responsibility)-[a:ASSIGNMENT {{in_force: true}}]->(h) WHERE d.id IN $duties
RETURN type(a) AS type, d.id AS subject, h.id AS object, properties(a) AS row
UNION
MATCH (d:Responsibility)-[:ASSIGNMENT {{in_force: true}}]->(h) WHERE d.id IN $duties WITH DISTINCT h
MATCH SHORTEST 1 (h) (()-[s:REPORTING_LINE|OCCUPANCY]->() WHERE {_UP})* (n)
WITH DISTINCT n MATCH (n)-[s:REPORTING_LINE|OCCUPANCY]->(up) WHERE {_UP}
RETURN type(s) AS type, n.id AS subject, up.id AS object, properties(s) AS row"""


def who(store: Neo4j, text: str) -> tuple[Answer, Map]:
    """Who owns a responsibility, given by its words or an alias; and the map of just what the answer rests on.

    Where the words are no duty's own, the nearest are those of Neo4j's index, which may order them otherwise than the
    map's. Raises StoreError.
    """
    day = store.day()
    aliases = store.read(_BY_ALIAS, text=text)
    found = candidates(store, text) | {row[1]: Thing(row[1], "Responsibility", row[4]) for row in aliases}
    known = part(store, [row[:4] for row in aliases], found.values())
    duties = [one.id for one in known.named(text)] or [
        one.id for one in known.search(text, ("Responsibility",), NEAREST)
    ]
    known.close()
    rows = store.read(_OWNERS, duties=duties)
    if any(row[3]["effective_status"] != row[3]["status"] for row in rows):
        whole = Map.memory()  # decisions hang together, and a few of them are not what was decided
        pull(store, whole)
    else:
        whole = part(store, [*(row[:4] for row in aliases), *rows], [found[duty] for duty in duties])
    return Questions(View.of(whole, day)).who(text), whole


def candidates(store: Neo4j, text: str) -> dict[str, Thing]:
    """Duties that may be meant: those that hold all of the words, and then those that hold some."""
    words = [f"{word}*" for word in name_key(text).split("-")]
    found: dict[str, Thing] = {}
    for joint in (" AND ", " OR "):
        if len(found) < NEAREST:
            rows = store.read(_BY_WORDS, words=joint.join(words), limit=CANDIDATES)
            found |= {thing_id: Thing(thing_id, "Responsibility", label) for thing_id, label in rows}
    return found
