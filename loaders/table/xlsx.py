"""A program that reads a workbook from standard input and prints its cells as JSON: python -m remit.loaders.table.xlsx.

It runs as a process of its own with limits on memory and time, since a small file can ask for all of a machine's.
"""

import io
from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from remit.graph.limited import Refusal, serve
from remit.loaders.table.package import check_package

KIND = "an .xlsx file as a spreadsheet saves it"
MAX_TEXT = 256 * 2**20  # characters: a thousand cells may share one string of 32,767


def read(data: bytes) -> list[dict[str, Any]]:
    """The sheets of a workbook. Raises Refusal."""
    check_package(data, "", KIND)
    return sheets(data)


def sheets(data: bytes) -> list[dict[str, Any]]:
    """Name, filled cells as [row, column, text], merged ranges and formulas without a saved value of every sheet."""
    import openpyxl

    raw = openpyxl.load_workbook(io.BytesIO(data), keep_links=False)
    formulas = any(cell.data_type == "f" for sheet in raw.worksheets for cell in filled(sheet))
    saved = openpyxl.load_workbook(io.BytesIO(data), keep_links=False, data_only=True) if formulas else raw
    check_text(cell for sheet in saved.worksheets for cell in filled(sheet))
    return [sheet_cells(sheet, saved[sheet.title]) for sheet in raw.worksheets]


def check_text(cells: Iterable[Any]) -> None:
    """Raise Refusal where all cells together say more than a document can hold."""
    left = MAX_TEXT
    for cell in cells:
        left -= len(cell.value) if isinstance(cell.value, str) else 10
        if left < 0:
            raise Refusal(f"holds more than {MAX_TEXT:,} characters", "a smaller workbook")


def filled(sheet: Any) -> list[Any]:
    """The cells that hold something: `iter_rows` would make 17 billion where one stands in the far corner."""
    return [cell for _, cell in sorted(sheet._cells.items()) if cell.value is not None]


def sheet_cells(raw: Any, saved: Any) -> dict[str, Any]:
    """One sheet as JSON: formulas give the value that was saved with them."""
    missing = {(c.row, c.column) for c in filled(raw) if c.data_type == "f"} - {
        (c.row, c.column) for c in filled(saved)
    }
    return {
        "name": raw.title,
        "hidden": raw.sheet_state != "visible",
        "cells": [[c.row, c.column, words(c.value)] for c in filled(saved) if (c.row, c.column) not in missing],
        "merged": [[r.min_row, r.min_col, r.max_row, r.max_col] for r in sorted(raw.merged_cells.ranges, key=str)],
        "formulas": [[*place, str(raw.cell(*place).value)] for place in sorted(missing)],
    }


def words(value: object) -> str:
    """A cell as people read it: whole numbers without a fraction, days as ISO 8601."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return str(int(value))
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, (date, time)) else str(value)


if __name__ == "__main__":
    serve(read, KIND)
