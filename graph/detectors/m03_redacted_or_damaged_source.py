"""A source that cannot be read where it matters.

What it finds
    Recommendations that are blacked out, in whole or in part, or garbled: one flag each, since each was taken out on
    purpose. Recommendations that a torn copy cuts off are one flag a document, and so are other places that cannot be
    read, for each kind of damage.

Why it matters
    What was removed may name the owner. A map that does not say where its sources are broken looks complete.

Example
    "Recommendation 4: (section removed)." Nobody can be asked to carry it out.

What to do
    Get the full document, or a better copy; until then treat what is missing as unknown, not as absent.
"""

from collections.abc import Iterator, Mapping, Sequence

from remit.graph.claim import Claim, Thing
from remit.graph.detecting import Found, Meta, Severity
from remit.graph.followup import by_document
from remit.graph.naming import first_named, name_key_cypher, name_key_sparql
from remit.graph.view import View, grouped

META = Meta("M03", "REDACTED_OR_DAMAGED_SOURCE", Severity.MEDIUM, "map", "0.1", ("recommendation or gap",))

WORDS = {"redacted": "blacked out", "partly-redacted": "blacked out in part", "cut": "cut off", "garbled": "garbled"}


def find(view: View) -> Iterator[Found]:
    """Hidden recommendations one by one; those that are cut off, and gaps, by document and kind of damage."""
    claims = view.claims("Damage")
    gaps = view.is_kind(view.subjects(claims), "Gap")
    torn = ~gaps & view.has("kind", claims, "cut")
    for recommendation, group in view.by_subject(claims[~gaps & ~torn]):
        yield Found((recommendation,), tuple(group.tolist()))
    for kept in (gaps, torn):
        for _, found in by_document(view, claims[kept]):
            for _, group in grouped(view.columns.kind[found], found):
                yield Found((first_named(view, view.subjects(group).tolist()),), tuple(group.tolist()))


def message(subjects: Sequence[Thing], claims: Sequence[Claim], labels: Mapping[str, str]) -> str:
    """What cannot be read, and how often."""
    how = " and ".join(sorted({WORDS[claim.kind] for claim in claims}))
    count = len({claim.subject for claim in claims})
    if subjects[0].kind == "Recommendation":
        more = f" and {count - 1} more of its document are" if count > 1 else " is"
        return f"“{subjects[0].label}”{more} {how}"
    if len(claims) == 1:
        return f"A passage of the document is {how}: “{subjects[0].label}”"
    return f"{len(claims)} passages of the document are {how}, among them “{subjects[0].label}”"


_GAP = """?DAMAGE a remit:Damage ; remit:inForce true ; remit:kind ?kind ; remit:subject ?GAP ;
            remit:evidence/oa:hasSource ?document . ?GAP a KIND ."""


def gap_sparql(damage: str, gap: str, kind: str) -> str:
    """Binds a damage claim and what it damages, a thing of that kind, with ?kind and ?document."""
    return _GAP.replace("?DAMAGE", f"?{damage}").replace("?GAP", f"?{gap}").replace("KIND", kind)


def _grouped_sparql(kind: str, cut: str) -> str:
    """One row a claim: all of them in a document, under the damaged thing that is named first. `cut`: a filter."""
    return f"""{{ {{ SELECT ?document ?kind (MIN(?key) AS ?first) WHERE {{
           {gap_sparql("each", "gap", kind)} {cut}
           {name_key_sparql("gap", "key")}
       }} GROUP BY ?document ?kind }}
       {gap_sparql("claim", "any", kind)}
       {gap_sparql("leading", "s1", kind)}
       {name_key_sparql("s1", "name")}
       FILTER (?name = ?first) }}"""


SPARQL = f"""SELECT DISTINCT ?s1 ?claim WHERE {{
    {{ ?claim a remit:Damage ; remit:inForce true ; remit:kind ?how ; remit:subject ?s1 . ?s1 a remit:Recommendation
       FILTER (?how != remit:cut) }}
    UNION
    {_grouped_sparql("remit:Gap", "")}
    UNION
    {_grouped_sparql("remit:Recommendation", "FILTER (?kind = remit:cut)")}
}}"""


def _grouped_cypher(label: str, cut: str) -> str:
    return f"""MATCH (g:{label})-[c:DAMAGE {{in_force: true}}]->() {cut}
UNWIND c.documents AS document
WITH document, c.kind AS kind, g, c
ORDER BY {name_key_cypher("g")}
WITH document, kind, collect({{g: g, c: c}}) AS rows
UNWIND rows AS row
RETURN DISTINCT rows[0].g.id AS s1, row.c.id AS claim"""


CYPHER = f"""
MATCH (n:Recommendation)-[c:DAMAGE {{in_force: true}}]->()
WHERE c.kind <> 'cut'
RETURN DISTINCT n.id AS s1, c.id AS claim
UNION
{_grouped_cypher("Gap", "")}
UNION
{_grouped_cypher("Recommendation", "WHERE c.kind = 'cut'")}
"""
