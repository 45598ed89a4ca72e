"""CSV with exact places: the csv module tells values only, and evidence needs to point at them."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import islice

from remit.graph.errors import BadInput
from remit.loaders.source import Source
from remit.loaders.table.cells import Row, letters

MAX_COLUMNS = 16_384  # the most that a spreadsheet holds
MAX_CELLS = 20_000_000

_SAID = re.compile(r"\ufeff?sep=([,;|\t])\r?\n")  # how spreadsheets are told the delimiter


def read_rows(source: Source, text: str) -> list[Row]:
    """All rows of a CSV text. Raises BadInput naming line or row."""
    return list(counted(source, csv_rows(text, delimiter_of(source, text), source.name)))


def counted(source: Source, rows: Iterator[Row]) -> Iterator[Row]:
    """The same rows. Raises BadInput where there are more columns or cells than any sheet of people has."""
    cells = 0
    for row in rows:
        width = len(row.values)
        cells += width
        if width > MAX_COLUMNS or cells > MAX_CELLS:
            found = f"has {width:,} columns" if width > MAX_COLUMNS else f"has more than {MAX_CELLS:,} cells"
            raise BadInput(f"{source.name}, row {row.number}", found, f"at most {MAX_COLUMNS:,} columns")
        yield row


def delimiter_of(source: Source, text: str) -> str:
    """What the option says, or `sep=` in the first line, or the mark that splits the first rows most evenly."""
    told = source.options.get("delimiter", "")
    if told:
        told = {"tab": "\t", "\\t": "\t"}.get(told, told)
        if len(told) != 1 or told in '"\r\n ':
            raise BadInput(source.name, f"the delimiter {told!r} is none", "one character, or tab")
        return told
    said = _SAID.match(text)
    return said[1] if said else max(",;\t|", key=lambda mark: evenness(text, mark))


def evenness(text: str, delimiter: str) -> tuple[int, int]:
    """How many of the first 20 rows have the commonest width, and that width; nothing where all have one cell."""
    widths: Counter[int] = Counter()
    try:
        widths.update(len(row.values) for row in islice(csv_rows(text, delimiter, ""), 20) if len(row.values) > 1)
    except BadInput:
        return 0, 0
    return max(((count, width) for width, count in widths.items()), default=(0, 0))


@cache
def cell_pattern(delimiter: str) -> re.Pattern[str]:
    """A quoted cell (its inside in group 1) or a bare one, up to delimiter or end of line."""
    mark = re.escape(delimiter)
    return re.compile(rf' *"([^"]*+(?:""[^"]*+)*+)" *(?={mark}|[\r\n]|\Z)|(?!")[^{mark}\r\n]*')


def csv_rows(text: str, delimiter: str, name: str) -> Iterator[Row]:
    """The rows of a CSV text, blank ones too. Raises BadInput naming the line where a quoted cell does not end."""
    at, number = 1 if text.startswith("\ufeff") else 0, 0
    if said := _SAID.match(text):
        at, number = said.end(), 1
    size, feed = len(text), -1
    while at < size:
        number += 1
        if feed < at:  # the next line feed is kept, or a text without any would be searched to its end each time
            feed = text.find("\n", at)
            feed = size if feed < 0 else feed
        end = text.find("\r", at, feed)
        end = feed if end < 0 else end
        line = text[at:end]
        if '"' in line:
            row, at = quoted_row(text, at, number, delimiter, name)
            yield row
        else:
            yield Row(number, line.split(delimiter), at)
            at = after_line(text, end)


def after_line(text: str, end: int) -> int:
    """Where the line after the one that ends at `end` begins."""
    return end + (2 if text.startswith("\r\n", end) else 1)


def quoted_row(text: str, at: int, number: int, delimiter: str, name: str) -> tuple[Row, int]:
    """The row at an offset, which may run over several lines, and where the next begins."""
    pattern, start = cell_pattern(delimiter), at
    values: list[str] = []
    places: list[tuple[int, int]] = []
    while True:
        found = pattern.match(text, at)
        if found is None:
            where = f"{name}:{text.count(chr(10), 0, at) + 1}"
            problem = f"the quoted cell {letters(len(values))}{number} does not end, or text follows its closing quote"
            raise BadInput(where, problem, 'a closing " before the delimiter, and "" for each " inside')
        quoted = found[1]
        values.append(found[0] if quoted is None else quoted.replace('""', '"'))
        places.append(found.span(0 if quoted is None else 1))
        at = found.end()
        if not text.startswith(delimiter, at):
            return Row(number, values, start, places), after_line(text, at)
        at += 1
