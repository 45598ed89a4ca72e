"""Workbooks: cells with places in a text made of them, and small files that ask for a large machine."""

import io
import zipfile
from datetime import date
from itertools import repeat
from typing import Any

import openpyxl
import pytest

from remit.graph.errors import BadInput
from remit.graph.limited import Refusal
from remit.loaders.source import Source
from remit.loaders.table import Book, read_book
from remit.loaders.table.xlsx import check_text


def saved(book: Any) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def workbook(*rows: list[Any]) -> Any:
    book = openpyxl.Workbook()
    book.active.title = "Posts"
    for row in rows:
        book.active.append(row)
    return book


def read(data: bytes, **options: str) -> Book:
    return read_book(Source("a.xlsx", data, options))


def test_cells_have_a_place_in_the_text_and_a_name() -> None:
    book = read(
        saved(workbook(["Post", "Since", "FTE"], ["Harbour\nMaster", date(2026, 3, 1), 2.0], [None, True, 0.5]))
    )
    table = book.tables[0]
    assert book.document.text == "Posts\nPost\tSince\tFTE\nHarbour Master\t2026-03-01\t2\n\tTRUE\t0.5\n\n"
    row = table.rows[1]
    assert table.evidence("t", "r", (row, 1), (row, 0))[0].quote == "Harbour Master\n2026-03-01"
    assert table.name(row, 1) == "Posts!B2"


def test_merged_cells_inherit_words_and_place() -> None:
    book = workbook(["Unit", "Post"], ["Operations", "Master"], [None, "Pilot"], [None, "Diver"])
    book.active.merge_cells("A2:A4")
    table = read(saved(book)).tables[0]
    assert [row.text(0) for row in table.rows] == ["Unit", "Operations", "Operations", "Operations"]
    assert len({row.span(0) for row in table.rows[1:]}) == 1


def test_a_cell_in_the_far_corner_does_not_fill_the_sheet() -> None:
    book = workbook(["a", "b"])
    book.active["XFD1048576"] = "far"
    table = read(saved(book)).tables[0]
    assert [row.number for row in table.rows] == [1, 1_048_576]
    assert table.name(table.rows[1], 16_383) == "Posts!XFD1048576"


def test_a_formula_that_was_never_calculated_is_unread() -> None:
    book = read(saved(workbook(["a", "=1+1"])))
    assert [(u.where, u.text) for u in book.unread] == [("Posts!B1", "=1+1")]


def test_sheets_are_chosen_by_name() -> None:
    book = workbook(["a"])
    book.create_sheet("Other").append(["b"])
    data = saved(book)
    assert [table.sheet for table in read(data).tables] == ["Posts", "Other"]
    assert [table.sheet for table in read(data, sheet="Other").tables] == ["Other"]
    with pytest.raises(BadInput, match=r"no sheet 'Third' .*Posts, Other"):
        read(data, sheet="Third")


def packed(parts: dict[str, bytes], base: bytes) -> bytes:
    """A workbook with some of its parts replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(base)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, parts.get(name, old.read(name)))
    return out.getvalue()


def test_a_bomb_is_refused_before_it_unpacks() -> None:
    data = packed({"xl/styles.xml": b"<a>" + b" " * 80 * 2**20 + b"</a>"}, saved(workbook(["a"])))
    assert len(data) < 200_000
    with pytest.raises(BadInput, match=r"styles\.xml unpacks to .* times its size"):
        read(data)


def test_one_long_string_in_many_cells_is_refused() -> None:
    sheet = workbook(["x" * 32_000]).active
    with pytest.raises(Refusal, match="more than 268,435,456 characters"):
        check_text(repeat(sheet["A1"]))


def test_entities_are_refused() -> None:
    part = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'
    with pytest.raises(BadInput, match="declares a DOCTYPE"):
        read(packed({"xl/workbook.xml": part}, saved(workbook(["a"]))))


@pytest.mark.parametrize("data", [b"PK\x03\x04 and junk", saved(workbook(["a"]))[:-200], b"no zip at all"])
def test_what_is_no_workbook_is_refused(data: bytes) -> None:
    with pytest.raises(BadInput, match=r"a\.xlsx"):
        read(data)
