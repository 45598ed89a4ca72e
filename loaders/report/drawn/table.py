"""A drawn table: its rows of cells, each cell the pieces of lines that its words stand on."""

from typing import NamedTuple


class Line(NamedTuple):
    """A line of a text and where it begins."""

    start: int
    text: str


class Piece(NamedTuple):
    """Words on one line: where they begin and end in the text, and their first column on the line."""

    start: int
    end: int
    left: int
    words: str

    @property
    def right(self) -> int:
        """The column behind the words."""
        return self.left + len(self.words)


Cell = list[Piece]
Row = list[Cell]


class Table(NamedTuple):
    """Where the table stands in the text, its rows, and how many of them are its header (0 or 1)."""

    start: int
    end: int
    rows: list[Row]
    header: int


def piece(line: Line, left: int, right: int) -> Piece | None:
    """What stands between two columns of a line, or None where that is blank."""
    words = line.text[left:right]
    bare = words.strip()
    if not bare:
        return None
    left += len(words) - len(words.lstrip())
    return Piece(line.start + left, line.start + left + len(bare), left, bare)


def words_of(cell: Cell) -> str:
    """The words of a cell."""
    return " ".join(each.words for each in cell)
