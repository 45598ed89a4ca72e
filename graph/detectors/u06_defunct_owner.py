"""The owner no longer exists.

What it finds
    Actors that a source says have ended, or whose place another has taken, and that still answer for duties. Duties
    that the successor answers for as well are not counted: they have moved.

Why it matters
    A duty does not move by itself when a unit is renamed, merged or closed. Those who inherited the desks may never
    have been told what else was theirs.

Example
    "The Pilots' Office keeps the charts." The Pilotage Branch replaced the office two years ago.

What to do
    Give each of the duties to a successor by name, or end them.
"""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from remit.graph.accountable import ANSWERING_SPARQL, answering, answering_cypher
from remit.graph.authority import ladder
from remit.graph.claim import Claim, Thing
from remit.graph.columns import IntArray
from remit.graph.detecting import Found, Meta, Severity, listed
from remit.graph.vacancy import DEFUNCT_SPARQL, Proofs, defunct
from remit.graph.view import View, grouped
from remit.graph.wording import agreeing

META = Meta("U06", "DEFUNCT_OWNER", Severity.HIGH, "unowned", "0.1", ("actor",))


def find(view: View) -> Iterator[Found]:
    """Defunct actors with what shows it and the duties that they still have."""
    gone = defunct(view)
    left = left_behind(view)
    duties = Proofs(view.objects(left), left).only(view.marked(gone.actors))
    shown = Proofs.of(gone.only(view.marked(duties.actors)), duties)
    for actor, claims in grouped(shown.actors, shown.claims):
        yield Found((actor,), tuple(np.unique(claims)))


def left_behind(view: View) -> IntArray:
    """Answering claims whose duty has no holder that replaced theirs."""
    claims = answering(view)
    succession = view.claims("Succession")
    succession = succession[view.subjects(succession) != view.objects(succession)]
    size = np.int64(len(view.columns.thing_kind))
    heirs = ladder(int(size), succession, view.subjects(succession), view.objects(succession))
    duties, earlier = heirs.step(view.subjects(claims), view.objects(claims))
    return claims[~np.isin(view.subjects(claims) * size + view.objects(claims), duties * size + earlier)]


def message(subjects: Sequence[Thing], claims: Sequence[Claim], labels: Mapping[str, str]) -> str:
    """What is left with whom, and who came after."""
    duties = sorted({labels[claim.subject] for claim in claims if claim.relation == "Assignment"})
    heirs = listed(sorted({labels[claim.subject] for claim in claims if claim.relation == "Succession"}))
    more = f" and {len(duties) - 1} more" if len(duties) > 1 else ""
    who = [subjects[0].label]
    gone = agreeing(who, "no longer exists", "no longer exist")
    fate = f"{agreeing(who, 'was', 'were')} replaced by {heirs}" if heirs else gone
    return f"{who[0]} {fate}, and still {agreeing(who, 'answers', 'answer')} for “{duties[0]}”{more}"


SPARQL = f"""SELECT DISTINCT (?actor AS ?s1) ?claim WHERE {{
    {DEFUNCT_SPARQL}
    {{
        {ANSWERING_SPARQL.replace("?claim", "?deed").replace("?holder", "?actor")}
        MINUS {{
            ?next dcterms:replaces ?actor . FILTER (?next != ?actor)
            {ANSWERING_SPARQL.replace("?claim", "?moved").replace("?holder", "?next")}
        }}
    }}
    VALUES ?which {{ 1 2 }}
    BIND (IF(?which = 1, ?proof, ?deed) AS ?claim)
}}"""

CYPHER = f"""
MATCH (x)-[p:STANDING|SUCCESSION]-(heir)
WHERE p.in_force AND ((type(p) = 'STANDING' AND p.kind = 'ended')
    OR (type(p) = 'SUCCESSION' AND endNode(p) = x AND heir <> x))
MATCH (d:Responsibility)-[c:ASSIGNMENT]->(x)
WHERE {answering_cypher("c")} AND NOT EXISTS {{
    MATCH (d)-[o:ASSIGNMENT]->(next)-[:SUCCESSION {{in_force: true}}]->(x)
    WHERE next <> x AND {answering_cypher("o")} }}
UNWIND [c.id, p.id] AS claim
RETURN DISTINCT x.id AS s1, claim
"""
