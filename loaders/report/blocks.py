"""Layout: a document as headings, paragraphs, list items and table cells, each with exact offsets and what leads it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from remit.loaders.report.block import Block
from remit.loaders.report.cells import Cell, table_of
from remit.loaders.report.headings import FIELD, UNWRAPPED, Heading, heading_of, line_width
from remit.loaders.report.introducing import introduces, is_unmarked_item, names_owner
from remit.loaders.report.markers import Marker, marker_of, number_of
from remit.loaders.report.masking import mask, plain
from remit.loaders.report.run_on import split_items

__all__ = ["Block", "read_blocks"]

_FINAL = re.compile(r"[.?!][\"'”’)\]\s]*$")
_FOLLOWING = re.compile(r"\bthe following\b", re.I)
_ASIDE = 240  # characters of a paragraph between "the following" and its list
_SHORT = 80  # characters of a line that introduces lines
_MERGE = 4000  # characters: longer paragraphs are never joined with the next, which keeps joining linear


@dataclass(slots=True)
class _Open:
    """An item on the stack of open lists."""

    marker: Marker
    index: int


@dataclass(slots=True)
class _Layout:
    """State of one pass over the lines."""

    text: str
    masked: str
    width: int
    blocks: list[Block] = field(default_factory=list)
    headings: list[Block] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    lists: int = 0
    gap: bool = True
    lead: int | None = None
    section_lead: tuple[int, int] | None = None  # paragraph with a colon right before a heading, level of its section

    def add(self, kind: str, start: int, end: int, line_start: int) -> Block | None:
        """Append a block for the trimmed span; None when nothing but white space is left."""
        words = plain(self.masked[start:end])
        body = words.strip()
        if not body:
            return None
        start += len(words) - len(words.lstrip())
        end = start + len(body)
        block = Block(kind, start, end, body, len(self.blocks), line_start)
        block.headings = tuple(h.index for h in self.headings)
        self.blocks.append(block)
        return block


def _heading(layout: _Layout, found: Heading, line_start: int) -> None:
    while layout.headings and layout.headings[-1].level >= found.level:
        layout.headings.pop()
    before = layout.blocks[-1] if layout.blocks else None
    above = layout.headings[-1].level if layout.headings else 0
    if before is not None and before.kind == "paragraph" and before.text.endswith(":") and found.level > above:
        layout.section_lead = (before.index, above)
    elif layout.section_lead and found.level <= layout.section_lead[1]:
        layout.section_lead = None
    block = layout.add("heading", found.start, found.end, line_start)
    if block is None:
        return
    block.level, block.marker, block.number = found.level, found.mark, number_of(found.mark)
    layout.headings.append(block)
    layout.stack.clear()
    layout.lead = None


def _new_list(layout: _Layout) -> None:
    layout.lists += 1
    before = layout.blocks[-1] if layout.blocks else None
    if before is None or before.kind == "cell":
        layout.lead = None
    elif before.kind == "heading" or (
        before.kind == "paragraph" and (introduces(before.text) or names_owner(before.text))
    ):
        layout.lead = before.index
    else:
        layout.lead = _earlier_lead(layout)


def _earlier_lead(layout: _Layout) -> int | None:
    """The paragraph before the last one, when it says that something follows and the last one only adds to it."""
    last = layout.blocks[-2:]
    if len(last) < 2 or any(b.kind != "paragraph" for b in last) or len(last[1].text) > _ASIDE:
        return None
    return last[0].index if _FOLLOWING.search(last[0].text) else None


def _place(layout: _Layout, marker: Marker) -> None:
    """Close the open items that the new one is not nested in."""
    stack = layout.stack
    while stack and marker.indent < stack[-1].marker.indent - 1:
        stack.pop()
    while marker.shape.startswith("dotted") and stack and stack[-1].marker.shape.startswith("dotted"):
        if stack[-1].marker.shape < marker.shape:
            break
        stack.pop()
    if stack and marker.indent <= stack[-1].marker.indent + 1:
        shapes = [o.marker.shape for o in stack[-8:] if abs(o.marker.indent - marker.indent) <= 1]
        if marker.shape in shapes:
            while stack[-1].marker.shape != marker.shape:
                stack.pop()
            stack.pop()


def _item(layout: _Layout, marker: Marker, start: int, line: str, line_start: int) -> None:
    if not layout.stack:
        _new_list(layout)
    _place(layout, marker)
    block = layout.add("item", start + marker.content, start + len(line), line_start)
    if block is None:  # the number stands alone: its words come on the next line
        block = Block("item", start + len(line), start + len(line), "", len(layout.blocks), line_start)
        block.headings = tuple(h.index for h in layout.headings)
        layout.blocks.append(block)
    block.marker, block.number = marker.mark, number_of(marker.mark)
    block.level, block.list_id = len(layout.stack), layout.lists
    block.parent = layout.stack[-1].index if layout.stack else None
    block.lead = block.parent if block.parent is not None else layout.lead
    if block.lead is not None:
        block.lead_kind = "parent" if block.parent is not None else layout.blocks[block.lead].kind
    layout.stack.append(_Open(marker, block.index))


def _extend(layout: _Layout, block: Block, end: int) -> None:
    """Let the block reach to `end`, over line ends and page breaks."""
    if block.text:  # only what is new, so that joining many short lines stays linear
        block.text = (block.text + plain(layout.masked[block.end : end])).rstrip()
    else:
        words = plain(layout.masked[block.start : end])
        block.start += len(words) - len(words.lstrip())
        block.text = words.strip()
    block.end = block.start + len(block.text)


def _continues(layout: _Layout, line: str, indent: int) -> Block | None:
    """The block that an unmarked line goes on with, or None when it begins a paragraph."""
    block = layout.blocks[-1] if layout.blocks else None
    if block is None or block.kind not in ("item", "paragraph") or len(block.text) > _MERGE:
        return None
    if not block.text:
        return block
    goes_on = _past_gap(layout, block, line, indent) if layout.gap else _at_once(layout, block, line, indent)
    return block if goes_on else None


def _past_gap(layout: _Layout, block: Block, line: str, indent: int) -> bool:
    """After a blank line only an unfinished sentence goes on, in small letters: a page broke it."""
    unfinished = line.lstrip()[:1].islower() and not _FINAL.search(block.text) and block.text[-1] not in ":;"
    nested = bool(layout.stack) and indent > layout.stack[-1].marker.indent
    return unfinished and (block.kind == "paragraph" or nested)


def _at_once(layout: _Layout, block: Block, line: str, indent: int) -> bool:
    """On the next line a paragraph goes on unless it is finished before the line is full."""
    short = len(block.text) < 0.6 * layout.width and bool(FIELD.match(block.text)) and line.lstrip()[:1].isupper()
    if block.kind == "paragraph" and (short or FIELD.match(plain(line))):
        return False  # "Owner: Land Office" on a line of its own
    if block.kind == "paragraph" and layout.width == UNWRAPPED and not line.lstrip()[:1].islower():
        return False  # every line is a paragraph
    last = len(layout.masked[layout.masked.rfind("\n", 0, block.end) + 1 : block.end].rstrip())
    closed = bool(_FINAL.search(block.text)) or block.text[-1] == ":"
    if block.kind == "item" and not closed and line[:1].isupper() and last < 0.6 * layout.width:
        return False  # a line at the margin behind a short item that has no stop
    inside = block.kind == "item" and bool(layout.stack) and indent > layout.stack[-1].marker.indent
    return inside or not closed or 0.6 * layout.width <= last <= UNWRAPPED


def _words(layout: _Layout, line: str, start: int) -> None:
    indent = len(line) - len(line.lstrip())
    if is_unmarked_item(layout.blocks[-1] if layout.blocks else None, line):
        _item(layout, Marker("", "line", indent, indent), start, line, start)
        return
    going_on = _continues(layout, line, indent)
    if going_on is not None:
        _extend(layout, going_on, start + len(line))
        return
    if layout.stack and indent <= layout.stack[-1].marker.indent:
        layout.stack.clear()
    before = layout.blocks[-1] if layout.blocks else None
    block = layout.add("paragraph", start, start + len(line), start)
    if block is not None and before is not None and before.kind == "paragraph":
        _led_lines(layout, block, before)
    if block is not None and layout.section_lead and layout.headings:
        block.lead, block.lead_kind = layout.section_lead[0], "section"


def _led_lines(layout: _Layout, block: Block, before: Block) -> None:
    """Lines without bullets under "Duties:" are led by it, as long as they stand at one depth."""
    opens = before.text.endswith(":") and len(before.text) < _SHORT
    same = block.start - block.line_start == before.start - before.line_start
    if opens:
        block.lead, block.lead_kind = before.index, "line"
    elif before.lead_kind == "line" and same:
        block.lead, block.lead_kind = before.lead, "line"


def _open_words(layout: _Layout, line: str) -> str:
    """Kind of the open block that an unmarked line could go on with: "paragraph", "item", "nested" or ""."""
    block = layout.blocks[-1] if layout.blocks else None
    if block is None or block.kind not in ("paragraph", "item"):
        return ""
    if block.kind == "item" and layout.stack and len(line) - len(line.lstrip()) > layout.stack[-1].marker.indent:
        return "nested"
    return block.kind


def _cells(layout: _Layout, cells: list[Cell]) -> None:
    """Every paragraph of every cell as a block of its own."""
    for cell in cells:
        block = layout.add("cell", cell.start, cell.end, cell.line_start)
        if block is not None:
            block.table, block.row, block.column, block.header = cell.table, cell.row, cell.column, cell.header
            block.row_header, block.column_header = cell.row_header, cell.column_header
    layout.stack.clear()


def _lines(masked: str) -> Iterator[tuple[int, str]]:
    at = 0
    for line in masked.split("\n"):
        yield from split_items(at, line)
        at += len(line) + 1


def read_blocks(text: str) -> list[Block]:
    """The blocks of a document in document order. Every offset counts code points of `text`; linear in its length."""
    masked = mask(text)
    lines = list(_lines(masked))
    tables, rows = table_of(lines)
    layout = _Layout(text, masked, line_width(lines))
    levels: dict[str, int] = {}
    i = 0
    while i < len(lines):
        start, line = lines[i]
        if i in rows:
            _cells(layout, tables[rows[i]])
            i = next((n for n in range(i, len(lines)) if rows.get(n) != rows[i]), len(lines))
            continue
        if not line.strip():
            layout.gap = True
            i += 1
            continue
        found = heading_of(
            lines, i, width=layout.width, gap=layout.gap, opened=_open_words(layout, line), levels=levels
        )
        if found is not None:
            _heading(layout, found, start)
            i += found.lines
        else:
            marker = marker_of(line)
            _item(layout, marker, start, line, start) if marker else _words(layout, line, start)
            i += 1
        layout.gap = False
    return layout.blocks
