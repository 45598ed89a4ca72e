"""GraphML for graph tools: things as nodes, claims that join two of them as edges with their quotes."""

import io

from remit.graph.claim import CONTROL
from remit.graph.view import View

NAME = "graphml"
MEDIA_TYPE = "application/graphml+xml"
SUFFIX = ".graphml"


def export(view: View) -> bytes:
    """XML in UTF-8; the claims in force."""
    return export_graphml(view)


def export_graphml(view: View) -> bytes:
    """The claims in force of a view; quotes of one edge are joined by blank lines."""
    import networkx

    graph = view.networkx()
    for _, _, attributes in graph.edges(data=True):
        # A quote is verbatim, and a page break in it is nothing that XML can carry.
        attributes["quotes"] = CONTROL.sub(" ", "\n\n".join(attributes["quotes"]))
    out = io.BytesIO()
    networkx.write_graphml_xml(graph, out, encoding="utf-8", prettyprint=True)
    return out.getvalue()
