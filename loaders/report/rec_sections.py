"""Recommendations that stand under a heading "Recommendations", or in a document that lists open ones."""

import re
from collections.abc import Iterator

from remit.loaders.report.blocks import Block
from remit.loaders.report.lexicon import verb_lemma
from remit.loaders.report.naming import Names, groups_in
from remit.loaders.report.reading import Span
from remit.loaders.report.rec_drafts import Draft, Used, items_of
from remit.loaders.report.rec_labels import OBLIGES, commands, demands, is_answer, is_section, open_number
from remit.loaders.report.sentences import sentences

_PURE = re.compile(r"\W*(?:[\dIVX.]+\s+)?(?:(?:staff|key|our|formal|officer)\s+)?recommendations?\W*", re.I)
_WISH = re.compile(
    r"(?:That\s+)?(?:the\s+|The\s+)?(?!The\s|An?\s|No\s|All\s)[A-Z][\w&’'-]*"
    r"(?:\s+(?:of\s+|and\s+|the\s+)*[A-Z][\w&’'-]*)*\s+(?P<verb>[a-z]+)\s"
)
_GOING_ON = ("This ", "These ", "It ", "They ", "If ", "We ", "Such ")


def sectioned(blocks: list[Block], used: Used) -> Iterator[Draft]:
    """Bullets, and paragraphs that ask for something, under a heading "Recommendations"."""
    for head in blocks:
        if not is_section(head):
            continue
        section = _section(blocks, head)
        listed = any(block.index in used.blocks for block in section)
        for block in section:
            if block.index in used.blocks or block.kind == "cell" or is_answer(block):
                continue
            lead = blocks[block.lead] if block.lead is not None else head
            if block.kind == "item" and block.parent is None and demands(block, lead, listed=listed):
                yield from items_of(blocks, lead, [block], used, "section")
            elif block.kind == "paragraph" and not listed and _PURE.fullmatch(head.text) and _asks(block):
                used.take([block])
                yield Draft("", block.start, block.end, [block], "section")


def wished(block: Block, names: Names) -> tuple[str, ...]:
    """ "The council accept the report": the council, of whom the wish is."""
    wish = _WISH.match(block.text)
    named = groups_in(block, names) if wish and verb_lemma(wish["verb"]) == wish["verb"] else []
    return named[0].ids if named and wish and named[0].end <= wish.start("verb") else ()


def _asks(block: Block) -> bool:
    """A paragraph that says what somebody should do, and does not speak about recommendations."""
    words = block.text
    if words.endswith(":") or re.search(r"\brecommend", words, re.I) or words.startswith(_GOING_ON):
        return False
    wish = _WISH.match(words)
    wished = wish is not None and verb_lemma(wish["verb"]) == wish["verb"] and len(words.split()) > 3
    first = (sentences(block) or [block.span])[0]
    return wished or commands(words) or bool(OBLIGES.search(words[: first.end - block.start]))


def _section(blocks: list[Block], head: Block) -> list[Block]:
    """What stands under a heading, and under those that follow while the numbers of the list go on."""
    found: list[Block] = []
    last = ""
    for block in blocks[head.index + 1 :]:
        if block.kind == "heading":
            if block.level <= head.level and not _goes_on(blocks, block, last):
                break
            continue
        if block.kind == "item" and block.parent is None:
            last = block.number or last
        found.append(block)
    return found


def _goes_on(blocks: list[Block], heading: Block, last: str) -> bool:
    """The first item under the heading has the number after `last`."""
    after = next((b for b in blocks[heading.index + 1 :] if b.kind != "heading"), None)
    expected = str(int(last) + 1) if last.isdigit() else "1"
    return after is not None and after.kind == "item" and after.number.strip("().") == expected


def open_list(blocks: list[Block], used: Used) -> Iterator[Draft]:
    """Items and paragraphs that demand something, in a document that lists open recommendations."""
    for block in blocks:
        if block.parent is not None or block.index in used.blocks or is_answer(block) or len(block.text.split()) < 5:
            continue
        if block.kind == "item" and demands(block, block, listed=False):
            yield from items_of(blocks, block, [block], used, "open list")
        elif block.kind in ("paragraph", "cell") and (number := open_number(block)) is not None:
            used.take([block])
            yield from _open_block(block, number)


def _open_block(block: Block, number: str) -> Iterator[Draft]:
    """One recommendation, or one for each sentence that commands, when a paragraph ran a list together."""
    spans = sentences(block)
    orders = [s for s in spans if _orders(block, s)]
    if len(orders) < 2:
        yield Draft(number, block.start, block.end, [block], "open list")
        return
    ends = [*(s.start for s in orders[1:]), block.end]
    for i, (span, end) in enumerate(zip(orders, ends, strict=True)):
        last = [s for s in spans if s.start < end][-1]
        yield Draft(number if i == 0 else "", span.start, last.end, [block], "open list")


def _orders(block: Block, span: Span) -> bool:
    """The sentence commands, or says what somebody should do; "this should" goes on with what stands before."""
    words = block.text[span.start - block.start : span.end - block.start]
    return commands(words) or (bool(OBLIGES.search(words)) and not words.startswith(_GOING_ON))
