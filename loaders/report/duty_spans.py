"""Where the words of a duty begin and end."""

import re

from remit.loaders.report.reading import Span

_LINK = re.compile(r"\](?:\([^()\s]{0,300}\))?")  # the end of a link that the words run up to
_AND = (" and", " but", " or")


def trimmed(text: str, span: Span) -> Span:
    """Without white space, and without the comma or conjunction that leads to the next clause."""
    start, end = span
    while start < end and text[start] in " \n\t\r,;":
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    for word in _AND:
        if text.endswith(word, start, end):
            end -= len(word)
    while end > start and text[end - 1] in " \n\t\r,":
        end -= 1
    return Span(start, end)


def with_link(text: str, span: Span) -> Span:
    """The span with the end of a link whose words stand at its end."""
    opened = text.rfind("[", span.start, span.end) > text.rfind("]", span.start, span.end)
    found = _LINK.match(text, span.end) if opened else None
    return Span(span.start, found.end()) if found else span
