"""A picture of what stands around one post, as one HTML page that needs no network; drawn by pyvis (vis-network)."""

from remit.graph.exporting import Option
from remit.graph.view import View

NAME = "pyvis"
MEDIA_TYPE = "text/html; charset=utf-8"
SUFFIX = ".html"
MOST = 300  # things: more take a minute to draw and cannot be read
OPTIONS = {
    "around": Option("the post, unit or duty (id, name or alias) in the middle of the picture", ""),
    "hops": Option("how many steps around it are drawn", 2),
}


def export(view: View, around: str, hops: int) -> bytes:
    """UTF-8. Texts of documents reach the page as JSON and as escaped HTML, and are drawn as plain text.

    Raises BadInput where pyvis is not installed, where no post is named, and for more than MOST things.
    """
    from remit.graph.errors import BadInput
    from remit.graph.exports.parts.neighbourhood import neighbourhood
    from remit.graph.exports.parts.picture import page

    if not around:
        raise BadInput("export pyvis", "draws what stands around a post", "--around POST")
    return page(view, neighbourhood(view, NAME, around, hops, MOST)).encode("utf-8")
