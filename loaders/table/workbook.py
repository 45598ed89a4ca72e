"""Workbooks: a program of its own reads the cells, and a text is made of them in which each has a place."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import groupby, islice
from typing import Any

from remit.graph import limited
from remit.graph.claim import CONTROL, Document
from remit.graph.errors import BadInput
from remit.loaders.loading import Unread
from remit.loaders.source import Source
from remit.loaders.table.cells import Row, Table, letters

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SMALLER = "a smaller workbook, or its sheets as CSV"
MAX_MERGED = 100_000  # cells that merged ranges may fill


def read_workbook(source: Source) -> tuple[Document, list[Table], list[Unread]]:
    """The sheets of a workbook. Raises BadInput.

    The document's text is each sheet's name on a line and then its rows that hold something, cells separated by
    tabs; line breaks and tabs inside a cell become blanks.
    """
    sheets = chosen(source, ask(source))
    text, rows, unread = "", [], []
    for sheet in sheets:
        text += sheet["name"] + "\n"
        lines, made, told = rendered(sheet, len(text))
        text += "".join(lines) + "\n"
        rows.append(made)
        unread += told
    document = source.document_of(text, MEDIA_TYPE)
    tables = [Table(document, made, sheet["name"]) for made, sheet in zip(rows, sheets, strict=True)]
    return document, tables, [Unread(document.name, *told) for told in unread]


def ask(source: Source) -> list[dict[str, Any]]:
    """What the reading program says of the workbook. Raises BadInput where it refuses, dies or takes too long."""
    sheets: list[dict[str, Any]] = limited.ask(source.name, "remit.loaders.table.xlsx", source.data, SMALLER)
    return sheets


def chosen(source: Source, sheets: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The sheet that the option names, or all. Raises BadInput where there is none of that name."""
    name = source.options.get("sheet", "")
    found = [sheet for sheet in sheets if name in {"", sheet["name"]}]
    if not found:
        raise BadInput(source.name, f"has no sheet {name!r}", "one of " + ", ".join(s["name"] for s in sheets))
    return found


Told = tuple[str, str, str]


def rendered(sheet: dict[str, Any], offset: int) -> tuple[list[str], list[Row], list[Told]]:
    """Lines, rows and what was not read of a sheet whose first line begins at `offset` of the text."""
    lines: list[str] = []
    rows: list[Row] = []
    name = sheet["name"]
    told = [(f"{name}!{letters(c - 1)}{r}", text, "formula without a saved value") for r, c, text in sheet["formulas"]]
    if sheet["hidden"]:
        told.append((name, "", "the sheet is hidden, and was read all the same"))
    for number, group in groupby(sheet["cells"], key=lambda cell: int(cell[0])):
        values: list[str] = []
        broken: dict[int, list[str]] = {}
        for _, column, text in group:
            clean = CONTROL.sub("", text)
            if clean != text:
                told.append((f"{name}!{letters(column - 1)}{number}", clean, "control characters, left out"))
            if "\n" in clean.strip():
                broken[column - 1] = [" ".join(line.split()) for line in clean.splitlines() if line.strip()]
            values += [""] * (column - 1 - len(values)) + [" ".join(clean.split())]
        lines.append("\t".join(values) + "\n")
        rows.append(Row(number, values, offset))
        rows[-1].broken = broken
        offset += len(lines[-1])
    inherit(rows, sheet["merged"])
    return lines, rows, told


def inherit(rows: list[Row], merged: list[list[int]]) -> None:
    """Give every cell of a merged range the words of its first, and their place; at most MAX_MERGED cells in all."""
    numbers = [row.number for row in rows]
    filled = islice(merged_cells(rows, numbers, merged), MAX_MERGED)
    for row, column, value, place in filled:
        row.fill(column, value, place)


def merged_cells(
    rows: list[Row], numbers: list[int], merged: list[list[int]]
) -> Iterator[tuple[Row, int, str, tuple[int, int]]]:
    """Row, column, value and place for every cell of the ranges but the first ones; empty rows are not there."""
    for top, first, bottom, last in merged:
        inside = rows[bisect_left(numbers, top) : bisect_right(numbers, bottom)]
        if not inside or inside[0].number != top or not inside[0].text(first - 1):
            continue
        head = inside[0]
        value, place = head.values[first - 1], head.places()[first - 1]
        for row in inside:
            for column in range(first - (row is not head), last):
                yield row, column, value, place
