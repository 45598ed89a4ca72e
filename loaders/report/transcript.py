"""Rejoins a slide transcript: numbered chunks that repeat their first characters, running heads, shreds, repeats.

`is_transcript(text)` says whether a document has that shape at all, and costs one scan; `transcript_blocks(text)` then
takes the place of `read_blocks(text)`. `passages(text)` gives the distinct stretches of running text behind them, each
as exact spans of the original (more than one where a chunk was cut inside it).
"""

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from remit.loaders.report.blocks import Block
from remit.loaders.report.reading import Damage, Span

_HEAD = re.compile(r"^(\d{1,4}) ?([^\n]{0,80})\n", re.M)
_WORD = re.compile(r"\S+")
_LOST = re.compile(r"(?<=[^\W\d_])[\ufffd\ue000-\uf8ff]+|[\ufffd\ue000-\uf8ff]+(?=[^\W\d_])")
_SHRED = re.compile(r"(?:&#|x[0-9A-Fa-f]{4};|[\ufffd\x00-\x08\x0e-\x1f\ue000-\uf8ff]|(?<!\w)&#?\w{0,6};)+")
_LETTERS = re.compile(r"[^\W\d_]+")
# A run of title-case words (small words between them) that runs into the first word of a sentence.
_RUN_ON = re.compile(
    r"(?:[A-Z0-9][\w’'()/-]*(?:\s+(?:and|or|of|for|the|to|in|on|a|an|by|with|not))*\s+){3,14}?"
    r"(?=(?:The|A|An|This|These|In|To|For|According|As|We|It|While|Although|When|Each|All)\s+(?:\S+\s+)?[a-z])"
)
_STOP = re.compile(r"[.!?](?=\s+[A-Z“(0-9])")
_GRAM = 4  # words that make a running head recognisable


class Chunk(NamedTuple):
    """One numbered slide: its title line and the body that begins with the same characters."""

    number: int
    title: Span
    body: Span


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of running text over exact spans; `kind` is text or heading, `cut` says that its end is lost."""

    spans: tuple[Span, ...]
    words: str
    kind: str = "text"
    cut: bool = False


def chunks(text: str) -> list[Chunk]:
    """The numbered slides, or [] where numbers do not count upward or bodies do not repeat their titles."""
    heads: list[re.Match[str]] = []
    for found in _HEAD.finditer(text):
        last = int(heads[-1][1]) if heads else 0
        # A slide that lost its title in the damage may be skipped, but not two in a row.
        if last < int(found[1]) <= last + 2 and _repeats_title(text, found):
            heads.append(found)
    titled = sum(bool(_LETTERS.search(h[2])) for h in heads)
    if titled < 3 or titled < 0.6 * len(heads):
        return []
    ends = [h.start() for h in heads[1:]] + [len(text)]
    return [Chunk(int(h[1]), Span(h.start(), h.end()), Span(h.end(), end)) for h, end in zip(heads, ends, strict=True)]


def _repeats_title(text: str, found: re.Match[str]) -> bool:
    """Letters and digits only, since marks are what a bad transcript loses; a slide may lose its title whole."""
    title = "".join(filter(str.isalnum, found[2]))
    after = "".join(filter(str.isalnum, text[found.end() : found.end() + 2 * len(found[2]) + 20]))
    return after.startswith(title) and (len(title) > 3 or not found[2].strip())


def is_transcript(text: str) -> bool:
    """Whether at least three slides are numbered from 1 and repeat their titles."""
    return bool(chunks(text))


class Stream:
    """The bodies of all chunks as one text; `spans` maps a stretch of it back to the document."""

    def __init__(self, text: str, bodies: list[Span]) -> None:
        words = Counter(_LETTERS.findall(text))
        parts: list[str] = []
        self._starts: list[int] = []  # where each piece begins in the stream
        self._origin: list[Span] = []
        size = 0
        for body in bodies:
            piece = Span(*_trim(text, body))
            if parts and not _one_word(parts[-1], text[piece.start : piece.end], words):
                parts.append(" ")
                size += 1
            self._starts.append(size)
            self._origin.append(piece)
            parts.append(text[piece.start : piece.end])
            size += piece.end - piece.start
        self.text = "".join(parts)

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


def _trim(text: str, span: Span) -> tuple[int, int]:
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


def _furniture(stream: str) -> list[Span]:
    """Running heads: runs of words that come far more often than the passages of the document repeat."""
    words = [(m.start(), m.end(), m[0]) for m in _WORD.finditer(stream)]
    grams = [" ".join(w[2] for w in words[i : i + _GRAM]) for i in range(len(words) - _GRAM + 1)]
    counts = Counter(grams)
    repeats = sorted(counts[g] for g in grams)
    usual = repeats[len(repeats) // 2] if repeats else 1
    often = max(6, 4 * usual)  # a passage repeats a few times, a running head stands on every page
    covered = {i + k for i, gram in enumerate(grams) if counts[gram] >= often for k in range(_GRAM)}
    found: list[Span] = []
    for i in sorted(covered):
        start, end, _ = words[i]
        if found and i - 1 in covered:
            found[-1] = Span(found[-1].start, end)
        else:
            found.append(Span(start, end))
    return found


def passages(text: str) -> list[Passage]:
    """Distinct passages in document order; sentences that stand in an earlier passage are counted, not given again."""
    slides = chunks(text)
    if not slides:
        return []
    stream = Stream(text, [c.body for c in slides])
    breaks = sorted([*_furniture(stream.text), *(Span(m.start(), m.end()) for m in _SHRED.finditer(stream.text))])
    found: list[Passage] = []
    held = _Held()
    for start, end, kind in _pieces(stream.text, breaks):
        for lo, hi in held.new(stream.text, start, end):
            cut = kind == "text" and stream.text[hi - 1] not in '.!?:;”"'
            found.append(Passage(stream.spans(lo, hi), stream.text[lo:hi], kind, cut))
    return found


class _Held:
    """The words given so far, so that a repeated sentence is recognised whatever it was cut from."""

    def __init__(self) -> None:
        self._words = ""

    def new(self, stream: str, start: int, end: int) -> list[tuple[int, int]]:
        """Stretches of [start, end) whose sentences are new; a word or two with nothing around them are not."""
        fresh: list[tuple[int, int]] = []
        said: list[str] = []
        for lo, hi in _sentences(stream, start, end):
            key = " ".join(stream[lo:hi].casefold().split())
            if key in self._words or (len(key) < 12 and not fresh):
                continue
            said.append(key)
            if fresh and not stream[fresh[-1][1] : lo].strip():
                fresh[-1] = (fresh[-1][0], hi)
            else:
                fresh.append((lo, hi))
        self._words += "\n".join(["", *said])
        return fresh


def _sentences(stream: str, start: int, end: int) -> list[tuple[int, int]]:
    ends = [m.start() + 1 for m in _STOP.finditer(stream, start, end)]
    bounds = [start, *ends, end]
    pairs = (_trim(stream, Span(lo, hi)) for lo, hi in pairwise(bounds))
    return [(lo, hi) for lo, hi in pairs if lo < hi]


def _pieces(stream: str, breaks: list[Span]) -> list[tuple[int, int, str]]:
    """Stretches between running heads and shreds, with headings that run into their text set apart."""
    edges = [0]
    for gap in breaks:
        edges += [gap.start, max(gap.end, edges[-1])]
    edges.append(len(stream))
    found: list[tuple[int, int, str]] = []
    for i in range(0, len(edges), 2):
        start, end = _trim(stream, Span(edges[i], max(edges[i], edges[i + 1])))
        for heading in _RUN_ON.finditer(stream, start, end):
            if start < heading.start():
                found.append((*_trim(stream, Span(start, heading.start())), "text"))
            found.append((*_trim(stream, Span(*heading.span())), "heading"))
            start = heading.end()
        if start < end:
            found.append((start, end, "text"))
    return found


def transcript_blocks(text: str) -> list[Block]:
    """The passages as blocks; what lies between two spans of one passage is blank, so that every offset is exact."""
    blocks: list[Block] = []
    headings: tuple[int, ...] = ()
    for index, passage in enumerate(passages(text)):
        start, end = passage.spans[0].start, passage.spans[-1].end
        words = [" "] * (end - start)
        for span in passage.spans:
            words[span.start - start : span.end - start] = text[span.start : span.end].replace("\n", " ")
        kind = "heading" if passage.kind == "heading" else "paragraph"
        block = Block(kind, start, end, "".join(words), index, start, level=2 if kind == "heading" else 0)
        block.headings = headings
        headings = (index,) if kind == "heading" else headings
        blocks.append(block)
    return blocks


def damages(text: str) -> list[Damage]:
    """Words with a letter that cannot be read, and the ends of passages that were cut off.

    Remains of an entity for a control character, and marks that touch no word, hide nothing.
    """
    slides = chunks(text)
    if not slides:
        return []
    inside = Span(slides[0].body.start, slides[-1].body.end)
    shreds = [Damage("garbled", (Span(m.start(), m.end()),)) for m in _LOST.finditer(text, *inside)]
    ends = [p.spans[-1] for p in passages(text) if p.cut]
    return shreds + [Damage("truncation", (Span(max(s.start, s.end - 40), s.end),)) for s in ends]
