"""Tables drawn with spaces: words in the same columns on several lines, with clear white between the columns."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from remit.loaders.report.drawn.rows import rows_of
from remit.loaders.report.drawn.table import Cell, Line, Piece, Row, Table, words_of
from remit.loaders.report.markers import marker_of
from remit.loaders.table import role_of

_WORDS = re.compile(r"\S+(?: \S+)*")
_RULE = re.compile(r"\s*(?:[-=]{3,}\s*)+$")
_STOP = ".?!:;"
MOST = 12  # columns
LEAST = 3  # lines on which several columns stand
ALIKE = 0.8  # of a column's pieces begin at one place
TRIED = 40  # lines: longer ones that are no table are not tried again from their second line
BLANKS = 2  # blank lines within a table
LONGEST = 40  # characters of a header's cell


def spaced(lines: Sequence[Line], first: int) -> tuple[Table | None, int]:
    """The table that begins at a line, if one does, and at which line to look for the next."""
    if len(pieces_of(lines[first])) < 2 or is_rule(lines[first]):
        return None, first + 1
    taken, strips = region(lines, first)
    wide = [i for i in taken if len(pieces_of(lines[i])) > 1]
    last = max(wide[-1], *(i for i in taken if nested(lines[i], strips)), 0) if strips else first
    if strips and len(strips) < MOST and len(wide) >= LEAST:
        table = table_of(lines[first : last + 1], [(a + b) // 2 for a, b in strips])
        if table:
            return table, last + 1
    return None, last + 1 if len(taken) > TRIED else first + 1


def table_of(body: Sequence[Line], edges: Sequence[int]) -> Table | None:
    """The table of these lines, or None where they are none."""
    if not aligned([cells_in(line, edges) for line in body if line.text.strip() and not is_rule(line)]):
        return None
    rows, ruled = rows_of([(line, is_rule(line), cells_in(line, edges)) for line in body])
    if len(rows) < LEAST or not (ruled or is_header(rows[0])) or not told(rows, ruled, body):
        return None
    return Table(body[0].start, body[-1].start + len(body[-1].text), rows, 1)


def is_rule(line: Line) -> bool:
    """Whether a line only rules."""
    return bool(_RULE.match(line.text))


def pieces_of(line: Line) -> list[Piece]:
    """What stands apart on a line by at least two blanks; the mark of an item stands with its words."""
    if "\t" in line.text or "|" in line.text:
        return []
    found: list[Piece] = []
    for match in _WORDS.finditer(line.text):
        last = found[-1] if found else None
        close = last and match.start() - last.right == 2 and last.words[-1] in _STOP
        if last and (close or (len(found) == 1 and marker_of(f"{last.words} x") and len(last.words) < 5)):
            found[-1] = last._replace(end=line.start + match.end(), words=line.text[last.left : match.end()])
        else:
            found.append(Piece(line.start + match.start(), line.start + match.end(), match.start(), match[0]))
    return found


def region(lines: Sequence[Line], first: int) -> tuple[list[int], list[tuple[int, int]]]:
    """The lines from the first on that leave the same columns clear, and the strips of white between these."""
    taken, spans = [first], [(p.left, p.right) for p in pieces_of(lines[first])]
    strips, blanks, i = clear(spans), 0, first + 1
    while i < len(lines) and blanks <= BLANKS and strips:
        if not lines[i].text.strip():
            blanks += 1
        elif not is_rule(lines[i]):
            more = spans + [(p.left, p.right) for p in pieces_of(lines[i])]
            narrower = clear(more)
            if len(narrower) < len(strips) or more == spans:
                break
            taken.append(i)
            spans, strips, blanks = merged(more), narrower, 0
        i += 1
    return taken, strips


def merged(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The columns that are not clear, as few spans."""
    found: list[tuple[int, int]] = []
    for left, right in sorted(spans):
        if found and left <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], right))
        else:
            found.append((left, right))
    return found


def clear(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The strips of at least two blanks between the columns."""
    return [(a[1], b[0]) for a, b in pairwise(merged(spans)) if b[0] - a[1] >= 2]


def nested(line: Line, strips: Sequence[tuple[int, int]]) -> bool:
    """Whether a line holds only words of a later column, which go on."""
    return len(line.text) - len(line.text.lstrip()) >= strips[0][1]


def cells_in(line: Line, edges: Sequence[int]) -> Row:
    """The pieces of a line by column."""
    row: Row = [[] for _ in range(len(edges) + 1)]
    for piece in pieces_of(line):
        row[sum(piece.left > edge for edge in edges)].append(piece)
    return row


def aligned(rows: Sequence[Row]) -> bool:
    """Whether the pieces of each column begin, or end, at the same place on nearly all lines."""
    for column in range(len(rows[0])):
        held = [piece for row in rows for piece in row[column]]
        lefts, rights = Counter(piece.left for piece in held), Counter(piece.right for piece in held)
        if held and max(*lefts.values(), *rights.values()) < ALIKE * len(held):
            return False
    return True


def is_header(row: Row) -> bool:
    """Whether all cells of a row are short, without a stop and without figures."""
    return all(cell and short(cell) for cell in row)


def short(cell: Cell) -> bool:
    """Whether a cell can be a title."""
    words = words_of(cell)
    return len(words) < LONGEST and words[-1] not in ".;," and words[0].isupper() and not any(map(str.isdigit, words))


def told(rows: Sequence[Row], ruled: bool, body: Sequence[Line]) -> bool:
    """Two columns need more than places to be a table: a rule, blank lines between the rows, or titles that we know."""
    if sum(words_of(row[0]).endswith(":") for row in rows if row[0]) * 2 > len(rows):
        return False  # labels, which are read as such
    if len(rows[0]) > 2 or ruled:
        return True
    blanks = sum(not line.text.strip() for line in body)
    return blanks >= len(rows) - 2 or sum(bool(role_of(words_of(cell))) for cell in rows[0]) > 1
