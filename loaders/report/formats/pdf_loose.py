"""Tables without ruling lines: rows whose pieces stand in the same columns, with clear white between these."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from remit.loaders.report.formats.pdf_lines import beside, fragments, gutter_of, left_of, main_word, right_of
from remit.loaders.report.formats.pdf_margin import Fragment
from remit.loaders.report.formats.pdf_tables import Grid, inside
from remit.loaders.report.formats.pdf_words import Edge, Page
from remit.loaders.report.markers import marker_of

CLEAR = 7.0  # points of white between two columns, on every line of the table
NEAR = 2.6  # times the size of the text: a wider gap between two lines ends a table
FAR = 5.0  # the same where the next line has at least three columns: cells have margins of their own
OFTEN = 0.3  # of its lines a table has several columns, unless its cells hold prose
STRAIGHT = 3.0  # points by which the left edges of a column differ
APART = 1.25  # times the usual distance of lines: rows of a table whose cells hold several lines stand further apart


class Row(NamedTuple):
    """The pieces on one baseline from left to right; what only marks an item stands with its words."""

    base: float
    size: float
    pieces: tuple[Fragment, ...]

    @property
    def wide(self) -> bool:
        """At least two pieces, of which the first is no label such as "Date:" """
        return len(self.pieces) > 1 and not words_of(self.pieces[0]).endswith(":")


def words_of(piece: Fragment) -> str:
    """The words of a piece."""
    return " ".join(word.text for word in piece)


def loose_grids(page: Page, ruled: Sequence[Grid]) -> list[Grid]:
    """The tables of a page that no lines rule. A page of prose in columns has none."""
    free = [word for word in page.words if not any(inside(word, grid.box) for grid in ruled)]
    pieces = fragments(free)
    if gutter_of(pieces) is not None:
        return []
    return [grid for region in regions(rows_of(pieces)) if (grid := grid_of(page.number, region))]


def rows_of(pieces: Sequence[Fragment]) -> list[Row]:
    """The lines of a page from its top."""
    rows: list[list[Fragment]] = []
    for piece in sorted(pieces, key=lambda p: (p[0].base, p[0].x0)):
        if rows and beside(main_word(rows[-1][0]), main_word(piece)):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [
        Row(main_word(row[0]).base, main_word(row[0]).size, tuple(with_marks(sorted(row, key=left_of)))) for row in rows
    ]


def with_marks(pieces: Sequence[Fragment]) -> Iterator[Fragment]:
    """The pieces of a line, the mark of an item together with the words that it marks."""
    mark: Fragment = []
    for piece in pieces:
        if not mark and piece is pieces[0] and len(piece) == 1 and marker_of(f"{piece[0].text} x"):
            mark = list(piece)
            continue
        yield [*mark, *piece]
        mark = []
    if mark:
        yield mark


def regions(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Runs of rows that keep the same columns clear: from a row of several pieces on, with the lines that go on."""
    open_: list[Row] = []
    for row in rows:
        if open_ and belongs(row, open_):
            open_.append(row)
            continue
        if open_:
            yield open_
        open_ = [row] if row.wide else []
    if open_:
        yield open_


def belongs(row: Row, above: Sequence[Row]) -> bool:
    """Whether a line goes on with a table: it keeps the columns clear, and is near, or has several columns itself."""
    strips = len(clear(above))
    reach = FAR if row.wide and strips > 1 else NEAR
    return row.base - above[-1].base < reach * row.size and len(clear([*above, row])) >= strips > 0


def clear(rows: Sequence[Row]) -> list[tuple[float, float]]:
    """The strips of white that all rows leave between their columns, from left to right."""
    spans = sorted((left_of(piece), right_of(piece)) for row in rows for piece in row.pieces)
    found, reach = [], spans[0][1]
    for left, right in spans[1:]:
        if left - reach >= CLEAR:
            found.append((reach, left))
        reach = max(reach, right)
    return found


def grid_of(page: int, rows: Sequence[Row]) -> Grid | None:
    """The region as a table, or None where too little stands side by side."""
    wide = [row for row in rows if row.wide]
    strips = clear(rows)
    enough = len(wide) >= 3 or (len(wide) == 2 and len(strips) >= 2)
    sparse = len(wide) < OFTEN * len(rows) and not aligned(rows, strips)
    if not enough or sparse or any(not row.wide and len(row.pieces) > 1 for row in rows):
        return None
    words = [word for row in rows for piece in row.pieces for word in piece]
    lefts = [min(word.x0 for word in words) - 1, *((a + b) / 2 for a, b in strips)]
    right = max(word.x1 for word in words) + 1
    starts = starts_of(rows, lefts[1])
    tops = [min(word.y0 for piece in row.pieces for word in piece) - 1 for row in starts]
    bottom = max(word.y1 for word in words) + 1
    cells: list[list[Edge | None]] = [
        [(a, top, b, end) for a, b in pairwise([*lefts, right])] for top, end in pairwise([*tops, bottom])
    ]
    return Grid(page, (lefts[0], tops[0], right, bottom), cells, lefts, tops)


def aligned(rows: Sequence[Row], strips: Sequence[tuple[float, float]]) -> bool:
    """Whether all pieces begin at the edges of their columns, and what goes on below stands in later columns only.

    So do cells of prose, of which a row holds many lines.
    """
    lefts: dict[int, list[float]] = defaultdict(list)
    for row in rows:
        for piece in row.pieces:
            lefts[sum(left_of(piece) >= right for _, right in strips)].append(left_of(piece))
    return len(lefts[0]) < len(rows) and all(max(held) - min(held) < STRAIGHT for held in lefts.values())


def starts_of(rows: Sequence[Row], second: float) -> list[Row]:
    """The lines that begin a row of the table: those after a gap, or, where all stand alike, with a first cell."""
    gaps = [b.base - a.base for a, b in pairwise(rows)]
    least = min(gaps)
    if max(gaps) > APART * least and any(gap <= APART * least for gap in gaps):
        return [rows[0], *(row for gap, row in zip(gaps, rows[1:], strict=True) if gap > APART * least)]
    below = [piece[0].text[:1] for row in rows[1:] for piece in row.pieces]
    if 3 * sum(map(str.islower, below)) > len(below):
        return [rows[0]]  # sentences that run on below each other, side by side
    return [rows[0], *(row for row in rows[1:] if left_of(row.pieces[0]) < second)]
