"""Cells that know their exact place, whatever format they came from."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from remit.graph.claim import Document, Evidence, Span, quote_of
from remit.loaders.loading import Unread

_WHOLE: Mapping[int, list[str]] = {}  # of a row in which no cell is broken into lines
_WRAPPING = "*`_'"  # Markdown emphasis, and the apostrophes that some spreadsheets put around texts


class Row:
    """The cells of one line: `values` as the file means them, each with its place in the document's text.

    `number` counts from 1 as a spreadsheet does. Without `places` the cells stand side by side from `start`, one
    character apart, and the places are counted only when evidence asks for them: few cells ever become evidence.
    """

    __slots__ = ("_places", "broken", "number", "start", "values")

    def __init__(self, number: int, values: list[str], start: int, places: list[tuple[int, int]] | None = None) -> None:
        self.number, self.values, self.start, self._places = number, values, start, places
        self.broken: Mapping[int, list[str]] = _WHOLE

    def lines(self, column: int) -> list[str]:
        """The lines of a cell in which its author broke them; its words, where they are on one."""
        return self.broken.get(column) or [self.text(column)]

    def text(self, column: int | None) -> str:
        """The words of a cell without blanks, emphasis or apostrophes around them; none where there is no cell."""
        if column is None or column >= len(self.values):
            return ""
        text = self.values[column].strip()
        return unwrapped(text) if text and text[0] in _WRAPPING else text

    def span(self, column: int) -> Span:
        """Where the words of `text(column)` stand. Doubled quotes of a CSV cell stay doubled in the document."""
        if column >= len(self.values):  # a short row: the cell is blank and stands at its end
            end = self.places()[-1][1]
            return Span(end, end)
        value, text, (start, end) = self.values[column], self.text(column), self.places()[column]
        if text is value or not text:
            return Span(start, end if text else start)
        left = value.index(text)
        return Span(start + left, end - (len(value) - left - len(text)))

    def places(self) -> list[tuple[int, int]]:
        """Start and end of every cell, blanks included."""
        if self._places is None:
            self._places, at = [], self.start
            for value in self.values:
                self._places.append((at, at + len(value)))
                at += len(value) + 1
        return self._places

    def fill(self, column: int, value: str, place: tuple[int, int]) -> None:
        """Let a cell say what stands at another place, as cells of a merged range do."""
        places, short = self.places(), column + 1 - len(self.values)
        end = places[-1][1] if places else self.start
        self.values += [""] * short
        places += [(end, end)] * short
        self.values[column], places[column] = value, place

    def blank(self) -> bool:
        """Whether no cell holds anything."""
        return not any(value and not value.isspace() for value in self.values)


Cell = tuple[Row, int]


@dataclass(slots=True)
class Table:
    """Rows in order, blank ones included; `sheet` is the name of a workbook's sheet, empty elsewhere."""

    document: Document
    rows: list[Row]
    sheet: str = ""

    def name(self, row: Row, column: int) -> str:
        """A cell as a spreadsheet calls it: "B7", "Sheet1!B7"."""
        return f"{self.sheet}!{letters(column)}{row.number}" if self.sheet else f"{letters(column)}{row.number}"

    def evidence(self, loader: str, rule: str, cell: Cell, *others: Cell) -> tuple[Evidence, ...]:
        """One piece of evidence that is called by `cell` and quotes it and `others` in the order of the document."""
        spans = [row.span(column) for row, column in (cell, *others)]
        places = tuple(sorted({span for span in spans if span[0] < span[1]} or spans[:1]))
        quote = quote_of(self.document.text, places)
        return (Evidence(self.document.id, places, quote, loader, rule, None, self.name(*cell)),)

    def unread(self, row: Row, column: int, reason: str) -> Unread:
        """That a cell was seen and not understood."""
        return Unread(self.document.name, self.name(row, column), row.text(column), reason)

    def cell_at(self, offset: int) -> Cell | None:
        """The cell that a character of the document's text stands in or before."""
        index = bisect_right(self.rows, offset, key=lambda row: row.start) - 1
        if index < 0 or not self.rows[index].values:
            return None
        row = self.rows[index]
        inside = [column for column in range(len(row.values)) if row.span(column).start <= offset]
        return row, inside[-1] if inside else 0


def unwrapped(text: str) -> str:
    """A text without the pairs of marks around it: three at most, as in `***A***`."""
    for _ in range(3):
        if len(text) < 2 or text[0] != text[-1] or text[0] not in _WRAPPING:
            break
        text = text[1:-1].strip()
    return text


@cache
def letters(column: int) -> str:
    """The letters of a column counted from 0: A, B … Z, AA."""
    return (letters(column // 26 - 1) if column >= 26 else "") + chr(65 + column % 26)
