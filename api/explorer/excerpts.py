"""The sentence in its document: a piece of evidence with the text around it, the quoted words marked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from remit.graph.claim import Claim, Document, Evidence, Span
from remit.graph.telling import Places

AROUND = 170  # characters shown before and after a quote
JOINED = 320  # parts of one quote that stand nearer than this are shown in one piece
MOST = 14  # notes of one page; whoever wants more reads the document


class Piece(NamedTuple):
    """Some words of a document, and whether they are the ones that count."""

    text: str
    marked: bool


class Excerpt(NamedTuple):
    """A stretch of a document; `cut` says whether words were left out before and after it."""

    pieces: tuple[Piece, ...]
    cut: tuple[bool, bool]


class Note(NamedTuple):
    """One place, numbered from 1 on its page: what stands in the margin."""

    number: int
    document: Document
    start: int
    where: str
    excerpts: tuple[Excerpt, ...]
    rule: str
    loader: str


@dataclass
class Notes:
    """The places that a page rests on, each numbered when it is first mentioned."""

    places: Places
    notes: list[Note] = field(default_factory=list)
    more: int = 0
    _numbers: dict[object, int] = field(default_factory=dict)

    def of(self, claim: Claim, most: int = 3) -> list[int]:
        """The numbers of a claim's places, the first few."""
        found = [self.number(proof) for proof in claim.evidence[:most]]
        return sorted({number for number in found if number})

    def all(self, claims: Iterable[Claim], most: int = 3) -> list[int]:
        """The numbers of the places of several claims."""
        return sorted({number for claim in claims for number in self.of(claim, most)})

    def number(self, proof: Evidence) -> int:
        """The number of a place; 0 where the page has as many as it can show."""
        if proof.place not in self._numbers:
            if len(self.notes) >= MOST:
                self.more += 1
                return 0
            self._numbers[proof.place] = len(self.notes) + 1
            self.notes.append(self._made(proof))
        return self._numbers[proof.place]

    def _made(self, proof: Evidence) -> Note:
        document = self.places.document(proof.document)
        return Note(
            len(self.notes) + 1,
            document,
            proof.spans[0].start if proof.spans else 0,
            where(self.places, proof, document),
            cells(document.text, proof.spans) if proof.cell else excerpts(document.text, proof.spans),
            proof.rule,
            proof.loader,
        )


def where(places: Places, proof: Evidence, document: Document) -> str:
    """The place within its document as a person says it."""
    if proof.cell:
        return f"cell {proof.cell}"
    if proof.page:
        return f"page {proof.page}"
    return f"line {places.line(document, proof.spans[0].start)}" if proof.spans else ""


def excerpts(text: str, spans: Sequence[Span]) -> tuple[Excerpt, ...]:
    """The spans with what stands around them; spans that stand near each other are in one piece."""
    groups: list[list[Span]] = []
    for span in sorted(spans):
        if groups and span.start - groups[-1][-1].end <= JOINED:
            groups[-1].append(span)
        else:
            groups.append([span])
    return tuple(excerpt(text, group) for group in groups)


def excerpt(text: str, spans: Sequence[Span]) -> Excerpt:
    """One stretch of text around some spans."""
    return stretch(text, opening(text, spans[0].start), closing(text, max(span.end for span in spans)), spans)


def stretch(text: str, start: int, end: int, spans: Sequence[Span]) -> Excerpt:
    """The text from one character up to another, the spans marked."""
    pieces: list[Piece] = []
    here = start
    for span in spans:
        pieces.append(Piece(text[here : span.start], marked=False))
        pieces.append(Piece(text[max(here, span.start) : span.end], marked=True))
        here = max(here, span.end)
    pieces.append(Piece(text[here:end], marked=False))
    kept = tuple(piece for piece in pieces if piece.text)
    return Excerpt(kept, (bool(text[:start].strip()), bool(text[end:].strip())))


def cells(text: str, spans: Sequence[Span]) -> tuple[Excerpt, ...]:
    """The rows of a table in which the spans stand, and none of those between them."""
    rows: dict[int, list[Span]] = {}
    for span in sorted(spans):
        rows.setdefault(text.rfind("\n", 0, span.start) + 1, []).append(span)
    return tuple(row(text, start, own) for start, own in rows.items())


def row(text: str, start: int, spans: Sequence[Span]) -> Excerpt:
    """One row with its cells marked; of a long one, what stands near them."""
    first, last = max(start, spans[0].start - AROUND), max(span.end for span in spans)
    end = text.find("\n", last)
    return stretch(text, first, min(len(text) if end < 0 else end, last + AROUND), spans)


def opening(text: str, start: int) -> int:
    """Where a stretch begins: at a paragraph or sentence near before the quote, else at a word."""
    low = max(0, start - AROUND)
    before = text[low:start]
    for mark in ("\n\n", "\n", ". "):
        found = before.rfind(mark)
        if 0 <= found < len(before) - 30 or (found >= 0 and mark == "\n\n"):
            return low + found + len(mark)
    return low if low == 0 else low + before.find(" ") + 1


def closing(text: str, end: int) -> int:
    """Where a stretch ends: at a paragraph or sentence near after the quote, else at a word."""
    after = text[end : end + AROUND]
    for mark, kept in (("\n\n", 0), (". ", 1), ("\n", 0)):
        found = after.find(mark, 30 if mark == ". " else 0)
        if found >= 0:
            return end + found + kept
    return end + (len(after) if end + AROUND >= len(text) else max(after.rfind(" "), 0))
