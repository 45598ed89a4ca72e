"""A view as a networkx graph: for notebooks, for graph tools, for whoever counts paths."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from remit.graph.claim import ACTORS, COLLECTIVES
from remit.graph.columns import KIND_CODES, RELATION_CODES, IntArray
from remit.graph.errors import NotFound
from remit.graph.view import View
from remit.ontology.generated import terms

if TYPE_CHECKING:
    import networkx


def network(view: View, relations: Sequence[str] = (), kinds: Iterable[str] = ()) -> "networkx.MultiDiGraph[Any]":
    """What `View.networkx` documents. Raises NotFound for a relation or kind that is none."""
    import networkx

    graph: networkx.MultiDiGraph[Any] = networkx.MultiDiGraph()
    there = view.marked(view.things(*kinds_below(kinds)))
    joined = joining(view, relations)
    low, high = view.subjects(joined), view.objects(joined)
    joined = joined[there[low] & there[high]]
    if relations:
        there = view.marked(np.concatenate([view.subjects(joined), view.objects(joined)]))
    named = (thing for i, thing in enumerate(view.all_things()) if there[i])
    graph.add_nodes_from((thing.id, {"kind": thing.kind, "label": thing.label}) for thing in named)
    for claim in view.full(joined):
        said = {name: getattr(claim, name) for name in ("relation", "kind", "modality", "scope")}
        quotes = [proof.quote for proof in claim.evidence]
        graph.add_edge(claim.subject, claim.object, key=claim.id, quotes=quotes, **said)
    return graph


def joining(view: View, relations: Sequence[str]) -> IntArray:
    """The claims in force that have an object, of these relations where any are given; in ascending order."""
    if relations:
        found = np.unique(np.concatenate([view.claims(*relation_and_kind(name)) for name in relations]))
    else:
        found = np.flatnonzero(view.in_force)
    chosen: IntArray = found[view.columns.object[found] >= 0].astype(np.int32)
    return chosen


def kinds_below(names: Iterable[str]) -> list[str]:
    """The kinds of things that names stand for, all where none is given. Raises NotFound."""
    above = {"Actor": ACTORS, "Collective": COLLECTIVES} | {kind: {kind} for kind in KIND_CODES}
    names = list(names) or list(KIND_CODES)
    unknown = next((name for name in names if name not in above), None)
    if unknown is not None:
        raise NotFound(f"no kind of things {unknown!r} (one of {', '.join(above)})")
    return sorted({kind for name in names for kind in above[name]})


def relation_and_kind(name: str) -> tuple[str, ...]:
    """ "Assignment" or "Assignment/accountable" as a relation and the kind within it, if any. Raises NotFound."""
    relation, _, kind = name.partition("/")
    if relation not in RELATION_CODES:
        raise NotFound(f"no relation {relation!r} (one of {', '.join(RELATION_CODES)})")
    known = terms.RELATION_KINDS[relation]
    if kind and kind not in known:
        raise NotFound(f"{relation} has no kind {kind!r} (one of {', '.join(known) or 'none'})")
    return (relation, kind) if kind else (relation,)
