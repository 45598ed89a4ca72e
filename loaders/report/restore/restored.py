"""A text with repairs in it, and the way back from each of its characters to the document."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from remit.loaders.report.reading import Span


class Edit(NamedTuple):
    """`words` stand in place of the characters from `start` up to `end`; nothing is replaced where they are equal."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class _Layer:
    """One round of edits: where each stands in the new text, and where it stood in the old one."""

    new: tuple[Span, ...]
    old: tuple[Span, ...]
    starts: tuple[int, ...]

    def start(self, at: int) -> int:
        """Old offset of the character at a new one; the first of what was replaced, inside a repair."""
        i = bisect_right(self.starts, at) - 1
        if i < 0:
            return at
        return self.old[i].start if at < self.new[i].end else self.old[i].end + at - self.new[i].end

    def end(self, at: int) -> int:
        """Old offset behind the last character before a new offset."""
        i = bisect_right(self.starts, at - 1) - 1
        if i < 0:
            return at
        return self.old[i].end if at <= self.new[i].end else self.old[i].end + at - self.new[i].end


class Restored:
    """The repaired text; `span` leads what was read in it to the document's own offsets."""

    def __init__(self, text: str, layers: tuple[_Layer, ...] = ()) -> None:
        self.text = text
        self._layers = layers

    def then(self, edits: Sequence[Edit]) -> "Restored":
        """With more edits to this text, which may come in any order; of two that overlap, the first is kept."""
        if not edits:
            return self
        parts: list[str] = []
        new: list[Span] = []
        old: list[Span] = []
        at = size = 0
        for edit in sorted(edits):
            if edit.start < at or (old and old[-1] == (edit.start, edit.end)):
                continue
            parts += [self.text[at : edit.start], edit.words]
            size += edit.start - at
            new.append(Span(size, size + len(edit.words)))
            old.append(Span(edit.start, edit.end))
            size += len(edit.words)
            at = edit.end
        layer = _Layer(tuple(new), tuple(old), tuple(s.start for s in new))
        return Restored("".join([*parts, self.text[at:]]), (*self._layers, layer))

    def span(self, span: Span) -> Span:
        """The characters of the document that a stretch of the repaired text stands for."""
        start, end = span
        for layer in reversed(self._layers):
            start, end = layer.start(start), layer.end(end)
        return Span(start, max(start, end))
