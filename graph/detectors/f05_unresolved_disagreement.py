"""A recommendation was refused, and the matter was left there.

What it finds
    Answers that disagree with a recommendation, where nobody agreed since, no action took another way to the same end,
    and nobody said that it is done. Left in peace while recommendation or answer are known to be younger than half a
    year.

Why it matters
    Reviewer and reviewed see a risk differently, and nobody above them has decided who is right. Until then nobody
    answers for what happens.

Example
    "The port authority does not concur with recommendation 3." The report ends there.

What to do
    Take the disagreement to whoever stands above both (an audit follow-up official, a board) and record the decision.
"""

from collections.abc import Iterator, Mapping, Sequence

from remit.graph.claim import Claim, Thing
from remit.graph.detecting import Found, Meta, Severity, listed
from remit.graph.followup import done, fresh, fresh_cypher, fresh_sparql
from remit.graph.view import View

META = Meta("F05", "UNRESOLVED_DISAGREEMENT", Severity.HIGH, "follow-up", "0.1", ("recommendation",))

# OMB Circular A-50, 8.a(2): resolved within six months.
DAYS = 183


def find(view: View) -> Iterator[Found]:
    """Recommendations that were refused and not taken further."""
    refusals = view.claims("Answer", "disagree")
    young = fresh(view, DAYS)
    resolved = done(view) | young | view.marked(view.objects(view.claims("Followup")))
    resolved |= view.marked(view.objects(view.claims("Answer", "agree")))
    refusals = refusals[~resolved[view.objects(refusals)] & ~young[view.subjects(refusals)]]
    for recommendation, claims in view.by_object(refusals):
        yield Found((recommendation,), tuple(claims.tolist()))


def message(subjects: Sequence[Thing], claims: Sequence[Claim], labels: Mapping[str, str]) -> str:
    """What was refused, and in which words."""
    words = listed(sorted({f"“{labels[claim.subject]}”" for claim in claims}))
    return f"“{subjects[0].label}” was refused ({words}), and nobody above has decided"


SPARQL = f"""SELECT DISTINCT ?s1 ?claim WHERE {{
    ?claim a remit:Answer ; remit:inForce true ; remit:kind remit:disagree .
    ?claim remit:subject ?response ; remit:object ?s1 .
    MINUS {{ ?yes a remit:Answer ; remit:inForce true ; remit:kind remit:agree ; remit:object ?s1 }}
    MINUS {{ ?action remit:followsUp ?s1 }}
    MINUS {{ ?done a remit:Progress ; remit:inForce true ; remit:kind remit:done ; remit:subject ?s1 }}
    MINUS {{ {fresh_sparql("s1", DAYS)} }}
    MINUS {{ {fresh_sparql("response", DAYS)} }}
}}"""

CYPHER = f"""
MATCH (r:Response)-[c:ANSWER {{kind: 'disagree', in_force: true}}]->(n:Recommendation)
WHERE NOT EXISTS {{ ()-[:ANSWER {{kind: 'agree', in_force: true}}]->(n) }}
    AND NOT EXISTS {{ ()-[:FOLLOWUP {{in_force: true}}]->(n) }}
    AND NOT EXISTS {{ (n)-[:PROGRESS {{kind: 'done', in_force: true}}]->() }}
    AND NOT {fresh_cypher("n", DAYS)}
    AND NOT {fresh_cypher("r", DAYS)}
RETURN DISTINCT n.id AS s1, c.id AS claim
"""
