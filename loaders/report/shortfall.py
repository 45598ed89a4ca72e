"""What a damaged document says that it holds and that can no longer be read: "five recommendations"."""

import re
from collections.abc import Sequence

from remit.loaders.report.blocks import Block
from remit.loaders.report.reading import Damage, Recommendation
from remit.loaders.report.sentences import sentences

_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_COUNT = re.compile(
    rf"\b(?:contain|make|include|offer|present|issue)(?:s|d|ed)?\s+(?:\w+\s+)?(?P<count>{'|'.join(_WORDS)}|\d{{1,2}})\s+"
    r"(?:\w+\s+)?recommendations\b",
    re.I,
)


def shortfall(blocks: Sequence[Block], found: Sequence[Recommendation]) -> list[Damage]:
    """The sentences that promise more recommendations than were read; ask only where text is known to be damaged."""
    read = len({r.number if r.number != "unknown" else r.id for r in found})
    return [
        Damage("truncation", (span,))
        for block in blocks
        if "recommendations" in block.text
        for span in sentences(block)
        if _promised(block.text[span.start - block.start : span.end - block.start]) > read
    ]


def _promised(words: str) -> int:
    found = _COUNT.search(words)
    if not found:
        return 0
    count = found["count"].lower()
    return _WORDS.index(count) + 1 if count in _WORDS else int(count)
