"""Pipe tables of Markdown, wherever they stand in a text."""

from remit.loaders.source import Source
from remit.loaders.table import read_book

TEXT = r"""# Duties

| Task | Master | Pilot |
|------|:------:|-------|
| **Dredge** | A | `R` |
| Weigh \| pay | | c |
 Task | Owner
 ---|---
 Ring | Bo

```
| no | table |
```
"""


def test_tables_their_cells_and_places() -> None:
    book = read_book(Source("a.md", TEXT.encode(), {}))
    first = book.tables[0]
    words = [[row.text(c) for c in range(len(row.values))] for row in first.rows]
    assert words[:3] == [["Task", "Master", "Pilot"], ["Dredge", "A", "R"], ["Weigh | pay", "", "c"]]
    assert first.name(first.rows[1], 2) == "C5"
    for row in first.rows:
        for column in range(len(row.values)):
            assert TEXT[slice(*row.span(column))].replace("\\|", "|") == row.text(column)


def test_a_rule_without_a_header_is_no_table() -> None:
    assert read_book(Source("a.md", b"text\n\n|---|---|\n| a | b |\n", {})).tables == []
