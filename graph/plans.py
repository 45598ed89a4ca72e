"""Items of a plan that nobody is to carry out."""

import numpy as np

from remit.graph.columns import Mask
from remit.graph.places import within
from remit.graph.view import View

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
