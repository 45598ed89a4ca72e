"""Workbooks for tests, as bytes."""

import io
from typing import Any

import openpyxl


def workbook(*rows: list[Any], merged: tuple[str, ...] = ()) -> bytes:
    """A workbook of one sheet with these rows, in which the ranges of cells are merged."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for cells in merged:
        book.active.merge_cells(cells)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
