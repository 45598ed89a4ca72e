"""Turtle: the whole map as RDF, with the plain predicates that its claims imply among them."""

from remit.graph.view import View

NAME = "turtle"
MEDIA_TYPE = "text/turtle"
SUFFIX = ".ttl"
LOSSLESS = True


def export(view: View) -> bytes:
    """UTF-8; subjects in the order of documents, things and claims."""
    from remit.graph.exports.rdf import export_rdf

    return export_rdf(view.map, NAME, view.day)
