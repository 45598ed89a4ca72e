"""A text in which drawn tables are rows with pipes, and the way back from each character to the document."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from remit.loaders.report.drawn.table import Cell, Row, Table
from remit.loaders.report.markers import marker_of, shape_of
from remit.loaders.report.reading import Span


class Stretch(NamedTuple):
    """Characters of the new text from `start` up to `end`, which stand in the document from `old` on."""

    start: int
    end: int
    old: int


class Redrawn:
    """The text to read; `spans` leads what was read in it to the document's own offsets."""

    def __init__(self, text: str, document: str, stretches: Sequence[Stretch] = ()) -> None:
        self.text = text
        self._document = document
        self._stretches = stretches
        self._starts = [stretch.start for stretch in stretches]

    @classmethod
    def of(cls, document: str, tables: Iterable[Table]) -> "Redrawn":
        """The document with these tables, which are in order, written as rows."""
        parts: list[str] = []
        stretches: list[Stretch] = []
        size = at = 0

        def put(words: str, old: int = -1) -> None:
            nonlocal size
            if words and old >= 0:
                stretches.append(Stretch(size, size + len(words), old))
            parts.append(words)
            size += len(words)

        for table in tables:
            put(document[at : table.start], at)
            for words, old in written(table):
                put(words, old)
            at = table.end
        put(document[at:], at)
        return cls("".join(parts), document, stretches) if at else cls(document, document)

    def spans(self, span: Span) -> tuple[Span, ...]:
        """The stretches of the document that one of the new text stands for; blank space does not part them."""
        if not self._stretches:
            return (span,)
        found: list[Span] = []
        index = max(bisect_right(self._starts, span.start) - 1, 0)
        while index < len(self._stretches) and self._stretches[index].start < span.end:
            start, end, old = self._stretches[index]
            first, last = max(start, span.start), min(end, span.end)
            index += 1
            if first >= last:
                continue
            here = Span(old + first - start, old + last - start)
            if found and not self._document[found[-1].end : here.start].strip():
                found[-1] = Span(found[-1].start, here.end)
            else:
                found.append(here)
        return tuple(found) or (self._nearest(span),)

    def _nearest(self, span: Span) -> Span:
        """An empty span that stands nowhere: where the words before it end."""
        index = bisect_right(self._starts, span.start) - 1
        start, end, old = self._stretches[index] if index >= 0 else Stretch(0, 0, 0)
        return Span(old + end - start, old + end - start)


def written(table: Table) -> Iterator[tuple[str, int]]:
    """The table as rows with pipes: words with where they stand in the document, -1 for signs of ours."""
    width = max(len(row) for row in table.rows)
    rule = "|" + " --- |" * width + "\n"
    if not table.header:
        yield rule, -1
    for number, row in enumerate(table.rows):
        yield from row_of(row, width)
        yield "\n", -1
        if table.header and not number:
            yield rule, -1


def row_of(row: Row, width: int) -> Iterator[tuple[str, int]]:
    """One row."""
    yield "|", -1
    for column in range(width):
        yield from cell_of(row[column] if column < len(row) else [])
        yield " |", -1


def cell_of(cell: Cell) -> Iterator[tuple[str, int]]:
    """One cell: its lines are joined, and each item of a list in it is a paragraph."""
    for number, piece in enumerate(cell):
        marker = marker_of(piece.words)
        item = marker is not None and (shape_of(marker.mark).startswith("bullet") or number == 0)
        yield (" <p>" if number and item else " "), -1
        yield piece.words.replace("|", "¦"), piece.start
