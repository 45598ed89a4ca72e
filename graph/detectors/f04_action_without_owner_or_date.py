"""An action that nobody owns, or that has no date.

What it finds
    Actions not said to be done that no named actor is to carry out, or that have no due date although at least half
    of the document's actions have one. Actions that follow the same recommendation or finding are one flag. Where a
    document dates fewer, that is one flag for all owned actions without a date.

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
from remit.graph.columns import IntArray, Mask
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
    """Places where actions lack an owner, or a date that others have; and documents without dates."""
    claims = np.concatenate([statements(view, "Action"), view.claims("Followup")])
    due, named = dated(view), owned(view)
    open_ = claims[~done(view)[view.subjects(claims)]]
    undated = view.marked(view.subjects(open_)) & ~due
    late = [np.empty(0, dtype=np.int32)]
    for _, stated in by_document(view, claims):
        without = stated[undated[view.subjects(stated)]]
        if dates_most(view, stated, due):
            late.append(without)
        elif len(without := without[named[view.subjects(without)]]):
            yield Found((first_named(view, view.subjects(without).tolist()),), tuple(np.sort(without).tolist()))
    # The owner of what has no date is shown, so that the message can tell what is missing.
    shown = ownerships(view, view.marked(view.subjects(np.concatenate(late))))
    unowned = open_[~named[view.subjects(open_)]]
    for place, group in by_place(view, np.unique(np.concatenate([unowned, shown, *late]))):
        yield Found((place,), tuple(group.tolist()))


def dates_most(view: View, stated: IntArray, due: Mask) -> bool:
    """Whether at least half of the actions of a document have a date: then a missing one is an omission."""
    actions = np.unique(view.subjects(stated))
    return bool(2 * due[actions].sum() >= len(actions))


def ownerships(view: View, actions: Mask) -> IntArray:
    """Claims that give one of these actions a named owner."""
    claims = view.claims("Ownership")
    return claims[actions[view.subjects(claims)] & ~view.is_kind(view.objects(claims), "Generic")]


def by_place(view: View, claims: IntArray) -> Iterator[tuple[int, IntArray]]:
    """(the recommendation that the action follows, else the finding, else the action itself; claims about it)."""
    followed = view.claims("Followup")
    asked = view.is_kind(view.objects(followed), "Recommendation")
    followed = followed[asked | ~view.marked(view.subjects(followed[asked]))[view.subjects(followed)]]
    places = Ladder.of(view, followed)
    loose = claims[~view.marked(view.subjects(followed))[view.subjects(claims)]]
    rows, targets = places.step(claims, view.subjects(claims))
    yield from grouped(np.concatenate([targets, view.subjects(loose)]), np.concatenate([rows, loose]))


def message(subjects: Sequence[Thing], claims: Sequence[Claim], labels: Mapping[str, str]) -> str:
    """Which actions lack what."""
    actions = {claim.subject for claim in claims}
    late = {claim.subject for claim in claims if claim.relation == "Ownership"}
    if subjects[0].kind == "Action" and len(actions) > 1:
        return f"{len(actions)} actions have an owner and no date, as most of their document: {some(actions, labels)}"
    parts = [f"nobody owns {some(actions - late, labels)}"] if actions - late else []
    parts += [f"no date is set for {some(late, labels)}"] if late else []
    text = "; ".join(parts)
    return text[:1].upper() + text[1:]


def some(actions: set[str], labels: Mapping[str, str]) -> str:
    """The first few of these actions, in quotation marks."""
    names = sorted(f"“{labels[action]}”" for action in actions)
    return listed(names if len(names) <= MANY else [*names[:MANY], f"{len(names) - MANY} more"])


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
# Documents, and whether at least half of their actions have a date.
_PRACTICE = f"""SELECT ?document (COUNT(DISTINCT ?each) AS ?all) (COUNT(DISTINCT ?dated) AS ?most) WHERE {{
        {stated_sparql("other", "each")}
        ?other remit:evidence/oa:hasSource ?document .
        OPTIONAL {{
            ?day a remit:Attribute ; remit:inForce true ; remit:kind remit:due ; remit:subject ?each .
            BIND (?each AS ?dated)
        }}
    }} GROUP BY ?document"""

SPARQL = f"""SELECT DISTINCT ?s1 ?claim WHERE {{
    {{ {{ {_OPEN} MINUS {{ {_NAMED} }} }}
       UNION
       {{ {_UNDATED} {{ {_PRACTICE} }} FILTER (2 * ?most >= ?all) }}
       UNION
       {{ {_UNDATED.replace("?claim", "?said")} {{ {_PRACTICE} }} FILTER (2 * ?most >= ?all)
          ?claim a remit:Ownership ; remit:inForce true ; remit:subject ?action ; remit:object ?holder .
          MINUS {{ ?holder a remit:GenericActor }} }}
       OPTIONAL {{ ?action remit:followsUp ?asked . ?asked a remit:Recommendation }}
       OPTIONAL {{ ?action remit:followsUp ?found }}
       BIND (COALESCE(?asked, ?found, ?action) AS ?s1) }}
    UNION
    {{ {_UNDATED} FILTER EXISTS {{ {_NAMED} }} {{ {_PRACTICE} }} FILTER (2 * ?most < ?all)
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
WITH document, 2 * count(DISTINCT CASE WHEN due THEN a END) >= count(DISTINCT a) AS practice,
    collect({{a: a, c: c, named: named, due: due, done: done}}) AS rows
WITH document, practice, rows, [r IN rows WHERE r.named AND NOT r.due AND NOT r.done] AS late
UNWIND rows AS row
WITH document, practice, late, row WHERE NOT row.done
WITH document, row, late, NOT row.named OR (document IS NOT NULL AND practice AND NOT row.due) AS lacking,
    document IS NOT NULL AND NOT practice AND row.named AND NOT row.due AS undated
WHERE lacking OR undated
WITH row, row.a AS action, late, lacking
OPTIONAL MATCH (action)-[:FOLLOWUP {{in_force: true}}]->(asked:Recommendation)
OPTIONAL MATCH (action)-[:FOLLOWUP {{in_force: true}}]->(found)
OPTIONAL MATCH (action)-[o:OWNERSHIP {{in_force: true}}]->(holder)
WHERE lacking AND row.named AND NOT holder:Generic
UNWIND [row.c.id, o.id] AS claim
WITH row, action, late, lacking, asked, found, claim WHERE claim IS NOT NULL
RETURN DISTINCT CASE WHEN lacking THEN coalesce(asked, found, action).id ELSE late[0].a.id END AS s1, claim
"""
