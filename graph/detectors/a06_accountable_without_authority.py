"""Somebody answers for work that is done by people who do not stand under them.

What it finds
    A responsibility whose accountable holder has authority over none of those who do it: not by a line of command,
    not by a functional line, not as head of their unit, and without doing a part of it. It is only said where the map
    knows the place of the holder and of every doer; and every place where a source itself says that somebody answers
    for what they cannot control.

Why it matters
    Whoever answers without authority can only ask, explain and apologise. Accountability, authority and means belong
    into one hand.

Example
    "The safety officer is accountable for the lifeboat drills." The crews report to the fleet manager.

What to do
    Move the accountability to whoever commands the doers, or give the holder a functional line over them.
"""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from remit.graph.authority import STEP_SPARQL, placed, placed_cypher, reaches, reaches_cypher, steps
from remit.graph.claim import Claim, Thing
from remit.graph.columns import IntArray
from remit.graph.detecting import Found, Meta, Severity, listed
from remit.graph.view import View, grouped
from remit.graph.wording import agreeing

META = Meta("A06", "ACCOUNTABLE_WITHOUT_AUTHORITY", Severity.HIGH, "ambiguous", "0.1", ("responsibility or finding",))


def find(view: View) -> Iterator[Found]:
    """Duties whose accountable holder commands none of the doers, and findings that say so."""
    for finding, claims in view.by_subject(view.claims("Concern", "no-authority")):
        yield Found((finding,), tuple(claims))
    owner, doer = powerless(view)
    both = np.concatenate([owner, doer])
    for duty, claims in grouped(view.subjects(both), both):
        yield Found((duty,), tuple(np.unique(claims)))


def powerless(view: View) -> tuple[IntArray, IntArray]:
    """Pairs of claims of one duty: an owner who commands no doer, and each doer."""
    climb = steps(view)
    known = placed(climb)
    done = view.claims("Assignment", "responsible")
    unplaced = view.marked(view.subjects(done[~known[view.objects(done)]]))
    owners = view.claims("Assignment", "accountable")
    owners = owners[known[view.objects(owners)] & ~unplaced[view.subjects(owners)]]
    owner, doer = joined(view, owners, done)
    met = reaches(climb, view.objects(doer), view.objects(owner))
    size = np.int64(len(view.columns.thing_kind))
    case = view.subjects(owner) * size + view.objects(owner)
    lost = ~np.isin(case, case[met])
    return owner[lost], doer[lost]


def joined(view: View, owners: IntArray, done: IntArray) -> tuple[IntArray, IntArray]:
    """Every (owner claim, doer claim) of one duty."""
    done = done[np.argsort(view.subjects(done), kind="stable")]
    keys = view.subjects(done)
    start, end = (np.searchsorted(keys, view.subjects(owners), side=side) for side in ("left", "right"))
    counts = end - start
    offsets = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    return np.repeat(owners, counts), done[np.repeat(start, counts) + offsets]


def message(subjects: Sequence[Thing], claims: Sequence[Claim], labels: Mapping[str, str]) -> str:
    """Who answers, and who does it."""
    if claims[0].relation == "Concern":
        names = listed(sorted({labels[claim.object] for claim in claims if claim.object}))
        around = f" ({names})" if names else ""
        return f"The source says that somebody answers for what they cannot control{around}: “{subjects[0].label}”"
    owners = sorted({labels[claim.object] for claim in claims if claim.kind == "accountable"})
    doers = sorted({labels[claim.object] for claim in claims if claim.kind == "responsible"})
    answer, have = agreeing(owners, "answers", "answer"), agreeing(owners, "has", "have")
    done = f"{listed(doers)}, who {agreeing(doers, 'does', 'do')} it"
    return f"{listed(owners)} {answer} for “{subjects[0].label}”, and {have} no authority over {done}"


SPARQL = f"""SELECT DISTINCT ?s1 ?claim WHERE {{
    {{ ?claim a remit:Concern ; remit:inForce true ; remit:kind remit:no-authority ; remit:subject ?s1 }}
    UNION
    {{ SELECT (?duty AS ?s1) ?claim WHERE {{
        ?a a remit:Assignment ; remit:inForce true ; remit:kind remit:accountable ; remit:subject ?duty .
        ?r a remit:Assignment ; remit:inForce true ; remit:kind remit:responsible ; remit:subject ?duty .
        ?a remit:object ?x .
        FILTER EXISTS {{ ?x {STEP_SPARQL}|^{STEP_SPARQL} ?near }}
        MINUS {{
            ?duty remit:responsibleActor ?unplaced .
            FILTER NOT EXISTS {{ ?unplaced {STEP_SPARQL}|^{STEP_SPARQL} ?neighbour }}
        }}
        MINUS {{
            ?duty remit:accountableActor ?x ; remit:responsibleActor ?under .
            ?under {STEP_SPARQL}* ?x
        }}
        VALUES ?which {{ 1 2 }}
        BIND (IF(?which = 1, ?a, ?r) AS ?claim)
    }} }}
}}"""

CYPHER = f"""
MATCH (f:Finding)-[c:CONCERN {{kind: 'no-authority', in_force: true}}]->()
RETURN DISTINCT f.id AS s1, c.id AS claim
UNION
MATCH (d:Responsibility)-[:ASSIGNMENT {{kind: 'responsible', in_force: true}}]->(u)
WITH DISTINCT d, u
MATCH (d)-[:ASSIGNMENT {{kind: 'accountable', in_force: true}}]->(x)
WITH DISTINCT d, x, u
WHERE {placed_cypher("x")}
WITH d, x, max(CASE WHEN NOT {placed_cypher("u")} OR {reaches_cypher("u", "x")} THEN 1 ELSE 0 END) AS met
WHERE met = 0
MATCH (x)<-[a:ASSIGNMENT {{kind: 'accountable', in_force: true}}]-(d)
    -[r:ASSIGNMENT {{kind: 'responsible', in_force: true}}]->()
UNWIND [a.id, r.id] AS claim
RETURN DISTINCT d.id AS s1, claim
"""
