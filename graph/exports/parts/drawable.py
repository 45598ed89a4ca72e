"""The networkx face of a view with attributes that XML carries."""

from typing import TYPE_CHECKING, Any

from remit.graph.claim import CONTROL
from remit.graph.view import View

if TYPE_CHECKING:
    import networkx


def drawable(view: View) -> "networkx.MultiDiGraph[Any]":
    """The view's graph; the quotes of an edge are one text, joined by blank lines, and its id is the claim's."""
    graph = view.networkx()
    for _, _, claim, attributes in graph.edges(keys=True, data=True):
        # A quote is verbatim, and a page break in it is nothing that XML can carry.
        attributes["quotes"] = CONTROL.sub(" ", "\n\n".join(attributes["quotes"]))
        attributes["id"] = claim
    return graph


def exact(data: bytes) -> bytes:
    """XML in which carriage returns survive: a parser takes a bare one for the end of a line."""
    return data.replace(b"\r", b"&#13;")
