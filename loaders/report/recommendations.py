"""Recommendations in every dress: headings, inline sentences, lists, table cells, orphans of a transcript."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from remit.loaders.report.addressees import addressees
from remit.loaders.report.blocks import Block
from remit.loaders.report.naming import Names
from remit.loaders.report.reading import Recommendation, Span
from remit.loaders.report.rec_tables import table_recommendations
from remit.loaders.report.redaction import extent, redactions
from remit.loaders.report.sentences import sentences

_NUM = r"(?P<number>(?:[A-Z]{1,3}[-.]?)?\d{1,4}(?:[.\-/]\d{1,3}){0,3}[a-z]?|(?-i:[A-Z]|[IVX]{1,5}))"
LABEL = re.compile(
    rf"\W*(?:(?:key|priority|audit|proposed|new|open|agency|formal)\s+)?(?:recommendations?\b|recs?\b\.?)\s*"
    rf"(?:no\.?|number|#|№)?\s*\(?{_NUM}\)?(?=\W|$)\s*[.:)–—-]*\s*",
    re.I,
)
_BARE = re.compile(r"\W*(?:audit\s+|our\s+)?recommendations?\s*[:–—-]\s*(?=\S)", re.I)
SHORT = re.compile(r"\W*R(?P<number>\d{1,3}(?:\.\d{1,2})?)\s*[.:)–—-]\s*")
_TRAIL = re.compile(r"\(\s*recommendation\s+(?:no\.?\s*)?(?P<number>\d{1,3}(?:\.\d{1,2})?)\s*\)\W*$", re.I)
_SECTION = re.compile(r"\brecommendations?\b", re.I)
_NO_SECTION = re.compile(
    r"\b(?:status|prior|previous|past|response|follow|implement|progress|table|summary|list|appendix|annex|tracking|comments?|"
    r"about|how|process|monitoring)",
    re.I,
)
ANSWERS = re.compile(
    r"\W*(?:(?:[\w’'&.-]+\s+){0,6}?(?:response|comments?|reply|action\s+plan|position|views?)\b|agreed\b|accepted\b|status\b|"
    r"actions?\s+(?:taken|needed|planned)|planned\s+(?:completion|action)|why\s+it\s+matters|implementation\s+date|target\s+date)",
    re.I,
)
FINITE = re.compile(
    r"(?<!to )(?<!may )(?<!can )(?<!will )(?<!shall )(?<!must )(?<!should )(?<!could )(?<!would )(?<!not )(?<!and/or )"
    r"\brecommend(?:(?:s|ed)?\s+(?:that\b|:)|s?\s+(?:the\b|to\b|\w+ing\b|[A-Z])|(?=s?\s*:))",
    re.I,
)
_WE = re.compile(r"\b(?:we|I)\s+(?:[\w,]+\s+){0,3}?recommend\b", re.I)
_ADVISED = re.compile(r"\b(?:is|are|was)\s+recommended\s+that\b", re.I)
_ASKS = re.compile(r"\b(?:should|must|shall|will|needs?\s+to|ought\s+to|recommend)\b", re.I)
_IMPERATIVE = re.compile(r"[\W\d]*[A-Z]?[a-z]+\b(?<!ed)(?<!ing)")


@dataclass(slots=True)
class _Draft:
    number: str
    start: int
    end: int
    blocks: list[Block]
    rule: str
    lead: list[Block] = field(default_factory=list)


def recommendations(text: str, blocks: list[Block], names: Names) -> list[Recommendation]:
    """All recommendations in document order, with addressees and redaction; responses are read by `responses`."""
    hidden = redactions(text)
    used: set[int] = set()
    drafts = [*_headed(blocks, used), *_listed(blocks, used), *_sectioned(blocks, used)]
    drafts += [*_orphans(blocks, used), *_inline(blocks, used)]
    drafts.sort(key=lambda d: (d.start, d.end))
    found = [_finished(text, draft, names, hidden) for draft in drafts]
    found += [r for r in table_recommendations(text, blocks, names, hidden) if not _inside(r, found)]
    found.sort(key=lambda r: r.spans[0].start)
    return [replace(r, id=f"r{i}") for i, r in enumerate(found, 1)]


def _inside(one: Recommendation, others: Sequence[Recommendation]) -> bool:
    return any(o.spans[0].start <= one.spans[0].start < o.spans[-1].end for o in others)


def _finished(text: str, draft: _Draft, names: Names, hidden: list[Span]) -> Recommendation:
    span = Span(draft.start, draft.end)
    ids, generic = addressees(draft.blocks, span, names)
    for lead in reversed(draft.lead):
        if not ids:
            ids, generic = addressees([lead], lead.span, names)
    return Recommendation(
        "", draft.number, (span,), ids, extent(text, span, hidden), generic_addressee=generic, rule=draft.rule
    )


def _number_of(block: Block) -> re.Match[str] | None:
    return LABEL.match(block.text) or SHORT.match(block.text)


def _headed(blocks: list[Block], used: set[int]) -> Iterator[_Draft]:
    """ "Recommendation 3" as a heading or at the beginning of a paragraph, with the text that follows."""
    for block in blocks:
        if block.kind == "cell" or block.index in used:
            continue
        label = _number_of(block) or (_BARE.match(block.text) if block.kind != "heading" else None)
        if not label or (block.kind == "paragraph" and not _opens(block, label)):
            continue
        number = label["number"] if label.re.groups else ""
        rest = block.text[label.end() :]
        body = _body(blocks, block, bool(rest.strip()))
        own = [block] if rest.strip() and (_ASKS.search(rest) or not body or block.kind != "heading") else []
        parts = [*own, *body]
        if parts:
            used.update(b.index for b in (block, *parts))
            start = block.start + label.end() if own else body[0].line_start + _indent(body[0])
            yield _Draft(number, start, parts[-1].end, parts, "headed")


def _opens(block: Block, label: re.Match[str]) -> bool:
    """The label is a label and not the subject of a sentence ("Recommendation 3 was closed")."""
    rest = block.text[label.end() :].lstrip()
    mark = label[0].rstrip()[-1:] in ":.–—-)"
    return not rest or mark or rest[:1].isupper()


def _indent(block: Block) -> int:
    return 0 if block.marker else block.start - block.line_start


def _body(blocks: list[Block], head: Block, started: bool) -> list[Block]:
    """What belongs to a label: its first paragraph, and on while a list, a redaction or a demand follows."""
    body: list[Block] = []
    last = head
    for block in blocks[head.index + 1 :]:
        if (
            block.kind in ("heading", "cell")
            or _number_of(block)
            or ANSWERS.match(block.text)
            or _FINDING.match(block.text)
        ):
            break
        first = not body and not started
        if not first and block.kind == "paragraph" and not _carries_on(last, block):
            break
        body.append(block)
        last = block
    return body


_FINDING = re.compile(r"\W*(?:finding|observation|issue|conclusion)s?\s*(?:no\.?|#)?\s*\d", re.I)


def _carries_on(last: Block, block: Block) -> bool:
    return bool(redactions(block.text) or last.text[-1:] == ":" or _ASKS.search(block.text))


def _recommends(text: str) -> bool:
    return bool(FINITE.search(text) or _WE.search(text) or _ADVISED.search(text))


def _children(blocks: list[Block], lead: Block) -> list[Block]:
    """Items that `lead` introduces, without those nested in them."""
    found: list[Block] = []
    for block in blocks[lead.index + 1 :]:
        if block.kind == "heading" or (block.kind == "paragraph" and found):
            break
        if block.kind == "item" and block.lead == lead.index:
            found.append(block)
    return found


def _tree(blocks: list[Block], item: Block) -> list[Block]:
    """An item with the items nested in it."""
    found = [item]
    for block in blocks[item.index + 1 :]:
        if block.kind != "item" or block.level <= item.level or block.list_id != item.list_id:
            break
        found.append(block)
    return found


def _items(blocks: list[Block], lead: Block, items: list[Block], used: set[int], rule: str) -> Iterator[_Draft]:
    for item in items:
        tree = [b for b in _tree(blocks, item) if b.index not in used]
        if tree and tree[0] is item:
            used.update(b.index for b in tree)
            yield _Draft(item.number, item.line_start, tree[-1].end, tree, rule, [lead])


def _listed(blocks: list[Block], used: set[int]) -> Iterator[_Draft]:
    """ "We recommend that the clerk:" with its list: a numbered item is one recommendation with what it nests."""
    for block in blocks:
        if block.index in used or block.kind == "cell" or not _recommends(block.text):
            continue
        items = _children(blocks, block)
        if not items:
            continue
        used.add(block.index)
        if block.kind == "item" and block.number:
            tree = _tree(blocks, block)
            used.update(b.index for b in tree)
            yield _Draft(block.number, block.start, tree[-1].end, tree, "listed")
        else:
            yield from _items(blocks, block, items, used, "listed")


def _sectioned(blocks: list[Block], used: set[int]) -> Iterator[_Draft]:
    """Bullets, and paragraphs that ask for something, under a heading "Recommendations"."""
    for head in blocks:
        if head.kind != "heading" or not _is_section(head.text):
            continue
        section = _until_heading(blocks, head)
        listed = any(block.index in used for block in section)
        for block in section:
            if block.index in used or block.kind == "cell" or ANSWERS.match(block.text):
                continue
            lead = blocks[block.lead] if block.lead is not None else head
            if block.kind == "item" and block.parent is None and _demands(block, lead, listed=listed):
                yield from _items(blocks, lead, [block], used, "section")
            elif block.kind == "paragraph" and _TRAIL.search(block.text):
                used.add(block.index)
                yield _Draft(_TRAIL.search(block.text)["number"], block.start, block.end, [block], "section")  # type: ignore[index]


def _is_section(title: str) -> bool:
    if LABEL.match(title) or len(title.split()) > 7:
        return False
    return bool(_SECTION.search(title)) and not _NO_SECTION.search(title)


def _until_heading(blocks: list[Block], head: Block) -> list[Block]:
    found: list[Block] = []
    for block in blocks[head.index + 1 :]:
        if block.kind == "heading":
            break
        found.append(block)
    return found


def _demands(block: Block, lead: Block, *, listed: bool) -> bool:
    """An item that asks for something, under the heading itself or under a line that asks for something.

    listed: the section has its list already; what else it holds must be numbered or recommend by itself.
    """
    if listed and not block.number and not _recommends(block.text):
        return False
    if lead.kind == "paragraph" and not _ASKS.search(lead.text):
        return False
    return bool(_ASKS.search(block.text) or (_IMPERATIVE.match(block.text) and block.text[-1:] != ":"))


def _inline(blocks: list[Block], used: set[int]) -> Iterator[_Draft]:
    """A sentence that recommends; the number of its item, or in brackets at its end, is its number."""
    for block in blocks:
        if block.index in used or block.kind in ("heading", "cell"):
            continue
        if not _recommends(block.text) and not _TRAIL.search(block.text):
            continue
        for i, span in enumerate(sentences(block)):
            words = block.text[span.start - block.start : span.end - block.start]
            trail = _TRAIL.search(words)
            if trail or _recommends(words):
                number = trail["number"] if trail else block.number if i == 0 else ""
                yield _Draft(number, span.start, span.end, [block], "inline")


_ORPHAN = re.compile(r"\s*[:;.–—-]\s*(?=[A-Z][a-z]+\s)")


def _orphans(blocks: list[Block], used: set[int]) -> Iterator[_Draft]:
    """Demands whose label a bad transcript lost: all that is left of "Recommendation 2" is its colon."""
    for block in blocks:
        opened = _ORPHAN.match(block.text) if block.kind == "paragraph" and block.index not in used else None
        if not opened:
            continue
        used.add(block.index)
        for span in sentences(block):
            start = max(span.start, block.start + opened.end())
            words = block.text[start - block.start : span.end - block.start]
            if _COMMAND.match(words) and words.endswith("."):
                yield _Draft("unknown", start, span.end, [block], "orphan")


# A verb in its bare form, then what it acts on: not a noun with its verb, not a name.
_COMMAND = re.compile(
    r"(?!(?:The|This|These|Those|That|It|In|On|At|For|As|An?|We|If|When|While|There|They|He|She|All|Each|No)\b)"
    r"[A-Z][a-z]{2,}(?<![^s]s)(?<!ed)(?<!ing)(?<!ly)\s+(?:an?\s|the\s|all\s|each\s|and\s|or\s|that\s|whether\s|how\s|with\s|[a-z]+\s|[A-Z]+\s)"
)
