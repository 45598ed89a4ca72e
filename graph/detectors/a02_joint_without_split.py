"""Several hold a duty together, and nobody says who does which part or who leads.

What it finds
    A responsibility that its source gives to two or more holders jointly, in the same case, while no holder leads, no
    part of it is assigned on its own and no scope tells their shares apart. Duties of one list are one flag. Joint
    powers are left out.

Why it matters
    Shared work is shared only until something is missed; then each share turns out to have been the other's. A split
    that was never written down cannot be checked.

Example
    "The harbour office and the coast watch are jointly responsible for the lights." Which of them replaces a bulb?

What to do
    Write down who leads, or break the duty into parts with one holder each, or give each holder a scope.
"""

from collections.abc import Iterator, Mapping, Sequence

from remit.graph.accountable import clashes, clashes_cypher, clashes_sparql
from remit.graph.claim import Claim, Thing
from remit.graph.detecting import Found, Meta, Severity, listed
from remit.graph.places import PLACE_CYPHER, PLACE_SPARQL, at_places
from remit.graph.view import View
from remit.graph.wording import of_a_list

META = Meta("A02", "JOINT_WITHOUT_SPLIT", Severity.MEDIUM, "ambiguous", "0.1", ("responsibility, list or finding",))


def find(view: View) -> Iterator[Found]:
    """Joint duties of which no part is assigned on its own."""
    for finding, stated in view.by_subject(view.claims("Concern", "shared")):
        yield Found((finding,), tuple(stated))
    parts = view.claims("Part")
    assigned = view.marked(view.subjects(view.claims("Assignment", "accountable", "responsible")))
    split = view.marked(view.objects(parts[assigned[view.subjects(parts)]]))
    shared = (claims for duty, claims in clashes(view, "joint") if not split[duty])
    for place, claims in at_places(view, shared):
        yield Found((place,), tuple(claims))


def message(subjects: Sequence[Thing], claims: Sequence[Claim], labels: Mapping[str, str]) -> str:
    """Who shares it."""
    holders = sorted({labels[claim.object] for claim in claims if claim.object})
    if claims[0].relation == "Concern":
        return f"The source says itself that a responsibility is shared: “{subjects[0].label}”"
    return f"{listed(holders)} share {of_a_list(claims, labels)}, and nothing says who does what or who leads"


SPARQL = f"""SELECT DISTINCT (?place AS ?s1) ?claim WHERE {{
    {{
        {clashes_sparql("joint")}
        MINUS {{ ?part remit:accountableActor|remit:responsibleActor ?partHolder . ?part dcterms:isPartOf ?duty }}
        {PLACE_SPARQL}
    }} UNION {{
        ?claim a remit:Concern ; remit:inForce true ; remit:kind remit:shared ; remit:subject ?place
    }}
}}"""

CYPHER = f"""{clashes_cypher("joint")}
    AND NOT EXISTS {{ MATCH (d)<-[p:PART]-()-[a:ASSIGNMENT]->()
        WHERE p.in_force AND a.in_force AND a.kind IN ['accountable', 'responsible'] }}
{PLACE_CYPHER}, c
RETURN DISTINCT place.id AS s1, c.id AS claim
UNION
MATCH (f:Finding)-[c:CONCERN {{kind: 'shared', in_force: true}}]->()
RETURN DISTINCT f.id AS s1, c.id AS claim
"""
