"""Markdown pipe tables with exact places."""

import re
from collections.abc import Iterator

from remit.loaders.table.cells import Row

_DASHES = re.compile(r":?-+:?")
_BETWEEN_PIPES = re.compile(r"(?:[^|\\]|\\.)*+")


def markdown_rows(text: str) -> Iterator[list[Row]]:
    """The rows of each pipe table of a text, its dashes left out; a row's number is its line."""
    lines = [(found.start(), found[0]) for found in re.finditer(r"[^\n]*\n?", text)]
    i = 1
    while i < len(lines):
        if "|" in lines[i][1] and "|" in lines[i - 1][1] and is_rule(lines[i][1]):
            rows = [pipe_row(i, *lines[i - 1])]
            while (i := i + 1) < len(lines) and "|" in lines[i][1]:
                rows.append(pipe_row(i + 1, *lines[i]))
            yield rows
        i += 1


def is_rule(line: str) -> bool:
    """Whether a line is the dashes below the header of a table."""
    cells = line.strip().removeprefix("|").removesuffix("|").split("|")
    return all(_DASHES.fullmatch(cell.strip()) for cell in cells)


def pipe_row(number: int, start: int, line: str) -> Row:
    """The cells of a line between its pipes; `\\|` is no boundary."""
    body = line.rstrip()
    places: list[tuple[int, int]] = []
    at = len(body) - len(body.lstrip())
    at += body.startswith("|", at)
    while at < len(body):
        found = _BETWEEN_PIPES.match(body, at)
        end = found.end() if found else len(body)
        places.append((start + at, start + end))
        at = max(end, at) + 1
    return Row(number, [line[a - start : b - start].replace("\\|", "|") for a, b in places], start, places)
