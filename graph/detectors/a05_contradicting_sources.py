"""Two sources name different owners, or a source says itself that it is unclear who answers.

What it finds
    A responsibility that one document gives to one holder and another document to another, both in force and in the
    same case, where neither replaced the other and neither heads the other; and every place where a source itself
    complains that roles or lines are unclear. Proposals contradict nothing, and neither do powers.

Why it matters
    Each document is right for whoever holds it. The dispute is settled on the day of the accident, by lawyers.

Example
    The charter: "The registrar keeps the index." The manual: "The archivist keeps the index." Both are in force.

What to do
    Decide which source holds, end the other (a last day in the map does it), or name the successor.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

import numpy as np

from remit.graph.accountable import ANSWERING_PAIR_SPARQL, answering, answering_cypher, scopes_meet, several_holders
from remit.graph.claim import Claim, Thing
from remit.graph.detecting import Found, Meta, Severity, listed
from remit.graph.view import View

META = Meta("A05", "CONTRADICTING_SOURCES", Severity.HIGH, "ambiguous", "0.1", ("responsibility or finding",))


def find(view: View) -> Iterator[Found]:
    """Duties with rival holders, and findings that state the ambiguity."""
    for finding, claims in view.by_subject(view.claims("Concern", "unclear")):
        yield Found((finding,), tuple(claims))
    related = {frozenset(pair) for pair in relations(view)}
    claims = answering(view)
    meant = view.has("share", claims, "sole", "lead") & view.has("modality", claims, "actual", "required")
    for duty, stated in several_holders(view, claims[meant]):
        rivals = {claim for pair in combinations(stated, 2) if contradict(view, *pair, related) for claim in pair}
        if rivals:
            yield Found((duty,), tuple(sorted(rivals)))


def relations(view: View) -> Iterator[tuple[int, int]]:
    """Actors of whom one replaced or heads the other: two names for whoever answers."""
    claims = np.concatenate([view.claims("Succession"), view.claims("Headship")])
    for subject, obj in zip(view.subjects(claims), view.objects(claims), strict=True):
        yield int(subject), int(obj)


def contradict(view: View, one: int, other: int, related: set[frozenset[int]]) -> bool:
    """Whether two claims name unrelated holders for the same case and no document makes both."""
    holders = frozenset((int(view.columns.object[one]), int(view.columns.object[other])))
    first, second = set(view.documents(one)), set(view.documents(other))
    apart = bool(first and second and not first & second)
    return len(holders) == 2 and holders not in related and apart and scopes_meet(view, one, other)


def message(subjects: Sequence[Thing], claims: Sequence[Claim], labels: Mapping[str, str]) -> str:
    """Who is named, or around whom it is unclear."""
    names = listed(sorted({labels[claim.object] for claim in claims if claim.object}))
    if claims[0].relation == "Concern":
        around = f" around {names}" if names else ""
        return f"The source says itself that accountability is unclear{around}: “{subjects[0].label}”"
    return f"Different documents give “{subjects[0].label}” to {names}, and all of them are in force"


SPARQL = f"""SELECT DISTINCT ?s1 ?claim WHERE {{
    {{ ?claim a remit:Concern ; remit:inForce true ; remit:kind remit:unclear ; remit:subject ?s1 }}
    UNION
    {{ SELECT (?duty AS ?s1) ?claim WHERE {{
        {ANSWERING_PAIR_SPARQL}
        ?claim remit:share ?share ; remit:modality ?modality ; remit:evidence/oa:hasSource ?source .
        ?other remit:share ?otherShare ; remit:modality ?otherModality ; remit:evidence/oa:hasSource ?otherSource .
        FILTER (?share IN (remit:sole, remit:lead) && ?otherShare IN (remit:sole, remit:lead))
        FILTER (?modality IN (remit:actual, remit:required) && ?otherModality IN (remit:actual, remit:required))
        OPTIONAL {{ ?claim remit:scope ?scope }}
        OPTIONAL {{ ?other remit:scope ?otherScope }}
        FILTER (!bound(?scope) || !bound(?otherScope) || ?scope = ?otherScope)
        FILTER NOT EXISTS {{ ?holder dcterms:replaces|^dcterms:replaces|org:headOf|^org:headOf ?otherHolder }}
        FILTER NOT EXISTS {{
            ?claim remit:evidence/oa:hasSource ?shared .
            ?other remit:evidence/oa:hasSource ?shared
        }}
    }} }}
}}"""

CYPHER = f"""
MATCH (f:Finding)-[c:CONCERN {{kind: 'unclear', in_force: true}}]->()
RETURN DISTINCT f.id AS s1, c.id AS claim
UNION
MATCH (d:Responsibility)-[c:ASSIGNMENT]->(h)
WHERE c.in_force AND c.share IN ['sole', 'lead'] AND c.kind IN ['accountable', 'responsible']
WITH d, count(DISTINCT h) AS holders WHERE holders > 1
MATCH (d)-[c:ASSIGNMENT]->(h)
WHERE {answering_cypher("c")} AND c.share IN ['sole', 'lead'] AND c.modality IN ['actual', 'required']
MATCH (d)-[o:ASSIGNMENT]->(other)
WHERE other <> h AND {answering_cypher("o")} AND o.share IN ['sole', 'lead'] AND o.modality IN ['actual', 'required']
    AND (c.scope = '' OR o.scope = '' OR c.scope = o.scope)
    AND size(c.documents) > 0 AND size(o.documents) > 0 AND none(document IN c.documents WHERE document IN o.documents)
    AND NOT EXISTS {{ (h)-[:SUCCESSION|HEADSHIP {{in_force: true}}]-(other) }}
RETURN DISTINCT d.id AS s1, c.id AS claim
"""
