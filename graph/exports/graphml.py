"""GraphML for graph tools: things as nodes, claims that join two of them as edges with their quotes."""

import io

from remit.graph.view import View

NAME = "graphml"
MEDIA_TYPE = "application/graphml+xml"
SUFFIX = ".graphml"


def export(view: View) -> bytes:
    """XML in UTF-8; the claims in force, an edge's id is its claim's."""
    import networkx

    from remit.graph.exports.parts.drawable import drawable, exact

    out = io.BytesIO()
    networkx.write_graphml_xml(drawable(view), out, encoding="utf-8", prettyprint=True, edge_id_from_attribute="id")
    return exact(out.getvalue())
