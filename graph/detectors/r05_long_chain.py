"""Too many steps lie between doing something and answering for it.

What it finds
    A superior from whom more than seven steps lead from their own people to the top by the shortest way (one flag for
    all who report there); a duty whose doer stands more than three steps below the nearest holder who answers for it;
    and findings in which the source itself speaks of a long chain.

Why it matters
    At every step something is lost or smoothed over. Whoever answers hears of trouble last.

Example
    "The inspector reports to the team leader, who reports to the area manager …": nine names up to the director, who
    answers for the inspections.

What to do
    Put the answering closer to the doing: name an accountable holder two or three steps above, or take out a layer.
"""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from remit.graph.claim import Claim, Thing
from remit.graph.columns import IntArray
from remit.graph.detecting import Found, Meta, Severity, listed
from remit.graph.keys import among, distinct
from remit.graph.lines import UP_SPARQL, Ladder, depths, line_cypher, line_sparql, lines
from remit.graph.view import View, grouped

META = Meta("R05", "LONG_CHAIN", Severity.MEDIUM, "reporting", "0.1", ("superior, responsibility or finding",))

# Steps to the top (Light counts more than seven layers as thickening), and from the doer to whoever answers.
TOP, ANSWER = 7, 3


def find(view: View) -> Iterator[Found]:
    """Superiors whose people are too far down, duties answered for too far up, findings that say so."""
    ladder = Ladder.of(view, lines(view))
    yield from too_far_from_the_top(view, ladder)
    claims = np.concatenate(too_far_from_the_answer(view, ladder))
    for duty, group in grouped(view.subjects(claims), claims):
        yield Found((duty,), tuple(np.unique(group).tolist()))
    for finding, said in view.by_subject(view.claims("Concern", "long-chain")):
        yield Found((finding,), tuple(said.tolist()))


def too_far_from_the_top(view: View, ladder: Ladder) -> Iterator[Found]:
    """Superiors at the last allowed step with those below them, and every line from there to the top."""
    depth = depths(view)
    claims = lines(view)
    last = claims[(depth[view.subjects(claims)] == TOP + 1) & (depth[view.objects(claims)] == TOP)]
    for superior, below in view.by_object(last):
        above = [claim for thing in ladder.above(superior) for claim in ladder.claims(thing).tolist()]
        yield Found((superior,), tuple(sorted({*below.tolist(), *above})))


def too_far_from_the_answer(view: View, ladder: Ladder) -> tuple[IntArray, IntArray]:
    """(claims of doers, claims of whoever answers) where the way up to the nearest of them is too long.

    All (doer's claim, place) pairs climb together, one step a pass; those who meet a holder early leave.
    """
    size = np.int64(len(view.columns.thing_kind))
    owned = view.claims("Assignment", "accountable")
    held = view.subjects(owned) * size + view.objects(owned)
    holders = np.sort(held)
    done = view.claims("Assignment", "responsible")
    done = done[view.marked(view.subjects(owned))[view.subjects(done)]]
    frontier = done * size + view.objects(done)
    seen, late = np.sort(frontier), np.empty((0, 2), dtype=np.int64)
    steps = 0
    while len(frontier):
        claim, place = np.divmod(frontier, size)
        goal = view.subjects(claim) * size + place
        met = among(goal, holders)
        if steps <= ANSWER:
            frontier = frontier[~among(claim, np.sort(claim[met]))]
        else:
            late = np.concatenate([late, np.stack([claim[met], goal[met]], axis=1)])
        ahead = ladder.step(*np.divmod(frontier, size))
        frontier = distinct(ahead[0] * size + ahead[1])
        frontier = frontier[~among(frontier, seen)]
        seen = np.sort(np.concatenate([seen, frontier]), kind="stable")
        steps += 1
    return distinct(late[:, 0]).astype(np.int32), owned[among(held, np.sort(late[:, 1]))]


def message(subjects: Sequence[Thing], claims: Sequence[Claim], labels: Mapping[str, str]) -> str:
    """How far it is, and from whom."""
    if claims[0].relation == "Concern":
        return f"The source itself speaks of a long chain: “{subjects[0].label}”"
    if claims[0].relation == "Assignment":
        owners = listed(sorted({labels[claim.object] for claim in claims if claim.kind == "accountable"}))
        doers = listed(sorted({labels[claim.object] for claim in claims if claim.kind == "responsible"}))
        return f"“{subjects[0].label}”: more than {ANSWER} steps lie between {doers} and {owners}, who answers for it"
    below = sorted({labels[claim.subject] for claim in claims if claim.object == subjects[0].id})
    return f"More than {TOP} steps lie between the top and those who report to {subjects[0].label}: {listed(below)}"


def near_top(thing: str) -> str:
    """A pattern for things at most TOP steps below a top: layer by layer, so that no thing is met once for each way."""
    name, layer = "n0", f"{{ SELECT DISTINCT ?n0 WHERE {{ ?low {UP_SPARQL} ?n0 MINUS {{ ?n0 {UP_SPARQL} ?up }} }} }}"
    layers = []
    for i in range(TOP + 1):
        layers.append(f"{{ SELECT (?{name} AS ?{thing}) WHERE {{ {layer} }} }}")
        layer = f"{{ SELECT DISTINCT ?n{i + 1} WHERE {{ {layer} ?n{i + 1} {UP_SPARQL} ?{name} }} }}"
        name = f"n{i + 1}"
    return f"{{ SELECT DISTINCT ?{thing} WHERE {{ {' UNION '.join(layers)} }} }}"


_LAST = f"""{{ SELECT DISTINCT ?lower ?s1 WHERE {{
    {near_top("s1")} ?lower {UP_SPARQL} ?s1 MINUS {{ {near_top("lower")} }} }} }}"""
_NEAR_SPARQL = "/".join([f"{UP_SPARQL}?"] * ANSWER)

SPARQL = f"""SELECT DISTINCT ?s1 ?claim WHERE {{
    {{ ?claim a remit:Concern ; remit:inForce true ; remit:kind remit:long-chain ; remit:subject ?s1 }}
    UNION
    {{ {_LAST} {line_sparql("claim", "lower", "s1")} }}
    UNION
    {{ {{ SELECT DISTINCT ?s1 ?step WHERE {{ {{ SELECT DISTINCT ?s1 WHERE {{ {_LAST} }} }} ?s1 {UP_SPARQL}* ?step }} }}
       {line_sparql("claim", "step", "next")} }}
    UNION
    {{ {{ SELECT DISTINCT ?s1 ?doer ?owner WHERE {{
            {{ SELECT DISTINCT ?s1 ?doer ?owner WHERE {{
                ?s1 remit:responsibleActor ?doer ; remit:accountableActor ?owner
                MINUS {{ ?s1 remit:responsibleActor ?doer ; remit:accountableActor ?any .
                    ?doer {_NEAR_SPARQL} ?near FILTER (?near = ?any) }} }} }}
            ?doer {UP_SPARQL}+ ?above FILTER (?above = ?owner) }} }}
       ?done a remit:Assignment ; remit:inForce true ; remit:kind remit:responsible ; remit:subject ?s1 ;
         remit:object ?doer .
       ?owned a remit:Assignment ; remit:inForce true ; remit:kind remit:accountable ; remit:subject ?s1 ;
         remit:object ?owner .
       VALUES ?which {{ 1 2 }}
       BIND (IF(?which = 1, ?done, ?owned) AS ?claim) }}
}}"""

_UP = f"(()-[l:REPORTING_LINE WHERE {line_cypher('l')}]->())"
_TOP_CYPHER = f"NOT EXISTS {{ MATCH (top)-[t:REPORTING_LINE]->() WHERE {line_cypher('t')} }}"

CYPHER = f"""
MATCH (f:Finding)-[c:CONCERN {{kind: 'long-chain', in_force: true}}]->()
RETURN DISTINCT f.id AS s1, c.id AS claim
UNION
// Down from the tops each thing is met once; up from each thing, everything above it was met again and again.
MATCH ()-[t:REPORTING_LINE]->(top) WHERE {line_cypher("t")}
WITH DISTINCT top WHERE {_TOP_CYPHER}
MATCH way = (top)<-[:REPORTING_LINE*0..{TOP + 1}]-(lower) WHERE all(l IN relationships(way) WHERE {line_cypher("l")})
WITH lower, min(length(way)) AS depth WHERE depth = {TOP + 1}
MATCH (lower)-[b:REPORTING_LINE]->(s)
WHERE {line_cypher("b")} AND EXISTS {{ MATCH (s) {_UP}{{0,{TOP}}} (top) WHERE {_TOP_CYPHER} }}
MATCH (s) {_UP}{{0,}} (step)
OPTIONAL MATCH (step)-[c:REPORTING_LINE]->() WHERE {line_cypher("c")}
UNWIND [b.id, c.id] AS claim
WITH s, claim WHERE claim IS NOT NULL
RETURN DISTINCT s.id AS s1, claim
UNION
MATCH (doer)<-[r:ASSIGNMENT {{kind: 'responsible', in_force: true}}]-(d:Responsibility)
WITH DISTINCT doer, r, d
MATCH (d)-[a:ASSIGNMENT {{kind: 'accountable', in_force: true}}]->(owner)
WITH DISTINCT doer, r, d, a, owner
WHERE EXISTS {{ MATCH way = (doer)-[:REPORTING_LINE*]->(above)
        WHERE above = owner AND all(l IN relationships(way) WHERE {line_cypher("l")}) }}
    AND NOT EXISTS {{ MATCH (doer) {_UP}{{0,{ANSWER}}} (near)
        <-[:ASSIGNMENT {{kind: 'accountable', in_force: true}}]-(d) }}
UNWIND [r.id, a.id] AS claim
RETURN DISTINCT d.id AS s1, claim
"""
