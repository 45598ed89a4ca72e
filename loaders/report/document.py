"""A document with everything that is read once: blocks, and the parsed sentences of each."""

from dataclasses import dataclass, field

from remit.loaders.report.blocks import Block, read_blocks
from remit.loaders.report.clauses import Sentence, parse
from remit.loaders.report.sentences import sentences
from remit.loaders.report.transcript import is_transcript, transcript_blocks

_LONGEST = 3000  # characters: what is longer is no sentence, and only its beginning is parsed


@dataclass(slots=True)
class Document:
    """Text, blocks, and `parsed[i]`: the sentences of block i, in order."""

    text: str
    blocks: list[Block]
    parsed: list[list[Sentence]] = field(default_factory=list)


def parse_document(text: str) -> Document:
    """Blocks and parsed sentences of a decoded document; the slides of a transcript are rejoined first."""
    blocks = transcript_blocks(text) if is_transcript(text) else read_blocks(text)
    parsed = []
    for block in blocks:
        spans = sentences(block)
        parsed.append([parse(block.text[a - block.start : min(b, a + _LONGEST) - block.start], a) for a, b in spans])
    return Document(text, blocks, parsed)
