"""Recommendations of which a document has only the number and the answer: "Recommendation 4. Agreed. The port will …".

Such a file answers another document. The words are the other document's; what stands here is the label.
"""

from collections.abc import Iterator, Sequence

from remit.loaders.report.action_phrases import DONE, WILL
from remit.loaders.report.blocks import Block
from remit.loaders.report.naming import Names
from remit.loaders.report.reading import Recommendation, Response, Span
from remit.loaders.report.rec_drafts import Draft
from remit.loaders.report.rec_labels import OBLIGES, is_answer, label_of, opens_answer, response_to
from remit.loaders.report.sentences import sentences
from remit.loaders.report.stances import answers, said_in

ANSWERED = "answered"


def answered(blocks: list[Block]) -> Iterator[Draft]:
    """One draft for each label that an answer follows at once; in a file of answers, for each that a deed follows.

    None for a number whose words stand behind another label.
    """
    labels = [(block, number, end) for block in blocks for number, end in _label(block)]
    bare = {block.index for block, _, end in labels if _answers(blocks, block, end)}
    if bare and len(bare) * 2 >= len(labels):
        bare |= {block.index for block, _, end in labels if _promises(blocks, block, end)}
    worded = {number for block, number, _ in labels if block.index not in bare}
    for block, number, end in labels:
        if block.index in bare and number not in worded:
            worded.add(number)  # the first of several
            yield Draft(number, block.start, block.start + end, [block], ANSWERED)


def _label(block: Block) -> Iterator[tuple[str, int]]:
    """The number, and where the label ends, of a block that opens with "Recommendation 4"."""
    label = (label_of(block) or response_to(block)) if block.kind != "cell" else None
    if label and label.number:
        words = block.text[: label.end].rstrip(" .:–—-)(")
        yield label.number, len(words)


def _first_words(blocks: list[Block], head: Block, end: int) -> str:
    """What stands behind the label: in its block, else in the one that follows it."""
    rest = block_rest(head, end)
    after = blocks[head.index + 1] if head.index + 1 < len(blocks) else None
    return rest or (after.text if after is not None and after.kind in ("paragraph", "item") else "")


def block_rest(block: Block, end: int) -> str:
    """The words of the block behind the label that ends at `end`."""
    return block.text[end:].lstrip(" .:–—-)(")


def _answers(blocks: list[Block], head: Block, end: int) -> bool:
    rest = block_rest(head, end)
    if rest:
        return opens_answer(rest) or answers(rest)
    after = blocks[head.index + 1] if head.index + 1 < len(blocks) else None
    return after is not None and after.kind in ("paragraph", "item") and (is_answer(after) or answers(after.text))


def _promises(blocks: list[Block], head: Block, end: int) -> bool:
    words = _first_words(blocks, head, end)
    deed = WILL.search(words) or DONE.search(words)
    return deed is not None and not OBLIGES.search(words)


def own_answers(blocks: list[Block], names: Names, one: Recommendation) -> Iterator[Response]:
    """The stance that stands right behind the label: in its block, and in the blocks up to the next label."""
    end = one.spans[0].end
    for block in answering(blocks, one):
        for sentence in sentences(block):
            span = Span(max(sentence.start, end), sentence.end)
            for said in said_in(block, names, span, loose=True) if span.end > span.start else ():
                yield Response(said.stance, (_without_marks(block, said.span),), said.soft, said.by, rule="response")
                return


def answering(blocks: list[Block], one: Recommendation) -> Iterator[Block]:
    """The blocks that answer a recommendation of which only the label stands here."""
    head = next((b for b in blocks if b.start <= one.spans[0].start < b.end), None)
    return _up_to_next(blocks, head) if head else iter(())


def _without_marks(block: Block, span: Span) -> Span:
    words = block.text[span.start - block.start : span.end - block.start]
    return Span(span.start + len(words) - len(words.lstrip(" .:–—-)(")), span.end)


def _up_to_next(blocks: Sequence[Block], head: Block) -> Iterator[Block]:
    yield head
    for block in blocks[head.index + 1 :]:
        if block.kind in ("heading", "cell") or label_of(block):
            return
        yield block
