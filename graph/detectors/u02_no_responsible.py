"""Somebody answers for it or is asked about it, and nobody does it.

What it finds
    A row of a RACI sheet with an A but neither R nor S, and a passive sentence that names only those beside a holder
    ("revised in consultation with the pilots") and not the holder. In a text, whoever is responsible also answers, so
    nothing else is asked of it. Parts of a duty that somebody does inherit the doer; what a recommendation asks for is
    F01.

Why it matters
    The job may not get done: everybody has a part in it, except the doing.

Example
    "The tide tables shall be revised in consultation with the pilots." The pilots are asked; who revises?

What to do
    Name who does it. Where the accountable holder does it too, say so: "A/R" in the sheet.
"""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from remit.graph.claim import Claim, Thing
from remit.graph.columns import IntArray
from remit.graph.detecting import Found, Meta, Severity, listed
from remit.graph.places import IN_MATRIX_CYPHER, IN_MATRIX_SPARQL, PLACE_CYPHER, PLACE_SPARQL, by_place, within
from remit.graph.unowned import (
    BESIDE,
    EXEMPT_CYPHER,
    EXEMPT_SPARQL,
    IN_PROSE_SPARQL,
    PASSIVE,
    exempt,
    names_a_companion,
    rows,
)
from remit.graph.view import View
from remit.graph.wording import agreeing

META = Meta("U02", "NO_RESPONSIBLE", Severity.HIGH, "unowned", "0.1", ("responsibility or list",))


def find(view: View) -> Iterator[Found]:
    """Lists and duties without a doer, with the assignments that they do have."""
    for place, claims in by_place(view, undone(view)):
        yield Found((place,), tuple(np.unique(claims)))


def undone(view: View) -> IntArray:
    """Assignments of duties that nobody does."""
    assigned = view.claims("Assignment")
    duties = view.subjects(assigned)
    done = view.marked(view.subjects(view.claims("Assignment", "responsible")))
    helped = view.marked(view.subjects(view.claims("Assignment", "support")))
    owned = view.marked(view.subjects(view.claims("Assignment", "accountable")))
    settled = done | exempt(view) | within(view, done | helped)
    in_sheet, idle = rows(view), assigned[~settled[duties]]
    bare_row = in_sheet & owned & ~helped
    spoken = ~in_sheet & ~owned
    bare_text = spoken & names_a_companion(view, np.unique(view.subjects(idle[spoken[view.subjects(idle)]])))
    return idle[(bare_row | bare_text)[view.subjects(idle)]]


def message(subjects: Sequence[Thing], claims: Sequence[Claim], labels: Mapping[str, str]) -> str:
    """Who has a part in it."""
    duty = sorted({labels[claim.subject] for claim in claims})[0]
    owners = sorted({labels[claim.object] for claim in claims if claim.kind == "accountable"})
    if owners:
        return f"{listed(owners)} {agreeing(owners, 'answers', 'answer')} for “{duty}”, and nobody is there to do it"
    beside = listed(sorted({labels[claim.object] for claim in claims}))
    return f"“{duty}” names {beside} beside whoever does it, and nobody who does"


SPARQL = f"""SELECT DISTINCT (?place AS ?s1) ?claim WHERE {{
    ?claim a remit:Assignment ; remit:inForce true ; remit:subject ?duty .
    {{ ?duty remit:accountableActor ?owner . {IN_MATRIX_SPARQL} MINUS {{ ?duty remit:supportingActor ?helper }} }}
    UNION
    {{ ?duty a remit:Responsibility ; rdfs:label ?text .
        FILTER (regex(?text, "{BESIDE}", "i") && regex(?text, "{PASSIVE}", "i"))
        {IN_PROSE_SPARQL} MINUS {{ ?duty remit:accountableActor ?holder }} }}
    MINUS {{ ?duty remit:responsibleActor ?doer }}
    {EXEMPT_SPARQL}
    MINUS {{ ?doneWhole remit:responsibleActor|remit:supportingActor ?someone . ?duty dcterms:isPartOf+ ?doneWhole }}
    {PLACE_SPARQL}
}}"""

# Rows of a sheet and passive sentences are few: they are looked for first, and their assignments after that.
CYPHER = f"""
CALL {{
    MATCH (d:Responsibility)-[:PART {{in_force: true}}]->(:Matrix)
    WHERE EXISTS {{ (d)-[:ASSIGNMENT {{kind: 'accountable', in_force: true}}]->() }}
        AND NOT EXISTS {{ (d)-[:ASSIGNMENT {{kind: 'support', in_force: true}}]->() }}
    RETURN d
    UNION
    CALL {{
        MATCH (d:Responsibility) WHERE d.label =~ '(?is).*{PASSIVE}.*' AND d.label =~ '(?is).*({BESIDE}).*'
        RETURN d
    }}
    WITH d WHERE NOT {IN_MATRIX_CYPHER}
        AND NOT EXISTS {{ (d)-[:ASSIGNMENT {{kind: 'accountable', in_force: true}}]->() }}
    RETURN d
}}
MATCH (d)-[c:ASSIGNMENT {{in_force: true}}]->()
WHERE NOT EXISTS {{ (d)-[:ASSIGNMENT {{kind: 'responsible', in_force: true}}]->() }}
    AND {EXEMPT_CYPHER}
    AND NOT EXISTS {{ MATCH (d)-[:PART*1.. {{in_force: true}}]->()-[o:ASSIGNMENT]->()
        WHERE o.in_force AND o.kind IN ['responsible', 'support'] }}
{PLACE_CYPHER}, c
RETURN DISTINCT place.id AS s1, c.id AS claim
"""
