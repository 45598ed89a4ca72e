"""Tables of a web page: which hold data, and the cells of their rows, wide and high ones spread out."""

import re
from collections.abc import Callable, Iterator, Sequence

from remit.loaders.report.formats.html_tree import Element
from remit.loaders.report.formats.writing import Runs

HEADING = re.compile(r"h([1-6])$")


def is_data(element: Element) -> bool:
    """Whether a table holds data: two columns, and no table or heading that would make it the frame of a page."""
    if element.attributes.get("role", "").lower() in ("presentation", "none"):
        return False
    inner = any(child.tag == "table" or HEADING.match(child.tag) for child in element.all())
    return not inner and max((len(row) for row in rows_of(element)), default=0) > 1


def rows_of(element: Element) -> Iterator[list[Element]]:
    """The cells of each row."""
    for child in element.elements():
        if child.tag == "tr":
            yield [cell for cell in child.elements() if cell.tag in ("td", "th")]
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from rows_of(child)


def spread(rows: Sequence[Sequence[Element]], cell_of: Callable[[Element], list[Runs]]) -> list[list[list[Runs]]]:
    """What `cell_of` makes of each cell by row and column; blank where a wide or high cell reaches over."""
    found: list[list[list[Runs]]] = []
    high: dict[int, int] = {}  # column -> rows that a cell above still reaches over
    for row in rows:
        line: list[list[Runs]] = []
        for cell in row:
            while high.get(len(line), 0):
                line.append([])
            for n in range(size(cell, "colspan")):
                high[len(line)] = size(cell, "rowspan")
                line.append([] if n else cell_of(cell))
        while high.get(len(line), 0):
            line.append([])
        high = {column: left - 1 for column, left in high.items() if left > 1}
        found.append(line)
    return found


def size(cell: Element, name: str) -> int:
    """How many columns or rows a cell takes; 100 at most."""
    told = cell.attributes.get(name, "")
    return min(max(int(told), 1), 100) if told.isdigit() and len(told) < 6 else 1
