"""Tables: pipe rows, tab-separated rows and cells with HTML paragraphs, as cells with exact offsets and headers."""

import re
from dataclasses import dataclass

from remit.loaders.report.header_rows import joined_titles, two_headers

_RULE = re.compile(r"[ \t]*\|?[ \t:]*-{2,}[-| \t:+]*$")
_BREAK = re.compile(r"</?p\b[^<>]{0,200}>|<br[ \t]*/?>")
_RULED = set("-/| \t")
_DIGIT = re.compile(r"\d")
Line = tuple[int, str]


@dataclass(slots=True)
class Cell:
    """One paragraph of a cell; rows and columns count from 0 in table number `table`."""

    start: int
    end: int
    table: int
    row: int
    column: int
    line_start: int
    header: bool = False
    row_header: str = ""
    column_header: str = ""


def _pieces(line: str, separator: str) -> list[tuple[int, int]]:
    """Offsets in the line of what stands between separators, without the outer ones of a pipe row."""
    bounds, at = [], 0
    for part in line.split(separator):
        bounds.append((at, at + len(part)))
        at += len(part) + len(separator)
    if separator == "|":
        bounds = bounds[1:] if not line[slice(*bounds[0])].strip() else bounds
        bounds = bounds[:-1] if bounds and not line[slice(*bounds[-1])].strip() else bounds
    return bounds


def _paragraphs(line: str, start: int, end: int) -> list[tuple[int, int]]:
    spans, at = [], start
    for tag in _BREAK.finditer(line, start, end):
        spans.append((at, tag.start()))
        at = tag.end()
    spans.append((at, end))
    return [(a, b) for a, b in spans if line[a:b].strip()]


def _is_row(line: str) -> str:
    """The separator of a table row, or ""."""
    if line.count("|") >= 2 or (line.count("|") == 1 and " | " in line):
        return "|"
    return "\t" if "\t" in line.lstrip() and not set(line) <= _RULED else ""


def _run(lines: list[Line], first: int) -> tuple[list[int], int]:
    """Rows of the table that begins at line `first`, and the line after it. Blank lines inside are page breaks."""
    separator = _is_row(lines[first][1])
    tabs = lines[first][1].count("\t")
    rows, i, empty = [], first, 0
    while i < len(lines) and empty < 3:
        line = lines[i][1]
        same = separator == "\t" and line.count("\t") == tabs and line.strip() and not set(line) <= _RULED
        if same or _is_row(line) == separator or (separator == "|" and _RULE.match(line) and line.strip()):
            rows.append(i)
            empty = 0
        elif separator == "\t" and _between(lines, i, tabs):
            rows.append(i)
        elif not line.strip() or (separator == "\t" and set(line) <= _RULED):
            empty += 1
        else:
            break
        i += 1
    return rows, rows[-1] + 1


def _between(lines: list[Line], i: int, tabs: int) -> bool:
    """A short line that spans the table: "Goal 2: …" between two rows of the same width."""
    line = lines[i][1]
    after = lines[i + 1][1] if i + 1 < len(lines) else ""
    same = after.count("\t") == tabs > 0 and bool(after.strip()) and not set(after) <= _RULED
    return bool(line.strip()) and "\t" not in line and len(line) < 100 and same and lines[i - 1][1].count("\t") == tabs


def _valid(lines: list[Line], rows: list[int], separator: str) -> bool:
    """A pipe table needs its rule or two rows; tabs need two rows of at least two filled cells."""
    if separator == "|":
        return any(_RULE.match(lines[i][1]) for i in rows) or len(rows) > 1
    filled = [sum(bool(p.strip()) for p in lines[i][1].split("\t")) for i in rows]
    return sum(n >= 2 for n in filled) >= 2


def _has_header(lines: list[Line], rows: list[int], separator: str) -> bool:
    if separator == "|":
        ruled = [n for n, i in enumerate(rows) if _RULE.match(lines[i][1])]
        if ruled:
            return ruled[0] == 1
    parts = [p.strip() for p in lines[rows[0]][1].strip("| \t").split(separator)]
    return len(rows) > 1 and all(p and len(p) < 60 and not _DIGIT.search(p) and p[-1] not in ".;" for p in parts)


def _read(lines: list[Line], rows: list[int], separator: str, table: int) -> list[Cell]:
    cells: list[Cell] = []
    titles, heads = _titles(lines, rows, separator)
    number = 0
    for i in rows:
        offset, line = lines[i]
        if separator == "|" and _RULE.match(line):
            continue
        pieces = _pieces(line, separator)
        words = [_BREAK.sub(" ", line[a:b]).strip() for a, b in pieces]
        for column, (a, b) in enumerate(pieces):
            for s, e in _paragraphs(line, a, b):
                title = titles[column] if column < len(titles) and number >= heads else ""
                place = (table, number, column, offset, number < heads)
                cells.append(Cell(offset + s, offset + e, *place, words[0] if column else "", title))
        number += 1
    return cells


def _titles(lines: list[Line], rows: list[int], separator: str) -> tuple[list[str], int]:
    """What the header says of each column, and over how many rows it stands (0: none)."""
    held = [lines[i][1] for i in rows if separator != "|" or not _RULE.match(lines[i][1])][:3]
    words = [[_BREAK.sub(" ", line[a:b]).strip() for a, b in _pieces(line, separator)] for line in held]
    if len(words) > 2 and two_headers(*words):
        return joined_titles(*words[:2]), 2
    return (words[0], 1) if _has_header(lines, rows, separator) else ([], 0)


def table_of(lines: list[Line]) -> tuple[list[list[Cell]], dict[int, int]]:
    """All tables of a document, and for each line in one (page breaks too) the number of its table."""
    tables: list[list[Cell]] = []
    rows: dict[int, int] = {}
    i = 0
    while i < len(lines):
        separator = _is_row(lines[i][1])
        if not separator:
            i += 1
            continue
        found, after = _run(lines, i)
        if _valid(lines, found, separator):
            rows.update(dict.fromkeys(range(i, after), len(tables)))
            tables.append(_read(lines, found, separator, len(tables)))
        i = after
    return tables, rows
