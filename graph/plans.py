"""Items of a plan that nobody is to carry out."""

from collections.abc import Iterator

import numpy as np

from remit.graph.columns import IntArray, Mask
from remit.graph.places import within
from remit.graph.view import View, grouped

# Binds ?duty: the same reading as `adrift`.
ADRIFT_SPARQL = """?duty a remit:PlanItem .
    MINUS { ?child dcterms:isPartOf ?duty . ?child a remit:PlanItem }
    MINUS { ?duty remit:ownedBy ?itemOwner }
    MINUS { ?ownedWhole remit:ownedBy ?wholeOwner . ?duty dcterms:isPartOf+ ?ownedWhole }
    MINUS {
        ?said remit:kind remit:statement ; remit:inForce true ; remit:subject ?duty ; remit:value ?words .
        ?again remit:kind remit:statement ; remit:inForce true ; remit:value ?words ; remit:subject ?twin .
        ?twin remit:accountableActor|remit:responsibleActor|remit:ownedBy ?twinOwner
    }"""

ADRIFT_CYPHER = """d:PlanItem AND NOT EXISTS { (d)<-[:PART {in_force: true}]-(:PlanItem) }
    AND NOT EXISTS { (d)-[:OWNERSHIP {in_force: true}]->() }
    AND NOT EXISTS { MATCH (d)-[:PART*1.. {in_force: true}]->()-[:OWNERSHIP {in_force: true}]->() }
    AND NOT EXISTS { MATCH (d)-[s:ATTRIBUTE {kind: 'statement', in_force: true}]->()
        MATCH (twin)-[t:ATTRIBUTE {kind: 'statement', in_force: true}]->() WHERE t.value = s.value
        MATCH (twin)-[o:ASSIGNMENT|OWNERSHIP {in_force: true}]->()
        WHERE type(o) = 'OWNERSHIP' OR o.kind IN ['accountable', 'responsible'] }"""


# Binds ?place: the items at the top of the plan that an item stands in, or the item itself where it stands in a circle.
PLAN_SPARQL = """OPTIONAL { ?duty dcterms:isPartOf* ?root . ?root a remit:PlanItem .
            MINUS { ?above a remit:PlanItem . ?root dcterms:isPartOf ?above } }
        BIND (COALESCE(?root, ?duty) AS ?place)"""

PLAN_CYPHER = """OPTIONAL MATCH (d)-[:PART*0.. {in_force: true}]->(root:PlanItem)
    WHERE NOT EXISTS { (root)-[:PART {in_force: true}]->(:PlanItem) }
WITH coalesce(root, d) AS place, d"""


def by_plan(view: View, claims: IntArray) -> Iterator[tuple[int, IntArray]]:
    """(item at the top of a plan, claims about items below it): what the whole plan leaves open is one question."""
    parts = view.claims("Part")
    above: dict[int, list[int]] = {}
    for lower, upper in zip(view.subjects(parts).tolist(), view.objects(parts).tolist(), strict=True):
        above.setdefault(lower, []).append(upper)
    items = view.marked(view.things("PlanItem"))
    found = [(top, claim) for claim in claims.tolist() for top in tops(int(view.columns.subject[claim]), above, items)]
    if found:
        places, about = np.array(found, dtype=np.int32).T
        yield from grouped(places, about)


def tops(item: int, above: dict[int, list[int]], items: Mask) -> list[int]:
    """The plan items at or above an item that stand under no other, or the item itself where there are none."""
    seen, frontier = {item}, [item]
    while frontier:
        frontier = [up for low in frontier for up in above.get(low, []) if up not in seen]
        seen.update(frontier)
    roots = [thing for thing in seen if items[thing] and not any(items[up] for up in above.get(thing, []))]
    return sorted(roots) or [item]


def adrift(view: View) -> Mask:
    """Lowest items of plans without an owner, of their own or above them.

    A row of a plan is read as an item and also as the duty or action that it asks for, in the same words: an owner of
    one is the owner of all.
    """
    items = view.marked(view.things("PlanItem"))
    if not items.any():
        return items
    parts = view.claims("Part")
    items[view.objects(parts[items[view.subjects(parts)]])] = False
    owned = view.marked(view.subjects(view.claims("Ownership")))
    return items & ~owned & ~within(view, owned) & ~twins(view, owned)


def twins(view: View, owned: Mask) -> Mask:
    """Things that a source states in the very words of something that has an owner."""
    held = owned | view.marked(view.subjects(view.claims("Assignment", "accountable", "responsible")))
    said = view.claims("Attribute", "statement")
    words = dict(view.map.connection.execute("SELECT n - 1, value FROM claims WHERE kind = 'statement'"))
    of_owned = {words[claim] for claim in said[held[view.subjects(said)]].tolist()}
    again = np.array([words[claim] in of_owned for claim in said.tolist()], dtype=np.bool_)
    return view.marked(view.subjects(said[again]))
