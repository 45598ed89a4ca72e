"""Words -> lines in reading order: pieces on one baseline, columns found by the gutter that nothing crosses."""

from collections import defaultdict
from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from remit.loaders.report.formats.pdf_margin import Fragment, bands
from remit.loaders.report.formats.pdf_tables import Grid, inside
from remit.loaders.report.formats.pdf_words import SOFT, Edge, Page, Word

MIN_GUTTER = 8.0  # points
MIN_LINES = 5  # on each side of a gutter
FULL = 0.55  # of a column's width that the median line of prose fills; a column of labels fills less
RAISED = 0.8  # of a line's size: what is smaller and stands higher is the mark of a footnote


class Line(NamedTuple):
    """A line of words: box, baseline, size of most of it, whether all of it is bold, and its column's edges."""

    page: int
    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    base: float
    size: float
    bold: bool
    italic: bool
    left: float
    right: float
    column: int = 0
    words: tuple[Word, ...] = ()
    rows: tuple[tuple[tuple["Line", ...], ...], ...] = ()  # of the cells of a table that stands in this place


def lines_of(page: Page, grids: Sequence[Grid] = ()) -> list[Line]:
    """The lines of a page as a person reads them; each of its tables is one, with the lines of its cells."""
    free = [word for word in page.words if not any(inside(word, grid.box) for grid in grids)]
    found: list[Line] = []
    read = (column for band in bands(fragments(free)) for column in columns(band))
    for number, column in enumerate(read):
        found += in_column(page.number, column, number)
    for grid in grids:
        table = table_line(page, grid)
        if table:
            at = next((i for i, line in enumerate(found) if line.base > grid.box[1] and overlap(line, grid)), None)
            found.insert(len(found) if at is None else at, table)
    return found


def overlap(line: Line, grid: Grid) -> bool:
    """Whether a line stands above or below a table, and not beside it."""
    return line.x0 < grid.box[2] and line.x1 > grid.box[0]


def table_line(page: Page, grid: Grid) -> Line | None:
    """A table as one line, or None where no cell holds a word."""
    held: defaultdict[tuple[int, int], list[Word]] = defaultdict(list)
    for word in page.words:
        if inside(word, grid.box):
            held[grid.cell_of(word)].append(word)
    rows = tuple(
        tuple(cell_lines(page.number, held[number, column], cell) for column, cell in enumerate(row))
        for number, row in enumerate(grid.rows)
    )
    rows = tuple(row for row in rows if any(row))
    if not rows:
        return None
    x0, y0, x1, y1 = grid.box
    return Line(page.number, "", x0, y0, x1, y1, y1, 0.0, False, False, x0, x1, 0, (), rows)


def cell_lines(page: int, words: list[Word], cell: Edge | None) -> tuple[Line, ...]:
    """The lines of one cell, whose edges are those of their column."""
    lines = in_column(page, fragments(words), 0) if words else []
    if lines and cell:
        padding = max(min(line.x0 for line in lines) - cell[0], 2.0)  # as much on the right as on the left
        lines = [line._replace(left=cell[0], right=max(line.right, cell[2] - padding)) for line in lines]
    return tuple(lines)


def fragments(words: Sequence[Word]) -> list[Fragment]:
    """Words that follow each other on a baseline without a wide gap."""
    found: list[Fragment] = []
    for word in words:
        last = found[-1][-1] if found else None
        if last and beside(last, word) and -0.5 * last.size < word.x0 - last.x1 < 0.9 * max(word.size, last.size, 6):
            found[-1].append(word)
        else:
            found.append([word])
    return found


def beside(one: Word, other: Word) -> bool:
    """Whether two words stand on one line: most of the lower one's height is shared."""
    shared = min(one.y1, other.y1) - max(one.y0, other.y0)
    return shared > 0.5 * min(one.y1 - one.y0, other.y1 - other.y0)


def left_of(fragment: Fragment) -> float:
    """Left edge."""
    return fragment[0].x0


def right_of(fragment: Fragment) -> float:
    """Right edge."""
    return fragment[-1].x1


def columns(pieces: list[Fragment]) -> list[list[Fragment]]:
    """The fragments of each column in reading order; what crosses the gutter divides the page into bands."""
    gutter = gutter_of(pieces)
    if gutter is None:
        return [pieces] if pieces else []
    crossing = sorted((p for p in pieces if left_of(p) < gutter < right_of(p)), key=lambda p: p[0].base)
    found: list[list[Fragment]] = []
    above = float("-inf")
    for piece in [*crossing, None]:
        below = piece[0].base if piece else float("inf")
        band = [p for p in pieces if above < p[0].base < below and p not in crossing]
        found += columns([p for p in band if right_of(p) <= gutter])
        found += columns([p for p in band if left_of(p) >= gutter])
        found += [[piece]] if piece else []
        above = below
    return merged(found)


def merged(found: list[list[Fragment]]) -> list[list[Fragment]]:
    """Bands of a single piece after each other are one column."""
    kept: list[list[Fragment]] = []
    single = False
    for band in found:
        if single and len(band) == 1:
            kept[-1] += band
        else:
            kept.append(list(band))
        single = len(band) == 1
    return kept


def gutter_of(pieces: list[Fragment]) -> float | None:
    """The middle of the white strip between two columns of prose, or None."""
    if len(pieces) < 2 * MIN_LINES:
        return None
    left, right = min(map(left_of, pieces)), max(map(right_of, pieces))
    edges = sorted(
        {right_of(p) for p in pieces if left + 0.2 * (right - left) < right_of(p) < left + 0.8 * (right - left)}
    )
    best: tuple[int, float] | None = None
    for edge in edges:
        starts = [left_of(p) for p in pieces if left_of(p) >= edge]
        if not starts or min(starts) - edge < MIN_GUTTER:
            continue
        middle = (edge + min(starts)) / 2
        crossing = sum(left_of(p) < middle < right_of(p) for p in pieces)
        if (best is None or crossing < best[0]) and crossing < 0.3 * len(pieces) and prose(pieces, middle):
            best = (crossing, middle)
    return best[1] if best else None


def prose(pieces: list[Fragment], middle: float) -> bool:
    """Whether both sides of a gutter hold lines that fill their column."""
    for side in ([p for p in pieces if right_of(p) <= middle], [p for p in pieces if left_of(p) >= middle]):
        if len(side) < MIN_LINES:
            return False
        width = max(map(right_of, side)) - min(map(left_of, side))
        if median(right_of(p) - left_of(p) for p in side) < FULL * width:
            return False
    return True


def in_column(page: int, pieces: list[Fragment], column: int) -> list[Line]:
    """The lines of one column, from its top."""
    left, right = min(map(left_of, pieces)), max(map(right_of, pieces))
    rows: list[Fragment] = []
    for piece in sorted(pieces, key=lambda p: (p[0].base, p[0].x0)):
        near = next((row for row in reversed(rows[-3:]) if beside(main_word(row), main_word(piece))), None)
        if near is None:
            rows.append(list(piece))
        else:
            near += piece
    lines = [made(page, sorted(row, key=lambda w: w.x0), left, right, column) for row in rows]
    return sorted((line for line in lines if line.text), key=lambda line: line.base)


def main_word(row: Fragment) -> Word:
    """The tallest word of a line, which says where the line stands."""
    return max(row, key=lambda word: word.size)


def made(page: int, words: Fragment, left: float, right: float, column: int) -> Line:
    """A line of words from left to right, without the marks of footnotes."""
    size = common(words)
    base = median(word.base for word in words if word.size >= RAISED * size)
    kept = [w for i, w in enumerate(words) if not (i and is_mark(w, size, base))]
    text = "".join(
        ("" if not i or word.glued or halves(kept[i - 1], word) else " ") + word.text for i, word in enumerate(kept)
    )
    text = text[:-1].replace(SOFT, "-") + text[-1:]  # only at the end of a line it may divide a word
    letters = [word for word in kept if any(c.isalpha() for c in word.text)]
    bold = bool(letters) and all(word.bold for word in letters)
    italic = bool(letters) and all(word.italic for word in letters)
    box = (kept[0].x0, min(w.y0 for w in kept), max(w.x1 for w in kept), max(w.y1 for w in kept))
    return Line(page, text, *box, base, size, bold, italic, left, right, column, tuple(kept))


def halves(one: Word, other: Word) -> bool:
    """Whether two pieces are one word, drawn apart: not even a thin blank stands between them."""
    near = abs(other.x0 - one.x1) < 0.02 * one.size
    return near and one.size == other.size and one.text[-1:].isalpha() and other.text[:1].islower()


def common(words: Sequence[Word]) -> float:
    """The size in which most characters of a line are set."""
    sizes: dict[float, int] = {}
    for word in words:
        sizes[word.size] = sizes.get(word.size, 0) + len(word.text)
    return max(sizes, key=lambda size: (sizes[size], size))


def is_mark(word: Word, size: float, base: float) -> bool:
    """Small raised digits or signs: they call a footnote and belong to no sentence."""
    small = word.size < RAISED * size or word.y1 - word.y0 < 0.75 * size
    raised = word.base < base - 0.15 * size
    mark = word.text.strip("*†‡§,;[]()").isdigit() or set(word.text) <= set("*†‡§,")
    return small and raised and mark
