"""Lines that a heading states for all that stands under it: "Core services (report to the registrar)"."""

import re
from collections.abc import Iterator

from remit.loaders.report.blocks import Block
from remit.loaders.report.line_places import Context, edges
from remit.loaders.report.naming import groups_in
from remit.loaders.report.reading import Line, Span

_REPORTS = re.compile(
    r"\b(?:reports?|reporting|answers?|answering|accountable)\s+(?:\w+ly\s+)?to\s+(?P<who>[^():;.]{3,80}?)\s*\)?\W*$",
    re.I,
)
_BELOW = re.compile(
    r"^\W*(?:the\s+)?(?:following|these)\b[^.;:]{0,60}?\b(?:reports?|answers?|(?:is|are)\s+(?:\w+ly\s+)?accountable)\s+"
    r"(?:\w+ly\s+)?to\s+(?P<who>[^():;.]{3,80}?)\s*:\W*$",
    re.I,
)


def heading_lines(context: Context) -> Iterator[Line]:
    """Sections and items that stand right under a heading, or a line with a colon, that ends in "report to X"."""
    for block in context.blocks:
        said = (_REPORTS if block.kind == "heading" else _BELOW).search(block.text)
        if said is None or block.kind == "cell":
            continue
        named = groups_in(block, context.names, Span(block.start + said.start("who"), block.start + said.end("who")))
        uppers = named[0].ids if named else context.names.named(said["who"])
        under = _sections(context, block) or _items(context, block)
        for lowers, span in under if len(uppers) == 1 and _many(block) else ():
            yield from edges(lowers, uppers, "direct", span, rule="heading")


def _many(block: Block) -> bool:
    """ "Teams reporting to the dean" heads several; "Reports to the dean" is a field of one post."""
    return not re.match(r"\W*(?:reports?|reporting|answers?|accountable)\b", block.text, re.I)


def _sections(context: Context, head: Block) -> list[tuple[tuple[str, ...], Span]]:
    """Whom the headings one level below name."""
    found: list[tuple[int, Block]] = []
    for block in context.blocks[head.index + 1 :] if head.kind == "heading" else ():
        if block.kind == "heading" and block.level <= head.level:
            break
        if block.kind == "heading":
            found.append((block.level, block))
    top = min((level for level, _ in found), default=0)
    return [(_whole(context, b), b.span) for level, b in found if level == top]


def _whole(context: Context, heading: Block) -> tuple[str, ...]:
    named = groups_in(heading, context.names)
    return context.names.heading_actor(heading.index)[:1] or (named[0].ids[:1] if named else ())


def _items(context: Context, head: Block) -> list[tuple[tuple[str, ...], Span]]:
    """Whom the outermost items of the list name at their beginning."""
    found: list[tuple[tuple[str, ...], Span]] = []
    for block in context.blocks[head.index + 1 :]:
        if block.kind == "heading" or (block.kind == "paragraph" and found):
            break
        if block.kind == "item" and block.parent is None:
            named = groups_in(block, context.names)
            first = named[0] if named and not block.text[: named[0].start].strip(" *_") else None
            found.append((first.ids[:1] if first else (), block.span))
    return found
