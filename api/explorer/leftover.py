"""What a loader saw in a document and did not understand, at its place: read again, since the map keeps only claims."""

import re
from functools import lru_cache

from remit.graph.claim import Document, Span
from remit.graph.errors import RemitError
from remit.loaders.loading import Unread, loader_for
from remit.loaders.source import Source

LARGEST = 300_000  # characters that are read again for a page; a tenth of a second for each 50,000
KEPT = 64  # documents whose places are remembered
WORDS = 40  # of a place by which it is found


@lru_cache(maxsize=KEPT)
def leftovers(document: Document) -> tuple[tuple[Span, str], ...]:
    """(characters, reason) of each place; nothing for documents that are no text themselves, or are too large."""
    if document.layout or not document.media_type.startswith("text/") or len(document.text) > LARGEST:
        return ()
    source = Source(document.name, document.text.encode("utf-8", "replace"), {})
    try:
        unread = loader_for(source).load(source).unread
    except RemitError:  # what was loaded with options may not read without them
        return ()
    found = [(place(document.text, one), one.reason) for one in unread]
    return tuple(sorted({(span, reason) for span, reason in found if span is not None}))


def place(text: str, unread: Unread) -> Span | None:
    """Where the words of an unread place stand, looked for from the line that it names."""
    words = unread.text.split()[:WORDS]
    if not words:
        return None
    pattern = re.compile(r"\s+".join(map(re.escape, words)))
    line = re.fullmatch(r"line (\d+)", unread.where)
    found = pattern.search(text, line_start(text, int(line[1])) if line else 0) or pattern.search(text)
    return Span(*found.span()) if found else None


def line_start(text: str, line: int) -> int:
    """The first character of a line, counted from 1."""
    start = 0
    for _ in range(line - 1):
        start = text.find("\n", start) + 1 or start
    return start
