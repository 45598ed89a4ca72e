"""N-Quads: the whole map as RDF, one statement a line, for tools that compare or stream."""

from remit.graph.view import View

NAME = "nquads"
MEDIA_TYPE = "application/n-quads"
SUFFIX = ".nq"
LOSSLESS = True


def export(view: View) -> bytes:
    """UTF-8; subjects in the order of documents, things and claims."""
    from remit.graph.exports.rdf import export_rdf

    return export_rdf(view.map, NAME, view.day)
