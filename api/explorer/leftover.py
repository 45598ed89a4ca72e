"""What a loader saw in a document and did not understand, at its place: read again, since the map keeps only claims.

That takes a second for each 40,000 characters, so it is done beside the page, which waits for it a moment at most.
"""

import re
from functools import lru_cache
from threading import Thread

from remit.graph.claim import Document, Span
from remit.graph.errors import RemitError
from remit.loaders.loading import Unread, loader_for
from remit.loaders.source import Source

Left = tuple[tuple[Span, str], ...]  # (characters, why nothing was made of them), in the order of the text
LARGEST = 150_000  # characters of a document that is read again
KEPT = 64  # documents whose places are remembered
WORDS = 40  # of a place by which it is found
PATIENCE, SHORT = 0.6, 20_000  # seconds that a page waits, for a document of at most so many characters


class Rereading(Thread):
    """One document that is read again."""

    def __init__(self, document: Document) -> None:
        super().__init__(name="leftovers", daemon=True)
        self.document = document
        self.found: Left = ()
        self.start()

    def run(self) -> None:
        """Read it."""
        self.found = left_in(self.document)


_reread = lru_cache(maxsize=KEPT)(Rereading)


def soon(document: Document) -> Left | None:
    """What was not understood; None where that is not known in a moment."""
    return leftovers(document, PATIENCE if len(document.text) <= SHORT else 0.0)


def leftovers(document: Document, patience: float | None = None) -> Left | None:
    """What was not understood; None where that is not known within so many seconds (unlimited unless given)."""
    reading = _reread(document)
    reading.join(patience)
    return None if reading.is_alive() else reading.found


def left_in(document: Document) -> Left:
    """Read a document again; nothing for one that is too large, or that cannot be read from its text alone."""
    if len(document.text) > LARGEST or not (document.layout or document.media_type.startswith("text/")):
        return ()
    if document.layout:  # the text that was taken out of a PDF, DOCX or HTML file is what was read
        return in_prose(document.text)
    source = Source(document.name, document.text.encode("utf-8", "replace"), {})
    try:
        loader = loader_for(source)
        if loader.name == "report":
            return in_prose(document.text)
        unread = loader.load(source).unread
    except RemitError:  # what was loaded with options may not read without them
        return ()
    found = [(place(document.text, one), one.reason) for one in unread]
    return tuple(sorted({(span, reason) for span, reason in found if span is not None}))


def in_prose(text: str) -> Left:
    """The sentences of a report that speak of a duty, and that no rule understood."""
    from remit.loaders.report.load import NOT_UNDERSTOOD
    from remit.loaders.report.read import read_report

    return tuple((Span(*span), NOT_UNDERSTOOD) for span in sorted(read_report(text).unread))


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
