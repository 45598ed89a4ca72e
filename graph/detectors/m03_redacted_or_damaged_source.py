"""A source that cannot be read where it matters.

What it finds
    Recommendations that are blacked out, in whole or in part, cut off or garbled: one flag each. Other places that
    cannot be read are one flag a document for each kind of damage.

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
    """Damaged recommendations one by one, gaps by document and kind of damage."""
    claims = view.claims("Damage")
    gaps = view.is_kind(view.subjects(claims), "Gap")
    for recommendation, group in view.by_subject(claims[~gaps]):
        yield Found((recommendation,), tuple(group.tolist()))
    for _, found in by_document(view, claims[gaps]):
        for _, group in grouped(view.columns.kind[found], found):
            yield Found((first_named(view, view.subjects(group).tolist()),), tuple(group.tolist()))


def message(subjects: Sequence[Thing], claims: Sequence[Claim], labels: Mapping[str, str]) -> str:
    """What cannot be read, and how often."""
    how = " and ".join(sorted({WORDS[claim.kind] for claim in claims}))
    if subjects[0].kind == "Recommendation":
        return f"“{subjects[0].label}” is {how}"
    if len(claims) == 1:
        return f"A passage of the document is {how}: “{subjects[0].label}”"
    return f"{len(claims)} passages of the document are {how}, among them “{subjects[0].label}”"


_GAP = """?DAMAGE a remit:Damage ; remit:inForce true ; remit:kind ?kind ; remit:subject ?GAP ;
            remit:evidence/oa:hasSource ?document . ?GAP a remit:Gap ."""


def gap_sparql(damage: str, gap: str) -> str:
    """Binds a damage claim and its gap, with ?kind and ?document."""
    return _GAP.replace("?DAMAGE", f"?{damage}").replace("?GAP", f"?{gap}")


SPARQL = f"""SELECT DISTINCT ?s1 ?claim WHERE {{
    {{ ?claim a remit:Damage ; remit:inForce true ; remit:subject ?s1 . ?s1 a remit:Recommendation }}
    UNION
    {{ {{ SELECT ?document ?kind (MIN(?key) AS ?first) WHERE {{
           {gap_sparql("each", "gap")}
           {name_key_sparql("gap", "key")}
       }} GROUP BY ?document ?kind }}
       {gap_sparql("claim", "any")}
       {gap_sparql("leading", "s1")}
       {name_key_sparql("s1", "name")}
       FILTER (?name = ?first) }}
}}"""

CYPHER = f"""
MATCH (n:Recommendation)-[c:DAMAGE {{in_force: true}}]->()
RETURN DISTINCT n.id AS s1, c.id AS claim
UNION
MATCH (g:Gap)-[c:DAMAGE {{in_force: true}}]->()
UNWIND c.documents AS document
WITH document, c.kind AS kind, g, c
ORDER BY {name_key_cypher("g")}
WITH document, kind, collect({{g: g, c: c}}) AS rows
UNWIND rows AS row
RETURN DISTINCT rows[0].g.id AS s1, row.c.id AS claim
"""
