"""Tables for loaders: CSV, pipe tables and workbooks become one kind of Table, and what cells say. No format itself."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from remit.graph.claim import CONTROL, Document
from remit.graph.errors import BadInput
from remit.loaders.loading import Unread
from remit.loaders.source import Source
from remit.loaders.table.actors import role_thing
from remit.loaders.table.cells import Cell, Row, Table, letters
from remit.loaders.table.delimited import read_rows
from remit.loaders.table.due import due_in, due_of, has_date
from remit.loaders.table.headers import number_in, role_of
from remit.loaders.table.package import check_package
from remit.loaders.table.pipes import markdown_rows
from remit.loaders.table.progress import progress_of
from remit.loaders.table.stances import NO, SOFT, YES, stance_of, takes_stance
from remit.loaders.table.statements import Statements, header_key

__all__ = [
    "NO",
    "SOFT",
    "TABLE_OPTIONS",
    "YES",
    "Book",
    "Cell",
    "Row",
    "Statements",
    "Table",
    "check_package",
    "due_in",
    "due_of",
    "has_date",
    "header_key",
    "letters",
    "number_in",
    "progress_of",
    "read_book",
    "role_of",
    "role_thing",
    "stance_of",
    "takes_stance",
    "without_collector",
]

TABLE_OPTIONS = {
    "delimiter": "what stands between cells, where it is not guessed right: , ; | or tab",
    "sheet": "the sheet of a workbook to read, where not all",
}


@dataclass(slots=True)
class Book:
    """All tables of a file, the document that they quote, and what was not read of it."""

    document: Document
    tables: list[Table]
    unread: list[Unread] = field(default_factory=list)


def read_book(source: Source) -> Book:
    """The tables of a CSV, Markdown or XLSX file. Raises BadInput naming line or cell.

    The book is kept with its source, since several loaders look at it before one reads it.
    """
    known = vars(source)
    if "book" not in known:
        with without_collector():
            try:
                known["book"] = _read(source)
            except BadInput as problem:  # kept too: every loader would try again
                known["book"] = problem
    book: Book | BadInput = known["book"]
    if isinstance(book, BadInput):
        raise book
    return book


@contextmanager
def without_collector() -> Iterator[None]:
    """Loading makes millions of tuples and no cycles: the collector would walk over all of them again and again."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _read(source: Source) -> Book:
    if source.data.startswith(b"PK\x03\x04") or source.suffix in {".xlsx", ".xlsm"}:
        from remit.loaders.table.workbook import read_workbook

        return Book(*read_workbook(source))
    text, removed = without_control(source.text)
    markdown = source.suffix in {".md", ".markdown"}
    document = source.document_of(text, "text/markdown" if markdown else "text/csv")
    if markdown:
        tables = [Table(document, rows) for rows in markdown_rows(text)]
    else:
        tables = [Table(document, read_rows(source, text))]
    return Book(document, tables, control_unread(document, tables, removed))


def without_control(text: str) -> tuple[str, list[tuple[int, str]]]:
    """The text without characters that no XML can carry, and (offset in the new text, character) of each."""
    removed = [(found.start() - i, found[0]) for i, found in enumerate(CONTROL.finditer(text))]
    return (CONTROL.sub("", text) if removed else text), removed


def control_unread(document: Document, tables: Sequence[Table], removed: list[tuple[int, str]]) -> list[Unread]:
    """A warning for each removed character that names its cell; more than a hundred become one."""
    unread = []
    for offset, character in removed[:100]:
        cells = [(table, cell) for table in tables if (cell := table.cell_at(offset))]
        where = cells[-1][0].name(*cells[-1][1]) if cells else f"line {document.text.count(chr(10), 0, offset) + 1}"
        unread.append(Unread(document.name, where, f"U+{ord(character):04X}", "control character, left out"))
    if len(removed) > 100:
        unread.append(Unread(document.name, "file", "", f"{len(removed) - 100:,} more control characters, left out"))
    return unread
