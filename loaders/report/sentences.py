"""Sentences of a block, as exact spans of the document."""

import re

from remit.loaders.report.blocks import Block
from remit.loaders.report.reading import Span

_STOP = re.compile(
    r"(?<=[.?!])(?:[\"'”’)\]]{0,3})(?:\d{1,2}|[-–—]{1,2})?(?=\s+[\"'“‘(\[]{0,2}[A-Z0-9])"
    r"|(?<=[.?!])(?=[A-Z][a-z]+ [a-z])"
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|vs|cf|no|nos|vol|pp?|para|sec|art|dept|govt|inc|ltd|co|corp|dr|mr|mrs|ms|prof|st|gen|hon|rev"
    r"|asst|dy|addl|u\.s|u\.k|jr|sr|fig|approx|ph\.d)|\b[A-Z]|^\W{0,3}(?:\d{1,3}|[a-z]))\.$",
    re.I,
)


def split(text: str, offset: int = 0) -> list[Span]:
    """Sentences of one line of text; spans are trimmed and shifted by `offset`."""
    spans, at = [], 0
    for stop in _STOP.finditer(text):
        if _ABBREVIATION.search(text[max(at, stop.start() - 12) : stop.start()]):
            continue
        spans.append((at, stop.end()))
        at = stop.end()
    spans.append((at, len(text)))
    return [_trimmed(text, a, b, offset) for a, b in spans if text[a:b].strip()]


def _trimmed(text: str, start: int, end: int, offset: int) -> Span:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    return Span(offset + start, offset + start + len(piece.strip()))


def sentences(block: Block) -> list[Span]:
    """Sentences of a block in order, final stop included; a block without a stop is one sentence."""
    return split(block.text, block.start)
