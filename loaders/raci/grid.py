"""Where the matrix stands in a table: its header, its labels, its letters, and which of the two are the roles."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from remit.loaders.raci.letters import BLANK, Letters, read_cell
from remit.loaders.table import Cell, Row, Table, header_key

MOST = 0.6  # of the cells in a column that hold anything are letters, or it is no column of the matrix

_ROLE_WORDS = frozenset({"role", "roles", "stakeholder", "person", "name", "position", "party", "who", "actor", "team"})
_ACTIVITY_WORDS = frozenset(
    {
        "activity",
        "activities",
        "task",
        "tasks",
        "deliverable",
        "process",
        "step",
        "decision",
        "responsibility",
        "what",
        "action",
        "item",
        "work",
        "function",
        "control",
        "duty",
        "duties",
        "phase",
        "milestone",
        "outcome",
    }
)
_NUMBER_WORDS = frozenset({"id", "no", "nr", "number", "ref", "reference", ""})
_GROUP = re.compile(r"(?:phase|stage|part|section)\b|.*:$", re.IGNORECASE)
_ASIDE = re.compile(r"[*†‡§¹²³⁴-⁹]|\(?\d+\)\s|\[\^?\w+\]|notes?\b|legend\b|key\b|source\b", re.IGNORECASE)


@dataclass(slots=True)
class Grid:
    """Header row, label column, columns with letters, rows below the header that hold anything."""

    header: Row
    label: int
    columns: list[int]
    rows: list[Row]
    numbers: int | None
    others: list[int]


def find_grid(table: Table, letters: Letters) -> Grid | None:
    """The matrix of a table, or None where there is none of at least two columns with letters."""
    rows = [row for row in table.rows if not row.blank()]
    first = next((i for i, row in enumerate(rows) if count_letters(row, letters) >= 2), None)
    if not first:
        return None
    header_at = next((i for i in range(first - 1, -1, -1) if is_header(rows[i], letters)), None)
    if header_at is None:
        return None
    header, below = rows[header_at], rows[header_at + 1 :]
    columns = [c for c in range(1, len(header.values)) if header.text(c) and holds_letters(below, c, letters)]
    texts = [text for row in below for c in columns if (text := row.text(c)) and text.casefold() not in BLANK]
    if len(columns) < 2 or sum(bool(read_cell(text, letters)) for text in texts) * 2 < len(texts):
        return None
    lettered = [row for row in below if any(row.text(c) for c in columns)]
    label, numbers = label_column(header, lettered, columns[0])
    others = [c for c in range(len(header.values)) if c not in {*columns, label, numbers} and header.text(c)]
    return Grid(header, label, columns, below, numbers, others)


def count_letters(row: Row, letters: Letters) -> int:
    """How many cells after the first are letters, known or not."""
    return sum(is_letters(row.text(c), letters) for c in range(1, len(row.values)))


def is_header(row: Row, letters: Letters) -> bool:
    """Whether a row names at least two columns, and most of its cells are names and no letters."""
    filled = sum(bool(row.text(c)) for c in range(1, len(row.values)))
    return filled >= 2 and count_letters(row, letters) * 2 < filled


def holds_letters(rows: Sequence[Row], column: int, letters: Letters) -> bool:
    """Whether most of what a column holds are letters."""
    texts = [text for row in rows if (text := row.text(column)) and text.casefold() not in BLANK]
    return bool(texts) and sum(is_letters(text, letters) for text in texts) >= MOST * len(texts)


def is_letters(text: str, letters: Letters) -> bool:
    """Whether a cell is letters of the matrix, or one letter that nobody defined, which is named later."""
    return (len(text) == 1 and text.isalpha()) or bool(read_cell(text, letters))


def label_column(header: Row, rows: Sequence[Row], end: int) -> tuple[int, int | None]:
    """Of the columns before the letters the one with the most words, and the one with numbers, if any."""
    sizes = [sum(len(row.text(c)) for row in rows) for c in range(end)]
    label = max(range(end), key=lambda c: sizes[c])
    numbered = [c for c in range(end) if c != label and header_key(header.text(c)) in _NUMBER_WORDS and sizes[c]]
    return label, numbered[0] if numbered else None


def roles_in_rows(grid: Grid, letters: Letters) -> tuple[bool, str]:
    """Whether the labels are the roles, and the words that say why."""
    corner = set(header_key(grid.header.text(grid.label)).split())
    if bool(corner & _ROLE_WORDS) != bool(corner & _ACTIVITY_WORDS):
        return bool(corner & _ROLE_WORDS), f"the header says {grid.header.text(grid.label)!r}"
    down, across = one_accountable(grid, letters)
    if down != across:
        return down > across, "there each activity has one A"
    names = [len(grid.header.text(c).split()) for c in grid.columns]
    labels = [len(row.text(grid.label).split()) for row in grid.rows]
    longer = sum(names) * max(len(labels), 1) > 1.5 * sum(labels) * len(names)
    return longer, "activities have longer names than roles"


def one_accountable(grid: Grid, letters: Letters) -> tuple[float, float]:
    """The shares of columns and of rows that have exactly one A."""
    marks = [[("accountable" in (read_cell(row.text(c), letters) or ())) for c in grid.columns] for row in grid.rows]
    lettered = [row for row in marks if any(row)]
    down = sum(sum(column) == 1 for column in zip(*marks, strict=True)) / len(grid.columns)
    return down, sum(sum(row) == 1 for row in lettered) / max(len(lettered), 1)


def split_rows(grid: Grid, letters: Letters) -> tuple[list[Row], list[Row], list[Row]]:
    """Rows of the matrix, rows that only head a group of others, and what stands below it: legend and footnotes."""
    lettered = [any(row.text(c) for c in grid.columns) for row in grid.rows]
    last = max((i for i, found in enumerate(lettered) if found), default=-1)
    title = None if lettered[0] else shape(grid.rows[0])
    members: list[Row] = []
    groups: list[Row] = []
    aside: list[Row] = []
    for i, row in enumerate(grid.rows):
        if lettered[i]:
            members.append(row)
        elif i > last:
            (aside if is_aside(grid, row, i, members) else members).append(row)
        elif lettered[i + 1] and (shape(row) == title or not row.text(grid.label) or is_group(row.text(grid.label))):
            groups.append(row)
        else:
            members.append(row)  # an activity that nobody has: the letters are missing, and that is meant
    return members, groups, aside


def shape(row: Row) -> list[int]:
    """Which columns hold something: a matrix that begins with the title of a group writes the others likewise."""
    return [c for c in range(len(row.values)) if row.text(c)]


def is_group(text: str) -> bool:
    """Whether a label looks like the title of the rows below it."""
    return text.isupper() or _GROUP.match(text) is not None


def is_aside(grid: Grid, row: Row, index: int, members: Sequence[Row]) -> bool:
    """Whether a row below the matrix is a note: it looks like one, or a blank row stands before it."""
    before = grid.rows[index - 1].number if index else grid.header.number
    text = row.text(grid.label) or next((t for c in range(len(row.values)) if (t := row.text(c))), "")
    gap = row.number > before + 1 or (bool(members) and before > members[-1].number)
    return gap or "=" in text or len(text) == 1 or _ASIDE.match(text) is not None


def crossing(grid: Grid, members: Sequence[Row], *, transposed: bool) -> list[tuple[Cell, Cell, Cell]]:
    """(activity, role, letters) for every crossing of the matrix, activity by activity."""
    pairs = [(row, column) for row in members for column in grid.columns]
    if not transposed:
        return [((row, grid.label), (grid.header, column), (row, column)) for row, column in pairs]
    return [((grid.header, c), (row, grid.label), (row, c)) for row, c in sorted(pairs, key=lambda p: p[1])]
