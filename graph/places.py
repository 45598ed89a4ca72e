"""Where a duty stands: in a sheet, in a list, inside a recommendation, or as part of a duty that somebody owns."""

from collections.abc import Iterable, Iterator

import numpy as np

from remit.graph.columns import IntArray, Mask
from remit.graph.view import View, grouped

# Patterns over ?duty, for MINUS: each the same reading as the function of its name.
IN_MATRIX_SPARQL = "?duty dcterms:isPartOf ?sheet . ?sheet a remit:Matrix"
IN_RECOMMENDATION_SPARQL = "?whole a remit:Recommendation . ?duty dcterms:isPartOf+ ?whole"
COVERED_SPARQL = """?owned remit:accountableActor|remit:responsibleActor|remit:ownedBy ?owner .
        ?duty dcterms:isPartOf+ ?owned"""
# Binds ?place: the list that introduces a duty, or the duty itself.
PLACE_SPARQL = """OPTIONAL { ?duty dcterms:isPartOf ?list . ?list a remit:DutyList }
        BIND (COALESCE(?list, ?duty) AS ?place)"""

IN_MATRIX_CYPHER = "EXISTS { (d)-[:PART {in_force: true}]->(:Matrix) }"
IN_RECOMMENDATION_CYPHER = "EXISTS { (d)-[:PART*1.. {in_force: true}]->(:Recommendation) }"
COVERED_CYPHER = """EXISTS { MATCH (d)-[:PART*1.. {in_force: true}]->(whole)-[o:ASSIGNMENT|OWNERSHIP]->()
    WHERE o.in_force AND (type(o) = 'OWNERSHIP' OR o.kind IN ['accountable', 'responsible']) }"""
PLACE_CYPHER = """OPTIONAL MATCH (d)-[:PART {in_force: true}]->(list:DutyList)
WITH coalesce(list, d) AS place, d"""


def within(view: View, wholes: Mask) -> Mask:
    """Things that are part of one of these, through however many levels."""
    parts = view.claims("Part")
    lower, upper = view.subjects(parts), view.objects(parts)
    inside = np.zeros_like(wholes)
    while True:
        added = lower[(wholes[upper] | inside[upper]) & ~inside[lower]]
        if not len(added):
            return inside
        inside[added] = True


def in_recommendation(view: View) -> Mask:
    """Duties that a recommendation asks for: their owner is the question of its addressee."""
    return within(view, view.marked(view.things("Recommendation")))


def covered(view: View) -> Mask:
    """Duties that are part of something with an owner: they inherit it."""
    owned = view.marked(view.subjects(view.claims("Assignment", "accountable", "responsible")))
    return within(view, owned | view.marked(view.subjects(view.claims("Ownership"))))


def at_places(view: View, groups: Iterable[IntArray]) -> Iterator[tuple[int, IntArray]]:
    """(list or duty, the claims of these groups about its duties), each claim once."""
    claims = np.concatenate([np.empty(0, dtype=np.int32), *groups])
    yield from ((place, np.unique(group)) for place, group in by_place(view, claims))


def by_place(view: View, claims: IntArray) -> Iterator[tuple[int, IntArray]]:
    """(list or duty, claims about its duties): what is wrong with siblings of one list is wrong with the list."""
    parts = view.claims("Part")
    parts = parts[view.is_kind(view.objects(parts), "DutyList")]
    duties = view.subjects(claims)
    listed = view.marked(view.subjects(parts))[duties]
    order = np.argsort(view.subjects(parts), kind="stable")
    keys, lists = view.subjects(parts)[order], view.objects(parts)[order]
    start, end = (np.searchsorted(keys, duties[listed], side=side) for side in ("left", "right"))
    counts = end - start
    offsets = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    places = np.concatenate([duties[~listed], lists[np.repeat(start, counts) + offsets]])
    yield from grouped(places, np.concatenate([claims[~listed], np.repeat(claims[listed], counts)]))
