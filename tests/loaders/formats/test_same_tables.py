"""One table of roles in every form in which people write it: the duties are the same."""

import io
from collections.abc import Callable
from typing import Any

import docx
import pytest

from documents import as_pdf
from remit.loaders.report.load import load
from remit.loaders.source import Source

DUTIES = {
    ("harbour master", "approves the yearly plan of the port."),
    ("harbour master", "decides who may land at night."),
    ("harbour clerk", "keeps the register of boats and answers letters within a week."),
    ("harbour clerk", "sends a copy of the register to the harbour master every month."),
    ("chief pilot", "guides ships into the harbour."),
    ("chief pilot", "trains new pilots and tests them every year."),
}
PIPES = """# Harbour roles

| Role | Name | Responsibilities |
|---|---|---|
| Harbour Master | Cy Voss | Approves the yearly plan of the port. Decides who may land at night. |
| Harbour Clerk | Ann Lee | Keeps the register of boats and answers letters within a week. Sends a copy of the register to the Harbour Master every month. |
| Chief Pilot | Bo Tan | Guides ships into the harbour. Trains new pilots and tests them every year. |
"""  # noqa: E501
RULED = """Harbour roles

Role            Name      Responsibilities
--------------  --------  ---------------------------------------------
Harbour Master  Cy Voss   Approves the yearly plan of the port. Decides
                          who may land at night.
Harbour Clerk   Ann Lee   Keeps the register of boats and answers
                          letters within a week. Sends a copy of the
                          register to the Harbour Master every month.
Chief Pilot     Bo Tan    Guides ships into the harbour. Trains new
                          pilots and tests them every year.

All of this holds from May.
"""
WRAPPED = """Harbour roles

Role              Name        Responsibilities

Harbour Master    Cy Voss     Approves the yearly plan of the port.
                              Decides who may land at night.

Harbour           Ann Lee     Keeps the register of boats and answers
Clerk                         letters within a week. Sends a copy of
                              the register to the Harbour Master every
                              month.

Chief Pilot       Bo Tan      Guides ships into the harbour. Trains new
                              pilots and tests them every year.
"""
FRAMED = """Harbour roles

+----------------+----------+-----------------------------------------------+
| Role           | Name     | Responsibilities                              |
+================+==========+===============================================+
| Harbour Master | Cy Voss  | Approves the yearly plan of the port. Decides |
|                |          | who may land at night.                        |
+----------------+----------+-----------------------------------------------+
| Harbour Clerk  | Ann Lee  | Keeps the register of boats and answers       |
|                |          | letters within a week. Sends a copy of the    |
|                |          | register to the Harbour Master every month.   |
+----------------+----------+-----------------------------------------------+
| Chief Pilot    | Bo Tan   | Guides ships into the harbour. Trains new     |
|                |          | pilots and tests them every year.             |
+----------------+----------+-----------------------------------------------+
"""
LABELS = """Harbour roles

Harbour Master:     Approves the yearly plan of the port.
                    Decides who may land at night.
Harbour Clerk:      Keeps the register of boats and answers
                    letters within a week. Sends a copy of the
                    register to the Harbour Master every month.
Chief Pilot:        Guides ships into the harbour. Trains new
                    pilots and tests them every year.
"""
TERMS = """<html><body><h1>Harbour roles</h1><dl>
<dt>Harbour Master</dt><dd>Approves the yearly plan of the port.</dd><dd>Decides who may land at night.</dd>
<dt>Harbour Clerk</dt><dd>Keeps the register of boats and answers letters within a week. Sends a copy of the register
to the Harbour Master every month.</dd>
<dt>Chief Pilot</dt><dd><ul><li>Guides ships into the harbour.<li>Trains new pilots and tests them every year.</ul></dd>
</dl></body></html>
"""
SPANS = """<html><body><h1>Harbour roles</h1><table>
<tr><th rowspan=2>Role</th><th rowspan=2>Name</th><th colspan=2>Work</th></tr>
<tr><th>Responsibilities</th><th>Since</th></tr>
<tr><td rowspan="2">Harbour Master</td><td rowspan="2">Cy Voss</td><td>Approves the yearly plan of the port.</td>
<td>2019</td></tr>
<tr><td>Decides who may land at night.</td><td>2020</td></tr>
<tr><td>Harbour Clerk</td><td>Ann Lee</td><td><p>Keeps the register of boats and answers letters within a week.</p>
<p>Sends a copy of the register to the Harbour Master every month.</p></td><td>2020</td></tr>
<tr><td>Chief Pilot</td><td>Bo Tan</td>
<td colspan=2>Guides ships into the harbour. Trains new pilots and tests them every year.</td></tr>
</table></body></html>
"""
CELLS = [
    ("Role", "Name", "Work", ""),
    ("", "", "Responsibilities", "Since"),
    ("Harbour Master", "Cy Voss", "Approves the yearly plan of the port.", "2019"),
    ("", "", "Decides who may land at night.", "2020"),
    (
        "Harbour Clerk",
        "Ann Lee",
        "Keeps the register of boats and answers letters within a week.\n"
        "Sends a copy of the register to the Harbour Master every month.",
        "2020",
    ),
    ("Chief Pilot", "Bo Tan", "Guides ships into the harbour. Trains new pilots and tests them every year.", ""),
]


def merged() -> bytes:
    """A Word table with cells that reach over rows and columns, under a header of two rows."""
    document = docx.Document()
    document.add_heading("Harbour roles", 1)
    table = document.add_table(len(CELLS), 4)
    for r, row in enumerate(CELLS):
        for c, words in enumerate(row):
            table.cell(r, c).text = words
    for a, b in (((0, 0), (1, 0)), ((0, 1), (1, 1)), ((0, 2), (0, 3)), ((2, 0), (3, 0)), ((2, 1), (3, 1))):
        table.cell(*a).merge(table.cell(*b))
    return saved(document)


def plain(style: str = "") -> bytes:
    """A Word table of three columns, without lines unless a style draws them."""
    document = docx.Document()
    document.add_heading("Harbour roles", 1)
    table = document.add_table(0, 3, style or None)
    for line in PIPES.splitlines()[2:]:
        if "---" not in line:
            for cell, words in zip(table.add_row().cells, line.strip("| ").split(" | "), strict=True):
                cell.text = words
    return saved(document)


def saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


FORMS: dict[str, Callable[[], Source]] = {
    "pipes": lambda: Source("a.md", PIPES.encode(), {}),
    "ruled": lambda: Source("a.txt", RULED.encode(), {}),
    "wrapped": lambda: Source("a.txt", WRAPPED.encode(), {}),
    "framed": lambda: Source("a.txt", FRAMED.encode(), {}),
    "labels": lambda: Source("a.txt", LABELS.encode(), {}),
    "terms": lambda: Source("a.html", TERMS.encode(), {}),
    "spans": lambda: Source("a.html", SPANS.encode(), {}),
    "word": lambda: Source("a.docx", plain(), {}),
    "word, merged": lambda: Source("a.docx", merged(), {}),
    "print": lambda: Source("a.pdf", as_pdf(plain()), {}),
    "print, ruled": lambda: Source("a.pdf", as_pdf(plain("Table Grid")), {}),
    "print, merged": lambda: Source("a.pdf", as_pdf(merged()), {}),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_table_of_roles(form: str) -> None:
    loaded = load(FORMS[form]())
    labels = {thing.id: " ".join(thing.label.split()) for thing in loaded.things}
    given = [claim for claim in loaded.claims if claim.relation == "Assignment"]
    found = {(labels[c.object].lower(), labels[c.subject].lower()) for c in given}
    assert {(who, what.split(": ")[-1].removeprefix("- ")) for who, what in found} == DUTIES
