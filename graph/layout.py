"""Where extracted text stands: on which page and lines of a PDF, in which paragraph, at which characters of a source.

A document's `layout` is JSON: {"remit": 1, "kind": "pdf", "pages": [[width, height], …], "pieces": [[gap, length,
*place], …]}. A piece is a run of characters of the text; `gap` characters that stand nowhere (marks of headings and
lists, blanks between lines) come before it. Places of the kinds:

- pdf: page from 1, and the box of the line: left, top, right, bottom in points from the top left of the page as shown;
  behind it, for each word of the line, how many characters of the piece stand before it and where it begins (its left)
- docx: number of the paragraph from 1, those in tables counted, in document order
- html: first character in the source, and how many; as many as the piece has where each stands for itself
"""

import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from remit.graph.claim import Document, Span
from remit.graph.errors import BadInput

VERSION = 1
_BEGINNING = f'{{"remit":{VERSION},'
WIDTHS = {"pdf": 5, "docx": 1, "html": 2}


class Piece(NamedTuple):
    """Characters `start` up to but without `end`, and where they stand; `words`: where those of a line begin."""

    start: int
    end: int
    place: tuple[int, ...]
    words: tuple[int, ...] = ()

    def across(self, at: int) -> int:
        """How far from the left of the page a character of a line stands; told by the word that it is in."""
        left, right = self.place[1], self.place[3]
        before, after = (0, left), (self.end - self.start, right)
        for mark in zip(self.words[::2], self.words[1::2], strict=True):
            if mark[0] > at - self.start:
                after = mark
                break
            before = mark
        share = (at - self.start - before[0]) / max(after[0] - before[0], 1)
        return min(max(round(before[1] + share * (after[1] - before[1])), left), right)


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
        for start, end, place, words in self.pieces:
            rows.append([start - at, end - start, *place, *words])
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
        """The place of the part of a piece; characters of a source and words of a line can be told apart."""
        if self.kind == "pdf" and piece.words:
            page, _, top, _, bottom = piece.place
            return page, piece.across(max(start, piece.start)), top, piece.across(min(end, piece.end)), bottom
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
        """The words that the spans stand on, line by line, each once; none where the source has no pages."""
        pieces = list(self.touched(spans)) if self.kind == "pdf" else []
        return list(dict.fromkeys(Box(*piece.place) for piece in pieces))

    def source(self, spans: Iterable[tuple[int, int]]) -> list[Span]:
        """Characters of the decoded source, one span for each of the spans that stands in it."""
        found = []
        for span in spans if self.kind == "html" else ():
            places = [piece.place for piece in self.touched([span])]
            if places:
                found.append(Span(places[0][0], sum(places[-1])))
        return found

    def words(self, spans: Iterable[tuple[int, int]]) -> str:
        """As a person says it: "p. 4", "¶ 12", "character 1,200" of a web page; empty where the text is the file."""
        told = self.data(spans)
        if "source" in told:
            return f"character {told['source'][0]:,}"
        return next((f"{sign} {told[name]}" for name, sign in (("page", "p."), ("paragraph", "¶")) if name in told), "")

    def data(self, spans: Iterable[tuple[int, int]]) -> dict[str, Any]:
        """As a program reads it: `page`, `paragraph`, or `source` as first and last character of the decoded file."""
        spans = list(spans)
        source = self.source(spans)
        told = {
            "page": self.page(spans),
            "paragraph": self.paragraph(spans),
            "source": list(source[0]) if source else None,
        }
        return {name: place for name, place in told.items() if place}

    def placed(self, found: Any) -> Any:
        """A JSON value in which everything that has a `start` and an `end` in the text says where that is."""
        if isinstance(found, list):
            return [self.placed(item) for item in found]
        if not isinstance(found, dict):
            return found
        inner = {name: self.placed(item) for name, item in found.items()}
        return self.data([(found["start"], found["end"])]) | inner if {"start", "end"} <= found.keys() else inner


NOWHERE = Layout("")


@lru_cache(maxsize=64)
def parsed(layout: str) -> Layout:
    """A document's layout; one that is empty, or of a version that we do not know, tells nothing."""
    if not layout.startswith(_BEGINNING):
        return NOWHERE
    try:
        return read(json.loads(layout))
    except (ValueError, KeyError, TypeError) as error:
        raise BadInput("the layout of a document", f"is broken: {error}", "what a loader wrote") from error


def read(held: dict[str, Any]) -> Layout:
    """The pieces with their places counted from the beginning of the text."""
    width, pieces, at = WIDTHS[held["kind"]], [], 0
    for gap, length, *place in held["pieces"]:
        words = tuple(place[width:]) if held["kind"] == "pdf" and (len(place) - width) % 2 == 0 else ()
        pieces.append(Piece(at + gap, at + gap + length, tuple(place[:width]), words))
        at += gap + length
    return Layout(held["kind"], pieces, [(width, height) for width, height in held["pages"]])


def layout_of(document: Document) -> Layout:
    """Where the text of a document stands; `NOWHERE` where the text is the file."""
    return parsed(document.layout)
