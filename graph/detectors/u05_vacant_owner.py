"""The post that answers is empty, or held only for the time being.

What it finds
    A post that answers for a duty, heads a unit, is asked to act by a recommendation or owns an action, and that
    nobody holds: a source says so, its last holder's time is over, or it has no holder where most posts of its unit
    have one. A duty that somebody who is there answers for too is not counted. And every post that a source calls
    acting. "Not disclosed" is no vacancy.

Why it matters
    On paper there is an owner; at the desk there is none. Whoever acts for the time being rarely decides for longer.

Example
    "The registrar keeps the index." "The post of registrar has been vacant since May."

What to do
    Fill the post, or say in writing who answers until it is filled.
"""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from remit.graph.accountable import ANSWERING_SPARQL, answering, answering_cypher
from remit.graph.claim import Claim, Thing
from remit.graph.columns import Mask
from remit.graph.detecting import Found, Meta, Severity
from remit.graph.vacancy import SEATS, VACANT_PROOF_CYPHER, VACANT_SPARQL, Proofs, vacancies, vacant_cypher
from remit.graph.view import View, grouped
from remit.graph.wording import agreeing

META = Meta("U05", "VACANT_OWNER", Severity.HIGH, "unowned", "0.1", ("post",))


def find(view: View) -> Iterator[Found]:
    """Empty posts with what shows it and what rests on them; acting posts with the source that says so."""
    empty = vacancies(view)
    resting = duties_of(view, view.marked(empty.actors)).only(view.marked(empty.actors))
    acting = view.claims("Standing", "acting")
    acting = acting[view.is_kind(view.subjects(acting), *SEATS)]
    shown = Proofs.of(empty.only(view.marked(resting.actors)), resting, (view.subjects(acting), acting))
    for actor, claims in grouped(shown.actors, shown.claims):
        yield Found((actor,), tuple(np.unique(claims)))


def duties_of(view: View, empty: Mask) -> Proofs:
    """Claims that lay something on an actor, without duties that an actor who is there answers for."""
    answers = answering(view)
    owned = view.marked(view.subjects(answers[~empty[view.objects(answers)]]))
    alone = answers[~owned[view.subjects(answers)]]
    heads, asked, owns = (view.claims(relation) for relation in ("Headship", "Address", "Ownership"))
    return Proofs.of(
        (view.objects(alone), alone),
        (view.subjects(heads), heads),
        (view.objects(asked), asked),
        (view.objects(owns), owns),
    )


def message(subjects: Sequence[Thing], claims: Sequence[Claim], labels: Mapping[str, str]) -> str:
    """What rests on the empty post."""
    post = subjects[0]
    resting = [c for c in claims if c.relation not in {"Standing", "Occupancy", "Placement"}]
    if not resting:
        return f"{post.label} {agreeing([post.label], 'is', 'are')} held only for the time being"
    things = sorted({labels[c.object if c.relation == "Headship" else c.subject] for c in resting})
    more = f" and {len(things) - 1} more" if len(things) > 1 else ""
    return f"Nobody holds {post.label}, on whom “{things[0]}”{more} {'rest' if more else 'rests'}"


_PRESENT = f"""{ANSWERING_SPARQL.replace("?claim", "?present").replace("?holder", "?there")}
            MINUS {VACANT_SPARQL.replace("?actor", "?there")}"""

SPARQL = f"""SELECT DISTINCT (?actor AS ?s1) ?claim WHERE {{
    {{ ?claim a remit:Standing ; remit:inForce true ; remit:kind remit:acting ; remit:subject ?actor .
       ?actor a ?chair . FILTER (?chair IN (org:Post, org:Role)) }}
    UNION
    {{
        {VACANT_SPARQL}
        {{
            {{ {ANSWERING_SPARQL.replace("?claim", "?deed").replace("?holder", "?actor")}
                MINUS {{ {_PRESENT} }} }}
            UNION {{ ?deed a remit:Headship ; remit:inForce true ; remit:subject ?actor }}
            UNION {{ ?deed a remit:Address ; remit:inForce true ; remit:object ?actor }}
            UNION {{ ?deed a remit:Ownership ; remit:inForce true ; remit:object ?actor }}
        }}
        VALUES ?which {{ 1 2 }}
        BIND (IF(?which = 1, ?proof, ?deed) AS ?claim)
    }}
}}"""

CYPHER = f"""
MATCH (x:Post|Role)-[c:STANDING {{kind: 'acting', in_force: true}}]->()
RETURN DISTINCT x.id AS s1, c.id AS claim
UNION
MATCH (x:Post|Role) WHERE {vacant_cypher("x")}
MATCH (x)-[r:ASSIGNMENT|HEADSHIP|ADDRESS|OWNERSHIP]-(d)
WHERE r.in_force AND CASE type(r)
    WHEN 'HEADSHIP' THEN startNode(r) = x
    WHEN 'ASSIGNMENT' THEN endNode(r) = x AND {answering_cypher("r")}
        AND NOT EXISTS {{ MATCH (d)-[o:ASSIGNMENT]->(there) WHERE {answering_cypher("o")}
            AND NOT {vacant_cypher("there")} }}
    ELSE endNode(r) = x END
MATCH (x)-[p:STANDING|OCCUPANCY|PLACEMENT]-(unit)
WHERE {VACANT_PROOF_CYPHER}
UNWIND [r.id, p.id] AS claim
RETURN DISTINCT x.id AS s1, claim
"""
