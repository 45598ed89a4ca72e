"""TriG: the whole map as RDF, what its claims imply in a graph of its own; the archive format."""

from remit.graph.view import View

NAME = "trig"
MEDIA_TYPE = "application/trig"
SUFFIX = ".trig"
LOSSLESS = True


def export(view: View) -> bytes:
    """UTF-8; subjects in the order of documents, things and claims."""
    from remit.graph.exports.rdf import export_rdf

    return export_rdf(view.map, NAME, view.day)
