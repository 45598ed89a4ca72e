"""Headings that stand in the margin, beside the text that they head: read before it, not through it."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from remit.loaders.report.formats.pdf_words import Word

LARGER = 1.15  # times the size of the text: what is set so stands out
CLOSE = 1.6  # times the size of a heading: its lines are no further apart
CLEAR = 4.0  # points between a heading and the text beside it
Fragment = list[Word]


def bands(pieces: list[Fragment]) -> list[list[Fragment]]:
    """The pieces of a page in bands to be read one after another: a heading of the margin is a band of its own."""
    kept = sorted(pieces, key=lambda piece: piece[0].y0)
    for group in groups([piece for piece in kept if stands_out(piece, size_of_text(pieces))]):
        rest = [piece for piece in kept if not any(piece is other for other in group)]
        if beside_text(group, rest):
            top = min(piece[0].y0 for piece in group) - 0.5 * group[0][0].size
            above = [piece for piece in rest if piece[0].y0 < top]
            below = [piece for piece in rest if piece[0].y0 >= top]
            return [*([above] if above else []), group, *bands(below)]
    return [pieces] if pieces else []


def size_of_text(pieces: Sequence[Fragment]) -> float:
    """The size in which most letters are set."""
    sizes: Counter[float] = Counter()
    for piece in pieces:
        for word in piece:
            sizes[word.size] += len(word.text)
    return max(sizes, key=lambda size: (sizes[size], size)) if sizes else 0.0


def stands_out(piece: Fragment, size: float) -> bool:
    """Whether a piece is larger than the text, or bold; a mark alone is no heading."""
    heavy = all(word.bold for word in piece) and piece[0].size > size - 1
    return (piece[0].size > LARGER * size or heavy) and sum(len(word.text) for word in piece) > 2


def groups(pieces: Sequence[Fragment]) -> list[list[Fragment]]:
    """Pieces of one style close below each other, which begin at the same place."""
    found: list[list[Fragment]] = []
    for piece in pieces:
        for group in found:
            one, other = group[-1][0], piece[0]
            alike = one.size == other.size and one.bold == other.bold and abs(one.x0 - other.x0) < 2
            if alike and 0 < other.base - one.base < CLOSE * one.size:
                group.append(piece)
                break
        else:
            found.append([piece])
    return found


def beside_text(group: Sequence[Fragment], rest: Sequence[Fragment]) -> bool:
    """Whether all that stands at the height of a heading of several lines stands clear on its right, close together.

    A heading of one line stands on the line of what is right of it, and is read first anyway.
    """
    if len(group) < 2:
        return False
    top, bottom = min(piece[0].y0 for piece in group), max(piece[0].y1 for piece in group)
    right = max(piece[-1].x1 for piece in group)
    level = sorted((p for p in rest if p[0].y1 > top + 1 and p[0].y0 < bottom - 1), key=lambda p: p[0].base)
    if len(level) < 2 or any(piece[0].x0 < right + CLEAR for piece in level):
        return False
    wide = max(piece[-1].x1 for piece in level) - min(piece[0].x0 for piece in level)
    together = all(b[0].base - a[0].base < 2.6 * b[0].size for a, b in pairwise(level))
    return together and wide > right - group[0][0].x0
