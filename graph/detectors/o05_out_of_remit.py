"""Somebody does what is not theirs to do.

What it finds
    An actor who has a duty, or helps with it, although a source says that this actor must not do it, in the same case;
    and every place where a source itself says that somebody does what is outside their role. Proposals and powers are
    left out.

Why it matters
    Whoever does another's work answers for it without a mandate, and their own waits. The one whose work it is believes
    that it is done.

Example
    "Inspectors should not process permits." The roster has inspectors processing permits every Friday.

What to do
    Stop it, or change the description of the role so that it says what is done.
"""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from remit.graph.accountable import scopes_meet
from remit.graph.claim import Claim, Thing
from remit.graph.columns import IntArray
from remit.graph.detecting import Found, Meta, Severity, listed
from remit.graph.view import View, grouped
from remit.graph.wording import agreeing

META = Meta("O05", "OUT_OF_REMIT", Severity.MEDIUM, "overlapping", "0.1", ("responsibility or finding",))


def find(view: View) -> Iterator[Found]:
    """Duties done against a prohibition, and findings that say so."""
    for finding, claims in view.by_subject(view.claims("Concern", "outside-role")):
        yield Found((finding,), tuple(claims))
    forbidden, done = view.claims("Prohibition"), doing(view)
    both = np.concatenate([forbidden, done])
    size = np.int64(len(view.columns.thing_kind))
    wanted = np.isin(pair(view, both, size), np.intersect1d(pair(view, forbidden, size), pair(view, done, size)))
    for _, claims in grouped(pair(view, both[wanted], size), both[wanted]):
        bans = claims[np.isin(claims, forbidden)]
        deeds = claims[~np.isin(claims, forbidden)]
        against = {int(c) for ban in bans for deed in deeds if scopes_meet(view, ban, deed) for c in (ban, deed)}
        if against:
            yield Found((int(view.columns.subject[claims[0]]),), tuple(sorted(against)))


def doing(view: View) -> IntArray:
    """Assignments by which somebody has a hand in a duty."""
    claims = view.claims("Assignment", "accountable", "responsible", "support")
    return claims[view.has("modality", claims, "actual", "required")]


def pair(view: View, claims: IntArray, size: np.int64) -> IntArray:
    """Duty and actor of each claim as one number."""
    keys: IntArray = view.subjects(claims) * size + view.objects(claims)
    return keys


def message(subjects: Sequence[Thing], claims: Sequence[Claim], labels: Mapping[str, str]) -> str:
    """Who does what they should not."""
    holders = sorted({labels[claim.object] for claim in claims if claim.object})
    names = listed(holders)
    if claims[0].relation == "Concern":
        around = f" ({names})" if names else ""
        return f"The source says that somebody does what is not theirs to do{around}: “{subjects[0].label}”"
    return (
        f"{names} {agreeing(holders, 'has', 'have')} “{subjects[0].label}”, although a source says that they must not"
    )


SPARQL = """SELECT DISTINCT ?s1 ?claim WHERE {
    { ?claim a remit:Concern ; remit:inForce true ; remit:kind remit:outside-role ; remit:subject ?s1 }
    UNION
    { ?ban a remit:Prohibition ; remit:inForce true ; remit:subject ?s1 ; remit:object ?actor .
      ?deed a remit:Assignment ; remit:inForce true ; remit:subject ?s1 ; remit:object ?actor ;
        remit:kind ?kind ; remit:modality ?modality .
      FILTER (?kind IN (remit:accountable, remit:responsible, remit:support))
      FILTER (?modality IN (remit:actual, remit:required))
      OPTIONAL { ?ban remit:scope ?scope }
      OPTIONAL { ?deed remit:scope ?otherScope }
      FILTER (!bound(?scope) || !bound(?otherScope) || ?scope = ?otherScope)
      VALUES ?which { 1 2 }
      BIND (IF(?which = 1, ?ban, ?deed) AS ?claim) }
}"""

CYPHER = """
MATCH (f:Finding)-[c:CONCERN {kind: 'outside-role', in_force: true}]->()
RETURN DISTINCT f.id AS s1, c.id AS claim
UNION
MATCH (x)<-[p:PROHIBITION {in_force: true}]-(d:Responsibility)-[a:ASSIGNMENT {in_force: true}]->(x)
WHERE a.kind IN ['accountable', 'responsible', 'support'] AND a.modality IN ['actual', 'required']
    AND (p.scope = '' OR a.scope = '' OR p.scope = a.scope)
UNWIND [p.id, a.id] AS claim
RETURN DISTINCT d.id AS s1, claim
"""
