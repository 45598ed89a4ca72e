"""Tables framed with signs: "+-----+" between the rows, "|" between the cells, which may hold several lines."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from remit.loaders.report.drawn.table import Line, Row, Table, piece

_RULE = re.compile(r"\s*\+(?:[-=~:]+\+)+\s*$")
_BAR = re.compile(r"\|")


def framed(lines: Sequence[Line], first: int) -> tuple[Table | None, int]:
    """The framed table that begins at a line, and the number of the line behind it."""
    if not _RULE.match(lines[first].text):
        return None, first + 1
    bars = [found.start() for found in re.finditer(r"\+", lines[first].text)]
    rows: list[Row] = []
    header = 0
    open_, i = True, first + 1
    while i < len(lines) and lines[i].text.strip()[:1] in ("|", "+") and lines[i].text.strip():
        if _RULE.match(lines[i].text):
            header = header or int("=" in lines[i].text and len(rows) == 1)
            open_ = True
        else:
            if open_:
                rows.append([[] for _ in bars[1:]])
            open_ = False
            fill(rows[-1], lines[i], bars)
        i += 1
    if len(rows) < 2 or len(bars) < 3:
        return None, i
    header = header or int(all(len(cell) < 3 for cell in rows[0]) and all(rows[0]))
    return Table(lines[first].start, lines[i - 1].start + len(lines[i - 1].text), rows, header), i


def fill(row: Row, line: Line, bars: Sequence[int]) -> None:
    """Add what stands between the bars of a line to the cells in which it begins."""
    places = [found.start() for found in _BAR.finditer(line.text)]
    for left, right in pairwise(places):
        found = piece(line, left + 1, right)
        if found:
            row[min(max(bisect_right(bars, left + 1) - 1, 0), len(row) - 1)].append(found)
