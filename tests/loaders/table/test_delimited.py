"""Cells of CSV: their values as the csv module reads them, and their places in the text."""

import contextlib
import csv
import io
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.graph.errors import BadInput
from remit.loaders.known import Known
from remit.loaders.loading import loader_for
from remit.loaders.source import Source
from remit.loaders.table import Table, read_book

VALUES = st.text(st.sampled_from("ab\"',;\t\n\r |*_é𝄞-="), max_size=6)
TABLES = st.lists(st.lists(VALUES, min_size=2, max_size=4), min_size=1, max_size=5)


def table(text: str | bytes, **options: str) -> Table:
    data = text.encode("utf-8") if isinstance(text, str) else text
    return read_book(Source("a.csv", data, options)).tables[0]


@given(
    TABLES,
    st.sampled_from(",;\t|"),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
def test_values_are_those_of_the_csv_module_and_spans_hold_them(
    rows: list[list[str]], delimiter: str, end: str, quoting: int
) -> None:
    written = io.StringIO()
    csv.writer(written, delimiter=delimiter, lineterminator=end, quoting=quoting).writerows(rows)  # type: ignore[arg-type]
    text = written.getvalue()
    if not text.strip():
        return
    found = table(text, delimiter=delimiter)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    assert [row.values for row in found.rows] == [row or [""] for row in reader]
    for row in found.rows:
        for column, (start, stop) in enumerate(row.places()):
            assert text[start:stop].replace('""', '"') == row.values[column]
            words = text[slice(*row.span(column))]
            assert words.replace('""', '"') == row.text(column)


@given(st.binary(max_size=200))
def test_any_bytes_are_rows_or_bad_input(data: bytes) -> None:
    with contextlib.suppress(BadInput):
        table(data)


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("a,b\n1,2\n", ","),
        ("a;b\n1,5;2\n3,5;4\n", ";"),
        ("a\tb\n1\t2,0\n", "\t"),
        ("sep=;\na,x;b\n", ";"),
        ('Title\n\na,b,c\n"x;y;z",2,3\n', ","),
    ],
)
def test_the_delimiter_is_the_mark_that_splits_evenly(text: str, delimiter: str) -> None:
    assert table(text).rows[-1].values == next(csv.reader([text.splitlines()[-1]], delimiter=delimiter))


def test_cells_are_called_as_in_a_spreadsheet() -> None:
    found = table('\ufeffa,b\r\n\r\n"x\ny",z\r\n')
    row = found.rows[2]
    assert [found.name(row, 0), found.name(row, 1), found.name(row, 27)] == ["A3", "B3", "AB3"]
    assert found.rows[0].text(0) == "a"
    assert found.evidence("t", "r", (row, 1), (row, 0))[0].quote == "x\ny\nz"


def test_old_macintosh_lines_and_ragged_rows() -> None:
    assert [row.values for row in table("a,b\r1\r2,3,4").rows] == [["a", "b"], ["1"], ["2", "3", "4"]]


def test_many_bare_carriage_returns_take_no_quadratic_time() -> None:
    begun = time.process_time()
    assert len(table("a,b\r" * 200_000).rows) == 200_000
    assert time.process_time() - begun < 10


@pytest.mark.parametrize("text", ['a,b\n1,2\n"never closed,3\n4,5\n', 'a,b\n1,2\n"closed" early,3\n'])
def test_a_quoted_cell_that_does_not_end_is_named_with_its_line(text: str) -> None:
    with pytest.raises(BadInput, match=r"a\.csv:3: the quoted cell A3 .*expected a closing"):
        table(text)


@pytest.mark.parametrize(
    ("data", "name", "problem"),
    [
        (b'Post,Name\n"Pilot,Ada\n', "a.csv", "a.csv:2: the quoted cell A2"),
        (b"Post,Name\nPilot,Zo\xeb\n", "a.csv", "say what it is with -o encoding=cp1252"),
        (b"PK\x03\x04", "a.xlsx", "a.xlsx: is a broken"),
        (b"@prefix \xff", "a.ttl", "a.ttl:1: byte 8"),
        (b"city,rain\nOslo,3\n", "a.csv", "'city', 'rain' are not enough"),
    ],
)
def test_what_is_wrong_is_said_without_naming_a_loader(data: bytes, name: str, problem: str) -> None:
    source = Source(name, data, {})
    with pytest.raises(BadInput) as caught:
        loader_for(source).load(source)
    assert problem in str(caught.value)


def test_control_characters_are_left_out_once_with_a_warning_that_names_the_cell() -> None:
    book = read_book(Source("a.csv", b"a,b\n1,x\x07y\nz\x1b,2\n", {}))
    assert [row.values for row in book.tables[0].rows] == [["a", "b"], ["1", "xy"], ["z", "2"]]
    assert [(u.where, u.text) for u in book.unread] == [("B2", "U+0007"), ("A3", "U+001B")]
    assert book.document.text == "a,b\n1,xy\nz,2\n"


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"a,b\n1,\x00\n", "a.csv:2: holds a NUL"),
        (b"\x89PNG\r\n\x1a\n....", "is binary"),
        (b"a,b\n1,\xff\n", "a.csv:2: byte"),
        (b"a," * 100_000 + b"\n", "has 100,001 columns"),
    ],
)
def test_what_is_no_table_is_refused_by_name(data: bytes, problem: str) -> None:
    with pytest.raises(BadInput) as caught:
        table(data)
    assert problem in str(caught.value)


def test_apostrophes_and_emphasis_around_a_cell_are_no_words() -> None:
    found = table("a,b\n'Responsible for ports',**A**\n")
    evidence = found.evidence("t", "r", (found.rows[1], 0), (found.rows[1], 1))[0]
    assert evidence.quote == "Responsible for ports\nA"


def test_formulas_are_texts() -> None:
    assert table("a,b\n=1+1,@x\n").rows[1].values == ["=1+1", "@x"]


def test_a_book_is_read_once_although_names_become_known_later() -> None:
    source = Source("a.csv", b"a,b\n1,2\n", {})
    book = read_book(source)
    assert read_book(source.knowing(Known())) is book
