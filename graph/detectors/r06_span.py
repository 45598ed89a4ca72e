"""Many stand directly under one superior.

What it finds
    Posts, roles and people to whom more than twelve report by a line of command.

Why it matters
    Who leads twenty leads nobody in particular: reports are not read, and whoever needs a decision waits.

Example
    Nineteen station masters report to one director, and no deputy stands between.

What to do
    Put a level between, or say that the work is alike and needs little leading: there is no right number for all.
"""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from remit.graph.claim import Claim, Thing
from remit.graph.detecting import Found, Meta, Severity
from remit.graph.lines import line_cypher, line_sparql, lines
from remit.graph.view import View, frequent

META = Meta("R06", "SPAN", Severity.LOW, "reporting", "0.1", ("superior",))

# The most common of the bounds that organisations set themselves (one of our sources: 12 officers to a supervisor).
MOST = 12
ONE = ("Post", "Role", "Person")


def find(view: View) -> Iterator[Found]:
    """Superiors of many."""
    claims = lines(view)
    claims = claims[view.is_kind(view.objects(claims), *ONE)]
    for superior, group in view.by_object(frequent(view.objects(claims), claims, MOST + 1)):
        if len(np.unique(view.subjects(group))) > MOST:
            yield Found((superior,), tuple(group.tolist()))


def message(subjects: Sequence[Thing], claims: Sequence[Claim], labels: Mapping[str, str]) -> str:
    """How many."""
    return f"{len({claim.subject for claim in claims})} report directly to {subjects[0].label}"


_ONE = "?upper a ?single . FILTER (?single IN (org:Post, org:Role, foaf:Person))"

SPARQL = f"""SELECT DISTINCT (?upper AS ?s1) ?claim WHERE {{
    {{ SELECT ?upper WHERE {{
        {line_sparql("each", "lower", "upper")}
        {_ONE}
    }} GROUP BY ?upper HAVING (COUNT(DISTINCT ?lower) > {MOST}) }}
    {line_sparql("claim", "subordinate", "upper")}
}}"""

CYPHER = f"""
MATCH (lower)-[c:REPORTING_LINE]->(upper:{"|".join(ONE)})
WHERE {line_cypher("c")}
WITH upper, collect(c) AS claims, count(DISTINCT lower) AS reports
WHERE reports > {MOST}
UNWIND claims AS c
RETURN upper.id AS s1, c.id AS claim
"""
