"""Flags as SARIF 2.1.0, for code hosts and editors that show them beside the lines."""

import json

from remit.graph.view import View

NAME = "sarif"
MEDIA_TYPE = "application/sarif+json"
SUFFIX = ".sarif"


def export(view: View) -> bytes:
    """One run with all open flags, worst first."""
    from remit.graph.exports.parts.content import Content
    from remit.graph.telling import sarif

    content = Content(view)
    found = sarif(content.flags, content.places)
    return (json.dumps(found, indent=1, ensure_ascii=False) + "\n").encode("utf-8")
