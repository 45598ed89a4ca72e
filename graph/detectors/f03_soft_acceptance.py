"""A recommendation was accepted in words that bind to nothing.

What it finds
    Answers that accept in principle, note, promise to consider, or accept only a part, where nobody accepted firmly
    and nothing with a date followed: no action that has a due date or is done, and no date on the answer or on the
    recommendation itself.

Why it matters
    It reads like a yes and cannot be held against anybody. A year later nothing has been refused and nothing done.

Example
    "The harbour board supports the intent of the recommendation and will consider options." Until when, and who?

What to do
    Ask for one action with an owner and a date, or for a plain no with reasons.
"""

from collections.abc import Iterator, Mapping, Sequence

from remit.graph.claim import Claim, Thing
from remit.graph.columns import Mask
from remit.graph.detecting import Found, Meta, Severity
from remit.graph.followup import dated, done
from remit.graph.view import View

META = Meta("F03", "SOFT_ACCEPTANCE", Severity.MEDIUM, "follow-up", "0.1", ("recommendation",))

SOFT = ("soft", "partial")


def find(view: View) -> Iterator[Found]:
    """Recommendations that were half accepted, with no date anywhere."""
    answers = view.claims("Answer", *SOFT)
    bound = settled(view)
    for recommendation, claims in view.by_object(answers[~bound[view.objects(answers)]]):
        yield Found((recommendation,), tuple(claims.tolist()))


def settled(view: View) -> Mask:
    """Recommendations that somebody accepted firmly or tied to a date."""
    fixed = dated(view) | done(view)
    promised = view.claims("Followup")
    answers = view.claims("Answer")
    fixed |= view.marked(view.objects(promised[fixed[view.subjects(promised)]]))
    fixed |= view.marked(view.objects(answers[dated(view)[view.subjects(answers)]]))
    return fixed | view.marked(view.objects(view.claims("Answer", "agree")))


def message(subjects: Sequence[Thing], claims: Sequence[Claim], labels: Mapping[str, str]) -> str:
    """What was half accepted."""
    how = "in part" if all(claim.kind == "partial" for claim in claims) else "in words that bind to nothing"
    return f"“{subjects[0].label}” was accepted {how}, and nothing that followed has a date"


_FIXED = """{ ?fixed a remit:Attribute ; remit:kind remit:due }
        UNION { ?fixed a remit:Progress ; remit:kind remit:done }
        ?fixed remit:inForce true ; remit:subject"""

SPARQL = f"""SELECT DISTINCT ?s1 ?claim WHERE {{
    ?claim a remit:Answer ; remit:inForce true ; remit:kind ?stance ; remit:object ?s1 .
    FILTER (?stance IN ({", ".join(f"remit:{stance}" for stance in SOFT)}))
    MINUS {{ ?firm a remit:Answer ; remit:inForce true ; remit:kind remit:agree ; remit:object ?s1 }}
    MINUS {{ {_FIXED} ?s1 }}
    MINUS {{ {_FIXED} ?action . ?action remit:followsUp ?s1 }}
    MINUS {{ ?fixed a remit:Attribute ; remit:kind remit:due ; remit:inForce true ; remit:subject/remit:answers ?s1 }}
}}"""

CYPHER = f"""
MATCH (r:Response)-[c:ANSWER]->(n:Recommendation)
WHERE c.in_force AND c.kind IN {list(SOFT)}
    AND NOT EXISTS {{ ()-[:ANSWER {{kind: 'agree', in_force: true}}]->(n) }}
    AND NOT EXISTS {{ MATCH (n)-[f:ATTRIBUTE|PROGRESS]->() WHERE f.in_force AND f.kind IN ['due', 'done'] }}
    AND NOT EXISTS {{ MATCH (n)<-[:FOLLOWUP {{in_force: true}}]-()-[f:ATTRIBUTE|PROGRESS]->()
        WHERE f.in_force AND f.kind IN ['due', 'done'] }}
    AND NOT EXISTS {{ (n)<-[:ANSWER {{in_force: true}}]-()-[:ATTRIBUTE {{kind: 'due', in_force: true}}]->() }}
RETURN DISTINCT n.id AS s1, c.id AS claim
"""
