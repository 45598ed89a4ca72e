"""The words of a PDF page with their boxes, sizes and weights, in the order of its content."""

import math
import re
from collections.abc import Iterator
from ctypes import byref, c_int, create_string_buffer
from statistics import median
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

_HEAVY = re.compile(r"bold|black|heavy|demi", re.I)
_HYPHENS = frozenset((0x02, 0x1E, 0xFFFE))  # 1E: a hyphen that does not break, as word processors keep it
_SLANTED = re.compile(r"ital|obli", re.I)
SOFT = "\x02"  # how pdfium marks a hyphen at the end of a line, or U+FFFE in older releases
_BLANKS = frozenset(" \r\n\t\u00a0\x00\u2002\u2003\u2009")
TOUCHING = 0.12  # of the height of letters: a blank of words is twice as wide
Edge = tuple[float, float, float, float]  # left, top, right, bottom
STEEP = 0.1  # radians: text that is turned further is a stamp or a label, and no line of the page


class Word(NamedTuple):
    """A word: its box and baseline in points from the top left of the page as shown; glued: no blank stands before."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    base: float
    size: float
    bold: bool
    italic: bool
    glued: bool


class Page(NamedTuple):
    """Number from 1, width and height in points, its words, and how many were left out since they stand sideways.

    turned: where most of the text stands sideways, how the page was read, and how it is shown.
    """

    number: int
    width: float
    height: float
    words: list[Word]
    sideways: int = 0
    turned: tuple["Turn", "Turn"] | None = None


class Turn:
    """Turns user space (origin at the bottom) into the page as shown (origin at the top left)."""

    def __init__(self, page: Any, further: int = 0) -> None:
        self.box: Edge = page.get_cropbox()
        self.rotation: int = (page.get_rotation() // 90 + further) % 4
        self.left, _, _, self.top = self.box

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point as shown."""
        left, bottom, right, top = self.box
        return [(x - left, top - y), (y - bottom, x - left), (right - x, y - bottom), (top - y, right - x)][
            self.rotation
        ]

    def back(self, x: float, y: float) -> tuple[float, float]:
        """A point as shown, in user space."""
        left, bottom, right, top = self.box
        if self.rotation == 1:
            return y + left, x + bottom
        if self.rotation == 2:
            return right - x, y + bottom
        return (right - y, top - x) if self.rotation else (x + left, top - y)

    def rect(self, x0: float, y0: float, x1: float, y1: float) -> Edge:
        """A box as shown: left, top, right, bottom."""
        if not self.rotation:  # nearly always, and asked for every character
            return x0 - self.left, self.top - y1, x1 - self.left, self.top - y0
        (a, b), (c, d) = self.point(x0, y0), self.point(x1, y1)
        return min(a, c), min(b, d), max(a, c), max(b, d)


class Style(NamedTuple):
    """Size in points, weight and direction (radians from the reading direction) of a stretch of characters."""

    size: float
    bold: bool
    italic: bool
    angle: float


def read_page(page: Any, number: int) -> Page:
    """All words of a page; where most of it stands sideways, it is turned before it is read."""
    textpage = page.get_textpage()
    shown = read = Turn(page)
    found = list(words_of(textpage, read))
    further = round(median(angle for _, angle in found) / (math.pi / 2)) % 4 if found else 0
    if further:
        read = Turn(page, further)
        found = list(words_of(textpage, read))
    textpage.close()
    words = [word for word, angle in found if abs(angle) < STEEP]
    width, height = page.get_size()
    size = (height, width) if further % 2 else (width, height)
    return Page(number, *size, words, len(found) - len(words), (read, shown) if further else None)


def words_of(textpage: Any, turn: Turn) -> Iterator[tuple[Word, float]]:
    """Word by word with its direction."""
    box = pdfium.FS_RECTF()
    letters: list[str] = []
    edge = (0.0, 0.0, 0.0, 0.0)
    begin, glued = 0, False
    for i in range(pdfium.FPDFText_CountChars(textpage)):
        character = character_at(textpage, i)
        if (
            character == " "
            and letters
            and pdfium.FPDFText_IsGenerated(textpage, i) == 1
            and tight(textpage, i, edge, turn)
        ):
            continue
        blank = character in _BLANKS or not pdfium.FPDFText_GetLooseCharBox(textpage, i, byref(box))
        here = edge if blank else turn.rect(box.left, box.bottom, box.right, box.top)
        if letters and (blank or apart(edge, here)):
            yield finished(textpage, turn, letters, edge, begin, glued)
            # A size that changes inside a word is a mark for a footnote, or a small capital.
            glued = not blank and abs(here[0] - edge[2]) < 0.25 * (here[3] - here[1])
            letters = []
        if blank:
            continue
        if letters:
            edge = (min(edge[0], here[0]), min(edge[1], here[1]), max(edge[2], here[2]), max(edge[3], here[3]))
        else:
            begin, edge = i, here
        letters.append(character)
    if letters:
        yield finished(textpage, turn, letters, edge, begin, glued)


def tight(textpage: Any, i: int, edge: Edge, turn: Turn) -> bool:
    """Whether a blank that pdfium adds stands between letters that touch, as where letters are set apart by hand."""
    box = pdfium.FS_RECTF()
    if not pdfium.FPDFText_GetLooseCharBox(textpage, i + 1, byref(box)):
        return False
    here = turn.rect(box.left, box.bottom, box.right, box.top)
    return abs(here[0] - edge[2]) < TOUCHING * (edge[3] - edge[1]) and abs(here[3] - edge[3]) < 1


def character_at(textpage: Any, i: int) -> str:
    """One character; what has no meaning in Unicode becomes a replacement mark."""
    code = pdfium.FPDFText_GetUnicode(textpage, i)
    if code in _HYPHENS:
        return SOFT if code != 0x1E else "-"
    return chr(code) if 0 <= code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"


def apart(edge: Edge, here: Edge) -> bool:
    """Whether a character does not belong to the word before: another height, another line, or a jump."""
    height, before = here[3] - here[1], edge[3] - edge[1]
    if min(height, before) <= 0:
        return False
    other = not 0.8 < height / before < 1.25
    raised = abs(here[3] - edge[3]) > 0.3 * max(height, before)
    return other or raised or here[0] > edge[2] + 0.8 * height or here[2] < edge[0] - height


def finished(textpage: Any, turn: Turn, letters: list[str], edge: Edge, begin: int, glued: bool) -> tuple[Word, float]:
    """The word that began at a character."""
    style, base = style_of(textpage, begin, turn), baseline(textpage, begin, turn)
    return Word("".join(letters), *edge, base, style.size, style.bold, style.italic, glued), style.angle


def baseline(textpage: Any, i: int, turn: Turn) -> float:
    """The line on which a character stands, from the top of the page."""
    x, y = pdfium.c_double(), pdfium.c_double()
    pdfium.FPDFText_GetCharOrigin(textpage, i, byref(x), byref(y))
    return turn.point(x.value, y.value)[1]


def style_of(textpage: Any, i: int, turn: Turn) -> Style:
    """Size, weight and direction of a character."""
    matrix, flags = pdfium.FS_MATRIX(), c_int()
    name = create_string_buffer(128)
    size = pdfium.FPDFText_GetFontSize(textpage, i)
    if pdfium.FPDFText_GetMatrix(textpage, i, byref(matrix)):
        size *= math.hypot(matrix.b, matrix.d) or 1
        angle = math.remainder(math.atan2(matrix.b, matrix.a) - turn.rotation * math.pi / 2, 2 * math.pi)
    else:
        angle = 0.0
    pdfium.FPDFText_GetFontInfo(textpage, i, name, len(name), byref(flags))
    font = name.value.decode("latin-1")
    bold = bool(_HEAVY.search(font)) or pdfium.FPDFText_GetFontWeight(textpage, i) > 800
    return Style(round(size, 1), bold, bool(_SLANTED.search(font)), angle)
