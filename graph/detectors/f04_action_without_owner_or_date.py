"""An action that nobody owns, or that has no date.

What it finds
    Actions not said to be done that no named actor is to carry out, or that have no due date although other actions
    of the document have one. Actions that follow the same recommendation or finding are one flag. Where a document
    dates none of its actions, that is one flag for all of them.

Why it matters
    An action without an owner is a wish, and one without a date is never late.

Example
    "Improvements of the exemption log are planned." By whom, and until when?

What to do
    Name one owner and one day for each action. "The team" and "ongoing" are neither.
"""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from remit.graph.claim import Claim, Thing
from remit.graph.columns import IntArray
from remit.graph.detecting import Found, Meta, Severity, listed
from remit.graph.followup import by_document, dated, done, owned, statements
from remit.graph.lines import Ladder
from remit.graph.naming import first_named, name_key_sparql
from remit.graph.view import View, grouped

META = Meta(
    "F04", "ACTION_WITHOUT_OWNER_OR_DATE", Severity.HIGH, "follow-up", "0.1", ("recommendation, finding or action",)
)

# A message names so many actions; the flag's claims show all of them.
MANY = 5


def find(view: View) -> Iterator[Found]:
    """Places where actions lack an owner, or a date that others have; and documents without any date."""
    claims = np.concatenate([statements(view, "Action"), view.claims("Followup")])
    due, named = dated(view), owned(view)
    open_ = claims[~done(view)[view.subjects(claims)]]
    lacking = [open_[~named[view.subjects(open_)]]]
    undated = view.marked(view.subjects(open_)) & ~due
    for _, stated in by_document(view, claims):
        late = stated[undated[view.subjects(stated)]]
        if due[view.subjects(stated)].any():
            lacking.append(late)
        elif len(late := late[named[view.subjects(late)]]):
            yield Found((first_named(view, view.subjects(late).tolist()),), tuple(np.sort(late).tolist()))
    for place, group in by_place(view, np.unique(np.concatenate(lacking))):
        yield Found((place,), tuple(group.tolist()))


def by_place(view: View, claims: IntArray) -> Iterator[tuple[int, IntArray]]:
    """(what the action follows or the action itself, claims about it)."""
    followed = view.claims("Followup")
    places = Ladder.of(view, followed)
    loose = claims[~view.marked(view.subjects(followed))[view.subjects(claims)]]
    rows, targets = places.step(claims, view.subjects(claims))
    yield from grouped(np.concatenate([targets, view.subjects(loose)]), np.concatenate([rows, loose]))


def message(subjects: Sequence[Thing], claims: Sequence[Claim], labels: Mapping[str, str]) -> str:
    """How many actions, and which."""
    actions = sorted({claim.subject for claim in claims})
    names = listed([f"“{labels[action]}”" for action in actions[:MANY]])
    more = f" and {len(actions) - MANY} more" if len(actions) > MANY else ""
    if subjects[0].kind == "Action" and len(actions) > 1:
        return f"No action of this document has a date, not even those with an owner: {names}{more}"
    return f"Without an owner, or without a date: {names}{more}"


def stated_sparql(claim: str, action: str) -> str:
    """Binds a claim by which a document states an action, and the document."""
    return f"""{{ ?{claim} a remit:Attribute ; remit:kind remit:statement }} UNION {{ ?{claim} a remit:Followup }}
    ?{claim} remit:inForce true ; remit:subject ?{action} . ?{action} a remit:Action ."""


_OPEN = f"""{stated_sparql("claim", "action")}
    MINUS {{ ?progress a remit:Progress ; remit:inForce true ; remit:kind remit:done ; remit:subject ?action }}"""
_NAMED = "?action remit:ownedBy ?owner . MINUS { ?owner a remit:GenericActor }"
_UNDATED = f"""{_OPEN}
    ?claim remit:evidence/oa:hasSource ?document .
    MINUS {{ ?due a remit:Attribute ; remit:inForce true ; remit:kind remit:due ; remit:subject ?action }}"""
_DATES = f"""{stated_sparql("other", "dated")}
    ?other remit:evidence/oa:hasSource ?document .
    ?day a remit:Attribute ; remit:inForce true ; remit:kind remit:due ; remit:subject ?dated ."""

SPARQL = f"""SELECT DISTINCT ?s1 ?claim WHERE {{
    {{ {{ {_OPEN} MINUS {{ {_NAMED} }} }} UNION {{ {_UNDATED} FILTER EXISTS {{ {_DATES} }} }}
       OPTIONAL {{ ?action remit:followsUp ?followed }}
       BIND (COALESCE(?followed, ?action) AS ?s1) }}
    UNION
    {{ {_UNDATED} FILTER EXISTS {{ {_NAMED} }} MINUS {{ {_DATES} }}
       {{ SELECT ?document (MIN(?key) AS ?first) WHERE {{
           {_UNDATED.replace("?claim", "?each")} FILTER EXISTS {{ {_NAMED} }}
           {name_key_sparql("action", "key")}
       }} GROUP BY ?document }}
       {stated_sparql("any", "s1")}
       ?any remit:evidence/oa:hasSource ?document .
       {name_key_sparql("s1", "name")}
       FILTER (?name = ?first) }}
}}"""

_STATED_CYPHER = """MATCH (a:Action)-[c:ATTRIBUTE|FOLLOWUP]->()
WHERE c.in_force AND (type(c) = 'FOLLOWUP' OR c.kind = 'statement')"""
_OWNED_CYPHER = "EXISTS { MATCH (a)-[:OWNERSHIP {in_force: true}]->(x) WHERE NOT x:Generic }"

CYPHER = f"""
{_STATED_CYPHER}
OPTIONAL MATCH (e:Evidence {{claim: c.id}})
WITH e.document AS document, a, c, {_OWNED_CYPHER} AS named,
    EXISTS {{ (a)-[:ATTRIBUTE {{kind: 'due', in_force: true}}]->() }} AS due,
    EXISTS {{ (a)-[:PROGRESS {{kind: 'done', in_force: true}}]->() }} AS done
ORDER BY a.label, a.id
WITH document, max(due) AS practice, collect({{a: a, c: c, named: named, due: due, done: done}}) AS rows
WITH document, practice, rows, [r IN rows WHERE r.named AND NOT r.due AND NOT r.done] AS late
UNWIND rows AS row
WITH document, practice, late, row WHERE NOT row.done
WITH document, row, late, NOT row.named OR (document IS NOT NULL AND practice AND NOT row.due) AS lacking,
    document IS NOT NULL AND NOT practice AND row.named AND NOT row.due AS undated
WHERE lacking OR undated
WITH row, row.a AS action, late, lacking
OPTIONAL MATCH (action)-[:FOLLOWUP {{in_force: true}}]->(place)
RETURN DISTINCT CASE WHEN lacking THEN coalesce(place, action).id ELSE late[0].a.id END AS s1, row.c.id AS claim
"""
