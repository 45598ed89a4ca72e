"""A recommendation that is addressed to nobody.

What it finds
    Recommendations for which no source names an actor to act; words that name nobody in particular ("management",
    "the Department should") count as none, and so does an addressee that is only the reader's guess. A recommendation
    that is blacked out as a whole or lost is M03: whom it addresses cannot be known.
    Of one that a source only answers by its number ("Recommendation 4: agreed"), another source has the words.

Why it matters
    What everybody should do, nobody does. A recommendation without an addressee cannot be accepted, planned or closed.

Example
    "A log of all pilotage exemptions should be kept." By whom?

What to do
    Ask the authors whom they mean, and add that name; or have the head of the reviewed body name somebody.
"""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from remit.graph.claim import Claim, Thing
from remit.graph.detecting import Found, Meta, Severity, listed
from remit.graph.followup import said_sparql, statements
from remit.graph.view import View, grouped

META = Meta("F01", "NO_ADDRESSEE", Severity.HIGH, "follow-up", "0.1", ("recommendation",))


def find(view: View) -> Iterator[Found]:
    """Recommendations without a named addressee, with their words and those that name nobody."""
    address = view.claims("Address")
    generic = view.is_kind(view.objects(address), "Generic") | view.has("status", address, "uncertain")
    silent = view.marked(view.things("Recommendation"))
    silent[view.subjects(address[~generic])] = False
    silent[view.subjects(view.claims("Damage", "redacted", "cut"))] = False
    numbered = view.marked(view.subjects(view.claims("Attribute", "number")))
    silent[numbered & ~view.marked(view.subjects(statements(view, "Recommendation")))] = False
    claims = np.concatenate([statements(view, "Recommendation"), address[generic]])
    claims = claims[silent[view.subjects(claims)]]
    silent[view.subjects(claims)] = False
    for recommendation, group in grouped(view.subjects(claims), claims):
        yield Found((recommendation,), tuple(np.sort(group).tolist()))
    for recommendation in np.flatnonzero(silent).tolist():
        yield Found((recommendation,), ())


def message(subjects: Sequence[Thing], claims: Sequence[Claim], labels: Mapping[str, str]) -> str:
    """Which recommendation, and whom it speaks of instead."""
    nobody = sorted({labels[claim.object] for claim in claims if claim.object})
    rest = f"speaks only of {listed([f'“{name}”' for name in nobody])}" if nobody else "names nobody who should act"
    return f"“{subjects[0].label}” {rest}"


SPARQL = f"""SELECT DISTINCT ?s1 ?claim WHERE {{
    ?s1 a remit:Recommendation .
    MINUS {{
        ?address a remit:Address ; remit:inForce true ; remit:subject ?s1 ; remit:object ?named .
        MINUS {{ ?address remit:effectiveStatus remit:uncertain }}
        MINUS {{ ?named a remit:GenericActor }}
    }}
    MINUS {{ ?damage a remit:Damage ; remit:inForce true ; remit:kind ?lost ; remit:subject ?s1 .
        FILTER (?lost IN (remit:redacted, remit:cut)) }}
    MINUS {{ ?numbered a remit:Attribute ; remit:inForce true ; remit:kind remit:number ; remit:subject ?s1 .
        FILTER NOT EXISTS {{ {said_sparql("words", "s1")} }} }}
    OPTIONAL {{
        {{ {said_sparql("claim", "s1")} }}
        UNION
        {{ ?claim a remit:Address ; remit:inForce true ; remit:subject ?s1 }}
    }}
}}"""

CYPHER = """
MATCH (n:Recommendation)
WHERE NOT EXISTS { MATCH (n)-[a:ADDRESS {in_force: true}]->(x)
        WHERE a.effective_status <> 'uncertain' AND NOT x:Generic }
    AND NOT EXISTS { MATCH (n)-[d:DAMAGE {in_force: true}]->() WHERE d.kind IN ['redacted', 'cut'] }
    AND NOT (EXISTS { MATCH (n)-[k:ATTRIBUTE {kind: 'number', in_force: true}]->() }
        AND NOT EXISTS { MATCH (n)-[s:ATTRIBUTE {kind: 'statement', in_force: true}]->() })
OPTIONAL MATCH (n)-[c:ADDRESS|ATTRIBUTE]->()
WHERE c.in_force AND (type(c) = 'ADDRESS' OR c.kind = 'statement')
RETURN DISTINCT n.id AS s1, c.id AS claim
"""
