"""Organisation charts in text: nested bullets that are names, drawn trees, and arrows from name to name."""

import re
from collections.abc import Iterator
from itertools import pairwise

from remit.loaders.report.blocks import Block
from remit.loaders.report.line_places import Context, edges
from remit.loaders.report.naming import groups_in
from remit.loaders.report.owners import names_somebody
from remit.loaders.report.phrases import noun_phrase_of
from remit.loaders.report.reading import Line, Span

_CHART = re.compile(r"\b(?:organi[sz]ation(?:al)?|organogram|chart|structure|reporting|hierarchy)\b", re.I)
_UPWARD = re.compile(r"\b(?:report|escalat|line\s+of\s+(?:command|accountab)|chains?\s+of|accountab)", re.I)
_ESCALATION = re.compile(r"\bescalat", re.I)
_BRANCH = re.compile(r"^(?P<rail>[ \t│|]*)(?P<knee>[├└╠╚+`][─━═-]{1,4}[ \t]*)(?P<name>[^\n]+)$", re.M)
_ASIDE = re.compile(r"\s*(?:\([^()]*\)|[:–—]\s.*|\s-\s.*|#.*)\s*$")
_ARROW = re.compile(r"\s*(?:→|⟶|➔|➜|⇒|=>|-{1,3}>)\s*")
_HELD = re.compile(
    r"\W{0,4}(?P<title>[A-Z][^:()–—]{1,60}?)\s*(?:\([^()]*\))?\W{0,4}\s*[:–—]\W{0,4}(?:[A-Z][\w’'.-]*\s*){1,4}\W{0,3}"
)
_CAPTION = re.compile(
    r"\W*(?:(?:its|sub-?|main|key|direct)\s*)?(?:units|teams|sections|divisions|departments|branches|desks|offices|staff|members|"
    r"subordinates|reports)\W*",
    re.I,
)
_LONGEST = 80  # characters: what is longer is no name
_SHARE = 0.6  # of the entries of a drawing that must be somebody: trees of files look the same


def chart_lines(text: str, context: Context) -> Iterator[Line]:
    """Lines that a chart draws."""
    yield from _bullets(context)
    yield from _trees(text, context)
    for block in context.blocks:
        if block.kind != "heading" and _ARROW.search(block.text):
            yield from _arrows(block, context)


def _bullets(context: Context) -> Iterator[Line]:
    """Nested bullets that are names and nothing else, under a heading that speaks of structure."""
    for block in context.blocks:
        if block.kind != "item" or block.parent is None:
            continue
        if not any(_CHART.search(context.blocks[index].text) for index in block.headings):
            continue
        lowers, uppers = _whole_name(context, block), _parent(context, context.blocks[block.parent])
        yield from edges(lowers, uppers, "direct", block.span, rule="chart")


def _parent(context: Context, block: Block) -> tuple[str, ...]:
    """Whom the item names over those that are nested in it; "Units:" is only a caption, and means the heading's."""
    if _CAPTION.fullmatch(block.text):
        return _parent(context, context.blocks[block.parent]) if block.parent is not None else context.heading(block)
    return _whole_name(context, block)


def _whole_name(context: Context, block: Block) -> tuple[str, ...]:
    held = _HELD.fullmatch(block.text)
    if held and _somebody(held["title"].strip(" *_")):  # "Head porter (North): Ann Lee"
        return context.names.named(held["title"].strip(" *_"))
    found = groups_in(block, context.names)
    if len(found) != 1:
        return ()
    rest = block.text[: found[0].start] + block.text[found[0].end :]
    return found[0].ids if not re.sub(r"\W|\bthe\b|\([^()]*\)", "", rest) else ()


def _trees(text: str, context: Context) -> Iterator[Line]:
    """Drawn trees: a name stands under the nearest name above it that is further left."""
    run: list[tuple[int, str, Span]] = []
    last = -2
    for branch in _BRANCH.finditer(text):
        line = (
            text.count("\n", 0, branch.start()) if last < 0 else last + text.count("\n", run[-1][2].end, branch.start())
        )
        if line > last + 2:
            yield from _tree(run, context)
            run = list(_root(text, branch.start()))
        run.append((branch.start("name") - branch.start(), branch["name"], Span(branch.start("name"), branch.end())))
        last = line
    yield from _tree(run, context)


def _root(text: str, at: int) -> Iterator[tuple[int, str, Span]]:
    """The line above a drawing, which is the top of it."""
    start = text.rfind("\n", 0, max(0, at - 1)) + 1
    name = text[start : max(start, at - 1)].strip(" *_#")
    if name:
        at = text.index(name, start)
        yield -1, name, Span(at, at + len(name))


def _tree(run: list[tuple[int, str, Span]], context: Context) -> Iterator[Line]:
    names = [_ASIDE.sub("", name).strip(" *_") for _, name, _ in run]
    if sum(map(_somebody, names)) < _SHARE * max(2, len(names)):
        return
    for i, (indent, _, span) in enumerate(run):
        above = next((j for j in range(i - 1, -1, -1) if run[j][0] < indent), None)
        if above is not None and names[i] and names[above]:
            lower, upper = context.names.named(names[i]), context.names.named(names[above])
            yield from edges(lower, upper, "direct", span, rule="chart")


def _somebody(name: str) -> bool:
    phrase = noun_phrase_of(name) if 1 < len(name) < _LONGEST else None
    return phrase is not None and names_somebody(phrase)


def _arrows(block: Block, context: Context) -> Iterator[Line]:
    """ "Clerk → Registrar → Senate": upward under a heading or a label that speaks of reporting, else downward."""
    opened = re.match(r"[^→>:]{0,60}:\s*", block.text)
    at = opened.end() if opened else 0
    steps = [step.strip(" .*_") for step in _ARROW.split(block.text[at:])]
    if len(steps) < 2 or not all(0 < len(step) < _LONGEST for step in steps):
        return
    spoken = [context.blocks[index].text for index in block.headings[-2:]] + [opened[0] if opened else ""]
    if block.lead is not None:
        spoken.append(context.blocks[block.lead].text)
    upward = any(map(_UPWARD.search, spoken))
    if not (upward or any(map(_CHART.search, spoken))) or sum(map(_somebody, steps)) < _SHARE * len(steps):
        return
    kind = "escalation" if any(map(_ESCALATION.search, spoken)) else "direct"
    for one, other in pairwise(context.names.named(step) for step in steps):
        lowers, uppers = (one, other) if upward else (other, one)
        yield from edges(lowers, uppers, kind, block.span, rule="chart")
