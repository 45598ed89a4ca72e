"""What somebody says has been or will be done about a finding or a recommendation: columns, responses, promises."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from remit.loaders.report.action_fields import completed, fields
from remit.loaders.report.action_lists import listed_actions
from remit.loaders.report.action_phrases import (
    AUDITOR,
    BY,
    COPIES,
    DONE,
    DOUBT,
    GOES_ON,
    INTENDS,
    LABEL,
    MIXED,
    NO_DEED,
    PRAISE,
    SAYS,
    THEY,
    WANTING,
    WILL,
    status_of,
)
from remit.loaders.report.action_tables import table_actions
from remit.loaders.report.blocks import Block
from remit.loaders.report.line_places import Context
from remit.loaders.report.naming import Names, after, groups_in
from remit.loaders.report.reading import Action, Recommendation, Span
from remit.loaders.report.responses import label_end, response_parts
from remit.loaders.report.sentences import sentences
from remit.loaders.table import due_in, stance_of

_AND_DOES = re.compile(  # "agreed with the recommendation and has begun": a deed beside the stance
    r"\b(?:recommendations?|it|agree[sd]?|concur(?:s|red)?|accept(?:s|ed)?)\s*,?\s*(?:and|;)\s+(?:\w+\s+){0,3}?"
    r"(?:has|have|will|is|are|plans?|intends?)\b",
    re.I,
)


def actions(text: str, blocks: list[Block], names: Names, found: Sequence[Recommendation]) -> list[Action]:
    """Actions in document order; each with the recommendation or finding of its row or section."""
    context = Context(blocks, names)
    prose = completed([*_prose_actions(blocks, context, found)], found, list(fields(blocks, names)))
    read = [*table_actions(text, blocks, names, found), *prose]
    taken = {action.spans[0].start for action in read} | {r.spans[0].start for r in found}
    read += [action for action in listed_actions(text, context) if action.spans[0].start not in taken]
    return sorted(read, key=lambda action: action.spans[0].start)


def _prose_actions(blocks: list[Block], context: Context, found: Sequence[Recommendation]) -> Iterator[Action]:
    parts = response_parts(blocks, found)
    inside = {part.index for part in parts}
    ours = inside - {part.index for part in parts if MIXED.search(_head_of(part, blocks))}
    quoted = _after_quoted(blocks, found)
    taken = sorted(span for r in found for span in r.spans)
    for block in blocks:
        if block.kind in ("heading", "cell"):
            continue
        label = LABEL.match(block.text)
        if (
            label
            and not block.text.endswith("?")
            and not (block.index in inside and _takes_a_stance(block, label.end()))
        ):
            yield _sentence_action(block, Span(block.start + label.end(), block.end), context, found, "label")
            continue
        reported = False
        for span in _deeds(block):
            last = bisect_right(taken, Span(span.start, span.end)) - 1
            if last >= 0 and span.start < taken[last].end:
                continue  # a recommendation is no action
            words = block.text[span.start - block.start : span.end - block.start]
            where = block.index in inside or quoted.get(block.index, span.end) < span.start
            reported = bool(found) and (_intends(words) or (reported and bool(GOES_ON.match(words))))
            if (
                (where and _is_action(words, ours=block.index in ours))
                or reported
                or (bool(found) and _answers_and_does(words))
                or _dated_promise(block, span, words, context.names)
            ):
                action = _sentence_action(block, span, context, found, "prose")
                if action.owners or block.index in ours or not AUDITOR.search(words):
                    yield action


def _answers_and_does(words: str) -> bool:
    """ "The port agreed with the recommendation and has begun …", wherever it stands."""
    return "recommendation" in words and bool(_AND_DOES.search(words)) and not AUDITOR.match(words)


def _takes_a_stance(block: Block, at: int) -> bool:
    """What stands behind a label opens with an answer: "Agreed. The clerk will …"."""
    return bool(stance_of(" ".join(block.text[at : at + 60].split()[:2])))


def _deeds(block: Block) -> list[Span]:
    """The sentences of a block, without the label that opens a response."""
    begin = block.start + label_end(block)
    return [Span(max(span.start, begin), span.end) for span in sentences(block) if span.end > begin]


def _intends(words: str) -> bool:
    """ "Port officials told us that they plan to …", wherever it stands in a review."""
    return bool(INTENDS.search(words)) and not AUDITOR.match(words)


def _after_quoted(blocks: list[Block], found: Sequence[Recommendation]) -> dict[int, int]:
    """Blocks after another body's recommendation in the same section -> where that recommendation ends."""
    places: dict[int, int] = {}
    for one in found:
        if one.rule != "inline":
            continue
        opened, first = False, 0
        for block in blocks:
            if block.start <= one.spans[0].start < block.end:
                opened, first = True, block.index
            elif opened and block.kind in ("heading", "cell"):
                break
            if opened and block.index <= first + 3:  # a few paragraphs on, the text has turned to something else
                places.setdefault(block.index, one.spans[0].end)
    return places


def _head_of(block: Block, blocks: list[Block]) -> str:
    return blocks[block.headings[-1]].text if block.headings else ""


def _is_action(words: str, *, ours: bool) -> bool:
    """Something done, being done or promised by the answering side, not the auditor's own deeds or doubts.

    ours: "we" is the answering side, because its section holds nothing of the auditor's.
    """
    deed = DONE.search(words) or WILL.search(words)
    if words.endswith("?"):
        return False
    if deed and (DOUBT.search(words[: deed.start()]) or COPIES.search(words) or WANTING.match(words)):
        return False
    if not deed or NO_DEED.search(words[: deed.start() + 12]):
        return False
    if ours:
        return not stance_of(words) or bool(WILL.search(words))
    if AUDITOR.search(words):
        return bool(PRAISE.search(words)) and bool(WILL.search(words))
    return not stance_of(words) or bool(_AND_DOES.search(words))


def _dated_promise(block: Block, span: Span, words: str, names: Names) -> bool:
    """ "The port plans to replace the boats by May 2013", wherever it stands."""
    promise = re.search(r"\b(?:plans?|intends?|has\s+committed|have\s+committed)\s+to\b", words)
    if not promise or not due_in(words):
        return False
    return any(g.end <= span.start - block.start + promise.start() for g in groups_in(block, names, span))


def _sentence_action(block: Block, span: Span, context: Context, found: Sequence[Recommendation], rule: str) -> Action:
    words = block.text[span.start - block.start : span.end - block.start]
    one = next((r.id for r in reversed(found) if r.spans[0].start < span.start), "")
    return Action(_doer(block, span, words, context), (span,), due_in(words), status_of(words), one, rule=rule)


def _doer(block: Block, span: Span, words: str, context: Context) -> tuple[str, ...]:
    """The last group before the deed, in what is reported if something is; "they" are those of the sentence before."""
    base = span.start - block.start
    says = SAYS.search(words)
    if says and not (DONE.search(words, says.end()) or WILL.search(words, says.end())):
        says = None  # "works with states", behind the deed
    deed = DONE.search(words, says.end() if says else 0) or WILL.search(words, says.end() if says else 0)
    low, high = base + (says.end() if says else 0), base + (deed.start() if deed else len(words))
    named = groups_in(block, context.names, span)
    praise = PRAISE.search(words) if AUDITOR.search(words) else None
    if praise:  # "we commend the port for its efforts to …"
        praised = after(block.text, named, base + praise.end())
        return praised.ids if praised else ()
    inner = [g for g in named if low <= g.start and g.end <= high]
    if inner:
        return inner[0].ids
    if deed and THEY.search(block.text, low, high):
        return next((g.ids for g in reversed(named) if g.end <= low), ()) or context.earlier(block, base)
    agents = [after(block.text, named, m.end()) for m in BY.finditer(block.text, high, base + len(words))]
    return next((g.ids for g in agents if g), ())
