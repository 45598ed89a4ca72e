"""Lines -> headings, items and paragraphs, by size and weight, indents and gaps, across columns and pages."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from remit.loaders.report.formats.pdf_breaks import ENDED, full, listed, short, stray_letter
from remit.loaders.report.formats.pdf_lines import Line
from remit.loaders.report.markers import Marker, marker_of, shape_of

GAP = 1.3  # times the usual distance of lines: what is more ends a paragraph
LARGER = 0.8  # points by which a heading exceeds the text
MOST_WORDS = 16  # of a heading in bold; a larger one may be longer
_SENTENCE = re.compile(r"[.;,][\"'”’)\]]*$")


@dataclass(slots=True)
class Block:
    """Lines that belong together. kind: heading, item, paragraph; `marker` of an item, `indent` of its text."""

    kind: str
    lines: list[Line] = field(default_factory=list)
    marker: Marker | None = None
    depth: int = 0

    @property
    def text(self) -> str:
        """Its words."""
        return " ".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class Manner:
    """How a document is set: size of its text, usual distance of its lines by size; `cell`: it is a cell of a table."""

    body: float
    pitch: dict[float, float]
    cell: bool = False

    @classmethod
    def of(cls, lines: Sequence[Line]) -> "Manner":
        """Measure lines, weighed by their length."""
        sizes: Counter[float] = Counter()
        for line in lines:
            sizes[line.size] += len(line.text)
        body = max(sizes, key=lambda size: (sizes[size], size)) if sizes else 12.0
        gaps: dict[float, Counter[float]] = {}
        for one, two in pairwise(lines):
            beside = one.page == two.page and one.column == two.column and one.size == two.size
            # Only a line that begins in the middle of a sentence is surely one of the same paragraph.
            if beside and two.base > one.base + 1 and two.text[:1].islower():
                gaps.setdefault(one.size, Counter())[round(two.base - one.base)] += 1
        return cls(body, {size: max(found, key=lambda g: (found[g], -g)) for size, found in gaps.items()})

    def usual(self, size: float) -> float:
        """The distance of lines of a size."""
        told = self.pitch.get(size, 1.2 * size)
        return told if told < 2.6 * size else 1.2 * size


def heading_style(line: Line, manner: Manner) -> tuple[float, int] | None:
    """Size and weight of a line that can be a heading, or None; larger and heavier stand above."""
    letters = [c for c in line.text if c.isalpha()]
    if len(letters) < 3:
        return None
    caps = len(letters) > 3 and all(c.isupper() for c in letters)
    if line.size >= manner.body + LARGER or (line.bold and line.size > manner.body - 2):
        return line.size, 4 * line.bold + 2 * caps - line.italic
    return None


def blocks_of(lines: Sequence[Line], manner: Manner) -> list[Block]:
    """The blocks of lines that stand in reading order; a table in between is a break."""
    found: list[Block] = []
    last: Line | None = None
    for line in lines:
        block = found[-1] if found else None
        if line.rows:
            found.append(Block("table", [line]))
        elif block is None or last is None or last.rows or not goes_on(block, last, line, manner):
            found.append(opened(line, manner))
        else:
            block.lines.append(line)
        last = line
    for block in found:
        settle(block, manner)
    found = tables_joined(found)
    deepen(found)
    return found


def tables_joined(blocks: Sequence[Block]) -> list[Block]:
    """Tables that a page broke are one: nothing stands between them, and their columns begin at the same places."""
    kept: list[Block] = []
    for block in blocks:
        last = kept[-1] if kept else None
        if last and last.kind == block.kind == "table" and continued(last.lines[-1], block.lines[0]):
            last.lines += block.lines
        else:
            kept.append(block)
    return kept


def continued(one: Line, other: Line) -> bool:
    """Whether the second table goes on with the first on the next page."""
    wide = len(one.rows[0]) == len(other.rows[0]) and abs(one.x0 - other.x0) < 6 and abs(one.x1 - other.x1) < 6
    return wide and other.page == one.page + 1


def opened(line: Line, manner: Manner) -> Block:
    """A block that begins with this line."""
    marker = marker_of(line.text)
    style = heading_style(line, manner)
    if style and not (marker and shape_of(marker.mark).startswith("bullet")):
        return Block("heading", [line])
    return Block("item", [line], marker) if marker else Block("paragraph", [line])


def goes_on(block: Block, last: Line, line: Line, manner: Manner) -> bool:
    """Whether a line belongs to the block whose last line is `last`."""
    if block.kind == "heading" and run_in(last, line, manner):
        block.marker = marker_of(block.text)
        block.kind = "item" if block.marker else "paragraph"
    elif block.kind == "heading" or (
        heading_style(line, manner) and not run_in(last, line, manner) and not emphasis(block, last, line)
    ):
        return block.kind == "heading" and heading_goes_on(block, last, line, manner)
    if abs(line.size - last.size) > 1.2:
        return False
    moved = line.page != last.page or line.column != last.column
    if starts_item(block, last, line, moved):
        return False
    if moved or line.base < last.base:
        return not ENDED.search(last.text) and (line.text[:1].islower() or full(last))
    gap = line.base - last.base
    usual = manner.usual(line.size)
    if gap > GAP * usual + 1:
        return False
    # A cell has no space between its paragraphs: only a line that breaks too early tells.
    ended = (manner.cell and not line.text[:1].islower()) or ENDED.search(last.text)
    broken = (short(last, line) and ended) or (not manner.cell and listed(block.lines, line))
    return not indented(block, last, line) and not broken


def run_in(last: Line, line: Line, manner: Manner) -> bool:
    """Two lines of one sentence, of which one is bold and no larger than the text: emphasis, and no heading."""
    close = line.page == last.page and 0 < line.base - last.base < GAP * manner.usual(line.size) + 1
    small = max(line.size, last.size) < manner.body + LARGER and line.bold != last.bold
    goes = line.text[:1].islower() or (full(last) and line.bold and abs(line.x0 - last.x0) < 4)
    return close and small and goes and not ENDED.search(last.text)


def emphasis(block: Block, last: Line, line: Line) -> bool:
    """A second bold line in the middle of a paragraph: the sentence of the first goes on."""
    bold = last.bold and line.bold and last.size == line.size and block.kind != "heading" and len(block.lines) > 1
    return bold and not ENDED.search(last.text)


def heading_goes_on(block: Block, last: Line, line: Line, manner: Manner) -> bool:
    """A second line of the same heading: same style, close, no number of its own, the first not short."""
    close = line.page == last.page and 0 < line.base - last.base < 1.7 * max(last.size, line.size)
    style = heading_style(line, manner)  # a number alone has none
    same = line.size == last.size and (line.bold == last.bold if style else len(line.text) < 12)
    marker = marker_of(line.text)
    own = marker is not None and not closes(last.text, marker)
    return close and same and not own and not ENDED.search(last.text) and len(block.lines) < 5


def starts_item(block: Block, last: Line, line: Line, moved: bool) -> bool:
    """Whether the marker at the beginning of a line is one, and not a number or dash that a line break put there."""
    marker = marker_of(line.text)
    if not marker or counts_on(line.text, marker) or closes(last.text, marker) or stray_letter(last, line, marker):
        return False
    shape = shape_of(marker.mark)
    if shape.startswith("bullet") and marker.mark not in ("-", "–", "—", "*", "+"):
        return True
    if block.marker and shape_of(block.marker.mark) == shape and abs(line.x0 - block.lines[0].x0) < 4:
        return True
    return bool(ENDED.search(last.text)) or short(last, line) or abs(line.x0 - last.x0) > 4 or (
        moved and line.text[marker.content : marker.content + 1].isupper() and not last.text[-1:].isalpha()
    )  # fmt: skip


def closes(text: str, marker: Marker) -> bool:
    """The mark ends what a bracket on the line before opened: "(paragraph" above "12)"."""
    return marker.mark[-1] == ")" and marker.mark[0] != "(" and text.rfind("(") > text.rfind(")")


def counts_on(text: str, marker: Marker) -> bool:
    """The next number stands on the same line: "(1) the plan, (2) the budget" is no list of lines."""
    found = re.search(r"\d+", marker.mark)
    following = found and f"{marker.mark[: found.start()]}{int(found[0]) + 1}{marker.mark[found.end() :]}"
    return bool(following) and f" {following} " in text[marker.content :]


def indented(block: Block, last: Line, line: Line) -> bool:
    """The line is indented against those before as the first of a paragraph, or goes back out of an indented one."""
    step = 0.8 * line.size
    if abs(line.x0 + line.x1 - last.x0 - last.x1) < 4:
        return False  # both are centred
    if len(block.lines) == 1:
        hanging = block.kind == "item"
        back = line.x0 < last.x0 - 3.5 * line.size and not hanging
        return back or (not hanging and line.x0 > last.x0 + step and bool(ENDED.search(last.text)))
    if block.kind == "item" and line.x0 < min(each.x0 for each in block.lines[1:]) - step:
        return bool(ENDED.search(last.text)) or not full(last)
    return abs(line.x0 - last.x0) > step and bool(ENDED.search(last.text) or not full(last))


def settle(block: Block, manner: Manner) -> None:
    """Headings that are sentences are paragraphs after all."""
    if block.kind != "heading":
        return
    words = len(block.text.split())
    larger = block.lines[0].size >= manner.body + LARGER
    sentence = (bool(_SENTENCE.search(block.text)) and words > 6) or (block.text[:1].islower() and words > 2)
    introduces = block.text.endswith(":") and words > 8
    if words > (2 * MOST_WORDS if larger else MOST_WORDS) or sentence or introduces:
        block.marker = marker_of(block.text)
        block.kind = "item" if block.marker else "paragraph"


def deepen(blocks: Sequence[Block]) -> None:
    """Depth of items by where their markers stand; a paragraph indented as an item's text belongs to it."""
    stack: list[float] = []
    for block in blocks:
        x = block.lines[0].x0
        if block.kind == "item":
            stack = [left for left in stack if left < x - 4]
            block.depth = len(stack)
            stack.append(x)
        elif block.kind == "paragraph" and stack and x > stack[-1] + 6:
            block.depth = len(stack)
        else:
            stack = []
