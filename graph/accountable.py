"""Who answers for a duty: the one reading of "accountable" that every detector and every question shares."""

from collections.abc import Iterator
from itertools import combinations

import numpy as np

from remit.graph.columns import IntArray
from remit.graph.distributed import told_apart, told_apart_cypher, told_apart_sparql
from remit.graph.view import View

# The same reading in SPARQL: binds ?duty, ?claim, ?holder. Detectors put it into their queries.
ANSWERING_SPARQL = """
    { ?claim a remit:Assignment ; remit:inForce true ; remit:kind remit:accountable ;
          remit:subject ?duty ; remit:object ?holder }
    UNION
    { ?claim a remit:Assignment ; remit:inForce true ; remit:kind remit:responsible ;
          remit:subject ?duty ; remit:object ?holder
      MINUS { ?duty remit:accountableActor ?accountable }
      MINUS { ?duty dcterms:isPartOf ?matrix . ?matrix a remit:Matrix } }
"""


def in_matrix(view: View) -> IntArray:
    """Duties that are rows of a RACI sheet, where letters are meant and a missing one too."""
    parts = view.claims("Part")
    parts = parts[view.is_kind(view.objects(parts), "Matrix")]
    return np.unique(view.subjects(parts))


def answering(view: View) -> IntArray:
    """Assignments that make their holder answer for the duty, ascending.

    Those of kind accountable; and, on duties where nobody is called accountable, those of kind responsible, since in
    prose "responsible" is the ordinary word. In a RACI sheet R never stands in for A.
    """
    accountable = view.claims("Assignment", "accountable")
    responsible = view.claims("Assignment", "responsible")
    settled = view.marked(view.subjects(accountable)) | view.marked(in_matrix(view))
    plain = responsible[~settled[view.subjects(responsible)]]
    return np.sort(np.concatenate([accountable, plain]))


def scopes_meet(view: View, first: int, second: int) -> bool:
    """Whether two claims may hold for the same case: equal scopes, or one of them for everything."""
    scope = view.columns.scope
    return bool(scope[first] == scope[second] or scope[first] == 0 or scope[second] == 0)


def several_holders(view: View, claims: IntArray) -> Iterator[tuple[int, IntArray]]:
    """(duty, those of these claims that are about it) where at least two different actors hold it by them."""
    duties = view.subjects(claims)
    counts = np.bincount(duties, minlength=len(view.columns.thing_kind))
    for duty, group in view.by_subject(claims[counts[duties] > 1]):
        if len(set(view.objects(group).tolist())) > 1:
            yield duty, group


def clashes(view: View, share: str) -> Iterator[tuple[int, IntArray]]:
    """(duty, claims) where two different actors answer in the same case, both in this share (sole, joint, alternative).

    Powers are left out (two may both be allowed to act), and so are duties that somebody is said to lead and holders of
    whom each has the duty on its own.
    """
    objects = view.columns.object
    assigned = view.claims("Assignment")
    led = view.marked(view.subjects(assigned[view.has("share", assigned, "lead")]))
    claims = answering(view)
    kept = view.has("share", claims, share) & ~view.has("modality", claims, "power") & ~led[view.subjects(claims)]
    for duty, shared in several_holders(view, claims[kept]):
        clashing = {
            int(claim)
            for one, other in combinations(shared[~told_apart(view, shared)], 2)
            if objects[one] != objects[other] and scopes_meet(view, one, other)
            for claim in (one, other)
        }
        if clashing:
            yield duty, np.array(sorted(clashing), dtype=np.int32)


def _pair_sparql(kind: str) -> str:
    """Two claims of one kind that give a duty to two actors: the actors first, by their shortcuts, since few share."""
    claim = f"a remit:Assignment ; remit:inForce true ; remit:kind remit:{kind} ; remit:subject ?duty ; remit:object"
    return f"""?duty remit:{kind}Actor ?holder , ?otherHolder . FILTER (?holder != ?otherHolder)
      ?claim {claim} ?holder . ?other {claim} ?otherHolder ."""


# Two answering claims of one duty and of different actors: binds ?duty, ?claim, ?holder, ?other, ?otherHolder. They are
# of one kind, since beside an accountable holder a responsible one does not answer.
ANSWERING_PAIR_SPARQL = f"""
    {{ {_pair_sparql("accountable")} }}
    UNION
    {{ {_pair_sparql("responsible")}
      MINUS {{ ?duty remit:accountableActor ?accountable }}
      MINUS {{ ?duty dcterms:isPartOf ?matrix . ?matrix a remit:Matrix }} }}
"""


def clashes_sparql(share: str) -> str:
    """The same reading as `clashes`: binds ?duty and ?claim."""
    return f"""
    {ANSWERING_PAIR_SPARQL}
    ?claim remit:share remit:{share} .
    FILTER NOT EXISTS {{ ?claim remit:modality remit:power }}
    OPTIONAL {{ ?claim remit:scope ?scope }}
    ?other remit:share remit:{share} .
    FILTER NOT EXISTS {{ ?other remit:modality remit:power }}
    OPTIONAL {{ ?other remit:scope ?otherScope }}
    FILTER NOT EXISTS {{ {told_apart_sparql("holder")} }}
    FILTER NOT EXISTS {{ {told_apart_sparql("otherHolder")} }}
    FILTER (!bound(?scope) || !bound(?otherScope) || ?scope = ?otherScope)
    MINUS {{ ?lead a remit:Assignment ; remit:inForce true ; remit:share remit:lead ; remit:subject ?duty }}
"""


def answering_cypher(claim: str, duty: str = "d") -> str:
    """The same reading as `answering`, as a condition on an ASSIGNMENT relationship of a duty."""
    return f"""{claim}.in_force AND ({claim}.kind = 'accountable' OR ({claim}.kind = 'responsible'
    AND NOT EXISTS {{ ({duty})-[:ASSIGNMENT {{kind: 'accountable', in_force: true}}]->() }}
    AND NOT EXISTS {{ ({duty})-[:PART {{in_force: true}}]->(:Matrix) }}))"""


def clashes_cypher(share: str) -> str:
    """The same reading as `clashes`: binds d and c."""
    return f"""
MATCH (d:Responsibility)-[c:ASSIGNMENT]->(h)
WHERE c.in_force AND c.share = '{share}' AND c.modality <> 'power' AND c.kind IN ['accountable', 'responsible']
WITH d, c.kind AS kind, count(DISTINCT h) AS holders WHERE holders > 1
WITH DISTINCT d MATCH (d)-[c:ASSIGNMENT]->(h)
WHERE c.share = '{share}' AND c.modality <> 'power' AND {answering_cypher("c")}
MATCH (d)-[o:ASSIGNMENT]->(other)
WHERE other <> h AND o.in_force AND o.share = '{share}' AND o.modality <> 'power' AND o.kind = c.kind
    AND (c.scope = '' OR o.scope = '' OR c.scope = o.scope)
    AND NOT EXISTS {{ (d)-[:ASSIGNMENT {{share: 'lead', in_force: true}}]->() }}
    AND NOT {told_apart_cypher("h")} AND NOT {told_apart_cypher("other")}
"""
