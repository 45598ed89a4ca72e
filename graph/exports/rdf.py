"""Turtle, TriG, N-Quads and JSON-LD. All but N-Quads group by subject; every one reads back to the same claims."""

from datetime import date

from pyoxigraph import RdfFormat, serialize

from remit.graph.map import Map
from remit.graph.stores.oxigraph import PREFIXES
from remit.graph.stores.rdf import quads

FORMATS = {
    "turtle": RdfFormat.TURTLE,
    "trig": RdfFormat.TRIG,
    "nquads": RdfFormat.N_QUADS,
    "jsonld": RdfFormat.JSON_LD,
}


def export_rdf(map_: Map, form: str, day: date | None = None) -> bytes:
    """The map in one of FORMATS. Turtle has no named graphs, so there the derived shortcuts stand among the claims."""
    if form == "turtle":
        triples = (quad.triple for quad in quads(map_, day))
        found = serialize(triples, format=FORMATS[form], prefixes=PREFIXES)
    else:
        found = serialize(quads(map_, day), format=FORMATS[form], prefixes=PREFIXES)
    if found is None:
        raise TypeError("pyoxigraph wrote to nowhere")
    return found
