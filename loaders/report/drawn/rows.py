"""Lines of a table that is drawn with spaces -> its rows: where cells are wrapped, several lines make one."""

import re
from collections.abc import Sequence

from remit.loaders.report.drawn.table import Cell, Line, Row, words_of

_ENDED = re.compile(r"[.?!:;][\"'”’)\]]*$")
_Marked = tuple[Line, bool, Row]  # a line, whether it only rules, and its pieces by column


def rows_of(lines: Sequence[_Marked]) -> tuple[list[Row], bool]:
    """The rows, and whether a rule ends the header."""
    rows: list[Row] = []
    apart = True  # a blank line or a rule stands before
    rules = [n for n, (_, rule, _) in enumerate(lines) if rule]
    head = (
        rules[0] if rules and rules[0] and sum(bool(line.text.strip()) for line, _, _ in lines[: rules[0]]) < 4 else 0
    )
    grouped = len([n for n in rules if n > head]) > 1
    for n, (line, rule, cells) in enumerate(lines):
        if rule or not line.text.strip():
            apart = rule or not grouped
            continue
        if not rows or (n > head and begins(rows[-1], cells, apart, grouped)):
            rows.append([list(cell) for cell in cells])
        else:
            for into, cell in zip(rows[-1], cells, strict=True):
                into.extend(cell)
        apart = False
    return rows, bool(head)


def begins(above: Row, cells: Row, apart: bool, grouped: bool) -> bool:
    """Whether a line begins a row: after a rule, or with a first cell, unless it goes on with the cells above."""
    if grouped:
        return apart
    if not cells[0]:
        return apart and not any(goes_on(one, other) for one, other in zip(above, cells, strict=True))
    if apart:
        return True
    if words_of(cells[0])[0].islower():
        return False
    return not any(goes_on(one, other) for one, other in zip(above[1:], cells[1:], strict=True)) and any(cells[1:])


def goes_on(above: Cell, cell: Cell) -> bool:
    """Whether a cell goes on in the middle of a sentence."""
    one, other = words_of(above), words_of(cell)
    return bool(one) and not _ENDED.search(one) and other[:1].islower()
