"""Ruled tables of a PDF page: cells between ruling lines, found with the geometry of pdfplumber, filled with words."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from ctypes import byref, c_float, c_int
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from remit.loaders.report.formats.pdf_words import Edge, Turn, Word

THIN = 3.0  # points: a filled shape no thicker than this is a line
THICK = 8.0  # the same where the shape is many times as long: a heavy rule between two groups of rows
LONG = 12.0  # times its thickness
SHORT = 6.0  # points: a line no longer than this rules nothing
DOT = (1.5, 9.0)  # points that a drawn bullet measures
FAR = 40.0  # points between a drawn bullet and its words
MOST_EDGES = 3_000
MOST_POINTS = 2_500  # the search for cells grows with their square


class Grid(NamedTuple):
    """A table on a page: its box, and its cells as boxes by row and column; None where a merged cell reaches over."""

    page: int
    box: Edge
    rows: list[list[Edge | None]]

    lefts: list[float]
    tops: list[float]

    def cell_of(self, word: Word) -> tuple[int, int]:
        """Row and column of the cell that holds a word, or of the place where its cell would be."""
        for number, row in enumerate(self.rows):
            for column, cell in enumerate(row):
                if cell and inside(word, cell):
                    return number, column
        x, y = (word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2
        return max(bisect_right(self.tops, y) - 1, 0), max(bisect_right(self.lefts, x) - 1, 0)


def grids_of(page: Any, number: int) -> list[Grid]:
    """The ruled tables of a page, from its top."""
    edges = list(edges_of(page))
    upright = [edge for edge in edges if edge["orientation"] == "v"]
    if len(upright) < 2 or len(edges) - len(upright) < 2 or len(edges) > MOST_EDGES:
        return []
    from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

    points = edges_to_intersections(merge_edges(edges, 3, 3, 3, 3), 3, 3)
    if len(points) > MOST_POINTS:
        return []
    tables = cells_to_tables(intersections_to_cells(points))
    grids = [grid(number, cells) for cells in tables]
    return sorted((each for each in grids if len(each.lefts) > 1), key=lambda each: each.box[1])


def edges_of(page: Any) -> Iterator[dict[str, Any]]:
    """The level and upright lines that are drawn on a page, as pdfplumber describes them."""
    turn = Turn(page)
    for i in range(pdfium.FPDFPage_CountObjects(page)):
        shape = pdfium.FPDFPage_GetObject(page, i)
        if pdfium.FPDFPageObj_GetType(shape) != pdfium.FPDF_PAGEOBJ_PATH or not painted(shape):
            continue
        box = box_of(shape, turn)
        if box and is_rule(box):
            yield from straight(*box)
            continue
        for (x0, y0), (x1, y1) in strokes(shape, turn) if stroked(shape) else ():
            yield from straight(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def is_rule(box: Edge) -> bool:
    """Whether a shape is so thin, or so long for its thickness, that it is a line."""
    thin, long = sorted((box[2] - box[0], box[3] - box[1]))
    return thin <= THIN or (thin <= THICK and long > LONG * thin)


def painted(shape: Any) -> bool:
    """Whether a path is filled or stroked at all."""
    fill, stroke = c_int(), c_int()
    pdfium.FPDFPath_GetDrawMode(shape, byref(fill), byref(stroke))
    return bool(fill.value or stroke.value)


def stroked(shape: Any) -> bool:
    """Whether the outline of a path is drawn: the edge of a shaded ground rules nothing."""
    fill, stroke = c_int(), c_int()
    pdfium.FPDFPath_GetDrawMode(shape, byref(fill), byref(stroke))
    return bool(stroke.value)


def box_of(shape: Any, turn: Turn) -> Edge | None:
    """The box around a path on the page as shown."""
    left, bottom, right, top = c_float(), c_float(), c_float(), c_float()
    if not pdfium.FPDFPageObj_GetBounds(shape, byref(left), byref(bottom), byref(right), byref(top)):
        return None
    return turn.rect(left.value, bottom.value, right.value, top.value)


Point = tuple[float, float]


def strokes(shape: Any, turn: Turn) -> Iterator[tuple[Point, Point]]:
    """The straight pieces of a path."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(shape, byref(matrix))
    x, y = c_float(), c_float()
    first = last = None
    for i in range(min(pdfium.FPDFPath_CountSegments(shape), MOST_EDGES)):
        segment = pdfium.FPDFPath_GetPathSegment(shape, i)
        pdfium.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
        moved = matrix.a * x.value + matrix.c * y.value + matrix.e, matrix.b * x.value + matrix.d * y.value + matrix.f
        here = turn.point(*moved)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            first = here
        elif kind == pdfium.FPDF_SEGMENT_LINETO and last:
            yield last, here
        last = here
        if pdfium.FPDFPathSegment_GetClose(segment) and first and first != here:
            yield here, first


def straight(x0: float, y0: float, x1: float, y1: float) -> Iterator[dict[str, Any]]:
    """A line as pdfplumber describes it, if it is level or upright and long enough."""
    width, height = x1 - x0, y1 - y0
    if height <= max(THIN, width / LONG) and width > SHORT:
        middle = (y0 + y1) / 2
        place = {"x0": x0, "x1": x1, "top": middle, "bottom": middle, "orientation": "h"}
    elif width <= max(THIN, height / LONG) and height > SHORT:
        middle = (x0 + x1) / 2
        place = {"x0": middle, "x1": middle, "top": y0, "bottom": y1, "orientation": "v"}
    else:
        return
    yield {**place, "width": width, "height": height, "doctop": y0, "object_type": "line"}


def grid(page: int, cells: Sequence[Edge]) -> Grid:
    """Cells in rows and columns."""
    tops = sorted({cell[1] for cell in cells})
    lefts = sorted({cell[0] for cell in cells})
    rows: list[list[Edge | None]] = [[None] * len(lefts) for _ in tops]
    for cell in cells:
        rows[tops.index(cell[1])][lefts.index(cell[0])] = cell
    box = (lefts[0], tops[0], max(cell[2] for cell in cells), max(cell[3] for cell in cells))
    return Grid(page, box, rows, lefts, tops)


def inside(word: Word, box: Edge) -> bool:
    """Whether the middle of a word lies in a box."""
    x, y = (word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def dots_of(page: Any, words: Sequence[Word]) -> list[Word]:
    """Bullets that are drawn and not written: small square shapes right before the first word of a line."""
    turn = Turn(page)
    shapes = (pdfium.FPDFPage_GetObject(page, i) for i in range(pdfium.FPDFPage_CountObjects(page)))
    boxes = (box_of(s, turn) for s in shapes if pdfium.FPDFPageObj_GetType(s) == pdfium.FPDF_PAGEOBJ_PATH)
    small = [box for box in boxes if box and is_dot(box)][:MOST_EDGES]
    found = []
    for box in small:
        line = [word for word in words if word.y0 < (box[1] + box[3]) / 2 < word.y1]
        after = [word for word in line if 0 < word.x0 - box[2] < FAR]
        before = [word for word in line if word.x0 < box[2] and box[0] - word.x1 < FAR]
        if after and not before:
            first = min(after, key=lambda word: word.x0)
            dot = Word("\u2022", box[0], first.y0, box[2], first.y1, first.base, first.size, False, False, False)
            found.append(dot)
    return found


def is_dot(box: Edge) -> bool:
    """Whether a shape is as small and as high as wide as a bullet is."""
    width, height = box[2] - box[0], box[3] - box[1]
    return DOT[0] <= min(width, height) and max(width, height) <= DOT[1] and abs(width - height) < 1.5
