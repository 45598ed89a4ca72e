"""Random tables under true headers: every loader reads them or says BadInput, and a map takes what it read."""

import contextlib
import csv
import io

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from loaded import load_text, told

from remit.graph.errors import BadInput

HEADERS = {
    "orgchart": [
        "Ref", "Post", "Name", "Unit", "Company", "Reports to", "Dotted line", "Status", "From", "To", "Grade",
    ],
    "organogram": [
        "Post Unique Reference", "Name", "Grade", "Job Title", "Job/Team Function", "Parent Department", "Organisation",
        "Unit", "Reports to Senior Post", "FTE", "Notes",
    ],
    "raci": ["Task", "Master", "Pilot", "Board", "Remarks"],
}  # fmt: skip
HEADERS["organogram (junior)"] = [
    "Parent Department", "Organisation", "Unit", "Reporting Senior Post", "Grade", "Generic Job Title",
    "Number of Posts in FTE",
]  # fmt: skip
WORDS = st.sampled_from(
    ["", "", "1", "2", "0", "XX", "A", "R", "a/r", "Pilot", "Vacant", "N/D", "N/A", "Eliminated", "Ports", "2026-02-30",
     "2026-03-01", "9999-12-31", "-", "=1+1", "vacant on 31/02/11", "A = Accountable", "''", "**", "\u2028"]
)  # fmt: skip
CELLS = st.one_of(WORDS, st.text(max_size=8).map(lambda text: text.replace("\x00", "")))


@pytest.mark.parametrize("name", HEADERS)
@given(data=st.data())
def test_any_table_is_read_or_refused(name: str, data: st.DataObject) -> None:
    header = HEADERS[name]
    row = st.lists(CELLS, min_size=1, max_size=len(header) + 1)
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerows([header, *data.draw(st.lists(row, max_size=6))])
    with contextlib.suppress(BadInput):
        load_text(name.partition(" ")[0], out.getvalue().encode("utf-8", "replace"))


def workbook(*rows: list[str | float | None], merge: str = "") -> bytes:
    book = openpyxl.Workbook()
    book.active.title = "S"
    for row in rows:
        book.active.append(row)
    if merge:
        book.active.merge_cells(merge)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_chart_in_a_workbook() -> None:
    rows: list[list[str | float | None]] = [
        ["Post", "Unit", "Boss"],
        ["Chief", "North", None],
        ["Pilot", None, "Chief"],
    ]
    loaded = load_text("orgchart", workbook(*rows, merge="B2:B3"), "a.xlsx")
    assert told(loaded, "Placement") == {("Chief", "", "North"), ("Pilot", "", "North")}
    assert told(loaded, "ReportingLine") == {("Pilot", "direct", "Chief")}
    cells = {proof.cell for claim in loaded.claims for proof in claim.evidence}
    assert cells == {"S!B2", "S!B3", "S!C3"}


def test_a_matrix_in_a_workbook_with_titles_of_groups_across_it() -> None:
    loaded = load_text(
        "raci",
        workbook(["Task", "Al", "Bo"], ["Plan", None, None], ["Dredge", "A", "R"], ["Ring", "C", "AR"], merge="A2:C2"),
        "a.xlsx",
    )  # fmt: skip
    assert {subject for subject, _, _ in told(loaded, "Assignment")} == {"Dredge", "Ring"}


def test_an_organogram_in_a_workbook() -> None:
    rows: list[list[str | float | None]] = [
        [*HEADERS["organogram"]],
        ["7", "Person-a", "G", "Chief", "Leads.", "Sea", "Ports", "North", "XX", 1.0, None],
    ]
    loaded = load_text("organogram", workbook(*rows), "a.xlsx")
    assert told(loaded, "Occupancy") == {("Person-a", "", "Chief")}
    assert "post/ports-7" in {thing.id for thing in loaded.things}
