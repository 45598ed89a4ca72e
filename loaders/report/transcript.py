"""Rejoins a slide transcript: numbered chunks that repeat their first characters, running heads, shreds, repeats.

`is_transcript(text)` says whether a document has that shape at all, and costs one scan; `transcript_blocks(text)` then
takes the place of `read_blocks(text)`. `passages(text)` gives the distinct stretches of running text behind them, each
as exact spans of the original (more than one where a chunk was cut inside it).
"""

import re
from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from remit.loaders.report.blocks import Block
from remit.loaders.report.reading import Damage, Span
from remit.loaders.report.transcript_repeats import Held
from remit.loaders.report.transcript_stream import Stream, trim

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
# Two spaces in running text before a capital, with no stop before them: a bullet stood here whose mark is lost.
_LOST_MARK = re.compile(r"(?<=[^\s.!?:;,])[ \t]{2,}(?=[A-Z])")
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
    marks = [*_SHRED.finditer(stream.text), *_lost_marks(stream.text)]
    breaks = sorted([*_furniture(stream.text), *(Span(*m.span()) for m in marks)])
    found: list[Passage] = []
    held = Held()
    for start, end, kind in _pieces(stream.text, breaks):
        for lo, hi in held.new(stream.text, start, end):
            cut = kind == "text" and stream.text[hi - 1] not in '.!?:;”"'
            found.append(Passage(stream.spans(lo, hi), stream.text[lo:hi], kind, cut))
    return found


def _lost_marks(stream: str) -> list[re.Match[str]]:
    """Where bullets lost their marks; nowhere in a text that is full of wide gaps, which then mean nothing."""
    found = list(_LOST_MARK.finditer(stream))
    return found if len(found) * 100 < len(stream) // 6 else []


def _pieces(stream: str, breaks: list[Span]) -> list[tuple[int, int, str]]:
    """Stretches between running heads and shreds, with headings that run into their text set apart."""
    edges = [0]
    for gap in breaks:
        edges += [gap.start, max(gap.end, edges[-1])]
    edges.append(len(stream))
    found: list[tuple[int, int, str]] = []
    for i in range(0, len(edges), 2):
        start, end = trim(stream, Span(edges[i], max(edges[i], edges[i + 1])))
        for heading in _RUN_ON.finditer(stream, start, end):
            if start < heading.start():
                found.append((*trim(stream, Span(start, heading.start())), "text"))
            found.append((*trim(stream, Span(*heading.span())), "heading"))
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
