"""A reporting line runs in a circle.

What it finds
    Posts, units or people who report, directly or through others, to themselves: a post to itself, a circle of posts,
    or a person whose one post stands below their other post. One flag a circle.

Why it matters
    In a circle nobody stands at the top. Whatever is taken up comes back down, and nobody is judged by anybody else.

Example
    "The treasurer reports to the secretary", "the secretary reports to the chair", and "the chair reports to the
    treasurer".

What to do
    Find the line that is wrong; often it is the oldest. Where one person holds both posts, give one of them another
    superior, or say who stands in.
"""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from remit.graph.claim import Claim, Thing
from remit.graph.columns import IntArray
from remit.graph.detecting import Found, Meta, Severity, listed
from remit.graph.lines import UP_SPARQL, Ladder, line_cypher, line_sparql, lines
from remit.graph.naming import first_named, name_key_cypher, name_key_sparql
from remit.graph.view import View, grouped

META = Meta("R04", "CYCLE", Severity.HIGH, "reporting", "0.1", ("first of the circle, posts before people",))


def find(view: View) -> Iterator[Found]:
    """Circles, each with the lines that close it and what people hold who close it with two posts."""
    claims, lower, upper = steps(view)
    component = components(view, lower, upper)
    closing = np.flatnonzero(component[lower] == component[upper]).astype(np.int32)
    inside = view.marked(np.concatenate([lower[closing], upper[closing]]))
    for _, circle in grouped(component[lower[closing]], closing):
        members = np.unique(np.concatenate([lower[circle], upper[circle]]))
        posts = members[~view.is_kind(members, "Person")]
        leader = first_named(view, (posts if len(posts) else members).tolist())
        held = zip([*lower[circle], *upper[circle]], [*ends(view, claims[circle])], strict=True)
        outside = {pair for pair in held if pair[0] != pair[1] and not inside[pair[1]]}
        yield Found((leader,), tuple(np.unique([*claims[circle], *occupancies(view, outside)]).tolist()))


def steps(view: View) -> tuple[IntArray, IntArray, IntArray]:
    """(line, from, to) for every line, between its ends and between the people who hold them."""
    claims, held = lines(view), view.claims("Occupancy")
    holders = Ladder.over(len(view.columns.thing_kind), held, view.objects(held), view.subjects(held))
    claims, lower = with_holders(holders, claims, view.subjects(claims))
    rows, upper = with_holders(holders, np.arange(len(claims), dtype=np.int32), view.objects(claims))
    return claims[rows], lower[rows], upper


def with_holders(holders: Ladder, keys: IntArray, things: IntArray) -> tuple[IntArray, IntArray]:
    """(key, thing) and (key, person) for everybody who holds the thing."""
    more, people = holders.step(keys, things)
    return np.concatenate([keys, more]), np.concatenate([things, people])


def components(view: View, lower: IntArray, upper: IntArray) -> IntArray:
    """The strong component of each thing: two that reach each other have the same."""
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import connected_components

    size = len(view.columns.thing_kind)
    graph = csr_array((np.ones(len(lower), dtype=np.int8), (lower, upper)), shape=(size, size))
    labels: IntArray = connected_components(graph, connection="strong")[1]
    return labels


def ends(view: View, claims: IntArray) -> IntArray:
    """The lower ends of lines, then their upper ends."""
    return np.concatenate([view.subjects(claims), view.objects(claims)])


def occupancies(view: View, pairs: set[tuple[int, int]]) -> list[int]:
    """Claims that these people hold these posts."""
    held = view.claims("Occupancy") if pairs else np.empty(0, dtype=np.int32)
    rows = zip(held.tolist(), view.subjects(held).tolist(), view.objects(held).tolist(), strict=True)
    return [claim for claim, person, post in rows if (person, post) in pairs]


def message(subjects: Sequence[Thing], claims: Sequence[Claim], labels: Mapping[str, str]) -> str:
    """Who is in the circle."""
    people = sorted({labels[claim.subject] for claim in claims if claim.relation == "Occupancy"})
    if people:
        posts = sorted({labels[claim.object] for claim in claims if claim.relation == "Occupancy"})
        return f"{listed(people)} {'ends' if len(people) == 1 else 'end'} up below themselves, holding {listed(posts)}"
    circle = sorted({labels[claim.subject] for claim in claims})
    if len(circle) == 1:
        return f"{circle[0]} reports to itself"
    return f"{listed(circle)} report to one another in a circle"


# From one holder or post to the next: off the person to the post, up the line, and on to whoever holds that post.
_STEP = f"(org:holds?/{UP_SPARQL}/^org:holds?)"

SPARQL = f"""SELECT DISTINCT ?s1 ?claim WHERE {{
    {line_sparql("line", "lower", "upper")}
    ?x org:holds? ?lower .
    ?y org:holds? ?upper .
    FILTER EXISTS {{ ?y {_STEP}* ?x }}
    ?y {_STEP}* ?s1 . ?s1 {_STEP}* ?x .
    {name_key_sparql("s1", "name")}
    BIND (CONCAT(IF(EXISTS {{ ?s1 a foaf:Person }}, "1", "0"), ?name) AS ?key)
    FILTER NOT EXISTS {{
        ?y {_STEP}* ?member . ?member {_STEP}* ?x .
        {name_key_sparql("member", "memberName")}
        FILTER (CONCAT(IF(EXISTS {{ ?member a foaf:Person }}, "1", "0"), ?memberName) < ?key)
    }}
    OPTIONAL {{
        ?below a remit:Occupancy ; remit:inForce true ; remit:subject ?x ; remit:object ?lower .
        FILTER NOT EXISTS {{ ?lower {_STEP}+ ?lower }}
    }}
    OPTIONAL {{
        ?above a remit:Occupancy ; remit:inForce true ; remit:subject ?y ; remit:object ?upper .
        FILTER NOT EXISTS {{ ?upper {_STEP}+ ?upper }}
    }}
    VALUES ?which {{ 1 2 3 }}
    BIND (IF(?which = 1, ?line, IF(?which = 2, ?below, ?above)) AS ?claim)
    FILTER (bound(?claim))
}}"""

# A way from the holder or post to the next through however many lines. Cypher nests no repeated steps, so people and
# posts are steps like the lines, and the way is looked at afterwards: it neither begins by going from a post to its
# holder, nor ends by going from a holder to a post, nor goes from a holder by way of a post to another holder.
_WAY_CYPHER = f"""EXISTS {{{{ MATCH ({{0}}) ((p)-[s:OCCUPANCY|REPORTING_LINE]-(q) WHERE s.in_force
            AND CASE type(s) WHEN 'OCCUPANCY' THEN true ELSE startNode(s) = p AND {line_cypher("s")} END)+ ({{1}})
        WHERE (type(s[0]) <> 'OCCUPANCY' OR startNode(s[0]) = p[0])
            AND (type(s[-1]) <> 'OCCUPANCY' OR endNode(s[-1]) = p[-1])
            AND none(i IN range(1, size(s) - 1) WHERE type(s[i]) = 'OCCUPANCY' AND endNode(s[i]) = p[i]
                AND type(s[i - 1]) = 'OCCUPANCY' AND startNode(s[i - 1]) = p[i - 1]) }}}}"""


def way_cypher(start: str, end: str) -> str:
    """Whether a way leads from one bound node to another."""
    return _WAY_CYPHER.format(start, end)


CYPHER = f"""
MATCH (lower:Thing)-[line:REPORTING_LINE]->(upper)
// Most of an organisation has nobody below, and is not searched. Of the rest, the way back is looked for once for each
// line, met nodes once, and only then exactly.
WHERE {line_cypher("line")} AND EXISTS {{
    MATCH (lower)-[:HELD_BY*0..1]->()-[:OCCUPANCY*0..1 {{in_force: true}}]->()<-[end:REPORTING_LINE]-()
    WHERE {line_cypher("end")} }}
WITH lower, line, upper
WHERE lower = upper OR EXISTS {{ MATCH SHORTEST 1 (upper) (()-[s:REPORTING_LINE|OCCUPANCY|HELD_BY]->()
    WHERE type(s) = 'HELD_BY' OR (s.in_force AND (type(s) = 'OCCUPANCY' OR ({line_cypher("s")}))))+ (lower) }}
WITH lower, line, upper
MATCH (x)-[below:OCCUPANCY*0..1 {{in_force: true}}]->(lower)
MATCH (y)-[above:OCCUPANCY*0..1 {{in_force: true}}]->(upper)
WHERE x = y OR {way_cypher("y", "x")}
CALL {{
    WITH x, y
    MATCH (y) ((p)-[s:OCCUPANCY|REPORTING_LINE]-(q) WHERE s.in_force
        AND CASE type(s) WHEN 'OCCUPANCY' THEN true ELSE startNode(s) = p AND {line_cypher("s")} END)* (member)
    WITH DISTINCT x, y, member
    WHERE (member = y OR {way_cypher("y", "member")})
        AND (member = x OR {way_cypher("member", "x")})
    RETURN member ORDER BY member:Person, {name_key_cypher("member")} LIMIT 1
}}
UNWIND [line.id] + [o IN below WHERE NOT {way_cypher("lower", "lower")} | o.id]
    + [o IN above WHERE NOT {way_cypher("upper", "upper")} | o.id] AS claim
RETURN DISTINCT member.id AS s1, claim
"""
