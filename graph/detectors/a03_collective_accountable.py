"""A body answers for duties, and the map knows nobody through whom it answers.

What it finds
    A committee or group without a known head that answers for duties nobody else answers for. Where a source or a
    RACI sheet calls it accountable, only a head will do. Where prose merely gives it work, it takes three duties (one
    task may well go to a committee), and a body whose members or superior are known is not reported, since there is
    somebody to ask. Units are no bodies: a unit has a head by nature, and a source that does not name the head has left
    nothing open, and bodies in the plural ("working groups") have heads of their own. Powers are left out, and so is
    what a recommendation asks for: whom it addresses is F01.

Why it matters
    A body decides, but cannot be asked why something was not done. With many hands each of them is a small part of the
    cause, and nobody is the owner.

Example
    "The tide tables are maintained by a cross-departmental group." Nobody chairs it, and no list says who sits on it.

What to do
    Name the chair or a lead member as the one who answers for the body, or give the duty to a post that the body
    advises.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from remit.graph.accountable import ANSWERING_SPARQL, answering, answering_cypher
from remit.graph.claim import Claim, Thing
from remit.graph.columns import Mask
from remit.graph.detecting import Found, Meta, Severity
from remit.graph.lines import lines
from remit.graph.places import IN_RECOMMENDATION_CYPHER, IN_RECOMMENDATION_SPARQL, in_recommendation
from remit.graph.view import COMMAND, View
from remit.graph.wording import agreeing
from remit.ontology.generated import terms

META = Meta("A03", "COLLECTIVE_ACCOUNTABLE", Severity.MEDIUM, "ambiguous", "0.1", ("body",))

# A class of bodies; Python, SPARQL and Java read it alike.
MANY = "(.* )?(board|commission|committee|council|forum|group|panel|subcommittee|team)s"
_MANY = re.compile(MANY, re.DOTALL)

# One or two tasks in prose make no committee the owner of anything.
SEVERAL = 3


def find(view: View) -> Iterator[Found]:
    """Bodies, with the claims that give them duties of which no one else is the owner."""
    claims = answering(view)
    headless = faceless(view, strict=True)[view.objects(claims)]
    unknown = faceless(view, strict=False)[view.objects(claims)]
    ownerless = headless & (unknown | view.has("kind", claims, "accountable"))
    owned = view.marked(view.subjects(claims[~ownerless])) | in_recommendation(view)
    kept = claims[~owned[view.subjects(claims)] & ~view.has("modality", claims, "power")]
    for body, group in view.by_object(kept):
        if view.has("kind", group, "accountable").any() or len(np.unique(view.subjects(group))) >= SEVERAL:
            yield Found((body,), tuple(group))


def faceless(view: View, *, strict: bool) -> Mask:
    """Bodies without a head and, unless strict, without known members and superiors too."""
    known = [view.objects(view.claims("Headship"))]
    if not strict:
        known += [view.objects(view.claims("Membership")), view.subjects(lines(view, *COMMAND))]
    bodies = view.things("Body")
    mask = view.marked([body for body in bodies.tolist() if not _MANY.fullmatch(view.labels[body].lower())])
    mask[np.concatenate(known)] = False
    return mask


def message(subjects: Sequence[Thing], claims: Sequence[Claim], labels: Mapping[str, str]) -> str:
    """How much rests on whom, with one duty as an example."""
    duties = sorted({labels[claim.subject] for claim in claims})
    more = f" and {len(duties) - 1} more" if len(duties) > 1 else ""
    who = subjects[0].label
    answer = agreeing([who], "answers", "answer")
    return f"{who} {answer} for “{duties[0]}”{more}, and nobody is known who answers for {who}"


_LINES = "|".join(f"<{terms.SHORTCUTS['ReportingLine', kind]}>" for kind in COMMAND)


def _faceless(claim: str, holder: str) -> str:
    """The condition on a claim and its holder, as patterns that follow those of answering."""
    return f"""{holder} a org:OrganizationalCollaboration ; rdfs:label {holder}Name .
    FILTER (!REGEX(LCASE({holder}Name), "^{MANY}$", "s"))
    MINUS {{ ?head org:headOf {holder} }}
    MINUS {{ {claim} remit:kind remit:responsible . {claim} remit:object {holder} . ?member org:memberOf {holder} }}
    MINUS {{ {claim} remit:kind remit:responsible . {claim} remit:object {holder} . {holder} {_LINES} ?superior }}"""


_KEPT = f"""{ANSWERING_SPARQL}
    {_faceless("?claim", "?holder")}
    FILTER NOT EXISTS {{ ?claim remit:modality remit:power }}
    MINUS {{ {IN_RECOMMENDATION_SPARQL} }}
    MINUS {{
        {ANSWERING_SPARQL.replace("?claim", "?other").replace("?holder", "?owner")}
        MINUS {{
            ?other remit:object ?owner .
            {_faceless("?other", "?owner")}
        }}
    }}"""

SPARQL = f"""SELECT DISTINCT (?holder AS ?s1) ?claim WHERE {{
    {_KEPT}
    {{ SELECT ?holder WHERE {{
        {_KEPT}
        OPTIONAL {{ ?claim remit:kind ?said . FILTER (?said = remit:accountable) }}
    }} GROUP BY ?holder HAVING (COUNT(DISTINCT ?duty) >= {SEVERAL} || COUNT(?said) > 0) }}
}}"""

_FACELESS_CYPHER = """({h}:Body AND NOT toLower({h}.label) =~ '(?s){many}'
    AND NOT EXISTS {{ ({h})<-[:HEADSHIP {{in_force: true}}]-() }}
    AND ({c}.kind = 'accountable' OR (NOT EXISTS {{ ({h})<-[:MEMBERSHIP {{in_force: true}}]-() }}
        AND NOT EXISTS {{ MATCH ({h})-[l:REPORTING_LINE]->() WHERE l.in_force AND l.modality IN ['actual', 'required']
            AND l.kind IN {kinds} }})))"""

CYPHER = f"""
MATCH (d:Responsibility)-[c:ASSIGNMENT]->(h)
WHERE c.modality <> 'power' AND {answering_cypher("c")} AND NOT {IN_RECOMMENDATION_CYPHER}
    AND {_FACELESS_CYPHER.format(h="h", c="c", kinds=list(COMMAND), many=MANY)}
    AND NOT EXISTS {{ MATCH (d)-[o:ASSIGNMENT]->(x) WHERE {answering_cypher("o")}
        AND NOT {_FACELESS_CYPHER.format(h="x", c="o", kinds=list(COMMAND), many=MANY)} }}
WITH h, collect(DISTINCT c) AS claims, count(DISTINCT d) AS duties
WHERE duties >= {SEVERAL} OR any(c IN claims WHERE c.kind = 'accountable')
UNWIND claims AS c
RETURN DISTINCT h.id AS s1, c.id AS claim
"""
