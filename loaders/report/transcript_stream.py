"""The slides of a transcript as one running text, each stretch of which can be found again in the document."""

import re
from bisect import bisect_right
from collections import Counter

from remit.loaders.report.reading import Span

_LETTERS = re.compile(r"[^\W\d_]+")


class Stream:
    """The bodies of all chunks as one text; `spans` maps a stretch of it back to the document."""

    def __init__(self, text: str, bodies: list[Span]) -> None:
        words = Counter(_LETTERS.findall(text))
        parts: list[str] = []
        self._starts: list[int] = []  # where each piece begins in the stream
        self._origin: list[Span] = []
        size = 0
        for body in bodies:
            piece = Span(*trim(text, body))
            if parts and not _one_word(parts[-1], text[piece.start : piece.end], words):
                gap = "  " if self._apart(text, self._origin[-1], body) else " "
                parts.append(gap)
                size += len(gap)
            self._starts.append(size)
            self._origin.append(piece)
            parts.append(text[piece.start : piece.end])
            size += piece.end - piece.start
        self.text = "".join(parts)

    @staticmethod
    def _apart(text: str, before: Span, body: Span) -> bool:
        """Blanks on both sides of the cut: what stood between them is lost, a bullet mostly."""
        return text[before.end : before.end + 1] in (" ", "\t") and text[body.start : body.start + 1] in (" ", "\t")

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """Spans of the document under [start, end) of the stream, one for each chunk touched."""
        found: list[Span] = []
        for i in range(max(0, bisect_right(self._starts, start) - 1), len(self._starts)):
            base, piece = self._starts[i], self._origin[i]
            if base >= end:
                break
            lo, hi = max(start - base, 0), min(end - base, piece.end - piece.start)
            if lo < hi:
                found.append(Span(piece.start + lo, piece.start + hi))
        return tuple(found)


def trim(text: str, span: Span) -> tuple[int, int]:
    """The span without the white space at its ends."""
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _one_word(left: str, right: str, words: Counter[str]) -> bool:
    """Whether a cut went through a word: joined, the halves are a word of the document at least as usual as each."""
    head = re.search(r"[^\W\d_]{1,30}$", left[-40:])
    tail = re.match(r"[^\W\d_]{1,30}", right)
    if not head or not tail:
        return False
    joined = words[head[0] + tail[0]]
    return joined > 0 and joined >= max(words[head[0]], words[tail[0]]) - 1
