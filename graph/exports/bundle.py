"""Everything in one zip archive with the SHA-256 of every file, to be kept as proof and checked with `remit verify`."""

from remit.graph.view import View

NAME = "bundle"
MEDIA_TYPE = "application/zip"
SUFFIX = ".zip"


def export(view: View) -> bytes:
    """Map, flags, workbook, reports, documents' texts, decisions, manifest. Raises BadInput as its parts do."""
    from remit.graph.exports.parts.archive import packed
    from remit.graph.exports.parts.contents import bundled

    return packed(bundled(view))
