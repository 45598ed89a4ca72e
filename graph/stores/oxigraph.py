"""The SPARQL face: a map's quads in an in-memory Oxigraph, and detectors' queries run there."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Self

from pyoxigraph import NamedNode, Quad, QuerySolutions, Store

from remit.graph.detecting import Detector
from remit.graph.errors import NotFound
from remit.graph.map import Map
from remit.graph.store import Row
from remit.graph.stores.rdf import DCTERMS, OA, claim_name, quads, thing_name
from remit.ontology.generated import terms

PREFIXES = {
    "remit": terms.NAMESPACE,
    "org": "http://www.w3.org/ns/org#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": OA,
    "dcterms": DCTERMS,
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


class Oxigraph:
    """An RDF store that detectors' SPARQL forms are asked in."""

    def __init__(self, content: Iterable[Quad]) -> None:
        self.store = Store()
        self.store.bulk_extend(content)

    @classmethod
    def of(cls, map_: Map, day: date | None = None) -> Self:
        """The projection of a map on a day (today)."""
        return cls(quads(map_, day))

    def rows(self, detector: Detector) -> Iterator[Row]:
        """What the detector's SPARQL form finds. Raises NotFound where it has none."""
        if not detector.sparql:
            raise NotFound(f"{detector.meta.code} has no SPARQL form: {detector.no_query}")
        names = [f"s{i + 1}" for i in range(len(detector.meta.subjects))]
        solutions = self.store.query(detector.sparql, prefixes=PREFIXES, use_default_graph_as_union=True)
        if not isinstance(solutions, QuerySolutions):
            raise TypeError(f"{detector.meta.code}: its SPARQL form must be a SELECT")
        for solution in solutions:
            claim = solution["claim"]
            claims = (claim_name(claim.value),) if isinstance(claim, NamedNode) else ()
            yield (
                tuple(thing_name(node.value) for node in (solution[n] for n in names) if isinstance(node, NamedNode)),
                claims,
            )
