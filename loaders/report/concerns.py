"""What the document itself says is wrong with who answers for what, with the sentence that says it."""

from collections.abc import Iterator

from remit.loaders.report.blocks import Block
from remit.loaders.report.concern_phrases import GUARDED, PATTERNS, WORTH
from remit.loaders.report.naming import Names, groups_in
from remit.loaders.report.reading import Concern, Span
from remit.loaders.report.sentences import sentences

_PLAIN = frozenset(("vacant", "acting", "many-hats", "unclear"))  # kinds that a rule can foresee


def concerns(blocks: list[Block], names: Names) -> list[Concern]:
    """Concerns in document order, at most one of a kind for each sentence; headings may state one too."""
    return [concern for block in blocks if WORTH.search(block.text) for concern in _in_block(block, names)]


def _in_block(block: Block, names: Names) -> Iterator[Concern]:
    for sentence in sentences(block):
        start, end = sentence.start - block.start, sentence.end - block.start
        if WORTH.search(block.text, start, end):
            yield from _in_sentence(block, sentence, names)


def _in_sentence(block: Block, sentence: Span, names: Names) -> Iterator[Concern]:
    start, end = sentence.start - block.start, sentence.end - block.start
    said: set[str] = set()
    for kind, pattern in PATTERNS:
        found = pattern.search(block.text, start, end) if kind not in said else None
        if found is None or (kind in _PLAIN and GUARDED.search(block.text, start, found.start())):
            continue
        said.add(kind)
        actors = dict.fromkeys(who for group in groups_in(block, names, sentence) for who in group.ids)
        yield Concern(kind, tuple(actors), (sentence,), kind)
