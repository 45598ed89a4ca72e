"""A shortcoming was reported, and nothing was recommended about it.

What it finds
    Findings that no recommendation rests on, in documents that do tie other findings to recommendations. Sentences in
    which the source merely voices a concern are no findings of this kind. An action beside the finding does not count:
    without a recommendation nobody asked for it, and nobody checks it.

Why it matters
    Somebody saw the trouble, wrote it down and asked nobody to end it.

Example
    The annex lists nine findings; seven have a recommendation beside them. Finding 4, "no list of exemptions", has
    none.

What to do
    Add the missing recommendation with an addressee, or say why the finding needs none.
"""

from collections.abc import Iterator, Mapping, Sequence

from remit.graph.claim import Claim, Thing
from remit.graph.detecting import Found, Meta, Severity
from remit.graph.followup import by_document, said_sparql, statements
from remit.graph.view import View

META = Meta("F09", "FINDING_WITHOUT_RECOMMENDATION", Severity.MEDIUM, "follow-up", "0.1", ("finding",))


def find(view: View) -> Iterator[Found]:
    """Findings left alone in documents where others were not."""
    tied = view.marked(view.objects(view.claims("Basis")))
    voiced = view.marked(view.subjects(view.claims("Concern")))
    for _, claims in by_document(view, statements(view, "Finding")):
        if tied[view.subjects(claims)].any():
            alone = claims[~(tied | voiced)[view.subjects(claims)]]
            yield from (Found((finding,), tuple(group.tolist())) for finding, group in view.by_subject(alone))


def message(subjects: Sequence[Thing], claims: Sequence[Claim], labels: Mapping[str, str]) -> str:
    """Which finding."""
    return (
        f"No recommendation follows from the finding “{subjects[0].label}”, though one does from others of its document"
    )


SPARQL = f"""SELECT DISTINCT ?s1 ?claim WHERE {{
    {said_sparql("claim", "s1", "document")}
    ?s1 a remit:Finding .
    MINUS {{ ?recommendation remit:basedOn ?s1 }}
    MINUS {{ ?concern a remit:Concern ; remit:inForce true ; remit:subject ?s1 }}
    FILTER EXISTS {{ ?any remit:basedOn ?tied . {said_sparql("other", "tied", "document")} }}
}}"""

CYPHER = """
MATCH (f:Finding)-[c:ATTRIBUTE {kind: 'statement', in_force: true}]->()
WHERE NOT EXISTS { ()-[:BASIS {in_force: true}]->(f) } AND NOT EXISTS { (f)-[:CONCERN {in_force: true}]->() }
    AND EXISTS { MATCH ()-[:BASIS {in_force: true}]->(t:Finding)-[o:ATTRIBUTE {kind: 'statement', in_force: true}]->()
        WHERE any(document IN o.documents WHERE document IN c.documents) }
RETURN DISTINCT f.id AS s1, c.id AS claim
"""
