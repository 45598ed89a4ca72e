"""Tables that a text draws with spaces or with signs, written as rows with pipes before the text is read.

`redraw(text)` gives the text as the reader of tables understands it; what is read in it is led back to the document, so
that every quote stays what stands there. A text without such tables comes back as it is.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from remit.loaders.report.drawn.framed import framed
from remit.loaders.report.drawn.redrawn import Redrawn
from remit.loaders.report.drawn.spaced import spaced
from remit.loaders.report.drawn.table import Line, Table

__all__ = ["Redrawn", "redraw"]

_HINT = re.compile(r"\S {2,}\S|^ *\+[-=]{2}", re.M)
_FENCE = re.compile(r" {0,3}```")

# Each finds the table that begins at a line, if one does, and at which line to look for the next.
KINDS: tuple[Callable[[Sequence[Line], int], tuple[Table | None, int]], ...] = (framed, spaced)


def redraw(text: str) -> Redrawn:
    """The text with its drawn tables as rows with pipes; linear in its length."""
    if not _HINT.search(text):
        return Redrawn(text, text)
    lines = list(lines_of(text))
    return Redrawn.of(text, tables_of(lines))


def lines_of(text: str) -> Iterator[Line]:
    """Every line with where it begins."""
    at = 0
    for line in text.split("\n"):
        yield Line(at, line.removesuffix("\r"))
        at += len(line) + 1


def tables_of(lines: Sequence[Line]) -> Iterator[Table]:
    """The tables of a text in order, none inside fenced code."""
    i, fenced = 0, False
    while i < len(lines):
        if _FENCE.match(lines[i].text):
            fenced = not fenced
        tried = [] if fenced or not _HINT.search(lines[i].text) else [kind(lines, i) for kind in KINDS]
        yield from (table for table, _ in tried if table)
        i = max((after for _, after in tried), default=i + 1)
