"""One holder stands under two superiors at once.

What it finds
    Somebody with at least two superiors in lines of command (direct, operational, accountability, direction) that hold
    at the same time and for the same matters. Superiors who stand above one another are one chain, told in part; one
    who took the place of the other is the same superior; "reports to x or y" is one superior, whoever it is; words
    that name nobody ("management") are none; and the head of a unit stands for it ("led by the pilot, reports to the
    board"). A functional line beside a direct one is R03.

Why it matters
    Two superiors can ask for opposite things, and each can believe that the other keeps watch. Whoever stands between
    them decides alone which of them counts.

Example
    "The pilots report to the harbour master." – "The pilots report to the director of operations." Who sets the roster?

What to do
    Name one superior for the work and its judgement; call the other line functional, and write down what it covers.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

import numpy as np

from remit.graph.accountable import scopes_meet
from remit.graph.claim import Claim, Thing
from remit.graph.columns import IntArray, Mask
from remit.graph.detecting import Found, Meta, Severity, listed
from remit.graph.lines import UP_CYPHER, UP_SPARQL, Ladder, line_cypher, line_sparql, lines, shared_lower, successions
from remit.graph.view import View
from remit.graph.wording import agreeing

META = Meta("R02", "DUAL_LINE", Severity.HIGH, "reporting", "0.1", ("actor",))


def find(view: View) -> Iterator[Found]:
    """Actors with two superiors that have nothing to do with each other."""
    claims = lines(view)
    ladder = Ladder.of(view, claims)
    same = successions(view)
    named = claims[~view.is_kind(view.objects(claims), "Generic") & ~to_own_head(view, claims)]
    for actor, group in view.by_subject(named[shared_lower(view, named)]):
        pairs = combinations(group.tolist(), 2)
        clashing = {claim for pair in pairs if clash(view, ladder, same, pair) for claim in pair}
        if clashing:
            yield Found((actor,), tuple(sorted(clashing)))


def to_own_head(view: View, claims: IntArray) -> Mask:
    """Lines from a unit to whoever heads it."""
    heads, size = view.claims("Headship"), np.int64(len(view.columns.thing_kind))
    known = view.objects(heads) * size + view.subjects(heads)
    return np.isin(view.subjects(claims) * size + view.objects(claims), known)


def clash(view: View, ladder: Ladder, same: set[tuple[int, int]], pair: tuple[int, int]) -> bool:
    """Whether two lines of one actor lead to two chains of command."""
    first, second = (int(view.columns.object[claim]) for claim in pair)
    if (
        first == second
        or (first, second) in same
        or all(view.has("share", np.array(pair, dtype=np.int32), "alternative"))
    ):
        return False
    return scopes_meet(view, *pair) and first not in ladder.above(second) and second not in ladder.above(first)


def message(subjects: Sequence[Thing], claims: Sequence[Claim], labels: Mapping[str, str]) -> str:
    """Who the superiors are."""
    superiors = sorted({labels[claim.object] for claim in claims})
    who = subjects[0].label
    return f"{who} {agreeing([who], 'stands', 'stand')} under {len(superiors)} superiors at once: {listed(superiors)}"


SPARQL = f"""SELECT DISTINCT (?actor AS ?s1) ?claim WHERE {{
    {line_sparql("claim", "actor", "one")}
    {line_sparql("beside", "actor", "other")}
    ?claim remit:share ?share . ?beside remit:share ?besideShare .
    OPTIONAL {{ ?claim remit:scope ?scope }}
    OPTIONAL {{ ?beside remit:scope ?besideScope }}
    FILTER (?one != ?other)
    FILTER (?share != remit:alternative || ?besideShare != remit:alternative)
    FILTER (!bound(?scope) || !bound(?besideScope) || ?scope = ?besideScope)
    MINUS {{ ?one a remit:GenericActor }}
    MINUS {{ ?other a remit:GenericActor }}
    MINUS {{ ?one org:headOf ?actor }}
    MINUS {{ ?other org:headOf ?actor }}
    FILTER NOT EXISTS {{ ?one dcterms:replaces|^dcterms:replaces ?other }}
    FILTER NOT EXISTS {{ ?one {UP_SPARQL}+ ?other }}
    FILTER NOT EXISTS {{ ?other {UP_SPARQL}+ ?one }}
}}"""

CYPHER = f"""
MATCH (actor:Thing)-[c:REPORTING_LINE]->(one) WHERE {line_cypher("c")}
WITH actor, count(DISTINCT one) AS superiors WHERE superiors > 1
MATCH (one)<-[c:REPORTING_LINE]-(actor)-[b:REPORTING_LINE]->(other)
WHERE one <> other AND NOT one:Generic AND NOT other:Generic AND {line_cypher("c")} AND {line_cypher("b")}
    AND NOT (c.share = 'alternative' AND b.share = 'alternative')
    AND (c.scope = '' OR b.scope = '' OR c.scope = b.scope)
    AND NOT EXISTS {{ (one)-[:HEADSHIP {{in_force: true}}]->(actor) }}
    AND NOT EXISTS {{ (other)-[:HEADSHIP {{in_force: true}}]->(actor) }}
    AND NOT EXISTS {{ (one)-[:SUCCESSION {{in_force: true}}]-(other) }}
    AND NOT EXISTS {{ MATCH (one) {UP_CYPHER}+ (other) }}
    AND NOT EXISTS {{ MATCH (other) {UP_CYPHER}+ (one) }}
RETURN DISTINCT actor.id AS s1, c.id AS claim
"""
