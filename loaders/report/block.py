"""One piece of layout: a heading, a paragraph, a list item or a paragraph of a table cell."""

from dataclasses import dataclass

from remit.loaders.report.reading import Span


@dataclass(slots=True)
class Block:
    """One piece of layout. `document[start:end]` is its content without marker; `text` is that with markup blanked.

    text: same length as the content, one line: offset i in `text` is offset start + i in the document.
    kind: "heading", "paragraph", "item" (bullet or numbered item) or "cell" (one paragraph of a table cell).
    index: place in the list that `read_blocks` returns; lead, parent and headings are such indices.
    line_start: where the line begins that holds the marker.
    level: heading level (1 outermost) or depth of item (0 up).
    marker, number: "(4.3)" and "4.3"; "" when there is none.
    headings: the stack of headings above, outermost first (without itself).
    parent: the item that this item is nested in.
    lead: what introduces this item: the parent item, else the paragraph before its list when that ends in a colon, is
    unfinished or says "the following"; else the heading when the list stands directly under it. Of a paragraph: the
    paragraph with a colon that stands before a run of subsections of which this is one. None otherwise.
    lead_kind: "parent", "paragraph", "heading", "section", "line" (unmarked lines under "Duties:") or "".
    list_id: items of one list (nested ones too) share a number; -1 elsewhere.
    table, row, column: numbers of a cell, -1 elsewhere; row_header and column_header: the text of the first cell in
    its row and of the header cell above ("" when the table has no header row).  header: this cell is a header cell.
    """

    kind: str
    start: int
    end: int
    text: str
    index: int = 0
    line_start: int = 0
    level: int = 0
    marker: str = ""
    number: str = ""
    headings: tuple[int, ...] = ()
    parent: int | None = None
    lead: int | None = None
    lead_kind: str = ""
    list_id: int = -1
    table: int = -1
    row: int = -1
    column: int = -1
    row_header: str = ""
    column_header: str = ""
    header: bool = False

    @property
    def span(self) -> Span:
        """Content of the block in the document."""
        return Span(self.start, self.end)
