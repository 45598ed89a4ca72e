"""Sentences that speak of what somebody has to do and that no rule turned into anything: counted, and shown."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from remit.loaders.report.blocks import Block
from remit.loaders.report.reading import Reading, Span
from remit.loaders.report.sentences import sentences

_SPEAKS_OF_DUTY = re.compile(
    r"\b(?:shall|must|should|ought\s+to|(?:is|are)\s+(?:required|expected|obliged)\s+to|"
    r"responsib(?:le|ility)\s+(?:for|of)|accountable\s+(?:for|to)|reports?\s+to)\b",
    re.I,
)


def leftovers(blocks: Sequence[Block], reading: Reading) -> list[Span]:
    """Such sentences outside headings, in document order, that share no character with anything that was read."""
    taken = sorted(_taken(reading))
    starts = [span.start for span in taken]
    # The furthest end so far: spans overlap, and an early long one may reach over later starts.
    reach, ends = 0, []
    for span in taken:
        reach = max(reach, span.end)
        ends.append(reach)
    found = []
    for block in blocks:
        if block.kind == "heading" or not _SPEAKS_OF_DUTY.search(block.text):
            continue
        for sentence in sentences(block):
            before = bisect_right(starts, sentence.end - 1)
            free = before == 0 or ends[before - 1] <= sentence.start
            words = block.text[sentence.start - block.start : sentence.end - block.start]
            introduces = words.rstrip().endswith(":")  # its list was read in its place
            if free and not introduces and _SPEAKS_OF_DUTY.search(words):
                found.append(sentence)
    return found


def _taken(reading: Reading) -> Iterator[Span]:
    """Every span that some record stands on."""
    records = (
        reading.lines,
        reading.duties,
        reading.recommendations,
        reading.actions,
        reading.findings,
        reading.plan_items,
        reading.targets,
        reading.concerns,
        reading.damages,
    )
    for group in records:
        for record in group:
            yield from record.spans
    for recommendation in reading.recommendations:
        for response in recommendation.responses:
            yield from response.spans
