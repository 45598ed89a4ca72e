"""JSON-LD: the whole map as RDF in JSON."""

from remit.graph.view import View

NAME = "jsonld"
MEDIA_TYPE = "application/ld+json"
SUFFIX = ".jsonld"
LOSSLESS = True


def export(view: View) -> bytes:
    """UTF-8; subjects in the order of documents, things and claims."""
    from remit.graph.exports.rdf import export_rdf

    return export_rdf(view.map, NAME, view.day)
