"""What should have been done by a day that is over, and nobody says that it is done.

What it finds
    Actions, recommendations and items of a plan whose date (a day, a month or a year) has passed, and of which nobody
    says that they are done. Where all that a document leaves open is late, the document is at fault, and is one flag.
    A document that has no date of this year or the two before it is history, and left in peace (ask about its own time
    with --at).

Why it matters
    A date that passes without a word was no promise. The next one will be taken as lightly.

Example
    In a table of actions: "Publish the tariff", by 31 March, under way. It is June.

What to do
    Ask the owner how far it is, and record that it is done or a new date with its reason.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from remit.graph.claim import Claim, Thing
from remit.graph.columns import IntArray
from remit.graph.detecting import Found, Meta, Severity
from remit.graph.followup import by_document, done
from remit.graph.naming import first_named, name_key_cypher, name_key_sparql
from remit.graph.view import View

META = Meta("F06", "OVERDUE", Severity.MEDIUM, "follow-up", "0.1", ("action, recommendation or plan item",))

RECENT = 2  # years
# A day, a month or a year; what a source wrote in words ("soon") is never late.
_DATE = "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"


def find(view: View) -> Iterator[Found]:
    """Late things, one by one where others of their document are not late, else a document at a time."""
    dues = view.claims("Attribute", "due")
    open_ = dues[~done(view)[view.subjects(dues)]]
    late = np.zeros(len(view.in_force), dtype=np.bool_)
    late[[claim for claim in open_.tolist() if is_over(view.value(claim), view.day.isoformat())]] = True
    dated = view.claims("Attribute", "due", "made")
    recent = dated[[is_recent(view.value(claim), view.day.year) for claim in dated.tolist()]]
    current = {document for document, _ in by_document(view, recent)}
    for document, claims in by_document(view, open_):
        if document in current and late[claims].any():
            yield from by_thing(view, claims[late[claims]]) if not late[claims].all() else together(view, claims)


def is_over(due: str, day: str) -> bool:
    """Whether a date is before a day; a month or a year is over when the next one has begun."""
    return re.fullmatch(_DATE, due) is not None and due < day[: len(due)]


def is_recent(text: str, year: int) -> bool:
    """Whether a date is of a year, the two before it, or later."""
    return re.fullmatch(_DATE, text) is not None and text[:4] >= str(year - RECENT)


def by_thing(view: View, claims: IntArray) -> Iterator[Found]:
    """One flag a thing."""
    yield from (Found((thing,), tuple(group.tolist())) for thing, group in view.by_subject(claims))


def together(view: View, claims: IntArray) -> Iterator[Found]:
    """One flag for a document."""
    yield Found((first_named(view, view.subjects(claims).tolist()),), tuple(claims.tolist()))


def message(subjects: Sequence[Thing], claims: Sequence[Claim], labels: Mapping[str, str]) -> str:
    """Since when, or how many."""
    late = {claim.subject for claim in claims}
    if len(late) > 1:
        return f"All {len(late)} that were to be done are late, of which “{subjects[0].label}” is one"
    return f"“{subjects[0].label}” was due {min(claim.value for claim in claims)}, and nobody says that it is done"


def open_sparql(claim: str, thing: str) -> str:
    """Binds a claim that dates something which nobody says is done, its ?due, and the day that is asked about."""
    return f"""?{claim} a remit:Attribute ; remit:inForce true ; remit:kind remit:due ; remit:subject ?{thing} ;
            remit:value ?{thing}Due ; remit:evidence/oa:hasSource ?document .
        ?projection remit:asOf ?{thing}Day .
        MINUS {{ ?end a remit:Progress ; remit:inForce true ; remit:kind remit:done ; remit:subject ?{thing} }}"""


def over_sparql(thing: str) -> str:
    """The same reading as `is_over`, as an expression."""
    due, day = f"?{thing}Due", f"?{thing}Day"
    return f"""(REGEX({due}, "^{_DATE}$") && {due} < SUBSTR(STR({day}), 1, STRLEN({due})))"""


_LATE = f"""{open_sparql("claim", "thing")} FILTER {over_sparql("thing")}
        FILTER EXISTS {{ ?dated a remit:Attribute ; remit:inForce true ; remit:kind ?what ; remit:value ?date ;
                remit:evidence/oa:hasSource ?document .
            FILTER (?what IN (remit:due, remit:made) && REGEX(?date, "^{_DATE}$")
                && SUBSTR(?date, 1, 4) >= STR(xsd:integer(SUBSTR(STR(?thingDay), 1, 4)) - {RECENT})) }}"""
_TIMELY = f"""{open_sparql("other", "early")} FILTER (!{over_sparql("early")})"""

SPARQL = f"""SELECT DISTINCT ?s1 ?claim WHERE {{
    {{ {_LATE} FILTER EXISTS {{ {_TIMELY} }} BIND (?thing AS ?s1) }}
    UNION
    {{ {_LATE} MINUS {{ {_TIMELY} }}
       {{ SELECT ?document (MIN(?key) AS ?first) WHERE {{
           {open_sparql("each", "any")}
           {name_key_sparql("any", "key")}
       }} GROUP BY ?document }}
       {open_sparql("leading", "s1")}
       {name_key_sparql("s1", "name")}
       FILTER (?name = ?first) }}
}}"""

CYPHER = f"""
MATCH (n)-[c:ATTRIBUTE {{kind: 'due', in_force: true}}]->()
WHERE NOT EXISTS {{ (n)-[:PROGRESS {{kind: 'done', in_force: true}}]->() }}
UNWIND c.documents AS document
WITH document, n, c, c.value =~ '{_DATE}' AND c.value < left($day, size(c.value)) AS late
ORDER BY {name_key_cypher("n")}
WITH document, collect({{n: n, c: c, late: late}}) AS rows
WHERE EXISTS {{ MATCH ()-[m:ATTRIBUTE {{in_force: true}}]->() WHERE m.kind IN ['due', 'made']
    AND document IN m.documents AND m.value =~ '{_DATE}' AND left(m.value, 4) >= toString(date($day).year - {RECENT}) }}
UNWIND [row IN rows WHERE row.late] AS row
RETURN DISTINCT CASE WHEN all(r IN rows WHERE r.late) THEN rows[0].n.id ELSE row.n.id END AS s1, row.c.id AS claim
"""
