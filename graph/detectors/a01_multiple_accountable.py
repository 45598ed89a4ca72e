"""Two or more holders answer for one duty, with neither a lead nor a split.

What it finds
    A responsibility with several accountable holders (or, where nobody is called accountable, several responsible
    ones) whose scopes meet, when no source says that one of them leads or that they hold it jointly. Powers are left
    out: two bodies may both be allowed to act.

Why it matters
    When it goes wrong each can point to the other. One duty needs one name that answers for it.

Example
    "The registrar and the archivist shall keep the index." Who is asked when the index is wrong?

What to do
    Name one accountable holder and let the others support or be consulted, or split the duty in writing.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from remit.graph.accountable import ANSWERING_SPARQL, scopes_meet, several_holders
from remit.graph.claim import Claim, Thing
from remit.graph.detecting import Found, Meta, Severity, listed
from remit.graph.view import View

META = Meta("A01", "MULTIPLE_ACCOUNTABLE", Severity.HIGH, "ambiguous", "0.1", ("responsibility",))


def find(view: View) -> Iterator[Found]:
    """Duties that two actors answer for in the same case."""
    for duty, claims in several_holders(view):
        sole = claims[view.has("share", claims, "sole") & ~view.has("modality", claims, "power")]
        objects = view.columns.object
        clashing = {
            int(claim)
            for pair in combinations(sole, 2)
            if objects[pair[0]] != objects[pair[1]] and scopes_meet(view, *pair)
            for claim in pair
        }
        if clashing:
            yield Found((duty,), tuple(sorted(clashing)))


def message(subjects: Sequence[Thing], claims: Sequence[Claim], labels: Mapping[str, str]) -> str:
    """Who the holders are."""
    holders = sorted({labels[claim.object] for claim in claims})
    return f"{len(holders)} holders answer for “{subjects[0].label}”: {listed(holders)}, and none of them leads"


SPARQL = f"""SELECT DISTINCT (?duty AS ?s1) ?claim WHERE {{
    {ANSWERING_SPARQL}
    ?claim remit:share remit:sole .
    FILTER NOT EXISTS {{ ?claim remit:modality remit:power }}
    OPTIONAL {{ ?claim remit:scope ?scope }}
    {ANSWERING_SPARQL.replace("?claim", "?other").replace("?holder", "?otherHolder")}
    ?other remit:share remit:sole .
    FILTER NOT EXISTS {{ ?other remit:modality remit:power }}
    OPTIONAL {{ ?other remit:scope ?otherScope }}
    FILTER (?holder != ?otherHolder)
    FILTER (!bound(?scope) || !bound(?otherScope) || ?scope = ?otherScope)
}}"""

CYPHER = """
MATCH (d:Responsibility)-[c:ASSIGNMENT]->(h)
WHERE c.in_force AND c.share = 'sole' AND c.modality <> 'power' AND (c.kind = 'accountable' OR (c.kind = 'responsible'
    AND NOT EXISTS { (d)-[a:ASSIGNMENT {kind: 'accountable', in_force: true}]->() }
    AND NOT EXISTS { (d)-[:PART {in_force: true}]->(:Matrix) }))
MATCH (d)-[o:ASSIGNMENT]->(other)
WHERE other <> h AND o.in_force AND o.share = 'sole' AND o.modality <> 'power' AND o.kind = c.kind
    AND (c.scope = '' OR o.scope = '' OR c.scope = o.scope)
RETURN DISTINCT d.id AS s1, c.id AS claim
"""
