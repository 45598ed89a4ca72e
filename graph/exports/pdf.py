"""The accountability report as a PDF: flags with their sentences, who owns what, reporting lines, recommendations."""

import json
from datetime import UTC, datetime
from pathlib import Path

from remit.graph.view import View

NAME = "pdf"
MEDIA_TYPE = "application/pdf"
SUFFIX = ".pdf"
_TEMPLATE = Path(__file__).parent / "templates" / "report.typ"


def export(view: View) -> bytes:
    """Set by typst with the fonts that it brings along. Texts reach it as JSON, so that none is ever markup."""
    import typst

    from remit.graph.exports.parts.content import Content
    from remit.graph.exports.parts.report import report

    data = json.dumps(report(Content(view)), ensure_ascii=False)
    made = datetime.combine(view.day, datetime.min.time(), UTC)
    found = typst.compile(
        _TEMPLATE.read_bytes(), format="pdf", sys_inputs={"data": data}, ignore_system_fonts=True, timestamp=made
    )
    if not isinstance(found, bytes):
        raise TypeError("typst wrote several files where a PDF is one")
    return found
