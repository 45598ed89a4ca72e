"""The statements that write a map into Neo4j: whatever they write twice is there once."""

from collections.abc import Sequence
from importlib.resources import files

from remit.graph.settling import OUT
from remit.graph.stores.neo4j_rows import DECISION, EVIDENCE, OWN, PROPERTIES, SHARED, THING, TYPE_OF


def definitions(*, unique: bool) -> list[str]:
    """The statements of the generated neo4j.cypher: those that make ids unique, or the indexes for reading."""
    lines = (files("remit.ontology") / "generated" / "neo4j.cypher").read_text("utf-8").splitlines()
    kept = (line.removesuffix(";") for line in lines if line and not line.startswith("//"))
    return [line for line in kept if line.startswith("CREATE CONSTRAINT") is unique]


def from_row(names: Sequence[str], first: int, prefix: str = "", sign: str = ":", row: str = "row") -> str:
    """Properties out of a row, from a position on: in a map literal, or in a SET with a prefix and `sign="="`."""
    return ", ".join(f"{prefix}{name}{sign} {row}[{first + i}]" for i, name in enumerate(names))


BEGIN = """MERGE (m:Map {id: 'map'}) ON CREATE SET m.day = $day
SET m.unfinished = true, m.push = $push, m.day = CASE m.day WHEN $day THEN $day ELSE '' END
WITH m UNWIND $lanes AS lane MERGE (l:PushLane {id: lane}) SET l.push = $push
RETURN DISTINCT m.day = $day, EXISTS { MATCH (:Thing) }, EXISTS { MATCH (:Evidence) }"""
# Every transaction of a push asks this first. Setting locks the node of its lane, so that the push that begins later
# waits for what is under way, and then goes on; the earlier one finds another push's name here.
GUARD = "MATCH (l:PushLane {id: $lane}) SET l.push = l.push RETURN l.push = $push"
FINISH = "MATCH (m:Map {id: 'map'}) SET m.day = $day, m.unfinished = false"

# A search for the shortest way follows arrows, so what is climbed against the arrow of its claim gets one of its own.
REVERSED = {"HEADSHIP": "LED_BY", "OCCUPANCY": "HELD_BY"}
_AGAINST = """MATCH (a)-[:{0} {{in_force: true}}]->(b) WITH DISTINCT a, b WHERE NOT EXISTS {{ (b)-[:{1}]->(a) }}
WITH a, b LIMIT $limit CREATE (b)-[:{1}]->(a) RETURN count(*)"""
_NO_MORE = """MATCH (b)-[r:{1}]->(a) WHERE NOT EXISTS {{ (a)-[:{0} {{in_force: true}}]->(b) }}
WITH r LIMIT $limit DELETE r RETURN count(*)"""
ARROWS = [query.format(*pair) for pair in REVERSED.items() for query in (_NO_MORE, _AGAINST)]

REPLAN = "CALL db.prepareForReplanning($limit)"

DOCUMENTS = """UNWIND $rows AS row MERGE (d:Document {id: row[0]})
SET d.name = row[1], d.media_type = row[2], d.sha256 = row[3], d.text = row[4], d.layout = row[5]"""
KINDS = "MATCH (n:Thing) RETURN n.id, [label IN labels(n) WHERE label <> 'Thing'][0], n.label"
THINGS = f"UNWIND $rows AS row CREATE (:Thing:LABEL {{{from_row(THING, 0)}}})"
LABELS = "UNWIND $rows AS row MATCH (n:Thing {id: row[0]}) SET n.label = row[1], n.key = row[3]"

TYPES = "|".join(TYPE_OF.values())
KNOWN = f"MATCH ()-[r:{TYPES}]->() RETURN r.id, r.effective_status, r.evidence"
# New evidence with the things that it is told of: nothing can be joined to it yet.
EVIDENCES = f"""UNWIND $rows AS row MATCH (d:Document {{id: row[1]}})
CREATE (e:Evidence {{{from_row(EVIDENCE, 0)}}})-[:QUOTED_FROM]->(d)
WITH e, row[{len(EVIDENCE)}] AS subjects UNWIND subjects AS subject
MATCH (n:Thing {{id: subject}}) USING INDEX n:Thing(id) CREATE (n)-[:EVIDENCED_BY]->(e)"""
LINKS = """UNWIND $rows AS row MATCH (n:Thing {id: row[0]}) USING INDEX n:Thing(id)
MATCH (e:Evidence {id: row[1]}) USING INDEX e:Evidence(id)
MERGE (n)-[:EVIDENCED_BY]->(e)"""


def joined(name: str) -> str:
    """A list property with what it had before, since another map may have told it, and what a row adds."""
    position = 2 + PROPERTIES.index(name)
    return f"r.{name} = [x IN coalesce(r.{name}, []) WHERE NOT x IN row[{position}]] + row[{position}]"


# The planner's figures lag behind a growing store: it once chose a plan that read all relationships for each row, and a
# batch took six minutes. So it is left no choice: ends are found by their index, and a claim only between its ends.
ENDS = """UNWIND $rows AS row MATCH (s:Thing {id: row[0]}) USING INDEX s:Thing(id)
MATCH (o:Thing {id: row[1]}) USING INDEX o:Thing(id)"""
# Most claims of a type share most of their words, which are sent once for all of them.
CLAIMS = f"""UNWIND $rows AS block WITH block[0] AS shared, block[1] AS rows
{ENDS.replace("$rows", "rows")}
CREATE (s)-[:TYPE {{{from_row(OWN, 2)}, {from_row(SHARED, 0, row="shared")}}}]->(o)"""
# Evidence that another map gave the claim stays.
CHANGES = f"""{ENDS} MATCH (s)-[r:TYPE]->(o) WHERE r.id + '' = row[2]
SET {joined("documents")}, {joined("evidence")},
    r.in_force = row[{2 + PROPERTIES.index("in_force")}],
    r.effective_status = row[{2 + PROPERTIES.index("effective_status")}]"""
DECISIONS = f"""UNWIND $rows AS row MERGE (d:Decision {{id: row[0]}})
SET {from_row(DECISION[1:], 1, "d.", " =")}"""
ABOUT = """UNWIND $rows AS row MATCH (d:Decision {id: row[0]}) MATCH (n:Thing {id: row[1]})
MERGE (d)-[:ABOUT]->(n)"""
REFRESH = f"""MATCH ()-[r:{TYPES}]->()
WITH r, NOT r.effective_status IN {list(OUT)} AND r.valid_from <= $day AND (r.valid_to = '' OR r.valid_to > $day) AS now
WHERE r.in_force <> now WITH r, now LIMIT $limit SET r.in_force = now RETURN count(r)"""
