"""An action that nobody owns, or that has no date.

What it finds
    Actions not said to be done that no named actor is to carry out, or that have no due date. Where at least half of
    a document's actions have an owner (or a date), each lack is an omission: one flag for what the actions follow, a
    recommendation or finding. Where fewer have one, the document is at fault: one flag for all its actions without an
    owner, and one for all that have an owner and no date.

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
from remit.graph.naming import first_named, name_key_cypher, name_key_sparql
from remit.graph.view import View, grouped

META = Meta(
    "F04", "ACTION_WITHOUT_OWNER_OR_DATE", Severity.HIGH, "follow-up", "0.1", ("recommendation, finding or action",)
)

# A message names so many actions; the flag's claims show all of them.
MANY = 5


def find(view: View) -> Iterator[Found]:
    """Places where actions lack what others have, and documents whose actions mostly lack it."""
    claims = np.concatenate([statements(view, "Action"), view.claims("Followup")])
    due, named = dated(view), owned(view)
    open_ = ~done(view)
    omitted: list[IntArray] = []
    for _, stated in by_document(view, claims):
        actions = view.subjects(stated)
        unowned, undated = open_[actions] & ~named[actions], open_[actions] & ~due[actions]
        owners, dates = usual(actions, named), usual(actions, due)
        late = stated[undated] if dates else stated[undated & ~unowned]
        late = np.concatenate([late, ownerships(view, view.subjects(late))])
        lacking = ((owners, stated[unowned]), (dates, late))
        omitted += [found for often, found in lacking if often]
        yield from together(view, actions, [found for often, found in lacking if not often])
    if omitted:
        yield from (Found((place,), tuple(group.tolist())) for place, group in by_place(view, np.concatenate(omitted)))


def usual(actions: IntArray, having: Mask) -> bool:
    """Whether at least half of some actions have it: then a missing one is an omission."""
    each = np.unique(actions)
    return bool(2 * having[each].sum() >= len(each))


def together(view: View, actions: IntArray, claims: list[IntArray]) -> Iterator[Found]:
    """One flag for a document; its subject is the first of all its actions, whichever of them lack something."""
    if any(map(len, claims)):
        yield Found((first_named(view, actions.tolist()),), tuple(np.unique(np.concatenate(claims)).tolist()))


def ownerships(view: View, actions: IntArray) -> IntArray:
    """Claims that give one of these actions a named owner: shown so that the message can tell what is missing."""
    claims = view.claims("Ownership")
    return claims[view.marked(actions)[view.subjects(claims)] & ~view.is_kind(view.objects(claims), "Generic")]


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


_NAMED = "remit:ownedBy ?owner . MINUS { ?owner a remit:GenericActor }"
_DUE = "^remit:subject ?due . ?due a remit:Attribute ; remit:inForce true ; remit:kind remit:due"


def open_sparql(claim: str) -> str:
    """Binds a claim by which a document states an action that nobody says is done."""
    return f"""{stated_sparql(claim, "action")}
        ?{claim} remit:evidence/oa:hasSource ?document .
        MINUS {{ ?progress a remit:Progress ; remit:inForce true ; remit:kind remit:done ; remit:subject ?action }}"""


def usual_sparql(having: str) -> str:
    """Documents, and whether at least half of their actions have it."""
    return f"""{{ SELECT ?document ((2 * COUNT(DISTINCT ?one) >= COUNT(DISTINCT ?each)) AS ?usual) WHERE {{
        {stated_sparql("other", "each")}
        ?other remit:evidence/oa:hasSource ?document .
        OPTIONAL {{ ?each {having} BIND (?each AS ?one) }}
    }} GROUP BY ?document }}"""


_UNOWNED = f"MINUS {{ ?action {_NAMED} }}"
_UNDATED = f"MINUS {{ ?action {_DUE} }}"
# Where dates are unusual, what has no owner either is flagged for that alone.
_OWNED = f"FILTER (?usual || EXISTS {{ ?action {_NAMED} }})"
_FLAGGED = f"""{{ {open_sparql("CLAIM")} {_UNOWNED} {usual_sparql(_NAMED)} BIND (1 AS ?lack) }}
        UNION
        {{ {open_sparql("CLAIM")} {_UNDATED} {usual_sparql(_DUE)} {_OWNED} BIND (2 AS ?lack) }}"""

SPARQL = f"""SELECT DISTINCT ?s1 ?claim WHERE {{
    {{ {_FLAGGED.replace("CLAIM", "claim")} }}
    UNION
    {{ {open_sparql("said")} {_UNDATED} {usual_sparql(_DUE)} BIND (2 AS ?lack)
       ?claim a remit:Ownership ; remit:inForce true ; remit:subject ?action ; remit:object ?holder .
       MINUS {{ ?holder a remit:GenericActor }} }}
    OPTIONAL {{ ?action remit:followsUp ?asked . ?asked a remit:Recommendation }}
    OPTIONAL {{ ?action remit:followsUp ?found }}
    OPTIONAL {{
        {{ SELECT ?document (MIN(?key) AS ?first) WHERE {{
            {stated_sparql("each", "every")}
            ?each remit:evidence/oa:hasSource ?document .
            {name_key_sparql("every", "key")}
        }} GROUP BY ?document }}
        {stated_sparql("any", "leader")}
        ?any remit:evidence/oa:hasSource ?document .
        {name_key_sparql("leader", "name")}
        FILTER (?name = ?first)
    }}
    BIND (IF(?usual, COALESCE(?asked, ?found, ?action), ?leader) AS ?s1)
}}"""

_STATED_CYPHER = """MATCH (a:Action)-[c:ATTRIBUTE|FOLLOWUP]->()
WHERE c.in_force AND (type(c) = 'FOLLOWUP' OR c.kind = 'statement')"""
_OWNED_CYPHER = "EXISTS { MATCH (a)-[:OWNERSHIP {in_force: true}]->(x) WHERE NOT x:Generic }"

CYPHER = f"""
{_STATED_CYPHER}
UNWIND c.documents AS document
WITH document, a, c, {_OWNED_CYPHER} AS named,
    EXISTS {{ (a)-[:ATTRIBUTE {{kind: 'due', in_force: true}}]->() }} AS due,
    EXISTS {{ (a)-[:PROGRESS {{kind: 'done', in_force: true}}]->() }} AS done
ORDER BY {name_key_cypher("a")}
WITH document, count(DISTINCT a) AS total, count(DISTINCT CASE WHEN named THEN a END) AS with_owner,
    count(DISTINCT CASE WHEN due THEN a END) AS with_date,
    collect({{a: a, c: c, named: named, due: due, done: done}}) AS rows
WITH 2 * with_owner >= total AS owners, 2 * with_date >= total AS dates, rows[0].a AS leader,
    [r IN rows WHERE NOT r.done] AS rows
WITH leader, [{{usual: owners, rows: [r IN rows WHERE NOT r.named]}},
    {{usual: dates, rows: [r IN rows WHERE NOT r.due AND (dates OR r.named)]}}] AS lacks
UNWIND lacks AS lack
UNWIND lack.rows AS row
WITH lack, row, row.a AS action, leader
OPTIONAL MATCH (action)-[:FOLLOWUP {{in_force: true}}]->(asked:Recommendation)
OPTIONAL MATCH (action)-[:FOLLOWUP {{in_force: true}}]->(found)
OPTIONAL MATCH (action)-[o:OWNERSHIP {{in_force: true}}]->(holder)
WHERE row.named AND NOT row.due AND NOT holder:Generic
WITH CASE WHEN lack.usual THEN coalesce(asked, found, action).id ELSE leader.id END AS s1, row, o
UNWIND [row.c.id, o.id] AS claim
WITH s1, claim WHERE claim IS NOT NULL
RETURN DISTINCT s1, claim
"""
