"""Sheets of a workbook: a header that stays, filters, widths, and cells that are never anything but text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from remit.graph.claim import CONTROL
from remit.graph.errors import BadInput

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

MOST_CHARACTERS = 32_767  # of a cell, as Excel counts them: UTF-16
MOST_ROWS = 1_048_576
MOST_LINES = 12  # that a row shows; the cell holds the rest
LINE = 13  # points
NARROW = 6  # characters: a column of letters, whose title stands upright
MOST_LINKS = 65_530  # of a sheet; what is beyond them stays as text

# xlsxwriter takes <r>…</r> for XML of its own and writes it as it is; and where two escapes like _x0041_ share a line
# it escapes only the first. Such a text is written in runs, none of which can be taken for anything else.
_ODD = re.compile(r"\A<r>.*</r>\Z|_x[0-9A-Fa-f]{4}_x[0-9A-Fa-f]{4}_", re.DOTALL)
_RUNS = re.compile(r"(?<=\A<)(?=r>)|(?<=_x[0-9A-Fa-f]{4})(?=_)")


class Link(NamedTuple):
    """A cell that leads to a row of another sheet (the header is row 1)."""

    sheet: str
    row: int
    text: str


class Styled(NamedTuple):
    """A cell in one of the styles of `Styles`."""

    text: str
    style: str


Cell = str | int | Link | Styled

STYLES: dict[str, dict[str, object]] = {
    "head": {"bold": True, "bg_color": "#1F3A4D", "font_color": "#FFFFFF", "text_wrap": True, "valign": "vcenter"},
    "text": {"text_wrap": True, "valign": "top"},
    "bold": {"text_wrap": True, "valign": "top", "bold": True},
    "link": {"font_color": "#0B5CAD", "underline": 1, "valign": "top"},
    "high": {"bold": True, "valign": "top", "bg_color": "#F9D5D0", "font_color": "#8C1D0F"},
    "medium": {"bold": True, "valign": "top", "bg_color": "#FCE8C3", "font_color": "#7A4A00"},
    "low": {"bold": True, "valign": "top", "bg_color": "#DCE9F5", "font_color": "#1D4E79"},
    "letter": {"align": "center", "valign": "top"},
    "accountable": {"align": "center", "valign": "top", "bold": True, "bg_color": "#CFE3D4"},
    "actor": {"bold": True, "bg_color": "#1F3A4D", "font_color": "#FFFFFF", "rotation": 90, "valign": "bottom"},
}


@dataclass(slots=True)
class Book:
    """A workbook in the making; formats are made once."""

    workbook: "Workbook"
    formats: dict[str, "Format"] = field(default_factory=dict)

    def style(self, name: str) -> "Format":
        """The format of a style."""
        if name not in self.formats:
            self.formats[name] = self.workbook.add_format({"font_name": "Calibri", "font_size": 10, **STYLES[name]})
        return self.formats[name]

    def sheet(self, name: str, columns: Sequence[tuple[str, int]], head: str = "") -> "Sheet":
        """A new sheet: (title, width in characters) of each column; `head` is the style of titles of narrow ones."""
        made = Sheet(self, self.workbook.add_worksheet(name), name, [width for _, width in columns])
        for i, (title, width) in enumerate(columns):
            made.page.set_column(i, i, width)
            style = head if head and width <= NARROW else "head"
            made.text(0, i, checked(title, f"sheet {name}, title"), self.style(style))
        made.page.set_row(0, 130 if head else 20)
        made.page.freeze_panes(1, 0)
        made.page.repeat_rows(0)
        made.page.set_landscape()
        made.page.set_paper(9)  # A4
        made.page.fit_to_pages(1, 0)
        return made


@dataclass(slots=True)
class Sheet:
    """One sheet; `rows` are those written, without the header."""

    book: Book
    page: "Worksheet"
    name: str
    widths: Sequence[int]
    rows: int = 0
    links: int = 0

    def add(self, what: str, cells: Sequence[Cell]) -> None:
        """Write a row; `what` names it in the error where a cell does not fit. Raises BadInput."""
        self.rows += 1
        if self.rows >= MOST_ROWS:
            raise BadInput(f"sheet {self.name}", f"has more than {MOST_ROWS - 1:,} rows", "--format csv for so much")
        lines = 1
        for column, (cell, width) in enumerate(zip(cells, self.widths, strict=True)):
            if cell != "":
                self._put(column, cell, what)
                lines = max(lines, lines_of(cell, width))
        self.page.set_row(self.rows, LINE * min(lines, MOST_LINES) + 2)

    def _put(self, column: int, cell: Cell, what: str) -> None:
        if isinstance(cell, Link):
            self._link(column, cell)
        elif isinstance(cell, int):
            self.page.write_number(self.rows, column, cell, self.book.style("text"))
        else:
            text, style = cell if isinstance(cell, Styled) else (cell, "text")
            self.text(self.rows, column, checked(text, what), self.book.style(style))

    def text(self, row: int, column: int, text: str, style: "Format") -> None:
        """Write a text as nothing but a text."""
        if _ODD.search(text):
            first, *rest = _RUNS.split(text.replace("\r\n", "\n").replace("\r", "\n"))
            runs = [part for run in rest for part in (self.book.style("text"), run)]
            self.page.write_rich_string(row, column, first, *runs, style)
        elif text:
            self.page.write_string(row, column, text, style)

    def _link(self, column: int, link: Link) -> None:
        style = self.book.style("link")
        if self.links < MOST_LINKS:
            self.links += 1
            self.page.write_url(self.rows, column, f"internal:'{link.sheet}'!A{link.row}", style, link.text)
        else:
            self.page.write_string(self.rows, column, link.text, self.book.style("text"))

    def finish(self) -> None:
        """Set the filters over what was written."""
        self.page.autofilter(0, 0, max(self.rows, 1), len(self.widths) - 1)


def lines_of(cell: Cell, width: int) -> int:
    """How many lines a cell takes in a column of so many characters; not every program finds that out by itself."""
    if isinstance(cell, int):
        return 1
    text = cell if isinstance(cell, str) else cell.text
    if len(text) < width and "\n" not in text:
        return 1
    return sum(len(line) // max(width - 1, 1) + 1 for line in text.split("\n"))


def checked(text: str, what: str) -> str:
    """A text as a cell holds it. Raises BadInput for one that is too long: cut, it would say something else."""
    if len(text) < MOST_CHARACTERS // 2 and text.isprintable():
        return text  # as nearly every cell is
    size = len(text.encode("utf-16-le", "surrogatepass")) // 2
    if size > MOST_CHARACTERS:
        raise BadInput(what, f"has {size:,} characters in one cell", f"at most {MOST_CHARACTERS:,}; use --format csv")
    return CONTROL.sub(" ", text)
