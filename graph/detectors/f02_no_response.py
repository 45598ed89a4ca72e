"""A recommendation that nobody has answered.

What it finds
    Recommendations without a response, without an action that follows them or the finding they rest on, and not said
    to be done. Where other recommendations of the same document were answered, each silent one is a flag; where none
    of a document's was, the whole document is one flag. One that is known to be less than 90 days old is left in peace,
    and one that is blacked out as a whole is M03.

Why it matters
    Silence is neither yes nor no: nobody has to explain why nothing was done, and the review fades away.

Example
    In the table of the action plan, five recommendations have an answer beside them; the cell beside the sixth is
    empty.

What to do
    Ask whoever is addressed for an answer: agreed, agreed in part or not agreed, by whom and until when.
"""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from remit.graph.claim import Claim, Thing
from remit.graph.columns import IntArray, Mask
from remit.graph.detecting import Found, Meta, Severity
from remit.graph.followup import by_document, done, fresh, fresh_cypher, fresh_sparql, said_sparql, statements
from remit.graph.naming import first_named, name_key_cypher, name_key_sparql
from remit.graph.view import View

META = Meta("F02", "NO_RESPONSE", Severity.HIGH, "follow-up", "0.1", ("recommendation",))

# DHS Directive 077-01 asks for an answer within 90 days.
DAYS = 90


def find(view: View) -> Iterator[Found]:
    """Silent recommendations: one by one where others were answered, else a document at a time."""
    heard, young = answered(view), fresh(view, DAYS)
    young |= view.marked(view.subjects(view.claims("Damage", "redacted")))
    for _, claims in by_document(view, statements(view, "Recommendation")):
        subjects = view.subjects(claims)
        silent = claims[~heard[subjects] & ~young[subjects]]
        if heard[subjects].any():
            yield from (Found((subject,), tuple(group.tolist())) for subject, group in view.by_subject(silent))
        elif len(silent):
            yield Found((first_named(view, view.subjects(silent).tolist()),), tuple(silent.tolist()))


def answered(view: View) -> Mask:
    """Recommendations that somebody answered or did something about."""
    followed = view.objects(view.claims("Followup"))
    basis = view.claims("Basis")
    basis = basis[view.marked(followed)[view.objects(basis)]]
    heard: IntArray = np.concatenate([view.objects(view.claims("Answer")), followed, view.subjects(basis)])
    return view.marked(heard) | done(view)


def message(subjects: Sequence[Thing], claims: Sequence[Claim], labels: Mapping[str, str]) -> str:
    """Which one, or how many of a document."""
    silent = {claim.subject for claim in claims}
    if len(silent) > 1:
        return f"Nobody has answered any of the {len(silent)} recommendations, of which “{subjects[0].label}” is one"
    return f"Nobody has answered “{subjects[0].label}”"


_ANSWERED = """{ ?ANY remit:answers ?X } UNION { ?ANY remit:followsUp ?X }
        UNION { ?ANY remit:followsUp/^remit:basedOn ?X }
        UNION { ?ANY a remit:Progress ; remit:inForce true ; remit:kind remit:done ; remit:subject ?X }"""


def answered_sparql(thing: str) -> str:
    """The same reading as `answered`, for MINUS."""
    return _ANSWERED.replace("?X", f"?{thing}").replace("?ANY", f"?{thing}Answer")


_SILENT = f"""{said_sparql("claim", "silent", "document")}
    ?silent a remit:Recommendation .
    MINUS {{ {answered_sparql("silent")} }}
    MINUS {{ {fresh_sparql("silent", DAYS)} }}
    MINUS {{ ?black a remit:Damage ; remit:inForce true ; remit:kind remit:redacted ; remit:subject ?silent }}"""
_HEARD = (
    f"""{said_sparql("other", "heard", "document")} ?heard a remit:Recommendation . {{ {answered_sparql("heard")} }}"""
)

SPARQL = f"""SELECT DISTINCT ?s1 ?claim WHERE {{
    {{ {_SILENT} FILTER EXISTS {{ {_HEARD} }} BIND (?silent AS ?s1) }}
    UNION
    {{ {_SILENT} MINUS {{ {_HEARD} }}
       {{ SELECT ?document (MIN(?key) AS ?first) WHERE {{
           {_SILENT.replace("?claim", "?each")}
           {name_key_sparql("silent", "key")}
       }} GROUP BY ?document }}
       {said_sparql("any", "s1", "document")}
       ?s1 a remit:Recommendation .
       {name_key_sparql("s1", "name")}
       FILTER (?name = ?first) }}
}}"""

_ANSWERED_CYPHER = """(EXISTS { ()-[:ANSWER|FOLLOWUP {in_force: true}]->(n) }
        OR EXISTS { ()-[:FOLLOWUP {in_force: true}]->()<-[:BASIS {in_force: true}]-(n) }
        OR EXISTS { (n)-[:PROGRESS {kind: 'done', in_force: true}]->() })"""

CYPHER = f"""
MATCH (n:Recommendation)-[c:ATTRIBUTE {{kind: 'statement', in_force: true}}]->()
UNWIND c.documents AS document
WITH document, n, c, {_ANSWERED_CYPHER} AS heard, {fresh_cypher("n", DAYS)}
    OR EXISTS {{ (n)-[:DAMAGE {{kind: 'redacted', in_force: true}}]->() }} AS young
ORDER BY {name_key_cypher("n")}
WITH document, max(heard) AS practice, [r IN collect({{n: n, c: c, out: heard OR young}}) WHERE NOT r.out] AS silent
UNWIND silent AS row
RETURN DISTINCT CASE WHEN practice THEN row.n.id ELSE silent[0].n.id END AS s1, row.c.id AS claim
"""
