"""Findings: numbered or titled shortcomings in headings and table cells, linked to recommendations."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from remit.loaders.report.blocks import Block
from remit.loaders.report.reading import Finding, Recommendation, Span
from remit.loaders.report.rec_tables import finding_number
from remit.loaders.report.tables import roles, rows

_LABEL = re.compile(
    r"\W{0,12}(?:audit\s+|key\s+)?(?:findings?|observations?|issues?|conditions?)\s*(?:no\.?|number|#)?\s*"
    r"(?P<number>[A-Z]?\d{1,3}(?:\.\d{1,3}){0,2})\b\s*[.:)–—-]*\s*",
    re.I,
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_TITLE = 140  # characters: a longer opening is text and not a title


def findings(text: str, blocks: list[Block]) -> list[Finding]:
    """Findings in document order."""
    found = [*_headed(blocks), *_tabled(text, blocks)]
    found.sort(key=lambda f: f.spans[0].start)
    return [replace(f, id=f"n{i}") for i, f in enumerate(found, 1)]


def _headed(blocks: list[Block]) -> Iterator[Finding]:
    """ "Finding No. 2 …" as a heading or a paragraph that opens with it."""
    for block in blocks:
        label = _LABEL.match(block.text) if block.kind != "cell" else None
        if label and (block.kind == "heading" or len(block.text) < 2 * _TITLE):
            yield Finding("", label["number"], (block.span,), "headed")


def _tabled(text: str, blocks: list[Block]) -> Iterator[Finding]:
    """The numbered title that a cell of a findings column begins with."""
    if not any(block.kind == "cell" for block in blocks):
        return
    for row in rows(text, blocks):
        places = roles(row)
        number = finding_number(row, places)
        if number:
            first = row.cells[places["finding"]][0]
            yield Finding("", number, (_title(first.text, first.spans[0]),), "table")


def _title(words: str, span: Span) -> Span:
    """The cell's first paragraph, or its first few words where title and text run together."""
    if len(words) <= _TITLE:
        return span
    stop = _SENTENCE.search(words, len(words[:4]) + 4)
    return Span(span.start, span.start + min(stop.start() if stop else _TITLE, _TITLE, span.end - span.start))


def link(found: Sequence[Finding], recommended: Sequence[Recommendation]) -> list[Recommendation]:
    """Recommendations with the number of the headed finding before them; rows of tables have theirs already."""
    headed = [f for f in found if f.rule == "headed"]
    linked: list[Recommendation] = []
    for one in recommended:
        before = [f for f in headed if f.spans[0].start < one.spans[0].start]
        linked.append(replace(one, findings=(before[-1].number,)) if before and not one.findings else one)
    return linked
