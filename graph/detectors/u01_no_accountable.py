"""Something has to be done, and nobody answers for it.

What it finds
    A row of a RACI sheet without an A, a duty of a text for which nobody at all is named, a lowest item of a plan
    without an owner, and what a source itself says that nobody answers for. Duties of one list, and items under one
    goal of a plan, are one flag. Not reported: a part of a duty, action or plan item that somebody owns (it inherits
    the owner); what a recommendation asks for (its addressee is the question, F01); a duty given to nobody in
    particular (A04), or on which somebody is only consulted or helps (U02); powers, prohibitions, and sentences that
    are cut off.

Why it matters
    What is everybody's task is done by nobody, and nobody is asked until it is too late.

Example
    "The buoys have to be inspected every spring." By whom, the manual does not say.

What to do
    Name one post that answers for it; in a RACI sheet put one A into the row.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

import numpy as np

from remit.graph.claim import Claim, Thing
from remit.graph.columns import Mask
from remit.graph.detecting import Found, Meta, Severity
from remit.graph.places import (
    COVERED_CYPHER,
    COVERED_SPARQL,
    IN_MATRIX_CYPHER,
    PLACE_CYPHER,
    PLACE_SPARQL,
    by_place,
    covered,
)
from remit.graph.plans import ADRIFT_CYPHER, ADRIFT_SPARQL, PLAN_CYPHER, PLAN_SPARQL, adrift, by_plan
from remit.graph.unowned import EXEMPT_CYPHER, EXEMPT_SPARQL, IN_PROSE_SPARQL, exempt, rows
from remit.graph.view import View

META = Meta("U01", "NO_ACCOUNTABLE", Severity.HIGH, "unowned", "0.1", ("responsibility, list, plan item or finding",))


def find(view: View) -> Iterator[Found]:
    """Lists and duties without an owner, with the claims that state them."""
    stated = np.sort(np.concatenate([view.claims(relation) for relation in ("Attribute", "Part", "Assignment")]))
    for place, claims in chain(
        by_place(view, stated[unowned(view)[view.subjects(stated)]]),
        by_plan(view, stated[adrift(view)[view.subjects(stated)]]),
        view.by_subject(view.claims("Concern", "unowned")),
    ):
        yield Found((place,), tuple(np.unique(claims)))


def unowned(view: View) -> Mask:
    """Duties for which nobody answers, of whom or of whose parents somebody should."""
    held = view.marked(view.subjects(view.claims("Assignment"))) & ~rows(view)
    held[view.subjects(view.claims("Assignment", "accountable"))] = True
    return view.marked(view.things("Responsibility")) & ~held & ~exempt(view) & ~covered(view)


def message(subjects: Sequence[Thing], claims: Sequence[Claim], labels: Mapping[str, str]) -> str:
    """What it is that nobody has."""
    if claims[0].relation == "Concern":
        return f"The source says itself that nobody answers for it: “{subjects[0].label}”"
    duties = sorted({labels[claim.subject] for claim in claims}) or [subjects[0].label]
    if any(claim.relation == "Assignment" for claim in claims):
        return f"People work on “{duties[0]}”, and nobody is accountable for it"
    if (count := len({claim.subject for claim in claims})) > 1:
        what = "items of one plan" if subjects[0].kind == "PlanItem" else "duties of one list"
        return f"Nobody is named for {count} {what}, such as “{duties[0]}”"
    return f"Nobody is named for “{duties[0]}”"


_STATED_SPARQL = """?claim remit:subject ?duty ; remit:inForce true ; a ?relation .
        FILTER (?relation IN (remit:Attribute, remit:Part, remit:Assignment))"""

SPARQL = f"""SELECT DISTINCT (?place AS ?s1) ?claim WHERE {{
    {{
        {_STATED_SPARQL}
        ?duty a remit:Responsibility .
        MINUS {{ ?duty remit:accountableActor ?owner }}
        MINUS {{ ?assigned a remit:Assignment ; remit:inForce true ; remit:subject ?duty . {IN_PROSE_SPARQL} }}
        {EXEMPT_SPARQL}
        MINUS {{ {COVERED_SPARQL} }}
        {PLACE_SPARQL}
    }} UNION {{
        {_STATED_SPARQL}
        {ADRIFT_SPARQL}
        {PLAN_SPARQL}
    }} UNION {{
        ?claim a remit:Concern ; remit:inForce true ; remit:kind remit:unowned ; remit:subject ?place
    }}
}}"""

CYPHER = f"""
CALL {{
    MATCH (d:Responsibility) WHERE NOT EXISTS {{ (d)-[:ASSIGNMENT {{kind: 'accountable', in_force: true}}]->() }}
    RETURN d
}}
MATCH (d)-[c:ATTRIBUTE|PART|ASSIGNMENT]->()
WHERE c.in_force AND ({IN_MATRIX_CYPHER} OR NOT EXISTS {{ (d)-[:ASSIGNMENT {{in_force: true}}]->() }})
    AND {EXEMPT_CYPHER}
    AND NOT {COVERED_CYPHER}
{PLACE_CYPHER}, c
RETURN DISTINCT place.id AS s1, c.id AS claim
UNION
MATCH (d:PlanItem)-[c:ATTRIBUTE|PART]->()
WHERE c.in_force AND {ADRIFT_CYPHER}
{PLAN_CYPHER}, c
RETURN DISTINCT place.id AS s1, c.id AS claim
UNION
MATCH (f:Finding)-[c:CONCERN {{kind: 'unowned', in_force: true}}]->()
RETURN DISTINCT f.id AS s1, c.id AS claim
"""
