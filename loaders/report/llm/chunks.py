"""A document in pieces that a model can read at once, cut between blocks and overlapping a little."""

from typing import NamedTuple

from remit.loaders.report.blocks import Block
from remit.loaders.report.document import Document

SIZE = 6000  # characters: small models lose the middle of longer ones
OVERLAP = 600  # so that a list is seen with what introduces it
LEAST = 1500  # a piece whose answer was cut off is halved down to this


class Chunk(NamedTuple):
    """Characters [start, end) of the document, and the headings above its first character."""

    start: int
    end: int
    headings: tuple[str, ...]


def chunks(document: Document, size: int = SIZE, overlap: int = OVERLAP) -> list[Chunk]:
    """Pieces of about `size` characters that cover all blocks, in order."""
    return pieces(document, document.blocks, size, overlap)


def halves(document: Document, chunk: Chunk) -> list[Chunk]:
    """A piece in two, or nothing where it is too small to be cut."""
    inside = [b for b in document.blocks if chunk.start <= b.start and b.end <= chunk.end]
    if chunk.end - chunk.start < LEAST or len(inside) < 2:
        return []
    return pieces(document, inside, (chunk.end - chunk.start) // 2, 0)


def pieces(document: Document, blocks: list[Block], size: int, overlap: int) -> list[Chunk]:
    """Runs of blocks of about `size` characters; each begins `overlap` characters before the end of the last."""
    found, first = [], 0
    while first < len(blocks):
        last = first
        while last + 1 < len(blocks) and blocks[last + 1].end - blocks[first].start <= size:
            last += 1
        above = tuple(document.blocks[i].text for i in blocks[first].headings)
        found.append(Chunk(blocks[first].start, blocks[last].end, above))
        again = last + 1
        while last + 1 < len(blocks) and again - 1 > first and blocks[last].end - blocks[again - 1].start <= overlap:
            again -= 1
        first = again
    return found
