"""Where extracted text stands: on which page and lines of a PDF, in which paragraph, at which characters of a source.

A document's `layout` is JSON: {"remit": 1, "kind": "pdf", "pages": [[width, height], …], "pieces": [[gap, length,
*place], …]}. A piece is a run of characters of the text; `gap` characters that stand nowhere (marks of headings and
lists, blanks between lines) come before it. Places of the kinds:

- pdf: page from 1, and the box of the line as left, top, right, bottom in points from the top left of the page as shown
- docx: number of the paragraph from 1, those in tables counted, in document order
- html: first character in the source, and how many; as many as the piece has where each stands for itself
"""

import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from remit.graph.claim import Document, Span

VERSION = 1
WIDTHS = {"pdf": 5, "docx": 1, "html": 2}


class Piece(NamedTuple):
    """Characters `start` up to but without `end` of the text, and where they stand."""

    start: int
    end: int
    place: tuple[int, ...]


class Box(NamedTuple):
    """A line on a page (from 1): left, top, right, bottom in points from the top left of the page as shown."""

    page: int
    left: int
    top: int
    right: int
    bottom: int


class Layout(NamedTuple):
    """The pieces of a text in order; `pages` are width and height of every page in points."""

    kind: str
    pieces: Sequence[Piece] = ()
    pages: Sequence[tuple[int, int]] = ()

    def dump(self) -> str:
        """The layout as a document keeps it."""
        rows, at = [], 0
        for start, end, place in self.pieces:
            rows.append([start - at, end - start, *place])
            at = end
        held = {"remit": VERSION, "kind": self.kind, "pages": list(self.pages), "pieces": rows}
        return json.dumps(held, separators=(",", ":"))

    def touched(self, spans: Iterable[tuple[int, int]]) -> Iterator[Piece]:
        """The pieces under the spans, cut to them, in the order of the spans."""
        for start, end in spans:
            index = max(bisect_right(self.pieces, start, key=lambda piece: piece.start) - 1, 0)
            while index < len(self.pieces) and self.pieces[index].start < end:
                piece = self.pieces[index]
                if piece.end > start:
                    yield Piece(max(start, piece.start), min(end, piece.end), self._cut(piece, start, end))
                index += 1

    def _cut(self, piece: Piece, start: int, end: int) -> tuple[int, ...]:
        """The place of the part of a piece; only characters of a source can be told apart."""
        if self.kind != "html" or piece.place[1] != piece.end - piece.start:
            return piece.place
        first = max(start, piece.start)
        return piece.place[0] + first - piece.start, min(end, piece.end) - first

    def page(self, spans: Iterable[tuple[int, int]]) -> int | None:
        """The page on which the spans begin; None where the source has no pages."""
        return next((piece.place[0] for piece in self.touched(spans)), None) if self.kind == "pdf" else None

    def paragraph(self, spans: Iterable[tuple[int, int]]) -> int | None:
        """The paragraph in which the spans begin; None where the source counts none."""
        return next((piece.place[0] for piece in self.touched(spans)), None) if self.kind == "docx" else None

    def boxes(self, spans: Iterable[tuple[int, int]]) -> list[Box]:
        """The lines that the spans stand on, each once; none where the source has no pages."""
        places = [piece.place for piece in self.touched(spans)] if self.kind == "pdf" else []
        return [Box(*place) for place in dict.fromkeys(places)]

    def source(self, spans: Iterable[tuple[int, int]]) -> list[Span]:
        """Characters of the decoded source, one span for each of the spans that stands in it."""
        found = []
        for span in spans if self.kind == "html" else ():
            places = [piece.place for piece in self.touched([span])]
            if places:
                found.append(Span(places[0][0], sum(places[-1])))
        return found

    def words(self, spans: Iterable[tuple[int, int]]) -> str:
        """As a person says it: "p. 4", "¶ 12"; empty where the source counts neither."""
        spans = list(spans)
        page, paragraph = self.page(spans), self.paragraph(spans)
        return f"p. {page}" if page else f"¶ {paragraph}" if paragraph else ""


NOWHERE = Layout("")


@lru_cache(maxsize=64)
def parsed(layout: str) -> Layout:
    """A document's layout; one that is empty, or of a version that we do not know, tells nothing."""
    try:
        held = json.loads(layout) if layout else None
    except ValueError:
        held = None
    return read(held) if isinstance(held, dict) and held.get("remit") == VERSION else NOWHERE


def read(held: dict[str, Any]) -> Layout:
    """The pieces with their places counted from the beginning of the text."""
    width, pieces, at = WIDTHS[held["kind"]], [], 0
    for gap, length, *place in held["pieces"]:
        pieces.append(Piece(at + gap, at + gap + length, tuple(place[:width])))
        at += gap + length
    return Layout(held["kind"], pieces, [(width, height) for width, height in held["pages"]])


def layout_of(document: Document) -> Layout:
    """Where the text of a document stands; `NOWHERE` where the text is the file."""
    return parsed(document.layout)
