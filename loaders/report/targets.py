"""Targets: a share, a number of days, a ratio or a deadline that somebody is held to."""

import re
from collections.abc import Iterator

from remit.loaders.report.blocks import Block
from remit.loaders.report.governing import before
from remit.loaders.report.naming import Names, groups_in
from remit.loaders.report.reading import Target
from remit.loaders.report.sentences import sentences

_UNIT = r"(?:working\s+|business\s+|calendar\s+)?(?:hours?|days?|weeks?|months?|quarters?|years?)"
_MEASURE = re.compile(
    rf"\b\d{{1,3}}(?:\.\d+)?\s?(?:%|per\s?cent\b|percent\b)|\bwithin\s+(?:\w+\s+)?\(?\d{{1,3}}\)?\s*{_UNIT}\b"
    rf"|\b(?:at\s+least|no\s+(?:less|later|fewer|more)\s+than|not\s+less\s+than|every|once\s+(?:every|an?|per))\s+"
    rf"(?:\d{{1,3}}\s+|\w+\s+)?(?:{_UNIT}|quarterly|annually|monthly|weekly)\b|\b\d{{1,3}}\s+(?:months|days|weeks)\b"
    r"|\b1\s+[A-Z]\w+(?:\s+\w+){0,8}?\s+(?:for\s+every|per)\s+\d{1,3}\b",
)
_HELD = re.compile(
    r"\b(?:targets?|goal|aims?|standard|should|must|shall|will|required|benchmark|threshold|expected|no\s+(?:less|"
    r"later)\s+than)\b",
    re.I,
)


def targets(blocks: list[Block], names: Names) -> list[Target]:
    """Measures in sentences that hold somebody to them, over the clause that states them."""
    return [target for block in blocks if block.kind != "heading" for target in _in_block(block, names)]


def _in_block(block: Block, names: Names) -> Iterator[Target]:
    if not _HELD.search(block.text):
        return
    for sentence in sentences(block):
        start, end = sentence.start - block.start, sentence.end - block.start
        held = _HELD.search(block.text, start, end)
        measure = _MEASURE.search(block.text, start, end) if held else None
        if measure:
            group = before(block.text, groups_in(block, names, sentence), measure.start(), start)
            yield Target((sentence,), group.ids if group else (), "measure")
