"""The owner is nobody in particular, or one of several and nobody says which.

What it finds
    A responsibility whose only holders are words such as "management" or "the appropriate staff", or which one or
    another of several named holders has ("the pilot or the harbour master"). Duties of one list are one flag. A vague
    addressee of a recommendation is reported on the recommendation (F01). Powers are left out (one of two may well be
    allowed to act), and so is what generic words are only described to do.

Why it matters
    Whoever reads it can believe that another is meant. Nobody can be asked, and the duty looks owned, which is worse
    than one that is plainly open.

Example
    "Management should keep the duty roster current." Which manager?

What to do
    Name one post. Where either may do it, say who answers for one of them having done it.
"""

from collections.abc import Iterator, Mapping, Sequence

from remit.graph.accountable import (
    ANSWERING_SPARQL,
    answering,
    answering_cypher,
    clashes,
    clashes_cypher,
    clashes_sparql,
)
from remit.graph.claim import Claim, Thing
from remit.graph.columns import IntArray
from remit.graph.detecting import Found, Meta, Severity, listed
from remit.graph.places import (
    IN_RECOMMENDATION_CYPHER,
    IN_RECOMMENDATION_SPARQL,
    PLACE_CYPHER,
    PLACE_SPARQL,
    at_places,
    in_recommendation,
)
from remit.graph.view import View
from remit.graph.wording import of_a_list

# What generic words are said to do as a matter of fact ("agencies use the form") describes a world, and asks nobody.
ASKED = ("required", "proposed")

META = Meta("A04", "VAGUE_OR_ALTERNATIVE_OWNER", Severity.HIGH, "ambiguous", "0.1", ("responsibility or list",))


def find(view: View) -> Iterator[Found]:
    """Lists and duties with the claims that name a vague or an alternative owner."""
    either = [claims for _, claims in clashes(view, "alternative")]
    for place, claims in at_places(view, [vague(view), *either]):
        yield Found((place,), tuple(claims))


def vague(view: View) -> IntArray:
    """Claims to generic holders of duties that have no other, outside recommendations, and not only described."""
    claims = answering(view)
    generic = view.is_kind(view.objects(claims), "Generic")
    settled = view.marked(view.subjects(claims[~generic])) | in_recommendation(view)
    return claims[generic & ~settled[view.subjects(claims)] & view.has("modality", claims, *ASKED)]


def message(subjects: Sequence[Thing], claims: Sequence[Claim], labels: Mapping[str, str]) -> str:
    """Which words stand where a name should."""
    either = [claim for claim in claims if claim.share == "alternative"]
    what = of_a_list(either or claims, labels)
    if either:
        return f"One of {named(either, labels)} has {what}, and nothing says which"
    return f"Nobody in particular has {what}: all that is said is {named(claims, labels, '“{}”')}"


def named(claims: Sequence[Claim], labels: Mapping[str, str], form: str = "{}") -> str:
    """The holders of some claims, each in this form."""
    return listed([form.format(name) for name in sorted({labels[claim.object] for claim in claims})])


SPARQL = f"""SELECT DISTINCT (?place AS ?s1) ?claim WHERE {{
    {{
        {ANSWERING_SPARQL}
        ?holder a remit:GenericActor .
        ?claim remit:modality ?asked .
        FILTER(?asked IN (remit:required, remit:proposed))
        MINUS {{
            {ANSWERING_SPARQL.replace("?claim", "?other").replace("?holder", "?named")}
            MINUS {{ ?named a remit:GenericActor }}
        }}
        MINUS {{ {IN_RECOMMENDATION_SPARQL} }}
    }} UNION {{ {clashes_sparql("alternative")} }}
    {PLACE_SPARQL}
}}"""

CYPHER = f"""
CALL {{
    MATCH (g:Generic) WITH DISTINCT g
    MATCH (d:Responsibility)-[c:ASSIGNMENT]->(g)
    WHERE c.modality IN ['required', 'proposed'] AND {answering_cypher("c")} AND NOT {IN_RECOMMENDATION_CYPHER}
        AND NOT EXISTS {{ MATCH (d)-[o:ASSIGNMENT]->(named) WHERE NOT named:Generic AND {answering_cypher("o")} }}
    RETURN d, c
    UNION {clashes_cypher("alternative")}
    RETURN d, c
}}
{PLACE_CYPHER}, c
RETURN DISTINCT place.id AS s1, c.id AS claim
"""
