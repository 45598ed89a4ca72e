"""Recommendations in every dress: headings, inline sentences, lists, table cells, orphans of a transcript."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from remit.loaders.report.addressees import addressees, leading, made_to
from remit.loaders.report.blocks import Block
from remit.loaders.report.naming import Names
from remit.loaders.report.reading import Recommendation, Span
from remit.loaders.report.rec_answered import answered
from remit.loaders.report.rec_drafts import Draft, Used, children, items_of, tree_of
from remit.loaders.report.rec_labels import (
    ASKS,
    COMMAND,
    TRAIL,
    Label,
    carries_on,
    ends_body,
    label_end,
    label_of,
    more_labels,
    opens_answer,
    orphan_start,
    recommends,
    speaks_of_open,
)
from remit.loaders.report.rec_sections import open_list, sectioned, wished
from remit.loaders.report.rec_tables import table_recommendations
from remit.loaders.report.redaction import extent, redactions
from remit.loaders.report.sentences import sentences

_SAME = 6  # words: two demands that begin with the same ones are one


def recommendations(text: str, blocks: list[Block], names: Names) -> list[Recommendation]:
    """All recommendations in document order, with addressees and redaction; responses are read by `responses`."""
    hidden = redactions(text)
    used = Used()
    only = list(answered(blocks))
    used.take([block for draft in only for block in draft.blocks])
    drafts = [*_headed(blocks, used), *_listed(blocks, used), *sectioned(blocks, used)]
    if speaks_of_open(blocks):
        drafts += open_list(blocks, used)
    drafts += [*_orphans(blocks, used), *_inline(blocks, used)]
    drafts.sort(key=lambda d: (d.start, d.end))
    found = [_finished(text, draft, names, hidden) for draft in drafts]
    found = _addressed(blocks, names, found)
    found += [r for r in table_recommendations(text, blocks, names, hidden) if not _inside(r, found)]
    known = {r.number for r in found}
    only = [draft for draft in only if draft.number not in known]
    found += [replace(_finished(text, d, names, hidden), redacted="lost", addressees=()) for d in only]
    found.sort(key=lambda r: r.spans[0].start)
    return [replace(r, id=f"r{i}") for i, r in enumerate(found, 1)]


def _addressed(blocks: list[Block], names: Names, found: list[Recommendation]) -> list[Recommendation]:
    """What an open list leaves to its introduction: "the recommendations made to the port"."""
    if not any(r.rule == "open list" and not r.addressees for r in found):
        return found
    ids = next((ids for block in blocks for ids in (made_to(block, names),) if ids), ())
    return [replace(r, addressees=ids) if r.rule == "open list" and not r.addressees else r for r in found]


def _inside(one: Recommendation, others: Sequence[Recommendation]) -> bool:
    return any(o.spans[0].start <= one.spans[0].start < o.spans[-1].end for o in others)


def _finished(text: str, draft: Draft, names: Names, hidden: list[Span]) -> Recommendation:
    span = Span(draft.start, draft.end)
    ids, generic = addressees(draft.blocks, span, names)
    if not ids and draft.lead:
        ids, generic = leading(draft.blocks[0], draft.lead, names)
    if not ids and draft.rule == "section":
        ids = wished(draft.blocks[0], names)
    return Recommendation(
        "", draft.number, (span,), ids, extent(text, span, hidden), generic_addressee=generic, rule=draft.rule
    )


def _headed(blocks: list[Block], used: Used) -> Iterator[Draft]:
    """ "Recommendation 3" as a heading or at the beginning of a paragraph, with the text that follows."""
    for block in blocks:
        label = label_of(block) if block.kind != "cell" and block.index not in used.blocks else None
        if not label:
            continue
        run_on = more_labels(block, label)
        if len(run_on) > 1:
            used.take([block])
            yield from _run_on(block, run_on)
            continue
        rest = block.text[label.end :].strip()
        if label.number and opens_answer(rest):
            continue  # the number and the answer, and no words of its own
        body = _body(blocks, block, started=bool(rest))
        own = [block] if rest and (ASKS.search(rest) or not body or block.kind != "heading") else []
        parts = [*own, *body]
        if parts:
            used.take([block, *parts])
            first = parts[0]
            start = block.start + label.end if own else first.line_start if first.marker else first.start
            yield Draft(label.number, start, parts[-1].end, parts, "headed")


def _run_on(block: Block, labels: list[Label]) -> Iterator[Draft]:
    """Short labels in the middle of a paragraph: each up to the next."""
    ends = [*(label_end(block, label) for label in labels[1:]), len(block.text)]
    for label, end in zip(labels, ends, strict=True):
        words = block.text[label.end : end].rstrip()
        start = block.start + label.end
        yield Draft(label.number, start, start + len(words), [block], "headed")


def _body(blocks: list[Block], head: Block, *, started: bool) -> list[Block]:
    """What belongs to a label: its first paragraph, and on while a list, a redaction or a demand follows."""
    body: list[Block] = []
    last = head
    for block in blocks[head.index + 1 :]:
        if ends_body(block):
            break
        first = not body and not started
        if not first and block.kind == "paragraph" and not carries_on(last, block):
            break
        body.append(block)
        last = block
    return body


def _listed(blocks: list[Block], used: Used) -> Iterator[Draft]:
    """ "We recommend that the clerk:" with its list: a numbered item is one recommendation with what it nests."""
    for block in blocks:
        if block.index in used.blocks or block.kind == "cell" or not recommends(block.text):
            continue
        items = children(blocks, block)
        if not items:
            continue
        if block.kind == "item" and block.number:
            tree = tree_of(blocks, block)
            used.take(tree)
            yield Draft(block.number, block.start, tree[-1].end, tree, "listed")
        else:
            used.leads.add(block.index)
            yield from items_of(blocks, block, items, used, "listed")


def _inline(blocks: list[Block], used: Used) -> Iterator[Draft]:
    """A sentence that recommends; the number of its item, or in brackets at its end, is its number."""
    for block in blocks:
        if block.index in used.blocks or block.kind in ("heading", "cell"):
            continue
        if not recommends(block.text) and not TRAIL.search(block.text):
            continue  # most blocks
        if TRAIL.search(block.text):
            yield from _trailed(block)
            continue
        spans = sentences(block)
        asking = [
            span
            for span in (spans[:-1] if block.index in used.leads else spans)
            if recommends(block.text[span.start - block.start : span.end - block.start])
        ]
        for span in asking:
            own = len(asking) == 1 or span == spans[0]  # several in one numbered item share no number
            yield Draft(block.number if own else "", span.start, span.end, [block], "inline")


def _trailed(block: Block) -> Iterator[Draft]:
    """ "The chief should … (Recommendation 1)": from the mark before, or from the beginning of the block."""
    start = block.start
    for trail in TRAIL.finditer(block.text):
        end = block.start + trail.end()
        yield Draft(trail["number"], start, end, [block], "numbered")
        start = end + len(block.text[trail.end() :]) - len(block.text[trail.end() :].lstrip())


def _orphans(blocks: list[Block], used: Used) -> Iterator[Draft]:
    """Demands whose label a bad transcript lost: all that is left of "Recommendation 2" is its colon."""
    known: set[str] = set()
    for block in blocks:
        opened = orphan_start(block) if block.index not in used.blocks else -1
        if opened < 0:
            continue
        used.take([block])
        for span in sentences(block):
            start = max(span.start, block.start + opened)
            words = block.text[start - block.start : span.end - block.start]
            opening = " ".join(words.split()[:_SAME])
            if COMMAND.match(words) and words.endswith(".") and opening not in known:  # transcripts repeat themselves
                known.add(opening)
                yield Draft("unknown", start, span.end, [block], "orphan")
