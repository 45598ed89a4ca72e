"""What stands on pages and belongs to no sentence: running heads and feet, page numbers, footnotes, leaders."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from remit.loaders.report.formats.pdf_lines import Line

MARGIN = 0.14  # of a page's height, above and below, where heads and feet stand
SAME = 20.0  # points by which a running head may move
OFTEN = 5  # pages: what comes again on so many is a running line, however near the text begins
PART = 0.12  # of the letters of a page: what is less is a heading, or a line or two
LISTED = 5  # lines with leaders that make a list of contents
_NUMBER_ALONE = re.compile(r"(?:page\s*)?[-–—|\[(\s]*(?:\d{1,4}|[ivxlc]{1,7})[-–—|\])\s]*(?:(?:of|/)\s*\d{1,4})?", re.I)
_BROWSER = re.compile(r"^\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}:\d\d\b|^(?:https?|file)://\S+.{0,9}\d+/\d+$")
_DIGITS = re.compile(r"\d+|(?<=\s)[ivxl]{1,7}$")
_LEADERS = re.compile(r"(?:[.…·]\s?){4,}|(?:_\s?){6,}\s*\d+$")
_FIGURES = {"i": 1, "v": 5, "x": 10, "l": 50}
_OPENS = re.compile(r"\s*(?:\d{1,3}|[*†‡§]|\[\d{1,3}\])(?:[\s.)]|(?=[A-Z“\"]))")


class Furniture(NamedTuple):
    """The lines of every page that hold its text, the footnotes, and how many lines of contents were left out."""

    pages: list[list[Line]]
    notes: list[list[Line]]
    contents: int


def sorted_out(pages: Sequence[list[Line]], heights: Sequence[float], body: float) -> Furniture:
    """Take what is no text from the pages; `body` is the size of most of the text."""
    running = repeated(pages, heights)
    if all(line in running for lines in pages for line in lines):
        running = set()  # slides that say the same again and again
    texts: list[list[Line]] = []
    notes: list[list[Line]] = []
    contents = 0
    for lines, height in zip(pages, heights, strict=True):
        kept = [line for line in lines if line not in running and not page_number(line, height)]
        listed = without_contents(kept)
        contents += len(kept) - len(listed)
        text, below = footnotes(listed, body)
        texts.append(text)
        notes += below
    return Furniture(texts, notes, contents)


def without_contents(lines: list[Line]) -> list[Line]:
    """The lines without leaders; in a list of contents, also without the lines between those that have them."""
    led = [i for i, line in enumerate(lines) if has_leaders(line)]
    if len(led) < LISTED:
        return [line for i, line in enumerate(lines) if i not in led]
    return lines[: led[0]] + lines[led[-1] + 1 :]


def has_leaders(line: Line) -> bool:
    """Whether leaders run through a line, or through a good part of the rows of a table."""
    led = sum(any(_LEADERS.search(each.text) for cell in row for each in cell) for row in line.rows)
    return 3 * led > len(line.rows) if line.rows else bool(_LEADERS.search(line.text))


def edge(line: Line, height: float) -> str:
    """ "head" or "foot" where a line stands in a margin, else "" ."""
    if line.rows:
        return ""
    if line.base < MARGIN * height:
        return "head"
    return "foot" if line.base > (1 - MARGIN) * height else ""


def page_number(line: Line, height: float) -> bool:
    """Whether a line in a margin is a page number alone, or what a browser prints there."""
    return bool(edge(line, height) and (_NUMBER_ALONE.fullmatch(line.text.strip()) or _BROWSER.search(line.text)))


def repeated(pages: Sequence[list[Line]], heights: Sequence[float]) -> set[Line]:
    """Lines in a margin that come again at the same height with the same words, or with a number that counts pages."""
    groups: defaultdict[tuple[str, str], list[Line]] = defaultdict(list)
    for lines, height in zip(pages, heights, strict=True):
        for line in lines:
            if where := edge(line, height):
                groups[where, "".join(_DIGITS.sub("#", line.text).split()).casefold()].append(line)
    found: set[Line] = set()
    often: set[Line] = set()
    least = 2 if len(pages) < 6 else 3
    for group in groups.values():
        same = [line for line in group if sum(alike(line, other) for other in group) >= least]
        # The pages of a preface have numbers of their own.
        same += [line for line in group if line not in same and any(level(line, other) for other in same)]
        found.update(same)
        often.update(same if len(same) >= OFTEN else ())
    return found - {
        line for lines in pages for line in lines if line in found - often and part_of_text(line, lines, found)
    }


def part_of_text(line: Line, lines: Sequence[Line], running: set[Line]) -> bool:
    """Whether a line in a margin is the first or last of the text: the next line towards it stands as near as text."""
    beside = [o for o in lines if o not in running and abs(o.size - line.size) < 0.6 and o.base != line.base]
    return any(abs(other.base - line.base) < 1.6 * line.size for other in beside)


def alike(line: Line, other: Line) -> bool:
    """Whether two lines of one pattern are one running line: the same numbers, or numbers that count the pages."""
    if line is other:
        return True
    if abs(line.base - other.base) > SAME or line.page == other.page or abs(line.size - other.size) > 0.6:
        return False
    ours, theirs = ([worth(n) for n in _DIGITS.findall(each.text)] for each in (line, other))
    return all(a == b or a - b == line.page - other.page for a, b in zip(ours, theirs, strict=False))


def level(line: Line, other: Line) -> bool:
    """Whether two lines stand at the very same height of their pages, in one size and at one margin."""
    edges = min(abs(line.x0 - other.x0), abs(line.x1 - other.x1))
    return abs(line.base - other.base) < 1.5 and line.size == other.size and edges < 2


def worth(number: str) -> int:
    """What digits or small Roman figures say."""
    if number.isdigit():
        return int(number[:9])
    values = [_FIGURES[figure] for figure in number]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))


def footnotes(lines: list[Line], body: float) -> tuple[list[Line], list[list[Line]]]:
    """The text of a page without the small lines at its foot that begin with a mark, and those, note by note."""
    at = len(lines)
    while at and 0 < lines[at - 1].size < min(body, body_of(lines)) - 0.7:
        at -= 1
    start = next((i for i in range(at, len(lines)) if _OPENS.match(lines[i].text) and apart(lines, i)), len(lines))
    notes: list[list[Line]] = []
    for line in lines[start:]:
        if _OPENS.match(line.text) or not notes:
            notes.append([])
        notes[-1].append(line)
    return lines[:start], notes


def body_of(lines: Sequence[Line]) -> float:
    """The largest size in which a good part of a page is set: one in small print has no other text above its notes."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return max((size for size, count in sizes.items() if count > PART * sizes.total()), default=0.0)


def apart(lines: list[Line], i: int) -> bool:
    """Whether a footnote can begin here: below the middle of the text, or after a gap."""
    gaps = [b.base - a.base for a, b in pairwise(lines) if b.base > a.base]
    usual = sorted(gaps)[len(gaps) // 2] if gaps else 0.0
    return not i or lines[i].base - lines[i - 1].base >= 0.9 * usual or lines[i].column != lines[i - 1].column
