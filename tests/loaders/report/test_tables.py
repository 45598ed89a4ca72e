"""Tables as their authors meant them: pages, blank cells, columns with a role."""

import pytest

from remit.loaders.report.blocks import read_blocks
from remit.loaders.report.tables import roles, rows
from remit.loaders.table import role_of

ROLES = {
    "Ref": "number",
    "No.": "number",
    "Finding": "finding",
    "Audit recommendation": "recommendation",
    "Management response": "response",
    "Responsible officer": "owner",
    "Office of primary interest": "owner",
    "Target date": "date",
    "Status": "status",
    "Actions taken": "action",
    "Milestone": "action",
    "Reports to": "reports",
    "Colour": "",
}


@pytest.mark.parametrize("title", ROLES)
def test_columns_have_roles(title: str) -> None:
    assert role_of(title) == ROLES[title]


def test_a_page_breaks_a_row_and_then_the_table() -> None:
    text = (
        "Issue\tRecommendation\tAction\n"
        "1. Keys were not\t11. Count them.\tCounted.\n"
        "\n"
        "counted.\t\tCounted again.\n"
        "2. Doors\t12. Shut them.\tGate watch\n"
        "\n"
        "\t\ttaking over\n"
        "3. Lamps\t13. Light them.\tLit.\n"
    )
    found = rows(text, read_blocks(text))
    assert [row.text(0) for row in found] == ["1. Keys were not counted.", "2. Doors", "3. Lamps"]
    assert [p.text for p in found[0].cells[2]] == ["Counted.", "Counted again."]
    assert [len(p.spans) for p in found[1].cells[2]] == [2]
    assert all(roles(row) == {"finding": 0, "recommendation": 1, "action": 2} for row in found)


def test_spans_are_exact() -> None:
    text = "| Post | Owner |\n|---|---|\n| Keys | Clerk |\n| Doors | Usher |\n"
    for row in rows(text, read_blocks(text)):
        for paragraphs in row.cells.values():
            for part in paragraphs:
                assert [text[s.start : s.end] for s in part.spans] == [part.text]


def test_rows_that_are_whole_stay_apart() -> None:
    text = "| Post | Duty |\n|---|---|\n| Clerk | Keeps keys |\n| Usher | Shuts doors |\n"
    assert len(rows(text, read_blocks(text))) == 2
