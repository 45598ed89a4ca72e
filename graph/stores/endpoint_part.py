"""A part of a map out of a SPARQL endpoint: some claims with their ends, evidence and documents, as a map in memory."""

from collections.abc import Iterable, Sequence

from pyoxigraph import NamedNode
from pyoxigraph import Store as Graph

from remit.graph.decisions import Standing
from remit.graph.map import Map
from remit.graph.stores.endpoint import Endpoint
from remit.graph.stores.rdf import CLAIM, OA, term, thing_node
from remit.graph.stores.rdf_reading import Reader, write_from
from remit.graph.writing import batches
from remit.ontology.generated import terms

BATCH = 1000  # nodes that one query names

_DECISIONS = f"CONSTRUCT {{ ?d ?p ?o }} WHERE {{ ?d a <{term('Decision').value}> ; ?p ?o }}"
_HELD = {
    "documents": "SELECT (COUNT(DISTINCT ?n) AS ?count) WHERE { ?n a remit:Document }",
    "things": "SELECT (COUNT(DISTINCT ?n) AS ?count) WHERE { ?n a ?kind . VALUES ?kind { KINDS } }".replace(
        "KINDS", " ".join(f"<{iri}>" for iri in terms.KINDS.values())
    ),
    "claims": "SELECT (COUNT(DISTINCT ?n) AS ?count) WHERE { ?n remit:subject ?subject }",
    "evidence": "SELECT (COUNT(*) AS ?count) WHERE { ?n remit:evidence ?proof }",
    "decisions": "SELECT (COUNT(DISTINCT ?n) AS ?count) WHERE { ?n a remit:Decision }",
}


def part(endpoint: Endpoint, claim_ids: Sequence[str], thing_ids: Sequence[str] = ()) -> Map:
    """A map in memory of these claims, what they rest on, and other things. Raises StoreError, and Refused."""
    graph, told = Graph(), set[NamedNode]()
    # Claims, then their ends and places, then the documents and selectors of the places.
    wanted = {NamedNode(CLAIM + one) for one in claim_ids} | {thing_node(one) for one in thing_ids}
    for paths in (
        [term("subject"), term("object"), term("evidence")],
        [NamedNode(OA + "hasSource"), NamedNode(OA + "hasSelector")],
        [],
    ):
        describe(endpoint, graph, wanted - told)
        told |= wanted
        found = (quad.object for path in paths for quad in graph.quads_for_pattern(None, path, None, None))
        wanted = {node for node in found if isinstance(node, NamedNode)}
    map_ = Map.memory()
    write_from(map_, graph)
    return map_


def describe(endpoint: Endpoint, graph: Graph, nodes: Iterable[NamedNode]) -> None:
    """Add everything that is said of these nodes to a graph."""
    for batch in batches(sorted(nodes, key=lambda node: node.value), BATCH):
        named = " ".join(map(str, batch))
        endpoint.add(graph, f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ VALUES ?s {{ {named} }} ?s ?p ?o }}")


def held(endpoint: Endpoint) -> dict[str, int]:
    """How much an endpoint holds, as `Map.counts` tells it."""
    return {name: int(endpoint.select(query)[0]["count"]["value"]) for name, query in _HELD.items()}


def standing(endpoint: Endpoint) -> Standing:
    """What the decisions of an endpoint come to."""
    graph = Graph()
    endpoint.add(graph, _DECISIONS)
    return Standing.of(Reader(graph).decisions())
