"""The accountability report as one HTML page: no script, nothing from elsewhere, ready to print."""

from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from remit.graph.view import View

NAME = "html"
MEDIA_TYPE = "text/html; charset=utf-8"
SUFFIX = ".html"
_TEMPLATES = Path(__file__).parent / "templates"


def export(view: View) -> bytes:
    """UTF-8. Every text of a document is escaped; a policy in the page forbids scripts and requests."""
    from jinja2 import Environment, StrictUndefined

    from remit.graph.exports.parts.content import Content
    from remit.graph.exports.parts.report import report

    style = (_TEMPLATES / "report.css").read_text("utf-8")
    known = b64encode(sha256(style.encode("utf-8")).digest()).decode("ascii")
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    template = environment.from_string((_TEMPLATES / "report.html").read_text("utf-8"))
    return template.render(style=style, known=known, **report(Content(view))).encode("utf-8")
