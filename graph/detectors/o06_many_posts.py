"""One person holds three posts or more at once.

What it finds
    People of whom the sources say that they hold at least three posts on the same day.

Why it matters
    On the chart every box has a name; at the desk there is one person, and what comes third is done last. When that
    person is away, three posts are empty.

Example
    The chart names one officer as head of pilots, acting head of moorings and safety delegate.

What to do
    Say which post comes first and who stands in for the others, or fill them.
"""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from remit.graph.claim import Claim, Thing
from remit.graph.detecting import Found, Meta, Severity, listed
from remit.graph.view import View, frequent

META = Meta("O06", "MANY_POSTS", Severity.LOW, "overlapping", "0.1", ("person",))

MANY = 3


def find(view: View) -> Iterator[Found]:
    """People with many posts."""
    held = view.claims("Occupancy")
    for person, claims in view.by_subject(frequent(view.subjects(held), held, MANY)):
        if len(np.unique(view.objects(claims))) >= MANY:
            yield Found((person,), tuple(claims.tolist()))


def message(subjects: Sequence[Thing], claims: Sequence[Claim], labels: Mapping[str, str]) -> str:
    """Which posts."""
    posts = sorted({labels[claim.object] for claim in claims})
    return f"{subjects[0].label} holds {len({claim.object for claim in claims})} posts at once: {listed(posts)}"


SPARQL = f"""SELECT DISTINCT (?person AS ?s1) ?claim WHERE {{
    {{ SELECT ?person WHERE {{
        ?each a remit:Occupancy ; remit:inForce true ; remit:subject ?person ; remit:object ?post .
    }} GROUP BY ?person HAVING (COUNT(DISTINCT ?post) >= {MANY}) }}
    ?claim a remit:Occupancy ; remit:inForce true ; remit:subject ?person .
}}"""

CYPHER = f"""
MATCH (person:Person)-[c:OCCUPANCY {{in_force: true}}]->(post)
WITH person, collect(c) AS claims, count(DISTINCT post) AS posts
WHERE posts >= {MANY}
UNWIND claims AS c
RETURN person.id AS s1, c.id AS claim
"""
