"""GEXF for Gephi: things as nodes, claims in force that join two of them as edges with their quotes."""

from remit.graph.view import View

NAME = "gexf"
MEDIA_TYPE = "application/gexf+xml"
SUFFIX = ".gexf"


def export(view: View) -> bytes:
    """XML in UTF-8; an edge's id is its claim's. It says that it was modified on the day of the view."""
    from xml.etree.ElementTree import tostring

    from networkx.readwrite.gexf import GEXFWriter

    from remit.graph.exports.parts.drawable import drawable, exact

    writer = GEXFWriter(drawable(view), encoding="utf-8", prettyprint=True, version="1.2draft")
    writer.xml.find("meta").set("lastmodifieddate", view.day.isoformat())
    writer.indent(writer.xml)
    return exact(tostring(writer.xml, encoding="utf-8", xml_declaration=True)) + b"\n"
