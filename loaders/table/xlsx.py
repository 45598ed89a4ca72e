"""A program that reads a workbook from standard input and prints its cells as JSON: python -m remit.loaders.table.xlsx.

It runs as a process of its own with limits on memory and time, since a small file can ask for all of a machine's.
"""

import io
import json
import sys
import zipfile
from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

MAX_ENTRIES = 10_000
MAX_UNPACKED = 400 * 2**20
MAX_RATIO = 200  # sheets of people pack 5 to 40 times
SMALL = 2**20  # what unpacks to less than this may pack as well as it likes
MAX_TEXT = 256 * 2**20  # characters: a thousand cells may share one string of 32,767
MEMORY = 4 * 2**30
SECONDS = 120


class Refusal(Exception):
    """The workbook is not read; the message says what is wrong and what is expected."""


def check_zip(data: bytes) -> None:
    """Raise Refusal where the archive is broken, would unpack to far more than it is, or declares entities."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if "[Content_Types].xml" not in archive.namelist() or len(entries) > MAX_ENTRIES:
                raise Refusal(f"is no workbook: a zip file of {len(entries):,} entries|an .xlsx file")
            check_sizes(entries)
            for entry in entries:
                check_head(archive, entry)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise Refusal(f"is a broken or encrypted zip file: {error}|an .xlsx file as a spreadsheet saves it") from error


def check_sizes(entries: list[zipfile.ZipInfo]) -> None:
    """Raise Refusal by the sizes that the archive declares; the zip module never unpacks more than declared."""
    total = sum(entry.file_size for entry in entries)
    if total > MAX_UNPACKED:
        raise Refusal(f"unpacks to {total:,} bytes|at most {MAX_UNPACKED:,}")
    for entry in entries:
        if entry.file_size > SMALL and entry.file_size > MAX_RATIO * max(entry.compress_size, 1):
            times = entry.file_size // max(entry.compress_size, 1)
            raise Refusal(f"{entry.filename} unpacks to {times:,} times its size|at most {MAX_RATIO} times")


def check_head(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    """Raise Refusal where an XML part has a document type, which is how entities multiply."""
    if entry.filename.endswith((".xml", ".rels")):
        with archive.open(entry) as part:
            if b"<!DOCTYPE" in part.read(4096).replace(b"\x00", b"").upper():
                raise Refusal(f"{entry.filename} declares a DOCTYPE|XML without one")


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
            raise Refusal(f"holds more than {MAX_TEXT:,} characters|a smaller workbook")


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


def limit() -> None:
    """Bound the memory and time of this process, where the system can."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def main() -> None:
    """Read standard input, print {"sheets": …} or {"refused": "problem|expected"}."""
    limit()
    data = sys.stdin.buffer.read()
    try:
        check_zip(data)
        answer: dict[str, object] = {"sheets": sheets(data)}
    except Refusal as refusal:
        answer = {"refused": str(refusal)}
    except MemoryError:
        answer = {"refused": f"needs more than {MEMORY:,} bytes of memory|a smaller workbook, or its sheets as CSV"}
    except Exception as error:  # openpyxl raises many kinds; each means that this is no workbook that it can read
        answer = {"refused": f"cannot be read: {type(error).__name__}: {error}|a workbook as a spreadsheet saves it"}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
